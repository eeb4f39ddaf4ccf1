"""Reviews that lack something, as their editors last left them."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from wagtail_filmreview.models.findings.words import holds_any
from wagtail_filmreview.models.listing import MISSING_LABELS, ReviewSummary


def reviews_missing(*names: str) -> QuerySet[ReviewSummary]:
    """Reviews that lack any of ``names`` (keys of ``MISSING_LABELS``), or anything if none is given."""
    if not names:
        return ReviewSummary.objects.exclude(missing=[])
    return ReviewSummary.objects.filter(holds_any("missing", names))


def reviews_with_ending_ways(days: int, today: date | None = None) -> QuerySet[ReviewSummary]:
    """Reviews that themselves add a way to watch whose last day has passed or comes within ``days``.

    The longest over first. What films say is in ``expiring_ways``.
    """
    last = (today or timezone.localdate()) + timedelta(days=days)
    return ReviewSummary.objects.filter(ways_end_on__lte=last).order_by("ways_end_on", "pk")


def reviews_not_assessed() -> QuerySet[ReviewSummary]:
    """Reviews that do not say that every category of content was assessed."""
    return ReviewSummary.objects.filter(advisories_assessed=False)


def missing_labels(names: Iterable[str]) -> list[str]:
    """What editors call what is missing."""
    return [str(MISSING_LABELS.get(name, name)) for name in names]
