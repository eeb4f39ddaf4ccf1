"""Whatever an editor may write, and whatever level a reader asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from itertools import count
from typing import Any

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from tests.blocks import strategies
from tests.blocks.errors import at, refusal
from wagtail_filmreview import spoilers
from wagtail_filmreview.blocks import TextBlock
from wagtail_filmreview.blocks.blank import is_left_out
from wagtail_filmreview.pages.models import FilmReviewPage
from wagtail_filmreview.representations.schema import review_schema
from wagtail_filmreview.vocabulary import HEALTH_HAZARDS, SpoilerLevel

LEVELS = list(SpoilerLevel)
BODY = FilmReviewPage._meta.get_field("body").stream_block

# The catalogue is created once for all examples of a test, which only read it.
over_one_catalogue = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
pytestmark = [pytest.mark.usefixtures("catalogue"), pytest.mark.any_database, pytest.mark.any_line]


@cache
def body_type() -> TypeAdapter[Any]:
    return TypeAdapter(review_schema().model_fields["body"].annotation)


def assert_is_shown_at_every_level(raw: list[Any], context: dict[str, Any]) -> None:
    value = BODY.clean(BODY.to_python(raw))
    for level in LEVELS:
        with_level = {**context, "spoilers": level}
        shown = BODY.get_api_representation(value, with_level)
        body_type().validate_python(shown, strict=True)
        assert json.loads(json.dumps(shown)) == shown
        assert [node["type"] for node in shown] == [child["type"] for child in raw]
        assert bool(BODY.render(value, with_level)) is bool(raw)


# -- valid values ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", strategies.VALUES)
def test_any_valid_block_becomes_html_and_json_at_every_level(name: str, catalogue: Any) -> None:
    @settings(max_examples=25)
    @given(strategies.block(name), st.booleans())
    def check(raw: Any, with_film: bool) -> None:
        review = Review(catalogue.film if with_film else None)
        assert_is_shown_at_every_level([raw], {"review": review})

    check()


@over_one_catalogue
@given(raw=strategies.bodies())
def test_any_valid_body_becomes_html_and_json_at_every_level(raw: list[Any], catalogue: Any) -> None:
    assert_is_shown_at_every_level(raw, {"review": Review(catalogue.film)})


@over_one_catalogue
@given(raw=strategies.bodies())
def test_cleaning_twice_is_cleaning_once(raw: list[Any]) -> None:
    once = BODY.clean(BODY.to_python(raw))
    stored = BODY.get_prep_value(once)
    twice = BODY.clean(BODY.to_python(json.loads(json.dumps(stored, cls=DjangoJSONEncoder))))
    assert BODY.get_prep_value(twice) == stored


@over_one_catalogue
@given(raw=strategies.bodies())
def test_drafts_take_all_that_may_be_published(raw: list[Any]) -> None:
    value = BODY.to_python(raw)
    assert without_ids(BODY.clean_deferred(value)) == without_ids(BODY.clean(value))


def without_ids(value: Any) -> list[Any]:
    return [(child["type"], child["value"]) for child in BODY.get_prep_value(value)]


class Review:
    """As much of a review as blocks look at."""

    def __init__(self, film: Any) -> None:
        self.film = film


# -- spoilers --------------------------------------------------------------------------------------


def marked(block: Any, value: Any, numbers: Iterator[int]) -> Any:
    """The raw value with every text replaced by a word that occurs nowhere else."""
    if isinstance(block, ImageBlock):
        return {**value, "alt_text": value["alt_text"] and f"word{next(numbers)}end"}
    if isinstance(block, blocks.StructBlock):
        return {name: marked(child, value[name], numbers) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [marked(block.child_block, item, numbers) for item in value]
    if isinstance(block, TextBlock):
        return value and f"<p>word{next(numbers)}end</p>"
    if type(block) in (blocks.CharBlock, blocks.TextBlock):
        return value and f"word{next(numbers)}end"
    return value


def levels_of_words(value: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every such word, and all spoiler levels that stand above it."""
    if isinstance(value, dict):
        if "spoiler_level" in value:
            hazard = value.get("category") in HEALTH_HAZARDS
            above = (*above, "none" if hazard else value["spoiler_level"])
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from levels_of_words(item, above)
    elif isinstance(value, str) and "word" in value:
        yield value.removeprefix("<p>").removesuffix("</p>"), above


