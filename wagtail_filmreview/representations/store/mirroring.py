"""What changed since somebody last asked, in order and complete: what a copy of the site is kept by.

Numbers are given out in the order of commits (``StoreState.advance``), and one statement sees everything up
to the number that it reads. So nobody who goes on from there misses what was not committed yet.
"""

# ruff: noqa: S608 - what is put into a statement is names of tables and text of this module, never a value
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wagtail_filmreview.models import GoneReview, PublishedReview, StoreState, base_page
from wagtail_filmreview.representations.store.serving import LARGEST_ID, PublicStore
from wagtail_filmreview.representations.store.statement import Condition, fetch, public_below, table


class Forgotten(Exception):
    """The store knows nothing of such a state: it is too long ago, or of before a backup was restored."""


@dataclass(frozen=True)
class Place:
    """How far somebody has come: up to this change, in that state of the store."""

    state: int = 0
    generation: str = ""
    sequence: int = 0
    page_id: int = 0


@dataclass(frozen=True)
class Change:
    sequence: int
    page_id: int
    page_type: str | None
    """``app_label.ModelName``; None where the review is not, or no longer, public here."""


@dataclass(frozen=True)
class Changes:
    generation: str
    items: list[Change]
    place: Place
    """To go on from."""
    more: bool
    """Whether something is known already that comes next."""


class MirroredStore(PublicStore):
    """What a client needs that keeps a copy of the public reviews."""

    def changes(self, since: Place, limit: int) -> Changes:
        """The next so many changes, a review once, by its last one; raises ``Forgotten``.

        Of a review that is not public here, nothing but its id is told: it may never have been.
        """

        def ask(roots: tuple[str, ...]) -> list[tuple[Any, ...]]:
            return fetch(_statement(roots, since, limit + 1))

        generation, _roots, rows = self.read(ask)
        known = not since.state or (bool(rows) and rows[0][1])
        if not known:
            raise Forgotten
        found = [Change(*row[2:]) for row in rows if row[3] is not None]
        items = found[:limit]
        if not rows:
            return Changes(generation, [], Place(), more=False)
        last: int = rows[0][0]
        if len(found) > limit:
            place = Place(last, generation, items[-1].sequence, items[-1].page_id)
        else:
            place = Place(last, generation, last, LARGEST_ID)
        return Changes(generation, items, place, more=len(found) > limit)


def _statement(roots: Sequence[str], since: Place, most: int) -> Condition:
    """Generation, number of the last change, whether ``since`` is known; then each change."""
    states = table(StoreState)
    known = Condition(
        f"EXISTS (SELECT 1 FROM {states} k WHERE k.id IN (1, %s) AND k.sequence = %s AND k.generation = %s)",
        (StoreState.key_of(since.state), since.state, since.generation),
    )
    there, gone = _there(roots, since, most), _gone(since, most)
    return Condition(
        f"SELECT s.generation, s.sequence, {known.sql}, x.sequence, x.page_id, x.page_type FROM {states} s "
        f"LEFT JOIN (SELECT * FROM ({there.sql}) t UNION ALL SELECT * FROM ({gone.sql}) g) x ON 1 = 1 "
        "WHERE s.id = 1 ORDER BY x.sequence, x.page_id",
        (*known.parameters, *there.parameters, *gone.parameters),
    )


def _there(roots: Sequence[str], since: Place, most: int) -> Condition:
    public = public_below(roots)
    after = _after("r", since)
    return Condition(
        "SELECT r.sequence, r.page_id, "
        f"CASE WHEN {' AND '.join(one.sql for one in public)} THEN r.page_type END AS page_type "
        f"FROM {table(PublishedReview)} r LEFT JOIN {table(base_page())} p ON p.id = r.page_id "
        f"WHERE {after.sql} ORDER BY r.sequence, r.page_id LIMIT %s",
        (*(value for one in public for value in one.parameters), *after.parameters, most),
    )


def _gone(since: Place, most: int) -> Condition:
    after = _after("r", since)
    return Condition(
        "SELECT r.sequence, r.page_id, CAST(NULL AS varchar(150)) AS page_type "
        f"FROM {table(GoneReview)} r WHERE {after.sql} ORDER BY r.sequence, r.page_id LIMIT %s",
        (*after.parameters, most),
    )


def _after(row: str, since: Place) -> Condition:
    # The first half is what an index is looked up by.
    return Condition(
        f"{row}.sequence >= %s AND ({row}.sequence, {row}.page_id) > (%s, %s)",
        (since.sequence, since.sequence, since.page_id),
    )
