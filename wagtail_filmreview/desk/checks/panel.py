"""The section at the top of a review's form: its embargo, what it lacks, and what it gives away.

The form's script asks for it when the form opens, when another film is chosen and whenever the form has
saved itself. It tells of the latest draft and holds nobody up.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.staticfiles import versioned_static
from wagtail.permission_policies.pages import PagePermissionPolicy

from wagtail_filmreview import conf
from wagtail_filmreview.desk.access import may_list
from wagtail_filmreview.desk.giveaways.warnings import giveaways_of, warning
from wagtail_filmreview.models import Film, FilmReviewMixin, base_page, embargo
from wagtail_filmreview.models.checks import findings
from wagtail_filmreview.models.review_form import AT_ITS_END, DESPITE_IT

VIEW = "filmreview_checks"
TEMPLATE = "wagtail_filmreview/desk/checks.html"


def for_the_form(request: HttpRequest, page_id: int) -> HttpResponse:
    """The section as HTML, empty if there is nothing to tell.

    ``page_id`` 0 stands for a page that is not saved yet. ``?film=`` is the film that the form has now.
    """
    if page_id == 0:
        if not may_list(request.user):
            raise PermissionDenied
        may_publish = PagePermissionPolicy().user_has_permission(request.user, "publish")
        return render(request, TEMPLATE, {"embargo": _embargo(request, None, may_publish)})
    page = get_object_or_404(base_page()._default_manager.all(), pk=page_id)
    permissions = page.permissions_for_user(request.user)
    if not permissions.can_edit():
        raise PermissionDenied
    if not issubclass(page.specific_class or object, FilmReviewMixin):
        return HttpResponse(status=204)
    draft = page.get_latest_revision_as_object()
    lock = page.get_lock()
    may_publish = permissions.can_publish() and not (lock and lock.for_user(request.user))
    lead = _("This review may give something away.")
    context = {
        "embargo": _embargo(request, draft, may_publish),
        "findings": findings(draft),
        "required": conf.get("REQUIRED_TO_PUBLISH"),
        "edit": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "giveaways": warning(draft, giveaways_of(draft), lead, in_form=True),
    }
    return render(request, TEMPLATE, context)


def _embargo(request: HttpRequest, draft: Any, may_publish: bool) -> dict[str, Any] | None:
    """What to say about the embargo on the film of the form, and what the user can do about it."""
    asked = request.GET.get("film", "")
    film_id = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None
    if film_id is None and draft is not None:
        film_id = draft.film_id
    film = Film.objects.filter(pk=film_id).first() if film_id is not None else None
    until = embargo.ends_at(film_id)
    if film is None or until is None:
        return None
    scheduled = draft.scheduled_revision if draft is not None else None
    goes_live = scheduled and scheduled.approved_go_live_at
    return {
        "film": film,
        "until": embargo.in_both_zones(until),
        "goes_live": goes_live and embargo.in_both_zones(goes_live),
        "is_put_off": bool(goes_live and goes_live < until),
        "is_live": draft is not None and draft.live,
        "may_publish": may_publish,
        "may_override": may_publish and embargo.may_override(request.user),
        "at_its_end": AT_ITS_END,
        "despite_it": DESPITE_IT,
    }


def admin_urls() -> list[Any]:
    """A ``register_admin_urls`` hook."""
    return [path("film-reviews/checks/<int:page_id>/", for_the_form, name=VIEW)]


def form_script() -> SafeString:
    """An ``insert_editor_js`` hook: the script that keeps the section at the top of a review's form."""
    return format_html(
        '<script src="{}" data-filmreview-checks="{}"></script>',
        versioned_static("wagtail_filmreview/js/checks.js"),
        reverse(VIEW, args=[0]),
    )


def stylesheet() -> SafeString:
    """An ``insert_global_admin_css`` hook: a warning may appear on any page of the admin."""
    address = versioned_static("wagtail_filmreview/desk/desk.css")
    return format_html('<link rel="stylesheet" href="{}">', address)
