"""Many pages, one refresh."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests import factories
from tests.representations.store.checking import (
    assert_agreeing_or_known_to_be_behind,
    assert_apis_agree,
    assert_store_is_right,
)
from tests.representations.store.world import fresh
from wagtail_filmreview.models import PublishedReview
from wagtail_filmreview.representations.store.bulk import bulk
from wagtail_filmreview.representations.store.changes import reviews_changed

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Any:
    changes: list[Any] = []

    def listen(change: Any, **kwargs: Any) -> None:
        changes.append(change)

    reviews_changed.connect(listen)
    yield changes
    reviews_changed.disconnect(listen)


def change_everything(world: Any) -> None:
    review = fresh(world.review)
    review.title = "Written in bulk"
    review.save_revision().publish()
    fresh(world.other).unpublish()
    factories.FilmReviewPageFactory(parent=fresh(world.index), title="Imported", film=world.film)
    world.actor.name = "Somebody else"
    world.actor.save()
    world.credit.spoiler_level = "ending"
    world.credit.save()
    fresh(world.index).move(fresh(world.linked), "last-child")


def test_readers_see_it_all_at_the_end(world: Any, told: Any, settled: Any) -> None:
    with settled():
        before = set(PublishedReview.objects.values_list("entity_tag", "full_tag"))
        with bulk():
            change_everything(world)
            assert set(PublishedReview.objects.values_list("entity_tag", "full_tag")) == before
            assert not PublishedReview.objects.filter(title__in=["Written in bulk", "Imported"]).exists()
        assert PublishedReview.objects.filter(title__in=["Written in bulk", "Imported"]).count() >= 2
    assert told


def test_nothing_is_told_before_the_end(
    world: Any, told: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with bulk():
        with django_capture_on_commit_callbacks(execute=True):
            change_everything(world)
        assert not told
        assert_agreeing_or_known_to_be_behind()


def test_access_is_right_all_the_time(world: Any) -> None:
    with bulk():
        fresh(world.review).unpublish()
        listed = set(PublishedReview.objects.values_list("pk", flat=True))
        assert world.review.pk in listed
        from django.test import Client

        assert (
            Client(headers={"host": "localhost"}).get(f"/api/v2/film-reviews/{world.review.pk}/").status_code
            == 404
        )
    assert_apis_agree()


def test_an_exception_ends_it_as_well(world: Any) -> None:
    with pytest.raises(ValueError, match="the import"), bulk():
        review = fresh(world.review)
        review.title = "Saved before"
        review.save()
        raise ValueError("the import")
    assert PublishedReview.objects.filter(title="Saved before").exists()
    assert_store_is_right()


def test_a_transaction_that_is_rolled_back_leaves_nothing(world: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), bulk():
        review = fresh(world.review)
        review.title = "Never saved"
        review.save()
        factories.LocaleFactory._meta.model.objects.create(language_code="de")
    assert_store_is_right()


def test_an_inner_one_is_ended_by_the_outer(world: Any) -> None:
    with bulk():
        with bulk():
            review = fresh(world.review)
            review.title = "Twice in bulk"
            review.save()
        assert not PublishedReview.objects.filter(title="Twice in bulk").exists()
    assert_store_is_right()
