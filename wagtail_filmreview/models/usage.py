"""Who uses a film or person: the one rule that decides whether it may be deleted.

A foreign key cannot decide it. PROTECT does not see streams or drafts, and what a draft names would be
deleted from under it. So three places are asked: the foreign keys themselves, Wagtail's reference index
(streams and rich text of what is saved), and every revision that may still become the page — the
latest where it differs from what is live, and those that are scheduled.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.deletion import ProtectedError
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.models import DraftStateMixin, ReferenceIndex, Revision


@dataclass(frozen=True)
class Use:
    """One thing that names another, and where it does."""

    object: Any
    where: str

    @cached_property
    def label(self) -> str:
        model = self.object._meta.verbose_name
        return _("%(object)s (%(model)s, %(where)s)") % {
            "object": getattr(self.object, "draft_title", None) or self.object,
            "model": model,
            "where": self.where,
        }


def uses_of(target: models.Model) -> list[Use]:
    """Everything that names ``target`` now or may once a draft or schedule goes live, each once."""
    found: dict[tuple[Any, Any], Use] = {}
    for use in (*_rows(target), *_references(target), *_revisions(target)):
        found.setdefault((use.object._meta.concrete_model, use.object.pk), use)
    return list(found.values())


def refuse_deletion_in_use(sender: Any, instance: models.Model, **kwargs: Any) -> None:
    """A ``pre_delete`` receiver: raise ``ProtectedError`` with a list of uses."""
    if uses := uses_of(instance):
        raise ProtectedError(
            _("“%(object)s” is in use: %(uses)s.")
            % {"object": instance, "uses": "; ".join(use.label for use in uses)},
            {use.object for use in uses},
        )


def _rows(target: models.Model) -> Iterator[Use]:
    """Foreign keys in the database, which are right even where the reference index lags behind."""
    for model, field in _keys_to(type(target)):
        if field.remote_field.on_delete is models.CASCADE:
            continue  # the target's own rows
        for row in model._default_manager.filter(**{field.name: target}):
            owner = _owner(row)
            if owner is not None and owner != target:
                yield Use(owner, _("published or saved"))


def _keys_to(model: type[models.Model]) -> Iterator[tuple[type[models.Model], Any]]:
    for other in apps.get_models():
        for field in other._meta.local_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is model:
                yield other, field


def _owner(row: models.Model) -> models.Model | None:
    """What an editor would look for: the film of a credit, the page itself."""
    for field in row._meta.get_fields():
        if isinstance(field, ParentalKey):
            return getattr(row, field.name)
    return row


def _references(target: models.Model) -> Iterator[Use]:
    for reference in ReferenceIndex.get_references_to(target).select_related("content_type"):
        model = reference.content_type.model_class()
        source = model and model._default_manager.filter(pk=reference.object_id).first()
        if source is None or source == target:
            continue
        yield Use(source, _("published or saved"))


def _revisions(target: models.Model) -> Iterator[Use]:
    wanted = (ReferenceIndex._get_base_content_type(target).pk, str(target.pk))
    for revision in _revisions_to_come():
        model = revision.content_type.model_class()
        if model is None or not ReferenceIndex.is_indexed(model):
            continue
        draft = revision.as_object()
        if draft == target:
            continue
        for content_type, object_id, *_paths in ReferenceIndex._extract_references_from_object(draft):
            if (content_type, object_id) == wanted:
                scheduled = revision.approved_go_live_at is not None
                yield Use(draft, _("scheduled") if scheduled else _("in a draft"))
                break


def _revisions_to_come() -> Iterator[Revision]:
    """Revisions that are not what is live but may become it."""
    to_come = Q(approved_go_live_at__isnull=False)
    for model in _models_with_drafts():
        changed = model._default_manager.filter(has_unpublished_changes=True)
        to_come |= Q(pk__in=changed.values("latest_revision"))
    yield from (
        Revision.objects.filter(to_come)
        .select_related("content_type")
        .order_by("pk")
        .iterator(chunk_size=200)
    )


def _models_with_drafts() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not model._meta.parents:
            yield model
