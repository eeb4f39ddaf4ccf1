"""What Wikidata and TMDB say, in the package's own words; and what is said where they say nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.lookup import answers
from tests.lookup.server import Catalogue, Reply
from wagtail_filmreview import conf
from wagtail_filmreview.lookup import FilmFacts, NoAnswer, Provider, providers

LANGUAGES = ["en", "de"]


@pytest.fixture(params=["wikidata", "tmdb"])
def provider(request: Any, lookup_server: Catalogue) -> Provider:
    return conf.lookup_provider({**getattr(answers, request.param)(lookup_server), "posters": True})


@pytest.fixture
def key(provider: Provider) -> str:
    return {"wikidata": answers.FILM, "tmdb": "movie/9001"}[provider.slug]


class TestSearch:
    def test_finds_films_and_nothing_else(self, provider: Provider, key: str) -> None:
        [hit] = provider.search("the slow chase", LANGUAGES)
        assert (hit.key, hit.title, hit.year, hit.kind) == (key, "The Slow Chase", 1931, "feature")
        assert hit.original_title == "Die langsame Jagd"

    def test_a_year_is_no_part_of_what_wikidata_is_asked_for(self, lookup_server: Catalogue) -> None:
        conf.lookup_provider(answers.wikidata(lookup_server)).search("The Slow Chase (1931)", LANGUAGES)
        assert lookup_server.asked[0].query["search"] == "The Slow Chase"

    def test_among_much_else_of_that_name_the_film_is_found(self, lookup_server: Catalogue) -> None:
        entry = answers.wikidata(lookup_server)
        others = [{"id": f"Q{number}"} for number in range(1, 30)]
        lookup_server.says("/w/api.php?wbsearchentities", {"search": [*others, {"id": answers.FILM}]})
        [hit] = conf.lookup_provider(entry).search("the slow chase", LANGUAGES)
        assert hit.key == answers.FILM

    def test_what_is_asked_for_by_name_comes_first(self, lookup_server: Catalogue) -> None:
        entry = answers.tmdb(lookup_server)
        famous = {"id": 1, "title": "The Slow Chase Returns", "popularity": 99}
        lookup_server.replies["/search/movie"].body["results"].insert(0, famous)
        hits = conf.lookup_provider(entry).search("the slow chase", LANGUAGES)
        assert [hit.key for hit in hits] == ["movie/9001", "movie/1"]


class TestFacts:
    @pytest.fixture
    def facts(self, provider: Provider, key: str) -> FilmFacts:
        return provider.facts(key, LANGUAGES)

    def test_the_film(self, facts: FilmFacts) -> None:
        assert (facts.title, facts.original_title) == ("The Slow Chase", "Die langsame Jagd")
        assert (facts.year, facts.runtime_minutes, facts.kind) == (1931, 71, "feature")
        assert (facts.countries, facts.languages) == (["DE"], ["de"])

    def test_its_ids_in_both_catalogues(self, facts: FilmFacts) -> None:
        assert (facts.imdb_id, facts.tmdb_id, facts.tmdb_type) == ("tt9000001", 9001, "movie")

    def test_its_title_in_each_language(self, facts: FilmFacts) -> None:
        assert facts.texts["de"].title == "Die langsame Jagd"

    def test_who_made_it_and_whom_they_play(self, facts: FilmFacts, provider: Provider) -> None:
        both = "The clerk / His double" if provider.slug == "wikidata" else "The clerk"
        credits = [(credit.role, credit.person.name, credit.character) for credit in facts.credits]
        assert credits == [("director", "Ada Lind", ""), ("actor", "Jun Park", both)]

    def test_when_it_was_first_shown_in_a_country(self, facts: FilmFacts) -> None:
        german = [release for release in facts.releases if release.country == "DE"]
        assert [(release.kind, release.date) for release in german] == [("theatrical", date(1931, 5, 6))]

    def test_its_poster(self, facts: FilmFacts, provider: Provider) -> None:
        assert facts.poster is not None
        assert provider.picture(facts.poster.url) == answers.picture()

    def test_it_can_be_written_down_and_read_again(self, facts: FilmFacts) -> None:
        assert FilmFacts.model_validate_json(facts.model_dump_json()) == facts


def test_a_certificate_is_what_cinemas_were_given_and_is_cleaned(lookup_server: Catalogue) -> None:
    facts = conf.lookup_provider(answers.tmdb(lookup_server)).facts("movie/9001", LANGUAGES)
    assert [(one.country, one.certificate) for one in facts.certificates] == [("DE", "12")]


@pytest.mark.parametrize(
    ("changes", "known"),
    [
        ({"release_date": "0000-00-00"}, {"year": None}),
        ({"release_date": None, "runtime": 0}, {"year": None, "runtime_minutes": None}),
        ({"original_language": "xx", "spoken_languages": []}, {"languages": ["zxx"]}),
        ({"original_language": "cn", "spoken_languages": []}, {"languages": ["yue"]}),
        ({"production_countries": [{"iso_3166_1": "XX"}]}, {"countries": []}),
        ({"poster_path": "/../secret.jpg"}, {"poster": None}),
    ],
    ids=lambda value: next(iter(value)),
)
def test_what_tmdb_says_oddly_is_read_all_the_same(
    lookup_server: Catalogue, changes: dict[str, Any], known: dict[str, Any]
) -> None:
    entry = answers.tmdb(lookup_server)
    lookup_server.replies["/movie/9001"].body.update(changes)
    facts = conf.lookup_provider({**entry, "posters": True}).facts("movie/9001", LANGUAGES)
    assert {name: getattr(facts, name) for name in known} == known


@pytest.mark.parametrize(
    ("claims", "known"),
    [
        (
            {"P2047": [answers.statement({"amount": "+2", "unit": "http://x/Q25235"})]},
            {"runtime_minutes": 120},
        ),
        ({"P2047": [answers.statement({"amount": "+9", "unit": "1"})]}, {"runtime_minutes": None}),
        ({"P577": [answers.statement(answers.time("1931-00-00", 9))]}, {"year": 1931, "releases": []}),
        ({"P577": [answers.statement(answers.time("1900-00-00", 7))]}, {"year": None}),
        ({"P4947": [answers.statement("1" * 5000)]}, {"tmdb_id": None, "tmdb_type": None}),
        ({"P364": [answers.statement(None, snaktype="novalue")]}, {"languages": []}),
        ({"P161": []}, {"poster": None}),
    ],
    ids=lambda value: next(iter(value)),
)
def test_what_wikidata_says_oddly_is_read_all_the_same(
    lookup_server: Catalogue, claims: dict[str, Any], known: dict[str, Any]
) -> None:
    entry = answers.wikidata(lookup_server)
    lookup_server.replies[f"/wiki/Special:EntityData/{answers.FILM}.json"].body["entities"][answers.FILM][
        "claims"
    ].update(claims)
    facts = conf.lookup_provider(entry).facts(answers.FILM, LANGUAGES)
    assert {name: getattr(facts, name) for name in known} == known


def test_a_preferred_statement_stands_before_the_others(lookup_server: Catalogue) -> None:
    entry = answers.wikidata(lookup_server)
    titles = [
        answers.statement({"text": "Die Jagd", "language": "de"}),
        answers.statement({"text": "Die langsame Jagd", "language": "de"}, rank="preferred"),
    ]
    film = lookup_server.replies[f"/wiki/Special:EntityData/{answers.FILM}.json"].body["entities"][
        answers.FILM
    ]
    film["claims"]["P1476"] = titles
    assert conf.lookup_provider(entry).facts(answers.FILM, LANGUAGES).original_title == "Die langsame Jagd"


def test_a_series_has_a_name_ratings_and_no_release_dates(lookup_server: Catalogue) -> None:
    entry = answers.tmdb(lookup_server)
    lookup_server.says(
        "/tv/5", {"id": 5, "name": "Trams", "original_name": "Bahnen", "first_air_date": "1999-01-02"}
    )
    lookup_server.says("/tv/5/credits", {"cast": [], "crew": []})
    lookup_server.says("/tv/5/external_ids", {"imdb_id": "", "wikidata_id": "Q5000"})
    lookup_server.says("/tv/5/translations", {"translations": []})
    lookup_server.says("/tv/5/content_ratings", {"results": [{"iso_3166_1": "US", "rating": "TV-14"}]})
    facts = conf.lookup_provider(entry).facts("tv/5", LANGUAGES)
    assert (facts.title, facts.year, facts.kind, facts.tmdb_type) == ("Trams", 1999, "series", "tv")
    assert facts.certificates[0].certificate == "TV-14"


def test_a_poster_that_somebody_has_rights_in_is_left_where_it_is(lookup_server: Catalogue) -> None:
    entry = answers.wikidata(lookup_server)
    terms = {"License": {"value": "cc-by-sa-4.0"}, "LicenseShortName": {"value": "CC BY-SA 4.0"}}
    image = {"url": f"{lookup_server.url}/poster.png", "extmetadata": terms}
    lookup_server.says("/w/api.php?query", {"query": {"pages": [{"imageinfo": [image]}]}})
    assert conf.lookup_provider({**entry, "posters": True}).facts(answers.FILM, LANGUAGES).poster is None


def test_without_the_setting_no_poster_is_even_asked_for(lookup_server: Catalogue) -> None:
    assert conf.lookup_provider(answers.wikidata(lookup_server)).facts(answers.FILM, LANGUAGES).poster is None
    assert not [asked for asked in lookup_server.asked if asked.query.get("action") == "query"]


class TestWhoAsks:
    def test_the_client_says_who_it_is(self, lookup_server: Catalogue) -> None:
        entry = {**answers.wikidata(lookup_server), "contact": "desk@magazine.example"}
        conf.lookup_provider(entry).search("x", LANGUAGES)
        agent = lookup_server.asked[0].headers["User-Agent"]
        assert agent.startswith("wagtail-filmreview/")
        assert "desk@magazine.example" in agent

    def test_a_key_goes_with_the_question(self, lookup_server: Catalogue) -> None:
        conf.lookup_provider(answers.tmdb(lookup_server, key="abc123")).search("x", LANGUAGES)
        assert lookup_server.asked[0].query["api_key"] == "abc123"

    def test_a_token_goes_in_the_header(self, lookup_server: Catalogue) -> None:
        conf.lookup_provider(answers.tmdb(lookup_server, key="aa.bb.cc")).search("x", LANGUAGES)
        assert "api_key" not in lookup_server.asked[0].query
        assert lookup_server.asked[0].headers["Authorization"] == "Bearer aa.bb.cc"


class TestNoAnswer:
    @pytest.mark.parametrize(
        ("reply", "says"),
        [
            (Reply({"status_code": 7, "success": False}, 401), "missing or wrong"),
            (Reply({"status_code": 34, "success": False}, 404), "any more"),
            (Reply({}, 429, {"Retry-After": "30"}), "was asked too often"),
            (Reply({}, 429, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}), "Try again later"),
            (Reply({}, 500), "problem of its own"),
            (Reply(b"<html>Maintenance</html>"), "makes no sense"),
            (Reply(b""), "makes no sense"),
            (Reply([]), "makes no sense"),
            (Reply({"results": "none", "search": 1, "entities": 7}), "makes no sense"),
        ],
        ids=lambda value: str(value.status) if isinstance(value, Reply) else value.replace(" ", "-"),
    )
    def test_the_reason_is_given(
        self, provider: Provider, key: str, lookup_server: Catalogue, reply: Reply, says: str
    ) -> None:
        lookup_server.whatever = reply
        for ask in (lambda: provider.search("x", LANGUAGES), lambda: provider.facts(key, LANGUAGES)):
            with pytest.raises(NoAnswer) as caught:
                ask()
            assert says in str(caught.value)
            assert provider.name in str(caught.value)
            assert "abc123" not in str(caught.value)

    def test_who_wants_to_be_left_alone_is(self, provider: Provider, lookup_server: Catalogue) -> None:
        lookup_server.whatever = Reply({}, 429, {"Retry-After": "3000"})
        with pytest.raises(NoAnswer, match="in 3000 seconds"):
            provider.search("x", LANGUAGES)
        with pytest.raises(NoAnswer, match=r"in \d{4} seconds"):
            provider.search("x", LANGUAGES)
        assert len(lookup_server.asked) == 1

    def test_who_does_not_answer_is_not_waited_for(self, lookup_server: Catalogue) -> None:
        lookup_server.silent = True
        impatient = conf.lookup_provider({**answers.wikidata(lookup_server), "timeout": 0.05})
        with pytest.raises(NoAnswer, match="too long"):
            impatient.search("x", LANGUAGES)

    def test_who_is_not_there(self) -> None:
        nobody = conf.lookup_provider({"provider": "wikidata", "address": "http://127.0.0.1:9", "timeout": 5})
        with pytest.raises(NoAnswer, match="cannot be reached"):
            nobody.search("x", LANGUAGES)


@pytest.mark.parametrize(
    "key", ["", "Q", "Q0", "Q1/../../x", "movie/1/credits", "tv/-1", "movie/x", "movie/1?x"]
)
def test_what_is_no_key_never_becomes_part_of_an_address(provider: Provider, key: str) -> None:
    assert not provider.accepts(key)


def test_what_is_known_of_a_film_leads_to_it(provider: Provider, key: str) -> None:
    from wagtail_filmreview.models import Film

    film = Film(title="x", year=1931, wikidata_id=answers.FILM, tmdb_id=9001, tmdb_type="movie")
    assert provider.key_of(film) == key
    assert provider.accepts(key)
    assert provider.key_of(Film(title="x", year=1931)) == ""


def test_the_settings_say_which_catalogues_there_are(filmreview_settings: Any) -> None:
    assert list(providers()) == ["wikidata"]
    filmreview_settings(LOOKUP_PROVIDERS=[{"provider": "tmdb", "key": "k"}, {"provider": "wikidata"}])
    assert list(providers()) == ["tmdb", "wikidata"]
    filmreview_settings(LOOKUP_PROVIDERS=[])
    assert providers() == {}
