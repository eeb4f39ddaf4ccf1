"""Nothing that is in use is deleted, by whichever way, and whoever tries is told where it is used."""

from __future__ import annotations

import copy
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models.deletion import ProtectedError
from django.utils import timezone
from wagtail import VERSION as WAGTAIL_VERSION

from tests import bodies, factories
from wagtail_filmreview.models import Film, Genre, Person, WatchService
from wagtail_filmreview.models.usage import uses_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def first_review(shared_database: None) -> Any:
    index = factories.FilmReviewIndexPageFactory(title="First reviews", slug="first-reviews")
    return factories.publish(
        factories.FilmReviewPageFactory(parent=index, title="The review", film=factories.FilmFactory())
    )


@pytest.fixture
def review(first_review: Any, db: None) -> Any:
    """A live review of a film that is none of the tests' business."""
    return copy.deepcopy(first_review)


# -- what counts as a use --------------------------------------------------------------------------


class InUse:
    """Each puts one thing to use in one way, and says what names it and where."""

    @staticmethod
    def film_published(review: Any) -> Any:
        return review.film

    @staticmethod
    def film_in_a_draft(review: Any) -> Any:
        review.film = film = factories.FilmFactory()
        review.save_revision()
        return film

    @staticmethod
    def film_scheduled(review: Any) -> Any:
        review.film = film = factories.FilmFactory()
        review.go_live_at = timezone.now() + timedelta(days=2)
        review.save_revision().publish()
        # The newest revision names it no longer; the scheduled one still goes live.
        review.film = factories.FilmFactory()
        review.save_revision()
        return film

    @staticmethod
    def person_only_in_a_stream(review: Any) -> Any:
        person = factories.PersonFactory()
        review.body = [bodies.cast(bodies.credit(person))]
        review.save_revision().publish()
        return person

    @staticmethod
    def person_only_in_a_stream_of_a_draft(review: Any) -> Any:
        person = factories.PersonFactory()
        review.body = [bodies.cast(bodies.credit(person))]
        review.save_revision()
        return person

    @staticmethod
    def person_in_a_scheduled_byline(review: Any) -> Any:
        person = factories.PersonFactory()
        review.bylines = [("person", person)]
        review.go_live_at = timezone.now() + timedelta(days=2)
        review.save_revision().publish()
        return person

    @staticmethod
    def service_only_in_a_stream(review: Any) -> Any:
        service = factories.WatchServiceFactory()
        review.body = [bodies.where_to_watch(bodies.way(service=service))]
        review.save_revision().publish()
        return service

    @staticmethod
    def service_only_in_a_stream_of_a_draft(review: Any) -> Any:
        service = factories.WatchServiceFactory()
        review.body = [bodies.where_to_watch(bodies.way(service=service))]
        review.save_revision()
        return service


WAYS = {
    "film_published": "published",
    "film_in_a_draft": "in a draft",
    "film_scheduled": "scheduled",
    "person_only_in_a_stream": "published",
    "person_only_in_a_stream_of_a_draft": "in a draft",
    "person_in_a_scheduled_byline": "scheduled",
    "service_only_in_a_stream": "published",
    "service_only_in_a_stream_of_a_draft": "in a draft",
}


@pytest.fixture(params=WAYS)
def used(request: Any, review: Any) -> tuple[Any, str]:
    return getattr(InUse, request.param)(review), WAYS[request.param]


def test_a_use_is_reported_once_and_says_where(used: tuple[Any, str], review: Any) -> None:
    target, where = used
    (use,) = uses_of(target)
    assert (use.object.pk, use.title, use.where.label) == (review.pk, "The review", where)


def test_a_use_in_a_film_is_reported_for_the_film() -> None:
    credit = factories.FilmCreditFactory()
    genre = factories.GenreFactory()
    credit.film.genres.set([genre])
    credit.film.save()
    way = factories.FilmWayToWatchFactory(film=credit.film)
    for target in (credit.person, genre, way.service):
        assert [use.object for use in uses_of(target)] == [credit.film]


def test_a_genre_or_person_only_in_the_draft_of_a_film_is_in_use() -> None:
    film, genre, person = factories.FilmFactory(), factories.GenreFactory(), factories.PersonFactory()
    film.genres.set([genre])
    film.credits.create(person=person, role="director")
    film.save_revision()
    assert [use.where.label for use in uses_of(genre)] == ["in a draft"]
    assert [use.where.label for use in uses_of(person)] == ["in a draft"]


def test_a_series_is_in_use_by_its_seasons() -> None:
    series = factories.FilmFactory(kind="series")
    season = factories.FilmFactory(kind="season", part_of=series)
    assert [use.object for use in uses_of(series)] == [season]


def test_a_review_that_was_never_published_is_a_draft_until_it_is_scheduled(index: Any) -> None:
    review = factories.FilmReviewPageFactory(parent=index, live=False)
    assert [use.where.label for use in uses_of(review.film)] == ["in a draft"]
    review.go_live_at = timezone.now() + timedelta(days=2)
    review.save_revision().publish()
    assert [use.where.label for use in uses_of(review.film)] == ["scheduled"]


def test_a_number_that_is_only_like_the_key_is_no_use(review: Any) -> None:
    person = factories.PersonFactory(pk=4711)
    review.standfirst = "4711 minutes, 47110 metres, film 4711"
    review.save_revision()
    assert uses_of(person) == []


def test_what_a_draft_named_before_is_no_longer_in_use(review: Any) -> None:
    film = InUse.film_in_a_draft(review)
    review.film = factories.FilmFactory()
    review.save_revision()
    assert uses_of(film) == []
    film.delete()
    assert not Film.objects.filter(pk=film.pk).exists()


