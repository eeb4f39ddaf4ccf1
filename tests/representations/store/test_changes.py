"""What caches are told once a change is committed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from wagtail.models import PageViewRestriction

from tests import factories
from tests.representations.store.world import fresh
from wagtail_filmreview.representations.store.changes import LIST_TAG, Change, reviews_changed

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Iterator[list[Change]]:
    changes: list[Change] = []

    def listen(change: Change, **kwargs: Any) -> None:
        changes.append(change)

    reviews_changed.connect(listen)
    yield changes
    reviews_changed.disconnect(listen)


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Any:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def variants(address: str) -> set[str]:
    return {address, *(f"{address}?spoilers={level}" for level in ("mild", "major", "ending"))}


def test_publishing_tells_tags_and_all_four_addresses(home: Any, told: list[Change], commit: Any) -> None:
    person = factories.PersonFactory()
    with commit():
        page = factories.FilmReviewPageFactory(parent=home, slug="hanging-on", reviewers=[person])
        assert not told
    (change,) = told
    assert change.page_ids == {page.pk}
    assert {
        LIST_TAG,
        f"film-review-{page.pk}",
        f"film-{page.film.pk}",
        f"person-{person.pk}",
    } <= change.tags
    assert change.urls == variants("http://localhost/hanging-on/")


def test_nothing_is_told_of_what_is_rolled_back(home: Any, told: list[Change], commit: Any) -> None:
    with commit():
        with pytest.raises(ValueError, match="no"), transaction.atomic():
            factories.FilmReviewPageFactory(parent=home)
            raise ValueError("no")
    assert not told


def test_a_new_address_is_told_with_the_old(world: Any, told: list[Change], commit: Any) -> None:
    with commit():
        world.other.slug = "moved"
        world.other.save_revision().publish()
    urls = {url for change in told for url in change.urls}
    assert variants("http://localhost/reviews/also/") | variants("http://localhost/reviews/moved/") <= urls


def test_what_it_was_built_from_before_is_told_too(world: Any, told: list[Change], commit: Any) -> None:
    with commit():
        world.review.bylines = []
        world.review.save_revision().publish()
    assert any(f"person-{world.critic.pk}" in change.tags for change in told)


def test_a_name_tells_of_every_review_that_shows_it(world: Any, told: list[Change], commit: Any) -> None:
    with commit():
        world.actor.name = "Harold"
        world.actor.save()
    pages = {pk for change in told for pk in change.page_ids}
    assert {world.review.pk, world.other.pk, world.translation.pk, world.alias.pk} == pages


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_what_is_gone_is_told(world: Any, told: list[Change], commit: Any, how: str) -> None:
    pk = world.review.pk
    with commit():
        getattr(fresh(world.review), how)()
    change = next(change for change in told if pk in change.page_ids)
    assert f"film-review-{pk}" in change.tags
    assert variants("http://localhost/reviews/hanging-on/") <= change.urls


def test_a_restriction_is_told_for_all_that_is_below(world: Any, told: list[Change], commit: Any) -> None:
    with commit():
        restriction = PageViewRestriction.objects.create(page=world.index, restriction_type="login")
    pages = {pk for change in told for pk in change.page_ids}
    assert pages == {world.review.pk, world.other.pk, world.alias.pk}
    assert variants("http://localhost/reviews/also/") <= {url for change in told for url in change.urls}
    told.clear()
    with commit():
        restriction.delete()
    assert told


def test_a_draft_is_nobodys_business(world: Any, told: list[Change], commit: Any) -> None:
    with commit():
        world.review.title = "Draft"
        world.review.save_revision()
        world.film.title = "Draft"
        world.film.save_revision()
    assert not told


def test_a_listener_that_fails_harms_nobody(home: Any, told: list[Change], commit: Any, caplog: Any) -> None:
    def fails(**kwargs: Any) -> None:
        raise ConnectionError("the cache is away")

    reviews_changed.connect(fails)
    try:
        with commit():
            factories.FilmReviewPageFactory(parent=home)
    finally:
        reviews_changed.disconnect(fails)
    assert told
