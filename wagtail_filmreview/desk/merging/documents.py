"""Putting one person in the place of others in serialised objects, as revisions hold them."""

import json
from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.fields import RichTextField, StreamField

from wagtail_filmreview.desk.merging.content import Successor, block_may_name
from wagtail_filmreview.desk.merging.folding import Row


def rewrite(successor: Successor, model: Any, data: dict[str, Any]) -> None:
    """A serialised object, as revisions hold it, with the rows that belong to it. Changed in place."""
    for field in model._meta.get_fields():
        if isinstance(field, GenericForeignKey):
            _generic(successor, field, data)
        if (name := field.name) not in data or getattr(field, "auto_created", False):
            continue
        if isinstance(field, StreamField):
            _stream_field(successor, field, data)
        elif isinstance(field, RichTextField):
            data[name] = successor.html(data[name])
        elif (
            field.is_relation and successor.means(field.related_model) and not isinstance(field, ParentalKey)
        ):
            given = data[name]
            # Of a many-to-many relation the keys, each once.
            data[name] = (
                list(dict.fromkeys(map(successor.key, given)))
                if isinstance(given, list)
                else successor.key(given)
            )
    if issubclass(model, ClusterableModel):
        for relation in get_all_child_relations(model):
            _children(successor, relation, data)


def _stream_field(successor: Successor, field: Any, data: dict[str, Any]) -> None:
    given = data[field.name]
    try:
        raw = json.loads(given) if isinstance(given, str) else given
    except ValueError:
        return
    before = successor.moved
    new = successor.block(field.stream_block, raw)
    if successor.moved > before:
        data[field.name] = json.dumps(new) if isinstance(given, str) else new


def _generic(successor: Successor, field: Any, data: dict[str, Any]) -> None:
    content_type, key = data.get(field.ct_field), data.get(field.fk_field)
    if content_type and content_type == ContentType.objects.get_for_model(successor.model).pk:
        data[field.fk_field] = successor.key(key)


def _children(successor: Successor, relation: Any, data: dict[str, Any]) -> None:
    name = relation.get_accessor_name()
    if not isinstance(given := data.get(name), list):
        return
    rows = []
    for child in given:
        before = successor.moved
        rewrite(successor, relation.related_model, child)
        rows.append(Row(child, successor.moved > before))
    names = [
        field.name
        for field in relation.related_model._meta.local_fields
        if successor.means(field.related_model) and not isinstance(field, ParentalKey)
    ]
    if names:
        data[name] = [
            row.value
            for row in successor.fold(rows, lambda a, b: all(a.get(one) == b.get(one) for one in names))
        ]


def may_name(model: Any, successor: Successor) -> bool:
    """Whether an object of a model, or a row that belongs to it, can name such a person at all."""
    for field in model._meta.get_fields():
        if isinstance(field, GenericForeignKey):
            return True
        if getattr(field, "auto_created", False):
            continue
        if isinstance(field, StreamField) and block_may_name(field.stream_block, successor):
            return True
        if isinstance(field, RichTextField) and successor.link_types:
            return True
        if field.is_relation and successor.means(field.related_model) and not isinstance(field, ParentalKey):
            return True
    return issubclass(model, ClusterableModel) and any(
        may_name(relation.related_model, successor) for relation in get_all_child_relations(model)
    )
