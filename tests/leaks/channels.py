"""Every address at which somebody without rights meets a review, on the site of the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, get_args

from django.test import Client
from wagtail import VERSION as WAGTAIL_VERSION

from wagtail_filmreview.vocabulary import SpoilerLevel

HAS_V3 = WAGTAIL_VERSION >= (8, 0)
RICH_TEXT_FORMATS: tuple[str, ...] = ()
if HAS_V3:
    from wagtail.api.rich_text import RichTextOutputFormat

    RICH_TEXT_FORMATS = get_args(RichTextOutputFormat)


@dataclass(frozen=True)
class Answer:
    """What came back, all of it, as text."""

    status: int
    headers: str
    body: str

    @property
    def text(self) -> str:
        return f"{self.headers}\n\n{self.body}"


def answer_of(response: Any) -> Answer:
    """The answer that Django's test client got."""
    body = response.getvalue() if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in sorted(response.headers.items()))
    cookies = "".join(f"\n{cookie}" for cookie in response.cookies.values())
    return Answer(response.status_code, headers + cookies, body.decode())


@dataclass(frozen=True)
class Channel:
    """An address of a review or of what lists it, and what must be there.

    ``bodies`` says that it shows whole bodies, as ``html`` or ``json``. ``has_levels`` says that readers can
    ask it for a level; a channel without shows everybody the same, or ``refuses`` who asks.
    """

    name: str
    address: Callable[[Any], str]
    query: dict[str, str] = field(default_factory=dict)
    bodies: str | None = None
    has_levels: bool = True
    refuses: bool = False
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name

    def fetch(self, page: Any, level: SpoilerLevel | None) -> Answer:
        query = {**self.query, **({"spoilers": level.value} if level is not None else {})}
        headers = {"host": "localhost", **self.headers}
        return answer_of(Client().get(self.address(page), query, headers=headers))

    def refused(self, level: SpoilerLevel | None) -> bool:
        return self.refuses and level is not None

    def level_shown(self, level: SpoilerLevel | None) -> SpoilerLevel:
        return level if level is not None and self.has_levels else SpoilerLevel.NONE


def _at(address: str) -> Callable[[Any], str]:
    return lambda page: address.format(id=page.pk)


def _channels() -> Iterator[Channel]:
    yield Channel("page", lambda page: page.url, bodies="html")
    yield Channel("index page", lambda page: page.get_parent().url)
    yield Channel("feed", lambda page: f"{page.get_parent().url}feed/")
    yield Channel("sitemap", _at("/sitemap.xml"))
    yield Channel("search page", _at("/search/"), {"query": "review"})
    yield from _v2()
    if HAS_V3:
        yield from _v3()


def _v2() -> Iterator[Channel]:
    reviews, pages = "/api/v2/film-reviews/", "/api/v2/pages/"
    type_ = {"type": "wagtail_filmreview_pages.FilmReviewPage"}
    yield Channel("our API v2, list", _at(reviews))
    yield Channel("our API v2, detail", _at(reviews + "{id}/"), bodies="json")
    yield Channel("stock API v2, detail", _at(pages + "{id}/"), bodies="json")
    yield Channel("stock API v2, every field", _at(pages + "{id}/"), {"fields": "*"}, bodies="json")
    yield Channel(
        "stock API v2, nested", _at(pages + "{id}/"), {"fields": "_,alias_of(*),review_body"}, "json"
    )
    yield Channel(
        "stock API v2, browsable", _at(pages + "{id}/"), {"fields": "*"}, headers={"accept": "text/html"}
    )
    for how in RICH_TEXT_FORMATS:
        name = f"stock API v2, detail as {how}"
        yield Channel(name, _at(pages + "{id}/"), {"rich_text_format": how}, "json")
    # Wagtail's lists take no parameter that they do not know.
    lists: dict[str, Any] = {"has_levels": False, "refuses": True}
    yield Channel("our API v2, films", _at("/api/v2/films/"), **lists)
    every = {**type_, "fields": "*"}
    yield Channel("stock API v2, list", _at(pages), **lists)
    yield Channel("stock API v2, list of every field", _at(pages), every, "json", **lists)
    bodies = {**type_, "fields": "_,review_body"}
    yield Channel("stock API v2, list of bodies", _at(pages), bodies, "json", **lists)
    yield Channel("stock API v2, search", _at(pages), {**every, "search": "review"}, "json", **lists)
    for listed in ("images", "documents"):
        yield Channel(f"stock API v2, {listed}", _at(f"/api/v2/{listed}/"), {"fields": "*"}, **lists)


def _v3() -> Iterator[Channel]:
    reviews, pages = "/api/v3/film-reviews/", "/api/v3/pages/"
    yield Channel("our API v3, list", _at(reviews))
    yield Channel("our API v3, detail", _at(reviews + "{id}/"), bodies="json")
    yield Channel("stock API v3, list", _at(pages), has_levels=False)
    yield Channel("stock API v3, detail", _at(pages + "{id}/"), bodies="json", has_levels=False)
    for how in RICH_TEXT_FORMATS:
        name = f"stock API v3, detail as {how}"
        yield Channel(name, _at(pages + "{id}/"), {"rich_text_format": how}, "json", has_levels=False)
    draft = {"version": "draft"}
    yield Channel("stock API v3, draft", _at(pages + "{id}/"), draft, "json", has_levels=False)
    yield Channel("stock API v3, search", _at(pages), {"search": "review"}, has_levels=False)
    yield Channel("stock API v3, images", _at("/api/v3/images/"))
    yield Channel("stock API v3, documents", _at("/api/v3/documents/"))


CHANNELS = list(_channels())
