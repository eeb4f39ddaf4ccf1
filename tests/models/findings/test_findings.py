"""What is amiss: each finding names what it should and nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests import bodies, factories
from wagtail_filmreview.models import ReviewSummary
from wagtail_filmreview.models.findings import (
    expiring_ways,
    films_not_assessed,
    films_under_embargo,
    films_without_review,
    missing_labels,
    reviews_missing,
    reviews_not_assessed,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)


def test_ways_to_watch_are_over_after_their_last_day() -> None:
    def way(day: date | None) -> Any:
        return factories.FilmWayToWatchFactory(available_until=day)

    gone, today, soon = way(date(2026, 11, 1)), way(TODAY), way(date(2026, 12, 22))
    later, always = way(date(2026, 12, 23)), way(None)
    assert list(expiring_ways(30, today=TODAY)) == [gone, today, soon]
    assert list(expiring_ways(0, today=TODAY)) == [gone, today]
    assert list(expiring_ways(-1, today=TODAY)) == [gone]
    assert not {later, always} & set(expiring_ways(30, today=TODAY))
    assert gone in expiring_ways(30, today=None) or timezone.localdate() < TODAY


def test_a_draft_is_a_review_of_its_film(index: Any) -> None:
    reviewed, drafted, alone = (factories.FilmFactory() for _ in range(3))
    factories.publish(factories.FilmReviewPageFactory(parent=index, film=reviewed))
    factories.FilmReviewPageFactory(parent=index, film=drafted, live=False)
    assert list(films_without_review()) == [alone]


def test_a_film_is_assessed_by_one_review_that_says_so(index: Any) -> None:
    assessed, partly, unreviewed = (factories.FilmFactory() for _ in range(3))
    some = bodies.advisories(bodies.advisory("violence"))
    every = bodies.advisories(bodies.advisory("violence"), all_assessed=True)
    factories.FilmReviewPageFactory(parent=index, film=assessed, body=[some])
    assert list(films_not_assessed()) == [assessed]
    factories.FestivalReviewPageFactory(parent=index, film=assessed, body=[every], live=False)
    factories.FilmReviewPageFactory(parent=index, film=partly, body=[some])
    assert list(films_not_assessed()) == [partly]
    assert [review.film for review in reviews_not_assessed().order_by("film")] == [assessed, partly]
    assert unreviewed not in films_not_assessed()


def test_what_waits_least_comes_first() -> None:
    now = timezone.now()
    later = factories.FilmFactory(embargo_until=now + timedelta(days=9))
    sooner = factories.FilmFactory(embargo_until=now + timedelta(hours=1))
    factories.FilmFactory(embargo_until=now - timedelta(hours=1))
    factories.FilmFactory()
    assert list(films_under_embargo()) == [sooner, later]


def test_reviews_by_what_they_lack(index: Any) -> None:
    complete = {
        "parent": index,
        "reviewers": [factories.PersonFactory()],
        "standfirst": "A clock.",
        "hero_image": factories.ImageFactory(description="A clock tower at noon"),
    }
    assessed = bodies.advisories(all_assessed=True)
    factories.FilmReviewPageFactory(**complete, body=[bodies.verdict(), assessed])
    unsaid = factories.FilmReviewPageFactory(**complete, body=[assessed])
    bare = factories.FilmReviewPageFactory(parent=index, film=None, live=False)

    def pages(found: Any) -> set[int]:
        return {review.page_id for review in found}

    assert pages(reviews_missing()) == {unsaid.pk, bare.pk}
    assert pages(reviews_missing("verdict")) == {unsaid.pk, bare.pk}
    assert pages(reviews_missing("film")) == {bare.pk}
    assert pages(reviews_missing("film", "hero_image")) == {bare.pk}
    assert pages(reviews_missing("fil")) == set()
    assert missing_labels(ReviewSummary.objects.get(page_id=unsaid.pk).missing) == ["Verdict"]
