"""How the page of a review, or a film, stands: live, draft, scheduled.

It is read from Wagtail's tables, never copied.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, WorkflowState

from wagtail_filmreview.models import Film, ReviewSummary, base_page


class Standing(models.TextChoices):
    """The words are those of Wagtail's page explorer."""

    LIVE = "live", _("live")
    LIVE_AND_DRAFT = "live-draft", _("live + draft")
    LIVE_AND_SCHEDULED = "live-scheduled", _("live + scheduled")
    LIVE_AND_IN_MODERATION = "live-moderation", _("live + in moderation")
    SCHEDULED = "scheduled", _("scheduled")
    IN_MODERATION = "moderation", _("in moderation")
    EXPIRED = "expired", _("expired")
    DRAFT = "draft", _("draft")


def reviews_with_standing(summaries: QuerySet[ReviewSummary]) -> QuerySet[ReviewSummary]:
    """Add the ``standing`` of its page to every row."""
    page = base_page()._default_manager.filter(pk=OuterRef("page_id")).order_by()
    named = _named_by(base_page(), "page_id")
    moderated = WorkflowState.objects.filter(
        status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES], **named
    )
    return summaries.annotate(
        page_live=Subquery(page.values("live")[:1]),
        page_changed=Subquery(page.values("has_unpublished_changes")[:1]),
        page_expired=Subquery(page.values("expired")[:1]),
        scheduled=_scheduled(named),
        moderated=Exists(moderated),
    ).annotate(standing=_standing("page_live", "page_changed", "page_expired"))


def films_with_standing(films: QuerySet[Film]) -> QuerySet[Film]:
    """Add their ``standing``, which Wagtail's own status would ask the database for row by row."""
    # Films have no workflow.
    return films.annotate(scheduled=_scheduled(_named_by(Film, "pk")), moderated=Value(False)).annotate(
        standing=_standing("live", "has_unpublished_changes", "expired")
    )


def _named_by(model: type[Any], key: str) -> dict[str, Any]:
    return {
        "base_content_type": ContentType.objects.get_for_model(model),
        "object_id": Cast(OuterRef(key), models.CharField()),
    }


def _scheduled(named: dict[str, Any]) -> Exists:
    return Exists(Revision.objects.filter(approved_go_live_at__isnull=False, **named))


def _standing(live: str, changed: str, expired: str) -> Case:
    is_live, scheduled, moderated = Q(**{live: True}), Q(scheduled=True), Q(moderated=True)
    return Case(
        When(is_live & scheduled, then=Value(Standing.LIVE_AND_SCHEDULED)),
        When(is_live & moderated, then=Value(Standing.LIVE_AND_IN_MODERATION)),
        When(is_live & Q(**{changed: True}), then=Value(Standing.LIVE_AND_DRAFT)),
        When(is_live, then=Value(Standing.LIVE)),
        When(Q(**{expired: True}), then=Value(Standing.EXPIRED)),
        When(scheduled, then=Value(Standing.SCHEDULED)),
        When(moderated, then=Value(Standing.IN_MODERATION)),
        default=Value(Standing.DRAFT),
        output_field=models.CharField(),
    )


def standing_of(row: Any) -> str:
    """The standing of a row of either query, in words."""
    return str(Standing(row.standing).label)
