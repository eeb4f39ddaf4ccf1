"""Rows straight into tables: thousands at a time, past models, signals and streams."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from wagtail.fields import StreamField

Row = dict[str, Any]
BATCH = 2000


def insert(model: type[models.Model], rows: Iterable[Row]) -> None:
    """Insert rows into the model's own table (not its parents'), given as attribute name to value.

    What a row leaves out has the field's default. Streams are given as their JSON text. A key that the
    first row leaves out is counted by the database.
    """
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    fields = [
        field
        for field in model._meta.local_concrete_fields
        if field.attname in first or not isinstance(field, models.AutoField)
    ]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    table = quote(model._meta.db_table)
    values = ([_value(field, row) for field in fields] for row in itertools.chain([first], rows))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)
        return
    marks = ", ".join(["%s"] * len(fields))
    while batch := list(itertools.islice(values, BATCH)):
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", batch)  # noqa: S608


def _value(field: Any, row: Row) -> Any:
    value = row[field.attname] if field.attname in row else field.get_default()
    if isinstance(field, StreamField):
        return value or "[]"
    return field.get_db_prep_save(value, connection)


def count_on(*touched: type[models.Model]) -> None:
    """Make the database go on from the ids that were given."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(touched)):
            cursor.execute(statement)


def gather_statistics() -> None:
    """Let the database know how its tables are filled, as it would by itself after a while."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
