"""What Wikidata's statements about an item say of a film."""

from collections.abc import Iterator
from typing import Any

from wagtail_filmreview.lookup.facts import CreditFact, Hit, PersonFact, ReleaseFact, known_countries
from wagtail_filmreview.lookup.wikidata_answers import Entity, Label, day_of, item_of, label_in, year_of
from wagtail_filmreview.vocabulary import CreditRole, FilmKind, ReleaseKind

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


def is_film(entity: Entity) -> bool:
    """There are more kinds of film than are listed here; what IMDb and TMDB have as one is one."""
    imdb = any(text.startswith("tt") for text in entity.texts("P345"))
    return imdb or kind_of(entity) is not None or bool(entity.values("P4947") or entity.values("P4983"))


def kind_of(entity: Entity) -> FilmKind | None:
    kinds = set(entity.items("P31"))
    return next((kind for item, kind in KINDS.items() if item in kinds), None)


def year_of_film(entity: Entity) -> int | None:
    return min(filter(None, map(year_of, entity.values("P577"))), default=None)


def hit_of(key: str, entity: Entity, languages: list[str]) -> Hit:
    return Hit(
        key=key,
        title=label_in(entity.labels, languages) or key,
        original_title=original_title_of(entity),
        year=year_of_film(entity),
        kind=kind_of(entity),
        description=label_in(entity.descriptions, languages),
    )


def original_title_of(entity: Entity) -> str:
    texts = [value.get("text") for value in entity.values("P1476") if isinstance(value, dict)]
    return next((text for text in texts if isinstance(text, str)), "")


def named_by(film: Entity) -> Iterator[str]:
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


def names_of(film: Entity, property_id: str, named: dict[str, Entity], languages: list[str]) -> list[str]:
    return [name for item in film.items(property_id) if (name := _name(item, named, languages))]


def credits_of(film: Entity, named: dict[str, Entity], languages: list[str]) -> Iterator[CreditFact]:
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


def releases_of(film: Entity, named: dict[str, Entity]) -> list[ReleaseFact]:
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
