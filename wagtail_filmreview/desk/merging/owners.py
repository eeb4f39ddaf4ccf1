"""What an editor would look for when a row names somebody, and telling others that it has changed."""

from typing import Any

from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField

from wagtail_filmreview.models import base_page
from wagtail_filmreview.models.shown import DRAFT_ONLY

Owner = tuple[Any, Any]
"""The film of a credit, not the credit. A model and a key."""


def parent_key(model: Any) -> Any:
    return next((field for field in model._meta.fields if isinstance(field, ParentalKey)), None)


def owner_of(row: Any) -> Owner | None:
    """None for what is derived from pages, and kept with them."""
    model = type(row)
    if getattr(model, "wagtail_reference_index_ignore", False):
        return None
    if parent := parent_key(model):
        key = getattr(row, parent.attname)
        above = parent.related_model._base_manager.filter(pk=key).only("pk").first()
        return owner_of(above) if above else None
    if model._meta.auto_created:
        holder = model._meta.auto_created
        field = next(one for one in model._meta.local_fields if one.related_model is holder)
        if getattr(holder, "wagtail_reference_index_ignore", False):
            return None
        return owner(holder, getattr(row, field.attname))
    return owner(model, row.pk)


def owner(model: Any, key: Any) -> Owner:
    """A page is the same one, whichever of its classes has the field."""
    return (base_page() if issubclass(model, base_page()) else model, model._meta.pk.to_python(key))


def tell(model: Any, key: Any) -> None:
    """Save what was changed by a field that was not, for all who listen: store, indexes, the site's own."""
    # Its content is new in the database, and what else there is to it may be just being changed.
    found: Any = model._base_manager.select_for_update().filter(pk=key).first()
    if found is None:
        return
    is_page = isinstance(found, base_page())
    row = found.specific if is_page else found
    options: dict[str, Any] = {"clean": False} if is_page else {}
    if name := _any_field(type(row)):
        options["update_fields"] = [name]
    row.save(**options)


def _any_field(model: Any) -> str | None:
    """One that is neither the key nor content, nor among those that are saved when only a draft is new."""
    fields = [*model._meta.local_concrete_fields, *model._meta.concrete_fields]
    return next(
        (
            field.name
            for field in fields
            if not (field.primary_key or field.remote_field or isinstance(field, StreamField))
            and not getattr(field, "auto_now", False)
            and field.name not in DRAFT_ONLY
        ),
        None,
    )
