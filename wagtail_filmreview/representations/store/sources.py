"""What a stored review was built from, named as caches name it: ``person-12``."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, QuerySet, Value
from django.db.models.functions import Cast, Concat
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from wagtail_filmreview.models import Film, FilmReviewMixin, Genre, Person, WatchService, base_page


def tag_of(model: type[Model], pk: Any) -> str:
    """The name of one object, the same for every class of page and whatever its subclass."""
    return f"{_name_of(model)}-{pk}"


@cache
def _name_of(model: type[Model]) -> str:
    model = ReferenceIndex._get_base_content_type(model).model_class() or model
    ours = model._meta.app_label == "wagtail_filmreview"
    return str(model._meta.model_name if ours else model._meta.label_lower)


def tags_of(page: Any, film: Film | None) -> set[str]:
    """Everything that the representation of ``page`` shows something of, itself left out.

    ``page`` is one that was gathered: it knows the logos of the services in its blocks.
    """
    # Wagtail's own reading of foreign keys, streams, rich text and inline rows; it knows sites' blocks too.
    references: Any = ReferenceIndex._extract_references_from_object(page)
    tags = {
        tag_of(model, pk)
        for content_type, pk, _model_path, _content_path in references
        if (model := ContentType.objects.get_for_id(content_type).model_class()) is not None
    }
    services = set(_ids(tag_of(WatchService, ""), tags))
    logos = {page._logos[pk] for pk in services & page._logos.keys()}
    if unread := services - page._logos.keys():
        logos |= set(WatchService.objects.filter(pk__in=unread).values_list("logo_id", flat=True))
    tags |= {tag_of(get_image_model(), pk) for pk in logos - {None}}
    tags |= {translations_tag(page)}
    return tags - {tag_of(type(page), page.pk)} | (_shown_of(film) if film is not None else set())


def review_tag(page_id: int) -> str:
    """The name of a review itself."""
    return f"film-review-{page_id}"


TRANSLATIONS = "translations-"


def translations_tag(page: Any) -> str:
    """The name of a review in whatever language: each says where the others are."""
    return f"{TRANSLATIONS}{page.translation_key}"


def shown_tags(page: FilmReviewMixin, free: dict[str, Any]) -> Iterator[str]:
    """The tags of what everybody may know that a review shows, for a header that everybody can read.

    ``free`` is its representation without spoilers. Who is in it only for those who ask for the ending is
    not here, nor what blocks show or link to: that a review changed, its own tag tells.
    """
    film = free["film"]
    if film is not None:
        yield tag_of(Film, film["id"])
        for person in (*film["directors"], *film["writers"]):
            yield tag_of(Person, person["id"])
        for genre in film["genres"]:
            yield tag_of(Genre, genre["id"])
    for person in free["reviewers"]:
        yield tag_of(Person, person["id"])
    for credit in free["cast"]:
        if not credit["redacted"]:
            yield tag_of(Person, credit["person"]["id"])
    for way in free["where_to_watch"]:
        if way["service"] is not None:
            yield tag_of(WatchService, way["service"]["id"])
    for image_id in (page.hero_image_id, page.film.poster_id if page.film else None):
        if image_id is not None:
            yield tag_of(get_image_model(), image_id)


def _shown_of(film: Film) -> set[str]:
    services = [way.service for way in film.ways_to_watch.all() if way.service is not None]
    images = {film.poster_id, *(service.logo_id for service in services)} - {None}
    return {
        tag_of(Film, film.pk),
        *(tag_of(Person, credit.person_id) for credit in film.credits.all() if credit.person_id),
        *(tag_of(Genre, genre.pk) for genre in film.genres.all()),
        *(tag_of(WatchService, service.pk) for service in services),
        *(tag_of(get_image_model(), pk) for pk in images),
    }


def tags_of_pages(pages: QuerySet[Any]) -> QuerySet[Any]:
    """The tags of pages, as a query to put into another."""
    tag = Concat(Value(tag_of(base_page(), "")), Cast("pk", CharField()))
    return pages.order_by().annotate(_tag=tag).values("_tag")


def _ids(prefix: str, tags: set[str]) -> list[str]:
    return [tag.removeprefix(prefix) for tag in tags if tag.startswith(prefix)]
