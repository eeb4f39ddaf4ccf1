"""Prose: headings, paragraphs, quotes, images, galleries and embeds, each with a spoiler level."""

from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock as EmbedURLBlock
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.images.blocks import ImageBlock

from wagtail_filmreview.blocks import shapes
from wagtail_filmreview.blocks.cards import represent_image
from wagtail_filmreview.blocks.nodes import (
    PROSE_FEATURES,
    Context,
    NodeBlock,
    NodeListBlock,
    SpoilerLevelBlock,
    TextBlock,
    html_of,
)
from wagtail_filmreview.spoilers import rounded_word_count


class HeadingBlock(NodeBlock):
    shape = shapes.Heading
    hidden_shape = shapes.HiddenHeading

    text = blocks.CharBlock(
        max_length=120, label=_("Heading"), help_text=_("What the next part is about, in a few words.")
    )
    spoiler_level = SpoilerLevelBlock()

    class Meta:
        icon = "title"
        label = _("Heading")
        group = _("Prose")
        description = _("A heading between parts of the review")
        template = "wagtail_filmreview/blocks/heading.html"
        label_format = "{spoiler_level}"
        preview_value = {"text": "A city built on a rhythm", "spoiler_level": "none"}


class ParagraphBlock(NodeBlock):
    shape = shapes.Paragraph
    hidden_shape = shapes.HiddenParagraph

    text = TextBlock(
        features=PROSE_FEATURES,
        label=_("Text"),
        help_text=_(
            "A phrase that gives something away can be marked as a spoiler by itself, in the toolbar."
        ),
    )
    spoiler_level = SpoilerLevelBlock()

    def represent_content(self, value: Any, context: Context) -> dict[str, Any]:
        return {
            "html": html_of(value["text"]),
            "word_count": rounded_word_count(self.measured_text(value)),
        }

    def measured_text(self, value: Any) -> str:
        return strip_tags(value["text"].source or "") if value.get("text") else ""

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        group = _("Prose")
        description = _("One or more paragraphs of the review")
        template = "wagtail_filmreview/blocks/paragraph.html"
        label_format = "{spoiler_level}"
        preview_value = {
            "text": "<p>The camera waits at the end of the corridor, and the film with it: "
            "<i>nobody hurries here but us</i>.</p>",
            "spoiler_level": "none",
        }


class QuoteBlock(NodeBlock):
    shape = shapes.Quote
    hidden_shape = shapes.HiddenQuote

    text = blocks.TextBlock(label=_("Quote"), rows=3, help_text=_("Word for word, without quotation marks."))
    attribution = blocks.CharBlock(
        required=False, max_length=120, label=_("Who said it"), help_text=_("A name, and where it was said.")
    )
    spoiler_level = SpoilerLevelBlock()

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = _("Prose")
        description = _("A line from the film, or somebody's words about it")
        template = "wagtail_filmreview/blocks/quote.html"
        label_format = "{spoiler_level}"
        preview_value = {
            "text": "We had faces then, and a rope to hang on to.",
            "attribution": "A projectionist, looking back",
            "spoiler_level": "none",
        }


class PictureBlock(NodeBlock):
    shape = shapes.Picture
    hidden_shape = shapes.HiddenPicture
    node_type = "image"

    image = ImageBlock(
        label=_("Image"), help_text=_("Its alt text says what it shows, to those who do not see it.")
    )
    caption = blocks.CharBlock(
        required=False, max_length=250, label=_("Caption"), help_text=_("Stands below the image.")
    )
    credit = blocks.CharBlock(
        required=False,
        max_length=120,
        label=pgettext_lazy("of a picture", "Credit"),
        help_text=_("Who made or owns it."),
    )
    spoiler_level = SpoilerLevelBlock()

    def represent_content(self, value: Any, context: Context) -> dict[str, Any]:
        image = value["image"]
        return {
            "image": image and represent_image(image, "body", context, alt=image.contextual_alt_text or ""),
            "caption": value["caption"] or "",
            "credit": value["credit"] or "",
        }

    class Meta:
        icon = "image"
        label = _("Image")
        group = _("Prose")
        description = _("A still or photograph with caption and credit")
        template = "wagtail_filmreview/blocks/image.html"
        label_format = "{spoiler_level}"
        preview_value = {
            "image": None,
            "caption": "The roof, eleven floors above the traffic.",
            "credit": "The studio",
            "spoiler_level": "none",
        }


class GalleryBlock(NodeBlock):
    shape = shapes.Gallery
    hidden_shape = shapes.HiddenGallery

    images = NodeListBlock(
        PictureBlock(),
        min_num=1,
        label=_("Images"),
        help_text=_("Readers see them side by side, in this order."),
    )
    spoiler_level = SpoilerLevelBlock()

    class Meta:
        icon = "copy"
        label = _("Gallery")
        group = _("Prose")
        description = _("Several stills side by side")
        template = "wagtail_filmreview/blocks/gallery.html"
        label_format = "{spoiler_level}"
        preview_value = {
            "images": [
                {"image": None, "caption": caption, "credit": "", "spoiler_level": "none"}
                for caption in ("First reel", "Second reel", "Third reel")
            ],
            "spoiler_level": "none",
        }


class EmbedBlock(NodeBlock):
    shape = shapes.Embed
    hidden_shape = shapes.HiddenEmbed

    url = EmbedURLBlock(
        label=_("Address"),
        help_text=_("Of a page with a video or post, for instance a trailer."),
        max_width=1200,
    )
    caption = blocks.CharBlock(
        required=False, max_length=250, label=_("Caption"), help_text=_("Stands below the video or post.")
    )
    spoiler_level = SpoilerLevelBlock()

    def represent_content(self, value: Any, context: Context) -> dict[str, Any]:
        embed = value["url"]
        # Only what Wagtail fetched when the editor saved: building JSON asks no other server.
        known = embed and (
            Embed.objects.filter(hash=get_embed_hash(embed.url, embed.max_width, embed.max_height)).first()
        )
        return {
            "url": embed.url if embed else "",
            "title": known.title if known else "",
            "html": known.html if known else "",
            "caption": value["caption"] or "",
        }

    class Meta:
        icon = "media"
        label = _("Embed")
        group = _("Prose")
        description = _("A video or post from another site")
        template = "wagtail_filmreview/blocks/embed.html"
        label_format = "{spoiler_level}"
        preview_value = {"url": None, "caption": "The trailer", "spoiler_level": "none"}
