"""The prose of a body as plain text, for what shows no markup."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup

from wagtail_filmreview import spoilers

OMITTED = "…"
"""Stands where a phrase was cut: no words, or a search would find every spoiler by them."""


def plain_text(body: Iterable[Mapping[str, Any]]) -> str:
    """Headings, paragraphs, quotes, synopsis and the verdict's summary, one paragraph to a line.

    ``body`` is that of a representation, already cut: a cut node leaves nothing. What a site's own
    blocks say is not known.
    """
    return "\n".join(line for node in body if not node["redacted"] for line in _lines(node))


def _lines(node: Mapping[str, Any]) -> Iterator[str]:
    match node["type"]:
        case "heading":
            yield from _of_text(node.get("text"))
        case "paragraph":
            yield from _of_html(node.get("html"))
        case "quote":
            yield from _of_text(node.get("text"))
            yield from _of_text(node.get("attribution"))
        case "verdict":
            yield from _of_html(node.get("summary"))
        case "synopsis":
            for section in node.get("sections", ()):
                if not section["redacted"]:
                    yield from _of_text(section["heading"])
                    yield from _of_html(section["html"])


def _of_text(text: str | None) -> Iterator[str]:
    for line in (text or "").splitlines():
        if words := line.split():
            yield " ".join(words)


def _of_html(html: str | None) -> Iterator[str]:
    soup = BeautifulSoup(html or "", "html.parser")
    for placeholder in soup.select(f"[{spoilers.HIDDEN}]"):
        placeholder.replace_with(OMITTED)
    for end in soup.find_all(["p", "li", "br"]):
        end.insert_after("\n")
    for line in _of_text(soup.get_text()):
        if line.strip(f"{OMITTED} "):
            yield line
