"""Whether the store says what the pages say, compared column by column with a fresh build."""

from __future__ import annotations

from typing import Any

from wagtail_filmreview.models import PublishedReview, ReviewSource, ReviewTerm, review_models
from wagtail_filmreview.representations.store.refreshing import BEHIND
from wagtail_filmreview.representations.store.rows import rows_of
from wagtail_filmreview.representations.store.writing import COLUMNS


def differences() -> list[str]:
    """What is wrong with the store, in words; empty if nothing is."""
    live = {page.pk: page for model in review_models() for page in model.objects.live()}
    stored = PublishedReview.objects.in_bulk()
    found = [f"{pk} is live and not stored" for pk in live.keys() - stored.keys()]
    found += [f"{pk} is stored and not live" for pk in stored.keys() - live.keys()]
    for pk in live.keys() & stored.keys():
        fresh = rows_of(live[pk])
        for column in COLUMNS:
            if column != "sequence":
                found += _difference(pk, column, getattr(stored[pk], column), getattr(fresh.review, column))
        terms = ReviewTerm.objects.filter(review=pk).values_list("kind", "value", "detail", "spoiler_level")
        found += _difference(pk, "terms", sorted(terms), sorted(fresh.terms))
        tags = ReviewSource.objects.filter(review=pk).values_list("tag", flat=True)
        found += _difference(pk, "tags", sorted(tags), sorted(fresh.tags))
    return found


def _difference(pk: int, name: str, stored: Any, fresh: Any) -> list[str]:
    return [] if stored == fresh else [f"{pk} {name}:\n  stored {stored!r}\n  fresh  {fresh!r}"]


def assert_store_is_right() -> None:
    assert not (found := differences()), "\n".join(found)


def assert_agreeing_or_known_to_be_behind() -> None:
    """Every live review is stored as it is, or a rebuild will find it."""
    behind = set(PublishedReview.objects.filter(version=BEHIND).values_list("pk", flat=True))
    found = [
        text
        for text in differences()
        if "is live and not stored" not in text and int(text.split()[0]) not in behind
    ]
    assert not found, "\n".join(found)
