"""Looking a film up: what would be filled is shown, and only what an editor agrees to is stored."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from wagtail.models import ModelLogEntry

from tests import factories
from tests.lookup import answers
from tests.lookup.server import Catalogue, Reply
from wagtail_filmreview.models import Film, FilmLookUp, Person

pytestmark = pytest.mark.django_db

CHOOSER = "/admin/snippets/choose/wagtail_filmreview/film/look-up/"
PAGE = "/admin/snippets/wagtail_filmreview/film/look-up/"


class Desk:
    """An editor who looks films up, on a page of the desk or in the chooser."""

    def __init__(self, client: Any, url: str) -> None:
        self.client, self.url = client, url

    def post(self, **data: Any) -> Any:
        return self.client.post(self.url, data)

    def fragment(self, response: Any) -> BeautifulSoup:
        assert response.status_code == 200
        text = response.content.decode()
        html = json.loads(text)["htmlFragment"] if text.startswith("{") else text
        return BeautifulSoup(html, "html.parser")

    def ask(self, **data: Any) -> BeautifulSoup:
        return self.fragment(self.post(**data))

    def review(self, key: str = answers.FILM, **data: Any) -> Review:
        return Review(self, self.ask(key=key, **data))


class Review:
    """What an editor is asked to agree to."""

    def __init__(self, desk: Desk, page: BeautifulSoup) -> None:
        self.desk, self.page = desk, page
        boxes = page.select("input[name=take]:not([disabled])")
        self.offered = {box["value"] for box in boxes}
        self.ticked = {box["value"] for box in boxes if box.has_attr("checked")}

    @property
    def text(self) -> str:
        return self.page.get_text(" ", strip=True)

    def store(self, *, also: tuple[str, ...] = (), without: tuple[str, ...] = (), **data: Any) -> Any:
        facts = self.page.select_one("input[name=facts]")["value"]
        take = (self.ticked | set(also)) - set(without)
        return self.desk.post(facts=facts, take=sorted(take), **data)


@pytest.fixture(autouse=True)
def wikidata(lookup_server: Catalogue, filmreview_settings: Any) -> Catalogue:
    entry = {**answers.wikidata(lookup_server), "posters": True}
    filmreview_settings(LOOKUP_PROVIDERS=[entry])
    return lookup_server


@pytest.fixture
def desk(editor_client: Any) -> Desk:
    return Desk(editor_client, CHOOSER)


@pytest.fixture
def filled(desk: Desk) -> Film:
    """The film, as a look-up has filled it."""
    desk.review().store()
    return Film.objects.get()


def again(desk: Desk, film: Film) -> Desk:
    return Desk(desk.client, f"{PAGE}{film.pk}/")


class TestFinding:
    def test_opening_asks_nobody(self, editor_client: Any, wikidata: Catalogue) -> None:
        film = factories.FilmFactory(wikidata_id=answers.FILM)
        for url in (PAGE, f"{PAGE}{film.pk}/", CHOOSER):
            assert editor_client.get(url).status_code == 200
        assert wikidata.asked == []

    @pytest.mark.parametrize("url", [CHOOSER, PAGE])
    def test_a_hit_has_what_tells_films_apart(self, editor_client: Any, url: str) -> None:
        hits = Desk(editor_client, url).ask(text="slow chase").select(".filmreview-hits li")
        [text] = [hit.get_text(" ", strip=True) for hit in hits]
        for part in (
            "The Slow Chase",
            "(1931)",
            "Die langsame Jagd",
            "Feature film",
            "1931 film by Ada Lind",
        ):
            assert part in text

    @pytest.mark.parametrize("step", [{"text": "x"}, {"key": answers.FILM}])
    def test_without_an_answer_there_is_a_reason_and_the_form(
        self, desk: Desk, wikidata: Catalogue, step: dict[str, str]
    ) -> None:
        wikidata.whatever = Reply({}, 429, {"Retry-After": "30"})
        page = desk.ask(**step)
        assert "in 30 seconds" in page.select_one("[role=alert]").get_text()
        assert page.select_one("[name=text]")
        assert page.select_one("[name=title]")

    def test_what_is_no_key_is_not_asked_for(self, desk: Desk, wikidata: Catalogue) -> None:
        assert "no id of Wikidata" in desk.ask(key="../../etc").get_text()
        assert wikidata.asked == []

    def test_switched_off_there_is_the_form_alone(
        self, desk: Desk, filmreview_settings: Any, editor_client: Any
    ) -> None:
        filmreview_settings(LOOKUP_PROVIDERS=[])
        page = desk.fragment(editor_client.get(CHOOSER))
        assert page.select_one("[name=title]")
        assert not page.select_one("[name=text]")
        assert editor_client.get(PAGE).status_code == 404
        film = factories.FilmFactory()
        for path in ("film/", f"film/edit/{film.pk}/"):
            assert (
                "look-up"
                not in editor_client.get(f"/admin/snippets/wagtail_filmreview/{path}").content.decode()
            )

    def test_attribution_is_shown_where_its_data_is(
        self, desk: Desk, wikidata: Catalogue, filmreview_settings: Any
    ) -> None:
        filmreview_settings(LOOKUP_PROVIDERS=[answers.tmdb(wikidata)])
        for step in ({"text": "slow"}, {"key": "movie/9001"}):
            assert "not endorsed, certified" in desk.ask(**step).get_text()


class TestANewFilm:
    def test_everything_is_shown_before_anything_is_stored(self, desk: Desk) -> None:
        text = desk.review().text
        for part in (
            "The Slow Chase",
            "Die langsame Jagd",
            "1931",
            "71",
            "Germany",
            "German",
            "Ada Lind",
            "Jun Park as The clerk / His double",
            "May 6, 1931",
            "tt9000001",
            "Public domain",
        ):
            assert part in text
        assert not Film.objects.exists()
        assert not Person.objects.exists()

    def test_everything_is_stored(self, desk: Desk) -> None:
        factories.LocaleFactory(language_code="de")
        reply = json.loads(desk.review().store().content)
        film = Film.objects.get()
        assert (reply["step"], reply["result"]["id"]) == ("chosen", str(film.pk))
        assert (film.title, film.original_title, film.year) == ("The Slow Chase", "Die langsame Jagd", 1931)
        assert (film.runtime_minutes, film.production_countries, film.languages) == (71, ["DE"], ["de"])
        assert (film.imdb_id, film.wikidata_id) == ("tt9000001", answers.FILM)
        assert (film.tmdb_type, film.tmdb_id) == ("movie", 9001)
        assert film.texts.get().title == "Die langsame Jagd"
        assert film.poster.title == "Poster of The Slow Chase"
        credits = [(str(credit.person), credit.role, credit.character) for credit in film.credits.all()]
        assert credits == [
            ("Ada Lind", "director", ""),
            ("Jun Park", "actor", "The clerk / His double"),
        ]
        assert {(row.country, row.kind) for row in film.releases.all()} == {
            ("", "premiere"),
            ("DE", "theatrical"),
        }
        assert Person.objects.get(name="Ada Lind").wikidata_id == answers.DIRECTOR
        assert film.live
        assert film.get_latest_revision_as_object().credits.count() == 2

    def test_its_history_says_who_added_what(self, filled: Film) -> None:
        added = ModelLogEntry.objects.filter(action="wagtail.create").exclude(user=None)
        assert {entry.label for entry in added} >= {"The Slow Chase (1931)", "Ada Lind", "Jun Park"}

    def test_only_what_is_agreed_to_is_stored(self, desk: Desk) -> None:
        desk.review().store(without=("poster", "runtime_minutes", f"credit:actor:{answers.ACTOR}"))
        film = Film.objects.get()
        assert (film.poster, film.runtime_minutes) == (None, None)
        assert [str(credit.person) for credit in film.credits.all()] == ["Ada Lind"]
        assert not Person.objects.filter(name="Jun Park").exists()

    def test_certificates_genres_and_loglines_come_from_tmdb(
        self, desk: Desk, wikidata: Catalogue, filmreview_settings: Any
    ) -> None:
        factories.LocaleFactory(language_code="de")
        comedy = factories.GenreFactory(name="Comedy")
        filmreview_settings(LOOKUP_PROVIDERS=[answers.tmdb(wikidata)])
        review = desk.review("movie/9001")
        # Readers see a logline everywhere, so somebody has to have read it.
        assert "text:de:logline" in review.offered - review.ticked
        review.store(also=("text:de:logline",))
        film = Film.objects.get()
        assert [row.certificate for row in film.certificates.all()] == ["12"]
        assert list(film.genres.all()) == [comedy]
        assert film.texts.get().logline.startswith("Ein Angestellter")

    def test_a_year_that_nobody_knows_is_asked_for(self, desk: Desk, wikidata: Catalogue) -> None:
        film = answers.the_slow_chase()
        del film["claims"]["P577"]
        wikidata.says(f"/wiki/Special:EntityData/{answers.FILM}.json", {"entities": {answers.FILM: film}})
        review = desk.review()
        assert "in which year" in desk.fragment(review.store()).get_text()
        assert not Person.objects.exists()
        review.store(year="1932")
        assert Film.objects.get().year == 1932

    @pytest.mark.parametrize("reply", [Reply(b"<html>"), Reply({}, 404)], ids=["no-picture", "gone"])
    def test_a_poster_that_cannot_be_had_costs_nothing_else(
        self, editor_client: Any, wikidata: Catalogue, reply: Reply
    ) -> None:
        wikidata.replies["/poster.png"] = reply
        response = Desk(editor_client, PAGE).review().store()
        film = Film.objects.get()
        assert film.poster is None
        assert "The poster could not be stored" in editor_client.get(response.url).content.decode()

    def test_what_is_stored_is_what_was_read(self, desk: Desk, wikidata: Catalogue) -> None:
        review = desk.review()
        wikidata.whatever = Reply({}, 500)
        review.store(without=("poster",))
        assert Film.objects.get().title == "The Slow Chase"

    def test_what_was_tampered_with_is_not_stored(self, desk: Desk) -> None:
        page = desk.ask(facts="eyJ0aXRsZSI6IngifQ:x:y", take=["title"])
        assert "Look the film up again" in page.get_text()
        assert not Film.objects.exists()

    def test_on_a_page_it_leads_to_the_film(self, editor_client: Any) -> None:
        response = Desk(editor_client, PAGE).review().store()
        film = Film.objects.get()
        assert response.url == f"/admin/snippets/wagtail_filmreview/film/edit/{film.pk}/"


class TestWhatIsHereAlready:
    @pytest.mark.parametrize(
        "known",
        [
            {"title": "Something else", "year": 1999, "wikidata_id": answers.FILM},
            {"title": "Something else", "year": 1999, "imdb_id": "tt9000001"},
            {"title": "the slow chase", "year": 1931},
            {"title": "Something else", "original_title": "Die langsame Jagd", "year": 1931},
        ],
        ids=["wikidata", "imdb", "title", "original-title"],
    )
    def test_the_film_is_shown_and_can_be_chosen(self, desk: Desk, known: dict[str, Any]) -> None:
        film = factories.FilmFactory(**known)
        use = desk.review().page.select_one(".filmreview-alike [name=use]")["value"]
        reply = json.loads(desk.post(use=use).content)
        assert reply["result"]["id"] == str(film.pk)
        assert Film.objects.count() == 1

    def test_another_film_does_not_get_an_id_that_is_taken(self, desk: Desk) -> None:
        factories.FilmFactory(wikidata_id=answers.FILM)
        desk.review().store()
        assert Film.objects.get(title="The Slow Chase").wikidata_id is None

    def test_people_are_known_by_their_id(self, desk: Desk) -> None:
        ada = factories.PersonFactory(name="A. Lind", wikidata_id=answers.DIRECTOR)
        desk.review().store()
        assert Film.objects.get().credits.get(role="director").person == ada

    def test_people_are_known_by_their_name(self, desk: Desk) -> None:
        ada = factories.PersonFactory(name="Ada Lind")
        review = desk.review()
        assert "of this name is here already" in review.text
        review.store()
        assert Film.objects.get().credits.get(role="director").person == ada

    def test_a_namesake_with_another_id_is_somebody_else(self, desk: Desk) -> None:
        factories.PersonFactory(name="Ada Lind", wikidata_id="Q1")
        desk.review().store()
        assert Film.objects.get().credits.get(role="director").person.wikidata_id == answers.DIRECTOR


class TestAgain:
    def test_where_nothing_is_new_nothing_is_offered(self, desk: Desk, filled: Film) -> None:
        review = again(desk, filled).review()
        assert review.offered == set()
        assert "is here already" in review.text

    def change(self, server: Catalogue, property_id: str, *statements: Any) -> None:
        film = answers.the_slow_chase()
        film["claims"][property_id] = list(statements)
        server.says(f"/wiki/Special:EntityData/{answers.FILM}.json", {"entities": {answers.FILM: film}})

    def longer(self, server: Catalogue) -> None:
        minute = f"http://www.wikidata.org/entity/{answers.MINUTE}"
        self.change(server, "P2047", answers.statement({"amount": "+74", "unit": minute}))

    def test_a_fact_that_nobody_touched_is_updated(
        self, desk: Desk, filled: Film, wikidata: Catalogue
    ) -> None:
        self.longer(wikidata)
        review = again(desk, filled).review()
        assert review.ticked == {"runtime_minutes"}
        assert "instead of 71" in review.text
        review.store()
        filled.refresh_from_db()
        assert filled.get_latest_revision_as_object().runtime_minutes == 74

    def test_what_is_filled_is_a_draft(self, desk: Desk, filled: Film, wikidata: Catalogue) -> None:
        self.longer(wikidata)
        again(desk, filled).review().store()
        filled.refresh_from_db()
        assert (filled.live, filled.runtime_minutes, filled.has_unpublished_changes) == (True, 71, True)

    def test_what_an_editor_changed_is_not_overwritten_without_asking(
        self, desk: Desk, filled: Film, wikidata: Catalogue
    ) -> None:
        filled.runtime_minutes = 70
        filled.save_revision().publish()
        self.longer(wikidata)
        review = again(desk, filled).review()
        assert review.offered == {"runtime_minutes"}
        assert review.ticked == set()
        assert "Written here" in review.text
        review.store()
        assert Film.objects.get().get_latest_revision_as_object().runtime_minutes == 70
        review.store(also=("runtime_minutes",))
        assert Film.objects.get().get_latest_revision_as_object().runtime_minutes == 74

    def test_a_draft_counts_as_changed(self, desk: Desk, filled: Film) -> None:
        filled.title = "The Very Slow Chase"
        filled.save_revision()
        assert again(desk, filled).review().ticked == set()

    def test_what_an_editor_took_out_stays_out(self, desk: Desk, filled: Film) -> None:
        filled.credits.set([credit for credit in filled.credits.all() if credit.role != "actor"])
        filled.original_title = ""
        filled.save_revision().publish()
        review = again(desk, filled).review()
        assert review.offered == {f"credit:actor:{answers.ACTOR}", "original_title"}
        assert review.ticked == set()
        assert "Taken out here" in review.text

    def test_the_name_of_a_character_and_its_spoiler_level_are_the_editors(
        self, desk: Desk, filled: Film
    ) -> None:
        credit = filled.credits.get(role="actor")
        credit.character, credit.spoiler_level = "The clerk", "ending"
        filled.credits.add(credit)
        filled.save_revision().publish()
        key = f"credit:actor:{answers.ACTOR}"
        review = again(desk, filled).review()
        assert (review.offered, review.ticked) == ({key}, set())
        review.store(also=(key,))
        stored = Film.objects.get().get_latest_revision_as_object().credits.get(role="actor")
        assert (stored.character, stored.spoiler_level) == ("The clerk / His double", "ending")

    def test_a_film_that_was_entered_by_hand_is_filled_where_it_is_empty(self, desk: Desk) -> None:
        film = factories.FilmFactory(title="Slow Chase", year=1931)
        review = again(desk, film).review()
        assert "title" in review.offered - review.ticked
        review.store()
        draft = Film.objects.get().get_latest_revision_as_object()
        assert (draft.title, draft.runtime_minutes) == ("Slow Chase", 71)

    def test_what_somebody_changes_meanwhile_is_theirs(
        self, desk: Desk, filled: Film, wikidata: Catalogue
    ) -> None:
        self.longer(wikidata)
        review = again(desk, filled).review()
        filled.runtime_minutes = 72
        filled.save_revision().publish()
        review.store()
        assert Film.objects.get().get_latest_revision_as_object().runtime_minutes == 72

    def test_what_was_read_about_one_film_is_not_stored_in_another(self, desk: Desk, filled: Film) -> None:
        other = factories.FilmFactory(title="Another", year=1999)
        facts = again(desk, filled).review().page.select_one("[name=facts]")["value"]
        again(desk, other).post(facts=facts, take=["title", "runtime_minutes"])
        other.refresh_from_db()
        assert other.latest_revision is None

    def test_the_catalogue_that_knows_the_film_is_offered(self, desk: Desk, filled: Film) -> None:
        page = desk.client.get(f"{PAGE}{filled.pk}/").content.decode()
        assert f"<b>{answers.FILM}</b>" in page

    def test_what_is_remembered_goes_with_the_film(self, filled: Film) -> None:
        assert FilmLookUp.objects.get().filled["runtime_minutes"] == 71
        filled.delete()
        assert not FilmLookUp.objects.exists()


class TestPermissions:
    def test_adding_asks_for_the_permission_to_add(self, login: Any, desk_user: Any) -> None:
        client = login(desk_user("change_film"))
        for url in (CHOOSER, PAGE):
            for response in (client.get(url), client.post(url, {"key": answers.FILM})):
                assert response.status_code in (302, 403)
        assert "look-up" not in client.get("/admin/snippets/wagtail_filmreview/film/").content.decode()

    def test_looking_up_again_asks_for_the_permission_to_change(
        self, login: Any, desk_user: Any, wikidata: Catalogue
    ) -> None:
        film = factories.FilmFactory(wikidata_id=answers.FILM)
        client = login(desk_user("add_film"))
        response = client.post(f"{PAGE}{film.pk}/", {"key": answers.FILM})
        assert response.status_code in (302, 403)
        assert wikidata.asked == []

    def test_who_may_not_add_people_fills_everything_else(self, login: Any, desk_user: Any) -> None:
        factories.PersonFactory(name="Ada Lind")
        review = Desk(login(desk_user("add_film")), CHOOSER).review()
        assert "you may not add people: Jun Park" in review.text
        review.store()
        film = Film.objects.get()
        assert [str(credit.person) for credit in film.credits.all()] == ["Ada Lind"]
        assert not film.live

    def test_who_may_not_add_images_is_offered_no_poster(self, login: Any, desk_user: Any) -> None:
        assert "poster" not in Desk(login(desk_user("add_film")), CHOOSER).review().offered
