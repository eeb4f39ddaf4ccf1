"""Blocks that a site adds to the body of a review."""

from wagtail import blocks

from wagtail_filmreview.blocks import ReviewBodyBlock


class TriviaBodyBlock(ReviewBodyBlock):
    """The shipped body and one block that knows nothing of spoilers."""

    trivia = blocks.CharBlock()
