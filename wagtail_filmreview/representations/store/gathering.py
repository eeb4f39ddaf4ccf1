"""Pages as representations are built from: nothing remembered, and all that a batch shows read at once."""

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Model, Prefetch, prefetch_related_objects
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.images import get_image_model

from wagtail_filmreview.models import (
    Film,
    FilmCredit,
    FilmReviewMixin,
    FilmText,
    FilmWayToWatch,
    GenreText,
    WatchService,
)


def gathered(pages: Iterable[FilmReviewMixin]) -> list[Any]:
    """Copies of ``pages`` with the films, people, services and images of all of them, for hardly more queries
    than those of one.

    What pages hold of other objects is not used: it may have been read before somebody changed them.
    """
    pages = [_with_nothing_remembered(page) for page in pages]
    _load_streams(pages)
    films = _films({page.film_id for page in pages})
    for page in pages:
        page.film = films.get(page.film_id)
    _load_images(pages, films.values())
    return pages


def _streams(page: Any) -> Iterator[Any]:
    return (field for field in page._meta.concrete_fields if hasattr(field, "stream_block"))


def _with_nothing_remembered(page: Any) -> Any:
    fresh = copy.copy(page)
    # Inline rows are not in the database yet while their page is being saved.
    kept = {field.attname for field in fresh._meta.concrete_fields} | {"_state", "_cluster_related_objects"}
    fresh.__dict__ = {name: value for name, value in vars(page).items() if name in kept}
    rows = {relation.get_accessor_name() for relation in get_all_child_relations(fresh)}
    prefetched = getattr(page, "_prefetched_objects_cache", {})
    fresh._prefetched_objects_cache = {name: prefetched[name] for name in rows & prefetched.keys()}
    fresh._state = copy.copy(page._state)
    known = page._state.fields_cache
    fresh._state.fields_cache = {"locale": known["locale"]} if "locale" in known else {}
    for field in _streams(page):
        # Ours looks at every block first, which pages from the database need not be asked for.
        setattr(fresh, field.name, StreamField.get_prep_value(field, getattr(page, field.name)))
    return fresh


def _load_streams(pages: Sequence[Any]) -> None:
    """Read the blocks of all these pages type by type. Wagtail does it page by page."""
    places: dict[tuple[int, str], list[tuple[StreamValue, int]]] = defaultdict(list)
    for page in pages:
        for field in _streams(page):
            stream = getattr(page, field.name)
            for at, raw in enumerate(stream._raw_data):
                places[id(stream.stream_block), raw["type"]].append((stream, at))
    for (_block, type_), found in places.items():
        block = found[0][0].stream_block.child_blocks[type_]
        values = block.bulk_to_python([stream._raw_data[at]["value"] for stream, at in found])
        for (stream, at), value in zip(found, values, strict=True):
            stream._bound_blocks[at] = StreamValue.StreamChild(
                block, value, id=stream._raw_data[at].get("id")
            )


def _films(ids: set[int | None]) -> dict[int, Film]:
    with_people = Prefetch("credits", FilmCredit.objects.select_related("person"))
    with_services = Prefetch("ways_to_watch", FilmWayToWatch.objects.select_related("service"))
    texts = Prefetch("texts", FilmText.objects.select_related("locale"))
    names = Prefetch("genres__texts", GenreText.objects.select_related("locale"))
    films = Film.objects.prefetch_related(with_people, with_services, texts, "genres", names, "certificates")
    return films.in_bulk(ids - {None})


def _load_images(pages: Sequence[Any], films: Iterable[Film]) -> None:
    """Read the main images, posters and logos, and what Wagtail has made of these and of those in blocks."""
    in_blocks: dict[type[Model], list[Any]] = {get_image_model(): [], WatchService: []}
    for page in pages:
        for field in _streams(page):
            _find(getattr(page, field.name), in_blocks)
    services = in_blocks[WatchService]
    services += [way.service for film in films for way in film.ways_to_watch.all() if way.service]
    owners = (("hero_image", pages), ("poster", films), ("logo", services))
    ids = {getattr(owner, f"{name}_id") for name, of in owners for owner in of}
    images = get_image_model().objects.in_bulk(ids - {None})
    for name, of in owners:
        for owner in of:
            setattr(owner, name, images.get(getattr(owner, f"{name}_id")))
    logos = {str(service.pk): service.logo_id for service in services}
    for page in pages:
        page._logos = logos
    # All renditions: Wagtail makes anew what is not among those that were prefetched.
    renditions = get_image_model().get_rendition_model()._default_manager.all()
    prefetch = Prefetch("renditions", renditions, to_attr="prefetched_renditions")
    prefetch_related_objects([*images.values(), *in_blocks[get_image_model()]], prefetch)


def _find(value: Any, found: dict[type[Model], list[Any]]) -> None:
    """Note every object of these models that is among the values of blocks."""
    if isinstance(value, StreamValue.StreamChild):
        value = value.value
    if isinstance(value, str) or value is None:
        return
    if type(value) in found:
        found[type(value)].append(value)
    elif isinstance(value, dict):
        for item in value.values():
            _find(item, found)
    elif isinstance(value, Sequence):
        for item in value:
            _find(item, found)
