"""Blocks that a site adds to the body of a review."""

from typing import Literal

from wagtail import blocks

from wagtail_filmreview.blocks import NodeBlock, ReviewBodyBlock, SpoilerLevelBlock
from wagtail_filmreview.blocks.nodes import Represented
from wagtail_filmreview.blocks.shapes import HiddenNode, Node, Shape


class JuryNote(Shape):
    """What an API shows of a jury note."""

    text: str


class JuryNoteBlock(Represented, blocks.StructBlock):
    shape = JuryNote

    text = blocks.CharBlock()


class FestivalBodyBlock(ReviewBodyBlock):
    jury_note = JuryNoteBlock()


class Trivia(Node):
    """A piece of trivia, where the reader may see it."""

    type: Literal["trivia"]
    text: str


class HiddenTrivia(HiddenNode):
    """What is left of one that gives away too much."""

    type: Literal["trivia"]


class TriviaBlock(NodeBlock):
    shape = Trivia
    hidden_shape = HiddenTrivia

    text = blocks.CharBlock()
    spoiler_level = SpoilerLevelBlock()


class TypedTriviaBodyBlock(ReviewBodyBlock):
    """The shipped body and a node of the site's own, with its shapes."""

    trivia = TriviaBlock()


class TriviaBodyBlock(ReviewBodyBlock):
    """The shipped body and one block that knows nothing of spoilers or shapes."""

    trivia = blocks.CharBlock()
