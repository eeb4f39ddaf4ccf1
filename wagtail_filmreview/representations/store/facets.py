"""How many public reviews there are of each genre, year and so on, in one statement."""

# ruff: noqa: S608 - what is put into a statement is names of tables and text of this module, never a value
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wagtail_filmreview.models import PublishedReview, ReviewTerm, StoreState, base_page
from wagtail_filmreview.representations.store.serving import PublicStore
from wagtail_filmreview.representations.store.statement import Condition, fetch, public_below, select, table

Counted = dict[str, list[tuple[str, int]]]
"""By facet: values as text and how many reviews have each, most frequent first."""

TOTAL = "total"
"""A facet with one value: all reviews that meet every condition."""

TERMS = {
    "genre": "t.kind = 'genre'",
    "reviewer": "t.kind = 'reviewer'",
    "advisory": "t.kind = 'advisory' AND t.detail <> 'none'",
    "watch": "t.kind = 'watch'",
}
COLUMNS = {
    "recommendation": "NULLIF(b.recommendation, '')",
    "year": "b.year",
    "decade": "b.year - b.year %% 10",
}


@dataclass(frozen=True)
class Facet:
    """What is counted, among the reviews that meet which conditions."""

    name: str
    conditions: tuple[Condition, ...] = ()
    values: tuple[tuple[str, tuple[Condition, ...]], ...] = ()
    """Where a value cannot be counted by itself: each there is, and what it asks of a review."""


class FacetedStore(PublicStore):
    """Counts of public reviews."""

    def facets(
        self, facets: Sequence[Facet], common: tuple[Condition, ...], limit: int
    ) -> tuple[str, Counted]:
        """The generation, and the ``limit`` most frequent values of each facet.

        ``common`` is asked of every review, once for all facets. What is as frequent comes by its value.
        """

        def ask(roots: tuple[str, ...]) -> list[tuple[Any, ...]]:
            return fetch(_statement(roots, facets, common, limit))

        generation, _roots, rows = self.read(ask)
        counted: Counted = {facet.name: [] for facet in facets}
        for facet, value, many in rows:
            counted[facet].append((value, many))
        return generation, counted


def _statement(
    roots: Sequence[str], facets: Sequence[Facet], common: tuple[Condition, ...], limit: int
) -> Condition:
    seen = select("r.page_id", [*public_below(roots), *common])
    # Most facets are counted among the same reviews: those without a filter of their own.
    among: dict[tuple[Condition, ...], str] = {}
    parts = [part for facet in facets for part in _parts(facet, among, limit)]
    groups = [_group(name, conditions) for conditions, name in among.items()]
    named = ", ".join([f"seen AS ({seen.sql})", *(group.sql for group in groups)])
    counted = " UNION ALL ".join(f"SELECT * FROM ({part.sql}) part{at}" for at, part in enumerate(parts))
    return Condition(
        f"WITH {named} SELECT s.generation, x.facet, x.value, x.many FROM {table(StoreState)} s "
        f"LEFT JOIN ({counted}) x ON x.many > 0 WHERE s.id = 1 ORDER BY x.many DESC, x.value",
        (*seen.parameters, *(value for one in (*groups, *parts) for value in one.parameters)),
    )


def _group(name: str, conditions: tuple[Condition, ...]) -> Condition:
    where = " AND ".join(one.sql for one in conditions) or "1 = 1"
    return Condition(
        f"{name} AS (SELECT r.page_id, r.recommendation, r.year FROM seen "
        f"JOIN {table(PublishedReview)} r ON r.page_id = seen.page_id "
        f"JOIN {table(base_page())} p ON p.id = r.page_id WHERE {where})",
        tuple(value for one in conditions for value in one.parameters),
    )


def _parts(facet: Facet, among: dict[tuple[Condition, ...], str], limit: int) -> Sequence[Condition]:
    """Queries for the name of the facet, a value and how many there are."""

    def those(conditions: tuple[Condition, ...]) -> str:
        return among.setdefault(conditions, f"among{len(among)}")

    def of(value: str, conditions: tuple[Condition, ...]) -> Condition:
        columns = f"'{facet.name}' AS facet, CAST(%s AS varchar(40)) AS value, COUNT(*) AS many"
        return Condition(f"SELECT {columns} FROM {those(conditions)}", (value,))

    if facet.name == TOTAL:
        return [of(TOTAL, facet.conditions)]
    if facet.values:
        return [of(value, conditions) for value, conditions in facet.values]
    group = those(facet.conditions)
    if facet.name in TERMS:
        value = "t.value"
        source = (
            f"{table(ReviewTerm)} t JOIN {group} b ON b.page_id = t.review_id "
            f"WHERE {TERMS[facet.name]} AND t.spoiler_level = 'none'"
        )
    else:
        value = COLUMNS[facet.name]
        source = f"{group} b WHERE {value} IS NOT NULL"
    return [
        Condition(
            f"SELECT '{facet.name}' AS facet, CAST({value} AS varchar(40)) AS value, "
            f"COUNT(DISTINCT b.page_id) AS many FROM {source} GROUP BY {value} "
            "ORDER BY COUNT(DISTINCT b.page_id) DESC, 2 LIMIT %s",
            (limit,),
        )
    ]
