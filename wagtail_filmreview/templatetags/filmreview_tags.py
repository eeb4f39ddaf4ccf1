"""What review templates need beside the page itself."""

from typing import Any
from weakref import WeakKeyDictionary

from django import template
from django.core.paginator import Page, Paginator
from django.template import Context, Template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Site

from wagtail_filmreview import codes, conf, jsonld, spoilers
from wagtail_filmreview.blocks.cast import credited_openly
from wagtail_filmreview.blocks.verdict import rating_text, stars_of
from wagtail_filmreview.models import FilmReviewMixin, Person
from wagtail_filmreview.representations.filmography import Part
from wagtail_filmreview.representations.filmography import filmography as parts_of
from wagtail_filmreview.representations.store.cards import Cards
from wagtail_filmreview.representations.store.rendered import engine_of, kept_part
from wagtail_filmreview.vocabulary import Recommendation, SpoilerLevel

register = template.Library()

LIKELY = frozenset(map(str, range(1, 1000)))
"""Numbers that a page of a list may have."""

register.filter("country_name", codes.country_name)
register.filter("language_name", codes.language_name)


@register.simple_tag(takes_context=True)
def film_reviews(context: dict[str, Any], below: Any) -> Page[Any]:
    """Cards of the public reviews below a page, one page of them: the one that ``?p=`` names."""
    request, size = context.get("request"), conf.get("PAGE_SIZE")
    number = (request.GET.get("p") if request else None) or "1"
    # Most ask for a page that exists: it is read together with the number of reviews.
    start = (int(number) - 1) * size if number in LIKELY else 0
    # Has all that a paginator asks for: count and slices.
    reviews: Any = Cards(below.path, likely=slice(start, start + size))
    return Paginator(reviews, size).get_page(number)


@register.simple_tag(takes_context=True)
def review_part(context: Context, name: str) -> SafeString:
    """Include a template that shows a part of the context's ``review``: what is kept of it, if it can be."""
    if (kept := kept_part(name, context)) is not None:
        return kept
    review = context.get("review")
    if isinstance(review, FilmReviewMixin):
        review.prefetch_film()
    with context.push():
        return engine_of(context).get_template(name).render(context)


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


RATING = "wagtail_filmreview/rating.html"
MOST_RATINGS = 1000

# Every list shows a dozen ratings, and there are only so many on a scale.
_ratings: WeakKeyDictionary[Template, dict[tuple[str | None, str], SafeString]] = WeakKeyDictionary()


@register.simple_tag(takes_context=True)
def rating(context: Context, value: dict[str, Any] | None) -> SafeString:
    """A rating in words, and in stars where its scale counts stars."""
    rating_template = engine_of(context).get_template(RATING)
    known = _ratings.setdefault(rating_template, {})
    key = get_language(), repr(value)
    if key not in known:
        if len(known) >= MOST_RATINGS:
            known.clear()
        shown = {"text": rating_text(value), "stars": stars_of(value)}
        known[key] = rating_template.render(Context(shown, autoescape=context.autoescape))
    return known[key]


@register.filter
def recommendation_label(slug: str) -> str:
    return str(dict(Recommendation.choices).get(slug, ""))


CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Languages that write nouns with a capital wherever they stand."""


@register.filter
def in_a_sentence(label: str) -> str:
    """A label in the middle of a sentence, as the active language writes it there."""
    label, language = str(label), (get_language() or "").partition("-")[0]
    return label if language in CAPITAL_NOUNS else label[:1].lower() + label[1:]


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
