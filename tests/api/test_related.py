"""What to read after a review."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from tests import bodies, factories
from tests.api.conftest import needs_v3
from wagtail_filmreview.representations.schema import FilmReviewCard

pytestmark = [pytest.mark.django_db, needs_v3]


def get(page: Any, **parameters: Any) -> Any:
    address = f"/api/v3/film-reviews/{page.pk}/related/"
    return Client(headers={"host": "localhost"}).get(address, parameters)


def titles(page: Any, **parameters: Any) -> list[str]:
    response = get(page, **parameters)
    assert response.status_code == 200, response.content
    return [item["title"] for item in response.json()["items"]]


@pytest.fixture
def people() -> dict[str, Any]:
    return {role: factories.PersonFactory() for role in ("director", "actor")}


@pytest.fixture
def genres() -> list[Any]:
    return [factories.GenreFactory() for _ in range(4)]


def a_review(
    home: Any, title: str, genres: Any = (), day: int = 1, level: str = "none", **credits: Any
) -> Any:
    film = factories.FilmFactory(genres=list(genres))
    for role, person in credits.items():
        factories.FilmCreditFactory(film=film, person=person, role=role, spoiler_level=level)
    return factories.FilmReviewPageFactory(
        parent=home,
        title=title,
        film=film,
        published_on=datetime(2023, 4, day, tzinfo=UTC),
        reviewers=[factories.PersonFactory()],
    )


@pytest.fixture
def review(home: Any, people: Any, genres: Any) -> Any:
    return a_review(home, "Hanging on", genres, **people)


def test_what_has_most_in_common_comes_first(home: Any, review: Any, people: Any, genres: Any) -> None:
    """A director counts three, somebody in the cast two, a genre one."""
    a_review(home, "Genre", genres[:1])
    a_review(home, "Director", director=people["director"])
    a_review(home, "Actor", actor=people["actor"])
    a_review(home, "Four genres", genres)
    a_review(home, "Nothing", [factories.GenreFactory()])
    assert titles(review) == ["Four genres", "Director", "Actor", "Genre"]
    assert titles(review, limit=2) == ["Four genres", "Director"]


def test_the_newest_of_those_that_are_as_alike(home: Any, review: Any, genres: Any) -> None:
    for day in (2, 1, 3):
        a_review(home, f"Day {day}", genres[:1], day)
    assert titles(review) == ["Day 3", "Day 2", "Day 1"]


def test_who_directs_one_and_acts_in_another_is_no_relation(home: Any, review: Any, people: Any) -> None:
    a_review(home, "Acts", actor=people["director"])
    assert titles(review) == []


@pytest.mark.parametrize("level", ["none", "ending"])
def test_a_spoiler_relates_nothing_whoever_asks(home: Any, people: Any, level: str) -> None:
    """Neither where it is one in the review that is asked about, nor where it is in the other."""
    hides = a_review(home, "Hides", level="ending", **people)
    shows = a_review(home, "Shows", **people)
    assert titles(hides, spoilers=level) == titles(shows, spoilers=level) == []


def test_neither_itself_nor_its_translations_nor_its_aliases(home: Any, review: Any, genres: Any) -> None:
    german = factories.LocaleFactory()
    factories.publish(review.copy_for_translation(german, copy_parents=True))
    alias = review.create_alias(parent=home, update_slug="again")
    other = a_review(home, "Other", genres)
    assert titles(review) == titles(alias) == ["Other"]
    factories.publish(other.copy_for_translation(german))
    assert titles(review) == ["Other"]


def test_who_is_not_public_is_not_listed(home: Any, review: Any, genres: Any) -> None:
    members = factories.FilmReviewIndexPageFactory(parent=home)
    a_review(members, "Members", genres)
    draft = a_review(home, "Draft", genres)
    draft.unpublish()
    PageViewRestriction.objects.create(page=members, restriction_type="login")
    assert titles(review) == []


def test_of_what_is_not_public_nothing_is_told(home: Any, review: Any) -> None:
    members = factories.FilmReviewIndexPageFactory(parent=home)
    restricted = a_review(members, "Members")
    PageViewRestriction.objects.create(page=members, restriction_type="login")
    draft = factories.FilmReviewPageFactory(parent=home, live=False)
    nobody = factories.FilmReviewPageFactory.build(pk=999_999)
    answers = [get(page) for page in (restricted, draft, nobody)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("level", ["none", "mild", "ending"])
def test_they_are_cards_as_in_lists(home: Any, genres: Any, review: Any, level: str) -> None:
    other = a_review(home, "Other", genres)
    other.body = [
        bodies.verdict(bodies.stars("4")),
        bodies.advisories(bodies.advisory("suicide", spoiler_level="major")),
    ]
    factories.publish(other)
    (card,) = get(review, spoilers=level).json()["items"]
    FilmReviewCard.model_validate(card, strict=True)
    listed = Client(headers={"host": "localhost"}).get("/api/v3/film-reviews/", {"spoilers": level}).json()
    assert card in listed["items"]


def test_two_statements_at_most(
    home: Any, genres: Any, review: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        a_review(home, f"Other {number}", genres)
    Client(headers={"host": "localhost"}).get("/api/v3/film-reviews/", {"limit": 1})
    with django_assert_max_num_queries(2):
        get(review, limit=20)
    with django_assert_max_num_queries(1):
        get(review, limit=20)


def test_caches_are_told_whether_it_has_changed(home: Any, genres: Any, review: Any) -> None:
    other = a_review(home, "Other", genres)
    first = get(review)
    assert first["Cache-Tag"] == f"film-reviews,film-review-{review.pk},film-review-{other.pk}"
    client = Client(headers={"host": "localhost", "if-none-match": first["ETag"]})
    address = f"/api/v3/film-reviews/{review.pk}/related/"
    assert client.get(address).status_code == 304
    other.unpublish()
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("asked", [{"limit": 21}, {"limit": 0}, {"genre": "drama"}, {"spoilers": "all"}])
def test_what_is_wrong_is_named(review: Any, asked: Any) -> None:
    response = get(review, **asked)
    assert response.status_code == 422
    assert next(iter(asked)) in response.content.decode()
