"""What search engines are told about a review: schema.org's words, complete, and never a spoiler."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import bodies, factories
from tests.blocks import strategies
from wagtail_filmreview.jsonld import as_script, review_json_ld
from wagtail_filmreview.models import FilmCertificate, FilmText
from wagtail_filmreview.pages.models import FilmReviewPage
from wagtail_filmreview.vocabulary import FilmKind, SpoilerLevel

pytestmark = pytest.mark.django_db
WHEN = datetime(2023, 4, 1, 12, 0, tzinfo=UTC)


def read(html: str) -> Any:
    """The one node that a page holds, as a search engine reads it."""
    [script] = BeautifulSoup(html, "html.parser").find_all("script", type="application/ld+json")
    return json.loads(script.string)


def make_film(**given: Any) -> Any:
    return factories.FilmFactory(**{"title": "Safety Last!", "year": 1923, **given})


def make_review(film: Any = None, *body: Any, **given: Any) -> Any:
    return factories.FilmReviewPageFactory(film=film or make_film(), body=[*body], **given)


def work(film: Any, *body: Any) -> Any:
    return review_json_ld(make_review(film, *body))["itemReviewed"]


# -- the review ------------------------------------------------------------------------------------


def test_a_review(home: Any) -> None:
    review = factories.publish(
        make_review(
            None,
            bodies.paragraph("It starts low."),
            bodies.verdict(
                bodies.stars("4.5"),
                summary="<p>Look <b>up</b>.</p>",
                pros=["The clock"],
                cons=["The office", " "],
            ),
            title="Hanging on",
            slug="hanging-on",
            reviewers=[
                factories.PersonFactory(name="Ingrid Vale"),
                factories.PersonFactory(name="Ito", native_name="伊藤"),
            ],
            standfirst="A clock, a clerk.",
            published_on=WHEN,
            live=False,
        )
    )
    node = review_json_ld(review)
    assert node.pop("dateModified") == review.last_published_at.isoformat().replace("+00:00", "Z")
    assert node.pop("itemReviewed")["@type"] == "Movie"
    assert node == {
        "@context": "https://schema.org",
        "@type": "Review",
        "url": "http://localhost/hanging-on/",
        "name": "Hanging on",
        "description": "A clock, a clerk.",
        "inLanguage": "en",
        "datePublished": "2023-04-01T12:00:00Z",
        "author": [
            {"@type": "Person", "name": "Ingrid Vale"},
            {"@type": "Person", "name": "Ito", "alternateName": "伊藤"},
        ],
        "publisher": {"@type": "Organization", "name": "localhost", "url": "http://localhost"},
        "reviewRating": {"@type": "Rating", "ratingValue": "4.5", "worstRating": "0", "bestRating": "5"},
        "positiveNotes": {
            "@type": "ItemList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "name": "The clock"}],
        },
        "negativeNotes": {
            "@type": "ItemList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "name": "The office"}],
        },
        "reviewBody": "It starts low.\nLook up.",
    }


def test_an_empty_draft_says_next_to_nothing() -> None:
    node = review_json_ld(factories.FilmReviewPageFactory(film=None, live=False))
    assert set(node) == {"@context", "@type", "url", "name", "inLanguage", "publisher"}


def test_without_a_rating_there_is_none_not_even_zero() -> None:
    assert "reviewRating" not in review_json_ld(make_review(None, bodies.verdict(None)))
    assert "reviewRating" not in review_json_ld(make_review())


def test_the_worst_rating_is_a_rating() -> None:
    node = review_json_ld(make_review(None, bodies.verdict(bodies.stars("0"))))
    assert node["reviewRating"]["ratingValue"] == "0"


def test_a_label_stands_at_its_place_on_its_scale() -> None:
    rating = {"kind": "label", "label": "B+", "index": 3, "of": 5}
    node = review_json_ld(make_review(None, bodies.verdict(rating)))
    assert node["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 3,
        "worstRating": 1,
        "bestRating": 5,
        "name": "B+",
    }


def test_the_publisher_is_the_site(site: Any) -> None:
    review = make_review()
    site.site_name = "Changeover"
    site.save()
    request = RequestFactory().get("/", headers={"host": "localhost"})
    for node in (review_json_ld(review), review_json_ld(review, request)):
        assert node["publisher"]["name"] == "Changeover"


def test_everything_is_in_the_language_of_the_review() -> None:
    german = factories.LocaleFactory(language_code="de")
    film = make_film(production_countries=["US", "SUHH"])
    FilmText.objects.create(film=film, locale=german, title="Ausgerechnet Wolkenkratzer!")
    review = make_review(film)
    factories.home_page().copy_for_translation(german)
    with translation.override("ko"):
        node = review_json_ld(review.copy_for_translation(german))
    assert node["inLanguage"] == "de"
    assert node["itemReviewed"]["name"] == "Ausgerechnet Wolkenkratzer!"
    assert node["itemReviewed"]["countryOfOrigin"][0] == {
        "@type": "Country",
        "name": "Vereinigte Staaten",
        "identifier": "US",
    }


# -- the work --------------------------------------------------------------------------------------


def test_a_film() -> None:
    service = factories.WatchServiceFactory(name="The Archive", link="https://archive.example/")
    film = make_film(
        original_title="Safety Last",
        runtime_minutes=73,
        production_countries=["US"],
        languages=["en", "zxx"],
        genres=[factories.GenreFactory(name="Slapstick")],
        trailer="https://video.example/1",
        imdb_id="tt0014429",
        tmdb_id=22596,
        tmdb_type="movie",
        wikidata_id="Q506015",
    )
    for role, name in [("director", "Fred Newmeyer"), ("writer", "Hal Roach"), ("actor", "Harold Lloyd")]:
        factories.FilmCreditFactory(film=film, person=factories.PersonFactory(name=name), role=role)
    FilmCertificate.objects.create(film=film, country="GB", certificate="U")
    factories.FilmWayToWatchFactory(
        film=film,
        service=service,
        kind="rent",
        country="GB",
        link="https://archive.example/safety-last",
        available_until="2030-01-31",
    )
    factories.FilmWayToWatchFactory(film=film, service=service, kind="stream")
    assert work(film, bodies.where_to_watch()) == {
        "@type": "Movie",
        "name": "Safety Last!",
        "alternateName": "Safety Last",
        "dateCreated": "1923",
        "duration": "PT73M",
        "director": [{"@type": "Person", "name": "Fred Newmeyer"}],
        "author": [{"@type": "Person", "name": "Hal Roach"}],
        "actor": [{"@type": "Person", "name": "Harold Lloyd"}],
        "genre": ["Slapstick"],
        "countryOfOrigin": [{"@type": "Country", "name": "United States", "identifier": "US"}],
        "inLanguage": ["en", "zxx"],
        "contentRating": ["GB U"],
        "trailer": {"@type": "VideoObject", "name": "Safety Last!", "url": "https://video.example/1"},
        "sameAs": [
            "https://www.imdb.com/title/tt0014429/",
            "https://www.themoviedb.org/movie/22596",
            "https://www.wikidata.org/wiki/Q506015",
        ],
        "potentialAction": [
            {
                "@type": "WatchAction",
                "target": "https://archive.example/safety-last",
                "provider": {"@type": "Organization", "name": "The Archive"},
                "actionAccessibilityRequirement": {
                    "@type": "ActionAccessSpecification",
                    "category": "rental",
                    "eligibleRegion": {"@type": "Country", "name": "United Kingdom", "identifier": "GB"},
                    "availabilityEnds": "2030-01-31",
                },
            }
        ],
    }


def test_a_title_in_the_original_is_not_said_twice() -> None:
    assert work(make_film(original_title="Safety Last!")) == {
        "@type": "Movie",
        "name": "Safety Last!",
        "dateCreated": "1923",
    }


def test_pictures_are_the_largest_that_the_site_publishes() -> None:
    film = make_film(poster=factories.ImageFactory())
    node = review_json_ld(make_review(film, hero_image=factories.ImageFactory()))
    assert node["image"].startswith("http://localhost/")
    assert "fill-1600x900" in node["image"]
    assert "fill-320x480" in node["itemReviewed"]["image"]


# What schema.org says of no such work is left out.
TYPES = {
    "feature": ("Movie", {"duration", "director", "actor", "trailer"}),
    "short": ("Movie", {"duration", "director", "actor", "trailer"}),
    "documentary": ("Movie", {"duration", "director", "actor", "trailer"}),
    "series": ("TVSeries", {"director", "actor", "trailer"}),
    "season": ("TVSeason", {"director", "actor", "trailer"}),
    "episode": ("TVEpisode", {"duration", "director", "actor", "trailer"}),
    "programme": ("CreativeWork", set()),
    "other": ("CreativeWork", set()),
}


@pytest.mark.parametrize("kind", FilmKind.values)
def test_a_work_is_of_the_type_of_its_kind(kind: str) -> None:
    film = make_film(kind=kind, runtime_minutes=50, trailer="https://video.example/1")
    for role in ("director", "actor"):
        factories.FilmCreditFactory(film=film, role=role)
    node = work(film)
    type_, properties = TYPES[kind]
    assert node["@type"] == type_
    assert set(node) & {"duration", "director", "actor", "trailer"} == properties


@pytest.mark.parametrize(("kind", "has_address"), [("series", True), ("season", False), ("episode", False)])
def test_a_part_of_a_series_has_no_address_of_its_own_at_tmdb(kind: str, has_address: bool) -> None:
    node = work(make_film(kind=kind, tmdb_id=1, tmdb_type="tv"))
    assert node.get("sameAs", []) == (["https://www.themoviedb.org/tv/1"] if has_address else [])


def test_somebody_who_plays_two_parts_is_one_actor() -> None:
    film, person = make_film(), factories.PersonFactory(name="Harold Lloyd")
    cast = bodies.cast(
        bodies.credit(person, character="The boy"),
        bodies.credit(person, character="His double"),
        bodies.credit(person, role="producer"),
    )
    assert work(film, cast)["actor"] == [{"@type": "Person", "name": "Harold Lloyd"}]


@pytest.mark.parametrize(
    ("advisories", "hazard"),
    [
        ([], None),
        ([bodies.advisories(bodies.advisory("violence"))], None),
        ([bodies.advisories(all_assessed=True)], "noFlashingHazard"),
        ([bodies.advisories(bodies.advisory("flashing", "none"))], "noFlashingHazard"),
        ([bodies.advisories(bodies.advisory("flashing", "mild"), all_assessed=True)], "flashing"),
    ],
)
def test_flashing_light_is_told_and_never_guessed(advisories: Any, hazard: str | None) -> None:
    assert work(make_film(), *advisories).get("accessibilityHazard") == hazard


# -- text ------------------------------------------------------------------------------------------


def test_the_text_is_the_prose_in_its_order_without_markup() -> None:
    node = review_json_ld(
        make_review(
            None,
            bodies.heading("Gravity"),
            bodies.paragraph("It <b>starts</b> low.</p><p>5 &lt; 6 &amp; so on"),
            bodies.quote("Hold on.", "A colleague"),
            bodies.synopsis(bodies.section("A clerk.", heading="Before"), bodies.section("Falls.", "mild")),
            bodies.image(factories.ImageFactory(), "A clock", caption="Not prose"),
        )
    )
    lines = ["Gravity", "It starts low.", "5 < 6 & so on", "Hold on.", "A colleague", "Before", "A clerk."]
    assert node["reviewBody"].splitlines() == lines


def test_a_marked_phrase_leaves_a_gap_and_no_words_to_search_for() -> None:
    node = review_json_ld(
        make_review(
            None,
            bodies.paragraph('He <span data-spoiler="ending"><b>lets go</b> of it</span>, and how.'),
            bodies.paragraph('<span data-spoiler="mild">All of this</span>'),
            bodies.verdict(summary='<p>So <span data-spoiler="major">that twist</span> works.</p>'),
        )
    )
    assert node["reviewBody"].splitlines() == ["He …, and how.", "So … works."]


# -- in a page -------------------------------------------------------------------------------------

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\"'\\ & &amp;",
    "one\u2028two\u2029",
    "🎬 이충현",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_arrive_as_they_are_and_break_nothing(text: str, client: Client) -> None:
    critic = factories.PersonFactory(name=text, slug="critic")
    film = make_film(title=text, slug="film", original_title=f"Original {text}")
    review = make_review(
        film, bodies.heading(text), title=text, slug="hostile", reviewers=[critic], standfirst=text
    )
    node = read(client.get(review.url).content.decode())
    assert node["name"] == node["author"][0]["name"] == node["itemReviewed"]["name"] == text
    assert node["itemReviewed"]["alternateName"] == f"Original {text}"


@given(st.dictionaries(strategies.texts(), strategies.texts() | st.text()))
def test_whatever_the_text_the_element_holds_it_and_ends_where_it_should(node: Any) -> None:
    html = str(as_script(node))
    assert read(f"<p>{html}</p>") == node
    content = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(content) & set("<>&\u2028\u2029")
    assert content.isascii()


@pytest.mark.parametrize("level", list(SpoilerLevel))
def test_a_page_says_the_same_at_every_level(level: SpoilerLevel, client: Client) -> None:
    film = make_film()
    for role in ("director", "writer", "actor"):
        ghost = factories.PersonFactory(name=f"Ghost {role}")
        factories.FilmCreditFactory(film=film, person=ghost, role=role, spoiler_level="mild")
    review = make_review(
        film,
        bodies.paragraph("It starts low."),
        bodies.paragraph('He <span data-spoiler="mild">lets</span> go.'),
        bodies.synopsis(bodies.section("He falls.", "mild", heading="Impact")),
        bodies.quote("A voice from below", "The butler", "ending"),
    )
    html = client.get(review.url, {"spoilers": level.value}).content.decode()
    node = read(html)
    assert node == review_json_ld(review)
    assert node["reviewBody"] == "It starts low.\nHe … go."
    assert not any(
        word in json.dumps(node) for word in ("Ghost", "lets", "falls", "Impact", "voice", "butler")
    )


def test_a_context_of_another_level_changes_nothing() -> None:
    review = make_review(None, bodies.heading("The end of him", "ending"))
    template = Template("{% load filmreview_tags %}{% review_json_ld review %}")
    context = {"review": review, "spoilers": SpoilerLevel.ENDING}
    assert read(template.render(Context(context))) == review_json_ld(review)


# -- whatever the body -----------------------------------------------------------------------------


def rewritten(raw: Any) -> Any:
    """A stored body with other words wherever a level says that they are a spoiler."""
    if isinstance(raw, list):
        return [rewritten(item) for item in raw]
    if not isinstance(raw, dict):
        return raw
    if raw.get("spoiler_level", "none") == "none":
        return {name: rewritten(value) for name, value in raw.items()}
    words = ("text", "heading", "note", "character", "attribution", "caption", "credit")
    return {**raw, **{name: "<p>Otherwise.</p>" for name in words if name in raw}}


def values(node: Any) -> Iterator[Any]:
    yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from values(inner)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=strategies.bodies())
def test_whatever_the_body_what_is_said_is_complete_and_depends_on_no_spoiler(
    raw: Any, catalogue: Any
) -> None:
    english = factories.LocaleFactory(language_code="en")
    page = FilmReviewPage(
        pk=1, title="Any", slug="any", url_path="/home/any/", film=catalogue.film, locale=english
    )
    page.body = raw
    node = review_json_ld(page)
    assert all(value not in ("", None, [], {}) for value in values(node))
    # The film says of everybody else that their part is a spoiler.
    assert {actor["name"] for actor in node["itemReviewed"].get("actor", [])} <= {"Person 9001"}
    assert read(str(as_script(node))) == node
    page.body = rewritten(raw)
    assert review_json_ld(page) == node
