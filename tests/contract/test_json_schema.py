"""What a review is, told to programs: a file in the package, and a command for the site's own blocks."""

from __future__ import annotations

import io
import json
from importlib import resources
from typing import Any

import jsonschema
import pytest
from django.core.management import call_command
from wagtail import blocks

from tests import bodies, factories
from tests.testapp.blocks import TypedTriviaBodyBlock
from wagtail_filmreview.blocks import HeadingBlock, NodeBlock, ReviewBodyBlock
from wagtail_filmreview.blocks.shapes import HiddenNode, Node
from wagtail_filmreview.representations.body_schema import body_node, check_shapes
from wagtail_filmreview.representations.build import build_review
from wagtail_filmreview.representations.schema import json_schema, review_schema

FILE = "schemas/film-review.schema.json"
RENEWED = f"python -m django filmreview schema --settings=tests.settings > wagtail_filmreview/{FILE}"


def printed() -> dict[str, Any]:
    out = io.StringIO()
    call_command("filmreview", "schema", stdout=out)
    return json.loads(out.getvalue())


def test_the_file_in_the_package_is_what_the_command_prints() -> None:
    kept = json.loads(resources.files("wagtail_filmreview").joinpath(FILE).read_text())
    assert kept == printed(), f"The contract has changed. Read docs/contract.md, then run: {RENEWED}"


def test_it_is_a_json_schema_of_reviews_and_of_cards() -> None:
    described = printed()
    jsonschema.Draft202012Validator.check_schema(described)
    assert described["title"] == "FilmReview"
    assert described["$defs"]["FilmReviewCard"]["required"] == [
        key for key in described["required"] if key in described["$defs"]["FilmReviewCard"]["properties"]
    ]


def test_every_key_is_always_there() -> None:
    described = printed()
    for definition in [described, *described["$defs"].values()]:
        assert definition.get("required", []) == list(definition.get("properties", {})), definition["title"]


def test_every_vocabulary_is_defined_once() -> None:
    definitions = printed()["$defs"]
    assert definitions["SpoilerLevel"]["enum"] == ["none", "mild", "major", "ending"]
    assert definitions["Advisory"]["properties"]["category"] == {"$ref": "#/$defs/AdvisoryCategory"}
    assert "x-name" not in json.dumps(definitions)


# -- what a site adds ------------------------------------------------------------------------------


class Remark(Node):
    type: str
    text: str


class RemarkBlock(NodeBlock):
    """A site's own node, with its shape. It can stand in a body under any name."""

    shape = Remark
    hidden_shape = HiddenNode

    text = blocks.CharBlock()


class RunningTimeBlock(blocks.IntegerBlock):
    """Somebody else's block: its shape is the type of the value that it gives."""

    shape = int


class SiteBody(ReviewBodyBlock):
    remark = RemarkBlock()
    kicker = HeadingBlock()
    minutes = RunningTimeBlock()
    aside = blocks.CharBlock()


@pytest.fixture
def site_body(filmreview_settings: Any) -> None:
    filmreview_settings(
        BODY_BLOCK=f"{__name__}.SiteBody",
        ADVISORY_CATEGORIES=[{"slug": "ghosts", "label": "Ghosts", "group": "fear-and-senses"}],
        ADVISORY_TOPICS=[{"slug": "white-lady", "label": "A white lady", "category": "ghosts"}],
    )


def test_the_command_knows_the_blocks_of_the_site(site_body: None) -> None:
    definitions = printed()["$defs"]
    assert {"$ref": "#/$defs/Remark"} in definitions["BodyNode"]["oneOf"]
    assert definitions["Remark"]["properties"]["type"]["const"] == "remark"
    assert definitions["HiddenRemark"]["properties"]["type"]["const"] == "remark"
    assert definitions["Kicker"]["properties"]["type"]["const"] == "kicker"
    assert definitions["MinutesNode"]["properties"]["value"] == {"type": "integer"}
    assert set(definitions["AsideNode"]["properties"]) == {"id", "type", "spoiler_level", "redacted", "value"}
    assert "type" not in definitions["AsideNode"]["properties"]["value"]


def test_and_its_vocabulary(site_body: None) -> None:
    definitions = printed()["$defs"]
    assert definitions["AdvisoryCategory"]["enum"][-1] == "ghosts"
    assert definitions["AdvisoryTopic"]["enum"][-1] == "white-lady"


@pytest.mark.django_db
def test_what_the_blocks_of_the_site_give_is_as_promised(site_body: None, index: Any) -> None:
    page = factories.FilmReviewPageFactory(parent=index)
    advisory = bodies.advisory("ghosts", topic="white-lady", spoiler_level="none")
    page.body = page.body.stream_block.to_python(
        [
            {"type": "remark", "value": {"text": "x"}, "id": "1"},
            {"type": "kicker", "value": {"text": "x", "spoiler_level": "mild"}, "id": "2"},
            {"type": "minutes", "value": 73, "id": "3"},
            {"type": "aside", "value": "x", "id": "4"},
            bodies.advisories(advisory),
        ]
    )
    whole = build_review(page)
    whole["meta"]["detail_url"] = "https://critics.example/"
    whole |= {"json_ld": "{}", "translations": []}
    review_schema().model_validate(whole, strict=True)
    jsonschema.Draft202012Validator(json_schema()).validate(whole)


@pytest.mark.parametrize("level", ["none", "ending"])
def test_a_node_of_the_site_as_the_docs_show_it(filmreview_settings: Any, level: str) -> None:
    filmreview_settings(BODY_BLOCK="tests.testapp.blocks.TypedTriviaBodyBlock")
    assert check_shapes() == []
    block = TypedTriviaBodyBlock()
    value = block.to_python([{"type": "trivia", "value": {"text": "x", "spoiler_level": "mild"}, "id": "1"}])
    (shown,) = block.get_api_representation(value, {"spoilers": level})
    body_node().model_validate(shown, strict=True)
    assert ("text" in shown) is (level == "ending")
    assert {"$ref": "#/$defs/HiddenTrivia"} in printed()["$defs"]["BodyNode"]["oneOf"]


def test_a_check_names_blocks_without_a_shape(site_body: None) -> None:
    (found,) = check_shapes()
    assert found.id == "wagtail_filmreview.W004"
    assert "'aside'" in found.msg


def test_the_shipped_body_has_a_shape_for_every_block(filmreview_settings: Any) -> None:
    assert check_shapes() == []
    filmreview_settings(BODY_BLOCK="nowhere.Body")
    assert check_shapes() == []
