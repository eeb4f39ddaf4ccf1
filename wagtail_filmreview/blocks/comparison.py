"""How an editor sees blocks where two versions of a page are compared: in words, and only what matters."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString
from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.compare import (
    BlockComparison,
    ListBlockComparison,
    RichTextBlockComparison,
    StreamBlockComparison,
    TextDiff,
    diff_text,
    get_comparison_class_for_block,
)
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageChooserBlock, ImageChooserBlockComparison

from wagtail_filmreview import spoilers
from wagtail_filmreview.vocabulary import SpoilerLevel


class MarkedTextComparison(RichTextBlockComparison):
    """Editors compare what was written, not what readers of some level see; the marks are part of it."""

    def htmlvalue(self, val: Any) -> Any:
        return escape(text_with_marks(val))

    def htmldiff(self) -> Any:
        return diff_text(text_with_marks(self.val_a), text_with_marks(self.val_b)).to_html()


def text_with_marks(value: Any) -> str:
    """Return rich text as plain text, in which brackets say what is marked and as what.

    How marks are nested with bold and links makes no difference, as it makes none to readers.
    """
    soup = BeautifulSoup(value.source if value else "", "html.parser")
    text = ""
    for level, strings in groupby(soup.find_all(string=True), key=_level_of_string):
        words = "".join(strings)
        if level is SpoilerLevel.NONE:
            text += words
        else:
            label = _("Spoiler: %(what)s") % {"what": spoilers.phrase(level)}
            text += f"[{label} – {words}]"
    return text.strip()


def _level_of_string(string: NavigableString) -> SpoilerLevel:
    marks = string.find_parents("span", attrs={spoilers.MARK: True})
    return spoilers.highest(*(mark[spoilers.MARK] for mark in marks))


class WordsComparison(BlockComparison):
    """A value that is one thing: the former one, an arrow, and the new one."""

    def htmlvalue(self, val: Any) -> Any:
        return escape(words_of(self.block, val))

    def htmldiff(self) -> Any:
        return arrow(words_of(self.block, self.val_a), words_of(self.block, self.val_b))


def arrow(before: str, after: str) -> Any:
    """“3.5 out of 5 → 4 out of 5”, marked as Wagtail marks what went and what came."""
    if before == after:
        return escape(after)
    changes = [("deletion", before or _("none")), ("addition", after or _("none"))]
    return TextDiff(changes, separator=" → ").to_html()


def words_of(block: Any, value: Any) -> str:
    """What a value is to a reader; empty where it says nothing.

    A block of one's own may have a ``words_of`` that gives them.
    """
    if hasattr(block, "words_of"):
        return str(block.words_of(value))
    if isinstance(block, blocks.ChoiceBlock):
        return _label_of(block, value)
    if isinstance(block, EmbedBlock):
        return str(value.url) if value else ""
    return plain_words(value)


def plain_words(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return _("yes")
    if isinstance(value, datetime):
        return date_format(value, "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value)
    return str(value)


def _label_of(block: Any, value: Any) -> str:
    for key, label in block.field.choices:
        if isinstance(label, list | tuple):
            # A group of choices.
            for inner, inner_label in label:
                if value and inner == value:
                    return str(inner_label)
        elif value and key == value:
            return str(label)
    return str(value or "")


class FactsComparison(BlockComparison):
    """A struct: what its fields say, without those that say nothing in either version."""

    def htmlvalue(self, val: Any) -> Any:
        return _facts(
            (child.label, _comparison(child, val[name], val[name]).htmlvalue(val[name]))
            for name, child in self.block.child_blocks.items()
            if _says_something(child, val[name])
        )

    def htmldiff(self) -> Any:
        rows = []
        for name, child in self.block.child_blocks.items():
            a, b = self.val_a[name], self.val_b[name]
            if differ(child, a, b):
                rows.append((child.label, _comparison(child, a, b).htmldiff()))
            elif _says_something(child, b):
                rows.append((child.label, _comparison(child, a, b).htmlvalue(b)))
        return _facts(iter(rows))

    def has_changed(self) -> bool:
        return differ(self.block, self.val_a, self.val_b)


def _facts(rows: Iterator[tuple[Any, Any]]) -> SafeString:
    return format_html(
        '<dl class="filmreview-versions">{}</dl>',
        format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", rows),
    )


class PictureComparison(FactsComparison):
    """Wagtail's image block, whose value is the image itself."""

    def __init__(self, block: Any, exists_a: bool, exists_b: bool, val_a: Any, val_b: Any) -> None:
        values = [block._image_to_struct_value(value) for value in (val_a, val_b)]
        super().__init__(block, exists_a, exists_b, *values)

    def htmlvalue(self, val: Any) -> Any:
        # It may be what was taken apart already.
        return super().htmlvalue(val if isinstance(val, dict) else self.block._image_to_struct_value(val))


class ImageComparison(ImageChooserBlockComparison):
    """Wagtail shows the pictures; two that look alike have names."""

    def htmlvalue(self, val: Any) -> Any:
        return format_html("{} {}", words_of(self.block, val), super().htmlvalue(val)) if val else ""

    def htmldiff(self) -> Any:
        names = arrow(words_of(self.block, self.val_a), words_of(self.block, self.val_b))
        return format_html("{} {}", names, super().htmldiff())


