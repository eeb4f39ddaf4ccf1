"""Blocks that nobody has written in: a draft keeps them, what is published goes without them."""

from __future__ import annotations

from typing import Any

import pytest

from tests import bodies
from tests.blocks.errors import refusal
from wagtail_filmreview.blocks import ReviewBodyBlock
from wagtail_filmreview.blocks.blank import is_blank

BODY = ReviewBodyBlock()

EMPTY_EDITOR = '<p data-block-key="aaaaa"></p>'


def default_of(name: str) -> Any:
    return BODY.child_blocks[name].get_default()


def cleaned(*raw: Any) -> list[str]:
    return [child.block_type for child in BODY.clean(BODY.to_python([*raw]))]


@pytest.mark.parametrize("name", BODY.child_blocks)
def test_every_block_is_blank_as_it_is_added(name: str) -> None:
    assert is_blank(BODY.child_blocks[name], default_of(name))


@pytest.mark.parametrize(
    "raw",
    [
        bodies.synopsis(bodies.section("", "ending"), bodies.section("")),
        bodies.synopsis({**bodies.section(""), "text": EMPTY_EDITOR}),
        bodies.verdict(recommendation="", pros=[""], summary=EMPTY_EDITOR),
        bodies.paragraph("", "major"),
        bodies.advisories(bodies.advisory("", "")),
    ],
)
def test_rows_without_words_and_a_level_alone_say_nothing(raw: Any) -> None:
    [child] = BODY.to_python([raw])
    assert is_blank(child.block, child.value)


@pytest.mark.parametrize(
    "raw",
    [
        bodies.synopsis(bodies.section("", heading="The climb")),
        bodies.verdict(bodies.stars("0"), recommendation=""),
        bodies.verdict(recommendation="mixed"),
        bodies.advisories(all_assessed=True),
        bodies.cast(include_others=True),
        bodies.paragraph("x"),
    ],
)
def test_whatever_was_chosen_or_written_is_not_blank(raw: Any) -> None:
    [child] = BODY.to_python([raw])
    assert not is_blank(child.block, child.value)


@pytest.mark.django_db
def test_publishing_leaves_out_what_is_blank_but_not_what_speaks_for_itself() -> None:
    """An empty cast is the film's own; empty advisories say that nothing was assessed."""
    blank = [{"type": name, "value": default_of(name)} for name in BODY.child_blocks]
    raw = [{**row, "value": BODY.child_blocks[row["type"]].get_prep_value(row["value"])} for row in blank]
    assert cleaned(*raw) == ["content_advisories", "cast", "where_to_watch"]


def test_a_draft_keeps_everything_to_be_filled_later() -> None:
    raw = [bodies.synopsis(bodies.section("")), bodies.verdict(recommendation=""), bodies.paragraph("")]
    kept = BODY.clean_deferred(BODY.to_python(raw))
    assert [child.block_type for child in kept] == ["synopsis", "verdict", "paragraph"]


def test_an_error_is_where_the_form_has_the_block() -> None:
    named, _words = refusal(BODY, [bodies.paragraph(""), bodies.verdict(pull_quote="x" * 201)])
    assert named == {(1, "pull_quote")}
