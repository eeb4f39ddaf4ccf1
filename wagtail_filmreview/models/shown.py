"""What reviews show something of, and how the rest of the package learns that it was saved."""

from typing import Any

from django.db import models, transaction
from django.dispatch import Signal
from modelcluster.fields import ParentalKey

from wagtail_filmreview.models.published import StoreState

rows_saved = Signal()
"""Sent with ``instance`` after it and its inline rows are saved, which ``post_save`` is too early for.

Inside the transaction that saved them, so that whoever listens succeeds or fails with it.
"""

DRAFT_ONLY = frozenset(
    {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}
)
"""What Wagtail saves of something when only a draft of it is new: the instance then holds that draft."""


def is_draft_only(update_fields: Any) -> bool:
    return update_fields is not None and set(update_fields) <= DRAFT_ONLY


class ShownInReviews(models.Model):
    """A model that reviews show something of, inline rows included. Stands before ``ClusterableModel``."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if is_draft_only(kwargs.get("update_fields")):
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            # Before anything is locked that a review being published may be waiting for.
            StoreState.take_turn()
            self._saving_rows = True
            try:
                super().save(*args, **kwargs)
            finally:
                self._saving_rows = False
            rows_saved.send(sender=type(self), instance=self)


class RowShownInReviews(models.Model):
    """An inline row of such a model, which may be saved or deleted alone."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if _is_saving_rows(self):
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            StoreState.take_turn()
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            StoreState.take_turn()
            return super().delete(*args, **kwargs)


def row_saved(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """``post_save`` and ``post_delete`` of an inline row: tell of its owner, unless that is being saved."""
    if not raw and not _is_saving_rows(instance) and (owner := _owner(instance)) is not None:
        rows_saved.send(sender=type(owner), instance=owner)


def _is_saving_rows(row: Any) -> bool:
    return getattr(_owner(row), "_saving_rows", False)


def _owner(row: Any) -> Any:
    field = next(field for field in row._meta.fields if isinstance(field, ParentalKey))
    return getattr(row, field.name, None)
