"""The blocks of a review, as the Wagtail documentation writes them."""

from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock()
    alt_text = blocks.CharBlock(required=False)
    caption = blocks.CharBlock(required=False)

    def get_api_representation(self, value: Any, context: Any = None) -> Any:
        renditions = value["image"].get_renditions("max-640x640", "max-1600x1600")
        return {
            "alt": value["alt_text"],
            "caption": value["caption"],
            "card": _rendition(renditions["max-640x640"]),
            "wide": _rendition(renditions["max-1600x1600"]),
        }

    class Meta:
        template = "plain/blocks/picture.html"


class PersonBlock(SnippetChooserBlock):
    def get_api_representation(self, value: Any, context: Any = None) -> Any:
        return value and {"id": value.pk, "name": value.name, "slug": value.slug}


class CreditBlock(blocks.StructBlock):
    person = PersonBlock("plain.Person")
    role = blocks.CharBlock()
    character = blocks.CharBlock(required=False)
    note = blocks.RichTextBlock(required=False)


class AdvisoryBlock(blocks.StructBlock):
    category = blocks.CharBlock()
    intensity = blocks.CharBlock()
    note = blocks.CharBlock(required=False)
    scene = blocks.CharBlock(required=False)
    spoiler = blocks.BooleanBlock(required=False)


class AdvisoriesBlock(blocks.StructBlock):
    all_assessed = blocks.BooleanBlock(required=False)
    rows = blocks.ListBlock(AdvisoryBlock())

    class Meta:
        template = "plain/blocks/advisories.html"


class SynopsisSectionBlock(blocks.StructBlock):
    spoiler = blocks.BooleanBlock(required=False)
    text = blocks.RichTextBlock()


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock()
    attribution = blocks.CharBlock(required=False)

    class Meta:
        template = "plain/blocks/quote.html"


class BodyBlock(blocks.StreamBlock):
    advisories = AdvisoriesBlock()
    credits = blocks.ListBlock(CreditBlock(), template="plain/blocks/credits.html")
    synopsis = blocks.ListBlock(SynopsisSectionBlock(), template="plain/blocks/synopsis.html")
    paragraph = blocks.RichTextBlock()
    quote = QuoteBlock()
    picture = PictureBlock()


def _rendition(rendition: Any) -> dict[str, Any]:
    return {"url": rendition.full_url, "width": rendition.width, "height": rendition.height}
