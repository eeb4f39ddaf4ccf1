"""What each filter finds, the same through both APIs; and what it never tells."""

from __future__ import annotations

import copy
from datetime import UTC, datetime
from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from tests import bodies, factories
from tests.api.conftest import Door
from wagtail_filmreview.models.film_rows import FilmWayToWatch


def day(number: int) -> datetime:
    return datetime(2023, 4, number, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def three_reviews(shared_database: None) -> dict[str, Any]:
    """Three reviews that differ in everything that can be asked for."""
    service = factories.WatchServiceFactory(name="Lumen", slug="lumen")
    star, author = factories.PersonFactory(name="Mina Star"), factories.PersonFactory(name="Otto Critic")
    comedy = factories.GenreFactory(name="Comedy", slug="comedy")
    korean = factories.FilmFactory(
        title="A",
        year=2023,
        kind="feature",
        production_countries=["KR"],
        imdb_id="tt0000001",
        genres=[comedy],
    )
    short = factories.FilmFactory(
        title="B", year=1999, kind="short", production_countries=["FR", "KR"], tmdb_id=77, tmdb_type="movie"
    )
    factories.FilmCreditFactory(film=korean, person=star, role="actor", character="The clerk")
    factories.FilmCreditFactory(film=short, person=star, role="director")
    factories.FilmCreditFactory(film=short, person=author, role="actor", spoiler_level="ending")
    FilmWayToWatch.objects.create(
        film=korean, kind="stream", country="KR", service=service, audio_description=True
    )
    FilmWayToWatch.objects.create(film=korean, kind="rent", country="DE")
    FilmWayToWatch.objects.create(film=short, kind="stream", country="")
    return {
        "korean": factories.FilmReviewPageFactory(
            title="Korean",
            film=korean,
            reviewers=[author],
            published_on=day(3),
            body=[
                bodies.where_to_watch(),
                bodies.verdict(bodies.stars("4"), recommendation="recommended"),
                bodies.advisories(
                    bodies.advisory("gore", "strong"), bodies.advisory("suicide", spoiler_level="ending")
                ),
            ],
        ),
        "short": factories.FilmReviewPageFactory(
            title="Short",
            film=short,
            published_on=day(2),
            body=[
                bodies.where_to_watch(),
                bodies.verdict(bodies.stars("2"), recommendation="mixed"),
                bodies.advisories(bodies.advisory("gore", "mild"), all_assessed=True),
            ],
        ),
        "bare": factories.FestivalReviewPageFactory(
            title="Bare", film=factories.FilmFactory(title="C", year=2010), published_on=day(1), body=[]
        ),
    }


@pytest.fixture
def reviews(three_reviews: dict[str, Any], db: None) -> dict[str, Any]:
    return copy.deepcopy(three_reviews)


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({"imdb_id": "tt0000001"}, ["Korean"]),
        ({"tmdb_id": "77"}, ["Short"]),
        ({"kind": ["short", "feature"], "year_max": "2000"}, ["Short"]),
        ({"production_country": "KR"}, ["Korean", "Short"]),
        ({"production_country": "FR"}, ["Short"]),
        ({"person": "mina-star"}, ["Korean", "Short"]),
        ({"person": "mina-star", "role": "director"}, ["Short"]),
        ({"person": "otto-critic"}, []),
        ({"reviewer": "otto-critic"}, ["Korean"]),
        ({"genre": "comedy"}, ["Korean"]),
        ({"recommendation": ["mixed", "recommended"]}, ["Korean", "Short"]),
        ({"score_min": "50"}, ["Korean"]),
        ({"advisory": "gore"}, ["Korean", "Short"]),
        ({"advisory": "suicide"}, []),
        ({"watch": "stream"}, ["Korean", "Short"]),
        ({"watch": "stream", "watch_country": "DE"}, ["Short"]),
        ({"watch": "rent", "watch_country": "DE"}, ["Korean"]),
        ({"watch_country": "KR"}, ["Korean", "Short"]),
        ({"service": "lumen"}, ["Korean"]),
        ({"service": "lumen", "watch": "rent"}, []),
        ({"audio_description": "true"}, ["Korean"]),
        ({"audio_description": "true", "watch_country": "DE"}, []),
        ({"published_after": "2023-04-02", "published_before": "2023-04-03"}, ["Short"]),
        ({"published_after": "2023-04-03T12:00:00Z"}, ["Korean"]),
        ({"published_before": "2023-04-03T12:00:00Z"}, ["Short", "Bare"]),
        ({"published_after": "0001-01-01T00:00:00+16:06"}, ["Korean", "Short", "Bare"]),
        ({"published_before": "9999-12-31T23:59:59-16:06"}, ["Korean", "Short", "Bare"]),
        ({"locale": "en"}, ["Korean", "Short", "Bare"]),
        ({"locale": "en-GB"}, ["Korean", "Short", "Bare"]),
    ],
)
def test_a_filter_finds(
    door: Door, reviews: dict[str, Any], asked: dict[str, Any], titles: list[str]
) -> None:
    assert door.titles(**asked) == titles


