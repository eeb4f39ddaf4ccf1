"""Films that need somebody's attention, and ways to watch that are over or soon will be."""

from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from wagtail_filmreview.models.film_rows import FilmWayToWatch
from wagtail_filmreview.models.films import Film
from wagtail_filmreview.models.listing import ReviewSummary


def expiring_ways(days: int, today: date | None = None) -> QuerySet[FilmWayToWatch]:
    """Films' ways to watch whose last day has passed or comes within ``days``, the longest over first.

    ``days`` 0 asks for what ends today or has ended. ``today`` is the date in the current time zone.
    """
    last = (today or timezone.localdate()) + timedelta(days=days)
    return FilmWayToWatch.objects.filter(available_until__lte=last).order_by("available_until", "pk")


def films_without_review() -> QuerySet[Film]:
    """Films that no review is about, not even one in draft."""
    return Film.objects.filter(~Exists(_reviews()))


def films_not_assessed() -> QuerySet[Film]:
    """Films that have a review, drafts included, none of which says that every advisory was assessed."""
    return Film.objects.filter(Exists(_reviews()), ~Exists(_reviews().filter(advisories_assessed=True)))


def films_under_embargo(now: datetime | None = None) -> QuerySet[Film]:
    """Films whose reviews have to wait, the one that waits least first."""
    return Film.objects.filter(embargo_until__gt=now or timezone.now()).order_by("embargo_until", "pk")


def _reviews() -> QuerySet[ReviewSummary]:
    return ReviewSummary.objects.filter(film=OuterRef("pk")).order_by()
