"""Fill the package's tables with the benchmark's reviews."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.core.management import call_command, get_commands
from django.utils.text import slugify
from wagtail.models import Page

from tests.benchmarks import records, source
from tests.benchmarks.images import fill_images
from tests.benchmarks.package.body import body_of
from tests.benchmarks.pages import fill_pages, make_list_page
from tests.benchmarks.records import Film, Review
from tests.benchmarks.rows import Row, count_on, gather_statistics, insert
from tests.benchmarks.searching import index_pages
from tests.benchmarks.source import Catalogue
from wagtail_filmreview import models
from wagtail_filmreview.models.film_rows import FilmCertificate, FilmWayToWatch
from wagtail_filmreview.pages.models import FilmReviewIndexPage, FilmReviewPage
from wagtail_filmreview.representations.store import refreshing


def fill(catalogue: Catalogue) -> None:
    """Everything, into an empty database: takes seconds per thousand reviews."""
    fill_images(catalogue)
    insert(
        models.Genre,
        ({"id": pk, "name": name, "slug": slugify(name)} for pk, name in _numbered(source.GENRES)),
    )
    insert(
        models.WatchService,
        ({"id": pk, "name": name, "slug": slugify(name)} for pk, name in _numbered(source.SERVICES)),
    )
    insert(models.Person, _people(catalogue))
    below = make_list_page(FilmReviewIndexPage)
    for numbers in catalogue.chunks():
        films = [catalogue.film(pk) for pk in range(numbers.start // 2 + 1, numbers.stop // 2 + 1)]
        insert(models.Film, map(_film, films))
        insert(models.Film.genres.through, _genres(films))
        insert(models.FilmCredit, _credits(films))
        insert(FilmCertificate, _certificates(films))
        insert(FilmWayToWatch, _ways(films))
        fill_pages(catalogue, numbers, FilmReviewPage, below)
        insert(FilmReviewPage, (_review(catalogue.review(number)) for number in numbers))


def finish(catalogue: Catalogue) -> None:
    """What follows once the rows are committed: the store is built from them."""
    count_on(Page, models.Genre, models.WatchService, models.Person, models.Film)
    _fill_store(catalogue)
    index_pages(catalogue, FilmReviewPage)
    gather_statistics()


def _fill_store(catalogue: Catalogue) -> None:
    """What saving each page would have written beside it."""
    if "filmreview" in get_commands():
        call_command("filmreview", "rebuild", verbosity=0)
        return
    ids = range(records.FIRST_PAGE, records.FIRST_PAGE + catalogue.size)
    for start in range(0, len(ids), refreshing.BATCH):
        refreshing.rebuild(ids[start : start + refreshing.BATCH])


def _numbered(names: list[str]) -> Any:
    return enumerate(names, start=1)


def _people(catalogue: Catalogue) -> Iterator[Row]:
    for pk in range(1, catalogue.people + 1):
        person = catalogue.person(pk)
        first, _space, last = person.name.partition(" ")
        yield {"id": pk, "name": person.name, "sort_name": f"{last}, {first}", "slug": person.slug}


def _film(film: Film) -> Row:
    return {
        "id": film.pk,
        "title": film.title,
        "original_title": film.original_title,
        "slug": film.slug,
        "year": film.year,
        "production_countries": list(film.countries),
        "languages": list(film.languages),
        "runtime_minutes": film.runtime,
        "poster_id": film.poster,
        "imdb_id": f"tt{film.pk:07}",
    }


def _genres(films: list[Film]) -> Iterator[Row]:
    for film in films:
        for genre in film.genres:
            yield {"film_id": film.pk, "genre_id": genre}


def _credits(films: list[Film]) -> Iterator[Row]:
    for film in films:
        for position, credit in enumerate(film.credits):
            yield {
                "film_id": film.pk,
                "sort_order": position,
                "person_id": credit.person,
                "role": credit.role,
                "character": credit.character,
                "spoiler_level": credit.spoiler_level,
            }


def _certificates(films: list[Film]) -> Iterator[Row]:
    for film in films:
        for position, (country, certificate, descriptors) in enumerate(film.certificates):
            yield {
                "film_id": film.pk,
                "sort_order": position,
                "country": country,
                "certificate": certificate,
                "descriptors": descriptors,
            }


def _ways(films: list[Film]) -> Iterator[Row]:
    for film in films:
        for position, way in enumerate(film.ways):
            yield {
                "film_id": film.pk,
                "sort_order": position,
                "country": way.country,
                "service_id": way.service,
                "kind": way.kind,
                "link": way.link,
                "captions": way.captions,
                "subtitle_languages": list(way.subtitles),
            }


def _review(review: Review) -> Row:
    bylines = [
        {"type": "person", "value": critic, "id": block_id}
        for critic, block_id in zip(review.critics, review.ids[12:], strict=False)
    ]
    return {
        "page_ptr_id": review.pk,
        "film_id": review.film.pk,
        "bylines": json.dumps(bylines),
        "hero_image_id": review.hero,
        "standfirst": review.standfirst,
        "published_on": review.published_on,
        "seen_as": "cinema",
        "disclosure": "",
        "score": review.score,
        "body": json.dumps(body_of(review)),
    }
