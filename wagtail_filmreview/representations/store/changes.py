"""What is told to others once a change is committed: cache tags and addresses."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import Signal

from wagtail_filmreview import spoilers
from wagtail_filmreview.models import PublishedReview, ReviewSource, StoreState
from wagtail_filmreview.representations.store.sources import TRANSLATIONS, review_tag
from wagtail_filmreview.vocabulary import SpoilerLevel

reviews_changed = Signal()
"""Sent after commit, with ``change``: a ``Change``. Purge caches here."""

LIST_TAG = "film-reviews"
"""The cache tag of every list of reviews."""

BATCH = 500
"""So many reviews are told of together, where more than one batch of them was touched."""


@dataclass(frozen=True)
class Change:
    """What one transaction changed of what the public reads."""

    page_ids: frozenset[int]
    tags: frozenset[str]
    """Cache tags: of the reviews, of what they are and were built from, and of lists."""
    urls: frozenset[str] = field(default=frozenset())
    """Addresses of the pages, at every spoiler level."""


def announce(tags: Mapping[int, set[str]], urls: set[str]) -> None:
    """Send ``reviews_changed`` for these reviews, by id, once the transaction is committed."""
    change = Change(
        page_ids=frozenset(tags),
        tags=frozenset({LIST_TAG, *map(review_tag, tags), *(tag for of in tags.values() for tag in of)}),
        urls=frozenset(urls),
    )
    transaction.on_commit(lambda: reviews_changed.send_robust(sender=PublishedReview, change=change))


@transaction.atomic
def number_anew(stored: QuerySet[PublishedReview]) -> None:
    """Have whoever mirrors the site look at these reviews again: who may see them, or where, has changed."""
    sequence = StoreState.advance()
    named = ReviewSource.objects.filter(review__in=stored.values("pk"), tag__startswith=TRANSLATIONS)
    number_translations(named.values("tag"), sequence)
    stored.update(sequence=sequence)


def number_translations(tags: Any, sequence: int) -> None:
    """The same of reviews that name these as their translations; ``tags`` are of ``translations_tag``."""
    PublishedReview.objects.filter(sources__tag__in=tags).update(sequence=sequence)


@transaction.atomic
def access_changed(pages: QuerySet[Any]) -> None:
    """Say of the stored reviews among these pages that who may see them has changed."""
    stored = PublishedReview.objects.filter(pk__in=pages.values("pk")).order_by("pk")
    number_anew(stored)
    last = 0
    while cards := dict(stored.filter(pk__gt=last).values_list("pk", "card")[:BATCH]):
        announce(tags_by_review(cards), set().union(*map(urls_of, cards.values())))
        last = max(cards)


def tags_by_review(ids: Iterable[int]) -> dict[int, set[str]]:
    """What each of these stored reviews was built from."""
    found: dict[int, set[str]] = {pk: set() for pk in ids}
    for pk, tag in ReviewSource.objects.filter(review__in=list(found)).values_list("review_id", "tag"):
        found[pk].add(tag)
    return found


def urls_of(stored: str) -> set[str]:
    """The address of a stored review's page at every level, from its JSON; none if it has no site."""
    try:
        address = json.loads(stored, strict=False)["meta"]["html_url"]
    except (ValueError, KeyError, TypeError):
        return set()  # damaged, which must keep nobody from writing it anew
    return (
        {address + (f"?{spoilers.PARAMETER}={level.value}" if level.rank else "") for level in SpoilerLevel}
        if address
        else set()
    )
