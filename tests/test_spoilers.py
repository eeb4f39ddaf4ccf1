"""One policy: what is above the reader's level is not there, whoever asks and however."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from wagtail_filmreview import spoilers
from wagtail_filmreview.vocabulary import SpoilerLevel

LEVELS = list(SpoilerLevel)


def request(query: str = "") -> Any:
    return RequestFactory().get(f"/{query}")


# -- which level -----------------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
def test_a_reader_asks_by_query_parameter(level: SpoilerLevel) -> None:
    assert spoilers.level_of_request(request(f"?spoilers={level.value}")) is level


@pytest.mark.parametrize("query", ["", "?spoilers=", "?spoilers=all", "?spoilers=ENDING", "?spoiler=ending"])
def test_without_a_level_that_exists_it_is_none(query: str) -> None:
    assert spoilers.level_of_request(request(query)) is SpoilerLevel.NONE


def test_of_two_levels_in_one_address_the_last_holds() -> None:
    assert spoilers.level_of_request(request("?spoilers=ending&spoilers=mild")) is SpoilerLevel.MILD


@pytest.mark.parametrize(
    "context",
    [None, {}, {"request": None}, {"spoilers": None}, {"spoilers": "all"}, {"spoilers": ["ending"]}],
)
def test_a_context_without_a_level_is_none(context: Any) -> None:
    assert spoilers.level_of(context) is SpoilerLevel.NONE


def test_a_context_has_the_level_of_its_request() -> None:
    assert spoilers.level_of({"request": request("?spoilers=major")}) is SpoilerLevel.MAJOR


@pytest.mark.parametrize("level", ["mild", SpoilerLevel.MILD])
def test_the_level_of_a_context_goes_before_its_request(level: Any) -> None:
    context = {"spoilers": level, "request": request("?spoilers=ending")}
    assert spoilers.level_of(context) is SpoilerLevel.MILD


def test_none_in_a_context_also_goes_before_its_request() -> None:
    context = {"spoilers": "none", "request": request("?spoilers=ending")}
    assert spoilers.level_of(context) is SpoilerLevel.NONE


# -- what a level shows ----------------------------------------------------------------------------


@pytest.mark.parametrize("reader", LEVELS)
@pytest.mark.parametrize("thing", LEVELS)
def test_a_level_shows_all_that_is_at_or_below_it(thing: SpoilerLevel, reader: SpoilerLevel) -> None:
    assert spoilers.visible(thing.value, reader) is (thing.rank <= reader.rank)


@pytest.mark.parametrize("thing", ["", None])
def test_what_has_no_level_is_shown_to_all(thing: Any) -> None:
    assert spoilers.visible(thing, SpoilerLevel.NONE)


@pytest.mark.parametrize("thing", ["twist", "Ending", 5, ["none"]])
def test_what_has_an_unknown_level_is_as_secret_as_an_ending(thing: Any) -> None:
    assert not spoilers.visible(thing, SpoilerLevel.MAJOR)
    assert spoilers.visible(thing, SpoilerLevel.ENDING)


@pytest.mark.parametrize(
    ("levels", "highest"),
    [
        ([], "none"),
        (["none", "", None], "none"),
        (["mild", "none"], "mild"),
        (["mild", "ending", "major"], "ending"),
        (["mild", "twist"], "ending"),
    ],
)
def test_the_strictest_of_several_levels_holds(levels: list[Any], highest: str) -> None:
    assert spoilers.highest(*levels) == highest


# -- cutting ---------------------------------------------------------------------------------------


def test_a_cut_node_tells_what_it_is_and_nothing_it_says() -> None:
    node = {
        "id": "7f",
        "type": "paragraph",
        "spoiler_level": "major",
        "redacted": False,
        "html": "<p>She is her own mother.</p>",
        "word_count": 25,
        "group": "abuse",
    }
    assert spoilers.cut(node, SpoilerLevel.MILD) == {
        "id": "7f",
        "type": "paragraph",
        "spoiler_level": "major",
        "redacted": True,
        "word_count": 25,
        "group": "abuse",
    }
    assert spoilers.cut(node, SpoilerLevel.MAJOR) == node


def test_what_is_inside_a_cut_node_is_cut_with_it() -> None:
    gallery = {
        "spoiler_level": "mild",
        "images": [{"spoiler_level": "none", "caption": "The roof"}],
    }
    assert spoilers.cut(gallery, SpoilerLevel.NONE) == {"spoiler_level": "mild", "redacted": True}


@pytest.mark.parametrize(
    ("words", "told"), [(0, 25), (1, 25), (37, 25), (38, 50), (112, 100), (113, 125), (1000, 1000)]
)
def test_the_length_of_what_is_hidden_is_told_to_the_nearest_25_words(words: int, told: int) -> None:
    assert spoilers.rounded_word_count("word " * words) == told


# -- cutting, whatever the JSON --------------------------------------------------------------------

_LEVEL_VALUES = st.sampled_from([*SpoilerLevel.values, "", None, "unheard-of"])
_NAMES = st.sampled_from(["html", "text", "credits", "sections", "value", "person"])


@st.composite
def documents(draw: st.DrawFn) -> Any:
    """Any JSON, in which every string is a marker that occurs once, with levels here and there."""
    numbers = count()

    def extend(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        plain = st.dictionaries(_NAMES, children, max_size=3)
        node = st.builds(
            lambda level, content: {"spoiler_level": level, "redacted": False, **content},
            _LEVEL_VALUES,
            plain,
        )
        return st.lists(children, max_size=3) | plain | node

    leaves = st.none() | st.booleans() | st.integers() | st.just("a text")
    return _with_markers(draw(st.recursive(leaves, extend, max_leaves=12)), numbers)


def _with_markers(value: Any, numbers: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: item if name == "spoiler_level" else _with_markers(item, numbers)
            for name, item in value.items()
        }
    if isinstance(value, list):
        return [_with_markers(item, numbers) for item in value]
    return f"marker-{next(numbers)}." if value == "a text" else value


def _markers(value: Any, levels: tuple[Any, ...] = ()) -> dict[str, tuple[Any, ...]]:
    """Every marker and all levels that stand above it."""
    if isinstance(value, dict):
        if "spoiler_level" in value:
            levels = (*levels, value["spoiler_level"])
        items = [item for name, item in value.items() if name != "spoiler_level"]
    elif isinstance(value, list):
        items = value
    else:
        return {value: levels} if isinstance(value, str) else {}
    return {marker: above for item in items for marker, above in _markers(item, levels).items()}


@given(documents(), st.sampled_from(LEVELS))
def test_exactly_what_the_reader_may_see_is_left(document: Any, level: SpoilerLevel) -> None:
    left = json.dumps(spoilers.cut(document, level))
    for marker, levels in _markers(document).items():
        allowed = all(spoilers.visible(above, level) for above in levels)
        assert (marker in left) is allowed


@given(documents(), st.sampled_from(LEVELS))
def test_cutting_changes_nothing_that_it_was_given(document: Any, level: SpoilerLevel) -> None:
    before = json.dumps(document)
    spoilers.cut(document, level)
    assert json.dumps(document) == before


@given(documents(), st.sampled_from(LEVELS))
def test_cutting_twice_is_cutting_once(document: Any, level: SpoilerLevel) -> None:
    once = spoilers.cut(document, level)
    assert spoilers.cut(once, level) == once


@given(documents(), st.sampled_from(LEVELS), st.sampled_from(LEVELS))
def test_cutting_to_two_levels_is_cutting_to_the_lower(
    document: Any, one: SpoilerLevel, other: SpoilerLevel
) -> None:
    lower = min(one, other, key=lambda level: level.rank)
    assert spoilers.cut(spoilers.cut(document, one), other) == spoilers.cut(document, lower)


@given(documents())
def test_at_the_highest_level_nothing_is_cut(document: Any) -> None:
    assert spoilers.cut(document, SpoilerLevel.ENDING) == document
