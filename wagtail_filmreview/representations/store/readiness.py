"""Whether the store is ready for this code and this site, told where it costs nobody anything.

The checks ask the database, so they run only with ``check --database`` and ``migrate``.
"""

import sys
from collections.abc import Collection, Iterator
from typing import Any

from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Exists, OuterRef
from django.utils.module_loading import import_string

from wagtail_filmreview import conf
from wagtail_filmreview.models import PublishedReview, review_models
from wagtail_filmreview.representations.store.rows import version

COMMAND = "manage.py filmreview rebuild"

BODIES = 20_000
"""So many bodies are searched for blocks that are no more: the newest, about two seconds' worth."""


def missing() -> int:
    """How many live reviews the store lacks."""
    stored = PublishedReview.objects.filter(pk=OuterRef("pk"))
    return sum(model._default_manager.live().filter(~Exists(stored)).count() for model in review_models())


def behind() -> int:
    """How many stored reviews were built by other code or with other settings."""
    return PublishedReview.objects.exclude(version=version()).count()


def check_store(
    app_configs: Any = None, databases: Collection[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Live reviews that are not stored (W010), rows that are behind (W011), lost blocks (W012)."""
    if DEFAULT_DB_ALIAS not in (databases or ()) or not tables_exist():
        return []
    found: list[checks.CheckMessage] = []
    if count := missing():
        found.append(
            checks.Warning(
                f"{count} live reviews are not in the store: no list and no API shows them.",
                hint=f"Run `{COMMAND}`.",
                id="wagtail_filmreview.W010",
            )
        )
    if count := behind():
        found.append(
            checks.Warning(
                f"{count} stored reviews were built by another version of the code, or with other settings.",
                hint=f"Run `{COMMAND}`. Until then readers get them as they were.",
                id="wagtail_filmreview.W011",
            )
        )
    if lost := dict(_lost_blocks()):
        named = ", ".join(f"{name!r} (in {count})" for name, count in sorted(lost.items()))
        found.append(
            checks.Warning(
                f"Reviews hold blocks that the body block no longer has: {named}.",
                hint="Put them back, or move their content by a data migration. Saving is refused.",
                id="wagtail_filmreview.W012",
            )
        )
    return found


def tell_after_migrating(sender: Any, verbosity: int = 1, using: str = "", **kwargs: Any) -> None:
    """A ``post_migrate`` receiver: a site that had reviews before it had the store needs one command.

    It is not done here. Building makes renditions of images, and where migrations run there may be no
    place for them.
    """
    if verbosity and using == DEFAULT_DB_ALIAS and tables_exist() and (count := missing()):
        out = kwargs.get("stdout") or sys.stdout
        out.write(f"  {count} live reviews are not in the store yet. Run `{COMMAND}` to have them shown.\n")


def tables_exist() -> bool:
    """Whether everything that the store is made of has been migrated."""
    connection = connections[DEFAULT_DB_ALIAS]
    models: list[Any] = [PublishedReview, *review_models()]
    wanted = {model._meta.db_table for model in models}
    with connection.cursor() as cursor:
        return wanted <= set(connection.introspection.table_names(cursor))


# The types of the blocks in a body, read by the database: no body leaves it.
_ELEMENTS = {
    "postgresql": "jsonb_array_elements(b.body) e WHERE jsonb_typeof(b.body) = 'array'",
    "sqlite": "json_each(b.body) e",
}
_TYPE = {"postgresql": "e.value ->> 'type'", "sqlite": "json_extract(e.value, '$.type')"}


def _lost_blocks() -> Iterator[tuple[str, int]]:
    """Block types that are stored and that the body block lacks, with the number of reviews."""
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor not in _ELEMENTS:
        return
    known = set(import_string(conf.get("BODY_BLOCK"))().child_blocks)
    counts: dict[str, int] = {}
    for model in review_models():
        table, key, body = (
            connection.ops.quote_name(name)
            for name in (model._meta.db_table, model._meta.pk.column, model._meta.get_field("body").column)
        )
        with connection.cursor() as cursor:
            # Names of tables and columns, and texts of this module: nothing that anybody gives.
            cursor.execute(
                f"SELECT {_TYPE[connection.vendor]}, COUNT(DISTINCT b.id) FROM "  # noqa: S608
                f"(SELECT {key} AS id, {body} AS body FROM {table} ORDER BY {key} DESC LIMIT %s) b, "
                f"{_ELEMENTS[connection.vendor]} GROUP BY 1",
                [BODIES],
            )
            for name, count in cursor.fetchall():
                if name is not None and name not in known:
                    counts[name] = counts.get(name, 0) + count
    yield from counts.items()
