"""Fill the package's tables with the benchmark's reviews."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.core.management import call_command, get_commands
from django.utils.text import slugify
from wagtail.models import Page

from tests import bodies
from tests.benchmarks import source
from tests.benchmarks.images import alt_of, fill_images
from tests.benchmarks.pages import fill_pages, make_list_page
from tests.benchmarks.rows import Row, count_on, gather_statistics, insert
from tests.benchmarks.source import Catalogue, Film, Review
from wagtail_filmreview import models
from wagtail_filmreview.models.film_rows import FilmCertificate, FilmWayToWatch
from wagtail_filmreview.pages.models import FilmReviewIndexPage, FilmReviewPage


def fill(catalogue: Catalogue) -> None:
    """Everything, into an empty database: takes seconds per thousand reviews."""
    fill_images(catalogue)
    insert(models.Genre, ({"id": pk, "name": name, "slug": slugify(name)} for pk, name in _numbered(source.GENRES)))
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


def finish() -> None:
    """What follows once the rows are committed: the store is built from them."""
    count_on(Page, models.Genre, models.WatchService, models.Person, models.Film)
    if "filmreview" in get_commands():
        call_command("filmreview", "rebuild", verbosity=0)
    gather_statistics()


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


def body_of(review: Review) -> list[bodies.Raw]:
    """The stream as an editor's saving leaves it, every list item with an id of its own."""
    *paragraphs, last = [f"<p>{text}</p>" for text in review.paragraphs]
    if review.marked:
        last = last.replace("</p>", f' In the end <span data-spoiler="ending">{review.marked}</span>.</p>')
    prose = [
        {"type": "paragraph", "value": {"text": text, "spoiler_level": "none"}} for text in (*paragraphs, last)
    ]
    advisories = [
        _item(
            row.id,
            bodies.advisory(
                row.category,
                row.intensity,
                note=f"<p>{row.note}</p>" if row.note else "",
                presence="" if row.intensity == "none" else "shown",
                scenes=[_item(review.ids[11], bodies.scene(row.scene))] if row.scene else [],
                spoiler_level=row.spoiler_level,
            ),
        )
        for row in review.advisories
    ]
    credits = [
        _item(
            row.id,
            bodies.credit(
                row.credit.person,
                character=row.credit.character,
                note=f"<p>{row.note}</p>" if row.note else "",
                spoiler_level=row.credit.spoiler_level,
            ),
        )
        for row in review.cast
    ]
    sections = [
        _item(section_id, bodies.section(text, level)) for section_id, level, text in review.synopsis
    ]
    points = {"pros": list(review.pros), "cons": list(review.cons)}
    blocks = [
        bodies.advisories(*advisories, all_assessed=review.all_assessed),
        bodies.synopsis(*sections),
        prose[0],
        bodies.image(review.still, alt_of(review.still), caption=review.caption),
        prose[1],
        bodies.quote(review.quote),
        prose[2],
        prose[3],
        prose[4],
        bodies.cast(*credits),
        bodies.verdict(
            bodies.stars(review.stars),
            recommendation=review.recommendation,
            summary=f"<p>{review.summary}</p>",
            pull_quote=review.pull_quote,
            **{
                name: [_item(f"{review.ids[10][:-2]}{name[0]}{position}", text) for position, text in enumerate(given)]
                for name, given in points.items()
            },
        ),
        bodies.where_to_watch(),
    ]
    return [{**block, "id": block_id} for block, block_id in zip(blocks, review.ids, strict=False)]


def _item(item_id: str, value: Any) -> bodies.Raw:
    return {"type": "item", "value": value, "id": item_id}
