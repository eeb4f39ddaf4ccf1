"""The synopsis: what happens, section by section, each as deep into the film as its level says."""

from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from wagtail_filmreview.blocks import shapes
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


class SynopsisSectionBlock(NodeBlock):
    shape = shapes.SynopsisSection
    hidden_shape = shapes.HiddenSynopsisSection
    node_type = "section"

    spoiler_level = SpoilerLevelBlock(
        default="mild",
        help_text=_(
            "How much this section tells. Readers see it only if they ask for this level or a higher one."
        ),
    )
    heading = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Heading"),
        help_text=_("Hidden together with the text. Most sections need none."),
    )
    text = TextBlock(
        features=PROSE_FEATURES,
        label=_("What happens"),
        help_text=_(
            "As much of the story as this spoiler level allows; add a section for each deeper level."
        ),
    )

    def represent_content(self, value: Any, context: Context) -> dict[str, Any]:
        return {
            "heading": value["heading"] or "",
            "html": html_of(value["text"]),
            "word_count": rounded_word_count(self.measured_text(value)),
        }

    def measured_text(self, value: Any) -> str:
        return strip_tags(value["text"].source or "") if value.get("text") else ""

    class Meta:
        icon = "doc-full"
        label = _("Section")
        template = "wagtail_filmreview/blocks/synopsis_section.html"
        label_format = "{spoiler_level}"


class SynopsisBlock(NodeBlock):
    shape = shapes.Synopsis

    sections = NodeListBlock(
        SynopsisSectionBlock(),
        min_num=1,
        label=_("Sections"),
        help_text=_("From what everybody may know to the ending."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Synopsis")
        group = _("Review")
        description = _("What happens, in sections with a spoiler level each")
        template = "wagtail_filmreview/blocks/synopsis.html"
        label_format = ""
        preview_value = {
            "sections": [
                {
                    "heading": "",
                    "text": "<p>A clerk with a borrowed suit promises to climb a tower at noon.</p>",
                    "spoiler_level": "none",
                },
                {
                    "heading": "",
                    "text": "<p>The friend who was to climb it cannot come.</p>",
                    "spoiler_level": "major",
                },
            ]
        }
