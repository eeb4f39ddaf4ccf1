"""Films as endpoints of their own show them, for the same number of queries however many there are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.http import HttpRequest
from wagtail.images import get_image_model

from wagtail_filmreview import conf
from wagtail_filmreview.blocks import WhereToWatchBlock
from wagtail_filmreview.blocks.cards import represent_image, represent_person
from wagtail_filmreview.blocks.cast import in_order
from wagtail_filmreview.models import Film, FilmCredit, FilmWayToWatch, Genre
from wagtail_filmreview.representations import advice
from wagtail_filmreview.representations.in_language import film_logline, film_title, genre_name
from wagtail_filmreview.representations.open_parts import open_credits
from wagtail_filmreview.representations.store.references import PublicReferences, Review, advisories_in
from wagtail_filmreview.vocabulary import CreditRole


@dataclass(frozen=True)
class Place:
    """Where an answer is given: the addresses in it begin so, and its texts are in that language."""

    host: str
    """Scheme and host, without a slash at the end."""
    collection: str
    """Address of the list, with one."""
    language: str

    @property
    def images(self) -> dict[str, Any]:
        return {"base_url": self.host}


def renditions_of(lookup: str, of: str) -> Prefetch:
    """What to prefetch, so that images found by ``lookup`` can be represented without a query each."""
    made = get_image_model().get_rendition_model().objects
    specs = list(conf.renditions(of).values())
    return Prefetch(
        f"{lookup}__renditions", made.filter(filter_spec__in=specs), to_attr="prefetched_renditions"
    )


def film_cards(films: QuerySet[Film], place: Place) -> list[dict[str, Any]]:
    """These films as a list shows them, in the order of the query."""
    found = list(
        films.annotate(title_here=film_title(place.language))
        .select_related("poster")
        .prefetch_related(renditions_of("poster", "poster"))
    )
    ids = [film.pk for film in found]
    directed: dict[int, list[Any]] = defaultdict(list)
    for credit in _in_order(open_credits().filter(film__in=ids, role=CreditRole.DIRECTOR)):
        directed[credit.film_id].append(credit)
    genres = _genres(ids, place)
    return [_card(film, directed[film.pk], genres[film.pk], place) for film in found]


def film_detail(film_id: int, place: Place, request: HttpRequest) -> dict[str, Any] | None:
    """A live film with what the public reviews of the requested site say about it; None if it is not live."""
    film: Any = (
        Film.objects.filter(pk=film_id, live=True)
        .annotate(title_here=film_title(place.language), logline_here=film_logline(place.language))
        .select_related("poster")
        .prefetch_related(
            renditions_of("poster", "poster"),
            "certificates",
            "releases",
            Prefetch("ways_to_watch", FilmWayToWatch.objects.select_related("service__logo")),
            renditions_of("ways_to_watch__service__logo", "logo"),
        )
        .first()
    )
    if film is None:
        return None
    credits = list(_in_order(open_credits().filter(film=film)))
    relatives = _relatives(film, place)
    reviews = PublicReferences(request).of_film(film.pk)
    directors = [credit for credit in credits if credit.role == CreditRole.DIRECTOR]
    return {
        **_card(film, directors, _genres([film.pk], place)[film.pk], place),
        "locale": place.language,
        "logline": film.logline_here,
        "part_of": next((one for one in relatives if one["id"] == film.part_of_id), None),
        "parts": [one for one in relatives if one["id"] != film.part_of_id],
        "credits": [
            {
                "person": represent_person(credit.person),
                "role": credit.role,
                "character": credit.character,
            }
            for credit in credits
        ],
        **_facts(film, place),
        "reviews": [review.reference() for review in reviews],
        "aggregate_score": aggregate_score(reviews),
        "advisories": advice.told(advisories_in(review.told for review in reviews)),
    }


def aggregate_score(reviews: Iterable[Review]) -> dict[str, int] | None:
    """The average of what critics gave, rounded half up; None where too few did.

    Translations are one review, and an alias is the review that it repeats.
    """
    by_review: dict[str, tuple[int, int]] = {}
    for review in reviews:
        score = review.told["score"]
        if score is not None and not review.is_alias:
            first = by_review.get(review.translation_key)
            by_review[review.translation_key] = min(first or (review.id, score), (review.id, score))
    count = len(by_review)
    if count < conf.get("MIN_REVIEWS_FOR_AGGREGATE"):
        return None
    total = sum(score for _id, score in by_review.values())
    return {"average": (2 * total + count) // (2 * count), "count": count}


def film_reference(film: Any) -> dict[str, Any]:
    """A film in short; it has to be annotated with ``title_here``."""
    return {
        "id": film.pk,
        "slug": film.slug,
        "kind": film.kind,
        "title": film.title_here,
        "year": film.year,
        "number": film.number,
    }


def _card(film: Any, directors: Sequence[FilmCredit], genres: list[Any], place: Place) -> dict[str, Any]:
    return {
        "id": film.pk,
        "meta": {"detail_url": f"{place.collection}{film.pk}/"},
        "slug": film.slug,
        "kind": film.kind,
        "number": film.number,
        "title": film.title_here,
        "original_title": film.original_title,
        "year": film.year,
        "production_countries": film.production_countries,
        "languages": film.languages,
        "runtime_minutes": film.runtime_minutes,
        "directors": [represent_person(credit.person) for credit in directors],
        "genres": genres,
        "poster": represent_image(film.poster, "poster", place.images),
        "trailer": film.trailer,
        "imdb_id": film.imdb_id,
        "tmdb_id": film.tmdb_id,
        "tmdb_type": film.tmdb_type or None,
        "wikidata_id": film.wikidata_id,
    }


def _facts(film: Any, place: Place) -> dict[str, Any]:
    ways = WhereToWatchBlock()
    as_if_reviewed = {"review": SimpleNamespace(film=film), **place.images}
    return {
        "certificates": [
            {"country": row.country, "certificate": row.certificate, "descriptors": row.descriptors}
            for row in in_order(film.certificates)
        ],
        "releases": [
            {"country": row.country, "kind": row.kind, "date": row.date.isoformat(), "note": row.note}
            for row in in_order(film.releases)
        ],
        "ways_to_watch": ways.represent_content(ways.get_default(), as_if_reviewed)["ways"],
    }


def _relatives(film: Film, place: Place) -> list[dict[str, Any]]:
    """What the film is part of, and its own parts in their order."""
    related = Film.objects.filter(Q(part_of=film) | Q(pk=film.part_of_id), live=True)
    ordered = related.order_by(F("number").asc(nulls_last=True), "year", "title", "pk")
    return [film_reference(one) for one in ordered.annotate(title_here=film_title(place.language))]


def _genres(films: Sequence[int], place: Place) -> dict[int, list[dict[str, Any]]]:
    genres: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = Genre.objects.filter(films__in=films).annotate(name_here=genre_name(place.language))
    for film_id, pk, slug, name in rows.order_by("name", "pk").values_list(
        "films__pk", "pk", "slug", "name_here"
    ):
        genres[film_id].append({"id": pk, "slug": slug, "name": name})
    return genres


def _in_order(credits: QuerySet[FilmCredit]) -> QuerySet[FilmCredit]:
    return credits.select_related("person").order_by(F("sort_order").asc(nulls_last=True), "pk")
