"""What is in use is not deleted: wherever it is used, and in whatever may yet be published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models.deletion import ProtectedError
from django.utils import timezone
from wagtail.models import ReferenceIndex

from tests import bodies, factories
from wagtail_filmreview.models import Film, FilmCredit, Genre, Person, WatchService
from wagtail_filmreview.models.usage import uses_of

pytestmark = pytest.mark.django_db

Refused = Callable[[Any], str]


@pytest.fixture(params=[factories.FilmReviewPageFactory, factories.FestivalReviewPageFactory])
def make_review(request: Any, home: Any) -> Any:
    """Makes reviews of the ready-made class and of a site's own."""
    return request.param


def refusal(target: Any) -> str:
    """Try to delete it, one way and the other, and return the words of the refusal."""
    with pytest.raises(ProtectedError), transaction.atomic():
        type(target).objects.filter(pk=target.pk).delete()
    with pytest.raises(ProtectedError) as refused, transaction.atomic():
        target.delete()
    assert type(target).objects.filter(pk=target.pk).exists()
    return str(refused.value.args[0])


def drafted(page: Any, **changes: Any) -> Any:
    """Save a draft of a published page."""
    for name, value in changes.items():
        setattr(page, name, value)
    return page.save_revision()


# -- where something can be used -------------------------------------------------------------------


def test_the_film_of_a_published_review(make_review: Any) -> None:
    page = factories.publish(make_review(title="Hanging on"))
    words = refusal(page.film)
    assert "Hanging on" in words
    assert "published" in words


def test_the_film_of_a_review_that_is_a_draft_only(make_review: Any) -> None:
    page = make_review(live=False, title="Unfinished")
    assert "Unfinished" in refusal(page.film)


def test_a_film_that_only_a_draft_names(make_review: Any) -> None:
    page = factories.publish(make_review(title="Hanging on"))
    other = factories.FilmFactory()
    drafted(page, film=other, title="Hanging elsewhere")
    words = refusal(other)
    assert "Hanging elsewhere" in words
    assert "in a draft" in words


def test_a_person_that_only_a_draft_names_inside_a_stream(make_review: Any) -> None:
    page = factories.publish(make_review())
    person = factories.PersonFactory()
    drafted(page, body=[bodies.cast(bodies.credit(person))])
    assert "in a draft" in refusal(person)


def test_a_person_that_only_a_draft_has_in_its_byline(make_review: Any) -> None:
    page = factories.publish(make_review())
    person = factories.PersonFactory()
    drafted(page, bylines=[("person", person)])
    assert "in a draft" in refusal(person)


def test_a_film_that_only_a_scheduled_revision_names(make_review: Any) -> None:
    page = factories.publish(make_review(title="Hanging on"))
    before, later = page.film, factories.FilmFactory()
    drafted(page, film=later, go_live_at=timezone.now() + timedelta(days=1)).publish()
    assert "scheduled" in refusal(later)
    # A newer draft does not take the schedule back.
    page = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
    drafted(page, film=before, go_live_at=None)
    assert "scheduled" in refusal(later)


def test_a_person_that_only_a_stream_names(make_review: Any) -> None:
    person = factories.PersonFactory()
    make_review(title="Hanging on", body=[bodies.cast(bodies.credit(person))])
    assert "Hanging on" in refusal(person)


def test_a_service_that_only_a_stream_names(make_review: Any) -> None:
    service = factories.WatchServiceFactory()
    make_review(title="Hanging on", body=[bodies.where_to_watch(bodies.way("stream", service))])
    assert "Hanging on" in refusal(service)


def test_what_only_a_stream_names_without_an_up_to_date_reference_index(make_review: Any) -> None:
    """With a task queue the index lags; a foreign key is seen all the same."""
    page = factories.publish(make_review(title="Hanging on"))
    ReferenceIndex.objects.all().delete()
    assert "Hanging on" in refusal(page.film)


def test_a_person_in_the_credits_of_a_film() -> None:
    credit = factories.FilmCreditFactory(film__title="Safety Last!")
    words = refusal(credit.person)
    assert "Safety Last!" in words
    assert "film" in words


