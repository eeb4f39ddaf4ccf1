"""What a stored review was built from, named as caches name it: ``person-12``."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import ReferenceIndex

from wagtail_filmreview.models import Film, FilmReviewMixin, WatchService


def tag_of(model: type[models.Model], pk: Any) -> str:
    """The name of one object, the same for every class of page and whatever its subclass."""
    model = ReferenceIndex._get_base_content_type(model).model_class() or model
    ours = model._meta.app_label == "wagtail_filmreview"
    return f"{model._meta.model_name if ours else model._meta.label_lower}-{pk}"


def tags_of(page: FilmReviewMixin, film: Film | None) -> set[str]:
    """Everything that the representation of ``page`` shows something of, itself left out."""
    tags = _named_by(page)
    if film is not None:
        tags |= _named_by(film)
        tags |= {tag_of(type(genre), genre.pk) for genre in film.genres.all()}
    for service in WatchService.objects.filter(pk__in=_ids("watchservice", tags)).exclude(logo=None):
        tags |= _named_by(service)
    return tags


def _ids(name: str, tags: set[str]) -> list[str]:
    return [tag.removeprefix(f"{name}-") for tag in tags if tag.startswith(f"{name}-")]


def _named_by(instance: models.Model) -> set[str]:
    # Wagtail's own reading of foreign keys, streams, rich text and inline rows; it knows sites' blocks too.
    references: Any = ReferenceIndex._extract_references_from_object(instance)
    return {
        tag_of(model, pk)
        for content_type, pk, _model_path, _content_path in references
        if (model := ContentType.objects.get_for_id(content_type).model_class()) is not None
    }
