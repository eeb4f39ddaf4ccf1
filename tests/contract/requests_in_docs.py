"""The requests that the docs show as ``curl …`` with the answer in the next block, and how they are compared.

An answer is a block of JSON, which is the whole body, or one of HTTP: the first line and headers, all of
which must be so, though not all there are, and the body, if one is shown. Three kinds of value are made
anew by each site and say nothing by themselves: entity tags, cursors and places in the history. Where one
of them stands in an answer, it is learnt, and used where a later request of the page has it.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.test import Client

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Asked:
    """One request of a page, and the block that shows its answer."""

    command: str
    language: str
    shown: str


def asked_in(page: Path) -> Iterator[Asked]:
    blocks = BLOCK.findall(page.read_text())
    for number, (language, text) in enumerate(blocks):
        if language == "console" and text.startswith("curl "):
            answer, shown = blocks[number + 1]
            assert answer in {"json", "http"}, f"no answer is shown to {text}"
            yield Asked(text, answer, shown)


@dataclass
class Reader:
    """Somebody who types in what a page shows, one request after the other."""

    client: Client = field(default_factory=Client)
    learnt: dict[str, str] = field(default_factory=dict)

    def check(self, asked: Asked) -> None:
        """Send the request and fail where the answer is not as it is shown."""
        command = asked.command
        for shown, real in self.learnt.items():
            command = command.replace(shown, real)
        response = self._send(shlex.split(command.replace("\\\n", " "))[1:])
        if asked.language == "json":
            assert response.status_code == 200, response.content
            self._same(json.loads(asked.shown), response.json())
            return
        head, _blank, body = asked.shown.partition("\n\n")
        first, *lines = head.splitlines()
        assert int(first.split()[1]) == response.status_code, (first, response.content)
        for line in lines:
            name, _colon, value = line.partition(": ")
            self._same_header(name, value, response[name])
        if body.strip():
            self._same(json.loads(body), response.json())

    def _send(self, words: list[str]) -> Any:
        headers, method, address = {}, self.client.get, ""
        while words:
            word = words.pop(0)
            if word in {"--header", "-H"}:
                name, _colon, value = words.pop(0).partition(": ")
                headers[name] = value
            elif word in {"--head", "-I"}:
                method = self.client.head
            elif word not in {"--include", "-i"}:
                assert not word.startswith("-"), word
                address = word
        parts = urlsplit(address)
        return method(f"{parts.path}?{parts.query}", headers={"host": parts.netloc, **headers}, secure=True)

    def _same_header(self, name: str, shown: str, real: str) -> None:
        if name == "ETag":
            self.learnt[shown.strip('"')] = real.strip('"')
        elif name == "Link":
            self._learn(r"cursor=([\w-]+)", shown, real)
        for told, meant in self.learnt.items():
            shown = shown.replace(told, meant)
        assert shown == real, name

    def _learn(self, pattern: str, shown: str, real: str) -> None:
        told, meant = re.search(pattern, shown), re.search(pattern, real)
        assert told and meant, (shown, real)
        self.learnt[told[1]] = meant[1]

    def _same(self, shown: Any, real: Any) -> None:
        if "next" in shown and "next" in real:
            self.learnt[shown["next"]] = real["next"]
        assert _told(shown) == _told(real), json.dumps(real, ensure_ascii=False)


def _told(answer: Any) -> Any:
    """An answer without what is another on each site, and the words that explain a refusal."""
    if isinstance(answer, list):
        return [_told(one) for one in answer]
    if not isinstance(answer, dict):
        return answer
    left_out = {"next", "sequence"} if {"next", "sequence"} & {*answer} else set()
    if "status" in answer:
        left_out = {"title", "detail"}
    return {name: _told(value) for name, value in answer.items() if name not in left_out}
