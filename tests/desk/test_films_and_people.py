"""Films, people, genres and services: listings, search, forms."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from tests import factories
from wagtail_filmreview.models import Film, Genre, Person

pytestmark = pytest.mark.django_db

SNIPPETS = "/admin/snippets/wagtail_filmreview"


def rows_of(response: Any) -> list[str]:
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    return [row.get_text(" ", strip=True) for row in page.select("table.listing tbody tr")]


@pytest.fixture
def amelie() -> Film:
    film = factories.FilmFactory(
        title="Amélie",
        original_title="Le Fabuleux Destin d'Amélie Poulain",
        year=2001,
        imdb_id="tt0211915",
        wikidata_id="Q484048",
        tmdb_id=194,
        tmdb_type="movie",
    )
    film.texts.create(locale=factories.LocaleFactory(), title="Die fabelhafte Welt der Amélie")
    film.credits.create(person=factories.PersonFactory(name="Jean-Pierre Jeunet"), role="director")
    film.credits.create(person=factories.PersonFactory(name="Audrey Tautou"), role="actor")
    film.save()
    return film


class TestFilmListing:
    def test_a_row_tells_films_of_one_title_apart(self, editor_client: Any, amelie: Film) -> None:
        (row,) = rows_of(editor_client.get(f"{SNIPPETS}/film/"))
        for text in ("Amélie", "2001", "Feature film", "Jean-Pierre Jeunet", "live"):
            assert text in row
        assert "Tautou" not in row

    @pytest.mark.parametrize(
        "words",
        ["fabuleux", "amelie 2001", "Amélie (2001)", "tt0211915", "Q484048", "194", "fabelhafte"],
    )
    def test_search_takes_whatever_is_at_hand(self, editor_client: Any, amelie: Film, words: str) -> None:
        factories.FilmFactory(title="Another", year=1999)
        (row,) = rows_of(editor_client.get(f"{SNIPPETS}/film/", {"q": words}))
        assert "Amélie" in row

    @pytest.mark.parametrize("query", [{"kind": "feature"}, {"year": "2001"}, {"kind": ["feature", "short"]}])
    def test_filters(self, editor_client: Any, amelie: Film, query: dict[str, Any]) -> None:
        factories.FilmFactory(title="Another", kind="series", year=1999)
        (row,) = rows_of(editor_client.get(f"{SNIPPETS}/film/", query))
        assert "Amélie" in row

    def test_filter_by_genre(self, editor_client: Any, amelie: Film) -> None:
        genre = factories.GenreFactory()
        factories.FilmFactory(title="Another", genres=[genre])
        (row,) = rows_of(editor_client.get(f"{SNIPPETS}/film/", {"genres": genre.pk}))
        assert "Another" in row

    @pytest.mark.parametrize("field", ["title", "year", "kind"])
    def test_it_sorts(self, editor_client: Any, field: str) -> None:
        factories.FilmFactory(title="Aaa", year=1901, kind="documentary")
        factories.FilmFactory(title="Zzz", year=2020, kind="short")
        up = rows_of(editor_client.get(f"{SNIPPETS}/film/", {"ordering": field}))
        down = rows_of(editor_client.get(f"{SNIPPETS}/film/", {"ordering": f"-{field}"}))
        assert "Aaa" in up[0]
        assert "Zzz" in down[0]

    def test_a_picture_that_is_gone_breaks_nothing(self, editor_client: Any) -> None:
        image = factories.ImageFactory()
        factories.FilmFactory(title="Lost poster", poster=image)
        image.file.storage.delete(image.file.name)
        assert rows_of(editor_client.get(f"{SNIPPETS}/film/"))


class TestQueries:
    """A listing of a hundred costs no more than one of ten."""

    def queries(self, client: Any, url: str, rows: int) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert len(rows_of(client.get(url))) == rows
        return len(queries)

    def test_films(self, editor_client: Any) -> None:
        image = factories.ImageFactory()
        for _number in range(105):
            factories.FilmCreditFactory(role="director", film__poster=image)
        assert self.queries(editor_client, f"{SNIPPETS}/film/", 100) <= 25

    def test_people(self, editor_client: Any) -> None:
        image = factories.ImageFactory()
        for _number in range(105):
            factories.PersonFactory(photo=image)
        assert self.queries(editor_client, f"{SNIPPETS}/person/", 100) <= 25

    @pytest.mark.parametrize(
        ("model", "factory"),
        [("genre", factories.GenreFactory), ("watchservice", factories.WatchServiceFactory)],
    )
    def test_genres_and_services(self, editor_client: Any, model: str, factory: Any) -> None:
        for _number in range(105):
            factory()
        assert self.queries(editor_client, f"{SNIPPETS}/{model}/", 100) <= 25


EMPTY_ROWS = {
    name: inline_formset([]) for name in ("texts", "credits", "releases", "certificates", "ways_to_watch")
}


class TestFilmForm:
    def test_everything_about_a_film_can_be_entered(self, editor_client: Any) -> None:
        person, service = factories.PersonFactory(), factories.WatchServiceFactory()
        genre, locale = factories.GenreFactory(), factories.LocaleFactory()
        data = nested_form_data(
            {
                "title": "Ballerina",
                "original_title": "발레리나",
                "year": "2023",
                "kind": "feature",
                "runtime_minutes": "93",
                "production_countries": "South Korea",
                "languages": "ko",
                "texts": inline_formset([{"locale": str(locale.pk), "title": "", "logline": "Rache."}]),
                "credits": inline_formset(
                    [
                        {
                            "person": str(person.pk),
                            "role": "director",
                            "character": "",
                            "spoiler_level": "none",
                        }
                    ]
                ),
                "releases": inline_formset(
                    [{"kind": "digital", "date": "2023-10-06", "country": "", "note": ""}]
                ),
                "certificates": inline_formset(
                    [{"country": "GB", "certificate": "18", "descriptors": "strong violence"}]
                ),
                "ways_to_watch": inline_formset(
                    [{"kind": "stream", "service": str(service.pk), "country": "", "captions": "on"}]
                ),
                "action-publish": "1",
            }
        )
        data["genres"] = [str(genre.pk)]
        response = editor_client.post(f"{SNIPPETS}/film/add/", data)
        assert response.status_code == 302, BeautifulSoup(response.content, "html.parser").select(
            ".error-message"
        )
        film = Film.objects.get()
        assert (film.slug, film.live, film.production_countries) == ("ballerina-2023", True, ["KR"])
        assert [credit.person for credit in film.credits.all()] == [person]
        assert film.ways_to_watch.get().service == service
        assert list(film.genres.all()) == [genre]
        assert film.certificates.get().certificate == "18"
        assert film.releases.count() == film.texts.count() == 1

    def test_a_draft_of_a_film_is_not_live(self, editor_client: Any) -> None:
        data = nested_form_data({"title": "Rumour", "year": "2030", "kind": "feature", **EMPTY_ROWS})
        assert editor_client.post(f"{SNIPPETS}/film/add/", data).status_code == 302
        assert not Film.objects.get().live

    def test_a_film_that_may_be_here_is_shown_before_it_is_saved(self, editor_client: Any) -> None:
        known = factories.FilmFactory(title="Ballerina", year=2023, imdb_id="tt14153080")
        entered = {"title": "ballerina ", "year": "2023", "kind": "feature", **EMPTY_ROWS}
        data = nested_form_data(entered)
        asked = editor_client.post(f"{SNIPPETS}/film/add/", data)
        page = BeautifulSoup(asked.content, "html.parser")
        assert "“Ballerina (2023)” exists already" in page.get_text()
        assert page.select_one(f'.filmreview-alike a[href="{SNIPPETS}/film/edit/{known.pk}/"]')
        assert Film.objects.count() == 1
        # Whoever says that it is another one gets a slug of its own.
        assert editor_client.post(f"{SNIPPETS}/film/add/", {**data, "is_another": "1"}).status_code == 302
        other = Film.objects.get(slug="ballerina-2023-2")
        # What was answered is not asked again, unless what identifies it changes.
        data = nested_form_data(
            {**entered, "title": "ballerina", "slug": other.slug, "runtime_minutes": "93"}
        )
        assert editor_client.post(f"{SNIPPETS}/film/edit/{other.pk}/", data).status_code == 302
        data["title"], data["imdb_id"] = "Dancer", "tt14153080"
        asked = editor_client.post(f"{SNIPPETS}/film/edit/{other.pk}/", data)
        assert "exists already. Is this the same?" in asked.content.decode()


class TestPersonForm:
    def test_somebody_who_may_be_here_is_shown_before_they_are_saved(self, editor_client: Any) -> None:
        known = factories.PersonFactory(name="Bong Joon-ho")
        data = nested_form_data({"name": "bong joon-ho", "texts": inline_formset([])})
        asked = editor_client.post(f"{SNIPPETS}/person/add/", data).content.decode()
        assert f"{SNIPPETS}/person/edit/{known.pk}/" in asked
        assert Person.objects.count() == 1
        assert editor_client.post(f"{SNIPPETS}/person/add/", {**data, "is_another": "1"}).status_code == 302
        assert Person.objects.count() == 2

    def test_a_person_needs_a_name_only(self, editor_client: Any) -> None:
        data = nested_form_data({"name": "Bong Joon-ho", "texts": inline_formset([])})
        assert editor_client.post(f"{SNIPPETS}/person/add/", data).status_code == 302
        assert Person.objects.get().slug == "bong-joon-ho"

    def test_only_those_who_may_log_in_to_the_desk_are_offered_as_accounts(
        self, editor_client: Any, desk_user: Any
    ) -> None:
        reader, critic = factories.UserFactory(username="reader"), desk_user()
        content = editor_client.get(f"{SNIPPETS}/person/add/").content.decode()
        assert critic.username in content
        assert f">{reader.username}<" not in content

    def test_an_account_that_was_linked_before_stays_linked(self, editor_client: Any) -> None:
        reader = factories.UserFactory(username="reader")
        person = factories.PersonFactory(user=reader)
        content = editor_client.get(f"{SNIPPETS}/person/edit/{person.pk}/").content.decode()
        assert f'<option value="{reader.pk}" selected>' in content


def test_a_genre_has_a_name_per_language(editor_client: Any) -> None:
    locale = factories.LocaleFactory()
    data = nested_form_data(
        {
            "name": "Thriller",
            "slug": "",
            "texts": inline_formset([{"locale": str(locale.pk), "name": "Krimi"}]),
        }
    )
    assert editor_client.post(f"{SNIPPETS}/genre/add/", data).status_code == 302
    assert Genre.objects.get().name_in(locale) == "Krimi"


@pytest.mark.parametrize("model", ["genre", "watchservice"])
def test_genres_and_services_are_found_by_part_of_the_name(editor_client: Any, model: str) -> None:
    factory = {"genre": factories.GenreFactory, "watchservice": factories.WatchServiceFactory}[model]
    factory(name="Film noir")
    factory(name="Musical")
    (row,) = rows_of(editor_client.get(f"{SNIPPETS}/{model}/", {"q": "noi"}))
    assert "Film noir" in row
