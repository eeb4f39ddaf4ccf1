"""Reviews of films that have something in common with that of another review."""

# ruff: noqa: S608 - what is put into a statement is names of tables and text of this module, never a value
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from wagtail_filmreview.models import PublishedReview, ReviewTerm, StoreState, base_page
from wagtail_filmreview.representations.store.rows import CARD_FIELDS
from wagtail_filmreview.representations.store.serving import LARGEST_ID, PublicStore, cards_of, cut
from wagtail_filmreview.representations.store.statement import Condition, fetch, public_below, select, table
from wagtail_filmreview.vocabulary import SpoilerLevel

DIRECTOR, ACTOR, GENRE = 3, 2, 1
"""What it counts to have one of these in common, as far as that is no spoiler in either review."""


@dataclass(frozen=True)
class Related:
    generation: str
    items: list[str]
    """Cards as JSON texts."""
    ids: list[int]


class RelatedStore(PublicStore):
    """Public reviews that are like another."""

    def related(self, page_id: int, level: SpoilerLevel, limit: int) -> Related | None:
        """Those with most in common first, then the newest; None where the review is not public here.

        They are in the language of the review. The review itself is not among them, nor are its
        translations and aliases. What is a spoiler in either relates nothing, whatever the level.
        """
        if page_id > LARGEST_ID:
            return None
        column = "r.entity_tag" if level is SpoilerLevel.NONE else "r.full"

        def ask(roots: tuple[str, ...]) -> list[tuple[Any, ...]]:
            return fetch(_statement(roots, page_id, column, limit))

        generation, _roots, rows = self.read(ask)
        if not rows:
            return None
        found = [row[1:] for row in rows if row[3] is not None]
        if level is SpoilerLevel.NONE:
            items = cards_of(found)
        else:
            items = [cut(row[0], level, CARD_FIELDS) for row in found]
        return Related(generation, items, [row[2] for row in found])


def _statement(roots: Sequence[str], page_id: int, column: str, limit: int) -> Condition:
    """Generation and id of the review; beside it whatever is like it, in order."""
    public = public_below(roots)
    mine = select(
        "r.page_id, r.locale_id, p.translation_key, COALESCE(p.alias_of_id, p.id) AS original",
        [*public, Condition("r.page_id = %s", (page_id,))],
    )
    shared = Condition(
        f"SELECT o.review_id, SUM(CASE WHEN o.kind = 'genre' THEN {GENRE} "
        f"WHEN o.detail = 'director' THEN {DIRECTOR} ELSE {ACTOR} END) AS score "
        f"FROM {table(ReviewTerm)} t JOIN {table(ReviewTerm)} o "
        "ON o.kind = t.kind AND o.value = t.value AND o.detail = t.detail "
        "WHERE t.review_id = %s AND t.spoiler_level = 'none' AND o.spoiler_level = 'none' "
        "AND (t.kind = 'genre' OR (t.kind = 'person' AND t.detail IN ('director', 'actor'))) "
        "GROUP BY o.review_id",
        (page_id,),
    )
    others = Condition(
        f"SELECT {column} AS kept, r.published_on, r.page_id, shared.score FROM shared "
        f"JOIN {table(PublishedReview)} r ON r.page_id = shared.review_id "
        f"JOIN {table(base_page())} p ON p.id = r.page_id JOIN mine ON mine.locale_id = r.locale_id "
        f"WHERE {' AND '.join(one.sql for one in public)} AND p.translation_key <> mine.translation_key "
        "AND COALESCE(p.alias_of_id, p.id) <> mine.original "
        "ORDER BY shared.score DESC, r.published_on DESC, r.page_id DESC LIMIT %s",
        (*(value for one in public for value in one.parameters), limit),
    )
    # A planner without statistics, after an import, would count it again for every review.
    once = "MATERIALIZED" if connection.vendor == "postgresql" else ""
    return Condition(
        f"WITH mine AS ({mine.sql}), shared AS {once} ({shared.sql}) "
        "SELECT s.generation, mine.page_id, x.kept, x.published_on, x.page_id "
        f"FROM {table(StoreState)} s LEFT JOIN mine ON 1 = 1 LEFT JOIN ({others.sql}) x ON 1 = 1 "
        "WHERE s.id = 1 ORDER BY x.score DESC, x.published_on DESC, x.page_id DESC",
        (*mine.parameters, *shared.parameters, *others.parameters),
    )
