"""Wikidata: free of any conditions (CC0), and without a key."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from wagtail_filmreview.lookup import commons
from wagtail_filmreview.lookup.facts import (
    CreditFact,
    FilmFacts,
    Hit,
    PersonFact,
    ReleaseFact,
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
    Label,
    day_of,
    item_of,
    label_in,
    minutes_of,
    year_of,
)
from wagtail_filmreview.vocabulary import CatalogueType, CreditRole, FilmKind, ReleaseKind

KINDS = {
    "Q24862": FilmKind.SHORT,
    "Q93204": FilmKind.DOCUMENTARY,
    "Q3464665": FilmKind.SEASON,
    "Q21191270": FilmKind.EPISODE,
    "Q5398426": FilmKind.SERIES,
    "Q1259759": FilmKind.SERIES,
    "Q581714": FilmKind.SERIES,
    "Q63952888": FilmKind.SERIES,
    "Q11424": FilmKind.FEATURE,
    "Q506240": FilmKind.FEATURE,
    "Q202866": FilmKind.FEATURE,
    "Q226730": FilmKind.FEATURE,
    "Q29168811": FilmKind.FEATURE,
    "Q20650540": FilmKind.FEATURE,
}
"""Instance of what makes a film what it is; the narrower first, for a short documentary is both."""

ROLES = {
    "P57": CreditRole.DIRECTOR,
    "P170": CreditRole.CREATOR,
    "P58": CreditRole.WRITER,
    "P161": CreditRole.ACTOR,
    "P162": CreditRole.PRODUCER,
    "P344": CreditRole.CINEMATOGRAPHER,
    "P1040": CreditRole.EDITOR,
    "P86": CreditRole.COMPOSER,
}

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
            films = [(key, entities[key]) for key in some if key in entities and _is_film(entities[key])]
            hits += [_hit(key, entity, list(languages)) for key, entity in films]
            if len(hits) >= ENOUGH_HITS:
                break
        return sorted(hits, key=lambda hit: year is not None and hit.year != year)

    def facts(self, key: str, languages: Sequence[str]) -> FilmFacts:
        answer = self._get(f"wiki/Special:EntityData/{key}.json", Entities)
        if not answer.entities:
            raise self.fetch.not_understood()
        # An item that was merged into another comes under the other's id.
        film = answer.entities.get(key) or next(iter(answer.entities.values()))
        named = self._entities(_named_by(film), "labels", languages)
        preferred = list(languages)
        tmdb = film.texts("P4947") or film.texts("P4983")
        return FilmFacts(
            key=key,
            title=label_in(film.labels, preferred),
            original_title=_original_title(film),
            kind=_kind(film),
            year=_year(film),
            runtime_minutes=next(filter(None, map(minutes_of, film.values("P2047"))), None),
            countries=known_countries(_names(film, "P495", named, ["en"])),
            languages=known_languages(_names(film, "P364", named, ["en"])),
            genres=[name.removesuffix(" film") for name in _names(film, "P136", named, ["en"])],
            texts={language: TextFact(title=label.value) for language, label in film.labels.items()},
            credits=merged_credits(_credits(film, named, preferred)),
            releases=_releases(film, named),
            imdb_id=next((text for text in film.texts("P345") if text.startswith("tt")), ""),
            wikidata_id=film.id or key,
            tmdb_id=int(tmdb[0]) if tmdb and tmdb[0].isascii() and tmdb[0].isdigit() else None,
            tmdb_type=CatalogueType.MOVIE if film.texts("P4947") else CatalogueType.TV if tmdb else None,
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


def _is_film(entity: Entity) -> bool:
    """There are more kinds of film than are listed here; what IMDb and TMDB have as one is one."""
    imdb = any(text.startswith("tt") for text in entity.texts("P345"))
    return imdb or _kind(entity) is not None or bool(entity.values("P4947") or entity.values("P4983"))


def _kind(entity: Entity) -> FilmKind | None:
    kinds = set(entity.items("P31"))
    return next((kind for item, kind in KINDS.items() if item in kinds), None)


def _year(entity: Entity) -> int | None:
    return min(filter(None, map(year_of, entity.values("P577"))), default=None)


def _hit(key: str, entity: Entity, languages: list[str]) -> Hit:
    return Hit(
        key=key,
        title=label_in(entity.labels, languages) or key,
        original_title=_original_title(entity),
        year=_year(entity),
        kind=_kind(entity),
        description=label_in(entity.descriptions, languages),
    )


def _original_title(entity: Entity) -> str:
    texts = [value.get("text") for value in entity.values("P1476") if isinstance(value, dict)]
    return next((text for text in texts if isinstance(text, str)), "")


def _named_by(film: Entity) -> Iterator[str]:
    """Items whose names have to be asked for."""
    for property_id in ("P495", "P364", "P136", *ROLES):
        yield from film.items(property_id)
    for statement in film.statements("P161"):
        yield from filter(None, map(item_of, statement.qualified("P453")))
    for statement in film.statements("P577"):
        yield from filter(None, map(item_of, statement.qualified("P291")))


def _name(item: str, named: dict[str, Entity], languages: list[str]) -> str:
    labels: dict[str, Label] = named[item].labels if item in named else {}
    return label_in(labels, languages)


def _names(film: Entity, property_id: str, named: dict[str, Entity], languages: list[str]) -> list[str]:
    return [name for item in film.items(property_id) if (name := _name(item, named, languages))]


def _credits(film: Entity, named: dict[str, Entity], languages: list[str]) -> Iterator[CreditFact]:
    for property_id, role in ROLES.items():
        for statement in film.statements(property_id):
            item = item_of(statement.mainsnak.known)
            if not (name := _name(item, named, languages)):
                continue
            # A part is an item of its own (P453) or just a name (P4633).
            parts = [_name(item_of(value), named, languages) for value in statement.qualified("P453")]
            parts += [value for value in statement.qualified("P4633") if isinstance(value, str)]
            yield CreditFact(
                person=PersonFact(name=name, wikidata_id=item),
                role=role,
                character=" / ".join(part for part in parts if part) if role == CreditRole.ACTOR else "",
            )


def _releases(film: Entity, named: dict[str, Entity]) -> list[ReleaseFact]:
    """The first day in each country; without a country it is the first showing anywhere."""
    days: dict[str, Any] = {}
    for statement in film.statements("P577"):
        if not (day := day_of(statement.mainsnak.known)):
            continue
        places = [_name(item_of(value), named, ["en"]) for value in statement.qualified("P291")]
        for country in known_countries(filter(None, places)) or [""] * (not places):
            days[country] = min(days.get(country, day), day)
    return [
        ReleaseFact(
            country=country, kind=ReleaseKind.THEATRICAL if country else ReleaseKind.PREMIERE, date=day
        )
        for country, day in days.items()
    ]
