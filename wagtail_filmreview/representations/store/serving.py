"""Reading the store: lists as JSON that is served as it is stored. ``reading`` does single reviews."""

import json
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import override
from pydantic_core import from_json
from wagtail.models import Site

from wagtail_filmreview import spoilers
from wagtail_filmreview.models import PublishedReview, StoreState
from wagtail_filmreview.representations.store.orders import NEWEST_FIRST, Order
from wagtail_filmreview.representations.store.remembered import Remembered, Texts
from wagtail_filmreview.representations.store.rows import API, CARD_FIELDS, as_stored
from wagtail_filmreview.representations.store.statement import (
    Condition,
    fetch,
    named,
    public_below,
    select,
    table,
    with_generation,
)
from wagtail_filmreview.vocabulary import SpoilerLevel

_roots = Remembered(256)  # the host name is the client's to choose
_counts = Remembered(2048)
_beginnings = Remembered(256)
"""Which reviews a list begins with: ids in their order, as far as somebody has asked."""

_cards = Texts(16_000_000)
"""The same card stands in many lists. Its entity tag is made of its text, so it cannot be an old one."""

FIRST_LOOK = 256
"""So many ids are looked up of a list at first; four times more each time somebody asks for more."""

LARGEST_ID = 2**63 - 1
"""Databases have no number for more than that."""


@dataclass(frozen=True)
class Wanted:
    """What a list is asked for: conditions beside the access check, and how much of it."""

    level: SpoilerLevel = SpoilerLevel.NONE
    conditions: tuple[Condition, ...] = ()
    limit: int = 20
    offset: int = 0
    order: Order = NEWEST_FIRST
    among: tuple[int, ...] | None = None
    """The order of what the conditions leave, if not by a column: that of a search's results."""
    after: tuple[Any, int] | None = None
    """Where the page before ended in the order: costs the same at any depth."""


@dataclass(frozen=True)
class Listed:
    """A part of a list: JSON texts, how many there are in all, and whether and where the next part begins."""

    generation: str
    items: list[str]
    ids: list[int]
    count: int
    more: bool
    after: tuple[Any, int] | None
    """None also where only an offset leads on."""


@dataclass(frozen=True)
class Beginning:
    """The ids that a list begins with, and whether these are all."""

    ids: "array[int]"
    whole: bool

    def reaches(self, end: int) -> bool:
        return self.whole or end <= len(self.ids)


