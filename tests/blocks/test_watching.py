"""Where to watch annotates the film's own ways and adds what the film lacks."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests import bodies, factories
from tests.blocks.errors import refusal
from wagtail_filmreview.blocks import WayToWatchBlock, WhereToWatchBlock

pytestmark = pytest.mark.django_db
WATCH = WhereToWatchBlock()
WAY = WayToWatchBlock()


@pytest.fixture
def film() -> Any:
    return factories.FilmFactory()


@pytest.fixture
def archive(film: Any) -> Any:
    """A service that streams the film in France."""
    service = factories.WatchServiceFactory(name="The Archive", link="https://archive.example/")
    factories.FilmWayToWatchFactory(
        film=film,
        service=service,
        country="FR",
        link="https://archive.example/film",
        available_until=date(2030, 5, 31),
        captions=True,
        subtitle_languages=["en"],
        sort_order=1,
    )
    return service


@pytest.fixture
def disc(film: Any) -> None:
    factories.FilmWayToWatchFactory(film=film, service=None, kind="physical", sort_order=2)


def ways(raw: Any, film: Any) -> list[dict[str, Any]]:
    context = {"review": SimpleNamespace(film=film)}
    return WATCH.get_api_representation(WATCH.to_python(raw["value"]), context)["ways"]


def html(raw: Any, film: Any) -> BeautifulSoup:
    context = {"review": SimpleNamespace(film=film)}
    return BeautifulSoup(WATCH.render(WATCH.to_python(raw["value"]), context), "html.parser")


# -- which ways ------------------------------------------------------------------------------------


@pytest.mark.parametrize("include_film", [True, False])
def test_empty_it_is_the_films_own(film: Any, archive: Any, disc: None, include_film: bool) -> None:
    raw = bodies.where_to_watch(include_film=include_film)
    assert [way["kind"] for way in ways(raw, film)] == ["stream", "physical"]


def test_a_row_adds_what_the_film_lacks_and_comes_first(film: Any, archive: Any) -> None:
    raw = bodies.where_to_watch(bodies.way("cinema", country="KR"))
    assert [(way["kind"], way["country"]) for way in ways(raw, film)] == [("cinema", "KR"), ("stream", "FR")]


def test_a_row_takes_the_place_of_the_films_and_leaves_the_rest_as_it_is(
    film: Any, archive: Any, disc: None
) -> None:
    raw = bodies.where_to_watch(
        bodies.way("physical"), bodies.way("stream", archive, country="FR", note="4K")
    )
    physical, stream = ways(raw, film)
    assert physical["kind"] == "physical"
    assert stream["note"] == "4K"
    assert stream["link"] == "https://archive.example/film"
    assert stream["available_until"] == "2030-05-31"
    assert stream["captions"] is True
    assert stream["subtitle_languages"] == ["en"]


def test_another_country_is_another_way(film: Any, archive: Any) -> None:
    raw = bodies.where_to_watch(bodies.way("stream", archive, country="DE"))
    assert [way["country"] for way in ways(raw, film)] == ["DE", "FR"]


def test_the_films_others_can_be_left_out(film: Any, archive: Any) -> None:
    raw = bodies.where_to_watch(bodies.way("cinema"), include_film=False)
    assert [way["kind"] for way in ways(raw, film)] == ["cinema"]


def test_nothing_is_copied_from_the_film(film: Any, archive: Any) -> None:
    raw = bodies.where_to_watch(bodies.way("stream", archive, country="FR"))
    film.ways_to_watch.update(link="https://archive.example/moved")
    assert ways(raw, film)[0]["link"] == "https://archive.example/moved"


def test_without_a_film_the_rows_stand_alone() -> None:
    assert ways(bodies.where_to_watch(), None) == []
    assert len(ways(bodies.where_to_watch(bodies.way()), None)) == 1


# -- shape and page --------------------------------------------------------------------------------


def test_json_of_a_way(film: Any) -> None:
    service = factories.WatchServiceFactory(name="The Archive", link="https://archive.example/")
    raw = bodies.where_to_watch(
        bodies.way(
            "rent",
            service,
            country="KR",
            available_from="2026-01-02",
            audio_description=True,
            dub_languages=["de", "fr"],
        )
    )
    assert ways(raw, film) == [
        {
            "country": "KR",
            "service": {
                "id": service.pk,
                "name": "The Archive",
                "slug": "the-archive",
                "link": "https://archive.example/",
                "logo": None,
            },
            "kind": "rent",
            "link": "",
            "available_from": "2026-01-02",
            "available_until": None,
            "audio_description": True,
            "captions": False,
            "dub_languages": ["de", "fr"],
            "subtitle_languages": [],
            "note": "",
        }
    ]


def test_a_service_shows_its_logo_as_renditions() -> None:
    service = factories.WatchServiceFactory(logo=factories.ImageFactory())
    (way,) = ways(bodies.where_to_watch(bodies.way("stream", service)), None)
    assert way["service"]["logo"]["renditions"]["thumbnail"]["url"].endswith(".jpg")


def test_html_says_where_until_when_and_for_whom(film: Any, archive: Any) -> None:
    page = html(bodies.where_to_watch(bodies.way("stream", archive, country="FR", note="In 4K")), film)
    words = page.get_text(" ", strip=True)
    for expected in ("Stream", "The Archive", "France", "until May 31, 2030", "Captions", "English", "In 4K"):
        assert expected in words
    assert page.a["href"] == "https://archive.example/film"


@pytest.mark.parametrize("tag", ["zh-Hant", "tlh", "yue", "pt-BR", "zxx"])
def test_html_names_languages_that_django_does_not_know(tag: str) -> None:
    page = html(bodies.where_to_watch(bodies.way(dub_languages=[tag])), None)
    assert page.get_text()


def test_html_says_that_nothing_is_known() -> None:
    assert "No way to watch is known." in html(bodies.where_to_watch(), None).get_text()


# -- validation ------------------------------------------------------------------------------------


def test_countries_and_languages_are_kept_as_codes() -> None:
    value = WAY.clean(WAY.to_python(bodies.way(country="South Korea", dub_languages=["German", "pt-br"])))
    assert value["country"] == "KR"
    assert value["dub_languages"] == ["de", "pt-BR"]


def test_the_last_day_is_not_before_the_first() -> None:
    named, _words = refusal(WAY, bodies.way(available_from="2026-02-02", available_until="2026-02-01"))
    assert named == {("available_until",)}
    same_day = bodies.way(available_from="2026-02-02", available_until="2026-02-02")
    assert WAY.clean(WAY.to_python(same_day))


def test_what_is_no_language_comes_back_as_it_was_typed() -> None:
    block = WAY.child_blocks["dub_languages"]
    assert block.value_for_form("German, Elvish") == "German, Elvish"


def test_a_draft_may_hold_a_row_without_a_way() -> None:
    empty = bodies.where_to_watch(bodies.way(""))
    draft = WATCH.clean_deferred(WATCH.to_python(empty["value"]))
    assert WATCH.get_api_representation(draft)["ways"] == []
    named, _words = refusal(WATCH, empty["value"])
    assert named == {("ways", 0, "kind")}
