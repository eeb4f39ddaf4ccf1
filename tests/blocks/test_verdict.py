"""Ratings on any scale, what they mean, and the verdict around them."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from tests import bodies
from tests.blocks.errors import refusal
from wagtail_filmreview.blocks import RatingBlock, ReviewBodyBlock, VerdictBlock
from wagtail_filmreview.blocks.verdict import rating_text, score_of, stars_of

BODY = ReviewBodyBlock()
LETTERS = {"kind": "label", "labels": ["F", "D", "C", "B", "A", "A+"]}


def numeric(value: str, low: str = "0", high: str = "5", step: str = "0.5") -> dict[str, Any]:
    return {"kind": "numeric", "value": value, "min": low, "max": high, "step": step}


def label(label: str, index: int, of: int) -> dict[str, Any]:
    return {"kind": "label", "label": label, "index": index, "of": of}


def offered(block: RatingBlock) -> dict[str, str]:
    """What an editor can choose: words by what the form sends for them."""
    found = {}
    for value, words in block.field.widget.choices:
        found.update(dict(words) if isinstance(words, list) else {value: str(words)})
    return found


# -- scores ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rating", "score"),
    [
        (None, None),
        (numeric("0"), 0),
        (numeric("0.5"), 10),
        (numeric("3.5"), 70),
        (numeric("5"), 100),
        (numeric("1", low="1", high="10", step="1"), 0),
        (numeric("5", low="1", high="10", step="1"), 44),
        (numeric("0", low="-4", high="4", step="1"), 50),
        (numeric("1", high="8", step="1"), 13),  # 12.5
        (numeric("3", high="8", step="1"), 38),  # 37.5
        (numeric("1", high="3", step="1"), 33),
        (numeric("2", high="3", step="1"), 67),
        (numeric("1", high="200", step="1"), 1),  # 0.5
        (numeric("0.7", high="1", step="0.1"), 70),
        (label("F", 1, 13), 0),
        (label("C", 7, 13), 50),
        (label("A-", 11, 13), 83),
        (label("A+", 13, 13), 100),
    ],
)
def test_a_score_is_the_share_of_the_scale_rounded_half_up(rating: Any, score: int | None) -> None:
    assert score_of(rating) == score


# -- words and stars -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rating", "words"),
    [(None, ""), (numeric("3.5"), "3.5 out of 5"), (label("A-", 11, 13), "A-")],
)
def test_a_rating_in_words(rating: Any, words: str) -> None:
    with override("en"):
        assert rating_text(rating) == words


@pytest.mark.parametrize(
    ("rating", "stars"),
    [
        (numeric("3.5"), "full full full half empty"),
        (numeric("0"), "empty empty empty empty empty"),
        (numeric("4", high="4", step="1"), "full full full full"),
        (numeric("1", low="1", high="3", step="1"), "full empty empty"),
        (numeric("7", high="100", step="1"), None),
        (numeric("3.3", step="0.1"), None),
        (numeric("1.5", high="2.5"), None),
        (label("A-", 11, 13), None),
        (None, None),
    ],
)
def test_stars_are_drawn_where_the_scale_counts_stars(rating: Any, stars: str | None) -> None:
    assert stars_of(rating) == (stars.split() if stars else None)


# -- what editors are offered ----------------------------------------------------------------------


def test_by_default_editors_choose_from_five_stars_in_half_steps_or_none() -> None:
    words = list(offered(RatingBlock()).values())
    assert words[:3] == ["Not rated", "5 out of 5", "4.5 out of 5"]
    assert words[-1] == "0 out of 5"
    assert len(words) == 12


def test_editors_choose_from_the_scales_of_the_site(filmreview_settings: Any) -> None:
    block = RatingBlock()
    filmreview_settings(RATING_SCALES=[LETTERS, {"kind": "numeric", "min": "1", "max": "10", "step": "1"}])
    words = list(offered(block).values())
    assert words[1:7] == ["A+", "A", "B", "C", "D", "F"]
    assert words[7:] == [f"{value} out of 10" for value in range(10, 0, -1)]


def test_a_site_without_scales_does_not_rate(filmreview_settings: Any) -> None:
    filmreview_settings(RATING_SCALES=[])
    assert offered(RatingBlock()) == {"": "Not rated"}


@pytest.mark.parametrize("rating", [None, numeric("3.5"), label("A|-", 2, 3), label("★", 1, 2)])
def test_a_rating_goes_through_the_form_and_back(rating: Any) -> None:
    block = RatingBlock()
    assert block.value_from_form(block.value_for_form(rating)) == rating


def test_every_choice_is_a_rating(filmreview_settings: Any) -> None:
    filmreview_settings(
        RATING_SCALES=[LETTERS, {"kind": "numeric", "min": "0.1", "max": "0.9", "step": "0.1"}]
    )
    block = RatingBlock()
    for choice in offered(block):
        value = block.value_from_form(choice)
        assert block.clean(value) == value


@pytest.mark.parametrize("sent", ["numeric|3", "label|A|x|3", "stars|3", "3.5", "numeric|a|b|c|d"])
def test_what_no_form_would_send_is_refused(sent: str) -> None:
    block = RatingBlock()
    named, _words = refusal(block, block.value_from_form(sent))
    assert named == {()}


# -- ratings stay what they were given as ----------------------------------------------------------


@pytest.mark.parametrize("scales", [[], [LETTERS]])
def test_a_rating_on_an_earlier_scale_remains(filmreview_settings: Any, scales: Any) -> None:
    filmreview_settings(RATING_SCALES=scales)
    raw = bodies.verdict(numeric("3.5"))["value"]
    block = VerdictBlock()
    value = block.clean(block.to_python(raw))
    assert value["rating"] == numeric("3.5")
    assert block.get_api_representation(value)["rating"] == {**numeric("3.5"), "score": 70}


# -- the verdict -----------------------------------------------------------------------------------


def test_html_of_a_full_verdict(rf: Any) -> None:
    criterion = {"name": "Stunts", "rating": numeric("5"), "comment": "No nets"}
    body = BODY.to_python(
        [
            bodies.verdict(
                numeric("3.5"),
                recommendation="recommended-with-reservations",
                summary="<p>Worth the <b>climb</b>.</p>",
                pros=["Every joke a bridge"],
                cons=["The office takes the stairs"],
                pull_quote="The tallest joke of its decade.",
                criteria=[criterion, {**criterion, "name": "Acting", "rating": None}],
            )
        ]
    )
    html = BeautifulSoup(body.render_as_block({"request": rf.get("/")}), "html.parser")
    text = html.get_text(" ", strip=True)
    for words in (
        "3.5 out of 5",
        "Recommended with reservations",
        "Every joke a bridge",
        "The office takes the stairs",
        "The tallest joke of its decade.",
        "Stunts",
        "No nets",
        "Acting",
    ):
        assert words in text
    assert html.b.get_text() == "climb"
    stars = html.select_one("[aria-hidden=true]")
    assert stars is not None, "stars are for the eye, the words beside them for everybody"


def test_an_unrated_verdict_shows_no_rating_and_never_zero() -> None:
    body = BODY.to_python([bodies.verdict(None)])
    (verdict,) = BODY.get_api_representation(body)
    assert verdict["rating"] is None
    assert "out of" not in str(body)


def test_json_of_a_verdict() -> None:
    block = VerdictBlock()
    raw = bodies.verdict(label("A-", 11, 13), pros=["One"], pull_quote="Go.")["value"]
    assert block.get_api_representation(block.to_python(raw)) == {
        "spoiler_level": "none",
        "redacted": False,
        "rating": {**label("A-", 11, 13), "score": 83},
        "recommendation": "recommended",
        "summary": "",
        "pros": ["One"],
        "cons": [],
        "pull_quote": "Go.",
        "criteria": [],
    }


def test_a_draft_may_lack_a_recommendation_and_a_review_may_not() -> None:
    raw = bodies.verdict(recommendation="", criteria=[{"name": "", "rating": None, "comment": ""}])
    block = VerdictBlock()
    draft = block.clean_deferred(block.to_python(raw["value"]))
    assert block.get_api_representation(draft)["recommendation"] is None
    named, _words = refusal(block, raw["value"])
    assert named == {("recommendation",), ("criteria", 0, "name")}


def test_a_draft_may_not_hold_a_rating_off_its_scale() -> None:
    block = VerdictBlock()
    value = block.to_python(bodies.verdict(numeric("9"))["value"])
    with pytest.raises(Exception, match="Validation error") as refused:
        block.clean_deferred(value)
    assert set(refused.value.block_errors) == {"rating"}
