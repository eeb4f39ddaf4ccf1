"""From a live page to the rows that stand for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import override
from pydantic_core import to_json
from wagtail.models import Site

from wagtail_filmreview import conf, spoilers
from wagtail_filmreview.models import Film, FilmReviewMixin, PublishedReview
from wagtail_filmreview.models.published import TermKind
from wagtail_filmreview.representations.build import build_review
from wagtail_filmreview.representations.json_ld import Node, as_text, json_ld_of, organization
from wagtail_filmreview.representations.schema import FilmReviewCard
from wagtail_filmreview.representations.store.gathering import gathered
from wagtail_filmreview.representations.store.sources import (
    review_tag,
    shown_tags,
    tags_of,
    translations_tag,
)
from wagtail_filmreview.vocabulary import Intensity, SpoilerLevel

FORMAT = 3
"""Raise this when the representation of the same page changes: stored rows are then behind."""

API = "\x1a"
"""Stands in stored JSON where the address of an API goes. JSON itself holds no bare control character."""

ALL_CATEGORIES = "*"
"""Stands for every category that has no advisory, where the editor says that all were assessed."""

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


def rows_of_all(pages: Iterable[FilmReviewMixin]) -> list[Rows]:
    """The rows of several, for hardly more queries than those of one.

    What pages hold of other objects is not used: it may have been read before somebody changed them.
    """
    names = names_of_sites()
    return [_rows_of(page, names) for page in gathered(pages)]


def _rows_of(page: FilmReviewMixin, names: Mapping[int, str]) -> Rows:
    film = page.film
    with override(page.locale.language_code):
        full = build_review(page, SpoilerLevel.ENDING)
        free = {**spoilers.cut(full, SpoilerLevel.NONE), "spoilers": SpoilerLevel.NONE.value}
    card = {name: value for name, value in free.items() if name in CARD_FIELDS}
    texts = {name: as_stored(value) for name, value in (("card", card), ("free", free), ("full", full))}
    json_ld = as_text(json_ld_of(free, publisher_of(page, names)))
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
        entity_tag=blake2b((texts["free"] + json_ld).encode(), digest_size=12).hexdigest(),
        full_tag=salted_hmac(API, texts["full"] + json_ld, algorithm="sha256").hexdigest()[:24],
        json_ld=json_ld,
        # The first two are never left out of a header: by one of them every change is told.
        cache_tags=" ".join(
            [review_tag(page.pk), translations_tag(page), *sorted(tags & set(shown_tags(page, free)))]
        ),
        version=version(),
        **texts,
    )
    return Rows(review, frozenset(_terms(full, film)), tags)


def names_of_sites() -> dict[int, str]:
    """By the id of the site."""
    return {site.pk: site.site_name or site.hostname for site in Site.objects.all()}


def publisher_of(page: FilmReviewMixin, names: Mapping[int, str]) -> Node | None:
    """The site that a page belongs to, as search engines are told of it; ``names`` are of sites, by id."""
    parts = page.get_url_parts()
    return organization(names.get(parts[0], ""), parts[1] or "") if parts else None


def as_stored(representation: dict[str, Any]) -> str:
    """JSON text with ``API`` in the place of the address that whoever serves it has to fill in."""
    representation["meta"]["detail_url"] = None
    text = to_json(representation).decode()
    # `meta` stands before all that an editor writes, so the first one is ours.
    return text.replace('"detail_url":null', f'"detail_url":"{API}{representation["id"]}/"', 1)


def _terms(full: dict[str, Any], film: Film | None) -> Any:
    """What filters find the review by."""
    parts = [
        (credit["person"]["id"], credit["role"], spoilers.highest(credit["spoiler_level"]))
        for credit in full["cast"]
    ]
    for person, role, level in parts:
        yield TermKind.PERSON.value, str(person), role, level.value
    for credit in film.credits.all() if film else ():
        if credit.person_id:
            # What the review hides of somebody, its film must not tell.
            known = [
                level for person, role, level in parts if (person, role) == (credit.person_id, credit.role)
            ]
            level = spoilers.highest(credit.spoiler_level, *known)
            yield TermKind.PERSON.value, str(credit.person_id), credit.role, level.value
    for person in full["reviewers"]:
        yield TermKind.REVIEWER.value, str(person["id"]), "", SpoilerLevel.NONE.value
    for genre in full["film"]["genres"] if full["film"] else ():
        yield TermKind.GENRE.value, str(genre["id"]), "", SpoilerLevel.NONE.value
    advisories = full["content_advisories"] or {"advisories": (), "all_assessed": False}
    for row in advisories["advisories"]:
        if row["intensity"] == Intensity.NONE and row["topic"]:
            continue  # that no dog dies does not say that no animal is harmed
        yield TermKind.ADVISORY.value, row["category"], row["intensity"], row["spoiler_level"]
    if advisories["all_assessed"]:
        yield TermKind.ADVISORY.value, ALL_CATEGORIES, Intensity.NONE.value, SpoilerLevel.NONE.value
    for way in full["where_to_watch"]:
        yield TermKind.WATCH.value, way["kind"], way_detail(way), SpoilerLevel.NONE.value


def way_detail(way: dict[str, Any]) -> str:
    """What else filters ask of a way to watch: country (empty for everywhere), service, audio description."""
    service = way["service"]["id"] if way["service"] else ""
    return f"{way['country']}:{service}:{int(way['audio_description'])}"
