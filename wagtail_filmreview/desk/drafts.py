"""From the editor to where a front end shows the draft."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import Button

from wagtail_filmreview import conf
from wagtail_filmreview.models import FilmReviewMixin, base_page
from wagtail_filmreview.representations.drafts import draft_token

VIEW = "wagtail_filmreview_draft"


def show_draft(request: HttpRequest, page_id: int) -> HttpResponse:
    """Leads to the front end, with a token for the latest draft of a review."""
    page = get_object_or_404(base_page(), pk=page_id).specific
    address: str = conf.get("PREVIEW_URL")
    if not address or not isinstance(page, FilmReviewMixin):
        raise Http404
    if not _may_see_draft(page, request.user):
        raise PermissionDenied
    response = redirect(address.replace("{token}", draft_token(page)))
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def admin_urls() -> list[Any]:
    """A ``register_admin_urls`` hook."""
    return [path("film-reviews/draft/<int:page_id>/", show_draft, name=VIEW)]


def header_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """A ``register_page_header_buttons`` hook: for reviews, where there is a front end."""
    is_review = issubclass(page.specific_class or object, FilmReviewMixin)
    if is_review and page.pk and conf.get("PREVIEW_URL") and _may_see_draft(page, user):
        yield Button(
            _("Draft on the front end"),
            reverse(VIEW, args=[page.pk]),
            icon_name="view",
            priority=55,
            attrs={"target": "_blank", "rel": "noreferrer"},
        )


def _may_see_draft(page: Any, user: Any) -> bool:
    # As Wagtail decides about its own view of drafts.
    permissions = page.permissions_for_user(user)
    return permissions.can_publish() or permissions.can_edit()
