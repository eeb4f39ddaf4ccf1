"""Several writers at once, each with a connection of its own: what is committed last is what is stored."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import close_old_connections, connection, transaction

from tests import bodies, factories
from tests.representations.store.checking import assert_store_is_right
from wagtail_filmreview.models import FilmCredit, Person, PublishedReview, StoreState
from wagtail_filmreview.representations.store import refreshing, rows

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]

SECONDS = 20


class Writer(threading.Thread):
    """Does something with a connection of its own; what it raised is raised by ``join``."""

    def __init__(self, does: Callable[[], Any]) -> None:
        super().__init__(daemon=True)
        self._does = does
        self._raised: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self._does()
        except BaseException as error:
            self._raised = error
        finally:
            connection.close()

    def done(self) -> None:
        self.join(SECONDS)
        assert not self.is_alive(), "still waiting"
        if self._raised is not None:
            raise self._raised


@contextmanager
def building_is_held(monkeypatch: Any) -> Iterator[tuple[threading.Event, threading.Event]]:
    """The next representation is built, then waits: ``built`` tells when, ``go_on`` lets it."""
    built, go_on = threading.Event(), threading.Event()
    build = rows.build_review

    def slowly(*args: Any) -> Any:
        representation = build(*args)
        if not built.is_set():
            built.set()
            assert go_on.wait(SECONDS)
        return representation

    monkeypatch.setattr(rows, "build_review", slowly)
    yield built, go_on


@pytest.fixture
def person() -> Person:
    return factories.PersonFactory(name="Ada")


@pytest.fixture
def review(index: Any, person: Person) -> Any:
    film = factories.FilmFactory()
    factories.FilmCreditFactory(film=film, person=person, character="The clerk")
    return factories.publish(
        factories.FilmReviewPageFactory(parent=index, film=film, live=False, body=[bodies.cast()])
    )


def waits(writer: Writer) -> None:
    writer.join(0.5)
    assert writer.is_alive(), "it should have waited"


def rename(pk: int, name: str) -> None:
    person = Person.objects.get(pk=pk)
    person.name = name
    person.save()


def publish(page: Any, title: str) -> None:
    page = type(page).objects.get(pk=page.pk)
    page.title = title
    page.save_revision().publish()


def stored(page: Any) -> PublishedReview:
    return PublishedReview.objects.get(pk=page.pk)


def test_a_rename_while_a_review_is_being_published(review: Any, person: Person, monkeypatch: Any) -> None:
    """The review is built with the old name; the rename waits for it, and builds it again."""
    with building_is_held(monkeypatch) as (built, go_on):
        publishing = Writer(lambda: publish(review, "New"))
        assert built.wait(SECONDS)
        renaming = Writer(lambda: rename(person.pk, "Grace"))
        waits(renaming)
        go_on.set()
        publishing.done()
        renaming.done()
    assert stored(review).title == "New"
    assert_store_is_right()


def test_the_first_publishing_while_somebody_is_renamed(
    index: Any, review: Any, person: Person, monkeypatch: Any
) -> None:
    """Nothing in the database tells yet that the review will show this person."""
    draft = factories.FilmReviewPageFactory(parent=index, film=review.film, live=False)
    with building_is_held(monkeypatch) as (built, go_on):
        publishing = Writer(lambda: publish(draft, "First"))
        assert built.wait(SECONDS)
        renaming = Writer(lambda: rename(person.pk, "Grace"))
        waits(renaming)
        go_on.set()
        publishing.done()
        renaming.done()
    assert_store_is_right()


def test_publishing_while_somebody_is_being_renamed(review: Any, person: Person, monkeypatch: Any) -> None:
    """The rename is not committed when the review is to be built, which waits for it."""
    with building_is_held(monkeypatch) as (built, go_on):
        renaming = Writer(lambda: rename(person.pk, "Grace"))
        assert built.wait(SECONDS)
        publishing = Writer(lambda: publish(review, "New"))
        waits(publishing)
        go_on.set()
        renaming.done()
        publishing.done()
    assert stored(review).title == "New"
    assert_store_is_right()


def test_publishing_while_a_page_is_being_rebuilt(review: Any, monkeypatch: Any) -> None:
    with building_is_held(monkeypatch) as (built, go_on):
        rebuilding = Writer(lambda: refreshing.rebuild([review.pk]))
        assert built.wait(SECONDS)
        publishing = Writer(lambda: publish(review, "New"))
        waits(publishing)
        go_on.set()
        rebuilding.done()
        publishing.done()
    assert stored(review).title == "New"
    assert_store_is_right()


def test_unpublishing_while_a_page_is_being_rebuilt(review: Any, monkeypatch: Any) -> None:
    PublishedReview.objects.all().delete()
    with building_is_held(monkeypatch) as (built, go_on):
        rebuilding = Writer(lambda: refreshing.rebuild([review.pk]))
        assert built.wait(SECONDS)
        ending = Writer(lambda: type(review).objects.get(pk=review.pk).unpublish())
        waits(ending)
        go_on.set()
        rebuilding.done()
        ending.done()
    assert_store_is_right()


def test_two_publish_one_page(review: Any, monkeypatch: Any) -> None:
    with building_is_held(monkeypatch) as (built, go_on):
        first = Writer(lambda: publish(review, "First"))
        assert built.wait(SECONDS)
        second = Writer(lambda: publish(review, "Second"))
        waits(second)
        go_on.set()
        first.done()
        second.done()
    assert stored(review).title == "Second"
    assert_store_is_right()


def test_a_transaction_of_both_beside_another(index: Any, review: Any, person: Person) -> None:
    """Whoever publishes and then renames in one transaction asks for nothing that others hold."""
    other = factories.publish(factories.FilmReviewPageFactory(parent=index, film=review.film, live=False))
    started = threading.Barrier(2)

    def both(page: Any, name: str) -> None:
        with transaction.atomic():
            started.wait(SECONDS)
            publish(page, name)
            rename(person.pk, name)

    writers = [Writer(lambda: both(review, "One")), Writer(lambda: both(other, "Two"))]
    for writer in writers:
        writer.done()
    assert_store_is_right()


def test_a_film_gets_another_slug_while_its_first_review_is_published(index: Any, monkeypatch: Any) -> None:
    """The database checks at the commit that the film exists, for which it waits for who changes its key."""
    film = factories.FilmFactory()
    draft = factories.FilmReviewPageFactory(parent=index, film=film, live=False)

    def change_the_slug() -> None:
        film.slug = "another"
        film.save()

    with building_is_held(monkeypatch) as (built, go_on):
        publishing = Writer(lambda: publish(draft, "First"))
        assert built.wait(SECONDS)
        changing = Writer(change_the_slug)
        waits(changing)
        go_on.set()
        publishing.done()
        changing.done()
    assert_store_is_right()


def test_many_writers_end_and_agree(index: Any, review: Any, person: Person) -> None:
    film = review.film
    pages = [review] + [
        factories.publish(factories.FilmReviewPageFactory(parent=index, film=film, live=False))
        for _ in range(3)
    ]
    credit = FilmCredit.objects.get()

    def publishing(page: Any) -> None:
        for number in range(4):
            publish(page, f"{page.pk}-{number}")

    def renaming() -> None:
        for number in range(8):
            rename(person.pk, f"Name {number}")

    def hiding() -> None:
        for level in ("mild", "none", "ending"):
            row = FilmCredit.objects.get(pk=credit.pk)
            row.spoiler_level = level
            row.save()
            film.title = level
            film.save()

    def rebuilding() -> None:
        for _ in range(8):
            refreshing.rebuild([page.pk for page in pages])

    def moving() -> None:
        for slug in ("one", "two"):
            parent = type(index).objects.get(pk=index.pk)
            parent.slug = slug
            parent.save()

    def ending() -> None:
        for _ in range(2):
            type(pages[-1]).objects.get(pk=pages[-1].pk).unpublish()
            publish(pages[-1], "Back")

    tasks = [renaming, hiding, rebuilding, moving, ending]
    writers = [Writer(task) for task in tasks]
    writers += [Writer(lambda page=page: publishing(page)) for page in pages[:3]]
    for writer in writers:
        writer.done()
    assert stored(review).title == f"{review.pk}-3"
    assert_store_is_right()


def test_changes_are_numbered_in_the_order_of_their_commits(review: Any, monkeypatch: Any) -> None:
    with building_is_held(monkeypatch) as (built, go_on):
        publishing = Writer(lambda: publish(review, "New"))
        assert built.wait(SECONDS)
        before = StoreState.objects.get().sequence
        go_on.set()
        publishing.done()
    close_old_connections()
    assert stored(review).sequence == StoreState.objects.get().sequence > before
