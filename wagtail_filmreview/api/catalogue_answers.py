"""Answers about films, people, genres and vocabularies.

They change without a review being published, so their entity tags are made of the answers themselves.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from pydantic_core import to_json

from wagtail_filmreview.api.answers import address_of, settled
from wagtail_filmreview.api.catalogue_asked import FilmsAsked, GenresAsked, InLanguage, PeopleAsked
from wagtail_filmreview.models import Film, Person
from wagtail_filmreview.representations import advice
from wagtail_filmreview.representations.films import Place, film_cards, film_detail
from wagtail_filmreview.representations.people import person_cards, person_detail
from wagtail_filmreview.representations.store.changes import LIST_TAG
from wagtail_filmreview.representations.store.references import PublicReferences
from wagtail_filmreview.representations.store.sources import review_tag, tag_of
from wagtail_filmreview.representations.vocabulary import build_vocabulary

Envelope = Callable[[int, str, list[Any]], dict[str, Any]]
"""What an API puts around a list: from a count, the language and the items."""


def films_answer(request: HttpRequest, asked: FilmsAsked, envelope: Envelope) -> HttpResponseBase:
    count, films, ranked = asked.found()
    items = _ranked(film_cards(films, _place(request, asked, address_of(request))), ranked)
    # A published review may hide a credit.
    tags = [LIST_TAG, *(tag_of(Film, item["id"]) for item in items)]
    return _answer(request, envelope(count, asked.language, items), tags)


def film_answer(request: HttpRequest, film_id: int, asked: InLanguage) -> HttpResponseBase | None:
    """None where there is no such live film."""
    film = film_detail(film_id, _place(request, asked, _above(request)), request)
    if film is None:
        return None
    reviews = [review_tag(review["id"]) for review in film["reviews"]]
    return _answer(request, film, [tag_of(Film, film_id), LIST_TAG, *reviews])


def contains_answer(request: HttpRequest, film_id: int, category: str) -> HttpResponseBase | None:
    """The direct question about one category; None where there is no such live film."""
    if not Film.objects.filter(pk=film_id, live=True).exists():
        return None
    told = advice.asked(category, PublicReferences(request).advisories_of_film(film_id))
    answer = {"film": film_id, "category": category, **told}
    return _answer(request, answer, [tag_of(Film, film_id), LIST_TAG])


def people_answer(request: HttpRequest, asked: PeopleAsked, envelope: Envelope) -> HttpResponseBase:
    count, people, ranked = asked.found(request)
    items = _ranked(person_cards(people, _place(request, asked, address_of(request))), ranked)
    tags = [LIST_TAG, *(tag_of(Person, item["id"]) for item in items)]
    return _answer(request, envelope(count, asked.language, items), tags)


def person_answer(request: HttpRequest, person_id: int, asked: InLanguage) -> HttpResponseBase | None:
    """None where nobody may know of such a person."""
    person = person_detail(person_id, _place(request, asked, _above(request)), request)
    if person is None:
        return None
    films = {part["film"]["id"] for part in person["filmography"]}
    tags = [tag_of(Person, person_id), LIST_TAG, *(tag_of(Film, pk) for pk in sorted(films))]
    return _answer(request, person, tags)


def genres_answer(request: HttpRequest, asked: GenresAsked, envelope: Envelope) -> HttpResponseBase:
    count, genres = asked.found()
    return _answer(request, envelope(count, asked.language, genres), [LIST_TAG])


def vocabulary_answer(request: HttpRequest, asked: InLanguage) -> HttpResponseBase:
    return _answer(request, build_vocabulary(asked.language), [])


def _answer(request: HttpRequest, shown: dict[str, Any], tags: Sequence[str]) -> HttpResponseBase:
    return settled(request, to_json(shown), tags)


def _place(request: HttpRequest, asked: InLanguage, collection: str) -> Place:
    return Place(f"{request.scheme}://{request.get_host()}", collection, asked.language)


def _above(request: HttpRequest) -> str:
    """The address of the list that something, whose id ends the address, is in."""
    return address_of(request).rstrip("/").rpartition("/")[0] + "/"


def _ranked(items: list[dict[str, Any]], ranked: Sequence[int]) -> list[dict[str, Any]]:
    by_id = {item["id"]: item for item in items}
    return [by_id[pk] for pk in ranked if pk in by_id]
