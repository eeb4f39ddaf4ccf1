"""Fill the plain site's tables with the benchmark's reviews."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page

from tests.benchmarks import source
from tests.benchmarks.images import fill_images
from tests.benchmarks.pages import fill_pages, make_list_page
from tests.benchmarks.pictures import alt_of
from tests.benchmarks.plain import models
from tests.benchmarks.plain.markup import paragraphs_of
from tests.benchmarks.records import Film, Review
from tests.benchmarks.rows import Row, count_on, gather_statistics, insert
from tests.benchmarks.searching import index_pages
from tests.benchmarks.source import Catalogue

SLUGS = (row[0] for row in (*source.ASKED_ADVISORIES, *source.HIDDEN_ADVISORIES, *source.ABSENT_ADVISORIES))
CATEGORIES = {slug: pk for pk, slug in enumerate(SLUGS, start=1)}


def fill(catalogue: Catalogue) -> None:
    """Everything, into an empty database."""
    fill_images(catalogue)
    insert(
        models.Genre,
        ({"id": pk, "name": name, "slug": slugify(name)} for pk, name in enumerate(source.GENRES, start=1)),
    )
    insert(models.Person, _people(catalogue))
    insert(models.AdvisoryCategory, ({"id": pk, "slug": slug} for slug, pk in CATEGORIES.items()))
    below = make_list_page(models.ReviewIndexPage)
    for numbers in catalogue.chunks():
        films = [catalogue.film(pk) for pk in range(numbers.start // 2 + 1, numbers.stop // 2 + 1)]
        reviews = [catalogue.review(number) for number in numbers]
        insert(models.Film, map(_film, films))
        insert(models.Film.genres.through, _genres(films))
        fill_pages(catalogue, numbers, models.ReviewPage, below)
        insert(models.ReviewPage, map(_review, reviews))
        insert(models.ReviewPage.reviewers.through, _reviewers(reviews))
        insert(models.ReviewPage.advisory_categories.through, _advisory_categories(reviews))


def finish(catalogue: Catalogue) -> None:
    """What follows once the rows are committed."""
    count_on(Page, models.Genre, models.Person, models.Film)
    index_pages(catalogue, models.ReviewPage)
    gather_statistics()


def _people(catalogue: Catalogue) -> Iterator[Row]:
    for pk in range(1, catalogue.people + 1):
        person = catalogue.person(pk)
        yield {"id": pk, "name": person.name, "slug": person.slug}


def _film(film: Film) -> Row:
    return {
        "id": film.pk,
        "title": film.title,
        "original_title": film.original_title,
        "slug": film.slug,
        "year": film.year,
        "countries": list(film.countries),
        "languages": list(film.languages),
        "runtime_minutes": film.runtime,
        "imdb_id": f"tt{film.pk:07}",
        "poster_id": film.poster,
        "certificates": [
            {"country": country, "certificate": certificate, "descriptors": descriptors}
            for country, certificate, descriptors in film.certificates
        ],
        "ways_to_watch": [
            {
                "country": way.country,
                "service": source.SERVICES[way.service - 1],
                "kind": way.kind,
                "link": way.link,
                "captions": way.captions,
                "subtitle_languages": list(way.subtitles),
            }
            for way in film.ways
        ],
    }


def _genres(films: list[Film]) -> Iterator[Row]:
    for film in films:
        for genre in film.genres:
            yield {"film_id": film.pk, "genre_id": genre}


def _review(review: Review) -> Row:
    return {
        "page_ptr_id": review.pk,
        "film_id": review.film.pk,
        "hero_image_id": review.hero,
        "standfirst": review.standfirst,
        "published_on": review.published_on,
        "stars": review.stars,
        "recommendation": review.recommendation,
        "summary": f"<p>{review.summary}</p>",
        "pull_quote": review.pull_quote,
        "pros": list(review.pros),
        "cons": list(review.cons),
        "body": json.dumps(_body(review)),
    }


def _reviewers(reviews: list[Review]) -> Iterator[Row]:
    for review in reviews:
        for critic in review.critics:
            yield {"reviewpage_id": review.pk, "person_id": critic}


def _advisory_categories(reviews: list[Review]) -> Iterator[Row]:
    for review in reviews:
        for row in review.advisories:
            if row.intensity != "none":
                yield {"reviewpage_id": review.pk, "advisorycategory_id": CATEGORIES[row.category]}


def _body(review: Review) -> list[dict[str, Any]]:
    first, second, third, *rest = paragraphs_of(review)
    still = {"image": review.still, "alt_text": alt_of(review.still), "caption": review.caption}
    crew = [
        {"person": credit.person, "role": credit.role, "character": "", "note": ""}
        for credit in review.film.credits
        if credit.role != "actor"
    ]
    cast = [
        {
            "person": row.credit.person,
            "role": row.credit.role,
            "character": row.credit.character,
            "note": f"<p>{row.note}</p>" if row.note else "",
        }
        for row in review.cast
    ]
    advisories = {
        "all_assessed": review.all_assessed,
        "rows": [
            _item(
                row.id,
                {
                    "category": row.category,
                    "intensity": row.intensity,
                    "note": row.note,
                    "scene": row.scene,
                    "spoiler": row.spoiler_level != "none",
                },
            )
            for row in review.advisories
        ],
    }
    sections = [
        _item(section_id, {"spoiler": level != "none", "text": f"<p>{text}</p>"})
        for section_id, level, text in review.synopsis
    ]
    blocks = [
        ("advisories", advisories),
        ("synopsis", sections),
        ("paragraph", first),
        ("picture", still),
        ("paragraph", second),
        ("quote", {"text": review.quote, "attribution": ""}),
        ("paragraph", third),
        *(("paragraph", text) for text in rest),
        ("credits", [_item(str(number), row) for number, row in enumerate([*crew, *cast])]),
    ]
    return [
        {"type": name, "value": value, "id": block_id}
        for (name, value), block_id in zip(blocks, review.ids, strict=False)
    ]


def _item(item_id: str, value: Any) -> dict[str, Any]:
    return {"type": "item", "value": value, "id": item_id}
