"""What editors meet: names, descriptions, previews, and labels that give nothing away."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template.loader import get_template
from wagtail import blocks

from wagtail_filmreview.blocks import ReviewBodyBlock

BODY = ReviewBodyBlock()
BLOCKS = BODY.child_blocks

# What a collapsed block may show of itself: none of these tells what happens.
HARMLESS = {"spoiler_level", "role", "intensity", "recommendation", "kind", "name"}


def structs(block: Any) -> list[Any]:
    """The block and every struct inside it."""
    found = []
    if isinstance(block, blocks.StructBlock):
        found.append(block)
        for child in block.child_blocks.values():
            found += structs(child)
    elif isinstance(block, blocks.ListBlock):
        found += structs(block.child_block)
    return found


OWN = [
    inner
    for block in BLOCKS.values()
    for inner in structs(block)
    if type(inner).__module__.startswith("wagtail_filmreview")
]


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_says_what_it_is_and_what_it_is_for(name: str) -> None:
    meta = BLOCKS[name].meta
    assert str(meta.label)
    assert str(meta.description)
    assert str(meta.group) in {"Review", "Prose"}
    assert meta.icon


@pytest.mark.parametrize("block", OWN, ids=lambda block: type(block).__name__)
def test_a_collapsed_block_gives_nothing_away(block: Any) -> None:
    """Without a format of its own, Wagtail would show the first text it finds."""
    assert block.meta.label_format is not None
    assert set(re.findall(r"{(\w+)}", block.meta.label_format)) <= HARMLESS


@pytest.mark.parametrize("block", OWN, ids=lambda block: type(block).__name__)
def test_every_field_says_what_belongs_in_it(block: Any) -> None:
    for name, child in block.child_blocks.items():
        told = child.field.help_text if isinstance(child, blocks.FieldBlock) else child.meta.help_text
        assert len(str(told)) > 10, name


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_has_a_template_of_its_own(name: str) -> None:
    assert BLOCKS[name].meta.template == f"wagtail_filmreview/blocks/{name}.html"
    assert get_template(BLOCKS[name].meta.template)


@pytest.mark.parametrize("name", BLOCKS)
def test_a_preview_needs_no_database(name: str, rf: Any) -> None:
    block = BLOCKS[name]
    template = block.get_preview_template(None, {})
    context = block.get_preview_context(block.get_preview_value(), {"request": rf.get("/")})
    html = block.render(block.get_preview_value(), context)
    words = BeautifulSoup(html, "html.parser").get_text(" ", strip=True)
    assert len(words) > 10
    assert "Spoiler: a twist. Show" in words or name != "synopsis"
    assert get_template(template)


@pytest.mark.django_db
@pytest.mark.parametrize("name", BLOCKS)
def test_editors_see_the_preview(name: str, editor_client: Any) -> None:
    from django.urls import reverse

    from wagtail_filmreview.pages.models import FilmReviewPage

    block = FilmReviewPage._meta.get_field("body").stream_block.child_blocks[name]
    address = reverse("wagtailadmin_block_preview")
    response = editor_client.get(address, {"id": block.definition_prefix})
    assert response.status_code == 200
    assert "filmreview.css" in response.content.decode()


# A preview has no people, pictures or videos, which are in the database.
POINT_TO_ROWS = {"cast", "embed", "gallery", "image", "where_to_watch"}


@pytest.mark.parametrize("name", sorted(set(BLOCKS) - POINT_TO_ROWS))
def test_a_preview_shows_what_could_be_published(name: str) -> None:
    BLOCKS[name].clean(BLOCKS[name].get_preview_value())


def test_what_weighs_little_is_folded_away() -> None:
    advisory = BLOCKS["content_advisories"].child_blocks["advisories"].child_block
    layout = advisory.meta.form_layout
    assert layout.children == ["category", "intensity"]
    assert set(layout.settings) == {"topic", "presence", "frequency", "note", "spoiler_level", "scenes"}
