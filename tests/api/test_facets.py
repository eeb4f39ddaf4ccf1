"""What a reader could choose, and how much there would be of it."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.test import Client

from tests import bodies, factories
from tests.api.conftest import needs_v3
from wagtail_filmreview.models import Genre

pytestmark = [pytest.mark.django_db, needs_v3]

FACETS = "/api/v3/film-reviews/facets/"
CHOOSES = {
    "genre": lambda value: {"genre": value["slug"]},
    "recommendation": lambda value: {"recommendation": value["slug"]},
    "advisory": lambda value: {"advisory": value["slug"]},
    "year": lambda value: {"year_min": value["year"], "year_max": value["year"]},
    "decade": lambda value: {"year_min": value["year_min"], "year_max": value["year_max"]},
    "watch": lambda value: {"watch": value["slug"]},
    "reviewer": lambda value: {"reviewer": value["slug"]},
}
"""The filters by which a value of each facet is chosen."""


def ask(**parameters: Any) -> Any:
    response = Client(headers={"host": "localhost"}).get(FACETS, parameters)
    assert response.status_code == 200, response.content
    return response.json()


def counts(facet: str, **parameters: Any) -> dict[Any, int]:
    return {value["label"]: value["count"] for value in ask(**parameters)["facets"][facet]}


@pytest.fixture(scope="module")
def eight_reviews(shared_database: None) -> list[Any]:
    """Eight that have something of everything, in different combinations."""
    genres = [factories.GenreFactory(name=name) for name in ("Comedy", "Drama")]
    critics = [factories.PersonFactory(name=name) for name in ("Ada", "Ben")]
    service = factories.WatchServiceFactory(slug="kino")
    ways = [
        bodies.way(service=service, country="GB"),
        bodies.way(kind="stream", country="US", service=service),
        bodies.way(kind="buy", country="GB"),
    ]
    made = []
    for number in range(8):
        film = factories.FilmFactory(year=1919 + number % 3, genres=genres[: 1 + number % 2])
        made.append(
            factories.publish(
                factories.FilmReviewPageFactory(
                    parent=factories.home_page(),
                    live=False,
                    film=film,
                    reviewers=[critics[number // 4]],
                    body=[
                        bodies.advisories(
                            bodies.advisory("violence", "none" if number % 4 == 3 else "mild"),
                            bodies.advisory("suicide", "strong", spoiler_level="major"),
                        ),
                        bodies.where_to_watch(*ways[: 1 + number % 3]),
                    ],
                )
            )
        )
    return made


@pytest.fixture
def reviews(eight_reviews: list[Any], db: None) -> list[Any]:
    return copy.deepcopy(eight_reviews)


def test_the_most_frequent_come_first(reviews: Any) -> None:
    assert list(counts("genre").items()) == [("Comedy", 8), ("Drama", 4)]
    assert counts("reviewer") == {"Ada": 4, "Ben": 4}
    assert counts("year") == {"1919": 3, "1920": 3, "1921": 2}
    assert list(counts("decade").items()) == [("1920s", 5), ("1910s", 3)]


def test_a_facet_is_not_counted_under_its_own_filter(reviews: Any) -> None:
    assert counts("genre", genre="drama") == counts("genre")
    assert counts("reviewer", genre="drama") == {"Ada": 2, "Ben": 2}
    assert counts("year", year_min=1921) == counts("year")
    assert ask(genre="drama")["count"] == 4


FILTERS: list[dict[str, Any]] = [
    {},
    {"genre": "drama"},
    {"genre": "drama", "reviewer": "ada", "year_min": 1920},
    {"watch": "buy", "advisory": "violence"},
    {"watch_country": "GB"},
    {"service": "kino", "watch_country": "US", "watch": "stream", "genre": "drama"},
    {"exclude_advisory": "suicide", "unassessed": "include"},
]


@pytest.mark.parametrize("filters", FILTERS)
def test_choosing_a_value_gives_as_many_as_were_counted(reviews: Any, filters: dict[str, Any]) -> None:
    client = Client(headers={"host": "localhost"})
    answer = ask(**filters)
    assert answer["count"] == client.get("/api/v3/film-reviews/", filters).json()["count"]
    for facet, values in answer["facets"].items():
        for value in values:
            chosen = CHOOSES[facet](value)
            others = {
                name: given
                for name, given in filters.items()
                if name not in chosen and not (name.startswith("year") and "year_min" in chosen)
            }
            listed = client.get("/api/v3/film-reviews/", {**others, **chosen}).json()
            assert listed["count"] == value["count"], (facet, value)


def test_what_is_a_spoiler_is_not_counted(reviews: Any) -> None:
    assert [value["slug"] for value in ask()["facets"]["advisory"]] == ["violence"]


def test_what_is_not_public_is_not_counted(reviews: Any) -> None:
    reviews[1].unpublish()
    assert counts("genre") == {"Comedy": 7, "Drama": 3}


def test_so_many_of_each_at_most(reviews: Any) -> None:
    shown = ask(limit=1)["facets"]
    assert {len(values) for values in shown.values()} <= {0, 1}
    assert shown["genre"][0]["label"] == "Comedy"


def test_labels_are_in_the_language_of_the_reviews_that_are_asked_for(reviews: Any, home: Any) -> None:
    german = factories.LocaleFactory()
    genre = Genre.objects.get(name="Comedy")
    genre.texts.create(locale=german, name="Komödie")
    genre.save()
    factories.publish(reviews[0].copy_for_translation(german, copy_parents=True))
    assert ask()["locale"] == "en"
    answer = ask(locale="de")
    assert answer["locale"] == "de"
    assert [value["label"] for value in answer["facets"]["genre"]] == ["Komödie"]


def test_a_search_narrows_them(reviews: Any) -> None:
    assert ask(search="xyzzy")["count"] == 0
    assert set(map(len, ask(search="xyzzy")["facets"].values())) == {0}


@pytest.mark.parametrize("asked", [{"limit": 101}, {"genres": "drama"}, {"year_min": "old"}, {"site": "x"}])
def test_what_is_wrong_is_named(home: Any, asked: Any) -> None:
    response = Client(headers={"host": "localhost"}).get(FACETS, asked)
    assert response.status_code == 422
    assert next(iter(asked)) in response.content.decode()


def test_what_it_costs(
    reviews: Any, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    """Two names to look up, one statement, whether it has changed; then the last alone."""
    for query in ({}, {"genre": "drama", "watch": "buy", "year_min": 1919}):
        factories.FilmReviewPageFactory(parent=reviews[0].get_parent())
        Client(headers={"host": "localhost"}).get("/api/v3/film-reviews/")
        with django_assert_max_num_queries(4):
            ask(**query)
        with django_assert_num_queries(1):
            ask(**query)


def test_caches_are_told_whether_it_has_changed(reviews: Any) -> None:
    client = Client(headers={"host": "localhost"})
    tag = client.get(FACETS)["ETag"]
    assert client.get(FACETS, headers={"if-none-match": tag}).status_code == 304
    reviews[0].unpublish()
    assert client.get(FACETS, headers={"if-none-match": tag}).status_code == 200
