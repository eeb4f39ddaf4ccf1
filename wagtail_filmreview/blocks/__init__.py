"""StreamField blocks for film reviews. Each owns its template, its validation and its JSON shape."""

from wagtail_filmreview.blocks import of_film as of_film  # registers how two of them appear in forms
from wagtail_filmreview.blocks.advisories import AdvisoryBlock, ContentAdvisoriesBlock
from wagtail_filmreview.blocks.body import ReviewBodyBlock
from wagtail_filmreview.blocks.bylines import BylinesBlock
from wagtail_filmreview.blocks.cast import CastBlock, CreditBlock
from wagtail_filmreview.blocks.nodes import NodeBlock, NodeListBlock, SpoilerLevelBlock, TextBlock
from wagtail_filmreview.blocks.prose import (
    EmbedBlock,
    GalleryBlock,
    HeadingBlock,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
)
from wagtail_filmreview.blocks.scenes import SceneBlock
from wagtail_filmreview.blocks.synopsis import SynopsisBlock, SynopsisSectionBlock
from wagtail_filmreview.blocks.verdict import CriterionBlock, RatingBlock, VerdictBlock
from wagtail_filmreview.blocks.watching import WayToWatchBlock, WhereToWatchBlock

__all__ = [
    "AdvisoryBlock",
    "BylinesBlock",
    "CastBlock",
    "ContentAdvisoriesBlock",
    "CreditBlock",
    "CriterionBlock",
    "EmbedBlock",
    "GalleryBlock",
    "HeadingBlock",
    "NodeBlock",
    "NodeListBlock",
    "ParagraphBlock",
    "PictureBlock",
    "QuoteBlock",
    "RatingBlock",
    "ReviewBodyBlock",
    "SceneBlock",
    "SpoilerLevelBlock",
    "SynopsisBlock",
    "SynopsisSectionBlock",
    "TextBlock",
    "VerdictBlock",
    "WayToWatchBlock",
    "WhereToWatchBlock",
]
