"""Comparing the store with the pages: with a fresh build, and with a witness that shares no code with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import InterfaceError, OperationalError

from wagtail_filmreview.models import PublishedReview, StoreState, review_models
from wagtail_filmreview.models.published import GoneReview
from wagtail_filmreview.representations.store import gone
from wagtail_filmreview.representations.store.comparison import Stored, differences
from wagtail_filmreview.representations.store.rebuilding import Told, live_no_more, live_reviews, scanned
from wagtail_filmreview.representations.store.refreshing import in_batches, live_pages
from wagtail_filmreview.representations.store.rows import Rows, rows_of, rows_of_all
from wagtail_filmreview.representations.store.witness.comparing import ABSENT
from wagtail_filmreview.representations.store.witness.facts import Facts


@dataclass(frozen=True)
class Difference:
    """One thing that the store has otherwise than it should."""

    page_id: int
    title: str
    field: str
    """A column, a path into the JSON, ``term …``, ``source …``, ``review`` as a whole or ``tombstone``."""
    stored: Any
    expected: Any


def verify_reviews(below: Any | None = None, told: Told = lambda done, total: None) -> Iterator[Difference]:
    """Every difference, of all reviews or those at or below a page; nothing where the store is right.

    What looks wrong is looked at twice: it may be published this very moment. Renditions of images that
    are not there yet are made, otherwise nothing is written.
    """
    total = sum(live_reviews(model, below).count() for model in review_models())
    done = 0
    for rows in scanned(below):
        for ids in in_batches([row[0] for row in rows]):
            yield from _of_live(ids)
            done += len(ids)
            told(min(done, total), total)
    for ids in live_no_more(below):
        for pk, title in PublishedReview.objects.filter(pk__in=ids).values_list("pk", "title"):
            if not any(live_pages([pk])):
                yield Difference(pk, title, "review", "there", ABSENT)
    for ids in gone.without_tombstone(below):
        for pk in ids:
            yield Difference(pk, "", "tombstone", ABSENT, "one")
    yield from _with_a_number_to_come()


def _of_live(ids: Any) -> Iterator[Difference]:
    pages = list(live_pages(ids))
    try:
        fresh = {rows.review.page_id: rows for rows in rows_of_all(pages)}
    except Exception:
        fresh = {}  # one of them cannot be built: which one is found when each is
    facts, stored = Facts(), Stored(ids)
    for page in pages:
        if any(_found(page, fresh.get(page.pk), stored, facts)):
            again = Stored([page.pk])
            for as_it_is_now in live_pages([page.pk]):
                yield from _found(as_it_is_now, None, again, Facts())


def _found(page: Any, fresh: Rows | None, stored: Stored, facts: Facts) -> Iterator[Difference]:
    try:
        found = differences(page, fresh or rows_of(page), stored, facts)
    except (InterfaceError, OperationalError):
        raise  # the database is the trouble, not a page
    except Exception as error:
        found = {
            "representation": ("whatever is stored", f"cannot be built ({type(error).__name__}: {error})")
        }
    for field, (there, expected) in found.items():
        yield Difference(page.pk, page.title, field, there, expected)


def _with_a_number_to_come() -> Iterator[Difference]:
    """Whoever asks what changed since the last number would never hear of these."""
    last = StoreState.objects.filter(pk=1).values_list("sequence", flat=True).first() or 0
    later = PublishedReview.objects.filter(sequence__gt=last).values_list("pk", "title", "sequence")
    for pk, title, sequence in later.iterator(chunk_size=500):
        yield Difference(pk, title, "sequence", sequence, f"at most {last}")
    for pk, sequence in GoneReview.objects.filter(sequence__gt=last).values_list("pk", "sequence"):
        yield Difference(pk, "", "tombstone", sequence, f"at most {last}")
