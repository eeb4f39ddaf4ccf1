"""What happens, section by section, each as deep into the film as its level says."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests import bodies
from tests.blocks.errors import refusal
from wagtail_filmreview.blocks import SynopsisBlock
from wagtail_filmreview.vocabulary import SpoilerLevel

SYNOPSIS = SynopsisBlock()
RAW = bodies.synopsis(
    bodies.section("A clerk signs up.", "none", heading="At nine"),
    bodies.section("The friend is late.", "mild"),
    bodies.section("The friend never was.", "major", heading="The empty chair"),
    bodies.section("He lets go of the clock.", "ending"),
)["value"]
SENTENCES = {
    "none": "A clerk signs up.",
    "mild": "The friend is late.",
    "major": "The friend never was.",
    "ending": "He lets go of the clock.",
}


@pytest.mark.parametrize("level", list(SpoilerLevel))
def test_it_is_told_up_to_the_level_asked_for_and_no_further(level: SpoilerLevel) -> None:
    value = SYNOPSIS.to_python(RAW)
    html = str(SYNOPSIS.render(value, {"spoilers": level}))
    sections = SYNOPSIS.get_api_representation(value, {"spoilers": level})["sections"]
    for section, (name, sentence) in zip(sections, SENTENCES.items(), strict=True):
        told = SpoilerLevel(name).rank <= level.rank
        assert (sentence in html) is told
        assert section["redacted"] is not told
        assert (sentence in str(section)) is told
        assert section["spoiler_level"] == name


def test_a_hidden_section_hides_its_heading_too() -> None:
    value = SYNOPSIS.to_python(RAW)
    assert "empty chair" not in str(SYNOPSIS.render(value))
    hidden = SYNOPSIS.get_api_representation(value)["sections"][2]
    assert set(hidden) == {"id", "type", "spoiler_level", "redacted", "word_count"}


def test_json_of_a_section() -> None:
    first = SYNOPSIS.get_api_representation(SYNOPSIS.to_python(RAW))["sections"][0]
    assert first.pop("id")
    assert first == {
        "type": "section",
        "spoiler_level": "none",
        "redacted": False,
        "heading": "At nine",
        "html": "<p>A clerk signs up.</p>",
        "word_count": 25,
    }


def test_links_lead_to_the_section_that_they_open() -> None:
    page = BeautifulSoup(SYNOPSIS.render(SYNOPSIS.to_python(RAW)), "html.parser")
    for link in page.select("a"):
        address, _hash, anchor = link["href"].partition("#")
        assert address.startswith("?spoilers=")
        assert page.find(id=anchor) is not None


def test_search_knows_what_everybody_may_read() -> None:
    found = " ".join(SYNOPSIS.get_searchable_content(SYNOPSIS.to_python(RAW)))
    assert SENTENCES["none"] in found
    for level in ("mild", "major", "ending"):
        assert SENTENCES[level] not in found


def test_a_new_section_is_not_free_of_spoilers_by_itself() -> None:
    assert SYNOPSIS.child_blocks["sections"].child_block.get_default()["spoiler_level"] == "mild"


def test_a_synopsis_says_something() -> None:
    named, words = refusal(SYNOPSIS, {"sections": []})
    assert named == {("sections",)}
    assert "minimum number of items is 1" in words
    assert SYNOPSIS.clean_deferred(SYNOPSIS.to_python({"sections": []})) is not None
