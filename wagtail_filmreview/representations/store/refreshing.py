"""Bringing stored reviews up to date with what they show of other things."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction
from django_tasks import task

from wagtail_filmreview.models import PublishedReview, ReviewSource, base_page, review_models
from wagtail_filmreview.representations.store.writing import (
    CHANGING_SOURCES,
    remove,
    take_turns,
    write,
)

AT_ONCE = 50
"""As many reviews are rebuilt in the request that changed a name; more are left to a task."""

BATCH = 100


def in_batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def live_pages(ids: Collection[int]) -> Iterator[Any]:
    """The live review pages with these ids, of any class, as the database has them."""
    for model in review_models():
        yield from model.objects.live().filter(pk__in=ids).select_related("locale")


@transaction.atomic
def rebuild(ids: Collection[int]) -> None:
    """Store these reviews anew, and forget those that are live no more."""
    pages = list(live_pages(ids))
    write(pages)
    remove(set(ids) - {page.pk for page in pages})


@task
def rebuild_later(ids: list[int]) -> None:
    for some in in_batches(ids):
        rebuild(some)


def rebuild_those_built_from(tags: Iterable[str], at_once: bool = False) -> None:
    """Rebuild the reviews that show something of what these tags name.

    ``at_once`` whatever their number: for what is about spoilers. Runs in the transaction that changed it.
    """
    with transaction.atomic():
        take_turns(CHANGING_SOURCES)
        found = ReviewSource.objects.filter(tag__in=set(tags)).values_list("review_id", flat=True)
        ids = sorted(set(found))
        if at_once or len(ids) <= AT_ONCE:
            for some in in_batches(ids):
                rebuild(some)
        else:
            transaction.on_commit(lambda: rebuild_later.enqueue(ids))


def below(path: str) -> list[int]:
    """The stored reviews at or below a place in the page tree."""
    pages = base_page()._default_manager.filter(path__startswith=path).values("pk")
    return list(PublishedReview.objects.filter(pk__in=pages).values_list("pk", flat=True))
