"""The marked reviews really have a marker wherever a text can be, which is read off blocks and models."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models
from wagtail.embeds.models import Embed
from wagtail.images import get_image_model

from tests.leaks import catalogue
from tests.leaks.markers import LEVELS, WITHOUT_TEXT, Marker, complete_review, leaves
from tests.leaks.words import scene_time, word, words_in
from wagtail_filmreview.models import FilmCredit, Person, PersonText, WatchService
from wagtail_filmreview.pages.models import FilmReviewPage

BODY = FilmReviewPage._meta.get_field("body").stream_block

# A choice from a fixed vocabulary is no word of anybody's; advisories' category and topic are cut with
# their row, and have markers of their own because a site can add to them.
FIXED_CHOICES = {
    "cast.credits[].role",
    "content_advisories.advisories[].intensity",
    "content_advisories.advisories[].presence",
    "content_advisories.advisories[].frequency",
    "verdict.recommendation",
    "where_to_watch.ways[].kind",
}


def written() -> list[Marker]:
    """All markers of some complete reviews."""
    return [marker for seed in range(12) for marker in complete_review(BODY, seed).markers.values()]


def test_there_is_a_marker_in_every_field_that_can_hold_text() -> None:
    can_hold_text = {
        path
        for path, block in leaves(BODY)
        if not isinstance(block, WITHOUT_TEXT) and path not in FIXED_CHOICES
    }
    paths = {marker.path for marker in written()} | {"film.credits.character"}
    assert can_hold_text - paths == set()


def test_what_can_be_hidden_is_hidden_at_every_level() -> None:
    hidden_at = {(marker.path.split("[")[0].split(".")[0], marker.allowed) for marker in written()}
    open_to_all = {"verdict", "where_to_watch"}
    for name in set(BODY.child_blocks) - open_to_all:
        assert {level for path, level in hidden_at if path == name} >= set(LEVELS), name


# Of the other columns: what these things are by is a number, a code, or not shown with a review.
WITHOUT_MARKER: dict[type[models.Model], set[str]] = {
    Person: {"imdb_id", "wikidata_id"},
    PersonText: set(),
    WatchService: set(),
    FilmCredit: {"role", "spoiler_level"},
    Embed: {"hash", "type", "provider_name"},
}
WITH_MARKER: dict[type[models.Model], set[str]] = {
    Person: {"name", "native_name", "sort_name", "slug", "website"},
    PersonText: {"biography"},
    WatchService: {"name", "slug", "link"},
    FilmCredit: {"character"},
    Embed: {"url", "title", "author_name", "thumbnail_url", "html"},
}


@pytest.mark.parametrize("model", WITH_MARKER)
def test_there_is_a_marker_in_every_text_of_what_a_review_points_to(model: Any) -> None:
    texts = {
        field.name for field in model._meta.fields if isinstance(field, models.CharField | models.TextField)
    }
    assert texts == WITH_MARKER[model] | WITHOUT_MARKER[model]


def test_there_is_a_marker_in_every_text_of_an_image() -> None:
    texts = {
        field.name
        for field in get_image_model()._meta.fields
        if isinstance(field, models.CharField | models.TextField | models.FileField)
    }
    assert texts == {"title", "description", "file", "file_hash"}
    assert {path for image in catalogue.IMAGES for path in image.words} == {
        "image.title",
        "image.description",
        "image.file",
    }


# -- finding words ---------------------------------------------------------------------------------


def test_words_are_all_different_and_none_is_part_of_another() -> None:
    words = [word(number) for number in range(3000)]
    assert len(set(words)) == len(words)
    assert words_in("".join(words)) >= set(words)


@pytest.mark.parametrize(
    "text", ["{}", "{}’s", "%C3%A9{}%20", "/media/{}.max-640x640.png", "\\u00e9{}\\u0022", "&eacute;{}&amp;"]
)
def test_a_word_is_found_in_every_form(text: str) -> None:
    assert words_in(text.format(word(2000))) == {word(2000)}
    assert words_in(text.format(word(2000).upper())) == {word(2000)}


@pytest.mark.parametrize("colon", [":", "%3A", "&#58;", "&#x3A;", "\\u003A", "-"])
def test_a_scene_time_is_found_in_every_form(colon: str) -> None:
    time, seconds = scene_time(20)
    assert words_in(f"from {time.replace(':', colon)}, that is {seconds}") == {time, seconds}


def test_what_only_looks_like_one_is_none() -> None:
    assert words_in("2026-11-22T10:45:59.206261Z zq zqaeiou 12:31:00 csrf206261x") == set()
