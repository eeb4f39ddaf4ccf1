"""The strategies really do generate all that the blocks allow, which is read off the blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from tests.blocks import strategies
from wagtail_filmreview.blocks import RatingBlock, ReviewBodyBlock
from wagtail_filmreview.blocks.watching import LanguageListBlock

pytestmark = pytest.mark.any_line

BODY = ReviewBodyBlock()
Feature = tuple[str, str]


def choices_of(block: Any) -> Iterator[str]:
    for value, label in block.field.choices:
        if isinstance(label, list | tuple):
            yield from (str(inner) for inner, _label in label)
        else:
            yield str(value)


def expected(block: Any, path: str) -> Iterator[Feature]:
    """Every way in which a value of the block can differ from another, by the block's definition."""
    if isinstance(block, ImageBlock):
        yield from ((f"{path}.alt_text", "blank"), (f"{path}.alt_text", "filled"))
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from expected(child, f"{path}.{name}")
    elif isinstance(block, blocks.ListBlock):
        counts = ["empty", "one", "several"]
        yield from ((path, count) for count in counts[1 if block.meta.min_num else 0 :])
        yield from expected(block.child_block, f"{path}[]")
    elif isinstance(block, RatingBlock):
        yield from ((path, kind) for kind in ("blank", "numeric", "label"))
    elif isinstance(block, LanguageListBlock):
        yield from ((path, count) for count in ("empty", "one", "several"))
    elif isinstance(block, blocks.BooleanBlock):
        yield from ((path, "True"), (path, "False"))
    elif isinstance(block, blocks.ChoiceBlock):
        yield from ((path, choice or "blank") for choice in choices_of(block) if choice or not block.required)
    else:
        yield path, "filled"
        if not block.required:
            yield path, "blank"


def found(block: Any, raw: Any, path: str) -> Iterator[Feature]:
    """Which of these ways a raw value takes."""
    if isinstance(block, ImageBlock):
        yield f"{path}.alt_text", "filled" if raw["alt_text"] else "blank"
    elif isinstance(block, blocks.StructBlock):
        assert set(raw) == set(block.child_blocks)
        for name, child in block.child_blocks.items():
            yield from found(child, raw[name], f"{path}.{name}")
    elif isinstance(block, blocks.ListBlock | LanguageListBlock):
        yield path, ("empty", "one", "several")[min(len(raw), 2)]
        if isinstance(block, blocks.ListBlock):
            for item in raw:
                yield from found(block.child_block, item, f"{path}[]")
    elif isinstance(block, RatingBlock):
        yield path, raw["kind"] if raw else "blank"
    elif isinstance(block, blocks.BooleanBlock):
        yield path, str(raw)
    elif isinstance(block, blocks.ChoiceBlock):
        yield path, raw or "blank"
    else:
        yield path, "filled" if raw else "blank"


def generated(strategy: Any, examples: int) -> list[Any]:
    """So many examples, the same on every run."""
    collected: list[Any] = []

    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(example: Any) -> None:
        collected.append(example)

    collect()
    return collected


def test_there_is_a_strategy_for_every_block_of_a_body() -> None:
    assert set(strategies.VALUES) == set(BODY.child_blocks)
    assert set(strategies.ONCE) == {
        name for name, limits in BODY.meta.block_counts.items() if limits == {"max_num": 1}
    }


@pytest.mark.parametrize("name", strategies.VALUES)
def test_every_option_of_a_block_occurs(name: str) -> None:
    block = BODY.child_blocks[name]
    wanted = set(expected(block, name))
    seen: set[Feature] = set()
    # Hypothesis also tries what it finds in the source as constants, so the rarest topic can take a while.
    for raw in generated(strategies.VALUES[name](), 450):
        seen.update(found(block, raw, name))
    assert wanted - seen == set()


def test_whole_bodies_have_every_block_first_last_and_beside_any_other() -> None:
    bodies = generated(strategies.orders(), 300)
    every = set(BODY.child_blocks)
    assert {len(body) for body in bodies} >= {0, 1, 2, 3, 4, 5}
    assert {body[0] for body in bodies if body} == every
    assert {body[-1] for body in bodies if body} == every
    for once in strategies.ONCE:
        assert max(body.count(once) for body in bodies) == 1
    for often in every - set(strategies.ONCE):
        assert max(body.count(often) for body in bodies) > 1


def test_whole_bodies_mix_spoiler_levels() -> None:
    def levels(value: Any) -> set[str]:
        if isinstance(value, dict):
            own = {value["spoiler_level"]} if "spoiler_level" in value else set()
            return own.union(*(levels(item) for item in value.values()))
        if isinstance(value, list):
            return set().union(*(levels(item) for item in value))
        return set()

    assert max(len(levels(raw)) for raw in generated(strategies.bodies(), 40)) == 4
