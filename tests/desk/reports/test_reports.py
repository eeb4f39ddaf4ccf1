"""Reports: what they list, for whom, what they export and what that costs."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from tests import bodies, factories

pytestmark = pytest.mark.django_db

BASE = "/admin/reports/film-reviews/"
SLUGS = ("missing", "ending", "ending-in-reviews", "without-review", "not-assessed", "same-people")
MISSING, ENDING, IN_REVIEWS, WITHOUT_REVIEW, NOT_ASSESSED, SAME_PEOPLE = ALL = [
    f"{BASE}{slug}/" for slug in SLUGS
]


def rows_of(response: Any) -> list[list[str]]:
    assert response.status_code == 200
    table = BeautifulSoup(response.content, "html.parser").select_one("table.listing")
    rows = table.select("tbody tr") if table else []
    return [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in rows]


def firsts(response: Any) -> list[str]:
    return [row[0] for row in rows_of(response)]


def spreadsheet(client: Any, url: str, **query: str) -> list[dict[str, str]]:
    response = client.get(url, {**query, "export": "csv"})
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))


def denied(response: Any) -> bool:
    return response.status_code == 302 and response.url == "/admin/"


@pytest.mark.parametrize("url", ALL)
class TestEveryReport:
    def test_says_so_where_all_is_well(self, editor_client: Any, url: str) -> None:
        page = editor_client.get(url)
        assert rows_of(page) == []
        said = BeautifulSoup(page.content, "html.parser").get_text(" ", strip=True)
        assert any(said.count(words) for words in ("No ", "Every ", "Of every "))
        assert "There are no results" not in said

    def test_is_in_the_menu_of_reports(self, editor_client: Any, url: str) -> None:
        assert url in editor_client.get("/admin/").content.decode()

    def test_is_exported_also_where_it_is_empty(self, editor_client: Any, url: str) -> None:
        response = editor_client.get(url, {"export": "xlsx"})
        sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
        assert sheet.max_row == 1
        assert spreadsheet(editor_client, url) == []

    @pytest.mark.parametrize("query", ["?p=x", "?p=99", "?ordering=x", "?year=x", "?within=x", "?reason=x"])
    def test_bears_what_makes_no_sense(self, editor_client: Any, url: str, query: str) -> None:
        assert editor_client.get(url + query).status_code == 200

    @pytest.mark.parametrize("tail", ["", "results/", "?export=csv", "?export=xlsx"])
    def test_is_closed_to_who_has_no_part_in_it(
        self, login: Any, desk_user: Any, client: Any, url: str, tail: str
    ) -> None:
        assert denied(login(desk_user("add_genre")).get(url + tail))
        assert client.get(url + tail).url.startswith("/admin/login/")

    def test_is_not_in_the_menu_of_who_may_not_see_it(self, login: Any, desk_user: Any, url: str) -> None:
        assert url not in login(desk_user("add_genre")).get("/admin/").content.decode()


class TestReviewsMissingSomething:
    @pytest.fixture
    def culture(self, home: Any) -> Any:
        return factories.FilmReviewIndexPageFactory(parent=home, title="Culture")

    def test_what_is_missing_can_be_asked_for(self, editor_client: Any, index: Any) -> None:
        factories.FilmReviewPageFactory(
            parent=index, title="No film", film=None, live=False, body=[bodies.verdict()]
        )
        factories.FilmReviewPageFactory(parent=index, title="No verdict")
        assert set(firsts(editor_client.get(MISSING))) == {"No film", "No verdict"}
        assert firsts(editor_client.get(MISSING, {"missing": "film"})) == ["No film"]
        assert len(rows_of(editor_client.get(MISSING, {"missing": ["film", "verdict"]}))) == 2
        assert firsts(editor_client.get(MISSING, {"standing": "draft"})) == ["No film"]
        assert firsts(editor_client.get(MISSING, {"q": "verdict"})) == ["No verdict"]
        (row,) = spreadsheet(editor_client, MISSING, missing="film")
        assert row["Missing"] == "Film, Byline, Standfirst, Main image, Content advisories"
        assert row["Status"] == "draft"

    def test_an_editor_sees_their_section_and_leads_to_the_page(
        self, login: Any, desk_user: Any, index: Any, culture: Any
    ) -> None:
        factories.FilmReviewPageFactory(parent=index, title="Theirs")
        ours = factories.FilmReviewPageFactory(parent=culture, title="Ours")
        client = login(desk_user(on=culture, pages=("change",)))
        page = client.get(MISSING)
        assert firsts(page) == ["Ours"]
        assert f'href="/admin/pages/{ours.pk}/edit/"' in page.content.decode()
        assert [row["Title"] for row in spreadsheet(client, MISSING)] == ["Ours"]


class TestWaysToWatchThatEnd:
    def films(self, response: Any) -> list[str]:
        return [title.removesuffix(" (1927)") for title in firsts(response)]

    def way(self, days: int, **given: Any) -> Any:
        until = timezone.localdate() + timedelta(days=days)
        return factories.FilmWayToWatchFactory(available_until=until, **given)

    def test_the_longest_over_comes_first(self, editor_client: Any) -> None:
        service = factories.WatchServiceFactory(name="Arthouse")
        self.way(30, film__title="Soon", service=service, country="KR")
        self.way(0, film__title="Today")
        self.way(-2, film__title="Over", kind="rent")
        self.way(31, film__title="Later")
        page = editor_client.get(ENDING)
        assert self.films(page) == ["Over", "Today", "Soon"]
        assert [row[-1] for row in rows_of(page)] == ["Ended 2 days ago", "Ends today", "Ends in 30 days"]
        assert rows_of(page)[2][1:4] == ["Stream", "Arthouse", "South Korea"]
        assert self.films(editor_client.get(ENDING, {"within": "-1"})) == ["Over"]
        assert self.films(editor_client.get(ENDING, {"within": "7"})) == ["Over", "Today"]
        assert len(rows_of(editor_client.get(ENDING, {"within": "90"}))) == 4
        assert self.films(editor_client.get(ENDING, {"kind": "rent"})) == ["Over"]
        assert self.films(editor_client.get(ENDING, {"service": service.pk})) == ["Soon"]
        assert self.films(editor_client.get(ENDING, {"q": "toda"})) == ["Today"]
        assert self.films(editor_client.get(ENDING, {"ordering": "-available_until"})) == [
            "Soon",
            "Today",
            "Over",
        ]
        assert [row["Film"] for row in spreadsheet(editor_client, ENDING, within="-1")] == ["Over"]

    def test_only_who_may_change_films_is_led_to_one(self, login: Any, desk_user: Any) -> None:
        way = self.way(1)
        link = f"/admin/snippets/wagtail_filmreview/film/edit/{way.film_id}/"
        assert link in login(desk_user("change_film")).get(ENDING).content.decode()
        assert link not in login(desk_user("view_film")).get(ENDING).content.decode()


class TestReviewsWithWaysToWatchThatEnd:
    def review(self, title: str, *days: int | None, parent: Any, **given: Any) -> Any:
        today = timezone.localdate()
        ends = [None if one is None else (today + timedelta(days=one)).isoformat() for one in days]
        ways = [bodies.way("cinema", available_until=end) for end in ends]
        return factories.FilmReviewPageFactory(
            parent=parent, title=title, body=[bodies.where_to_watch(*ways)], **given
        )

    def test_the_first_that_ends_counts(self, editor_client: Any, index: Any) -> None:
        self.review("Soon", 40, 30, None, parent=index)
        self.review("Over", -2, parent=index, live=False)
        self.review("Later", 31, parent=index)
        self.review("Open", None, parent=index)
        self.review("Of the film", parent=index)
        page = editor_client.get(IN_REVIEWS)
        assert firsts(page) == ["Over", "Soon"]
        assert [(row[2], row[-1]) for row in rows_of(page)] == [
            ("draft", "Ended 2 days ago"),
            ("live", "Ends in 30 days"),
        ]
        assert firsts(editor_client.get(IN_REVIEWS, {"within": "-1"})) == ["Over"]
        assert len(rows_of(editor_client.get(IN_REVIEWS, {"within": "90"}))) == 3
        assert firsts(editor_client.get(IN_REVIEWS, {"q": "soon"})) == ["Soon"]
        (row,) = spreadsheet(editor_client, IN_REVIEWS, within="-1")
        assert (row["Title"], row["Ends"]) == ("Over", "Ended 2 days ago")

    def test_an_editor_sees_their_section(self, login: Any, desk_user: Any, index: Any, home: Any) -> None:
        culture = factories.FilmReviewIndexPageFactory(parent=home, title="Culture")
        self.review("Theirs", 1, parent=index)
        self.review("Ours", 1, parent=culture)
        client = login(desk_user(on=culture, pages=("change",)))
        assert firsts(client.get(IN_REVIEWS)) == ["Ours"]
        assert [row["Title"] for row in spreadsheet(client, IN_REVIEWS)] == ["Ours"]


class TestFilms:
    def test_without_a_review(self, editor_client: Any, index: Any) -> None:
        drafted = factories.FilmFactory(title="Drafted")
        factories.FilmReviewPageFactory(parent=index, film=drafted, live=False)
        film = factories.FilmFactory(title="Alone", year=1999, kind="short")
        factories.FilmCreditFactory(film=film, role="director", person__name="Ida Lens")
        factories.FilmFactory(title="Another")
        page = editor_client.get(WITHOUT_REVIEW)
        assert rows_of(page)[0] == ["Alone", "1999", "Short film", "Ida Lens", "live"]
        assert firsts(page) == ["Alone", "Another"]
        assert firsts(editor_client.get(WITHOUT_REVIEW, {"kind": "short"})) == ["Alone"]
        assert firsts(editor_client.get(WITHOUT_REVIEW, {"year": "1999"})) == ["Alone"]
        assert firsts(editor_client.get(WITHOUT_REVIEW, {"q": "lens"})) == ["Alone"]
        assert spreadsheet(editor_client, WITHOUT_REVIEW)[0]["Directed by"] == "Ida Lens"

    def test_not_assessed_leads_to_the_reviews_that_one_may_see(
        self, editor_client: Any, login: Any, desk_user: Any, index: Any
    ) -> None:
        film = factories.FilmFactory(title="Open")
        for _number in range(2):
            factories.FilmReviewPageFactory(parent=index, film=film, body=[bodies.advisories()])
        done = bodies.advisories(all_assessed=True)
        factories.FilmReviewPageFactory(parent=index, body=[done])
        factories.FilmFactory(title="Unreviewed")
        page = editor_client.get(NOT_ASSESSED)
        assert [(row[0], row[-1]) for row in rows_of(page)] == [("Open", "2 reviews")]
        assert f"/admin/film-reviews/?film={film.pk}" in page.content.decode()
        assert spreadsheet(editor_client, NOT_ASSESSED)[0]["Reviews"] == "2"
        librarian = login(desk_user("change_film")).get(NOT_ASSESSED)
        assert rows_of(librarian)[0][-1] == "0 reviews"
        assert "/admin/film-reviews/?film=" not in librarian.content.decode()


class TestPeopleWhoAreProbablyTheSame:
    @pytest.fixture
    def twins(self, db: None) -> list[Any]:
        return [
            factories.PersonFactory(name="Agnès Varda", imdb_id="nm0889513"),
            factories.PersonFactory(name="Agnes Varda", native_name="아녜스"),
        ]

    def test_why_and_with_what_tells_them_apart(self, editor_client: Any, twins: Any) -> None:
        who, reason = rows_of(editor_client.get(SAME_PEOPLE))[0][:2]
        assert who == "Agnès Varda nm0889513 Agnes Varda 아녜스"
        assert reason == "The same name"
        assert rows_of(editor_client.get(SAME_PEOPLE, {"reason": "order"})) == []
        assert len(rows_of(editor_client.get(SAME_PEOPLE, {"reason": "name", "q": "varda"}))) == 1
        assert rows_of(editor_client.get(SAME_PEOPLE, {"q": "godard"})) == []
        (row,) = spreadsheet(editor_client, SAME_PEOPLE)
        assert row["Names"] == "Agnès Varda, Agnes Varda"
        assert row["Keys"] == ", ".join(str(one.pk) for one in twins)

    def test_merging_is_offered_to_who_may_change_and_delete_people(
        self, editor_client: Any, login: Any, desk_user: Any, twins: Any
    ) -> None:
        address = f"/people/merge/?person={twins[0].pk}&amp;person={twins[1].pk}"
        assert address in editor_client.get(SAME_PEOPLE).content.decode()
        both = login(desk_user("change_person", "delete_person"))
        assert address in both.get(SAME_PEOPLE).content.decode()
        one = login(desk_user("change_person"))
        assert address not in one.get(SAME_PEOPLE).content.decode()
        assert f"/person/edit/{twins[0].pk}/" in one.get(SAME_PEOPLE).content.decode()
        reader = login(desk_user("view_person"))
        assert f"/person/edit/{twins[0].pk}/" not in reader.get(SAME_PEOPLE).content.decode()


def test_fifty_rows_cost_as_few_queries_as_one(editor_client: Any, index: Any) -> None:
    def costs() -> dict[str, int]:
        found = {}
        for url in ALL:
            with CaptureQueriesContext(connection) as queries:
                assert rows_of(editor_client.get(url))
            found[url] = len(queries)
        return found

    def add(number: int) -> None:
        for one in range(number):
            film = factories.FilmFactory()
            critic = factories.PersonFactory()
            today = timezone.localdate()
            way = bodies.way("cinema", available_until=today.isoformat())
            factories.FilmReviewPageFactory(
                parent=index, film=film, reviewers=(critic,), body=[bodies.where_to_watch(way)]
            )
            factories.FilmWayToWatchFactory(film=film, available_until=today)
            alone = factories.FilmFactory()
            factories.FilmCreditFactory(film=alone, role="director", person__name=f"Twin {critic.pk}.{one}")
            factories.PersonFactory(name=f"twin {critic.pk}.{one}")

    add(1)
    editor_client.get(ALL[0])  # Wagtail and Django remember sites and content types from here on.
    few = costs()
    add(12)
    many = costs()
    assert many == few
    assert max(many.values()) <= 15, many
