"""How many statements the database runs for a request, counted by the database itself.

Cursors that bypass Django are counted too: PostgreSQL reports every statement that a connection sends,
and SQLite calls back for each one. For measuring no time: it makes requests slower.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connections
from django.db.backends.signals import connection_created
from django.http import HttpRequest, HttpResponse

HEADER = "X-Bench-Queries"
_seen: list[str] = []


def _watch(connection: Any, **kwargs: Any) -> None:
    if connection.vendor == "postgresql":
        connection.connection.add_notice_handler(_notice)
        with connection.connection.cursor() as cursor:
            cursor.execute("SET client_min_messages = 'log'")
            cursor.execute("SET log_statement = 'all'")
        _seen.clear()
    else:
        connection.connection.set_trace_callback(_traced)


def _notice(diagnostic: Any) -> None:
    text = diagnostic.message_primary or ""
    # With parameters that the server binds it says "execute", without "statement".
    if text.startswith(("statement: ", "execute ")):
        _seen.append(text)


def _traced(statement: str) -> None:
    # What a trigger does comes as a comment: it belongs to the statement that fired it.
    if not statement.startswith("--"):
        _seen.append(statement)


def start() -> None:
    """Count on every connection from now on, the open one included."""
    connection_created.connect(_watch, dispatch_uid="bench-count")
    for connection in connections.all(initialized_only=True):
        if connection.connection is not None:
            _watch(connection)


def stop() -> None:
    """Leave connections as they were found."""
    connection_created.disconnect(dispatch_uid="bench-count")
    for connection in connections.all(initialized_only=True):
        connection.close()


def forget() -> None:
    _seen.clear()


def statements() -> list[str]:
    """What the database has run since ``forget``."""
    return list(_seen)


class CountQueries:
    """Middleware that tells the count in a header of the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        start()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        forget()
        response = self._get_response(request)
        response.headers[HEADER] = str(len(_seen))
        return response
