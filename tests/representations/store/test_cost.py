"""What the store adds to publishing and renaming, counted at the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import bodies, factories
from tests.representations.store.world import fresh
from wagtail_filmreview.models import PublishedReview
from wagtail_filmreview.representations.store import bulk, refreshing

pytestmark = pytest.mark.django_db


def queries_of(does: Callable[[], Any]) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        does()
    return [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]


def added_by_the_store(monkeypatch: Any, does: Callable[[], Any]) -> tuple[int, int]:
    """How many queries the store adds, and to how many."""
    does()
    with_it = queries_of(does)
    with monkeypatch.context() as patched:
        patched.setattr(bulk, "write", lambda page: None)
        without = queries_of(does)
    # Both have the one query for what links showed before.
    return len(with_it) - len(without) + 1, len(without) - 1


def test_publishing_what_shows_everything(world: Any, monkeypatch: Any) -> None:
    copy = fresh(world.review).copy(update_attrs={"slug": "a-copy"})
    added, of = added_by_the_store(monkeypatch, lambda: copy.save_revision().publish())
    # About a quarter of what Wagtail asks for such a page; what that takes the benchmark measures.
    assert added <= 26
    assert added / of < 0.3


def test_publishing_a_plain_review(home: Any, monkeypatch: Any) -> None:
    person = factories.PersonFactory()
    film = factories.FilmFactory(genres=[factories.GenreFactory()])
    factories.FilmCreditFactory(film=film, person=person)
    review = factories.publish(
        factories.FilmReviewPageFactory(
            parent=home, film=film, reviewers=[person], live=False, body=[bodies.paragraph("Good")]
        )
    )
    added, _of = added_by_the_store(monkeypatch, lambda: review.save_revision().publish())
    assert added <= 17


def test_publishing_another_page(home: Any) -> None:
    """Whoever writes about something else pays for one look at what links show, and no turn."""
    page = factories.PageFactory(parent=home)
    page.save_revision().publish()
    queries = queries_of(lambda: page.save_revision().publish())
    assert not [query for query in queries if "reviewsource" in query or "publishedreview" in query]


def test_a_draft_costs_nothing(world: Any) -> None:
    queries = queries_of(fresh(world.review).save_revision)
    assert not [query for query in queries if "publishedreview" in query or "storestate" in query]
    queries = queries_of(fresh(world.film).save_revision)
    assert not [query for query in queries if "publishedreview" in query or "storestate" in query]


def test_a_batch_is_read_at_once(home: Any) -> None:
    """Twenty reviews, each with a film, people, images and services of its own, cost what four cost."""
    ids = [review_with_all_its_own(home).pk for _ in range(4)]
    refreshing.rebuild(ids)
    four = queries_of(lambda: refreshing.rebuild(ids))
    ids += [review_with_all_its_own(home).pk for _ in range(refreshing.BATCH - 4)]
    refreshing.rebuild(ids)
    twenty = queries_of(lambda: refreshing.rebuild(ids))
    assert len(twenty) == len(four) <= 2 * refreshing.BATCH


def review_with_all_its_own(home: Any) -> Any:
    person = factories.PersonFactory()
    film = factories.FilmFactory(genres=[factories.GenreFactory()], poster=factories.ImageFactory())
    factories.FilmCreditFactory(film=film, person=person)
    return factories.FilmReviewPageFactory(
        parent=home,
        film=film,
        reviewers=[factories.PersonFactory()],
        hero_image=factories.ImageFactory(),
        body=[
            bodies.cast(bodies.credit(factories.PersonFactory()), include_others=True),
            bodies.image(factories.ImageFactory(), "A still"),
            bodies.where_to_watch(bodies.way(service=factories.WatchServiceFactory())),
        ],
    )


def test_a_name_in_many_reviews(home: Any, monkeypatch: Any) -> None:
    """A handful is built at once; more are noted for a task, which costs the same for any number."""
    person = factories.PersonFactory()
    for _ in range(4):
        factories.FilmReviewPageFactory(parent=home, reviewers=[person])
    four = len(queries_of(person.save))
    for _ in range(4):
        factories.FilmReviewPageFactory(parent=home, reviewers=[person])
    assert len(queries_of(person.save)) == four
    monkeypatch.setattr(refreshing, "AT_ONCE", 7)
    assert len(queries_of(person.save)) < 20
    assert PublishedReview.objects.filter(version=refreshing.BEHIND).count() == 8
