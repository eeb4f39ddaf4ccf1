"""Parts of what is expected of the package, for a reader who wants no spoilers."""

from __future__ import annotations

from typing import Any

from tests.benchmarks import records, source
from tests.benchmarks.pictures import HEIGHT, RENDITIONS, WIDTH, alt_of, kind_of, rendition_file
from tests.benchmarks.records import Film, Review
from tests.benchmarks.source import Catalogue

Json = dict[str, Any]
SITE = "http://localhost"
SIZES = {
    "poster": {"thumbnail": "fill-120x180", "card": "fill-320x480"},
    "hero": {"card": "fill-640x360", "wide": "fill-1600x900"},
    "still": {"card": "max-640x640", "wide": "max-1600x1600"},
}


def film(people: People, film: Film) -> Json:
    return {
        "id": film.pk,
        "slug": film.slug,
        "kind": "feature",
        "title": film.title,
        "original_title": film.original_title,
        "year": film.year,
        "production_countries": list(film.countries),
        "languages": list(film.languages),
        "runtime_minutes": film.runtime,
        "directors": [people.named(pk) for pk in film.people("director")],
        "writers": [people.named(pk) for pk in film.people("writer")],
        "genres": [
            {"id": genre, "slug": source.GENRES[genre - 1].lower(), "name": source.GENRES[genre - 1]}
            for genre in film.genres
        ],
        "certificates": [
            {"country": country, "certificate": certificate, "descriptors": descriptors}
            for country, certificate, descriptors in film.certificates
        ],
        "poster": image(film.poster),
        "imdb_id": f"tt{film.pk:07}",
    }


class People:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def named(self, pk: int) -> Json:
        person = self._catalogue.person(pk)
        return {"id": pk, "name": person.name, "native_name": "", "slug": person.slug}


def cast(people: People, review: Review) -> list[Json]:
    return [
        {"id": row.id, "type": "credit", "spoiler_level": row.credit.spoiler_level, "redacted": True}
        if row.credit.spoiler_level != "none"
        else {
            "id": row.id,
            "redacted": False,
            "person": people.named(row.credit.person),
            "role": "actor",
            "character": row.credit.character,
            "note": f"<p>{row.note}</p>" if row.note else "",
        }
        for row in review.cast
    ]


def advisories(review: Review) -> list[Json]:
    return [
        {"id": row.id, "redacted": True, "group": row.group}
        if row.spoiler_level != "none"
        else {
            "id": row.id,
            "redacted": False,
            "group": row.group,
            "category": row.category,
            "intensity": row.intensity,
            "presence": None if row.intensity == "none" else "shown",
            "note": f"<p>{row.note}</p>" if row.note else "",
            "scenes": [{"start": row.scene, "start_seconds": 2890}] if row.scene else [],
        }
        for row in review.advisories
    ]


def section(section_id: str, level: str, text: str) -> Json:
    if level != "none":
        return {"id": section_id, "redacted": True, "spoiler_level": level}
    return {"id": section_id, "redacted": False, "html": f"<p>{text}</p>", "word_count": words(text)}


def paragraph(text: str) -> Json:
    return {"type": "paragraph", "html": f"<p>{text}</p>"}


def words(text: str) -> int:
    return max(25, round(len(text.split()) / 25) * 25)


def way(way: records.Way) -> Json:
    name = source.SERVICES[way.service - 1]
    return {
        "country": way.country,
        "service": {"id": way.service, "name": name, "slug": name.lower()},
        "kind": way.kind,
        "link": way.link,
        "captions": way.captions,
        "subtitle_languages": list(way.subtitles),
    }


def rating(review: Review) -> Json:
    scale = {"min": "0", "max": "5", "step": "0.5"}
    return {"kind": "numeric", "value": review.stars, **scale, "score": review.score}


def image(image: int) -> Json:
    sizes = RENDITIONS[kind_of(image)]
    return {
        "alt": alt_of(image),
        "width": WIDTH,
        "height": HEIGHT,
        "renditions": {
            name: {
                "url": f"{SITE}/media/{rendition_file(image, spec)}",
                "width": sizes[spec][0],
                "height": sizes[spec][1],
            }
            for name, spec in SIZES[kind_of(image)].items()
        },
    }


def moment(review: Review) -> str:
    return review.published_on.isoformat().replace("+00:00", "Z")
