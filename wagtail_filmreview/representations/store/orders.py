"""The orders that lists can have. Each is total: what is alike is told apart by id."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Order:
    """By ``column``, a piece of SQL that is never NULL, and then by id, both in one direction."""

    name: str
    column: str
    descending: bool
    kind: Callable[[str], Any] = str
    """Makes a value of the column of a cursor's text."""

    @property
    def sql(self) -> str:
        direction = "DESC" if self.descending else "ASC"
        return f"ORDER BY {self.column} {direction}, r.page_id {direction}"

    @property
    def of_found(self) -> str:
        """The same, of rows ``x`` that were found with this order's column as ``place``."""
        direction = "DESC" if self.descending else "ASC"
        return f" ORDER BY x.place {direction}, x.page_id {direction}"

    @property
    def beyond(self) -> str:
        """What comes after a place in this order, which is a value of the column and an id."""
        return f"({self.column}, r.page_id) {'<' if self.descending else '>'} (%s, %s)"

    def place(self, value: str, page_id: int) -> tuple[Any, int]:
        """A place from a cursor's text; ``ValueError`` if no column could have that value."""
        return self.kind(value), page_id


def _moment(text: str) -> str:
    datetime.fromisoformat(text)
    return text


# What has no score or year comes last, whichever way.
_ORDERS = (
    Order("published", "r.published_on", False, _moment),
    Order("-published", "r.published_on", True, _moment),
    Order("score", "COALESCE(r.score, 101)", False, int),
    Order("-score", "COALESCE(r.score, -1)", True, int),
    Order("title", "r.title", False),
    Order("-title", "r.title", True),
    Order("year", "COALESCE(r.year, 32768)", False, int),
    Order("-year", "COALESCE(r.year, -1)", True, int),
)
ORDERS = {order.name: order for order in _ORDERS}
NEWEST_FIRST = ORDERS["-published"]