@pytest.mark.parametrize(
    ("asked", "titles", "left_out"),
    [
        # Not one of them is safe because nobody looked.
        ({"exclude_advisory": "suicide"}, ["Short"], 1),
        ({"exclude_advisory": "suicide", "unassessed": "include"}, ["Short", "Bare"], None),
        ({"exclude_advisory": "gore"}, [], 1),
        ({"exclude_advisory": "gore:strong"}, ["Short"], 1),
        ({"exclude_advisory": "gore:extreme"}, ["Korean", "Short"], 1),
        ({"exclude_advisory": ["gore:strong", "violence"]}, ["Short"], 1),
    ],
)
def test_who_must_avoid_something_is_answered_by_all_that_is_known(
    door: Door,
    reviews: dict[str, Any],
    asked: dict[str, Any],
    titles: list[str],
    left_out: int | None,
) -> None:
    answer = door.get(**asked).json()
    assert [item["title"] for item in door.items_of(answer)] == titles
    assert answer.get("meta", answer).get("left_out_unassessed") == left_out


def test_what_one_review_of_a_film_says_holds_for_all(door: Door, reviews: dict[str, Any]) -> None:
    """The strictest intensity wins, in whatever language or class of page it was given."""
    film = reviews["bare"].film
    factories.FestivalReviewPageFactory(
        title="Second look",
        film=film,
        published_on=day(4),
        body=[bodies.advisories(bodies.advisory("gore", "extreme"), all_assessed=True)],
    )
    assert "Bare" not in door.titles(exclude_advisory="gore", unassessed="include")
    assert door.titles(exclude_advisory="violence") == ["Second look", "Short", "Bare"]


def test_an_absent_topic_says_nothing_of_its_category(door: Door, home: Any) -> None:
    factories.FilmReviewPageFactory(
        title="No dog dies",
        body=[bodies.advisories(bodies.advisory("animal-harm", "none", topic="dog-dies"))],
    )
    assert "No dog dies" not in door.titles(exclude_advisory="animal-harm")
    assert "No dog dies" in door.titles(exclude_advisory="animal-harm", unassessed="include")


def test_a_restricted_review_answers_nothing(door: Door, reviews: dict[str, Any]) -> None:
    secret = factories.FestivalReviewPageFactory(
        title="Private",
        film=reviews["bare"].film,
        body=[bodies.advisories(bodies.advisory("gore", "extreme"), all_assessed=True)],
    )
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    assert "Bare" not in door.titles(exclude_advisory="violence")
    assert "Bare" in door.titles(exclude_advisory="gore", unassessed="include")


def test_below_a_page(door: Door, reviews: dict[str, Any]) -> None:
    page = factories.PageFactory(parent=factories.home_page())
    factories.FilmReviewPageFactory(title="Below", parent=page)
    assert door.titles(descendant_of=page.pk) == ["Below"]
    assert "Below" in door.titles(descendant_of=factories.home_page().pk)


def test_another_site(door: Door, reviews: dict[str, Any]) -> None:
    other = factories.SiteFactory(hostname="other.example", port=8000)
    factories.FilmReviewPageFactory(title="There", parent=other.root_page)
    assert door.titles(site="other.example") == ["There"]
    assert door.titles(site="other.example:8000") == ["There"]
    assert door.titles(site="localhost") == ["Korean", "Short", "Bare"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("advisory", "goer"),
        ("exclude_advisory", "goer"),
        ("exclude_advisory", "gore:very"),
        ("exclude_advisory", "gore:none"),
        ("unassessed", "maybe"),
        ("kind", "cinema"),
        ("role", "actor"),
        ("production_country", "Atlantis"),
        ("watch_country", "XX"),
        ("watch", "borrow"),
        ("locale", "tlh"),
        ("site", "nowhere.example"),
        ("descendant_of", "999999"),
        ("descendant_of", str(2**70)),
        ("tmdb_id", "many"),
        ("published_after", "yesterday"),
        ("audio_description", "perhaps"),
        ("order", "length"),
        ("order", "relevance"),
        ("fields", "review_body"),
    ],
)
def test_what_there_is_not_is_refused_and_named(door: Door, home: Any, name: str, value: str) -> None:
    response = door.get(**{name: value})
    assert response.status_code == door.refusal, response.content
    assert name in response.content.decode()


