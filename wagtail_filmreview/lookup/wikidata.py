"""Wikidata: free of any conditions (CC0), and without a key."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from wagtail_filmreview.lookup import commons
from wagtail_filmreview.lookup.facts import (
    FilmFacts,
    Hit,
    TextFact,
    known_countries,
    known_languages,
    merged_credits,
)
from wagtail_filmreview.lookup.provider import Provider
from wagtail_filmreview.lookup.wikidata_answers import (
    Entities,
    Entity,
    Found,
    label_in,
    minutes_of,
)
from wagtail_filmreview.lookup.wikidata_reading import (
    credits_of,
    hit_of,
    is_film,
    kind_of,
    named_by,
    names_of,
    original_title_of,
    releases_of,
    year_of_film,
)
from wagtail_filmreview.vocabulary import CatalogueType

MOST_HITS = 50
MOST_LOOKED_AT = 20
ENOUGH_HITS = 8
MOST_AT_ONCE = 50

Answer = TypeVar("Answer", bound=BaseModel)


class Wikidata(Provider):
    slug = "wikidata"
    name = "Wikidata"
    address = "https://www.wikidata.org"

    def __init__(self, *, commons: str = "https://commons.wikimedia.org", **options: Any) -> None:
        self.commons = commons.rstrip("/")
        super().__init__(**options)

    def accepts(self, key: str) -> bool:
        return re.fullmatch(r"Q[1-9][0-9]{0,15}", key) is not None

    def key_of(self, film: Any) -> str:
        return film.wikidata_id or ""

    def search(self, text: str, languages: Sequence[str]) -> list[Hit]:
        # Labels have no year in them: “Ballerina (2023)” would find nothing.
        words, year = _without_year(text)
        found = self._get(
            "w/api.php",
            Found,
            action="wbsearchentities",
            search=words,
            language=_plain(languages)[0],
            uselang=_plain(languages)[0],
            type="item",
            limit=str(MOST_HITS),
            format="json",
        )
        ids = [hit.id for hit in found.search if self.accepts(hit.id)]
        hits: list[Hit] = []
        # What Wikidata tells of an item is long, and most of what has a title's name is no film.
        for start in range(0, len(ids), MOST_LOOKED_AT):
            some = ids[start : start + MOST_LOOKED_AT]
            entities = self._entities(some, "labels|descriptions|claims", languages)
            films = [(key, entities[key]) for key in some if key in entities and is_film(entities[key])]
            hits += [hit_of(key, entity, list(languages)) for key, entity in films]
            if len(hits) >= ENOUGH_HITS:
                break
        return sorted(hits, key=lambda hit: year is not None and hit.year != year)

    def facts(self, key: str, languages: Sequence[str]) -> FilmFacts:
        answer = self._get(f"wiki/Special:EntityData/{key}.json", Entities)
        if not answer.entities:
            raise self.fetch.not_understood()
        # An item that was merged into another comes under the other's id.
        film = answer.entities.get(key) or next(iter(answer.entities.values()))
        named = self._entities(named_by(film), "labels", languages)
        preferred = list(languages)
        tmdb = [
            text
            for text in film.texts("P4947") or film.texts("P4983")
            if re.fullmatch(r"[1-9][0-9]{0,11}", text)
        ]
        return FilmFacts(
            key=key,
            title=label_in(film.labels, preferred),
            original_title=original_title_of(film),
            kind=kind_of(film),
            year=year_of_film(film),
            runtime_minutes=next(filter(None, map(minutes_of, film.values("P2047"))), None),
            countries=known_countries(names_of(film, "P495", named, ["en"])),
            languages=known_languages(names_of(film, "P364", named, ["en"])),
            genres=[name.removesuffix(" film") for name in names_of(film, "P136", named, ["en"])],
            texts={language: TextFact(title=label.value) for language, label in film.labels.items()},
            credits=merged_credits(credits_of(film, named, preferred)),
            releases=releases_of(film, named),
            imdb_id=next((text for text in film.texts("P345") if text.startswith("tt")), ""),
            wikidata_id=film.id or key,
            tmdb_id=int(tmdb[0]) if tmdb else None,
            tmdb_type=_tmdb_type(film) if tmdb else None,
            poster=commons.poster(self.fetch, self.commons, film.texts("P3383")) if self.posters else None,
        )

    def _entities(self, ids: Iterable[str], parts: str, languages: Sequence[str]) -> dict[str, Entity]:
        found: dict[str, Entity] = {}
        wanted = list(dict.fromkeys(ids))
        for start in range(0, len(wanted), MOST_AT_ONCE):
            answer = self._get(
                "w/api.php",
                Entities,
                action="wbgetentities",
                ids="|".join(wanted[start : start + MOST_AT_ONCE]),
                props=parts,
                languages="|".join(_plain([*languages, "en", "mul"])),
                format="json",
            )
            found |= answer.entities
        return found

    def _get(self, path: str, shape: type[Answer], **params: str) -> Answer:
        try:
            return shape.model_validate(self.fetch.json(f"{self.root}/{path}", params))
        except ValidationError:
            raise self.fetch.not_understood() from None


def _plain(languages: Sequence[str]) -> list[str]:
    """Without regions: Wikidata refuses codes that it does not know, such as en-us."""
    return list(dict.fromkeys(language.split("-")[0] for language in languages))


def _without_year(text: str) -> tuple[str, int | None]:
    match = re.fullmatch(r"(.+?)\s+\(?((?:18|19|20)\d\d)\)?", text.strip())
    return (match[1], int(match[2])) if match else (text.strip(), None)


def _tmdb_type(film: Entity) -> CatalogueType:
    return CatalogueType.MOVIE if film.texts("P4947") else CatalogueType.TV
