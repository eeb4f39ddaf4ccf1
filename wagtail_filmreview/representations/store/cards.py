"""Stored reviews for templates: the cards below a page, and what everybody may read of one."""

import json
import re
from typing import Any

from django.utils.dateparse import parse_datetime

from wagtail_filmreview.models import PublishedReview
from wagtail_filmreview.representations.store.rows import version
from wagtail_filmreview.representations.store.serving import PublicStore, Wanted


class Cards:
    """The cards below a place in the page tree, newest first. Has ``count()`` and slices, for paginators.

    A card is what an API shows of a review in a list, spoiler-free; beside it ``url`` is the address within
    the site, and ``published_on`` a moment.
    """

    def __init__(self, below: str) -> None:
        self._store = PublicStore(below=below)

    def count(self) -> int:
        return self._store.listing(Wanted(limit=1)).count

    __len__ = count

    def __getitem__(self, wanted: slice) -> list[dict[str, Any]]:
        start, stop = wanted.start or 0, wanted.stop
        return [_card(text) for text in self._store.listing(Wanted(limit=stop - start, offset=start)).items]


_SITE = re.compile(r'"html_url":"(https?://[^/"]+)/')


def _card(text: str) -> dict[str, Any]:
    # Within the site, addresses need no host: it may be looked at by another name.
    if site := _SITE.search(text):
        text = text.replace(f'"{site[1]}/', '"/')
    card = json.loads(text, strict=False)
    published_on = card["published_on"]
    return {
        **card,
        "url": card["meta"]["html_url"],
        "published_on": parse_datetime(published_on) if published_on else None,
    }


def stored_review(page_id: int) -> dict[str, Any] | None:
    """What everybody may read of a review, as it is stored; None where it is not, or known to be behind.

    Whether the page may be seen is for whoever serves it to know.
    """
    stored = PublishedReview.objects.filter(pk=page_id, version=version()).values_list("free", flat=True)
    text = stored.first()
    return json.loads(text, strict=False) if text else None
