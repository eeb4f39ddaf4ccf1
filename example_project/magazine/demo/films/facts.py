"""What is stated about a film."""

from dataclasses import dataclass

# (person, role, character, spoiler level)
Credit = tuple[str, str, str, str]


def actor(person: str, character: str, spoilers: str = "none") -> Credit:
    return (person, "actor", character, spoilers)


def crew(role: str, *people: str) -> list[Credit]:
    return [(person, role, "", "none") for person in people]


@dataclass(frozen=True)
class FilmFacts:
    slug: str
    title: str
    year: int
    original_title: str = ""
    kind: str = "feature"
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    runtime: int | None = None
    genres: tuple[str, ...] = ()
    imdb: str = ""
    tmdb: int | None = None
    credits: tuple[Credit, ...] = ()
    # (country, kind, date)
    releases: tuple[tuple[str, str, str], ...] = ()
    # (country, certificate)
    certificates: tuple[tuple[str, str], ...] = ()
    # (country, service, kind)
    ways: tuple[tuple[str, str, str], ...] = ()
    logline: str = ""
