"""What reviews show something of, and how the rest of the package learns that it was saved."""

from typing import Any

from django.dispatch import Signal
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

rows_saved = Signal()
"""Sent with ``instance`` after it and its inline rows are saved, which ``post_save`` is too early for."""


class ShownInReviews(ClusterableModel):
    """A model whose inline rows are shown as well."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._saving_rows = True
        try:
            super().save(*args, **kwargs)
        finally:
            self._saving_rows = False
        rows_saved.send(sender=type(self), instance=self)


def row_saved(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """``post_save`` and ``post_delete`` of an inline row: tell of its owner, unless that is being saved."""
    for field in sender._meta.fields:
        if isinstance(field, ParentalKey) and not raw:
            owner = getattr(instance, field.name)
            if owner is not None and not getattr(owner, "_saving_rows", False):
                rows_saved.send(sender=type(owner), instance=owner)
