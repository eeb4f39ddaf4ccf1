"""What Wagtail's admin says where something may not be published: an embargo, or what the site requires.

The form of a review refuses by itself (``models.review_form``). These hooks are for forms of a site's own,
for publishing several pages at once and for copies; the rules themselves are in ``models``.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from wagtail_filmreview.desk.giveaways.warnings import take_back
from wagtail_filmreview.models import FilmReviewMixin, embargo, readiness, review_models
from wagtail_filmreview.models.checks import required_findings
from wagtail_filmreview.models.review_form import DESPITE_IT, PUBLISH

Refusal = tuple[Any, str]
"""A review and why it cannot be published."""


def refuse_before_publishing(request: HttpRequest, page: Any) -> HttpResponse | None:
    """A ``before_publish_page`` hook, for forms that do not extend ``FilmReviewForm``. The draft is saved."""
    if not isinstance(page, FilmReviewMixin):
        return None
    despite_it = request.POST.get(PUBLISH) == DESPITE_IT and embargo.may_override(request.user)
    why = _why_not(page, despite_it)
    if why is None:
        return None
    if request.resolver_match and request.resolver_match.url_name == "add":
        take_back(request, page)
    messages.error(request, _("Not published yet, but saved as a draft: %(why)s") % {"why": why})
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    next_url = get_valid_next_url_from_request(request)
    return redirect(f"{edit}?next={quote(next_url)}" if next_url else edit)


def let_through(request: HttpRequest, page: Any) -> None:
    """The last ``before_publish_page`` hook: log that somebody publishes despite an embargo."""
    if isinstance(page, FilmReviewMixin) and request.POST.get(PUBLISH) == DESPITE_IT:
        if embargo.may_override(request.user):
            embargo.override(page.latest_revision, request.user)


def refuse_several(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """A ``before_bulk_action`` hook: nothing is published where one of the reviews may not be."""
    if action_type != "publish":
        return None
    below = bool(action.cleaned_form.cleaned_data.get("include_descendants"))
    refusals: list[Refusal] = []
    for page in _reviews_among(objects, below):
        latest = page.get_latest_revision_as_object()
        if why := _why_not(latest):
            refusals.append((latest, why))
    if not refusals:
        return None
    _tell(request, _("Nothing was published:"), refusals)
    return redirect(action.next_url)


def refuse_public_copy(request: HttpRequest, page: Any) -> HttpResponse | None:
    """A ``before_copy_page`` hook: what is public despite an embargo can be copied as a draft only."""
    if request.method != "POST" or not request.POST.get("publish_copies") or request.POST.get("alias"):
        return None
    copied = page.get_descendants(inclusive=True) if request.POST.get("copy_subpages") else [page]
    live = [review for review in _reviews_among(copied) if review.live]
    refusals = [
        (review, embargo.refusal(review, until))
        for review in live
        if (until := embargo.ends_at(review.film_id))
    ]
    if not refusals:
        return None
    _tell(request, _("Nothing was copied. Copy it as a draft:"), refusals)
    return redirect(request.get_full_path())


def _why_not(page: Any, despite_embargo: bool = False) -> str | None:
    if not despite_embargo and (until := embargo.refuses(page, page.go_live_at)):
        if not embargo.is_overridden(page.pk, page.latest_revision_id, until):
            return embargo.refusal(page, until)
    if found := required_findings(page):
        return readiness.refusal(page, found)
    return None


def _reviews_among(pages: Iterable[Any], drafts_below: bool = False) -> Iterator[Any]:
    for page in pages:
        if issubclass(page.specific_class or object, FilmReviewMixin):
            yield page.specific
        if drafts_below:
            yield from page.get_descendants().not_live().type(*review_models()).specific()


def _tell(request: HttpRequest, lead: str, refusals: list[Refusal]) -> None:
    rows = (
        (reverse("wagtailadmin_pages:edit", args=[page.pk]), page.get_admin_display_title(), why)
        for page, why in refusals
    )
    listed = format_html_join("", '<li><a href="{}">{}</a>: {}</li>', rows)
    messages.error(request, format_html('{}<ul class="filmreview-giveaways">{}</ul>', lead, listed))
