"""Phrases marked as spoilers inside rich text: cut by the value itself, in every channel."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.compare import get_comparison_class_for_block
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from tests import bodies
from wagtail_filmreview import spoilers
from wagtail_filmreview.blocks import ParagraphBlock, ReviewBodyBlock
from wagtail_filmreview.blocks.nodes import PROSE_FEATURES, SPOILER_FEATURES, TextBlock
from wagtail_filmreview.vocabulary import SpoilerLevel

LEVELS = list(SpoilerLevel)
TEXT = TextBlock()


def marked(words: str, level: str) -> str:
    return f'<span data-spoiler="{level}">{words}</span>'


# -- any nesting -----------------------------------------------------------------------------------


@st.composite
def phrases(draw: Any, enclosing: SpoilerLevel = SpoilerLevel.NONE, depth: int = 0) -> tuple[str, dict]:
    """HTML with a unique word per phrase, and the level at which each word may be seen."""
    html, words = "", {}
    for _number in range(draw(st.integers(1, 3))):
        word = f"w{draw(st.uuids(version=4)).hex}"
        level = draw(st.sampled_from(LEVELS))
        effective = spoilers.highest(level, enclosing)
        inner, inside = word, {word: effective}
        if depth < 2 and draw(st.booleans()):
            nested, more = draw(phrases(enclosing=effective, depth=depth + 1))
            inner, inside = inner + nested, {**inside, **more}
        wrapper = draw(st.sampled_from(["{}", "<b>{}</b>", "<i>{}</i>", '<a href="/to-{}/">link</a>']))
        if "href" in wrapper:
            inner += wrapper.format(word)
        else:
            inner = wrapper.format(inner)
        html += inner if level is SpoilerLevel.NONE else marked(inner, level)
        words |= inside
    return html, words


@given(phrases(), st.sampled_from(LEVELS))
def test_what_is_above_the_level_is_gone_and_all_else_is_there(made: Any, level: SpoilerLevel) -> None:
    html, words = made
    cut = spoilers.cut_html(f"<p>{html}</p>", level)
    for word, needed in words.items():
        assert (word in cut) == spoilers.visible(needed, level)


@given(phrases(), st.sampled_from(LEVELS))
def test_the_block_says_the_same_in_html_json_and_search(made: Any, level: SpoilerLevel) -> None:
    html, words = made
    value = TEXT.to_python(f"<p>{html}</p>")
    context = {"spoilers": level}
    shown = {word for word, needed in words.items() if spoilers.visible(needed, level)}
    free = {word for word, needed in words.items() if needed is SpoilerLevel.NONE}
    assert {word for word in words if word in TEXT.render(value, context)} == shown
    assert {word for word in words if word in TEXT.get_api_representation(value, context)} == shown
    # A link's address is no text to be found by; what is found is never a spoiler.
    found = {word for word in words if word in " ".join(TEXT.get_searchable_content(value))}
    assert found <= free
    assert {word for word in words if word in str(value)} == free


# -- what is left ----------------------------------------------------------------------------------


def test_neighbours_become_one_and_emphasis_goes() -> None:
    html = f"<p><b>{marked('Rose', 'major')}</b> {marked('bud', 'major')} it was</p>"
    assert len(re.findall("Spoiler", spoilers.cut_html(html, SpoilerLevel.NONE))) == 1
    assert "<b>" not in spoilers.cut_html(html, SpoilerLevel.NONE)


def test_a_link_to_the_answer_goes_with_it() -> None:
    html = f'<p><a href="/who-did-it/">{marked("the butler", "ending")}</a></p>'
    assert "who-did-it" not in spoilers.cut_html(html, SpoilerLevel.MAJOR)
    assert "who-did-it" in spoilers.cut_html(html, SpoilerLevel.ENDING)


def test_an_unknown_level_is_an_ending() -> None:
    assert "twin" not in spoilers.cut_html(f"<p>{marked('twin', 'huge')}</p>", SpoilerLevel.MAJOR)


def test_html_has_a_link_that_asks_for_the_level(rf: Any) -> None:
    value = TEXT.to_python(f"<p>It is {marked('his sled', 'ending')}.</p>")
    html = TEXT.render(value, {"request": rf.get("/kane/?p=2"), "anchor": "block-1"})
    assert 'href="/kane/?p=2&amp;spoilers=ending#block-1"' in html
    assert 'rel="nofollow"' in html
    assert "sled" not in html


def test_a_search_for_the_placeholder_finds_nothing() -> None:
    value = TEXT.to_python(f"<p>It is {marked('his sled', 'ending')}.</p>")
    assert "poiler" not in " ".join(TEXT.get_searchable_content(value))


def test_a_paragraph_of_a_body_is_cut_by_the_same_rule() -> None:
    body = ReviewBodyBlock()
    raw = bodies.paragraph(f"It is {marked('his sled', 'ending')}.")
    value = body.to_python([{**raw, "id": "1"}])
    for level in LEVELS:
        [node] = body.get_api_representation(value, {"spoilers": level})
        assert ("sled" in node["html"]) == (level is SpoilerLevel.ENDING)
        assert ("sled" in body.render(value, {"spoilers": level})) == (level is SpoilerLevel.ENDING)


def test_the_levels_of_marks_are_levels_a_reader_can_ask_for() -> None:
    raw = bodies.paragraph(f"{marked('a', 'mild')} {marked('b', 'ending')}")
    assert spoilers.levels_in([raw]) == [SpoilerLevel.MILD, SpoilerLevel.ENDING]


# -- editors ---------------------------------------------------------------------------------------


def through_the_editor(html: str) -> str:
    """What is stored after somebody opened the text in the editor and saved it."""
    converter = ContentstateConverter(features=[*PROSE_FEATURES, *SPOILER_FEATURES])
    return converter.to_database_format(converter.from_database_format(html))


@pytest.mark.parametrize("level", ["mild", "major", "ending"])
def test_a_mark_survives_the_round_trip_through_the_editor(level: str) -> None:
    html = f'<p data-block-key="k">It is {marked("his sled", level)}.</p>'
    assert through_the_editor(html) == html


@given(phrases())
def test_so_does_any_nesting_and_every_word_keeps_its_level(made: Any) -> None:
    html, words = made
    saved = through_the_editor(f"<p>{html}</p>")
    for level in LEVELS:
        cut = spoilers.cut_html(saved, level)
        assert {word for word in words if word in cut} == {
            word for word, needed in words.items() if spoilers.visible(needed, level)
        }
    assert through_the_editor(saved) == saved


def test_a_mark_survives_storing_copying_and_comparing() -> None:
    html = f"<p>It is {marked('his sled', 'ending')}.</p>"
    block = ParagraphBlock()
    value = block.to_python({"text": html, "spoiler_level": "none"})
    assert block.get_prep_value(block.clean(value))["text"] == html
    text = block.child_blocks["text"]
    old, new = text.to_python(html), text.to_python(html.replace("sled", "sledge"))
    comparison = get_comparison_class_for_block(text)(text, True, True, old, new)
    assert "sledge" in comparison.htmldiff()
    assert "sled" in comparison.htmlvalue(old)
