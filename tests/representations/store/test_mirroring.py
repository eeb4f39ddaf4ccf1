"""Changes in the order of their numbers, none of them skipped, whoever writes meanwhile."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection
from wagtail.models import PageViewRestriction

from tests import factories
from tests.representations.store.test_concurrency import SECONDS, Writer, building_is_held, publish, waits
from wagtail_filmreview.models import GoneReview, PublishedReview, StoreState
from wagtail_filmreview.representations.store.mirroring import Forgotten, MirroredStore, Place

with_threads = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer at a time, whom readers wait for"
)
for_real = pytest.mark.django_db(transaction=True, serialized_rollback=True)


class Reader:
    """Goes on from where it was, and notes the last number of each review."""

    def __init__(self, home: Any) -> None:
        self._store = MirroredStore(below=home.path)
        self._place = Place()
        self.numbers: dict[int, int] = {}

    def ask(self) -> list[int]:
        """Ids of what is told, all of it."""
        ids: list[int] = []
        more = True
        while more:
            found = self._store.changes(self._place, 3)
            self.numbers.update({change.page_id: change.sequence for change in found.items})
            ids += [change.page_id for change in found.items]
            self._place, more = found.place, found.more
        return ids


def numbers() -> dict[int, int]:
    """Of every review that is or was stored."""
    return dict(
        row for model in (PublishedReview, GoneReview) for row in model.objects.values_list("pk", "sequence")
    )


@pytest.mark.django_db
def test_whoever_asks_again_goes_on(home: Any) -> None:
    reader = Reader(home)
    first = factories.FilmReviewPageFactory(parent=home)
    assert reader.ask() == [first.pk]
    second = factories.FilmReviewPageFactory(parent=home)
    first.unpublish()
    assert reader.ask() == [second.pk, first.pk]
    assert reader.ask() == []


@pytest.mark.django_db
def test_a_place_that_never_was(home: Any) -> None:
    factories.FilmReviewPageFactory(parent=home)
    last = StoreState.objects.get()
    store = MirroredStore(below=home.path)
    for place in (
        Place(last.sequence, "somewhere else", last.sequence, 0),
        Place(last.sequence + 1, last.generation, 0, 0),
        Place(10**12, last.generation, 0, 0),
    ):
        with pytest.raises(Forgotten):
            store.changes(place, 10)


@pytest.mark.django_db
def test_a_store_that_nothing_was_ever_written_to(home: Any) -> None:
    StoreState.past_too.all().delete()
    assert MirroredStore(below=home.path).changes(Place(), 10).items == []
    with pytest.raises(Forgotten):
        MirroredStore(below=home.path).changes(Place(3, "another", 3, 0), 10)


@pytest.mark.django_db
def test_a_restriction_costs_the_same_for_many(home: Any) -> None:
    """All below get one number, by one statement."""
    for _ in range(4):
        factories.FilmReviewPageFactory(parent=home)
    PageViewRestriction.objects.create(page=home, restriction_type="login")
    assert set(PublishedReview.objects.values_list("sequence", flat=True)) == {
        StoreState.objects.get().sequence
    }


@for_real
@with_threads
def test_who_asks_while_somebody_writes_misses_nothing(index: Any, home: Any, monkeypatch: Any) -> None:
    """Two have written and one has not committed: neither is told of until both are."""
    pages = [factories.publish(factories.FilmReviewPageFactory(parent=index, live=False)) for _ in range(2)]
    reader = Reader(home)
    reader.ask()
    with building_is_held(monkeypatch) as (built, go_on):
        first = Writer(lambda: publish(pages[0], "First"))
        assert built.wait(SECONDS)
        second = Writer(lambda: publish(pages[1], "Second"))
        waits(second)
        assert reader.ask() == []
        go_on.set()
        first.done()
        second.done()
    assert reader.ask() == [page.pk for page in pages]
    assert reader.numbers == numbers()


@for_real
@with_threads
def test_who_never_stops_asking_misses_nothing(index: Any, home: Any) -> None:
    pages = [factories.publish(factories.FilmReviewPageFactory(parent=index, live=False)) for _ in range(3)]
    ended = threading.Event()
    reader = Reader(home)

    def publishing(page: Any) -> None:
        for number in range(5):
            publish(page, f"{page.pk}-{number}")

    def restricting() -> None:
        for _ in range(5):
            PageViewRestriction.objects.create(page=index, restriction_type="login").delete()

    def ending() -> None:
        for _ in range(3):
            type(pages[0]).objects.get(pk=pages[0].pk).unpublish()
            publish(pages[0], "Back")

    def reading() -> None:
        while not ended.is_set():
            reader.ask()

    asking = Writer(reading)
    writers = [Writer(lambda page=page: publishing(page)) for page in pages[1:]]
    writers += [Writer(restricting), Writer(ending)]
    for writer in writers:
        writer.done()
    ended.set()
    asking.done()
    reader.ask()
    assert reader.numbers == numbers()
