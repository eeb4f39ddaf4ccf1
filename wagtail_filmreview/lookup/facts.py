"""What a catalogue knows of a film, in the same words whichever catalogue it is."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from pydantic import BaseModel, ConfigDict

from wagtail_filmreview.codes import country_code, language_tag
from wagtail_filmreview.vocabulary import CatalogueType, CreditRole, FilmKind, ReleaseKind

MOST_ACTORS = 30
"""Of a cast of hundreds, those that are billed first."""


class Fact(BaseModel):
    model_config = ConfigDict(frozen=True)


class Hit(Fact):
    """A film that a search found, with what tells it from others of its title."""

    key: str
    """What the provider knows it by; ``Provider.facts`` takes it."""
    title: str
    original_title: str = ""
    year: int | None = None
    kind: FilmKind | None = None
    description: str = ""


class PersonFact(Fact):
    name: str
    native_name: str = ""
    wikidata_id: str = ""
    tmdb_id: int | None = None

    @property
    def key(self) -> str:
        """Tells people of one catalogue apart, from one look-up to the next."""
        return self.wikidata_id or (f"tmdb-{self.tmdb_id}" if self.tmdb_id else self.name)


class CreditFact(Fact):
    person: PersonFact
    role: CreditRole
    character: str = ""


class ReleaseFact(Fact):
    country: str = ""
    kind: ReleaseKind
    date: date


class CertificateFact(Fact):
    country: str
    certificate: str
    descriptors: str = ""


class TextFact(Fact):
    title: str = ""
    logline: str = ""


class PosterFact(Fact):
    url: str
    credit: str
    """Whose it is and on what terms, in words for whoever decides whether to store it."""


class FilmFacts(Fact):
    """Everything a look-up may fill. What is empty or missing is not known."""

    key: str
    title: str = ""
    original_title: str = ""
    kind: FilmKind | None = None
    year: int | None = None
    runtime_minutes: int | None = None
    countries: list[str] = []
    languages: list[str] = []
    genres: list[str] = []
    texts: dict[str, TextFact] = {}
    """By language code."""
    credits: list[CreditFact] = []
    """In billing order, one for each person and role."""
    releases: list[ReleaseFact] = []
    certificates: list[CertificateFact] = []
    imdb_id: str = ""
    wikidata_id: str = ""
    tmdb_id: int | None = None
    tmdb_type: CatalogueType | None = None
    poster: PosterFact | None = None


def known_countries(given: Iterable[str]) -> list[str]:
    """Codes of what are countries, in the same order, each once."""
    return _known(given, country_code)


def known_languages(given: Iterable[str]) -> list[str]:
    return _known(given, language_tag)


def _known(given: Iterable[str], code: Any) -> list[str]:
    found = []
    for one in given:
        try:
            found.append(code(one))
        except ValidationError:
            # A state or a dialect that has no code is better left to the editor than guessed.
            continue
    return list(dict.fromkeys(found))


def merged_credits(credits: Iterable[CreditFact]) -> list[CreditFact]:
    """One credit for each person and role: whoever plays three parts has one, with three characters."""
    found: dict[tuple[str, str], CreditFact] = {}
    for credit in credits:
        place = (credit.role, credit.person.key)
        known = found.get(place)
        characters = [part for part in (known.character if known else "", credit.character) if part]
        character = " / ".join(dict.fromkeys(characters))
        found[place] = credit.model_copy(update={"character": character})
    actors = 0
    kept = []
    for credit in found.values():
        actors += credit.role == CreditRole.ACTOR
        if credit.role != CreditRole.ACTOR or actors <= MOST_ACTORS:
            kept.append(credit)
    return kept
