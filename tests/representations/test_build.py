"""From a page to the one typed representation that every API shows."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import jsonschema
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from tests import bodies, factories
from tests.blocks import strategies
from wagtail_filmreview.models import FilmCertificate, FilmText
from wagtail_filmreview.pages.models import FilmReviewPage
from wagtail_filmreview.representations.build import build_card, build_review
from wagtail_filmreview.representations.schema import FilmReviewCard, json_schema, review_schema
from wagtail_filmreview.vocabulary import SpoilerLevel

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
LEVELS = list(SpoilerLevel)
WHEN = datetime(2023, 4, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def first_film(shared_database: None) -> Any:
    """A film with everything that a representation shows of it."""
    film = factories.FilmFactory(
        title="Safety Last!",
        original_title="Safety Last!",
        year=1923,
        runtime_minutes=73,
        production_countries=["US", "SUHH"],
        languages=["zxx"],
        genres=[factories.GenreFactory(name="Slapstick")],
        poster=factories.ImageFactory(title="A man on a clock"),
        trailer="https://video.example/safety-last",
        imdb_id="tt0014429",
        tmdb_id=22596,
        tmdb_type="movie",
        wikidata_id="Q1",
    )
    director = factories.PersonFactory(name="Fred Newmeyer")
    factories.FilmCreditFactory(film=film, person=director, role="director", sort_order=0)
    lead = factories.PersonFactory(name="Harold Lloyd")
    factories.FilmCreditFactory(film=film, person=lead, character="The boy", sort_order=1)
    writer = factories.PersonFactory(name="Hal Roach")
    factories.FilmCreditFactory(film=film, person=writer, role="writer", sort_order=2)
    FilmCertificate.objects.create(film=film, country="GB", certificate="U", descriptors="mild peril")
    return film


@pytest.fixture(scope="module", params=[factories.FilmReviewPageFactory, factories.FestivalReviewPageFactory])
def first_review(request: Any, first_film: Any) -> Iterator[Any]:
    """A published review of either class with something at every level."""
    with transaction.atomic():
        yield publish_as(request.param, first_film)
        transaction.set_rollback(True)


def publish_as(factory: Any, film: Any) -> Any:
    return factories.publish(
        factory(
            title="Hanging on",
            slug="hanging-on",
            film=film,
            reviewers=[factories.PersonFactory(name="Ingrid Vale")],
            standfirst="A clock, a clerk.",
            hero_image=factories.ImageFactory(),
            published_on=WHEN,
            seen_as="festival",
            disclosure="The critic fears heights.",
            live=False,
            body=[
                bodies.paragraph("It starts low."),
                bodies.synopsis(bodies.section("A clerk."), bodies.section("He lets go.", "ending")),
                bodies.verdict(bodies.stars("4.5"), pull_quote="Look down."),
                bodies.advisories(
                    bodies.advisory("phobia", topic="heights"),
                    bodies.advisory("suicide", spoiler_level="major"),
                ),
                bodies.where_to_watch(bodies.way("cinema", country="KR")),
            ],
        )
    )


@pytest.fixture
def film(first_film: Any, db: None) -> Any:
    return copy.deepcopy(first_film)


@pytest.fixture
def review(first_review: Any, db: None) -> Any:
    return copy.deepcopy(first_review)


def test_a_review_is_complete(review: Any, film: Any) -> None:
    shown = build_review(review)
    assert shown["id"] == review.pk
    assert shown["meta"] == {
        "type": review._meta.label,
        "detail_url": None,
        "html_url": "http://localhost/hanging-on/",
        "slug": "hanging-on",
        "locale": "en",
        "first_published_at": review.first_published_at.isoformat().replace("+00:00", "Z"),
        "last_published_at": review.last_published_at.isoformat().replace("+00:00", "Z"),
    }
    assert shown["title"] == "Hanging on"
    assert shown["standfirst"] == "A clock, a clerk."
    assert [person["name"] for person in shown["reviewers"]] == ["Ingrid Vale"]
    assert set(shown["hero_image"]["renditions"]) == {"card", "wide"}
    assert shown["published_on"] == "2023-04-01T12:00:00Z"
    assert shown["rating"] == {**bodies.stars("4.5"), "score": 90}
    assert shown["score"] == 90
    assert shown["recommendation"] == "recommended"
    assert shown["pull_quote"] == "Look down."
    assert [credit["person"]["name"] for credit in shown["cast"]] == ["Harold Lloyd"]
    assert shown["seen_as"] == "festival"
    assert shown["disclosure"] == "The critic fears heights."
    assert [way["country"] for way in shown["where_to_watch"]] == ["KR"]
    assert shown["spoilers"] == "none"
    assert [node["type"] for node in shown["body"]] == [child.block_type for child in review.body]


def test_the_film_of_a_review(review: Any, film: Any) -> None:
    shown = build_review(review)["film"]
    assert set(shown.pop("poster")["renditions"]) == {"thumbnail", "card"}
    assert [director["name"] for director in shown.pop("directors")] == ["Fred Newmeyer"]
    assert [writer["name"] for writer in shown.pop("writers")] == ["Hal Roach"]
    assert [genre["name"] for genre in shown.pop("genres")] == ["Slapstick"]
    assert shown == {
        "id": film.pk,
        "slug": "safety-last-1923",
        "kind": "feature",
        "title": "Safety Last!",
        "original_title": "Safety Last!",
        "year": 1923,
        "production_countries": ["US", "SUHH"],
        "languages": ["zxx"],
        "runtime_minutes": 73,
        "certificates": [{"country": "GB", "certificate": "U", "descriptors": "mild peril"}],
        "trailer": "https://video.example/safety-last",
        "imdb_id": "tt0014429",
        "tmdb_id": 22596,
        "tmdb_type": "movie",
        "wikidata_id": "Q1",
    }


def test_texts_of_the_film_are_in_the_language_of_the_review(review: Any, film: Any) -> None:
    german = factories.LocaleFactory(language_code="de")
    FilmText.objects.create(film=film, locale=german, title="Ausgerechnet Wolkenkratzer!")
    factories.home_page().copy_for_translation(german)
    translation = review.copy_for_translation(german)
    assert build_review(translation)["film"]["title"] == "Ausgerechnet Wolkenkratzer!"
    assert build_review(translation)["meta"]["locale"] == "de"
    assert build_review(review)["film"]["title"] == "Safety Last!"


@pytest.mark.parametrize("role", ["director", "writer"])
def test_a_maker_whose_credit_is_a_spoiler_is_left_out(review: Any, film: Any, role: str) -> None:
    film.credits.filter(role=role).update(spoiler_level="ending")
    assert build_review(review, SpoilerLevel.ENDING)["film"][f"{role}s"] == []


def test_a_card_is_a_review_without_what_only_a_page_shows(review: Any) -> None:
    whole = build_review(review)
    for name in ("body", "where_to_watch", "seen_as", "disclosure"):
        del whole[name]
    assert build_card(review) == whole


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_cuts_every_part(review: Any, level: SpoilerLevel) -> None:
    shown = build_review(review, level)
    text = json.dumps(shown)
    assert shown["spoilers"] == level
    assert ("He lets go." in text) is (level == "ending")
    assert ("suicide" in text) is (level in ("major", "ending"))
    hidden = [row["redacted"] for row in shown["content_advisories"]["advisories"]]
    assert hidden == [False, level in ("none", "mild")]
    assert "He lets go." not in json.dumps(build_card(review, level))


def test_without_a_level_nothing_is_given_away(review: Any) -> None:
    assert build_review(review) == build_review(review, SpoilerLevel.NONE)
    assert build_card(review) == build_card(review, SpoilerLevel.NONE)


def test_an_empty_draft_has_a_representation_too() -> None:
    page = factories.FilmReviewPageFactory(film=None, live=False)
    shown = review_schema().model_validate(served(build_review(page)))
    assert (shown.film, shown.rating, shown.score, shown.content_advisories) == (None, None, None, None)
    assert (shown.cast, shown.body, shown.where_to_watch) == ([], [], [])


def test_without_a_cast_block_the_cast_is_the_films(review: Any, film: Any) -> None:
    factories.FilmCreditFactory(film=film, character="The ghost", spoiler_level="ending", sort_order=9)
    cast = build_card(review)["cast"]
    assert [credit["redacted"] for credit in cast] == [False, True]


def test_addresses_are_absolute(review: Any) -> None:
    for rendition in build_review(review)["hero_image"]["renditions"].values():
        assert rendition["url"].startswith("http://localhost/")


# -- schema ----------------------------------------------------------------------------------------


def served(built: dict[str, Any]) -> dict[str, Any]:
    """With what only an API knows, or only a page in the tree of a site has."""
    meta = built["meta"]
    address = "https://critics.example/reviews/7/"
    built["meta"] = {**meta, "detail_url": address, "html_url": meta["html_url"] or address}
    if "body" in built:
        built |= {"json_ld": "{}", "translations": []}
    return built


@pytest.mark.parametrize("level", LEVELS)
def test_it_has_the_shape_that_the_schema_promises(review: Any, level: SpoilerLevel) -> None:
    whole = served(build_review(review, level))
    assert review_schema().model_validate(whole, strict=True).model_dump(mode="json") == whole
    card = served(build_card(review, level))
    assert FilmReviewCard.model_validate(card, strict=True).model_dump(mode="json") == card


@pytest.mark.parametrize("level", LEVELS)
def test_json_schema_that_is_given_to_others_says_the_same(review: Any, level: SpoilerLevel) -> None:
    published = json_schema()
    jsonschema.Draft202012Validator.check_schema(published)
    jsonschema.Draft202012Validator(published).validate(served(build_review(review, level)))
    card = {"$ref": "#/$defs/FilmReviewCard", "$defs": published["$defs"]}
    jsonschema.Draft202012Validator(card).validate(served(build_card(review, level)))


def test_the_schema_refuses_what_it_does_not_name(review: Any) -> None:
    with pytest.raises(ValidationError):
        review_schema().model_validate({**served(build_review(review)), "views": 7})


def test_a_node_that_says_it_is_cut_and_is_not_has_no_shape(review: Any) -> None:
    whole = served(build_review(review))
    assert review_schema().model_validate(whole)
    whole["body"][0]["redacted"] = True
    with pytest.raises(ValidationError):
        review_schema().model_validate(whole)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(raw=strategies.bodies())
def test_whatever_the_body_the_schema_holds(raw: Any, catalogue: Any) -> None:
    english = factories.LocaleFactory(language_code="en")
    page = FilmReviewPage(pk=1, title="Any", slug="any", film=catalogue.film, locale=english)
    page.body = raw
    schema = review_schema()
    for level in LEVELS:
        whole = served(build_review(page, level))
        assert schema.model_validate(whole, strict=True).model_dump(mode="json") == whole
        FilmReviewCard.model_validate(served(build_card(page, level)), strict=True)