# -- order and fields ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        ("published", ["Bare", "Short", "Korean"]),
        ("-published", ["Korean", "Short", "Bare"]),
        ("title", ["Bare", "Korean", "Short"]),
        ("-title", ["Short", "Korean", "Bare"]),
        ("year", ["Short", "Bare", "Korean"]),
        ("-year", ["Korean", "Bare", "Short"]),
        # What has no score comes last.
        ("score", ["Short", "Korean", "Bare"]),
        ("-score", ["Korean", "Short", "Bare"]),
    ],
)
def test_an_order_holds_for_offsets_and_cursors(
    door: Door, reviews: dict[str, Any], order: str, titles: list[str]
) -> None:
    assert door.titles(order=order) == titles
    assert [door.titles(order=order, limit=1, offset=n)[0] for n in range(3)] == titles
    found, response = [], door.get(order=order, limit=1)
    while True:
        found += [item["title"] for item in door.items_of(response.json())]
        if "Link" not in response:
            break
        address = response["Link"].partition("<")[2].partition(">")[0].removeprefix("http://localhost")
        response = door.client.get(address, headers={"host": "localhost"})
    assert found == titles


def test_a_cursor_belongs_to_its_order(door: Door, reviews: dict[str, Any]) -> None:
    cursor = door.get(order="title", limit=1)["Link"].partition("cursor=")[2].partition(">")[0]
    assert door.get(order="-title", cursor=cursor).status_code == door.refusal


def test_a_cursor_stays_right_while_reviews_are_published(door: Door, reviews: dict[str, Any]) -> None:
    link = door.get(limit=1)["Link"].partition("<")[2].partition(">")[0].removeprefix("http://localhost")
    factories.FilmReviewPageFactory(title="Newer", published_on=day(9))
    answer = door.client.get(link, headers={"host": "localhost"}).json()
    assert [item["title"] for item in door.items_of(answer)] == ["Short"]


@pytest.mark.parametrize("path", ["", "{pk}/"])
def test_fields_narrow_what_is_shown(door: Door, reviews: dict[str, Any], path: str) -> None:
    answer = door.get(path.format(pk=reviews["korean"].pk), fields=["title,meta", "score"]).json()
    shown = answer if path else door.items_of(answer)[0]
    assert set(shown) == {"id", "title", "meta", "score"}
    assert shown["meta"]["detail_url"].endswith(f"{door.address}{reviews['korean'].pk}/")


def test_a_search_may_have_another_order(door: Door, home: Any) -> None:
    for number, title in enumerate(["Harbour", "The harbour, a harbour", "Old harbour"], 1):
        factories.FilmReviewPageFactory(title=title, published_on=day(number))
    best = door.titles(search="harbour")
    assert door.titles(search="harbour", order="-relevance") == best[::-1]
    assert door.titles(search="harbour", order="published") == [
        "Harbour",
        "The harbour, a harbour",
        "Old harbour",
    ]


# -- headers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "{pk}/"])
def test_answers_say_how_they_may_be_kept(
    door: Door, reviews: dict[str, Any], path: str, filmreview_settings: Any
) -> None:
    path = path.format(pk=reviews["korean"].pk)
    response = door.get(path)
    assert response["Last-Modified"].endswith("GMT")
    assert response["Cache-Control"] == "public, no-cache"
    assert "Cookie" not in response.get("Vary", "")
    filmreview_settings(CACHE_CONTROL="")
    assert "Cache-Control" not in door.get(path)
    head = door.client.head(f"{door.address}{path}", headers={"host": "localhost"})
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", response["ETag"])


def test_compressed_answers_have_the_same_tag(door: Door, reviews: dict[str, Any], settings: Any) -> None:
    settings.MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *settings.MIDDLEWARE]
    headers = {"host": "localhost", "accept-encoding": "gzip"}
    response = door.client.get(door.address, headers=headers)
    assert response["Content-Encoding"] == "gzip"
    again = door.client.get(door.address, headers={**headers, "if-none-match": response["ETag"]})
    assert again.status_code == 304
