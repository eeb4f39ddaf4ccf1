"""Embargoes: no review of a film becomes public, or is scheduled to, before ``Film.embargo_until``.

Three places keep it, whoever publishes and by whatever door: ``FilmReviewMixin.publish`` (bulk actions,
workflows, ``publish_scheduled``, programs), ``FilmReviewMixin.save`` when a page becomes public (copies,
API v3, Wagtail's own actions) and the saving of a revision's schedule. Only ``override`` lets a review
through, one revision at a time, and it is logged: the log entry is what those three look for.

The embargo counts as it is in the database now. Ending or moving it changes no review: what was scheduled
keeps its time, and what would go live too early when its time has come is put off until the embargo ends.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Revision, TaskState, WorkflowState

from wagtail_filmreview.models.films import Film

PERMISSION = "wagtail_filmreview.override_embargo"

OVERRIDDEN = "filmreview.embargo.override"
PUT_OFF = "filmreview.embargo.put_off"
"""Names of the actions in Wagtail's log."""

SCHEDULED = "wagtail.publish.scheduled"
"""What ``publish_scheduled`` calls its publishing."""


class UnderEmbargo(PermissionDenied):
    """A review would be public, or scheduled to be, too early. Its text says until when, and why."""


def ends_at(film_id: int | None) -> datetime | None:
    """When the embargo on reviews of that film ends; None if there is none now."""
    if film_id is None:
        return None
    films = Film.objects.filter(pk=film_id, embargo_until__gt=timezone.now())
    return films.values_list("embargo_until", flat=True).first()


def refuses(page: Any, go_live_at: datetime | None) -> datetime | None:
    """When the embargo ends that forbids being public at ``go_live_at`` (None: now); None if none does."""
    until = ends_at(page.film_id)
    return until if until is not None and (go_live_at is None or go_live_at < until) else None


def may_override(user: Any) -> bool:
    return bool(user is not None and user.is_active and user.has_perm(PERMISSION))


def override(revision: Any, user: Any = None) -> None:
    """Let this revision of a review be published or scheduled before its film's embargo ends; logged.

    ``user`` is who decides so and needs the permission (``PermissionDenied``); None stands for a program.
    An embargo that is moved to a later time afterwards holds again.
    """
    if user is not None and not may_override(user):
        raise PermissionDenied(_("You may not override embargoes."))
    page = revision.as_object()
    if until := ends_at(page.film_id):
        data = {"film": str(Film.objects.get(pk=page.film_id)), "embargo_until": until.isoformat()}
        log(instance=page, action=OVERRIDDEN, user=user, revision=revision, data=data)


def is_overridden(page_id: int | None, revision_id: int | None, until: datetime) -> bool:
    """Whether somebody let that revision through, knowing of an embargo that ends no earlier."""
    if page_id is None or revision_id is None:
        return False
    # A copy of the page begins with the original's revision.
    entries = PageLogEntry.objects.filter(action=OVERRIDDEN, page=page_id, revision=revision_id)
    known = (parse_datetime(entry.data["embargo_until"]) for entry in entries)
    return any(time is not None and until <= time for time in known)


def keep_when_publishing(revision: Any, action: Any) -> None:
    """Refuse to publish a revision too early (``UnderEmbargo``), or put it off until the embargo ends.

    What is put off is what somebody approved before: by scheduling it, or as the last of a workflow. Nobody
    is there to be asked, and a refusal would stop what else is due, or take the approval back.
    """
    page = revision.as_object()
    go_live_at = page.go_live_at if page.go_live_at and page.go_live_at > timezone.now() else None
    until = refuses(page, go_live_at)
    if until is None or is_overridden(page.pk, revision.pk, until):
        return
    if action != SCHEDULED and not _was_approved(revision):
        raise UnderEmbargo(refusal(page, until))
    revision.content["go_live_at"] = until.isoformat()
    revision.save(update_fields=["content"])
    data = {"film": str(page.film), "go_live_at": until.isoformat()}
    log(instance=page, action=PUT_OFF, revision=revision, data=data)


def keep_when_saving(page: Any, update_fields: Any) -> None:
    """Refuse to save what makes a review public, or changes what is public of it, by a new revision."""
    if not page.live or (update_fields is not None and "live" not in update_fields):
        return
    until = ends_at(page.film_id)
    if until is None:
        return
    from wagtail_filmreview.models.reviews import base_page

    live = base_page()._default_manager.filter(live=True).order_by()
    former = live.filter(pk=page.pk).values_list("live_revision_id", flat=True)
    if list(former) == [page.live_revision_id] or is_overridden(page.pk, page.live_revision_id, until):
        return
    # An alias shows what its original shows, and nothing else.
    if page.alias_of_id and live.filter(pk=page.alias_of_id).exists():
        return
    raise UnderEmbargo(refusal(page, until))


def keep_when_scheduling(
    sender: Any, instance: Revision, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """A ``pre_save`` receiver of revisions: refuse a time of going live that is too early."""
    if update_fields is not None and "approved_go_live_at" not in update_fields:
        return
    if raw or instance.approved_go_live_at is None or "film" not in instance.content:
        return
    from wagtail_filmreview.models.reviews import FilmReviewMixin

    if not issubclass(instance.content_type.model_class() or object, FilmReviewMixin):
        return
    until = ends_at(instance.content["film"])
    if until is None or instance.approved_go_live_at >= until:
        return
    # A schedule that became too early is nobody's doing: whatever else is saved with it is.
    same = Revision.objects.filter(pk=instance.pk, approved_go_live_at=instance.approved_go_live_at)
    if same.exists():
        return
    if not is_overridden(int(instance.object_id), instance.pk, until):
        raise UnderEmbargo(refusal(instance.as_object(), until))


def _was_approved(revision: Any) -> bool:
    """Whether a workflow ended with an approval after that revision was written."""
    return TaskState.objects.filter(
        workflow_state__status=WorkflowState.STATUS_APPROVED,
        workflow_state__base_content_type=revision.base_content_type_id,
        workflow_state__object_id=revision.object_id,
        status=TaskState.STATUS_APPROVED,
        finished_at__gte=revision.created_at,
    ).exists()


def refusal(page: Any, until: datetime) -> str:
    """Why a review cannot be public yet, in one sentence."""
    return _("No review of “%(film)s” may appear before %(time)s.") % {
        "film": page.film,
        "time": in_both_zones(until),
    }


def in_both_zones(time: datetime) -> str:
    """A time by the site's clock, and by the editor's where that is another one."""
    of_site, of_editor = timezone.get_default_timezone(), timezone.get_current_timezone()
    there = timezone.localtime(time, of_site)
    here = timezone.localtime(time, of_editor)
    words = {"time": date_format(there, "DATETIME_FORMAT"), "zone": settings.TIME_ZONE}
    if here.utcoffset() == there.utcoffset():
        return _("%(time)s (%(zone)s)") % words
    own = {"own_time": date_format(here, "DATETIME_FORMAT"), "own_zone": timezone.get_current_timezone_name()}
    return _("%(time)s (the site's time, %(zone)s), which is %(own_time)s (your time, %(own_zone)s)") % {
        **words,
        **own,
    }