@st.composite
def marked_bodies(draw: st.DrawFn) -> list[Any]:
    numbers = count(1)
    return [
        {**child, "value": marked(BODY.child_blocks[child["type"]], child["value"], numbers)}
        for child in draw(strategies.bodies())
    ]


@over_one_catalogue
@given(raw=marked_bodies())
def test_no_channel_knows_a_word_above_the_level(raw: list[Any], catalogue: Any) -> None:
    value = BODY.to_python(raw)
    search = " ".join(BODY.get_searchable_content(value))
    words = dict(levels_of_words(raw))
    for level in LEVELS:
        # Without a film no credit of its own makes a row stricter than the row says.
        context = {"review": Review(None), "spoilers": level}
        html = BODY.render(value, context)
        shown = json.dumps(BODY.get_api_representation(value, context))
        for word, above in words.items():
            allowed = all(spoilers.visible(one, level) for one in above)
            assert (word in shown) is allowed
            assert allowed or word not in html
            assert allowed or level is not SpoilerLevel.NONE or word not in search


@over_one_catalogue
@given(raw=marked_bodies())
def test_without_a_level_a_body_is_as_at_the_lowest(raw: list[Any]) -> None:
    value = BODY.to_python(raw)
    lowest = {"spoilers": SpoilerLevel.NONE}
    assert BODY.get_api_representation(value) == BODY.get_api_representation(value, lowest)
    shown = str(BODY.render(value)) + json.dumps(BODY.get_api_representation(value, {}))
    for word, above in levels_of_words(raw):
        if set(above) - {"none"}:
            assert word not in shown


# -- invalid values --------------------------------------------------------------------------------

TOO_LONG = {60: "x" * 61, 120: "x" * 121, 200: "x" * 201, 250: "x" * 251}
NUMERIC = {"kind": "numeric", "value": "3", "min": "0", "max": "5", "step": "1"}
LABEL = {"kind": "label", "label": "B", "index": 2, "of": 3}
WRONG_RATINGS = [
    {"kind": "stars", "value": 3},
    {"kind": "numeric"},
    {**NUMERIC, "value": "6"},
    {**NUMERIC, "value": "-1"},
    {**NUMERIC, "value": "2.5"},
    {**NUMERIC, "value": "many"},
    {**NUMERIC, "value": "NaN"},
    {**NUMERIC, "value": 3},
    {**NUMERIC, "max": "Infinity"},
    {**NUMERIC, "value": "5", "min": "5"},
    {**NUMERIC, "step": "0"},
    {**NUMERIC, "step": "-1"},
    {**NUMERIC, "note": "an extra"},
    {**LABEL, "index": 0},
    {**LABEL, "index": 4},
    {**LABEL, "index": "2"},
    {**LABEL, "index": True},
    {**LABEL, "label": ""},
    {**LABEL, "label": 2},
    {**LABEL, "index": 1, "of": 1},
    "five",
]
WRONG_TIMES = ["0:60:00", "0:00:60", "1:2:3", "later", "-0:00:10", "0:00:10.5", "100:00:00"]

