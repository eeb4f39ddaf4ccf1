"""A statement that fails, or a process that is killed, leaves pages and store agreeing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import DatabaseError, OperationalError, connection
from wagtail.models import Page

import wagtail_filmreview
from tests import bodies, factories
from tests.representations.store import checking, killed
from tests.representations.store.world import fresh, linking_to
from wagtail_filmreview.models import PublishedReview

INSTALLED_IN = Path(wagtail_filmreview.__file__).parents[1]
TESTS_IN = Path(__file__).parents[3]


class FailAt:
    """Raises, once, instead of executing the statement with that number."""

    def __init__(self, number: int) -> None:
        self._left = number

    @property
    def failed(self) -> bool:
        return self._left <= 0

    def __call__(self, execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        self._left -= 1
        if self._left == 0:
            raise OperationalError("as it was to be")
        return execute(sql, params, many, context)


@pytest.fixture
def review(index: Any) -> Any:
    person = factories.PersonFactory()
    film = factories.FilmFactory(genres=[factories.GenreFactory()])
    factories.FilmCreditFactory(film=film, person=person)
    review = factories.publish(
        factories.FilmReviewPageFactory(
            parent=index, film=film, reviewers=[person], live=False, body=[bodies.cast()]
        )
    )
    factories.publish(
        factories.FestivalReviewPageFactory(parent=index, live=False, body=[linking_to(review)])
    )
    return review


def publish(review: Any, name: str) -> None:
    review.title, review.slug = name, name
    review.save_revision().publish()


def save(review: Any, name: str) -> None:
    review.title = name
    review.save()


def unpublish(review: Any, name: str) -> None:
    review.unpublish()


def delete(review: Any, name: str) -> None:
    copied(review, name).delete()


def create(review: Any, name: str) -> None:
    copied(review, name)


def copied(review: Any, name: str) -> Any:
    parent = fresh(review.get_parent())
    for former in type(review).objects.exclude(pk=review.pk):
        former.delete()
    return factories.FilmReviewPageFactory(parent=fresh(parent), film=review.film, slug=name)


def save_the_film(review: Any, name: str) -> None:
    film = review.film
    film.title = name
    credit = film.credits.get()
    credit.spoiler_level = "none" if credit.spoiler_level == "ending" else "ending"
    film.credits.add(credit)
    film.save()


def save_a_credit(review: Any, name: str) -> None:
    credit = review.film.credits.get()
    credit.spoiler_level = "none" if credit.spoiler_level == "ending" else "ending"
    credit.save()


def rename_a_genre(review: Any, name: str) -> None:
    genre = review.film.genres.get()
    genre.name = name
    genre.save()


STRICT = {
    publish: 3,
    save: 1,
    unpublish: 1,
    create: 3,
    delete: 5,
    save_the_film: 1,
    save_a_credit: 1,
    rename_a_genre: 1,
}


def move(review: Any, name: str) -> None:
    review.get_parent().move(factories.PageFactory(), "last-child")


def give_what_is_above_another_slug(review: Any, name: str) -> None:
    index = review.get_parent().specific
    index.slug = name
    index.save()


def rename_the_host(review: Any, name: str) -> None:
    site = review.get_site()
    site.hostname = f"{name}.example"
    site.save()


AFTER_COMMIT = {move: 3, give_what_is_above_another_slug: 2, rename_the_host: 1}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("does", [*STRICT, *AFTER_COMMIT], ids=lambda does: does.__name__)
def test_whichever_statement_fails(review: Any, does: Callable[[Any, str], Any]) -> None:
    """Of the numbers of statements every one, or every few where the rest is Wagtail's own deletion."""
    steps = STRICT | AFTER_COMMIT
    is_right = (
        checking.assert_store_is_right if does in STRICT else checking.assert_agreeing_or_known_to_be_behind
    )
    for number in count(1, steps[does]):
        fails = FailAt(number)
        # Deleting a page and counting its parent's children is not one transaction.
        Page.fix_tree()
        page = fresh(review)
        if not page.live:
            page.save_revision().publish()
        try:
            with connection.execute_wrapper(fails):
                does(page, f"name-{number}")
        except DatabaseError:
            pass
        is_right()
        if not fails.failed:
            break
    assert number > 5


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_whenever_the_process_is_killed(index: Any) -> None:
    person = factories.PersonFactory()
    film = factories.FilmFactory()
    factories.FilmCreditFactory(film=film, person=person)
    for _ in range(5):
        factories.FilmReviewPageFactory(parent=index, film=film)
    assert PublishedReview.objects.count() == 5
    name = connection.settings_dict["NAME"]
    url = (
        f"sqlite:///{name}"
        if connection.vendor == "sqlite"
        else urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    )
    connection.close()
    done = subprocess.run(
        [sys.executable, "-P", killed.__file__],
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
        env={
            **os.environ,
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONPATH": f"{INSTALLED_IN}{os.pathsep}{TESTS_IN}",
        },
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
