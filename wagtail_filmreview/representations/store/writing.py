"""Writing stored reviews. Everything here runs inside the transaction that changed what they show."""

from collections.abc import Collection, Iterable

from django.db import connection, models, transaction

from wagtail_filmreview.models import (
    FilmReviewMixin,
    GoneReview,
    PublishedReview,
    ReviewSource,
    ReviewTerm,
    StoreState,
)
from wagtail_filmreview.representations.store.changes import announce, urls_of
from wagtail_filmreview.representations.store.rows import rows_of

BUILDING, CHANGING_SOURCES = "pg_advisory_xact_lock_shared", "pg_advisory_xact_lock"
_LOCK = 0x66696C6D  # any number that other locks of the site are unlikely to use: "film"

COLUMNS = [field.name for field in PublishedReview._meta.concrete_fields if not field.primary_key]


def take_turns(how: str) -> None:
    """Let nobody rename what a review is being built from, until this transaction ends.

    Reviews are built side by side; whoever changes a film or person waits for them, and they for whoever
    did. SQLite has one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {how}(%s)", [_LOCK])


@transaction.atomic
def write(pages: Iterable[FilmReviewMixin]) -> None:
    """Store live pages as they are in memory."""
    take_turns(BUILDING)
    rows = [rows_of(page) for page in pages]
    if not rows:
        return
    ids = [row.review.page_id for row in rows]
    tags, urls = _tags_by_review(ids), _urls(ids)
    sequence = StoreState.advance()
    for row in rows:
        row.review.sequence = sequence
    PublishedReview.objects.bulk_create(
        [row.review for row in rows], update_conflicts=True, unique_fields=["page_id"], update_fields=COLUMNS
    )
    _replace(
        ReviewTerm,
        ("kind", "value", "detail", "spoiler_level"),
        {row.review.page_id: row.terms for row in rows},
    )
    _replace(ReviewSource, ("tag",), {row.review.page_id: {(tag,) for tag in row.tags} for row in rows})
    GoneReview.objects.filter(page_id__in=ids).delete()
    announce(
        {row.review.page_id: tags.get(row.review.page_id, set()) | row.tags for row in rows},
        urls.union(*(urls_of(row.review.card) for row in rows)),
    )


@transaction.atomic
def remove(ids: Collection[int]) -> None:
    """Forget reviews that are live no more, and leave a tombstone for each that was stored."""
    tags, urls = _tags_by_review(ids), _urls(ids)
    stored = list(PublishedReview.objects.filter(pk__in=ids).values_list("pk", flat=True))
    if not stored:
        return
    sequence = StoreState.advance()
    PublishedReview.objects.filter(pk__in=stored).delete()
    GoneReview.objects.bulk_create(
        [GoneReview(page_id=pk, sequence=sequence) for pk in stored],
        update_conflicts=True,
        unique_fields=["page_id"],
        update_fields=["sequence"],
    )
    announce({pk: tags.get(pk, set()) for pk in stored}, urls)


def _urls(ids: Collection[int]) -> set[str]:
    stored = PublishedReview.objects.filter(pk__in=ids).values_list("card", flat=True)
    return set().union(*map(urls_of, stored))


def _tags_by_review(ids: Collection[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for pk, tag in ReviewSource.objects.filter(review__in=ids).values_list("review_id", "tag"):
        found.setdefault(pk, set()).add(tag)
    return found


def _replace(
    model: type[models.Model], fields: tuple[str, ...], wanted: dict[int, Collection[tuple[str, ...]]]
) -> None:
    """Make the rows of each review what is wanted, touching only those that differ: most never do."""
    surplus = []
    missing = {(pk, *row) for pk, rows in wanted.items() for row in rows}
    for pk, *row in model._default_manager.filter(review__in=wanted).values_list("pk", "review_id", *fields):
        if tuple(row) in missing:
            missing.discard(tuple(row))
        else:
            surplus.append(pk)
    if surplus:
        model._default_manager.filter(pk__in=surplus).delete()
    model._default_manager.bulk_create(
        [model(**dict(zip(("review_id", *fields), row, strict=True))) for row in sorted(missing)]
    )
