"""Films, people, genres and vocabularies on Wagtail's API v3."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from ninja import P, PathEx, Query, Router
from wagtail.api.v3.auth import AllowAnonymous

from wagtail_filmreview.api import catalogue_answers as answers
from wagtail_filmreview.api.catalogue_asked import FilmsAsked, GenresAsked, InLanguage, PeopleAsked
from wagtail_filmreview.api.refusals_v3 import refuse_unknown
from wagtail_filmreview.blocks.formats import AdvisoryCategory
from wagtail_filmreview.representations.catalogue_shapes import (
    ContainsAnswer,
    FilmDetail,
    FilmList,
    GenreList,
    PersonDetail,
    PersonList,
)
from wagtail_filmreview.representations.vocabulary import VocabularyAnswer

# Everybody gets the same answer.
films = Router(tags=["films"], auth=AllowAnonymous())
people = Router(tags=["people"], auth=AllowAnonymous())
genres = Router(tags=["genres"], auth=AllowAnonymous())
vocabulary = Router(tags=["vocabulary"], auth=AllowAnonymous())

ROUTERS = {"/films/": films, "/people/": people, "/genres/": genres, "/vocabulary/": vocabulary}

READ = ["GET", "HEAD"]
FilmId = PathEx[int, P(ge=1, le=2**63 - 1, description="`id` of a film.")]
PersonId = PathEx[int, P(ge=1, le=2**63 - 1, description="`id` of a person.")]
Category = PathEx[AdvisoryCategory, P(description="Slug of one category of advisories.")]


@films.api_operation(
    READ,
    "/",
    response=FilmList,
    url_name="list_films",
    operation_id="films_list",
    summary="List films",
)
def list_films(request: HttpRequest, parameters: Query[FilmsAsked]) -> HttpResponseBase:
    refuse_unknown(request, FilmsAsked)
    return answers.films_answer(request, parameters, _envelope)


@films.api_operation(
    READ,
    "/{film_id}/",
    response=FilmDetail,
    url_name="detail_film",
    operation_id="films_detail",
    summary="Film, with what this site says about it",
)
def detail_film(request: HttpRequest, film_id: FilmId, parameters: Query[InLanguage]) -> HttpResponseBase:
    refuse_unknown(request, InLanguage)
    return _found(answers.film_answer(request, film_id, parameters))


@films.api_operation(
    READ,
    "/{film_id}/contains/{category}/",
    response=ContainsAnswer,
    url_name="film_contains",
    operation_id="films_contains",
    summary="Whether a film contains something",
    description="The whole truth, whatever it gives away: who must avoid a theme asks for exactly that.",
)
def film_contains(request: HttpRequest, film_id: FilmId, category: Category) -> HttpResponseBase:
    refuse_unknown(request)
    return _found(answers.contains_answer(request, film_id, category))


@people.api_operation(
    READ,
    "/",
    response=PersonList,
    url_name="list_people",
    operation_id="people_list",
    summary="List people by name",
)
def list_people(request: HttpRequest, parameters: Query[PeopleAsked]) -> HttpResponseBase:
    refuse_unknown(request, PeopleAsked)
    return answers.people_answer(request, parameters, _envelope)


@people.api_operation(
    READ,
    "/{person_id}/",
    response=PersonDetail,
    url_name="detail_person",
    operation_id="people_detail",
    summary="Person, with their parts in films and the reviews that they wrote",
)
def detail_person(
    request: HttpRequest, person_id: PersonId, parameters: Query[InLanguage]
) -> HttpResponseBase:
    refuse_unknown(request, InLanguage)
    return _found(answers.person_answer(request, person_id, parameters))


@genres.api_operation(
    READ,
    "/",
    response=GenreList,
    url_name="list_genres",
    operation_id="genres_list",
    summary="List genres by name",
)
def list_genres(request: HttpRequest, parameters: Query[GenresAsked]) -> HttpResponseBase:
    refuse_unknown(request, GenresAsked)
    return answers.genres_answer(request, parameters, _envelope)


@vocabulary.api_operation(
    READ,
    "/",
    response=VocabularyAnswer,
    url_name="show_vocabulary",
    operation_id="vocabulary_show",
    summary="Every slug with its label and definition",
)
def show_vocabulary(request: HttpRequest, parameters: Query[InLanguage]) -> HttpResponseBase:
    refuse_unknown(request, InLanguage)
    return answers.vocabulary_answer(request, parameters)


def _envelope(count: int, language: str, items: list[Any]) -> dict[str, Any]:
    return {"count": count, "locale": language, "items": items}


def _found(response: HttpResponseBase | None) -> HttpResponseBase:
    if response is None:
        raise Http404("Not found")
    return response
