"""Tells editors of giveaways: after saving and before publishing. In the form, ``desk.checks.panel`` does.

Nothing is ever refused for good. What an editor was told of once, and publishes all the same, is published.
"""

import logging
from collections.abc import Iterable
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from wagtail_filmreview import spoilers
from wagtail_filmreview.desk.giveaways.finding import Giveaway, find_giveaways
from wagtail_filmreview.desk.giveaways.words import key_of
from wagtail_filmreview.models import FilmReviewMixin

logger = logging.getLogger(__name__)

TOLD = "filmreview-giveaways"
"""The session's record of what an editor was told of, by page."""

WARNING = "wagtail_filmreview/desk/giveaways.html"


def warn_after_saving(request: HttpRequest, page: Any) -> None:
    """An ``after_create_page`` and ``after_edit_page`` hook.

    A form that saves itself shows no messages; the section at its top is what tells.
    """
    if not isinstance(page, FilmReviewMixin) or not request.accepts("text/html"):
        return
    if getattr(request, "filmreview_published", False):
        return
    if found := giveaways_of(page):
        _tell(request, page, found, _("This review may give something away."))


def warn_before_publishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """A ``before_publish_page`` hook: publishing, now or at a set time, waits until the editor was told.

    By now the draft is saved.
    """
    if not isinstance(page, FilmReviewMixin):
        return None
    found = giveaways_of(page)
    if _was_told(request, page, found):
        request.session.get(TOLD, {}).pop(str(page.pk), None)
        request.session.modified = True
        request.filmreview_published = True  # type: ignore[attr-defined]
        return None
    if request.resolver_match and request.resolver_match.url_name == "add":
        take_back(request, page)
    _tell(
        request,
        page,
        found,
        _("Not published yet, but saved as a draft: this review may give something away."),
        _("Change it, or publish again to publish it as it is."),
    )
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    next_url = get_valid_next_url_from_request(request)
    return redirect(f"{edit}?next={quote(next_url)}" if next_url else edit)


def warn_before_publishing_several(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """A ``before_bulk_action`` hook: the same for publishing from the explorer."""
    if action_type != "publish":
        return None
    untold = []
    for page in objects:
        if issubclass(getattr(page, "specific_class", None) or object, FilmReviewMixin):
            latest = page.get_latest_revision_as_object()
            if not _was_told(request, latest, found := giveaways_of(latest)):
                untold.append((latest, found))
    for page, found in untold:
        title = page.get_admin_display_title()
        _tell(
            request,
            page,
            found,
            _("Nothing published yet: “%(title)s” may give something away.") % {"title": title},
            _("Change it, or publish again to publish it as it is."),
        )
    return redirect(action.next_url) if untold else None


def giveaways_of(page: FilmReviewMixin) -> list[Giveaway]:
    try:
        return find_giveaways(page)
    except Exception:
        # A warning that fails, over a block of the site's for instance, must not cost an editor their work.
        logger.exception("Could not look for giveaways in page %s", page.pk)
        return []


def _tell(
    request: HttpRequest, page: FilmReviewMixin, found: list[Giveaway], lead: str, advice: str = ""
) -> None:
    messages.warning(request, warning(page, found, lead, advice))
    request.session[TOLD] = {**request.session.get(TOLD, {}), str(page.pk): sorted(_marks(found))}


def _was_told(request: HttpRequest, page: FilmReviewMixin, found: list[Giveaway]) -> bool:
    return _marks(found) <= set(request.session.get(TOLD, {}).get(str(page.pk), ()))


def _marks(found: list[Giveaway]) -> set[str]:
    """The findings, recognisable but not readable: a session may be stored in a cookie."""
    return {sha256(f"{one.label}\n{one.phrase}".encode()).hexdigest()[:16] for one in found}


def warning(
    page: FilmReviewMixin, found: list[Giveaway], lead: str, advice: str = "", in_form: bool = False
) -> str:
    """The giveaways as HTML, one row per phrase with a link to every text that it stands in."""
    if not found:
        return ""
    rows: dict[Any, dict[str, Any]] = {}
    for one in found:
        key = (key_of(one.phrase), one.level)
        row = rows.setdefault(key, {"phrase": one.phrase, "of": spoilers.phrase(one.level), "places": []})
        row["places"].append(one)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    context = {"lead": lead, "advice": advice, "rows": [*rows.values()], "edit": edit, "in_form": in_form}
    return render_to_string(WARNING, context)


def take_back(request: HttpRequest, page: Any) -> None:
    """Make a new page a draft: Wagtail has made it live before it asks whether to publish it."""
    page.live = False
    page.has_unpublished_changes = True
    if not request.POST.get("published_on"):
        # Set because the page was live for a moment.
        page.published_on = None
    page.save()
    page.save_revision(user=request.user, clean=False, overwrite_revision=page.latest_revision)
