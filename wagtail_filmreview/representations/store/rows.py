"""From a live page to the rows that stand for it."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import override
from modelcluster.models import get_all_child_relations
from pydantic_core import to_json
from wagtail.images import get_image_model

from wagtail_filmreview import conf, spoilers
from wagtail_filmreview.models import (
    Film,
    FilmCredit,
    FilmReviewMixin,
    FilmText,
    FilmWayToWatch,
    GenreText,
    Person,
    PublishedReview,
)
from wagtail_filmreview.models.published import TermKind
from wagtail_filmreview.representations.build import build_review
from wagtail_filmreview.representations.schema import FilmReviewCard
from wagtail_filmreview.representations.store.sources import review_tag, shown_tags, tags_of
from wagtail_filmreview.vocabulary import SpoilerLevel

FORMAT = 1
"""Raise this when the representation of the same page changes: stored rows are then behind."""

API = "\x1a"
"""Stands in stored JSON where the address of an API goes. JSON itself holds no bare control character."""

CARD_FIELDS = frozenset(FilmReviewCard.model_fields)


@dataclass(frozen=True)
class Rows:
    """All that is stored of one review."""

    review: PublishedReview
    terms: frozenset[tuple[str, str, str, str]]
    """kind, value, detail, spoiler level"""
    tags: frozenset[str]


def version() -> str:
    """What stored rows depend on beside pages: the code's format, and the settings that shape JSON."""
    shaping = (FORMAT, conf.get("BODY_BLOCK"), sorted(conf.get("RENDITIONS").items()))
    return blake2b(repr(shaping).encode(), digest_size=8).hexdigest()


def rows_of(page: FilmReviewMixin) -> Rows:
    """The rows of a live page, from its fields in memory and from what the database says of all else."""
    (rows,) = rows_of_all([page])
    return rows


def rows_of_all(pages: Sequence[FilmReviewMixin]) -> list[Rows]:
    """The rows of several, for hardly more queries than those of one.

    What pages hold of other objects is not used: it may have been read before somebody changed them.
    """
    pages = [_with_nothing_remembered(page) for page in pages]
    films = _films({page.film_id for page in pages})
    images = _images({page.hero_image_id for page in pages} | {film.poster_id for film in films.values()})
    for film in films.values():
        film.poster = images.get(film.poster_id)
    people = Person.objects.in_bulk({pk for page in pages for pk in _named_in_byline(page)})
    for page in pages:
        page.film = films.get(page.film_id)
        page.hero_image = images.get(page.hero_image_id)
        # What a mixin's own `get_reviewers` uses instead of asking for them page by page.
        page._reviewers = [people[pk] for pk in _named_in_byline(page) if pk in people]
    return [_rows_of(page) for page in pages]


def _rows_of(page: FilmReviewMixin) -> Rows:
    film = page.film
    with override(page.locale.language_code):
        full = build_review(page, SpoilerLevel.ENDING)
        free = {**spoilers.cut(full, SpoilerLevel.NONE), "spoilers": SpoilerLevel.NONE.value}
    card = {name: value for name, value in free.items() if name in CARD_FIELDS}
    texts = {name: as_stored(value) for name, value in (("card", card), ("free", free), ("full", full))}
    tags = frozenset(tags_of(page, film))
    review = PublishedReview(
        page_id=page.pk,
        page_type=page._meta.label,
        locale_id=page.locale_id,
        film=film,
        title=page.title,
        published_on=page.published_on or page.first_published_at or timezone.now(),
        year=film.year if film else None,
        kind=film.kind if film else "",
        score=page.score,
        recommendation=full["recommendation"] or "",
        entity_tag=blake2b("".join(texts.values()).encode(), digest_size=12).hexdigest(),
        cache_tags=" ".join([review_tag(page.pk), *sorted(tags & set(shown_tags(page, free)))]),
        version=version(),
        **texts,
    )
    return Rows(review, frozenset(_terms(full, film)), tags)


def as_stored(representation: dict[str, Any]) -> str:
    """JSON text with ``API`` in the place of the address that whoever serves it has to fill in."""
    representation["meta"]["detail_url"] = None
    text = to_json(representation).decode()
    # `meta` stands before all that an editor writes, so the first one is ours.
    return text.replace('"detail_url":null', f'"detail_url":"{API}{representation["id"]}/"', 1)


def _with_nothing_remembered(page: Any) -> Any:
    fresh = copy.copy(page)
    fields = fresh._meta.concrete_fields
    # Inline rows are not in the database yet while their page is being saved.
    kept = {field.attname for field in fields} | {"_state", "_cluster_related_objects"}
    fresh.__dict__ = {name: value for name, value in vars(page).items() if name in kept}
    rows = {relation.get_accessor_name() for relation in get_all_child_relations(fresh)}
    prefetched = getattr(page, "_prefetched_objects_cache", {})
    fresh._prefetched_objects_cache = {name: prefetched[name] for name in rows & prefetched.keys()}
    fresh._state = copy.copy(page._state)
    known = page._state.fields_cache
    fresh._state.fields_cache = {"locale": known["locale"]} if "locale" in known else {}
    for field in fields:
        if hasattr(field, "stream_block"):
            setattr(fresh, field.name, field.get_prep_value(getattr(page, field.name)))
    return fresh


def _films(ids: set[int | None]) -> dict[int, Film]:
    with_people = Prefetch("credits", FilmCredit.objects.select_related("person"))
    with_services = Prefetch("ways_to_watch", FilmWayToWatch.objects.select_related("service__logo"))
    texts = Prefetch("texts", FilmText.objects.select_related("locale"))
    names = Prefetch("genres__texts", GenreText.objects.select_related("locale"))
    films = Film.objects.prefetch_related(with_people, with_services, texts, "genres", names, "certificates")
    return films.in_bulk(ids - {None})


def _images(ids: set[int | None]) -> dict[int | None, Any]:
    specs = {spec for of in ("hero", "poster") for spec in conf.renditions(of).values()}
    return get_image_model().objects.prefetch_renditions(*specs).in_bulk(ids - {None})


def _named_in_byline(page: Any) -> list[int]:
    return [row["value"] for row in page.bylines.raw_data if row["value"]]


def _terms(full: dict[str, Any], film: Film | None) -> Any:
    """What filters find the review by. A part in the film and one in the cast have each its own level."""
    for credit in film.credits.all() if film else ():
        if credit.person_id:
            yield (
                TermKind.PERSON.value,
                str(credit.person_id),
                credit.role,
                spoilers.highest(credit.spoiler_level).value,
            )
    for credit in full["cast"]:
        yield TermKind.PERSON.value, str(credit["person"]["id"]), credit["role"], credit["spoiler_level"]
    for person in full["reviewers"]:
        yield TermKind.REVIEWER.value, str(person["id"]), "", SpoilerLevel.NONE.value
    for genre in full["film"]["genres"] if full["film"] else ():
        yield TermKind.GENRE.value, str(genre["id"]), "", SpoilerLevel.NONE.value
    for row in (full["content_advisories"] or {"advisories": ()})["advisories"]:
        yield TermKind.ADVISORY.value, row["category"], row["intensity"], row["spoiler_level"]
    for way in full["where_to_watch"]:
        yield TermKind.WATCH.value, way["kind"], way["country"], SpoilerLevel.NONE.value