def test_a_person_in_the_credits_of_a_draft_of_a_film() -> None:
    person, film = factories.PersonFactory(), factories.FilmFactory(title="Safety Last!")
    film.credits.add(FilmCredit(person=person, role="actor"))
    film.save_revision()
    assert not FilmCredit.objects.exists()
    assert "Safety Last!" in refusal(person)


def test_a_service_in_the_ways_to_watch_a_film() -> None:
    way = factories.FilmWayToWatchFactory(film__title="Safety Last!")
    assert "Safety Last!" in refusal(way.service)


def test_a_genre_of_a_film() -> None:
    genre = factories.GenreFactory()
    factories.FilmFactory(title="Safety Last!", genres=[genre])
    assert "Safety Last!" in refusal(genre)


def test_a_genre_of_a_draft_of_a_film() -> None:
    genre, film = factories.GenreFactory(), factories.FilmFactory(title="Safety Last!")
    film.genres.add(genre)
    film.save_revision()
    assert not Film.objects.get(pk=film.pk).genres.exists()
    assert "Safety Last!" in refusal(genre)


def test_a_series_with_a_season() -> None:
    season = factories.FilmFactory(title="Season one", part_of=factories.FilmFactory())
    assert "Season one" in refusal(season.part_of)


# -- what the refusal says -------------------------------------------------------------------------


def test_every_use_is_listed_once(make_review: Any) -> None:
    film = factories.FilmFactory()
    pages = [make_review(film=film, title=title) for title in ("One", "Two")]
    drafted(pages[0], standfirst="Changed")
    uses = uses_of(film)
    assert {use.object for use in uses} == set(pages)
    assert len(uses) == 2


def test_a_person_is_listed_once_per_page_however_often_it_is_named(make_review: Any) -> None:
    person = factories.PersonFactory()
    page = make_review(reviewers=[person], body=[bodies.cast(bodies.credit(person), bodies.credit(person))])
    assert [use.object for use in uses_of(person)] == [page]


def test_after_a_refusal_nothing_has_changed(make_review: Any) -> None:
    person = factories.PersonFactory()
    film = factories.FilmFactory()
    credit = factories.FilmCreditFactory(film=film, person=person)
    page = factories.publish(make_review(film=film, reviewers=[person]))
    unused = factories.FilmFactory()
    with pytest.raises(ProtectedError), transaction.atomic():
        Film.objects.filter(pk__in=[film.pk, unused.pk]).delete()
    refusal(film)
    refusal(person)

    assert Film.objects.count() == 2
    credit.refresh_from_db()
    assert credit.person == person
    page = type(page).objects.get(pk=page.pk)
    assert page.film == film
    assert page.get_reviewers() == [person]
    assert page.get_latest_revision_as_object().film == film


# -- what may be deleted ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "factory",
    [
        factories.FilmFactory,
        factories.PersonFactory,
        factories.GenreFactory,
        factories.WatchServiceFactory,
    ],
)
def test_what_nobody_uses_can_be_deleted(factory: Any) -> None:
    target = factory()
    target.delete()
    assert not type(target).objects.exists()


def test_a_film_goes_with_its_own_rows_and_drafts() -> None:
    credit = factories.FilmCreditFactory()
    factories.FilmWayToWatchFactory(film=credit.film)
    credit.film.save_revision()
    credit.film.delete()
    assert not FilmCredit.objects.exists()
    assert Person.objects.exists()
    assert WatchService.objects.exists()


def test_what_only_an_old_revision_names_can_be_deleted(make_review: Any) -> None:
    page = factories.publish(make_review())
    old, new = page.film, factories.FilmFactory()
    page.film = new
    factories.publish(page)
    old.delete()
    assert list(Film.objects.all()) == [new]


def test_what_was_used_by_a_review_that_is_gone_can_be_deleted(make_review: Any) -> None:
    person = factories.PersonFactory()
    page = make_review(reviewers=[person])
    page.save_revision()
    film = page.film
    page.delete()
    film.delete()
    person.delete()
    assert not Genre.objects.exists()
    assert not Film.objects.exists()
