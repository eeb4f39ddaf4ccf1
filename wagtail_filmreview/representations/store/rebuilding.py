"""Bringing the whole store, or what is below a page, up to date: batch by batch, while the site is read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import InterfaceError, OperationalError

from wagtail_filmreview.models import GoneReview, PublishedReview, base_page, review_models
from wagtail_filmreview.representations.store import gone, refreshing
from wagtail_filmreview.representations.store.rows import version

SCAN = 500
"""So many pages are looked at together; memory is that of as many rows of a few columns."""

COLUMNS = ("title", "film_id", "locale_id", "published_on", "score")
"""What pages and stored rows have in common: a difference tells that a row is behind, without building it."""


@dataclass
class Rebuilt:
    """What a rebuild did."""

    live: int = 0
    """Reviews that were looked at."""
    written: int = 0
    removed: int = 0
    tombstones: int = 0
    failed: dict[int, str] = field(default_factory=dict)
    """Page id to why its representation could not be built. What was stored of it before is still there."""


Told = Callable[[int, int], None]
"""Is called with how many reviews are done, and of how many."""


def rebuild_reviews(
    below: Any | None = None, everything: bool = False, told: Told = lambda done, total: None
) -> Rebuilt:
    """Store the live reviews at or below a page, or all; forget those that are live no more.

    Only what is missing or visibly behind is built, unless ``everything`` is asked for. Each batch is a
    transaction of its own, so readers never see half of one, and what an interrupted rebuild has done is
    done: the next one goes on from there.
    """
    outcome = Rebuilt()
    total = sum(live_reviews(model, below).count() for model in review_models())
    told(0, total)
    for rows in scanned(below):
        ids = [row[0] for row in rows]
        if buried := list(GoneReview.objects.filter(pk__in=ids).values_list("pk", flat=True)):
            gone.take_away(buried)
        for batch in refreshing.in_batches(ids if everything else _behind(rows)):
            _rebuild(batch, outcome)
        outcome.live += len(ids)
        told(min(outcome.live, total), total)
    for ids in live_no_more(below):
        refreshing.rebuild(ids)
        outcome.removed += len(ids)
    for ids in gone.without_tombstone(below):
        gone.leave_tombstones(ids)
        outcome.tombstones += len(ids)
    return outcome


def live_reviews(model: Any, below: Any | None) -> Any:
    pages = model._default_manager.live()
    return pages.filter(path__startswith=below.path) if below is not None else pages


def scanned(below: Any | None) -> Iterator[list[tuple[Any, ...]]]:
    """Id and ``COLUMNS`` of every live review, by id: what is published meanwhile stores itself."""
    for model in review_models():
        last = 0
        while True:
            pages = live_reviews(model, below).filter(pk__gt=last).order_by("pk")
            rows = list(pages.values_list("pk", *COLUMNS)[:SCAN])
            if not rows:
                break
            yield rows
            last = rows[-1][0]


def _behind(rows: Iterable[tuple[Any, ...]]) -> list[int]:
    """Those that the store lacks, has from other code, or has with other columns."""
    by_id = {row[0]: row[1:] for row in rows}
    current = PublishedReview.objects.filter(pk__in=by_id, version=version())
    stored = {row[0]: row[1:] for row in current.values_list("pk", *COLUMNS)}
    return [pk for pk, row in by_id.items() if not _agree(row, stored.get(pk))]


def _agree(page: tuple[Any, ...], stored: tuple[Any, ...] | None) -> bool:
    if stored is None:
        return False
    at = COLUMNS.index("published_on")
    if page[at] is None:  # the store has then put in a date of its own
        stored = (*stored[:at], None, *stored[at + 1 :])
    return page == stored


def _rebuild(ids: Sequence[int], outcome: Rebuilt) -> None:
    """Rebuild a batch. One page that cannot be built does not keep the others from it."""
    try:
        refreshing.rebuild(ids)
        outcome.written += len(ids)
    except (InterfaceError, OperationalError):
        raise  # the database is the trouble, not a page
    except Exception as error:
        if len(ids) == 1:
            outcome.failed[ids[0]] = f"{type(error).__name__}: {error}"
            return
        for pk in ids:
            _rebuild([pk], outcome)


def live_no_more(below: Any | None) -> Iterator[list[int]]:
    """Ids of stored reviews whose page is gone, unpublished or no review any more, in batches.

    Where a deleted page was is not known any more: with ``below`` such rows are left alone.
    """
    last = 0
    while True:
        stored = PublishedReview.objects.filter(pk__gt=last).order_by("pk")
        if below is not None:
            pages = base_page()._default_manager.filter(path__startswith=below.path)
            stored = stored.filter(pk__in=pages.values("pk"))
        ids = list(stored.values_list("pk", flat=True)[:SCAN])
        if not ids:
            return
        live = {
            pk
            for model in review_models()
            for pk in live_reviews(model, None).filter(pk__in=ids).values_list("pk", flat=True)
        }
        if left := [pk for pk in ids if pk not in live]:
            yield left
        last = ids[-1]
