"""Reading the store: lists and single reviews as JSON that is served as it is stored."""

import json
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import override
from wagtail.models import Site

from wagtail_filmreview import spoilers
from wagtail_filmreview.models import StoreState
from wagtail_filmreview.representations.store.rows import API, CARD_FIELDS, as_stored
from wagtail_filmreview.representations.store.statement import (
    Condition,
    fetch,
    public_below,
    select,
    with_generation,
)
from wagtail_filmreview.vocabulary import SpoilerLevel


class Remembered:
    """What was found out in a generation, forgotten with it or when there is too much of it."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._known: OrderedDict[Any, tuple[str, Any]] = OrderedDict()

    def get(self, generation: str, key: Any) -> Any:
        known = self._known.get(key)
        return known[1] if known and known[0] == generation else None

    def last(self, key: Any) -> tuple[str, Any] | None:
        """What was known in whichever generation it was found."""
        return self._known.get(key)

    def put(self, generation: str, key: Any, value: Any) -> None:
        self._known[key] = (generation, value)
        self._known.move_to_end(key)
        while len(self._known) > self._size:
            self._known.popitem(last=False)


_roots = Remembered(256)  # the host name is the client's to choose
_counts = Remembered(2048)


@dataclass(frozen=True)
class Wanted:
    """What a list is asked for: conditions beside the access check, and how much of it."""

    level: SpoilerLevel = SpoilerLevel.NONE
    conditions: tuple[Condition, ...] = ()
    limit: int = 20
    offset: int = 0
    after: tuple[str, int] | None = None
    """``published_on`` and id of the last review of the page before: costs the same at any depth."""


@dataclass(frozen=True)
class Listed:
    """A part of a list: JSON texts, how many there are in all, and where the next part begins."""

    generation: str
    items: list[str]
    ids: list[int]
    count: int
    after: tuple[str, int] | None


class PublicStore:
    """Public reviews: of the site that a request is for, in all its languages, or below one page."""

    def __init__(self, request: HttpRequest | None = None, *, below: str | None = None) -> None:
        self._request = request
        self._host = request.get_host() if request is not None else None
        self._below = below

    def generation(self) -> str:
        """The present generation: what lists show has not changed while it is the same."""
        return StoreState.objects.values_list("generation", flat=True).filter(pk=1).first() or ""

    def listing(self, wanted: Wanted) -> Listed:
        column = "r.card" if wanted.level is SpoilerLevel.NONE else "r.full"
        order = "ORDER BY r.published_on DESC, r.page_id DESC"
        further = (Condition("(r.published_on, r.page_id) < (%s, %s)", wanted.after),) if wanted.after else ()
        generation, roots, rows = self._fetch(
            f"{column} AS json, r.published_on, r.page_id",
            "x.json, x.published_on, x.page_id",
            [*wanted.conditions, *further],
            # One more than asked for tells whether there is a next part.
            Condition(f"{order} LIMIT %s OFFSET %s", (wanted.limit + 1, wanted.offset)),
            " ORDER BY x.published_on DESC, x.page_id DESC",
        )
        shown = rows[: wanted.limit]
        items = [row[0] for row in shown]
        if wanted.level is not SpoilerLevel.NONE:
            items = [cut(text, wanted.level, CARD_FIELDS) for text in items]
        after = (str(shown[-1][1]), shown[-1][2]) if len(rows) > len(shown) > 0 else None
        count = self._count(generation, roots, wanted.conditions)
        return Listed(generation, items, [row[2] for row in shown], count, after)

    def review(self, page_id: int, level: SpoilerLevel) -> tuple[str, str, str] | None:
        """JSON, entity tag and cache tags of one review; None where it is not public here."""
        column = {SpoilerLevel.NONE: "free"}.get(level, "full")
        _generation, _roots, rows = self._fetch(
            f"r.{column} AS json, r.entity_tag, r.cache_tags",
            "x.json, x.entity_tag, x.cache_tags",
            [Condition("r.page_id = %s", (page_id,))],
        )
        if not rows:
            return None
        text, tag, cache_tags = rows[0]
        if level not in (SpoilerLevel.NONE, SpoilerLevel.ENDING):
            text = cut(text, level)
        return text, tag, cache_tags

    def entity_tag(self, page_id: int) -> str | None:
        """The entity tag alone, for a client that has the rest already."""
        _generation, _roots, rows = self._fetch(
            "r.entity_tag AS tag", "x.tag", [Condition("r.page_id = %s", (page_id,))]
        )
        return rows[0][0] if rows else None

    def _fetch(
        self,
        columns: str,
        names: str,
        conditions: Sequence[Condition],
        tail: Condition | None = None,
        order: str = "",
    ) -> tuple[str, tuple[str, ...], list[tuple[Any, ...]]]:
        """The generation, the places in the tree that were looked below, and the rows."""

        def ask(roots: Sequence[str]) -> list[tuple[Any, ...]]:
            query = select(columns, [*public_below(roots), *conditions], tail)
            return fetch(with_generation(query, names, order))

        since, roots = _roots.last(self._host) or (None, None)
        if self._below is not None:
            roots = (self._below,)
        elif roots is None:
            roots = self._find_roots()
        rows = ask(roots)
        generation = rows[0][0] if rows else ""
        if generation != since and self._below is None:
            # Sites may have changed since the roots were found: look again, and again ask if they have.
            found = self._find_roots()
            _roots.put(generation, self._host, found)
            if found != roots:
                roots, rows = found, ask(found)
        return generation, roots, [row[1:] for row in rows if row[1] is not None]

    def _find_roots(self) -> tuple[str, ...]:
        site = Site.find_for_request(self._request) if self._request is not None else None
        if site is None:
            return ()
        return tuple(site.root_page.get_translations(inclusive=True).values_list("path", flat=True))

    def _count(self, generation: str, roots: tuple[str, ...], conditions: tuple[Condition, ...]) -> int:
        key = (roots, conditions)
        if (known := _counts.get(generation, key)) is None:
            ((known,),) = fetch(select("COUNT(*)", [*public_below(roots), *conditions]))
            _counts.put(generation, key, known)
        return known


def cut(stored: str, level: SpoilerLevel, fields: frozenset[str] | None = None) -> str:
    """A level between none and all, cut from the whole; of ``fields`` only, if given."""
    full = json.loads(stored, strict=False)
    kept = full if fields is None else {name: value for name, value in full.items() if name in fields}
    with override(full["meta"]["locale"]):
        shown = {**spoilers.cut(kept, level), "spoilers": level.value}
    return as_stored(shown)


def addressed(texts: Sequence[str], address: str) -> bytes:
    """Stored JSON texts as one, with the address of the API that serves them in its places."""
    return ",".join(texts).replace(API, address).encode()
