"""Bringing stored reviews up to date with what they show of other things."""

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import Q, QuerySet
from django_tasks import task
from modelcluster.models import get_all_child_relations

from wagtail_filmreview.models import PublishedReview, ReviewSource, StoreState, review_models
from wagtail_filmreview.representations.store.writing import remove, write

logger = logging.getLogger("wagtail_filmreview")

AT_ONCE = 20
"""As many reviews are rebuilt in the request that changed what they show; more are left to a task."""

BATCH = 20
"""As many are rebuilt in one transaction, for which whoever publishes waits."""

BEHIND = ""
"""The version of a row that is known to be behind: kept with the change, so that no crash forgets it."""


def in_batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def live_pages(ids: Collection[int]) -> Iterator[Any]:
    """The live review pages with these ids, of any class, as the database has them."""
    for model in review_models():
        rows = [relation.get_accessor_name() for relation in get_all_child_relations(model)]
        pages = model.objects.live().filter(pk__in=ids)
        yield from pages.select_related("locale").prefetch_related(*rows)


@transaction.atomic
def rebuild(ids: Collection[int]) -> None:
    """Store these reviews anew, and forget those that are live no more."""
    if others := set(ids) - write(live_pages(ids)):
        remove(others)


def rebuild_if_possible(ids: Sequence[int]) -> None:
    """The same, where one review that cannot be built keeps neither the others nor a rename from it.

    It stays as it was, known to be behind.
    """
    try:
        rebuild(ids)
    except DatabaseError:
        raise  # the database is the trouble, not a page
    except Exception:
        if len(ids) > 1:
            for pk in ids:
                rebuild_if_possible([pk])
        else:
            logger.exception("The review with page id %d cannot be stored", ids[0])
            mark(PublishedReview.objects.filter(pk__in=ids))


@task
def rebuild_later() -> None:
    rebuild_behind()


def rebuild_behind() -> None:
    """Rebuild what is known to be behind, a few reviews at a time."""
    last: int | None = 0
    while last is not None:
        last = _rebuild_some(last)


@transaction.atomic
def _rebuild_some(after: int) -> int | None:
    StoreState.take_turn()
    behind = PublishedReview.objects.filter(version=BEHIND, pk__gt=after).order_by("pk")
    ids = list(behind.values_list("pk", flat=True)[:BATCH])
    if not ids:
        return None
    rebuild_if_possible(ids)
    return ids[-1]


@transaction.atomic
def mark(stored: QuerySet[PublishedReview]) -> int:
    """Note, in the transaction of what was changed, that these are behind; returns how many."""
    StoreState.take_turn()
    return stored.update(version=BEHIND)


@transaction.atomic
def refresh(stored: Q, at_once: bool = False) -> None:
    """Rebuild the stored reviews that this finds: a handful now, more by a task after commit.

    ``at_once`` whatever their number, or not at all: for what is about spoilers. Runs in the transaction
    that changed what they show.
    """
    StoreState.take_turn()
    found = PublishedReview.objects.filter(stored)
    ids = list(found.values_list("pk", flat=True)[: None if at_once else AT_ONCE + 1])
    if at_once:
        for some in in_batches(ids):
            rebuild(some)
    elif len(ids) > AT_ONCE:
        mark(found)
        transaction.on_commit(rebuild_later.enqueue)
    elif ids:
        rebuild_if_possible(ids)


def built_from(tags: Iterable[str] | QuerySet[Any]) -> Q:
    """Stored reviews that show something of what these tags name."""
    return Q(pk__in=ReviewSource.objects.filter(tag__in=tags).values("review"))
