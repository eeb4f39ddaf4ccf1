"""What the desk says about one review without opening its editor."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from wagtail_filmreview.desk.columns import directors_of
from wagtail_filmreview.desk.in_short import advisories_of
from wagtail_filmreview.desk.policies import may
from wagtail_filmreview.desk.review_filters import page_type_name
from wagtail_filmreview.desk.standing import standing_of
from wagtail_filmreview.models import Film, base_page
from wagtail_filmreview.models.findings import missing_labels
from wagtail_filmreview.vocabulary import SpoilerLevel

NOTHING = "–"


def fact_sheet(review: Any, user: Any) -> list[dict[str, Any]]:
    """Label and value of every fact, in the order an editor asks for them."""
    film = review.film
    facts = {
        _("Status"): standing_of(review),
        _("Still missing"): _list(missing_labels(review.missing)) or _("Nothing"),
        _("Film"): _film(film, user),
        _("Directed by"): directors_of(film) if film else "",
        _("Embargo until"): _embargo(film),
        _("Reviewers"): ", ".join(person.name for person in review.reviewers.all()),
        _("Rating"): review.get_rating_text() or _("Not rated"),
        _("Score"): "" if review.score is None else _("%(score)s of 100") % {"score": review.score},
        _("Recommendation"): review.get_recommendation_display(),
        _("Content advisories"): _advisories(review),
        _("Spoilers"): _spoilers(review),
        _("Page type"): page_type_name(review.page_type),
        _("Language"): review.locale.get_display_name(),
        _("Published on"): review.published_on or "",
        _("Updated"): review.updated_at,
    }
    return [{"label": label, "value": value or NOTHING} for label, value in facts.items()]


def _film(film: Film | None, user: Any) -> str:
    if film is None or not may(user, "change", Film):
        return str(film or "")
    url = reverse(Film.snippet_viewset.get_url_name("edit"), args=[film.pk])
    return format_html('<a href="{}">{}</a>', url, film)


def _embargo(film: Film | None) -> str:
    if film is None or film.embargo_until is None or film.embargo_until <= timezone.now():
        return ""
    until = date_format(timezone.localtime(film.embargo_until), "DATETIME_FORMAT")
    return f"{until}: {film.embargo_note}" if film.embargo_note else until


def _list(words: list[str]) -> str:
    rows = format_html_join("", "<li>{}</li>", ((word,) for word in words))
    return format_html("<ul>{}</ul>", rows) if words else ""


def _advisories(review: Any) -> str:
    assessed = (
        _("All categories assessed") if review.advisories_assessed else _("Not all categories assessed")
    )
    stated = [
        _("%(category)s: %(intensity)s") % {"category": category, "intensity": intensity.label}
        for category, intensity in advisories_of(review)
    ]
    return format_html("{}{}", assessed, _list(stated))


def _spoilers(review: Any) -> str:
    levels = [str(SpoilerLevel(level).label) for level in review.spoiler_levels]
    return ", ".join(levels) or _("None marked")


def links_of(review: Any, user: Any, next_url: str) -> list[dict[str, Any]]:
    """What the user may do with the page, as addresses of Wagtail's page views."""
    page = base_page()._default_manager.get(pk=review.page_id)
    permissions = page.permissions_for_user(user)
    links = []

    def add(view: str, label: str, classname: str) -> None:
        address = reverse(f"wagtailadmin_pages:{view}", args=[page.pk])
        query = urlencode({"next": next_url})
        links.append({"url": f"{address}?{query}", "label": label, "classname": classname})

    if permissions.can_edit():
        add("edit", _("Edit"), "button")
    if page.live and (url := page.get_url()):
        links.append({"url": url, "label": _("View live"), "classname": "button button-secondary"})
    if permissions.can_edit():
        add("history", _("History"), "button button-secondary")
    if permissions.can_delete():
        add("delete", _("Delete"), "button button-secondary no")
    return links
