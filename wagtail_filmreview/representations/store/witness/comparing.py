"""Comparing what is stored with what a witness says, field by field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup

RANKS = {"none": 0, "mild": 1, "major": 2, "ending": 3}
LEFT_OF_A_CUT_NODE = ("id", "type", "spoiler_level", "word_count", "group")
MARK, PLACEHOLDER = "data-spoiler", "data-spoiler-hidden"
HIDING = re.compile(rf"""{MARK}=["'](?!none["'])""")


class _Anything:
    """Stands for what the witness cannot know."""

    def __repr__(self) -> str:
        return "…"


ANY: Any = _Anything()


@dataclass(frozen=True)
class Html:
    """Markup that says this, however it is spelt."""

    source: str

    def __repr__(self) -> str:
        return repr(self.source)


Found = tuple[str, Any, Any]
"""Path of a field, what is stored there, and what is expected."""

ABSENT = type("_Absent", (), {"__repr__": lambda self: "nothing"})()


def strictest(*levels: Any) -> str:
    """The highest of several levels. None is none; what is no level is the highest."""
    known = [level if level in RANKS else "ending" for level in (level or "none" for level in levels)]
    return max(known, key=RANKS.__getitem__, default="none")


def without_spoilers(expected: Any) -> Any:
    """What of an expectation everybody may see."""
    if isinstance(expected, dict):
        if RANKS.get(expected.get("spoiler_level", "none"), 3):
            kept = {name: expected[name] for name in LEFT_OF_A_CUT_NODE if name in expected}
            return {**kept, "redacted": True}
        return {name: without_spoilers(value) for name, value in expected.items()}
    if isinstance(expected, list):
        return [without_spoilers(value) for value in expected]
    return expected


def compare(expected: Any, stored: Any, cut: bool, path: str = "") -> Iterator[Found]:
    """Every field that differs. ``cut``: what is stored should show no marked phrase."""
    if expected is ANY:
        return
    if isinstance(expected, Html):
        if not isinstance(stored, str) or not _says(expected.source, stored, cut):
            yield path, stored, expected
        return
    kind: Any = type(expected)
    if kind is not type(stored):
        yield path, stored, expected
    elif kind is dict:
        for name in [*expected, *(name for name in stored if name not in expected)]:
            there, wanted = stored.get(name, ABSENT), expected.get(name, ABSENT)
            if wanted is not ANY or there is ABSENT:
                yield from compare(wanted, there, cut, f"{path}.{name}" if path else name)
    elif kind is list and len(expected) == len(stored):
        for at, (one, other) in enumerate(zip(expected, stored, strict=True)):
            yield from compare(one, other, cut, f"{path}[{at}]")
    elif expected != stored and not (kind is str and MARK in expected):
        # A text that only looks like marked markup is cut all the same.
        yield path, stored, expected


def leaks(stored: Any, path: str = "") -> Iterator[Found]:
    """Whatever in JSON for everybody carries a level and is there all the same."""
    if isinstance(stored, dict):
        if RANKS.get(stored.get("spoiler_level", "none"), 3):
            surplus = set(stored) - {*LEFT_OF_A_CUT_NODE, "redacted"}
            if surplus or stored.get("redacted") is not True:
                yield path, sorted(stored), [*LEFT_OF_A_CUT_NODE, "redacted"]
        else:
            for name, value in stored.items():
                yield from leaks(value, f"{path}.{name}" if path else name)
    elif isinstance(stored, list):
        for at, value in enumerate(stored):
            yield from leaks(value, f"{path}[{at}]")
    elif isinstance(stored, str) and HIDING.search(stored):
        yield path, stored, "no marked phrase"


def _says(expected: str, stored: str, cut: bool) -> bool:
    if expected == stored:
        return True
    if not cut or MARK not in expected:
        return _parsed(expected) == _parsed(stored)
    return not HIDING.search(stored) and _words(expected, MARK) == _words(stored, PLACEHOLDER)


def _parsed(html: str) -> str:
    return str(BeautifulSoup(html, "html.parser"))


def _words(html: str, without: str) -> str:
    """The text of markup without those elements, and without spaces: cutting may take some along."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select(f"[{without}]"):
        if not element.decomposed and element[without] != "none":
            element.decompose()
    return "".join(soup.get_text().split())
