"""From a page to its representation: the one place that reads pages for an API."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone

from wagtail_filmreview import spoilers
from wagtail_filmreview.blocks import CastBlock
from wagtail_filmreview.blocks.cards import represent_image, represent_person
from wagtail_filmreview.blocks.cast import in_order, open_credits
from wagtail_filmreview.models import Film, FilmReviewMixin
from wagtail_filmreview.vocabulary import CreditRole, SpoilerLevel


def build_review(page: FilmReviewMixin, level: SpoilerLevel = SpoilerLevel.NONE) -> dict[str, Any]:
    """The whole review as JSON-ready data, cut to ``level``; see ``schema.review_schema``.

    ``page`` is a specific page; it is read as it is in memory. ``meta.detail_url`` is for the API that
    serves it to fill in.
    """
    context = _context(page)
    body = page.body.stream_block.represent(page.body, context)
    watching = _first(body, "where_to_watch")
    return spoilers.cut(
        {
            **_card(page, context, body, level),
            "seen_as": page.seen_as or None,
            "disclosure": page.disclosure,
            "where_to_watch": watching["ways"] if watching else [],
            "body": body,
        },
        level,
    )


def build_card(page: FilmReviewMixin, level: SpoilerLevel = SpoilerLevel.NONE) -> dict[str, Any]:
    """The review as a list shows it, cut to ``level``; see ``schema.FilmReviewCard``."""
    context = _context(page)
    body = page.body.stream_block.represent(page.body, context)
    return spoilers.cut(_card(page, context, body, level), level)


def represent_film(film: Film | None, context: Mapping[str, Any]) -> dict[str, Any] | None:
    """A film in short. Directors and writers whose credit is a spoiler are left out, whatever the level."""
    if film is None:
        return None
    review = context.get("review")
    locale = getattr(review, "locale", None)
    credits = open_credits(film, review)
    return {
        "id": film.pk,
        "slug": film.slug,
        "kind": film.kind,
        "title": film.title_in(locale),
        "original_title": film.original_title,
        "year": film.year,
        "production_countries": film.production_countries,
        "languages": film.languages,
        "runtime_minutes": film.runtime_minutes,
        "directors": [represent_person(one.person) for one in credits if one.role == CreditRole.DIRECTOR],
        "writers": [represent_person(one.person) for one in credits if one.role == CreditRole.WRITER],
        "genres": [
            {"id": genre.pk, "slug": genre.slug, "name": genre.name_in(locale)} for genre in film.genres.all()
        ],
        "certificates": [
            {"country": row.country, "certificate": row.certificate, "descriptors": row.descriptors}
            for row in in_order(film.certificates)
        ],
        "poster": represent_image(film.poster, "poster", context),
        "trailer": film.trailer,
        "imdb_id": film.imdb_id,
        "tmdb_id": film.tmdb_id,
        "tmdb_type": film.tmdb_type or None,
        "wikidata_id": film.wikidata_id,
    }


def _card(
    page: FilmReviewMixin,
    context: Mapping[str, Any],
    body: list[dict[str, Any]],
    level: SpoilerLevel,
) -> dict[str, Any]:
    verdict = _first(body, "verdict") or {}
    cast = _first(body, "cast")
    return {
        "id": page.pk,
        "meta": {
            "type": page._meta.label,
            "detail_url": None,
            "html_url": page.get_full_url(),
            "slug": page.slug,
            "locale": page.locale.language_code,
            "first_published_at": _iso(page.first_published_at),
            "last_published_at": _iso(page.last_published_at),
        },
        "title": page.title,
        "standfirst": page.standfirst,
        "film": represent_film(page.film, context),
        "reviewers": [represent_person(person) for person in page.get_reviewers()],
        "hero_image": represent_image(page.hero_image, "hero", context),
        "published_on": _iso(page.published_on),
        "rating": verdict.get("rating"),
        "score": page.score,
        "recommendation": verdict.get("recommendation"),
        "pull_quote": verdict.get("pull_quote", ""),
        "cast": cast["credits"] if cast else _own_cast(context),
        "content_advisories": _first(body, "content_advisories"),
        "spoilers": level.value,
    }


def _own_cast(context: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The film's own cast, for a review without a cast block."""
    block = CastBlock()
    return block.represent_content(block.get_default(), context)["credits"]


def _first(body: list[dict[str, Any]], type_: str) -> dict[str, Any] | None:
    return next((node for node in body if node["type"] == type_), None)


def _context(page: FilmReviewMixin) -> dict[str, Any]:
    parts = page.get_url_parts()
    return {"review": page, "base_url": parts[1] if parts else None}


def _iso(moment: datetime | None) -> str | None:
    if moment is not None and timezone.is_aware(moment):
        # What is in memory may still have the time zone that it was typed in.
        moment = moment.astimezone(UTC)
    return moment.isoformat().replace("+00:00", "Z") if moment else None
