"""What review templates need beside the page itself."""

from typing import Any

from django import template
from django.core.paginator import Page, Paginator
from django.utils.safestring import SafeString
from wagtail.models import Site

from wagtail_filmreview import codes, conf, jsonld, spoilers
from wagtail_filmreview.blocks.cast import credited_openly
from wagtail_filmreview.blocks.verdict import rating_text, stars_of
from wagtail_filmreview.models import Person
from wagtail_filmreview.representations.filmography import Part
from wagtail_filmreview.representations.filmography import filmography as parts_of
from wagtail_filmreview.representations.store.cards import Cards
from wagtail_filmreview.vocabulary import Recommendation, SpoilerLevel

register = template.Library()

register.filter("country_name", codes.country_name)
register.filter("language_name", codes.language_name)


@register.simple_tag(takes_context=True)
def film_reviews(context: dict[str, Any], below: Any) -> Page[Any]:
    """Cards of the public reviews below a page, one page of them: the one that ``?p=`` names."""
    reviews: Any = Cards(below.path)  # has all that a paginator asks for: count and slices
    paginator: Paginator[Any] = Paginator(reviews, conf.get("PAGE_SIZE"))
    request = context.get("request")
    return paginator.get_page(request.GET.get("p") if request else 1)


@register.simple_tag(takes_context=True)
def spoiler_url(context: dict[str, Any], level: str, anchor: str = "") -> str:
    """The address of this page at a spoiler level; works without script."""
    return spoilers.address(context, level, anchor)


@register.filter
def spoiler_phrase(level: str) -> str:
    """A level in words that fit after “Spoiler:”."""
    return spoilers.phrase(SpoilerLevel(level))


@register.simple_tag(takes_context=True)
def review_json_ld(context: dict[str, Any], page: Any) -> SafeString:
    """What search engines are told about a review, in a script element; the same at every level."""
    return jsonld.as_script(jsonld.review_json_ld(page, context.get("request")))


@register.inclusion_tag("wagtail_filmreview/rating.html")
def rating(value: dict[str, Any] | None) -> dict[str, Any]:
    """A rating in words, and in stars where its scale counts stars."""
    return {"text": rating_text(value), "stars": stars_of(value)}


@register.filter
def recommendation_label(slug: str) -> str:
    return str(dict(Recommendation.choices).get(slug, ""))


@register.filter
def film_title(film: Any) -> str:
    """A film's title in the active locale."""
    return film.title_in() if film else ""


@register.simple_tag(takes_context=True)
def credited_as(context: dict[str, Any], film: Any, role: str) -> list[Any]:
    """The people who have that role in a film, without those whose credit is a spoiler."""
    return credited_openly(film, role, context.get("review"))


@register.simple_tag(takes_context=True)
def filmography(context: dict[str, Any], person: Person) -> list[Part]:
    """The parts of a person in films, as far as the reader's level allows; for a site's page about them."""
    site = Site.find_for_request(context.get("request"))
    return parts_of(person, site=site, level=spoilers.level_of(context)) if site else []
