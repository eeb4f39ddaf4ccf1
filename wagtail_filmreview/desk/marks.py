"""The marks for spoilers in the rich text editor: one inline style per level."""

from typing import Any

import wagtail.admin.rich_text.editors.draftail.features as draftail
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.staticfiles import versioned_static

from wagtail_filmreview.spoilers import MARK
from wagtail_filmreview.vocabulary import SpoilerLevel

PLUGIN = "SPOILER_MARKS"

LABELS = {
    SpoilerLevel.MILD: (
        gettext_lazy("Premise"),
        gettext_lazy("Premise: a spoiler, hidden unless readers ask for it"),
    ),
    SpoilerLevel.MAJOR: (
        gettext_lazy("Twist"),
        gettext_lazy("Twist: a spoiler, hidden unless readers ask for twists"),
    ),
    SpoilerLevel.ENDING: (
        gettext_lazy("Ending"),
        gettext_lazy("Ending: a spoiler, hidden unless readers ask for it"),
    ),
}

BORDERS = {SpoilerLevel.MILD: "dotted", SpoilerLevel.MAJOR: "dashed", SpoilerLevel.ENDING: "double"}


class MarkFeature(draftail.InlineStyleFeature):
    """A button in the toolbar, and Ctrl + Shift + 1, 2 or 3 on every system.

    Draftail and Wagtail use Ctrl + Alt, and Cmd + Shift takes screenshots on a Mac, where VoiceOver has
    Ctrl + Option for itself. The toolbar cannot be reached by Tab, so the keys are what makes it accessible.
    """

    def __init__(self, level: SpoilerLevel) -> None:
        label, description = LABELS[level]
        self.key = {
            "digit": str(level.rank),
            "style": style_of(level),
            "on": format_lazy(gettext_lazy("Spoiler mark on: {level}"), level=label),
            "off": format_lazy(gettext_lazy("Spoiler mark off: {level}"), level=label),
        }
        keys = format_lazy(gettext_lazy("Ctrl + Shift + {digit}"), digit=level.rank)
        super().__init__(
            {
                "type": style_of(level),
                "icon": "no-view",
                "label": label,
                "description": format_lazy("{}\n{}", description, keys),
                "style": {"borderBottom": f"3px {BORDERS[level]} currentColor"},
            },
            js=["wagtail_filmreview/js/marks-editor.js"],
            css={"all": ["wagtail_filmreview/desk/marks.css"]},
        )

    def construct_options(self, options: dict[str, Any]) -> None:
        super().construct_options(options)
        plugins = options.setdefault("plugins", [])
        plugin = next((plugin for plugin in plugins if plugin["type"] == PLUGIN), None)
        if plugin is None:
            plugin = {"type": PLUGIN, "keys": []}
            plugins.append(plugin)
        plugin["keys"].append(self.key)


def style_of(level: SpoilerLevel) -> str:
    """The name that the editor knows a mark by."""
    return f"SPOILER_{level.name}"


def register_marks(features: Any) -> None:
    """A ``register_rich_text_features`` hook. None of the marks becomes a default feature.

    A mark is stored as ``<span data-spoiler="ending">``; Wagtail prints it as it stands, so only a block
    that cuts it may offer it (``blocks.TextBlock``).
    """
    for level in LABELS:
        name, style = f"spoiler-{level.value}", style_of(level)
        features.register_editor_plugin("draftail", name, MarkFeature(level))
        features.register_converter_rule(
            "contentstate",
            name,
            {
                "from_database_format": {f'span[{MARK}="{level.value}"]': InlineStyleElementHandler(style)},
                "to_database_format": {
                    "style_map": {style: {"element": "span", "props": {MARK: level.value}}}
                },
            },
        )


def guard_script() -> SafeString:
    """An ``insert_global_admin_js`` hook: no field of the admin takes marked words without their mark.

    Such a field is anywhere: in a page, a snippet, a site's own form, the alt text of an image.
    """
    return format_html(
        '<script src="{}" data-refused="{}" data-loses="{}"></script>',
        versioned_static("wagtail_filmreview/js/marks-guard.js"),
        _(
            "Nothing was inserted: the text has words that are marked as a spoiler, and here everybody would "
            "read them. Leave them out, or put the text where the editor has the spoiler buttons."
        ),
        _(
            "Nothing was inserted: the words that are marked as a spoiler would lose their mark. "
            "Copy and paste them together with their formatting (Ctrl + V or ⌘ + V)."
        ),
    )
