"""A small HTTP client: one answer at a time for looking at, and a closed loop for load.

The loop keeps a few connections busy from a single thread, so that little of the machine goes to asking.
Each answer's status and length must be those of the answer that was checked before.
"""

from __future__ import annotations

import selectors
import socket
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import cycle

CONNECTIONS = 4


@dataclass(frozen=True)
class Request:
    """What is asked, and once that is known what has to come back."""

    path: str
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 200
    length: int | None = None

    def encoded(self) -> bytes:
        lines = [f"GET {self.path} HTTP/1.1", "Host: 127.0.0.1", "Accept: application/json, text/html"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        return ("\r\n".join([*lines, "Connection: close"]) + "\r\n\r\n").encode()


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Load:
    """What a closed loop of some seconds found."""

    seconds: float
    latencies: list[float] = field(default_factory=list)
    """In seconds, in no order."""
    wrong: list[str] = field(default_factory=list)
    """What was answered other than the checked answer."""


def get(port: int, request: Request) -> Answer:
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        headers = {"Host": "127.0.0.1", "Accept": "application/json, text/html", **dict(request.headers)}
        connection.request("GET", request.path, headers=headers)
        response = connection.getresponse()
        body = response.read()
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, body)
    finally:
        connection.close()


@dataclass
class _Conversation:
    request: Request
    started: float
    received: bytearray = field(default_factory=bytearray)


def load(port: int, requests: list[Request], seconds: float) -> Load:
    """Ask for the requests in turn, again and again, until the time is over; then wait for the last."""
    prepared = cycle([(request, request.encoded()) for request in requests])
    selector = selectors.DefaultSelector()
    found = Load(0.0)
    start = time.perf_counter()
    end = start + seconds

    def ask() -> None:
        request, encoded = next(prepared)
        started = time.perf_counter()
        connection = socket.create_connection(("127.0.0.1", port), 60)
        connection.sendall(encoded)
        connection.setblocking(False)
        selector.register(connection, selectors.EVENT_READ, _Conversation(request, started))

    for _connection in range(CONNECTIONS):
        ask()
    while selector.get_map():
        for key, _events in selector.select():
            connection, talk = key.fileobj, key.data
            assert isinstance(connection, socket.socket)
            try:
                data = connection.recv(1 << 18)
            except BlockingIOError:
                continue
            if data:
                talk.received += data
                continue
            now = time.perf_counter()
            selector.unregister(connection)
            connection.close()
            found.latencies.append(now - talk.started)
            if problem := _problem(talk):
                found.wrong.append(problem)
            if now < end:
                ask()
    found.seconds = time.perf_counter() - start
    return found


def _problem(talk: _Conversation) -> str | None:
    head, _blank, body = talk.received.partition(b"\r\n\r\n")
    status, expected = int(head[9:12] or 0), talk.request
    if status == expected.status and expected.length in (None, len(body)):
        return None
    return (
        f"{expected.path} gives {status} with {len(body)} bytes, not {expected.status} with {expected.length}"
    )