def test_what_nothing_names_is_deleted() -> None:
    for factory in (
        factories.FilmFactory,
        factories.PersonFactory,
        factories.GenreFactory,
        factories.WatchServiceFactory,
    ):
        unused = factory()
        unused.delete()
        assert not type(unused).objects.filter(pk=unused.pk).exists()


def test_looking_costs_no_query_per_use(index: Any, django_assert_max_num_queries: Any) -> None:
    critic = factories.PersonFactory()
    for _number in range(30):
        factories.FilmReviewPageFactory(parent=index, reviewers=(critic,))
        factories.FilmCreditFactory(person=critic)
    with django_assert_max_num_queries(20):
        assert len(uses_of(critic)) == 60


# -- every way to delete ---------------------------------------------------------------------------


def delete_url(target: Any) -> str:
    return f"/admin/snippets/wagtail_filmreview/{target._meta.model_name}/delete/{target.pk}/"


def bulk_url(*targets: Any) -> str:
    keys = "&".join(f"id={target.pk}" for target in targets)
    return f"/admin/bulk/wagtail_filmreview/{targets[0]._meta.model_name}/delete/?{keys}"


def exists(target: Any) -> bool:
    return type(target).objects.filter(pk=target.pk).exists()


@pytest.mark.parametrize("url_of", [delete_url, bulk_url])
class TestInTheAdmin:
    def test_asking_says_where_it_is_used_and_does_not_offer_to_delete(
        self, editor_client: Any, used: tuple[Any, str], review: Any, url_of: Any
    ) -> None:
        target, where = used
        response = editor_client.get(url_of(target))
        content = response.content.decode()
        assert response.status_code == 200
        assert f"/admin/pages/{review.pk}/edit/" in content
        assert f"(film review, {where})" in content
        assert "Yes, delete" not in content

    def test_deleting_does_not_delete(
        self, editor_client: Any, used: tuple[Any, str], review: Any, url_of: Any
    ) -> None:
        target, _where = used
        response = editor_client.post(url_of(target))
        assert response.status_code == 409
        assert f"/admin/pages/{review.pk}/edit/" in response.content.decode()
        assert exists(target)

    def test_what_is_not_in_use_is_deleted(self, editor_client: Any, url_of: Any) -> None:
        film = factories.FilmFactory()
        assert "Yes, delete" in editor_client.get(url_of(film)).content.decode()
        assert editor_client.post(url_of(film)).status_code == 302
        assert not exists(film)

    @pytest.mark.parametrize("factory", [factories.GenreFactory, factories.WatchServiceFactory])
    def test_so_it_is_with_genres_and_services(self, editor_client: Any, url_of: Any, factory: Any) -> None:
        target, film = factory(), factories.FilmFactory()
        if isinstance(target, Genre):
            film.genres.set([target])
            film.save()
        else:
            factories.FilmWayToWatchFactory(film=film, service=target)
        response = editor_client.post(url_of(target))
        assert f"/admin/snippets/wagtail_filmreview/film/edit/{film.pk}/" in response.content.decode()
        assert exists(target)

    def test_a_title_that_the_user_may_not_see_is_not_told(
        self, login: Any, desk_user: Any, review: Any, url_of: Any
    ) -> None:
        client = login(desk_user("delete_film", "change_film"))
        content = client.post(url_of(review.film)).content.decode()
        assert "something that you may not edit" in content
        assert "The review" not in content
        assert exists(review.film)

    def test_who_may_not_delete_learns_nothing(
        self, login: Any, desk_user: Any, review: Any, url_of: Any
    ) -> None:
        client = login(desk_user("change_film", pages=("change",), on=review))
        assert "The review" not in client.get(url_of(review.film)).content.decode()
        client.post(url_of(review.film))
        assert exists(review.film)


def test_one_of_many_in_use_keeps_them_all(editor_client: Any, review: Any) -> None:
    unused = factories.FilmFactory(title="Unused")
    response = editor_client.post(bulk_url(review.film, unused))
    assert response.status_code == 409
    assert exists(unused)
    assert exists(review.film)
    assert "Unused" not in response.content.decode()


def test_a_long_list_of_uses_ends(editor_client: Any, index: Any) -> None:
    critic = factories.PersonFactory()
    for _number in range(53):
        factories.FilmCreditFactory(person=critic)
    content = editor_client.get(delete_url(critic)).content.decode()
    assert content.count("(film, published)") == 50
    assert "and 3 more" in content


def test_code_that_deletes_is_told_in_words(used: tuple[Any, str]) -> None:
    target, where = used
    with pytest.raises(ProtectedError, match=f"The review .*{where}"), transaction.atomic():
        type(target).objects.filter(pk=target.pk).delete()
    assert exists(target)


@pytest.mark.skipif(WAGTAIL_VERSION < (8, 0), reason="actions on snippets came with Wagtail 8")
class TestActions:
    """What API v3 runs, where a site lets it write films."""

    @pytest.mark.parametrize("model", [Film, Genre, Person, WatchService])
    def test_deleting_is_registered_for(self, model: Any) -> None:
        from wagtail.actions import action_registry

        assert action_registry.get_action_class(model, "delete").__name__ == "DeleteUnusedAction"

    def test_the_action_refuses_in_words(self, used: tuple[Any, str]) -> None:
        from wagtail.actions import action_registry

        target, where = used
        action = action_registry.get_action_class(type(target), "delete")(target)
        with pytest.raises(PermissionDenied, match=f"The review .*{where}"):
            action.execute()
        assert exists(target)

    def test_the_action_deletes_what_is_not_in_use(self) -> None:
        from wagtail.actions import action_registry

        film = factories.FilmFactory()
        action_registry.get_action_class(Film, "delete")(film, user=factories.AdminFactory()).execute()
        assert not exists(film)
