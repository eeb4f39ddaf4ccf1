"""What is read from the store, in how many statements, and what is remembered of it between requests."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from django.test import AsyncClient
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction
from wagtail.search.models import IndexEntry

from tests import factories
from tests.api.conftest import Door
from wagtail_filmreview.api.asked import encoded
from wagtail_filmreview.representations.store import serving
from wagtail_filmreview.representations.store.orders import NEWEST_FIRST
from wagtail_filmreview.representations.store.remembered import Remembered, Texts

pytestmark = pytest.mark.django_db


def statements(door: Door, path: str = "", **parameters: Any) -> int:
    """How many an answer takes of a process that has given it before."""
    door.get(path, **parameters)
    with CaptureQueriesContext(connection) as captured:
        assert door.get(path, **parameters).status_code == 200
    return len(captured)


@pytest.fixture(scope="module")
def first_many(shared_database: None) -> list[Any]:
    genre = factories.GenreFactory(name="Comedy")
    film = factories.FilmFactory(genres=[genre])
    return [factories.FilmReviewPageFactory(title=f"Review {n:02}", film=film) for n in range(25)]


@pytest.fixture
def many(first_many: list[Any], monkeypatch: pytest.MonkeyPatch, db: None) -> list[Any]:
    # Nobody tells a process that a test is rolled back.
    for name in ("_roots", "_counts", "_beginnings"):
        monkeypatch.setattr(serving, name, Remembered(256))
    return copy.deepcopy(first_many)


# -- statements ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "parameters",
    [{}, {"offset": 20}, {"genre": "comedy"}, {"advisory": "gore"}, {"score_min": 1}, {"film": "1"}],
)
def test_a_list_is_one_statement(door: Door, many: Any, parameters: dict[str, Any]) -> None:
    assert statements(door, **parameters) == 1


def test_a_review_is_one_statement(door: Door, many: Any) -> None:
    assert statements(door, f"{many[0].pk}/") == 1


def test_nothing_new_is_one_statement(door: Door, many: Any) -> None:
    for path in ("", f"{many[0].pk}/"):
        tag = door.get(path)["ETag"]
        with CaptureQueriesContext(connection) as captured:
            response = door.client.get(
                f"{door.address}{path}", headers={"host": "localhost", "if-none-match": tag}
            )
        assert (response.status_code, len(captured)) == (304, 1)


def test_it_costs_the_same_whatever_there_is(door: Door, home: Any) -> None:
    factories.FilmReviewPageFactory()
    few = statements(door)
    for _ in range(22):
        factories.FilmReviewPageFactory()
    assert statements(door) == few


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL prepares statements")
def test_statements_are_prepared_where_the_site_says_so(door: Door, many: Any) -> None:
    expected = door.titles()
    tag = door.get(f"{many[0].pk}/")["ETag"]
    raw = connection.connection
    before, raw.prepare_threshold = raw.prepare_threshold, 0
    try:
        for _ in range(3):
            assert door.titles() == expected
            assert door.get(f"{many[0].pk}/")["ETag"] == tag
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM pg_prepared_statements")
            assert cursor.fetchone()[0] > 0
    finally:
        raw.prepare_threshold = before


@pytest.mark.parametrize("path", ["", "{pk}/"])
def test_asgi_answers_the_same(door: Door, many: Any, path: str) -> None:
    path = path.format(pk=many[0].pk)
    answer = door.get(path, host="testserver")
    asynchronous = async_to_sync(AsyncClient().get)(f"{door.address}{path}")
    assert asynchronous.content == answer.content
    assert asynchronous["ETag"] == answer["ETag"]


# -- what is remembered ----------------------------------------------------------------------------


def test_what_is_remembered_decides_nothing_about_access(door: Door, many: Any) -> None:
    """Even where a page is taken off line by a route that tells nobody."""
    assert "Review 24" in door.titles()
    Page.objects.filter(pk=many[24].pk).update(live=False)
    assert "Review 24" not in door.titles()
    assert len(door.titles()) == 20
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page_id=many[23].pk, restriction_type="login")]
    )
    titles = door.titles()
    assert "Review 23" not in titles
    assert titles[0] == "Review 22"


def test_a_card_is_never_an_old_one(door: Door, many: Any) -> None:
    assert door.titles()[0] == "Review 24"
    many[24].title = "Another title"
    many[24].save()
    assert door.titles()[0] == "Another title"


def test_a_list_goes_on_where_nobody_has_looked_yet(
    door: Door,
    many: Any,
    monkeypatch: Any,
) -> None:
    monkeypatch.setattr(serving, "FIRST_LOOK", 2)
    assert door.titles(limit=1) == ["Review 24"]
    titles = [title for offset in range(0, 30, 5) for title in door.titles(limit=5, offset=offset)]
    assert titles == [f"Review {n:02}" for n in reversed(range(25))]


def test_following_the_links_reads_everything_once(door: Door, many: Any) -> None:
    response, titles = door.get(limit=7), []
    while True:
        titles += [item["title"] for item in door.items_of(response.json())]
        link = response.headers.get("Link")
        if link is None:
            break
        address = link.partition("<")[2].partition(">")[0]
        assert "cursor=" in address and "limit=7" in address
        response = door.client.get(address.removeprefix("http://localhost"), headers={"host": "localhost"})
    assert titles == [f"Review {n:02}" for n in reversed(range(25))]


def test_the_oldest_of_too_much_is_forgotten() -> None:
    known = Remembered(2)
    for key in "abc":
        known.put("now", key, key.upper())
    assert [known.get("now", key) for key in "abc"] == [None, "B", "C"]
    assert known.get("later", "c") is None


def test_texts_are_forgotten_by_their_size() -> None:
    texts = Texts(10)
    texts.add({"a": "1234", "b": "5678"})
    texts.find(["a"])
    texts.add({"c": "9012"})
    assert texts.find(["a", "b", "c"]) == {"a": "1234", "c": "9012"}
    texts.add({"a": "1234"})
    assert texts.find(["c"]) == {"c": "9012"}


def test_ids_that_no_database_has_are_no_reviews(door: Door, home: Any) -> None:
    assert door.get(f"{10**30}/").status_code in (404, door.refusal)
    cursor = encoded(("2020-01-01T00:00:00+00:00", 10**30), NEWEST_FIRST)
    assert door.get(cursor=cursor).status_code == door.refusal


# -- search ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["unheard-of", "\\", "'; --", "   ", '"', 'say "hanging on'])
def test_a_search_for_whatever(door: Door, home: Any, text: str) -> None:
    assert door.get(search=text).status_code == 200


def test_a_search_finds_reviews_of_this_site_that_have_all_words(door: Door, home: Any) -> None:
    factories.FilmReviewPageFactory(title="The harbour at night")
    factories.FilmReviewPageFactory(title="The harbour")
    factories.FestivalReviewPageFactory(title="A festival at night in the harbour")
    other = factories.SiteFactory(hostname="other.example")
    factories.FilmReviewPageFactory(title="Another harbour at night", parent=other.root_page)
    found = door.titles(search="harbour night")
    assert sorted(found) == ["A festival at night in the harbour", "The harbour at night"]
    assert door.titles(search="harbour night", limit=1) == found[:1]
    assert door.titles(search="harbour night", limit=1, offset=1) == found[1:]
    response = door.get(search="harbour night", limit=1)
    assert door.count_of(response.json()) == 2
    assert "offset=1" in response["Link"]


def test_a_search_is_unchanged_only_if_it_finds_the_same(door: Door, home: Any) -> None:
    """The index may know of a review later than the store does, where tasks are queued."""
    review = factories.FilmReviewPageFactory(title="The harbour")

    def again(tag: str) -> int:
        headers = {"host": "localhost", "if-none-match": tag}
        return door.client.get(door.address, {"search": "harbour"}, headers=headers).status_code

    tag = door.get(search="harbour")["ETag"]
    assert again(tag) == 304
    IndexEntry.objects.filter(object_id=str(review.pk)).delete()
    assert again(tag) == 200
    assert door.titles(search="harbour") == []


@pytest.mark.parametrize(
    "parameters", [{"search": "a\0b"}, {"person": "a\0"}, {"offset": "10001"}, {"film": ["1"] * 101}]
)
def test_what_cannot_be_asked_is_refused(door: Door, home: Any, parameters: Any) -> None:
    response = door.get(**parameters)
    assert response.status_code == door.refusal
    assert next(iter(parameters)) in response.content.decode()


def test_a_cursor_goes_with_no_other_place(door: Door, many: Any) -> None:
    link = door.get(limit=2)["Link"]
    cursor = link.partition("cursor=")[2].partition(">")[0]
    assert door.titles(limit=1, cursor=cursor) == ["Review 22"]
    for other in ({"offset": 1}, {"search": "review"}):
        response = door.get(cursor=cursor, **other)
        assert response.status_code == door.refusal
        assert "cursor" in response.content.decode()
