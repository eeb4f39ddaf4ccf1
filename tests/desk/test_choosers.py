"""Choosing a film or person while writing, and adding one from inside the chooser."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from tests import factories
from wagtail_filmreview.models import Film, Person

pytestmark = pytest.mark.django_db

CHOOSE = "/admin/snippets/choose/wagtail_filmreview"


def rows_of(response: Any) -> list[list[str]]:
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    return [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in page.select("tbody tr")]


def results(client: Any, model: str, **query: str) -> list[list[str]]:
    return rows_of(client.get(f"{CHOOSE}/{model}/results/", query))


def answer(response: Any) -> dict[str, Any]:
    assert response.status_code == 200
    return json.loads(response.content)


@pytest.fixture
def ballerinas() -> list[Film]:
    """Two films that the title alone does not tell apart."""
    first = factories.FilmFactory(title="Ballerina", original_title="발레리나", year=2023)
    second = factories.FilmFactory(title="Ballerina", year=2025, imdb_id="tt7181546")
    factories.FilmCreditFactory(
        film=first, role="director", person=factories.PersonFactory(name="Lee Chung-hyun")
    )
    return [first, second]


class TestFilmChooser:
    def test_a_row_tells_films_of_one_title_apart(self, editor_client: Any, ballerinas: list[Film]) -> None:
        first, second = results(editor_client, "film")
        assert first[:4] == ["Ballerina", "2023", "Feature film", "Lee Chung-hyun"]
        assert second[:4] == ["Ballerina", "2025", "Feature film", ""]

    def test_a_row_shows_the_poster(self, editor_client: Any) -> None:
        factories.FilmFactory(poster=factories.ImageFactory())
        page = BeautifulSoup(editor_client.get(f"{CHOOSE}/film/results/").content, "html.parser")
        assert page.select_one("tbody tr img")["alt"] == ""

    def test_where_nothing_is_found_the_words_go_on_to_the_look_up(self, editor_client: Any) -> None:
        response = editor_client.get(f"{CHOOSE}/film/results/", {"q": "Slow & Chase"})
        link = BeautifulSoup(response.content, "html.parser").select_one("a[data-chooser-modal-choice]")
        reply = answer(editor_client.get(link["href"]))
        assert reply["step"] == "reshow_creation_form"
        page = BeautifulSoup(reply["htmlFragment"], "html.parser")
        assert page.select_one("[name=text]")["value"] == "Slow & Chase"
        assert page.select_one("[name=title]")["value"] == "Slow & Chase"

    def test_a_draft_is_told_from_what_is_published(self, editor_client: Any) -> None:
        factories.FilmFactory(kind="short", live=False)
        assert results(editor_client, "film")[0][2] == "Short film, draft"

    @pytest.mark.parametrize(
        ("text", "years"),
        [
            ("ballerina", ["2023", "2025"]),
            ("baller 2025", ["2025"]),
            ("Ballerina (2023)", ["2023"]),
            ("발레", ["2023"]),
            ("chung", ["2023"]),
            ("ballerina lee", ["2023"]),
            ("tt7181546", ["2025"]),
            ("nothing", []),
        ],
    )
    def test_search(self, editor_client: Any, ballerinas: list[Film], text: str, years: list[str]) -> None:
        assert [row[1] for row in results(editor_client, "film", q=text)] == years

    def test_the_number_of_queries_does_not_grow_with_the_results(self, editor_client: Any) -> None:
        counts = []
        for _round in range(2):
            factories.FilmCreditFactory.create_batch(4, role="director")
            editor_client.get(f"{CHOOSE}/film/")
            with CaptureQueriesContext(connection) as queries:
                editor_client.get(f"{CHOOSE}/film/")
            counts.append(len(queries))
        assert counts[0] == counts[1]

    def test_a_chosen_film_is_named_with_its_year(self, editor_client: Any, ballerinas: list[Film]) -> None:
        response = editor_client.get(f"{CHOOSE}/film/chosen/{ballerinas[0].pk}/")
        assert answer(response)["result"]["string"] == "Ballerina (2023)"


class TestPersonChooser:
    @pytest.fixture(autouse=True)
    def directors(self) -> None:
        factories.PersonFactory(name="Lee Chung-hyun", native_name="이충현", imdb_id="nm8376436")
        factories.PersonFactory(name="Len Wiseman")

    def test_a_row_has_the_name_in_both_scripts(self, editor_client: Any) -> None:
        assert ["Lee Chung-hyun", "이충현"] in [row[:2] for row in results(editor_client, "person")]

    @pytest.mark.parametrize("text", ["chung", "lee hyun", "이충", "nm8376436"])
    def test_search(self, editor_client: Any, text: str) -> None:
        assert [row[0] for row in results(editor_client, "person", q=text)] == ["Lee Chung-hyun"]


NEW_FILM = {"title": "Ballerina", "year": "2023", "original_title": "발레리나", "kind": "feature"}


class TestAddingAFilm:
    def add(self, client: Any, **changes: str) -> dict[str, Any]:
        return answer(client.post(f"{CHOOSE}/film/create/", {**NEW_FILM, **changes}))

    def test_it_is_live_and_chosen_at_once(self, editor_client: Any) -> None:
        reply = self.add(editor_client)
        film = Film.objects.get()
        assert reply["step"] == "chosen"
        assert reply["result"]["id"] == str(film.pk)
        assert reply["result"]["string"] == "Ballerina (2023)"
        assert (film.live, film.has_unpublished_changes) == (True, False)
        assert (film.original_title, film.slug) == ("발레리나", "ballerina-2023")

    def test_its_history_says_who_added_it(self, editor_client: Any) -> None:
        self.add(editor_client)
        actions = ModelLogEntry.objects.exclude(user=None).values_list("action", flat=True)
        assert {"wagtail.create", "wagtail.publish"} <= set(actions)

    def test_several_can_be_chosen_with_a_new_one_among_them(self, editor_client: Any) -> None:
        reply = answer(editor_client.post(f"{CHOOSE}/film/create/?multiple=1", NEW_FILM))
        assert [one["string"] for one in reply["result"]] == ["Ballerina (2023)"]

    @pytest.mark.parametrize("field", ["title", "year"])
    def test_title_and_year_are_asked_for(self, editor_client: Any, field: str) -> None:
        reply = self.add(editor_client, **{field: ""})
        assert reply["step"] == "reshow_creation_form"
        assert "This field is required" in reply["htmlFragment"]
        assert not Film.objects.exists()

    def test_one_of_the_same_title_and_year_is_named_and_nothing_added(self, editor_client: Any) -> None:
        factories.FilmFactory(title="ballerina", year=2023)
        reply = self.add(editor_client)
        assert "“ballerina (2023)” exists already" in reply["htmlFragment"]
        assert 'name="is_new"' in reply["htmlFragment"]
        assert Film.objects.count() == 1

    def test_another_work_of_the_same_title_and_year_is_added_when_said_to_be_one(
        self, editor_client: Any
    ) -> None:
        factories.FilmFactory(title="Ballerina", year=2023)
        assert self.add(editor_client, is_new="on")["step"] == "chosen"
        assert Film.objects.filter(slug="ballerina-2023-2").exists()

    def test_the_one_that_is_there_is_shown_and_can_be_chosen(self, editor_client: Any) -> None:
        film = factories.FilmFactory(title="Ballerina", year=2023)
        factories.FilmCreditFactory(film=film, role="director", person__name="Lee Chung-hyun")
        page = BeautifulSoup(self.add(editor_client)["htmlFragment"], "html.parser")
        shown = page.select_one(".filmreview-alike")
        assert "Lee Chung-hyun" in shown.get_text()
        use = shown.select_one("[name=use]")["value"]
        reply = answer(editor_client.post(f"{CHOOSE}/film/create/", {"use": use}))
        assert reply["result"]["id"] == str(film.pk)
        assert Film.objects.count() == 1

    def test_the_same_id_tells_more_than_another_title(self, editor_client: Any) -> None:
        factories.FilmFactory(title="Balerina", year=2024, imdb_id="tt0000023")
        reply = self.add(editor_client, imdb_id="tt0000023")
        assert "“Balerina (2024)” exists already" in reply["htmlFragment"]
        # It cannot be another work: an id belongs to one.
        assert self.add(editor_client, imdb_id="tt0000023", is_new="on")["step"] == "reshow_creation_form"

    def test_the_original_title_counts_too(self, editor_client: Any) -> None:
        factories.FilmFactory(title="The Ballerina", original_title="Ballerina", year=2023)
        assert self.add(editor_client)["step"] == "reshow_creation_form"

    def test_the_same_title_of_another_year_is_no_question(self, editor_client: Any) -> None:
        factories.FilmFactory(title="Ballerina", year=2025)
        assert self.add(editor_client)["step"] == "chosen"

    def test_nobody_is_asked_before_there_is_a_question(self, editor_client: Any) -> None:
        html = answer(editor_client.get(f"{CHOOSE}/film/"))["html"]
        assert 'name="original_title"' in html
        assert 'name="is_new"' not in html


class TestAddingAPerson:
    def add(self, client: Any, **data: str) -> dict[str, Any]:
        return answer(client.post(f"{CHOOSE}/person/create/", data))

    def test_they_are_chosen_at_once(self, editor_client: Any) -> None:
        reply = self.add(editor_client, name="Jeon Jong-seo", native_name="전종서")
        assert reply["result"]["string"] == "Jeon Jong-seo"
        assert Person.objects.get().native_name == "전종서"

    def test_somebody_of_that_name_is_named_first(self, editor_client: Any) -> None:
        factories.PersonFactory(name="Steve McQueen")
        assert "exists already" in self.add(editor_client, name="steve mcqueen")["htmlFragment"]
        assert self.add(editor_client, name="Steve McQueen", is_new="on")["step"] == "chosen"
        assert Person.objects.count() == 2

    def test_whoever_has_the_name_in_the_other_script_is_shown(self, editor_client: Any) -> None:
        person = factories.PersonFactory(name="Jeon Jong-seo", native_name="전종서")
        reply = self.add(editor_client, name="Jun Jong-seo", native_name="전종서")
        use = BeautifulSoup(reply["htmlFragment"], "html.parser").select_one("[name=use]")["value"]
        assert self.add(editor_client, use=use)["result"]["id"] == str(person.pk)


class TestPermissions:
    def test_without_add_there_is_no_form_and_no_way_around_it(
        self, login: Any, desk_user: Any, home: Any
    ) -> None:
        client = login(desk_user("change_film", on=home, pages=("add",)))
        html = answer(client.get(f"{CHOOSE}/film/"))["html"]
        assert 'name="original_title"' not in html
        response = client.post(f"{CHOOSE}/film/create/", NEW_FILM)
        assert response.status_code in (302, 403)
        assert not Film.objects.exists()

    def test_with_add_and_publish_a_film_is_live(self, login: Any, desk_user: Any) -> None:
        client = login(desk_user("add_film", "publish_film"))
        client.post(f"{CHOOSE}/film/create/", NEW_FILM)
        assert Film.objects.get().live

    def test_with_add_alone_it_is_chosen_as_a_draft(self, login: Any, desk_user: Any) -> None:
        client = login(desk_user("add_film"))
        assert answer(client.post(f"{CHOOSE}/film/create/", NEW_FILM))["step"] == "chosen"
        assert not Film.objects.get().live


def test_the_page_editor_offers_both_choosers(editor_client: Any, index: Any) -> None:
    url = f"/admin/pages/add/wagtail_filmreview_pages/filmreviewpage/{index.pk}/"
    content = editor_client.get(url).content.decode()
    assert f"{CHOOSE}/film/" in content
    assert f"{CHOOSE}/person/" in content
