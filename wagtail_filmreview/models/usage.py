"""Who uses a film, person, genre or service: the one rule that decides whether it may be deleted.

A foreign key cannot decide it. PROTECT does not see streams or drafts, and what a draft names would be
deleted from under it. So three places are asked: the relations themselves, Wagtail's reference index
(streams and rich text of what is saved), and every revision that may still become the page — the
latest where it differs from what is live, and those that are scheduled.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.db.models.deletion import ProtectedError
from django.db.models.functions import Cast
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import DraftStateMixin, ReferenceIndex, Revision


class Where(models.TextChoices):
    """In which state of itself something names another."""

    PUBLISHED = "published", _("published")
    SCHEDULED = "scheduled", _("scheduled")
    DRAFT = "draft", _("in a draft")
    SAVED = "saved", _("saved")


@dataclass(frozen=True)
class Use:
    """One thing that names another, and where it does."""

    object: Any
    where: Where

    @cached_property
    def title(self) -> str:
        return str(getattr(self.object, "draft_title", None) or self.object)

    @cached_property
    def model_name(self) -> str:
        return str(self.object._meta.verbose_name)

    @cached_property
    def label(self) -> str:
        return gettext("%(object)s (%(model)s, %(where)s)") % {
            "object": self.title,
            "model": self.model_name,
            "where": self.where.label,
        }


def uses_of(target: models.Model) -> list[Use]:
    """Everything that names ``target`` now or may once a draft or schedule goes live, each once."""
    found: dict[tuple[Any, Any], Use] = {}
    for use in (*_rows(target), *_references(target), *_revisions(target)):
        known = found.setdefault((use.object._meta.concrete_model, use.object.pk), use)
        # What was never published is told apart from what will be without anybody doing anything.
        if known.where is Where.DRAFT and use.where is Where.SCHEDULED:
            found[use.object._meta.concrete_model, use.object.pk] = use
    return list(found.values())


def _now(owner: Any) -> Where:
    """Where a use stands that is in the database and not in a revision."""
    if not isinstance(owner, DraftStateMixin):
        return Where.SAVED
    return Where.PUBLISHED if owner.live else Where.DRAFT


def refusal(target: models.Model, uses: list[Use]) -> str:
    """Why ``target`` cannot be deleted, in one sentence."""
    return gettext("“%(object)s” is in use: %(uses)s.") % {
        "object": target,
        "uses": "; ".join(use.label for use in uses),
    }


def refuse_deletion_in_use(sender: Any, instance: models.Model, **kwargs: Any) -> None:
    """A ``pre_delete`` receiver: raise ``ProtectedError`` with a list of uses."""
    if uses := uses_of(instance):
        raise ProtectedError(refusal(instance, uses), {use.object for use in uses})


def _rows(target: models.Model) -> Iterator[Use]:
    """Relations in the database: right where the reference index lags, and it knows no many-to-many."""
    for model, field in _relations_to(type(target)):
        rows = model._default_manager.filter(**{field.name: target})
        parent = _parent_key(model)
        for row in rows.select_related(parent) if parent else rows:
            owner = getattr(row, parent) if parent else row
            if owner is not None and owner != target:
                yield Use(owner, _now(owner))


def _relations_to(model: type[models.Model]) -> Iterator[tuple[type[models.Model], Any]]:
    for other in apps.get_models():
        # Derived from pages: each of those is found itself.
        if getattr(other, "wagtail_reference_index_ignore", False):
            continue
        for field in (*other._meta.local_fields, *other._meta.local_many_to_many):
            if field.related_model is not model:
                continue
            # Rows that go with the target are its own, not a use of it.
            if getattr(field.remote_field, "on_delete", None) is not models.CASCADE:
                yield other, field


def _parent_key(model: type[models.Model]) -> str | None:
    """What an editor would look for is the film of a credit, not the credit."""
    for field in model._meta.get_fields():
        if isinstance(field, ParentalKey):
            return field.name
    return None


def _references(target: models.Model) -> Iterator[Use]:
    sources: dict[int, set[str]] = defaultdict(set)
    references = ReferenceIndex.get_references_to(target)
    for content_type, object_id in references.values_list("content_type", "object_id"):
        sources[content_type].add(object_id)
    for content_type, ids in sources.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        for source in model._default_manager.filter(pk__in=ids) if model else ():
            if source != target:
                yield Use(source, _now(source))


def _revisions(target: models.Model) -> Iterator[Use]:
    wanted = (ReferenceIndex._get_base_content_type(target).pk, str(target.pk))
    for revision in _revisions_to_come(target):
        if revision.content_object is None:
            continue
        draft = revision.as_object()
        if draft == target:
            continue
        if wanted in _named_by(draft) or _related_to(draft, target):
            scheduled = revision.approved_go_live_at is not None
            yield Use(draft, Where.SCHEDULED if scheduled else Where.DRAFT)


def _named_by(draft: Any) -> Iterator[tuple[int, str]]:
    # Wagtail has no public way to ask for the references of something that is not saved.
    for content_type, object_id, *_paths in ReferenceIndex._extract_references_from_object(draft):
        yield content_type, object_id


def _related_to(draft: Any, target: models.Model) -> bool:
    """Whether a many-to-many relation of the draft, such as the genres of a film, names the target."""
    return any(
        target in getattr(draft, field.name).all()
        for field in draft._meta.many_to_many
        if field.related_model is type(target)
    )


def _revisions_to_come(target: models.Model) -> Iterator[Revision]:
    """Revisions that are not what is live but may become it, and in which the target's key occurs."""
    to_come = Q(approved_go_live_at__isnull=False)
    for model in _models_with_drafts():
        changed = model._default_manager.filter(has_unpublished_changes=True)
        to_come |= Q(pk__in=changed.values("latest_revision"))
    # The number alone proves nothing, but a revision without it need not be taken apart.
    yield from (
        Revision.objects.filter(to_come)
        .alias(text=Cast("content", models.TextField()))
        .filter(text__regex=rf"(^|[^0-9]){target.pk}([^0-9]|$)")
        .prefetch_related("content_object")
        .order_by("pk")
        .iterator(chunk_size=200)
    )


def _models_with_drafts() -> Iterator[type[models.Model]]:
    """Each model that itself holds the fields of ``DraftStateMixin``: the page base, not its subclasses."""
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin):
            if any(field.name == "has_unpublished_changes" for field in model._meta.local_fields):
                yield model
