"""What a page must not say to those who asked for no spoiler."""

import json
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup

from wagtail_filmreview.representations.store.witness.comparing import ANY, MARK, RANKS, Html

TEXTS = ("name", "native_name", "character", "note", "html", "text", "heading", "caption", "attribution")
"""Where a representation holds words of an editor."""

SHORTEST = 4
"""Shorter words turn up by chance."""


def told(expected: Any, html: str) -> list[str]:
    """Words of what is hidden that a page's HTML says, unless the review says them openly elsewhere."""
    shown, openly = _words_of_page(html), " ".join(_words(expected, hidden=False))
    hidden = {text for text in _words(expected, hidden=True) if len(text) >= SHORTEST}
    return sorted(text for text in hidden if text in shown and text not in openly)


def _words(value: Any, hidden: bool, within: bool = False, name: str = "") -> Iterator[str]:
    """The words in a representation that are, or are not, hidden."""
    if isinstance(value, dict):
        within = within or RANKS.get(value.get("spoiler_level") or "none", 3) > 0
        for key, item in value.items():
            yield from _words(item, hidden, within, key)
    elif isinstance(value, list):
        for item in value:
            yield from _words(item, hidden, within, name)
    elif isinstance(value, Html):
        yield from _words_of_html(value.source, hidden, within)
    elif isinstance(value, str) and value is not ANY and (name in TEXTS or not hidden) and within == hidden:
        yield " ".join(value.split())


def _words_of_html(source: str, hidden: bool, within: bool) -> Iterator[str]:
    soup = BeautifulSoup(source, "html.parser")
    for string in soup.find_all(string=True):
        marks = string.find_parents("span", attrs={MARK: True})
        if (within or any(RANKS.get(str(span[MARK]), 3) for span in marks)) == hidden:
            yield " ".join(string.split())


def _words_of_page(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    nodes = [json.loads(element.string or "null") for element in soup("script")]
    scripts = [json.dumps(node, ensure_ascii=False) for node in nodes]
    attributes = [str(value) for element in soup.find_all(True) for value in element.attrs.values()]
    return " ".join(" ".join([soup.get_text(" "), *scripts, *attributes]).split())
