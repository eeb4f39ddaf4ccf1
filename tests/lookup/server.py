"""A server on this machine that speaks like the catalogues, and answers as badly as they sometimes do."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass
class Reply:
    body: Any
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass
class Asked:
    path: str
    query: dict[str, str]
    headers: Any


@dataclass
class Catalogue:
    """What the server answers by path, or by path and the value of ``action``; everything else is a 404."""

    url: str
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    whatever: Reply | None = None
    """The answer to everything, where all is broken."""
    released: threading.Event = field(default_factory=threading.Event)
    silent: bool = False
    """No answer at all, until the test is over."""

    def says(self, path: str, body: Any, status: int = 200, **headers: str) -> None:
        self.replies[path] = Reply(body, status, headers)

    def reply(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        if self.silent:
            self.released.wait(timeout=30)
        if self.whatever:
            return self.whatever
        action = asked.query.get("action")
        if action == "wbgetentities":
            known = self.replies["entities"].body
            return Reply(
                {"entities": {key: known[key] for key in asked.query["ids"].split("|") if key in known}}
            )
        missing = Reply({"success": False, "status_code": 34, "status_message": "Not found."}, 404)
        return self.replies.get(f"{asked.path}?{action}" if action else asked.path, missing)


@contextmanager
def serving() -> Iterator[Catalogue]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            reply = catalogue.reply(Asked(parts.path, dict(parse_qsl(parts.query)), self.headers))
            try:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", str(len(reply.content)))
                self.end_headers()
                self.wfile.write(reply.content)
            except (BrokenPipeError, ConnectionResetError):
                # Whoever asked did not wait.
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            """The tests say what they want to know."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    catalogue = Catalogue(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield catalogue
    finally:
        catalogue.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
