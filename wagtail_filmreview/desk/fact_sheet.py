"""What the desk says about one review without opening its editor."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from wagtail_filmreview import conf
from wagtail_filmreview.desk.review_filters import page_type_name
from wagtail_filmreview.desk.standing import standing_of
from wagtail_filmreview.models import base_page
from wagtail_filmreview.models.listing import MISSING_LABELS
from wagtail_filmreview.vocabulary import Intensity, SpoilerLevel

NOTHING = "–"


def fact_sheet(review: Any) -> list[dict[str, Any]]:
    """Label and value of every fact, in the order an editor asks for them."""
    facts = {
        _("Status"): standing_of(review),
        _("Film"): review.film or "",
        _("Reviewers"): ", ".join(person.name for person in review.reviewers.all()),
        _("Rating"): review.get_rating_text() or _("Not rated"),
        _("Score"): "" if review.score is None else _("%(score)s of 100") % {"score": review.score},
        _("Recommendation"): review.get_recommendation_display(),
        _("Content advisories"): _advisories(review),
        _("Spoilers"): _spoilers(review),
        _("Still missing"): ", ".join(str(MISSING_LABELS.get(name, name)) for name in review.missing)
        or _("Nothing"),
        _("Page type"): page_type_name(review.page_type),
        _("Language"): review.locale.get_display_name(),
        _("Published on"): review.published_on or "",
        _("Updated"): review.updated_at,
    }
    return [{"label": label, "value": value or NOTHING} for label, value in facts.items()]


def _advisories(review: Any) -> str:
    assessed = (
        _("All categories assessed") if review.advisories_assessed else _("Not all categories assessed")
    )
    categories = conf.advisory_categories()
    stated = [
        (categories[slug].label if slug in categories else slug, Intensity(intensity).label)
        for slug, intensity in review.advisory_categories.items()
    ]
    rows = format_html_join("", "<li>{}: {}</li>", stated)
    return format_html("{}<ul>{}</ul>", assessed, rows) if stated else assessed


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
