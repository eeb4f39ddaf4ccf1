"""The marks for spoilers in the rich text editor: one inline style per level."""

from typing import Any

import wagtail.admin.rich_text.editors.draftail.features as draftail
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler

from wagtail_filmreview.spoilers import MARK
from wagtail_filmreview.vocabulary import SpoilerLevel

LABELS = {
    SpoilerLevel.MILD: (_("Premise"), _("Spoiler: hide unless readers ask for the premise")),
    SpoilerLevel.MAJOR: (_("Twist"), _("Spoiler: hide unless readers ask for twists")),
    SpoilerLevel.ENDING: (_("Ending"), _("Spoiler: hide unless readers ask for the ending")),
}


def register_marks(features: Any) -> None:
    """A ``register_rich_text_features`` hook. None of the marks becomes a default feature.

    A mark is stored as ``<span data-spoiler="ending">``; Wagtail prints it as it stands, so only a block
    that cuts it may offer it (``blocks.TextBlock``).
    """
    for level, (label, description) in LABELS.items():
        style = f"SPOILER_{level.name}"
        features.register_editor_plugin(
            "draftail",
            f"spoiler-{level.value}",
            draftail.InlineStyleFeature(
                {
                    "type": style,
                    "label": label,
                    "description": description,
                    "style": {"borderBottom": "2px dashed currentColor", "opacity": 0.8},
                }
            ),
        )
        features.register_converter_rule(
            "contentstate",
            f"spoiler-{level.value}",
            {
                "from_database_format": {f'span[{MARK}="{level.value}"]': InlineStyleElementHandler(style)},
                "to_database_format": {
                    "style_map": {style: {"element": "span", "props": {MARK: level.value}}}
                },
            },
        )
