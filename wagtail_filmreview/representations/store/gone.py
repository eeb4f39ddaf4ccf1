"""Reviews that were public and are no more, as Wagtail's own log tells of them."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import PageLogEntry

from wagtail_filmreview.models import GoneReview, PublishedReview, StoreState, base_page, review_models

BATCH = 500

# Each says that the page was public then. A page that code makes or copies unpublished has none of them.
WAS_PUBLIC = (
    "wagtail.publish",
    "wagtail.publish.scheduled",
    "wagtail.unpublish",
    "wagtail.unpublish.scheduled",
)


def without_tombstone(below: Any | None = None) -> Iterator[list[int]]:
    """Ids of reviews that the log calls published, that are not live and of which the store says nothing.

    In batches. Of reviews that are deleted nobody knows any more where they were: with ``below`` they are
    left out.
    """
    content_types = ContentType.objects.get_for_models(*review_models(), for_concrete_models=False).values()
    pages = base_page()._default_manager.filter(pk=OuterRef("page_id"))
    entries = PageLogEntry.objects.filter(
        ~Exists(GoneReview.objects.filter(pk=OuterRef("page_id"))),
        ~Exists(PublishedReview.objects.filter(pk=OuterRef("page_id"))),
        ~Exists(pages.filter(live=True)),
        content_type__in=content_types,
        action__in=WAS_PUBLIC,
    )
    if below is not None:
        entries = entries.filter(Exists(pages.filter(path__startswith=below.path)))
    ids = entries.order_by("page_id").values_list("page_id", flat=True).distinct()
    last = 0
    while batch := list(ids.filter(page_id__gt=last)[:BATCH]):
        yield batch
        last = batch[-1]


@transaction.atomic
def take_away(ids: Sequence[int]) -> None:
    """Remove the tombstones of those that are stored: a review is not both there and gone."""
    StoreState.advance()
    stored = PublishedReview.objects.filter(pk__in=ids)
    GoneReview.objects.filter(pk__in=stored.values("pk")).delete()


@transaction.atomic
def leave_tombstones(ids: Sequence[int]) -> None:
    """Say of reviews that they are gone, unless one of them is public again by now."""
    # Whoever publishes one waits for this transaction, or has ended: its row is then seen here.
    sequence = StoreState.advance()
    back = set(PublishedReview.objects.filter(pk__in=ids).values_list("pk", flat=True))
    GoneReview.objects.bulk_create(
        [GoneReview(page_id=pk, sequence=sequence) for pk in ids if pk not in back], ignore_conflicts=True
    )
