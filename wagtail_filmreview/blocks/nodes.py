"""What every block of a review shares: a typed representation, cut by the spoiler policy."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel
from wagtail import blocks
from wagtail.rich_text import RichText, expand_db_html

from wagtail_filmreview import spoilers
from wagtail_filmreview.blocks.comparison import FactsComparison, MarkedTextComparison
from wagtail_filmreview.blocks.phrases import html_for_readers
from wagtail_filmreview.vocabulary import SpoilerLevel

Context = Mapping[str, Any]

PLAIN_TEXT_FEATURES = ["bold", "italic", "link"]
"""Rich text for a sentence or two: notes and summaries."""

SPOILER_FEATURES = ["spoiler-mild", "spoiler-major", "spoiler-ending"]
"""Marks for a phrase, one per level. Only blocks that cut them may have them."""

PROSE_FEATURES = [*PLAIN_TEXT_FEATURES, "ol", "ul", "superscript", "subscript", "strikethrough"]

HIDDEN_TEMPLATE = "wagtail_filmreview/blocks/hidden.html"
SHOWN_TEMPLATE = "wagtail_filmreview/blocks/shown.html"


class Represented:
    """A block that owns its JSON shape.

    ``represent`` gives everything; ``get_api_representation``, which is what Wagtail's own endpoints
    call, gives what the policy lets through.
    """

    shape: ClassVar[type[BaseModel]]
    """The schema of what ``represent`` gives, once a stream or list has added ``id`` and ``type``."""

    hidden_shape: ClassVar[type[BaseModel] | None] = None
    """The schema of what is left when it is cut; None where it never is."""

    def represent(self, value: Any, context: Context) -> Any:
        """Return the JSON-ready representation with every spoiler in it."""
        return {
            name: represent(child, value.get(name), context)
            for name, child in self.child_blocks.items()  # type: ignore[attr-defined]
        }

    def get_api_representation(self, value: Any, context: Context | None = None) -> Any:
        """Return ``represent`` cut to the level that ``context`` or its request asks for."""
        return spoilers.cut(self.represent(value, context or {}), spoilers.level_of(context))


def represent(block: blocks.Block, value: Any, context: Context) -> Any:
    """The full representation by one of our blocks, or the usual one by any other."""
    if isinstance(block, Represented):
        return block.represent(value, context)
    if value is None and isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return ""  # what was never filled in, as opposed to what has no value
    return block.get_api_representation(value, context=dict(context))


class ChoiceBlock(blocks.ChoiceBlock):
    """A choice between texts."""

    def normalize_choice(self, value: Any) -> Any:
        # Wagtail looks through all choices for the one that reads like it, each time a body is read.
        return value if isinstance(value, str) else super().normalize_choice(value)


class SpoilerLevelBlock(ChoiceBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "choices": SpoilerLevel.choices,
                "default": SpoilerLevel.NONE,
                "label": _("Spoiler level"),
                "help_text": _("Readers see this only if they ask for this level or a higher one."),
                **kwargs,
            }
        )


class NodeBlock(Represented, blocks.StructBlock):
    """A struct with a ``spoiler_level`` (or without one, if it can give nothing away).

    Above the reader's level its own template is never rendered, so no template can leak it.
    """

    node_type = ""
    """The ``type`` in JSON where the block stands in a list; in a stream it is the block's name."""

    def level_of_value(self, value: Any) -> SpoilerLevel:
        return spoilers.highest(value.get("spoiler_level") if value else None)

    def represent_content(self, value: Any, context: Context) -> dict[str, Any]:
        """The JSON-ready content, without what every node has."""
        return {
            name: represent(child, value.get(name), context)
            for name, child in self.child_blocks.items()
            if name != "spoiler_level"
        }

    def represent(self, value: Any, context: Context) -> dict[str, Any]:
        return {
            "spoiler_level": self.level_of_value(value).value,
            "redacted": False,
            **self.represent_content(value, context),
        }

    def measured_text(self, value: Any) -> str | None:
        """The text whose rounded length a cut node may tell, or None if it tells none."""
        return None

    def render(self, value: Any, context: Context | None = None) -> SafeString:
        spoiler_level = self.level_of_value(value)
        if spoilers.visible(spoiler_level, spoilers.level_of(context)):
            content = super().render(value, context=context)
            if spoiler_level is SpoilerLevel.NONE:
                return content
            return render_to_string(
                SHOWN_TEMPLATE,
                {
                    "content": content,
                    "spoiler_level": spoiler_level,
                    "place": (context or {}).get("place", ""),
                },
            )
        text = self.measured_text(value)
        # The template gets the context of the page, so what names the value must be taken out of it.
        return render_to_string(
            HIDDEN_TEMPLATE,
            {
                **(context or {}),
                "self": None,
                "value": None,
                "type": self.node_type or self.name,
                "kind": self.label,
                "spoiler_level": spoiler_level,
                "word_count": None if text is None else spoilers.rounded_word_count(text),
            },
        )

    def get_searchable_content(self, value: Any) -> list[str]:
        # A search that knows a spoiler tells it to whoever guesses the word.
        if self.level_of_value(value) is not SpoilerLevel.NONE:
            return []
        return super().get_searchable_content(value)

    def get_comparison_class(self) -> type[FactsComparison]:
        return FactsComparison

    class Meta:
        preview_template = "wagtail_filmreview/block_preview.html"


class NodeListBlock(Represented, blocks.ListBlock):
    """A list of node blocks, whose items keep their ids in JSON."""

    def represent(self, value: Any, context: Context) -> list[dict[str, Any]]:
        return [
            {
                "id": item.id or "",
                "type": self.child_block.node_type,
                **self.child_block.represent(item.value, context),
            }
            for item in value.bound_blocks
        ]


class MarkedText(RichText):
    """Rich text with phrases marked as spoilers. Printed as it is, it shows none of them."""

    def __html__(self) -> str:
        return self.render_as_block()

    def render_as_block(self, context: Context | None = None) -> SafeString:
        """What ``{% include_block %}`` shows: phrases up to the level of the context, links for the rest."""
        html = html_for_readers(self.source, context)
        return mark_safe(RichText(html).__html__())  # noqa: S308


class TextBlock(Represented, blocks.RichTextBlock):
    """Rich text in which phrases can be marked as spoilers.

    Its JSON is resolved HTML: links as addresses, no database ids alone.
    """

    def __init__(self, features: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(features=[*(features or PLAIN_TEXT_FEATURES), *SPOILER_FEATURES], **kwargs)

    def represent(self, value: Any, context: Context) -> str:
        return html_of(value)

    def to_python(self, value: Any) -> MarkedText:
        return MarkedText(value)

    def normalize(self, value: Any) -> MarkedText:
        return MarkedText(value.source if isinstance(value, RichText) else value and str(value))

    def value_from_form(self, value: Any) -> MarkedText:
        return MarkedText(value)

    def render(self, value: Any, context: Context | None = None) -> SafeString:
        return value.render_as_block(context)

    def get_searchable_content(self, value: Any) -> list[str]:
        # Not even the placeholder: a search for its words would find every spoiler.
        shown = spoilers.cut_html(value.source or "", SpoilerLevel.NONE, lambda _level: "<span></span>")
        return super().get_searchable_content(RichText(shown))

    def get_comparison_class(self) -> type[MarkedTextComparison]:
        return MarkedTextComparison


def html_of(value: Any) -> str:
    """Resolve a rich text value to HTML, an empty string where it has no text."""
    return expand_db_html(value.source) if value and value.source else ""