class RowsComparison(ListBlockComparison):
    """A list: one line for each row that is as it was, and what changed in the others."""

    def htmlvalue(self, val: Any) -> Any:
        return _lines(_in_short(self.block.child_block, item) for item in val)

    def htmldiff(self) -> SafeString:
        return _rows(self.get_block_comparisons())

    def has_changed(self) -> bool:
        return differ(self.block, self.val_a, self.val_b)


class BodyComparison(StreamBlockComparison):
    """A stream: every block under its name, and those that are as they were folded up."""

    def htmldiff(self) -> SafeString:
        return _rows(self.get_block_comparisons(), with_labels=True)


def _rows(comparisons: list[Any], with_labels: bool = False) -> SafeString:
    return format_html_join("", "{}", ((_row(one, with_labels),) for one in comparisons))


def _row(comparison: Any, with_label: bool) -> SafeString:
    block = comparison.block
    if not isinstance(comparison, comparison_class_of(block)):
        comparison = comparison_class_of(block)(
            block, comparison.exists_a, comparison.exists_b, comparison.val_a, comparison.val_b
        )
    if comparison.is_new():
        state, said, mark = "addition", comparison.htmlvalue(comparison.val_b), _("Added:")
    elif comparison.is_deleted():
        state, said, mark = "deletion", comparison.htmlvalue(comparison.val_a), _("Taken out:")
    elif differ(block, comparison.val_a, comparison.val_b):
        state, said, mark = "", comparison.htmldiff(), ""
    elif with_label and getattr(block, "child_blocks", None):
        return format_html(
            '<details class="comparison__child-object"><summary>{} <i>{}</i></summary>{}</details>',
            block.label,
            _("as it was"),
            comparison.htmlvalue(comparison.val_b),
        )
    else:
        state, said, mark = "", _in_short(block, comparison.val_b), ""
    # Colour alone says nothing to who cannot see it.
    label = format_html("<b>{} {}</b> ", mark, block.label) if with_label or mark else ""
    return format_html('<div class="comparison__child-object {}">{}{}</div>', state, label, said)


def _lines(texts: Iterator[str]) -> SafeString:
    return format_html(
        '<ul class="filmreview-versions">{}</ul>',
        format_html_join("", "<li>{}</li>", ((text,) for text in texts)),
    )


def _in_short(block: Any, value: Any) -> str:
    """A row in one line: “Ada Lind · Actor · The clerk”."""
    if isinstance(block, blocks.BaseStructBlock) and not hasattr(block, "words_of"):
        if hasattr(block, "_image_to_struct_value") and not isinstance(value, dict):
            value = block._image_to_struct_value(value)
        parts = [_in_short(child, value[name]) for name, child in block.child_blocks.items()]
        return " · ".join(
            part
            for part, (name, child) in zip(parts, block.child_blocks.items(), strict=True)
            if part and _says_something(child, value[name])
        )
    if isinstance(block, blocks.ListBlock):
        return ", ".join(filter(None, (_in_short(block.child_block, item) for item in value or ())))
    if isinstance(block, blocks.RichTextBlock):
        return text_with_marks(value)
    return words_of(block, value)


def _says_something(block: Any, value: Any) -> bool:
    if block.name == "spoiler_level" and value == SpoilerLevel.NONE:
        return False
    return bool(_in_short(block, value))


def differ(block: Any, a: Any, b: Any) -> bool:
    """Whether two values of a block say different things; ids of rows and an empty text say nothing."""
    return bool(block.get_prep_value(a) != block.get_prep_value(b)) and (
        _without_ids(block.get_prep_value(a)) != _without_ids(block.get_prep_value(b))
    )


def _without_ids(raw: Any) -> Any:
    if isinstance(raw, dict):
        return {key: _without_ids(value) for key, value in raw.items() if key != "id"}
    if isinstance(raw, list):
        return [_without_ids(item) for item in raw]
    return raw or ""


def _comparison(block: Any, a: Any, b: Any) -> Any:
    return comparison_class_of(block)(block, True, True, a, b)


def comparison_class_of(block: Any) -> Any:
    """The comparison of a block that stands inside one of ours, where Wagtail's shows what is stored."""
    if hasattr(block, "_image_to_struct_value"):
        return PictureComparison
    if isinstance(block, ImageChooserBlock):
        return ImageComparison
    if hasattr(block, "get_comparison_class"):
        return block.get_comparison_class()
    if isinstance(block, blocks.ListBlock):
        return RowsComparison
    if isinstance(block, blocks.BaseStructBlock):
        return FactsComparison
    if isinstance(block, EmbedBlock | blocks.URLBlock) or hasattr(block, "words_of"):
        return WordsComparison
    if isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.RichTextBlock):
        return get_comparison_class_for_block(block)
    if isinstance(block, blocks.FieldBlock):
        return WordsComparison
    return get_comparison_class_for_block(block)
