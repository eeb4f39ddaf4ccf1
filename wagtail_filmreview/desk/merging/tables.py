"""Putting one person in the place of others in every table: relations, streams and rich text.

Relations are asked by their keys, content by its text: the reference index lags and knows no many-to-many.
What is changed is written past the models, because saving what a stream becomes in Python would lose what
the site has no block for; whoever owns it is then saved by one field that nobody changed, so that all who
listen learn of it.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.db.models import JSONField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField

from wagtail_filmreview.desk.merging.content import Successor, block_may_name
from wagtail_filmreview.desk.merging.folding import Row, fold
from wagtail_filmreview.desk.merging.owners import Owner, owner_of, parent_key
from wagtail_filmreview.models import PersonText

KEPT_APART = frozenset({"wagtailcore", "wagtailsearch", "modelsearch", "wagtailadmin", "admin"})
"""Apps whose generic relations are records of one row, which go or stay with it."""


class CannotMerge(Exception):
    """Why two people cannot become one, in words for an editor. Nothing has been changed."""


def owners_in_tables(successor: Successor) -> set[Owner]:
    """Everything that ``move`` would change, as far as it can be said without doing it."""
    found: set[Owner] = set()
    for model in _models():
        for field in _keys(model, successor):
            rows = _naming(model, field, successor)
            found.update(one for row in rows if (one := owner_of(row)))
        for field in _content(model, successor):
            found.update(one for row, _new in _rewritten(model, field, successor) if (one := owner_of(row)))
    return found


def move(successor: Successor) -> Counter[Owner]:
    """Change every row, and say in how many places of what."""
    moved: Counter[Owner] = Counter()
    for model in _models():
        for field in _keys(model, successor):
            rows = list(_naming(model, field, successor))
            owners = [owner_of(row) for row in rows]
            if rows:
                _move_keys(model, field, rows, successor)
            successor.moved += len(rows)
            moved.update(one for one in owners if one)
            parents = {one[1] for one in owners if one and parent_key(model)}
            if rows and parents and isinstance(field, models.ForeignKey):
                _fold_rows(model, field, parents, {row.pk for row in rows}, successor)
        for field in _content(model, successor):
            for row, new in _rewritten(model, field, successor):
                model._base_manager.filter(pk=row.pk).update(**{field.name: new})
                if one := owner_of(row):
                    moved[one] += 1
    return moved


def _models() -> Iterator[Any]:
    for model in apps.get_models(include_auto_created=True):
        # The texts about a person are the person's own.
        if model._meta.managed and not model._meta.proxy and model is not PersonText:
            yield model


def _keys(model: Any, successor: Successor) -> Iterator[Any]:
    for field in model._meta.local_fields:
        if field.is_relation and successor.means(field.related_model):
            yield field
    if model._meta.app_label not in KEPT_APART:
        for private in model._meta.private_fields:
            if isinstance(private, GenericForeignKey):
                yield private


def _naming(model: Any, field: Any, successor: Successor) -> models.QuerySet[Any]:
    rows = model._base_manager.order_by("pk")
    former = sorted(map(int, successor.former))
    if isinstance(field, GenericForeignKey):
        content_type = ContentType.objects.get_for_model(successor.model)
        return rows.filter(**{field.ct_field: content_type, f"{field.fk_field}__in": former})
    return rows.filter(**{f"{field.attname}__in": former})


def _move_keys(model: Any, field: Any, rows: list[Any], successor: Successor) -> None:
    name = field.fk_field if isinstance(field, GenericForeignKey) else field.attname
    new = {name: successor.kept}
    try:
        with transaction.atomic():
            model._base_manager.filter(pk__in=[row.pk for row in rows]).update(**new)
    except IntegrityError:
        for row in rows:
            try:
                with transaction.atomic():
                    model._base_manager.filter(pk=row.pk).update(**new)
            except IntegrityError as error:
                _give_way(model, row, successor, error)


def _give_way(model: Any, row: Any, successor: Successor, error: IntegrityError) -> None:
    """A row that may name somebody only once, beside one that does so already."""
    if not model._meta.auto_created:
        raise CannotMerge(
            _("%(what)s may name somebody only once, and names two of these people. Change it first.")
            % {"what": _("“%(name)s” (%(kind)s)") % {"name": row, "kind": model._meta.verbose_name}}
        ) from error
    # A many-to-many relation that has both: it has the one already.
    model._base_manager.filter(pk=row.pk).delete()
    successor.folded += owner_of(row) is not None


def _fold_rows(model: Any, field: Any, parents: set[Any], moved: set[Any], successor: Successor) -> None:
    """Make one of an owner's rows that say the same now, such as one credit that was there twice."""
    parent = parent_key(model)
    by_parent: dict[Any, list[Row]] = {}
    order = [*(["sort_order"] if hasattr(model, "sort_order") else []), "pk"]
    naming = {f"{parent.attname}__in": parents, field.attname: successor.kept}
    for values in model._base_manager.filter(**naming).order_by(*order).values():
        key = values["id"] if "id" in values else values[model._meta.pk.attname]
        by_parent.setdefault(values[parent.attname], []).append(Row(values, key in moved, key))
    for rows in by_parent.values():
        kept = fold(rows, lambda _a, _b: True)
        for row in kept if len(kept) < len(rows) else ():
            new = {name: value for name, value in row.value.items() if name != model._meta.pk.attname}
            model._base_manager.filter(pk=row.wrapped).update(**new)
        gone = {row.wrapped for row in rows} - {row.wrapped for row in kept}
        successor.folded += len(gone)
        model._base_manager.filter(pk__in=gone).delete()


def _content(model: Any, successor: Successor) -> Iterator[Any]:
    for field in model._meta.local_fields:
        if isinstance(field, StreamField) and block_may_name(field.stream_block, successor):
            yield field
        elif isinstance(field, RichTextField) and successor.link_types:
            yield field


def _rewritten(model: Any, field: Any, successor: Successor) -> Iterator[tuple[Any, Any]]:
    """Rows whose content names somebody, each with what is to be stored instead."""
    text = Cast(field.name, models.TextField())
    rows = model._base_manager.alias(text=text).filter(text__regex=successor.pattern)
    for key in list(rows.order_by("pk").values_list("pk", flat=True)):
        row = model._base_manager.filter(pk=key).only("pk").get()
        before = successor.moved
        if isinstance(field, StreamField):
            raw = model._base_manager.filter(pk=key).values_list(Cast(field.name, JSONField()), flat=True)[0]
            new: Any = Value(successor.block(field.stream_block, raw), output_field=JSONField())
        else:
            raw = model._base_manager.filter(pk=key).values_list(field.name, flat=True)[0]
            new = successor.html(raw)
        if successor.moved > before:
            yield row, new
