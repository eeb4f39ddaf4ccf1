"""What this site writes beside what every review has."""

from wagtail import blocks

from wagtail_filmreview.blocks import NodeBlock, ReviewBodyBlock, SpoilerLevelBlock


class TriviaBlock(NodeBlock):
    text = blocks.CharBlock()
    spoiler_level = SpoilerLevelBlock()


class SiteBodyBlock(ReviewBodyBlock):
    trivia = TriviaBlock()
