"""The body of a review: the stream that holds all other blocks."""

from typing import Any

from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError, StreamValue

from wagtail_filmreview.blocks.advisories import ContentAdvisoriesBlock
from wagtail_filmreview.blocks.blank import is_left_out
from wagtail_filmreview.blocks.cast import CastBlock
from wagtail_filmreview.blocks.nodes import Context, Represented, represent
from wagtail_filmreview.blocks.prose import (
    EmbedBlock,
    GalleryBlock,
    HeadingBlock,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
)
from wagtail_filmreview.blocks.synopsis import SynopsisBlock
from wagtail_filmreview.blocks.verdict import VerdictBlock
from wagtail_filmreview.blocks.watching import WhereToWatchBlock

NODE_KEYS = ("spoiler_level", "redacted")


class ReviewBodyBlock(Represented, blocks.StreamBlock):
    """Extend this to add blocks of your own, and name the class in ``BODY_BLOCK``."""

    shapes_review_bodies = True

    content_advisories = ContentAdvisoriesBlock()
    cast = CastBlock()
    synopsis = SynopsisBlock()
    verdict = VerdictBlock()
    where_to_watch = WhereToWatchBlock()
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    quote = QuoteBlock()
    image = PictureBlock()
    gallery = GalleryBlock()
    embed = EmbedBlock()

    def clean(self, value: Any) -> Any:
        """Check a body that is to be published without what was left blank; a draft keeps it to be filled."""
        if self.is_deferred_validation:
            return super().clean(value)
        positions, written = self._written(value)
        try:
            return super().clean(written)
        except StreamBlockValidationError as error:
            # The form still shows every block.
            at = {positions[position]: problem for position, problem in error.block_errors.items()}
            raise StreamBlockValidationError(at, error.non_block_errors) from error

    def without_blanks(self, value: Any) -> Any:
        """The same stream, or a shorter one where some of its blocks have nothing for readers."""
        positions, written = self._written(value)
        return value if len(positions) == len(value) else written

    def _written(self, value: Any) -> tuple[list[int], Any]:
        kept = [(i, child) for i, child in enumerate(value) if not is_left_out(child.block, child.value)]
        written = [(child.block_type, child.value, child.id) for _position, child in kept]
        return [position for position, _child in kept], StreamValue(self, written)

    def represent(self, value: Any, context: Context) -> list[dict[str, Any]]:
        """Every block as a node, spoilers included, in the order of the body."""
        context = _with_review(value, context)
        return [
            {"id": child.id or "", "type": child.block.name, **_node(child, context)} for child in value or ()
        ]

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return _with_review(value, super().get_context(value, parent_context))

    def render_basic(self, value: Any, context: Context | None = None) -> SafeString:
        return super().render_basic(value, context=_with_review(value, context or {}))

    def get_searchable_content(self, value: Any) -> list[str]:
        context = _with_review(value, {})
        return [text for child in value or () for text in _searchable(child, context)]

    class Meta:
        block_counts = {
            "cast": {"max_num": 1},
            "verdict": {"max_num": 1},
            "content_advisories": {"max_num": 1},
        }


def _with_review(value: Any, context: Context) -> dict[str, Any]:
    """The context with the ``review`` that the stream belongs to, so that blocks find its film."""
    owner = getattr(value, "owner", None)
    return {**context} if owner is None else {**context, "review": owner}


def _searchable(child: Any, context: Context) -> list[str]:
    if isinstance(child.block, CastBlock):
        return child.block.searchable_credits(child.value, context)
    return child.block.get_searchable_content(child.value)


def _node(child: Any, context: Context) -> dict[str, Any]:
    """A child's representation as a node, also where it is a site's block that knows no nodes."""
    represented = represent(child.block, child.value, context)
    if isinstance(represented, dict) and all(key in represented for key in NODE_KEYS):
        return represented
    return {"spoiler_level": "none", "redacted": False, "value": represented}
