"""Writing stored reviews. Everything here runs inside the transaction that changed what they show.

There is one writer at a time, from the building of a representation to the commit: see
``StoreState.take_turn``. So a review is built either before somebody renames what it shows, and then the
rename finds it and builds it again, or after. Nothing here locks a page: who saves a page has it locked
before taking a turn, and who changes a film, person or genre takes a turn first.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models, transaction
from django.db.models import Value

from wagtail_filmreview.models import (
    FilmReviewMixin,
    GoneReview,
    PublishedReview,
    ReviewSource,
    ReviewTerm,
    StoreState,
)
from wagtail_filmreview.representations.store.changes import (
    announce,
    number_translations,
    tags_by_review,
    urls_of,
)
from wagtail_filmreview.representations.store.rows import rows_of_all
from wagtail_filmreview.representations.store.sources import TRANSLATIONS

COLUMNS = [field.name for field in PublishedReview._meta.concrete_fields if not field.primary_key]


@transaction.atomic(savepoint=False)
def write(pages: Iterable[FilmReviewMixin]) -> set[int]:
    """Store live pages as they are in memory, and return their ids.

    ``pages`` are not asked for before it is this transaction's turn: a query may stand for them.
    """
    sequence = StoreState.advance()
    rows = {row.review.page_id: row for row in rows_of_all(list(pages))}
    if not rows:
        return set()
    former = _former(rows)
    for pk, row in rows.items():
        # As an expression it keeps Django from sending arrays, which cost more to write than all the rest.
        row.review.sequence = Value(sequence)
        if pk in former and former[pk].entity_tag == row.review.entity_tag:
            # Only what is hidden has changed, if anything, of which no header may tell.
            row.review.changed_at = former[pk].changed_at
    PublishedReview.objects.bulk_create(
        [row.review for row in rows.values()],
        update_conflicts=True,
        unique_fields=["page_id"],
        update_fields=COLUMNS,
    )
    _replace(
        ReviewTerm,
        ("kind", "value", "detail", "spoiler_level"),
        {pk: row.terms for pk, row in rows.items()},
    )
    tags = _replace(ReviewSource, ("tag",), {pk: {(tag,) for tag in row.tags} for pk, row in rows.items()})
    if new := rows.keys() - former.keys():
        GoneReview.objects.filter(page_id__in=new).delete()
    urls = {pk: urls_of(row.review.card) for pk, row in rows.items()}
    if elsewhere := [pk for pk in rows if pk not in former or urls[pk] != former[pk].urls]:
        number_translations({tag for pk in elsewhere for tag in _translations(rows[pk].tags)}, sequence)
    announce(
        {pk: {tag for (tag,) in tags[pk]} for pk in rows},
        set().union(*(one.urls for one in former.values()), *urls.values()),
    )
    return set(rows)


@transaction.atomic
def remove(ids: Collection[int]) -> None:
    """Forget reviews that are live no more, and leave a tombstone for each that was stored."""
    StoreState.take_turn()
    former = _former(ids)
    if not former:
        return
    tags = tags_by_review(former)
    sequence = StoreState.advance()
    PublishedReview.objects.filter(pk__in=former).delete()
    number_translations(_translations(set().union(*tags.values())), sequence)
    GoneReview.objects.bulk_create(
        [GoneReview(page_id=pk, sequence=sequence) for pk in former],
        update_conflicts=True,
        unique_fields=["page_id"],
        update_fields=["sequence"],
    )
    announce(tags, set().union(*(one.urls for one in former.values())))


def _translations(tags: Iterable[str]) -> set[str]:
    return {tag for tag in tags if tag.startswith(TRANSLATIONS)}


@dataclass(frozen=True)
class _Former:
    """What a review was before."""

    urls: set[str]
    entity_tag: str
    changed_at: datetime


def _former(ids: Iterable[int]) -> dict[int, _Former]:
    stored = PublishedReview.objects.filter(pk__in=list(ids))
    rows = stored.values_list("pk", "card", "entity_tag", "changed_at")
    return {pk: _Former(urls_of(card), tag, changed_at) for pk, card, tag, changed_at in rows}


def _replace(
    model: type[models.Model],
    fields: tuple[str, ...],
    wanted: dict[int, Collection[tuple[str, ...]]],
) -> dict[int, set[tuple[str, ...]]]:
    """Make the rows of each review what is wanted, touching only those that differ: most never do.

    Returns what there was and is, by review.
    """
    surplus = []
    missing = {(pk, *row) for pk, rows in wanted.items() for row in rows}
    touched = {pk: set(rows) for pk, rows in wanted.items()}
    rows = model._default_manager.filter(review__in=list(wanted)).values_list("pk", "review_id", *fields)
    for key, pk, *row in rows:
        touched[pk].add(tuple(row))
        if (pk, *row) in missing:
            missing.discard((pk, *row))
        else:
            surplus.append(key)
    if surplus:
        model._default_manager.filter(pk__in=surplus).delete()
    model._default_manager.bulk_create(
        [model(**dict(zip(("review_id", *fields), row, strict=True))) for row in sorted(missing)]
    )
    return touched
