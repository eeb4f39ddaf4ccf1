"""What this site writes beside what every review has."""

from typing import Literal

from wagtail import blocks

from wagtail_filmreview.blocks import NodeBlock, ReviewBodyBlock, SpoilerLevelBlock
from wagtail_filmreview.blocks.shapes import HiddenNode, Node


class Trivia(Node):
    type: Literal["trivia"]
    text: str


class HiddenTrivia(HiddenNode):
    type: Literal["trivia"]


class TriviaBlock(NodeBlock):
    shape = Trivia
    hidden_shape = HiddenTrivia

    text = blocks.CharBlock()
    spoiler_level = SpoilerLevelBlock()


class SiteBodyBlock(ReviewBodyBlock):
    trivia = TriviaBlock()
