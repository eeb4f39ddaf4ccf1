"""Blocks that a site adds to the body of a review."""

from wagtail import blocks

from wagtail_filmreview.blocks import ReviewBodyBlock
from wagtail_filmreview.blocks.nodes import Represented
from wagtail_filmreview.blocks.shapes import Shape


class JuryNote(Shape):
    """What an API shows of a jury note."""

    text: str


class JuryNoteBlock(Represented, blocks.StructBlock):
    shape = JuryNote

    text = blocks.CharBlock()


class FestivalBodyBlock(ReviewBodyBlock):
    jury_note = JuryNoteBlock()


class TriviaBodyBlock(ReviewBodyBlock):
    """The shipped body and one block that knows nothing of spoilers or shapes."""

    trivia = blocks.CharBlock()
