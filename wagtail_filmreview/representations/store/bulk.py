"""Writing many pages with one refresh at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from wagtail_filmreview.models import PublishedReview
from wagtail_filmreview.representations.store import refreshing, writing


@dataclass
class _Collected:
    ids: set[int] = field(default_factory=set)
    """Reviews that were saved."""


_collecting: ContextVar[_Collected | None] = ContextVar("filmreview_bulk", default=None)


@contextmanager
def bulk() -> Iterator[None]:
    """Hold back the store and its signals until the end of the block.

    Readers see the former state of what is written meanwhile, but for access, which is never stored. The
    store is brought up to date also when the block ends by an exception: what was saved stays saved. Should
    the process be killed, ``filmreview rebuild`` does what is left.
    """
    if _collecting.get() is not None:
        yield  # the outermost block ends it
        return
    collected = _Collected()
    token = _collecting.set(collected)
    try:
        yield
    finally:
        _collecting.reset(token)
        # An exception may be about to roll back all that was written, and with it what was noted.
        if not connection.needs_rollback:
            _catch_up(collected)


def _catch_up(collected: _Collected) -> None:
    for some in refreshing.in_batches(sorted(collected.ids)):
        refreshing.rebuild_if_possible(some)
    refreshing.rebuild_behind()


def write(page: Any) -> None:
    """A live page was saved, and is in memory as it is in the database."""
    if not _held_back([page.pk]):
        writing.write([page])


def rebuild(page_id: int) -> None:
    """Something of a review page was saved: the database knows what it is now."""
    if not _held_back([page_id]):
        refreshing.rebuild([page_id])


def remove(page_id: int) -> None:
    """A review page is live no more, or gone."""
    if not _held_back([page_id]):
        writing.remove([page_id])


def refresh(stored: Q, at_once: bool = False) -> None:
    """What these reviews show was saved; see ``refreshing.refresh``."""
    if _collecting.get() is None:
        refreshing.refresh(stored, at_once)
    else:
        refreshing.mark(PublishedReview.objects.filter(stored))


def refresh_after_commit(stored: Q) -> None:
    """The same for what shows addresses, which Wagtail changes only after it has saved their page."""
    if refreshing.mark(PublishedReview.objects.filter(stored)):
        transaction.on_commit(lambda: refresh(Q(version=refreshing.BEHIND)))


def _held_back(ids: list[int]) -> bool:
    if (collected := _collecting.get()) is None:
        return False
    collected.ids.update(ids)
    # Kept in the database as well, should this process not live to see the end.
    refreshing.mark(PublishedReview.objects.filter(pk__in=ids))
    return True