# Block type, path of the field, values that may not stand there.
WRONG: list[tuple[str, tuple[Any, ...], list[Any]]] = [
    ("cast", ("credits", 0, "person"), [None, 999999]),
    ("cast", ("credits", 0, "role"), ["", "stuntman", "Actor"]),
    ("cast", ("credits", 0, "character"), [TOO_LONG[120]]),
    ("cast", ("credits", 0, "spoiler_level"), ["", "twist"]),
    ("synopsis", ("sections", 0, "text"), [""]),
    ("synopsis", ("sections", 0, "heading"), [TOO_LONG[120]]),
    ("synopsis", ("sections", 0, "spoiler_level"), ["", "twist"]),
    ("verdict", ("rating",), WRONG_RATINGS),
    ("verdict", ("recommendation",), ["", "must-see"]),
    ("verdict", ("pull_quote",), [TOO_LONG[200]]),
    ("verdict", ("pros", 0), ["", " ", TOO_LONG[250]]),
    ("verdict", ("cons", 0), ["", " ", TOO_LONG[250]]),
    ("verdict", ("criteria", 0, "name"), ["", TOO_LONG[60]]),
    ("verdict", ("criteria", 0, "rating"), WRONG_RATINGS),
    ("verdict", ("criteria", 0, "comment"), [TOO_LONG[250]]),
    ("content_advisories", ("advisories", 0, "category"), ["", "boredom"]),
    ("content_advisories", ("advisories", 0, "intensity"), ["", "unbearable"]),
    ("content_advisories", ("advisories", 0, "presence"), ["felt"]),
    ("content_advisories", ("advisories", 0, "frequency"), ["always"]),
    ("content_advisories", ("advisories", 0, "topic"), ["boredom"]),
    ("content_advisories", ("advisories", 0, "spoiler_level"), ["", "twist"]),
    ("content_advisories", ("advisories", 0, "scenes", 0, "start"), ["", *WRONG_TIMES]),
    ("content_advisories", ("advisories", 0, "scenes", 0, "safe_from"), ["0:00:00", *WRONG_TIMES]),
    ("where_to_watch", ("ways", 0, "kind"), ["", "theft"]),
    ("where_to_watch", ("ways", 0, "country"), ["Atlantis"]),
    ("where_to_watch", ("ways", 0, "link"), ["watch here", "javascript:alert(1)"]),
    ("where_to_watch", ("ways", 0, "dub_languages"), [["Elvish"]]),
    ("where_to_watch", ("ways", 0, "subtitle_languages"), [["en", "Elvish"]]),
    ("where_to_watch", ("ways", 0, "note"), [TOO_LONG[250]]),
    ("heading", ("text",), [" ", TOO_LONG[120]]),
    ("heading", ("spoiler_level",), ["", "twist"]),
    ("paragraph", ("spoiler_level",), ["", "twist"]),
    ("quote", ("text",), ["", " "]),
    ("quote", ("attribution",), [TOO_LONG[120]]),
    ("quote", ("spoiler_level",), ["", "twist"]),
    ("image", ("image", "image"), [None, 999999]),
    ("image", ("caption",), [TOO_LONG[250]]),
    ("image", ("credit",), [TOO_LONG[120]]),
    ("image", ("spoiler_level",), ["", "twist"]),
    ("gallery", ("images", 0, "image", "image"), [None, 999999]),
    ("gallery", ("images", 0, "caption"), [TOO_LONG[250]]),
    ("gallery", ("images", 0, "spoiler_level"), ["", "twist"]),
    ("gallery", ("spoiler_level",), ["", "twist"]),
    ("embed", ("url",), ["", "https://unknown.example/"]),
    ("embed", ("caption",), [TOO_LONG[250]]),
    ("embed", ("spoiler_level",), ["", "twist"]),
]


@pytest.mark.parametrize(
    ("name", "path", "wrong"), WRONG, ids=[".".join([n, *map(str, p)]) for n, p, _ in WRONG]
)
def test_a_wrong_field_is_named_and_no_other(name: str, path: tuple[Any, ...], wrong: list[Any]) -> None:
    @settings(max_examples=max(10, len(wrong)))
    @given(strategies.block(name, rows=1), st.sampled_from(wrong))
    def check(raw: Any, value: Any) -> None:
        broken = deepcopy(raw)
        at(broken["value"], path[:-1])[path[-1]] = value
        [child] = BODY.to_python([broken])
        assume(not is_left_out(child.block, child.value))  # nothing is left that could be wrong
        named, words = refusal(BODY, [broken])
        assert named == {(0, *path)}
        assert words

    check()
