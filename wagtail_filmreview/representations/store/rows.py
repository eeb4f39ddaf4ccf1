"""From a live page to the rows that stand for it."""

import copy
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.utils import timezone
from django.utils.translation import override
from pydantic_core import to_json
from wagtail.images import get_image_model

from wagtail_filmreview import conf, spoilers
from wagtail_filmreview.models import Film, FilmReviewMixin, PublishedReview
from wagtail_filmreview.models.films import SHOWN_WITH_A_REVIEW
from wagtail_filmreview.models.published import TermKind
from wagtail_filmreview.representations.build import build_review
from wagtail_filmreview.representations.schema import FilmReviewCard
from wagtail_filmreview.representations.store.sources import tags_of
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
    """The rows of a live page, from its fields in memory and from what the database says of all else.

    What the page holds of other objects may have been read before somebody changed them.
    """
    page = _with_nothing_remembered(page)
    film = page.film
    with override(page.locale.language_code):
        full = build_review(page, SpoilerLevel.ENDING)
        free = {**spoilers.cut(full, SpoilerLevel.NONE), "spoilers": SpoilerLevel.NONE.value}
    card = {name: value for name, value in free.items() if name in CARD_FIELDS}
    texts = {name: as_stored(value) for name, value in (("card", card), ("free", free), ("full", full))}
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
        version=version(),
        **texts,
    )
    return Rows(review, frozenset(_terms(full, film)), frozenset(tags_of(page, film)))


def as_stored(representation: dict[str, Any]) -> str:
    """JSON text with ``API`` in the place of the address that whoever serves it has to fill in."""
    representation["meta"]["detail_url"] = None
    text = to_json(representation).decode()
    # `meta` stands before all that an editor writes, so the first one is ours.
    return text.replace('"detail_url":null', f'"detail_url":"{API}{representation["id"]}/"', 1)


def _with_nothing_remembered(page: Any) -> Any:
    fresh = copy.copy(page)
    fresh._state = copy.copy(page._state)
    fresh._state.fields_cache = {}
    for field in fresh._meta.get_fields():
        if hasattr(field, "stream_block"):
            setattr(fresh, field.name, field.get_prep_value(getattr(page, field.name)))
    images = get_image_model().objects
    films = Film.objects.prefetch_related(*SHOWN_WITH_A_REVIEW).select_related("poster")
    fresh.film = films.filter(pk=page.film_id).first()
    fresh.hero_image = images.filter(pk=page.hero_image_id).first() if page.hero_image_id else None
    return fresh


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