class PublicStore:
    """Public reviews: of the site that a request is for, in all its languages, or below one page.

    ``site``, a host name with or without port, stands in the place of the one that the request is for.
    """

    def __init__(
        self, request: HttpRequest | None = None, *, site: str = "", below: str | None = None
    ) -> None:
        self._request = request
        self._site = site
        self._host = (site, request.get_host()) if request is not None else None
        self._below = below

    def generation(self) -> str:
        """The present generation: what lists show has not changed while it is the same."""
        rows = fetch(Condition(f"SELECT generation FROM {table(StoreState)} WHERE id = 1"))  # noqa: S608
        return rows[0][0] if rows else ""

    def listing(self, wanted: Wanted) -> Listed:
        column = "r.entity_tag" if wanted.level is SpoilerLevel.NONE else "r.full"

        def ask(roots: tuple[str, ...]) -> list[tuple[Any, ...]]:
            return (self._by_cursor if wanted.after else self._by_offset)(wanted, column, roots)

        generation, roots, rows = self.read(ask)
        shown = rows[: wanted.limit]
        more = len(rows) > len(shown) > 0
        after = (shown[-1][1], shown[-1][2]) if more and wanted.among is None else None
        if wanted.level is SpoilerLevel.NONE:
            items = cards_of(shown)
        else:
            items = [cut(row[0], wanted.level, CARD_FIELDS) for row in shown]
        count = self._count(generation, roots, wanted.conditions)
        return Listed(generation, items, [row[2] for row in shown], count, more, after)

    def _by_cursor(self, wanted: Wanted, column: str, roots: tuple[str, ...]) -> list[tuple[Any, ...]]:
        """Generation and rows after a review, one more than asked for: it tells that there is a next part."""
        query = select(
            f"{column} AS kept, {wanted.order.column} AS place, r.page_id",
            [*public_below(roots), *wanted.conditions, Condition(wanted.order.beyond, wanted.after or ())],
            Condition(f"{wanted.order.sql} LIMIT %s", (wanted.limit + 1,)),
        )
        return fetch(with_generation(query, "x.kept, x.place, x.page_id", wanted.order.of_found))

    def _by_offset(self, wanted: Wanted, column: str, roots: tuple[str, ...]) -> list[tuple[Any, ...]]:
        """The same from a number on. Which reviews these are is remembered, so that depth costs nothing.

        Whether they are public is asked again in the statement that reads them: what is remembered decides
        about order, never about access.
        """
        key = (roots, wanted.conditions, wanted.order, wanted.among)
        end = wanted.offset + wanted.limit + 1
        generation, known = _beginnings.last(key) or ("", None)
        rows: list[tuple[Any, ...]] = []
        for _attempt in range(3):  # who publishes every moment is not waited for
            if known is None or not known.reaches(end):
                generation, known = self._look_up(wanted, roots, end)
                _beginnings.put(generation, key, known)
            ids = known.ids[wanted.offset : end]
            query = select(
                f"{column} AS kept, {wanted.order.column} AS place, r.page_id",
                [*public_below(roots), *named(ids)],
            )
            rows = fetch(with_generation(query, "x.kept, x.place, x.page_id"))
            if rows and rows[0][0] == generation and len(rows) == max(len(ids), 1):
                break
            known = None
        order = {pk: place for place, pk in enumerate(ids)}
        return sorted(rows, key=lambda row: order.get(row[3], 0))

    def _look_up(self, wanted: Wanted, roots: Sequence[str], end: int) -> tuple[str, Beginning]:
        most = max(FIRST_LOOK, len(wanted.among or ()) + 1)
        while most < end:
            most *= 4
        query = select(
            f"{wanted.order.column} AS place, r.page_id",
            [*public_below(roots), *wanted.conditions],
            Condition(f"{wanted.order.sql} LIMIT %s", (most,)),
        )
        rows = fetch(with_generation(query, "x.page_id", wanted.order.of_found))
        ids = [row[1] for row in rows if row[1] is not None]
        if wanted.among is not None:
            place = {pk: number for number, pk in enumerate(wanted.among)}
            ids.sort(key=lambda pk: place[pk])
        return (rows[0][0] if rows else ""), Beginning(array("q", ids), whole=len(ids) < most)

    def read(
        self, ask: Callable[[tuple[str, ...]], list[tuple[Any, ...]]]
    ) -> tuple[str, tuple[str, ...], list[tuple[Any, ...]]]:
        """The generation, the places in the tree that were looked below, and the rows.

        ``ask`` is given places and answers with rows behind the generation.
        """
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
        site = self.site()
        if site is None:
            return ()
        return tuple(site.root_page.get_translations(inclusive=True).values_list("path", flat=True))

    def roots(self) -> tuple[str, ...]:
        """The places in the page tree that reviews are looked for below: paths of pages."""
        if self._below is not None:
            return (self._below,)
        return _roots.get(self.generation(), self._host) or self._find_roots()

    def addresses(self, conditions: tuple[Condition, ...]) -> list[tuple[int, str]]:
        """Ids and web addresses of the public reviews that meet these conditions."""
        found = fetch(select("r.page_id, r.card", [*public_below(self.roots()), *conditions]))
        return [(pk, from_json(addressed([card], ""))["meta"]["html_url"] or "") for pk, card in found]

    def site(self) -> Site | None:
        """The site whose reviews these are; None where there is none, or more than one of that name."""
        if not self._site:
            return Site.find_for_request(self._request) if self._request is not None else None
        name, _colon, port = self._site.partition(":")
        sites = Site.objects.filter(hostname=name, **({"port": port} if port else {}))
        return sites.first() if len(sites) == 1 else None

    def knows_site(self) -> bool:
        """Whether there is one site, and one only, of the name that was given."""
        return not self._site or self.site() is not None

    def count(self, conditions: tuple[Condition, ...]) -> int:
        """How many public reviews there are in all that meet these conditions."""
        return self._count(self.generation(), self.roots(), conditions)

    def _count(self, generation: str, roots: tuple[str, ...], conditions: tuple[Condition, ...]) -> int:
        key = (roots, conditions)
        if (known := _counts.get(generation, key)) is None:
            ((known,),) = fetch(select("COUNT(*)", [*public_below(roots), *conditions]))
            _counts.put(generation, key, known)
        return known


def cards_of(rows: Sequence[tuple[str, Any, int]]) -> list[str]:
    """The cards of reviews that were found to be public: entity tag, date and id of each."""
    known = _cards.find([tag for tag, _date, _pk in rows])
    fresh: dict[int, str] = {}
    if missing := [pk for tag, _date, pk in rows if tag not in known]:
        stored = PublishedReview.objects.filter(pk__in=missing).values_list("pk", "entity_tag", "card")
        for pk, tag, card in stored:
            fresh[pk] = known[tag] = card
        _cards.add({tag: known[tag] for _pk, tag, _card in stored})
    # One that was published anew in between has another tag than the one that was asked for.
    return [text for tag, _date, pk in rows if (text := known.get(tag) or fresh.get(pk)) is not None]


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
