"""What nobody has written in yet: a new review opens with blocks that may stay empty."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.rich_text import RichText

from wagtail_filmreview.blocks.nodes import SpoilerLevelBlock


def is_blank(block: blocks.Block, value: Any) -> bool:
    """Whether a value, however deep, is what the block opens with. A spoiler level alone says nothing."""
    if isinstance(value, Mapping) and isinstance(block, blocks.BaseStructBlock):
        return all(is_blank(child, value.get(name)) for name, child in block.child_blocks.items())
    if isinstance(block, blocks.ListBlock):
        return all(is_blank(block.child_block, item) for item in value or ())
    if isinstance(block, blocks.BaseStreamBlock):
        return all(is_blank(child.block, child.value) for child in value or ())
    if isinstance(value, RichText):
        # An emptied editor leaves an empty paragraph behind.
        return not strip_tags(value.source or "").strip()
    if isinstance(block, SpoilerLevelBlock):
        return True
    return value in (None, "", [], False) or bool(value == block.get_default())


def is_left_out(block: blocks.Block, value: Any) -> bool:
    """Whether a block has nothing for readers. Some say something even when empty: the film's own cast."""
    return not getattr(block, "speaks_when_blank", False) and is_blank(block, value)
