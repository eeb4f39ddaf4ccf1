"""Stored reviews for templates: the cards below a page, and what everybody may read of one."""

import re
from datetime import datetime
from typing import Any

from pydantic_core import from_json

from wagtail_filmreview.models import PublishedReview
from wagtail_filmreview.representations.store.rows import API, version
from wagtail_filmreview.representations.store.serving import Listed, PublicStore, Wanted


class Cards:
    """The cards below a place in the page tree, newest first. Has ``count()`` and slices, for paginators.

    A card is what an API shows of a review in a list, spoiler-free; beside it ``url`` is the address within
    the site, and ``published_on`` a moment.
    """

    def __init__(self, below: str, likely: slice = slice(0, 1)) -> None:
        """``below`` is a page's path; ``likely`` the slice that will be asked for after the count."""
        self._store = PublicStore(below=below)
        self._likely = likely
        self._listed: Listed | None = None

    def count(self) -> int:
        if self._listed is None:
            self._listed = self._list(self._likely)
        return self._listed.count

    __len__ = count

    def __getitem__(self, wanted: slice) -> list[dict[str, Any]]:
        start, stop = wanted.start or 0, wanted.stop
        within = start == self._likely.start and stop <= self._likely.stop
        listed = self._listed if self._listed is not None and within else self._list(slice(start, stop))
        return [_card(text) for text in listed.items[: stop - start]]

    def _list(self, wanted: slice) -> Listed:
        return self._store.listing(Wanted(limit=wanted.stop - wanted.start, offset=wanted.start))


_SITE = re.compile(r'"html_url":"(https?://[^/"]+)/')


def _card(text: str) -> dict[str, Any]:
    # Within the site, addresses need no host: it may be looked at by another name.
    if site := _SITE.search(text):
        text = text.replace(f'"{site[1]}/', '"/')
    card = _read(text)
    published_on = card["published_on"]
    return {
        **card,
        "url": card["meta"]["html_url"],
        "published_on": datetime.fromisoformat(published_on) if published_on else None,
    }


def _read(text: str) -> Any:
    return from_json(text.replace(API, ""))


def stored_review(page_id: int) -> dict[str, Any] | None:
    """What everybody may read of a review, as it is stored; None where it is not, or known to be behind.

    Whether the page may be seen is for whoever serves it to know.
    """
    stored = PublishedReview.objects.filter(pk=page_id, version=version()).values_list("free", flat=True)
    text = stored.first()
    return _read(text) if text else None
