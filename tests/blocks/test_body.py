"""The body as a whole: its order, its nodes, and what a site adds to it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory
from pydantic import TypeAdapter, ValidationError
from wagtail import blocks

from tests import bodies
from tests.blocks.errors import refusal
from tests.testapp.blocks import TriviaBodyBlock
from wagtail_filmreview.blocks import HeadingBlock, NodeBlock, ReviewBodyBlock, SpoilerLevelBlock, shapes
from wagtail_filmreview.representations.schema import review_schema

BODY = ReviewBodyBlock(required=False)


def request(query: str = "") -> Any:
    return RequestFactory().get(f"/{query}")


def test_nodes_come_in_the_order_of_the_body() -> None:
    raw = [bodies.heading("One"), bodies.verdict(), bodies.paragraph("Two"), bodies.heading("Three")]
    nodes = BODY.get_api_representation(BODY.to_python(raw))
    assert [node["type"] for node in nodes] == ["heading", "verdict", "paragraph", "heading"]


def test_a_node_keeps_the_id_that_is_stored() -> None:
    raw = [{**bodies.heading("One"), "id": "4f9b"}]
    (node,) = BODY.get_api_representation(BODY.to_python(raw))
    assert node["id"] == "4f9b"


@pytest.mark.parametrize("value", [None, []])
def test_an_empty_body_is_an_empty_list(value: Any) -> None:
    assert BODY.get_api_representation(BODY.to_python(value or [])) == []
    assert BODY.represent(value, {}) == []


def test_the_level_of_the_request_holds() -> None:
    value = BODY.to_python([bodies.heading("He lets go", "ending")])
    (node,) = BODY.get_api_representation(value, {"request": request("?spoilers=ending")})
    assert node["text"] == "He lets go"
    (node,) = BODY.get_api_representation(value, {"request": request()})
    assert node["redacted"] is True
    assert "He lets go" in BODY.render(value, {"request": request("?spoilers=ending")})


def test_links_keep_the_rest_of_the_address() -> None:
    value = BODY.to_python([bodies.heading("He lets go", "ending")])
    html = BODY.render(value, {"request": request("films/?p=2&spoilers=mild")})
    assert 'href="/films/?p=2&amp;spoilers=ending' in html


@pytest.mark.parametrize("once", [bodies.cast(), bodies.verdict(), bodies.advisories()])
def test_what_may_stand_there_once(once: Any) -> None:
    assert BODY.clean(BODY.to_python([once]))
    named, _words = refusal(BODY, [once, bodies.heading("Between"), once])
    assert named == {()}


def test_errors_say_which_block_of_the_body_they_are_in() -> None:
    raw = [bodies.heading("Fine"), bodies.heading(" "), bodies.verdict(bodies.stars("4"), recommendation="")]
    named, _words = refusal(BODY, raw)
    assert named == {(1, "text"), (2, "recommendation")}


# -- a site's own blocks ---------------------------------------------------------------------------


def test_a_block_that_knows_no_nodes_becomes_one() -> None:
    block = TriviaBodyBlock()
    value = block.to_python([{"type": "trivia", "value": "The clock is real."}])
    (node,) = block.get_api_representation(value)
    node.pop("id")
    assert node == {
        "type": "trivia",
        "spoiler_level": "none",
        "redacted": False,
        "value": "The clock is real.",
    }


def test_the_schema_knows_the_blocks_of_the_site(filmreview_settings: Any) -> None:
    node = {"id": "1", "type": "trivia", "spoiler_level": "none", "redacted": False, "value": "Real."}

    def body_type() -> TypeAdapter[Any]:
        return TypeAdapter(review_schema().model_fields["body"].annotation)

    with pytest.raises(ValidationError):
        body_type().validate_python([node])
    filmreview_settings(BODY_BLOCK="tests.testapp.blocks.TriviaBodyBlock")
    assert body_type().validate_python([node])


def test_a_block_of_a_site_that_extends_ours_is_cut_like_ours() -> None:
    class SiteHeading(HeadingBlock):
        kicker = blocks.CharBlock(required=False)

    class SiteBody(ReviewBodyBlock):
        heading = SiteHeading()

    block = SiteBody()
    value = block.to_python(
        [{"type": "heading", "value": {"text": "x", "kicker": "He falls", "spoiler_level": "major"}}]
    )
    (node,) = block.get_api_representation(value)
    assert set(node) == {"id", "type", "spoiler_level", "redacted"}
    (node,) = block.get_api_representation(value, {"spoilers": "major"})
    assert node["kicker"] == "He falls"
    assert "He falls" not in block.render(value)
    assert "He falls" not in " ".join(block.get_searchable_content(value))


class KickerHeadingBlock(HeadingBlock):
    kicker = blocks.CharBlock(required=False)


class ShoutBlock(NodeBlock):
    text = blocks.CharBlock()
    spoiler_level = SpoilerLevelBlock()


class ExtendedBody(ReviewBodyBlock):
    """A site that puts more into one of our blocks, and adds a node of its own; neither has a shape."""

    heading = KickerHeadingBlock()
    shout = ShoutBlock()


@pytest.mark.parametrize("level", ["none", "ending"])
def test_the_schema_takes_nodes_for_which_a_site_has_stated_no_shape(
    filmreview_settings: Any, level: str
) -> None:
    filmreview_settings(BODY_BLOCK=f"{__name__}.ExtendedBody")
    block = ExtendedBody()
    heading = {"text": "x", "kicker": "y"}
    value = block.to_python(
        [
            {"type": "heading", "value": {**heading, "spoiler_level": "none"}},
            {"type": "heading", "value": {**heading, "spoiler_level": "mild"}},
            {"type": "shout", "value": {"text": "x", "spoiler_level": "none"}},
            {"type": "shout", "value": {"text": "x", "spoiler_level": "mild"}},
            bodies.paragraph("x", "mild"),
        ]
    )
    shown = block.get_api_representation(value, {"spoilers": level})
    body_type = TypeAdapter(review_schema().model_fields["body"].annotation)
    assert body_type.dump_python(body_type.validate_python(shown), mode="json") == shown


def test_a_shape_allows_nothing_that_it_does_not_name() -> None:
    heading = {"id": "1", "type": "heading", "spoiler_level": "none", "redacted": False, "text": "x"}
    assert shapes.Heading.model_validate(heading)
    with pytest.raises(ValidationError):
        shapes.Heading.model_validate({**heading, "level": 2})
    with pytest.raises(ValidationError):
        shapes.HiddenHeading.model_validate({**heading, "redacted": True})
    with pytest.raises(ValidationError):
        shapes.HiddenNode.model_validate(
            {"id": "1", "type": "heading", "spoiler_level": "none", "redacted": True}
        )
