"""Raw content names another person, however deep, and nothing else in it changes. No database is asked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import LinkHandler, features
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_filmreview.desk.merging.content import Successor, block_may_name
from wagtail_filmreview.desk.merging.documents import rewrite
from wagtail_filmreview.models import Film, Person

KEPT, GONE = 1, 22


def person(**given: Any) -> SnippetChooserBlock:
    return SnippetChooserBlock("wagtail_filmreview.Person", **given)


class Interview(blocks.StructBlock):
    guest = person()
    photo = ImageChooserBlock()
    film = SnippetChooserBlock("wagtail_filmreview.Film")
    questions = blocks.ListBlock(blocks.StructBlock([("asked_by", person()), ("text", blocks.CharBlock())]))


class Everything(blocks.StreamBlock):
    """What a site may have made of the body: people at any depth."""

    interview = Interview()
    jury = blocks.ListBlock(person())
    parts = blocks.StreamBlock(
        [("chapter", blocks.StreamBlock([("person", person()), ("interview", Interview())]))]
    )
    table = TypedTableBlock([("person", person()), ("text", blocks.CharBlock())])
    text = blocks.RichTextBlock()


@pytest.fixture
def successor(monkeypatch: pytest.MonkeyPatch) -> Successor:
    class PersonLink(LinkHandler):
        identifier = "person"

        @staticmethod
        def get_model() -> Any:
            return Person

    types = {**features.get_link_types(), "person": PersonLink}
    monkeypatch.setattr(features, "link_types", types)
    return Successor(Person, [GONE], KEPT)


def interview(key: int) -> dict[str, Any]:
    """Numbers of films and images may be the same as that of a person."""
    return {
        "guest": key,
        "photo": GONE,
        "film": GONE,
        "questions": [{"type": "item", "id": "q", "value": {"asked_by": key, "text": str(GONE)}}],
        "unknown to the site": {"person": GONE},
    }


def body(key: int) -> list[dict[str, Any]]:
    return [
        {"type": "interview", "id": "a", "value": interview(key)},
        {"type": "jury", "id": "b", "value": [3, key]},
        {
            "type": "parts",
            "id": "c",
            "value": [
                {
                    "type": "chapter",
                    "id": "d",
                    "value": [
                        {"type": "person", "id": "e", "value": key},
                        {"type": "interview", "id": "f", "value": interview(key)},
                    ],
                }
            ],
        },
        {
            "type": "table",
            "id": "g",
            "value": {
                "columns": [{"type": "person", "heading": "22"}, {"type": "text", "heading": "Vote"}],
                "rows": [{"values": [key, "22"]}, {"values": [4, "no"]}],
                "caption": "",
            },
        },
        {
            "type": "text",
            "id": "h",
            "value": f'<p><a linktype="person" id="{key}">B.</a> <a linktype="page" id="22">22</a></p>',
        },
        {"type": "no such block", "id": "i", "value": {"person": GONE}},
    ]


def test_a_person_is_found_at_any_depth(successor: Successor) -> None:
    block = Everything()
    assert block_may_name(block, successor)
    assert successor.block(block, body(GONE)) == body(KEPT)
    assert successor.moved == 8
    assert successor.block(block, body(KEPT)) == body(KEPT)
    assert successor.moved == 8


def test_content_that_names_nobody_is_passed_over(successor: Successor) -> None:
    assert not block_may_name(blocks.StreamBlock([("photo", ImageChooserBlock())]), successor)
    assert not block_may_name(Interview().child_blocks["film"], successor)


def test_a_list_of_people_has_nobody_twice_who_was_there_once(successor: Successor) -> None:
    jury = Everything().child_blocks["jury"]
    assert successor.block(jury, [KEPT, 3, GONE]) == [KEPT, 3]
    assert successor.block(jury, [KEPT, KEPT]) == [KEPT, KEPT]
    assert successor.folded == 1


def test_rows_that_contradict_each_other_stay_two(successor: Successor) -> None:
    questions = Interview().child_blocks["questions"]
    rows = [
        {"asked_by": KEPT, "text": "Why?"},
        {"asked_by": GONE, "text": "How?"},
        {"asked_by": GONE, "text": ""},
    ]
    assert successor.block(questions, rows) == [
        {"asked_by": KEPT, "text": "Why?"},
        {"asked_by": KEPT, "text": "How?"},
    ]


def test_a_revision_of_a_film_names_who_stays(successor: Successor) -> None:
    data = {
        "pk": GONE,
        "poster": GONE,
        "credits": [{"pk": GONE, "film": GONE, "person": GONE, "role": "actor", "character": "22"}],
        "genres": [GONE],
    }
    rewrite(successor, Film, data)
    assert data["credits"][0]["person"] == KEPT
    assert successor.moved == 1
    assert (data["pk"], data["poster"], data["genres"], data["credits"][0]["pk"]) == (
        GONE,
        GONE,
        [GONE],
        GONE,
    )


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(0, 30) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "value", "id", "guest", "questions", "rows"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from(["interview", "jury", "parts", "table", "text"]), json_values)
def test_whatever_is_stored_it_fails_on_nothing(name: str, raw: Any) -> None:
    """Imports and former versions of a site have left all kinds of things."""
    Successor(Person, [GONE], KEPT).block(Everything(), [{"type": name, "id": "a", "value": raw}])
