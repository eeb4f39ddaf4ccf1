"""Rows that say the same once two people are one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags

from wagtail_filmreview import spoilers

PLACE = frozenset({"id", "pk", "sort_order"})
"""What tells rows apart without saying anything."""


@dataclass
class Row:
    value: Any
    """What the row says: a key, or a dict."""
    moved: bool
    """Whether it named another person before."""
    wrapped: Any = None
    """The row as it is stored."""


def fold(rows: list[Row], same: Callable[[Any, Any], bool]) -> list[Row]:
    """Put a row into an earlier one that is about the ``same`` and contradicts it in nothing.

    Rows that were there twice before stay as they are: somebody may have meant them.
    """
    kept: list[Row] = []
    for row in rows:
        for other in kept:
            if (row.moved or other.moved) and same(other.value, row.value):
                one = together(other.value, row.value)
                if one is not None:
                    other.value, other.moved = one, True
                    break
        else:
            kept.append(row)
    return kept


def together(first: Any, second: Any) -> Any | None:
    """One value that says what both say; None where they contradict each other."""
    if not (isinstance(first, dict) and isinstance(second, dict)):
        return first if first == second else None
    one: dict[str, Any] = {}
    for key in {**first, **second}:
        a, b = first.get(key), second.get(key)
        if key in PLACE:
            one[key] = a if key in first else b
        elif key == "spoiler_level":
            # The stricter, or a merge would undo what one of them protects.
            one[key] = spoilers.highest(a, b).value
        elif a == b or _says_nothing(b):
            one[key] = a
        elif _says_nothing(a):
            one[key] = b
        else:
            return None
    return one


def _says_nothing(value: Any) -> bool:
    # Empty rich text is an empty paragraph.
    return value in (None, [], {}) or (isinstance(value, str) and not strip_tags(value).strip())
