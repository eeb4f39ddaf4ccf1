"""People as endpoints of their own show them: nobody who is known only by what gives a film away."""

from typing import Any

from django.db.models import OuterRef, QuerySet
from django.http import HttpRequest
from wagtail.rich_text import expand_db_html

from wagtail_filmreview.blocks.cards import represent_image
from wagtail_filmreview.models import Film, Person, PersonText
from wagtail_filmreview.representations.films import Place, film_reference, renditions_of
from wagtail_filmreview.representations.in_language import film_title, nearest_text
from wagtail_filmreview.representations.open_parts import known, open_credits, open_terms
from wagtail_filmreview.representations.store.references import PublicReferences

NEWEST_REVIEWS = 20
"""So many of a critic's reviews stand beside the critic; the rest is for the list of reviews to show."""


def known_people(request: HttpRequest) -> QuerySet[Person]:
    """Whom everybody may know of on the requested site."""
    return Person.objects.filter(known(PublicReferences(request).ids()))


def person_cards(people: QuerySet[Person], place: Place) -> list[dict[str, Any]]:
    """These people as a list shows them, in the order of the query."""
    return [_card(person, place) for person in _with_photo(people)]


def person_detail(person_id: int, place: Place, request: HttpRequest) -> dict[str, Any] | None:
    """Somebody with parts and reviews; None for whom nobody may know of."""
    biography = nearest_text(PersonText.objects.filter(person=OuterRef("pk")), "biography", place.language)
    store = PublicReferences(request)
    public = store.ids()
    people = Person.objects.filter(known(public), pk=person_id).annotate(biography_here=biography)
    person: Any = _with_photo(people).first()
    if person is None:
        return None
    count, written = store.written_by(person_id, NEWEST_REVIEWS)
    return {
        **_card(person, place),
        "locale": place.language,
        "biography": expand_db_html(person.biography_here or ""),
        "website": person.website,
        "imdb_id": person.imdb_id,
        "tmdb_id": person.tmdb_id,
        "wikidata_id": person.wikidata_id,
        "filmography": _filmography(person_id, public, place),
        "reviews": {"count": count, "items": [review.reference() for review in written]},
    }


def _filmography(person_id: int, public: Any, place: Place) -> list[dict[str, Any]]:
    """Open parts only, newest film first. What a film says of a part is enough; reviews add what it lacks."""
    credited = open_credits().filter(person=person_id).values_list("film_id", "role", "character")
    parts = set(credited)
    said = {(film, role) for film, role, _character in parts}
    terms = open_terms(person_id, public).values_list("review__film_id", "detail")
    parts |= {(film, role, "") for film, role in terms if (film, role) not in said}
    films = Film.objects.filter(pk__in={film for film, _role, _character in parts})
    references = {
        film.pk: film_reference(film) for film in films.annotate(title_here=film_title(place.language))
    }
    shown = [
        {"film": references[film], "role": role, "character": character}
        for film, role, character in parts
        if film in references
    ]
    return sorted(
        shown,
        key=lambda part: (
            -part["film"]["year"],
            part["film"]["title"],
            part["film"]["id"],
            part["role"],
            part["character"],
        ),
    )


def _with_photo(people: QuerySet[Person]) -> QuerySet[Person]:
    return people.select_related("photo").prefetch_related(renditions_of("photo", "photo"))


def _card(person: Person, place: Place) -> dict[str, Any]:
    return {
        "id": person.pk,
        "meta": {"detail_url": f"{place.collection}{person.pk}/"},
        "slug": person.slug,
        "name": person.name,
        "native_name": person.native_name,
        "sort_name": person.sort_name,
        "photo": represent_image(person.photo, "photo", place.images),
    }
