"""Statements that serve the store, each with its access check, and how they are run.

Whether a page may be seen by the public is read from Wagtail's tables in the same statement, never from a
copy. Every statement also gives the generation of the store, by which what is remembered is validated.
"""

# ruff: noqa: S608 - what is put into a statement is names of tables and text of this module, never a value
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from wagtail.models import PageViewRestriction

from wagtail_filmreview.models import PublishedReview, ReviewTerm, StoreState, base_page


@dataclass(frozen=True)
class Condition:
    """A piece of SQL about a row ``r`` of the store and its page ``p``, with its parameters."""

    sql: str
    parameters: tuple[Any, ...] = field(default=())


def table(model: Any) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def public_below(roots: Sequence[str]) -> list[Condition]:
    """Live, at or below one of these places in the tree, and under no view restriction."""
    below = " OR ".join(["p.path LIKE %s"] * len(roots)) or "1 = 0"
    return [
        Condition("p.live"),
        Condition(f"({below})", tuple(f"{root}%" for root in roots)),
        unrestricted("p"),
    ]


def unrestricted(page: str) -> Condition:
    """No view restriction covers that row of pages."""
    # A cross join has SQLite begin with the restrictions, which are few. Left to choose, it tries every
    # page of the site for each row.
    restricted = (
        f"SELECT 1 FROM {table(PageViewRestriction)} v CROSS JOIN {table(base_page())} a "
        f"WHERE a.id = v.page_id AND v.restriction_type <> 'none' AND {page}.path LIKE a.path || '%%'"
    )
    return Condition(f"NOT EXISTS ({restricted})")


def listed(values: Sequence[Any]) -> Condition:
    """What stands between the brackets of ``IN ()``."""
    return Condition(", ".join(["%s"] * len(values)), tuple(values))


def named(ids: Sequence[int]) -> list[Condition]:
    """These reviews, said of both tables: planners do not conclude the one from the other."""
    brackets = listed(ids or [0])
    return [
        Condition(f"{column} IN ({brackets.sql})", brackets.parameters) for column in ("r.page_id", "p.id")
    ]


def ids_of(model: Any, named: Sequence[str]) -> Condition:
    """A query for the ids of objects that are named by id or slug."""
    ids = listed(
        [int(name) for name in named if name.isascii() and name.isdecimal() and len(name) < 19] or [0]
    )
    slugs = listed(named)
    return Condition(
        f"SELECT id FROM {table(model)} WHERE id IN ({ids.sql}) OR slug IN ({slugs.sql})",
        (*ids.parameters, *slugs.parameters),
    )


def with_term(kind: str, values: Condition, *also: Condition) -> Condition:
    """Reviews that one of these values finds. Terms above the lowest spoiler level find nothing, ever."""
    found = (
        f"SELECT t.review_id FROM {table(ReviewTerm)} t WHERE t.kind = %s AND t.value IN ({values.sql}) "
        f"AND t.spoiler_level = 'none'{''.join(f' AND {further.sql}' for further in also)}"
    )
    parameters = [value for further in also for value in further.parameters]
    # An array has PostgreSQL look at the terms first. Left to choose, it may try every review of the site
    # for somebody who is in two of them.
    among = f"= ANY(ARRAY({found}))" if connection.vendor == "postgresql" else f"IN ({found})"
    return Condition(f"r.page_id {among}", (kind, *values.parameters, *parameters))


def with_term_of(kind: str, model: Any, named: Sequence[str], *also: Condition) -> Condition:
    """Reviews with a term for one of the objects that are named by id or slug."""
    ids = ids_of(model, named)
    text = f"SELECT CAST(found.id AS varchar(40)) FROM ({ids.sql}) found"
    return with_term(kind, Condition(text, ids.parameters), *also)


def select(
    columns: str | Condition, conditions: Sequence[Condition], tail: Condition | None = None
) -> Condition:
    """A query over the store and its pages. ``tail`` orders and limits it."""
    tail = tail or Condition("")
    chosen = Condition(columns) if isinstance(columns, str) else columns
    parameters = [value for condition in conditions for value in condition.parameters]
    return Condition(
        f"SELECT {chosen.sql} FROM {table(PublishedReview)} r "
        f"JOIN {table(base_page())} p ON p.id = r.page_id "
        f"WHERE {' AND '.join(condition.sql for condition in conditions)} {tail.sql}",
        (*chosen.parameters, *parameters, *tail.parameters),
    )


def with_generation(query: Condition, columns: str, order: str = "") -> Condition:
    """That query's rows behind the generation; one row with NULLs where it has none."""
    return Condition(
        f"SELECT s.generation, {columns} FROM {table(StoreState)} s LEFT JOIN ({query.sql}) x ON 1 = 1 "
        f"WHERE s.id = 1{order}",
        query.parameters,
    )


def fetch(query: Condition) -> list[tuple[Any, ...]]:
    """Run a statement; on PostgreSQL prepared, where the site's connection prepares statements.

    Django leaves preparing switched off unless ``prepare_threshold`` is among the OPTIONS of DATABASES,
    because a pooler between Django and the server may not bear it.
    """
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    wrapper: Any = connection
    raw = wrapper.connection
    if getattr(raw, "prepare_threshold", None) is not None:
        with connection.wrap_database_errors, wrapper.Database.Cursor(raw) as cursor:
            return cursor.execute(query.sql, query.parameters, binary=True).fetchall()
    with connection.cursor() as cursor:
        cursor.execute(query.sql, query.parameters)
        return cursor.fetchall()
