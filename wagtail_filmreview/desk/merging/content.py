"""Putting one person in the place of others in stored content: raw, so that nothing else in it is touched.

What a stream or a draft becomes in Python lacks whatever the site has no block for any more. Here it
stays as it is stored.
"""

import re
from collections.abc import Collection
from typing import Any

from django.db.models import Model
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import extract_attrs

from wagtail_filmreview.desk.merging.folding import Row, fold

_TAG = re.compile(r"<(a|embed)\b([^>]*)>")
_ID = re.compile(r'(\bid=")([^"]*)(")')


class Successor:
    """Names ``kept`` where content names one of ``former``: keys of rows of ``model``.

    ``moved`` counts the places so far, ``folded`` the rows that became one with another.
    """

    def __init__(self, model: type[Model], former: Collection[Any], kept: Any) -> None:
        self.model, self.former, self.kept = model, {str(key) for key in former}, kept
        self.moved = self.folded = 0
        types = {**features.get_link_types(), **features.get_embed_types()}
        self.link_types = {name for name, handler in types.items() if self._is_handled_by(handler)}

    def _is_handled_by(self, handler: Any) -> bool:
        try:
            return self.means(handler.get_model())
        except NotImplementedError:
            return False

    def means(self, model: Any) -> bool:
        return hasattr(model, "_meta") and model._meta.concrete_model is self.model

    @property
    def pattern(self) -> str:
        """A regular expression that finds the former keys, and more, in the text of raw content."""
        return rf"(^|[^0-9])({'|'.join(sorted(map(re.escape, self.former)))})([^0-9]|$)"

    def key(self, raw: Any) -> Any:
        if isinstance(raw, bool) or str(raw) not in self.former:
            return raw
        self.moved += 1
        return str(self.kept) if isinstance(raw, str) else self.kept

    def html(self, raw: Any) -> Any:
        """Rich text as it is stored."""
        if not (isinstance(raw, str) and self.link_types):
            return raw
        return _TAG.sub(self._tag, raw)

    def _tag(self, match: re.Match[str]) -> str:
        attributes = extract_attrs(match[2])
        if (attributes.get("linktype") or attributes.get("embedtype")) not in self.link_types:
            return match[0]
        return _ID.sub(lambda found: f"{found[1]}{self.key(found[2])}{found[3]}", match[0])

    def block(self, block: Any, raw: Any) -> Any:
        """What a block holds, as it is stored."""
        if isinstance(block, blocks.ChooserBlock):
            return self.key(raw) if self._chosen_by(block) else raw
        if isinstance(block, blocks.RichTextBlock):
            return self.html(raw)
        if isinstance(block, blocks.BaseStreamBlock) and isinstance(raw, list):
            return self._stream(block, raw)
        if isinstance(block, blocks.ListBlock) and isinstance(raw, list):
            return self._list(block, raw)
        if isinstance(block, blocks.BaseStructBlock) and isinstance(raw, dict):
            children = block.child_blocks
            return {
                name: self.block(children[name], value) if name in children else value
                for name, value in raw.items()
            }
        if isinstance(block, BaseTypedTableBlock) and isinstance(raw, dict):
            return self._table(block, raw)
        return raw

    def _chosen_by(self, block: Any) -> bool:
        return isinstance(block, blocks.ChooserBlock) and self.means(getattr(block, "model_class", None))

    def _stream(self, block: Any, raw: list[Any]) -> list[Any]:
        rows = []
        for child in raw:
            of = _child_block(block, child)
            before = self.moved
            value = self.block(of, child.get("value")) if of else None
            rows.append(
                Row(
                    {"type": child["type"], "value": value} if self._chosen_by(of) else None,
                    self.moved > before,
                    {**child, "value": value} if of else child,
                )
            )
        return [row.wrapped for row in self.fold(rows, lambda a, b: a is not None and a == b)]

    def _list(self, block: Any, raw: list[Any]) -> list[Any]:
        rows = []
        for item in raw:
            wrapped = isinstance(item, dict) and {"id", "value"} <= set(item) and item.get("type") == "item"
            before = self.moved
            value = self.block(block.child_block, item["value"] if wrapped else item)
            rows.append(Row(value, self.moved > before, item if wrapped else None))
        names = [
            name
            for name, child in getattr(block.child_block, "child_blocks", {}).items()
            if self._chosen_by(child)
        ]
        if self._chosen_by(block.child_block):
            rows = self.fold(rows, lambda a, b: a == b)
        elif names:
            rows = self.fold(rows, lambda a, b: _name_the_same(names, a, b))
        return [{**row.wrapped, "value": row.value} if row.wrapped else row.value for row in rows]

    def fold(self, rows: list[Row], same: Any) -> list[Row]:
        folded = fold(rows, same) if any(row.moved for row in rows) else rows
        self.folded += len(rows) - len(folded)
        return folded

    def _table(self, block: Any, raw: dict[str, Any]) -> dict[str, Any]:
        columns, rows = raw.get("columns"), raw.get("rows")
        if not (isinstance(columns, list) and isinstance(rows, list)):
            return raw
        of = [
            _child_block(block, {"value": None, **column}) for column in columns if isinstance(column, dict)
        ]
        return {**raw, "rows": [self._table_row(of, row) for row in rows]}

    def _table_row(self, columns: list[Any], row: Any) -> Any:
        values = row.get("values") if isinstance(row, dict) else None
        if not isinstance(values, list) or len(values) != len(columns):
            return row
        return {**row, "values": [*map(self.block, columns, values)]}


def _child_block(block: Any, child: Any) -> Any:
    """The block of a stream's child or a table's column; None where the site has none for it."""
    of = child.get("type") if isinstance(child, dict) and "value" in child else None
    return block.child_blocks.get(of) if isinstance(of, str) else None


def _name_the_same(names: list[str], a: Any, b: Any) -> bool:
    return isinstance(a, dict) and isinstance(b, dict) and all(a.get(one) == b.get(one) for one in names)


def block_may_name(block: Any, successor: Successor, seen: frozenset[int] = frozenset()) -> bool:
    if id(block) in seen:
        return False
    if isinstance(block, blocks.ChooserBlock):
        return successor.means(getattr(block, "model_class", None))
    if isinstance(block, blocks.RichTextBlock):
        return bool(successor.link_types)
    children = [*getattr(block, "child_blocks", {}).values()]
    if isinstance(block, blocks.ListBlock):
        children.append(block.child_block)
    return any(block_may_name(child, successor, seen | {id(block)}) for child in children)
