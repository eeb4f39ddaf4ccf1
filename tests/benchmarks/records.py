"""What a film and a review are to the benchmark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

FIRST_PAGE = 1000
"""Id of the first review page; what Wagtail's own migrations make stays below."""


@dataclass(frozen=True)
class Person:
    pk: int
    name: str

    @property
    def slug(self) -> str:
        return f"{self.name.lower().replace('. ', '-').replace(' ', '-')}-{self.pk}"


@dataclass(frozen=True)
class Credit:
    person: int
    role: str
    character: str
    spoiler_level: str


@dataclass(frozen=True)
class Way:
    country: str
    service: int
    kind: str
    link: str
    captions: bool
    subtitles: tuple[str, ...]


@dataclass(frozen=True)
class Film:
    pk: int
    title: str
    original_title: str
    year: int
    countries: tuple[str, ...]
    languages: tuple[str, ...]
    runtime: int
    genres: tuple[int, ...]
    certificates: tuple[tuple[str, str, str], ...]
    credits: tuple[Credit, ...]
    ways: tuple[Way, ...]

    @property
    def slug(self) -> str:
        return f"{self.title.lower().replace(' ', '-')}-{self.year}-{self.pk}"

    @property
    def first_image(self) -> int:
        """Poster, two stills, and a main image for each of the two reviews, one after the other."""
        return self.pk * 5 - 4

    @property
    def poster(self) -> int:
        return self.first_image

    @property
    def stills(self) -> tuple[int, int]:
        return self.first_image + 1, self.first_image + 2

    def people(self, role: str) -> list[int]:
        """Who is known for that role to everybody, in the order of the credits."""
        return [c.person for c in self.credits if c.role == role and c.spoiler_level == "none"]


@dataclass(frozen=True)
class Advisory:
    id: str
    category: str
    group: str
    intensity: str
    note: str
    scene: str
    spoiler_level: str


@dataclass(frozen=True)
class CastRow:
    id: str
    credit: Credit
    note: str


@dataclass(frozen=True)
class Review:
    number: int
    title: str
    standfirst: str
    film: Film
    critics: tuple[int, ...]
    published_on: datetime
    stars: str
    recommendation: str
    pull_quote: str
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    summary: str
    cast: tuple[CastRow, ...]
    advisories: tuple[Advisory, ...]
    all_assessed: bool
    synopsis: tuple[tuple[str, str, str], ...]
    """Id, spoiler level and text of its sections."""
    paragraphs: tuple[str, ...]
    marked: str
    """A phrase at the end of the last paragraph that gives away the ending, in some reviews."""
    quote: str
    caption: str
    ids: tuple[str, ...]
    """Of the blocks of the body, in order."""

    @property
    def pk(self) -> int:
        return FIRST_PAGE + self.number

    @property
    def slug(self) -> str:
        return f"review-{self.number}"

    @property
    def hero(self) -> int:
        return self.film.first_image + 3 + self.number % 2

    @property
    def still(self) -> int:
        return self.film.stills[self.number % 2]

    @property
    def score(self) -> int:
        return round(float(self.stars) * 20)
