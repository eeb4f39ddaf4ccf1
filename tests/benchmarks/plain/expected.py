"""What the plain site's API and pages have to say of a record."""

from __future__ import annotations

from typing import Any

from tests.benchmarks import source
from tests.benchmarks.pictures import alt_of, rendition_file
from tests.benchmarks.plain.markup import paragraphs_of
from tests.benchmarks.source import Catalogue

Json = dict[str, Any]
SITE = "http://localhost"


def whole(catalogue: Catalogue, number: int) -> Json:
    """A review, in lists and at its own address alike."""
    review = catalogue.review(number)

    def person(pk: int) -> Json:
        return {"id": pk, "name": catalogue.person(pk).name, "slug": catalogue.person(pk).slug}

    film = review.film
    crew = [credit for credit in film.credits if credit.role != "actor"]
    credits = [
        *({"person": person(credit.person), "role": credit.role, "character": ""} for credit in crew),
        *(
            {
                "person": person(row.credit.person),
                "role": "actor",
                "character": row.credit.character,
                "note": f"<p>{row.note}</p>" if row.note else "",
            }
            for row in review.cast
        ),
    ]
    first, second, third, *rest = ({"type": "paragraph", "value": text} for text in paragraphs_of(review))
    body = [
        {
            "type": "advisories",
            "value": {
                "all_assessed": review.all_assessed,
                "rows": [
                    {
                        "category": row.category,
                        "intensity": row.intensity,
                        "note": row.note,
                        "scene": row.scene,
                    }
                    for row in review.advisories
                ],
            },
        },
        {
            "type": "synopsis",
            "value": [
                {"spoiler": level != "none", "text": f"<p>{text}</p>"} for _id, level, text in review.synopsis
            ],
        },
        first,
        {
            "type": "picture",
            "value": {
                "alt": alt_of(review.still),
                "caption": review.caption,
                "card": {"url": _url(review.still, "max-640x640"), "width": 640},
                "wide": {"url": _url(review.still, "max-1600x1600"), "width": 1600},
            },
        },
        second,
        {"type": "quote", "value": {"text": review.quote}},
        third,
        *rest,
        {"type": "credits", "value": credits},
    ]
    return {
        "id": review.pk,
        "meta": {"html_url": f"{SITE}/reviews/{review.slug}/", "slug": review.slug},
        "title": review.title,
        "film": {
            "id": film.pk,
            "title": film.title,
            "original_title": film.original_title,
            "slug": film.slug,
            "year": film.year,
            "countries": list(film.countries),
            "languages": list(film.languages),
            "runtime_minutes": film.runtime,
            "imdb_id": f"tt{film.pk:07}",
            "poster": {"full_url": _url(film.poster, "fill-320x480"), "alt": alt_of(film.poster)},
            "genres": [
                {"id": genre, "name": source.GENRES[genre - 1], "slug": source.GENRES[genre - 1].lower()}
                for genre in film.genres
            ],
            "certificates": [
                {"country": country, "certificate": certificate, "descriptors": descriptors}
                for country, certificate, descriptors in film.certificates
            ],
            "ways_to_watch": [{"kind": way.kind, "link": way.link} for way in film.ways],
        },
        "reviewers": [person(critic) for critic in sorted(review.critics)],
        "hero": {"full_url": _url(review.hero, "fill-1600x900"), "alt": alt_of(review.hero)},
        "standfirst": review.standfirst,
        "published_on": review.published_on.isoformat().replace("+00:00", "Z"),
        "stars": f"{float(review.stars):.1f}",
        "recommendation": review.recommendation,
        "summary": f"<p>{review.summary}</p>",
        "pull_quote": review.pull_quote,
        "pros": list(review.pros),
        "cons": list(review.cons),
        "body": [{"id": block_id, **block} for block_id, block in zip(review.ids, body, strict=False)],
    }


def html(catalogue: Catalogue, number: int) -> tuple[list[str], list[str]]:
    """What a review's page must say. The plain site hides nothing from the source of its pages."""
    review, name = catalogue.review(number), lambda pk: catalogue.person(pk).name
    shown = [
        *(review.title, review.standfirst, review.film.title, review.pull_quote, review.summary),
        *map(name, review.critics),
        *review.paragraphs[:4],
        *review.pros,
        *(name(row.credit.person) for row in review.cast),
        *(row.credit.character for row in review.cast),
        *(source.GENRES[genre - 1] for genre in review.film.genres),
        *(way.link for way in review.film.ways),
        rendition_file(review.hero, "fill-1600x900"),
    ]
    return shown, []


def html_card(catalogue: Catalogue, number: int) -> list[str]:
    review = catalogue.review(number)
    critics = [catalogue.person(critic).name for critic in review.critics]
    return [review.title, review.standfirst, review.film.title, f"/reviews/{review.slug}/", *critics]


def _url(image: int, spec: str) -> str:
    return f"{SITE}/media/{rendition_file(image, spec)}"
