"""Cases of what leads on to other reviews: facets, and what is related to one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.benchmarks import records, source
from tests.benchmarks.client import Answer
from tests.benchmarks.comparing import differences
from tests.benchmarks.source import Catalogue

if TYPE_CHECKING:
    from tests.benchmarks.cases import Cases

RELATED = 6
WEIGHTS = {"director": 3, "actor": 2}
V3 = "/api/v3/film-reviews/"
PLAIN = "/api/v2/reviews/"

Asked = Iterator[tuple[str, Callable[[Answer], list[str]]]]
"""Addresses, each with what its answer has to say."""


class Known(NamedTuple):
    """What is counted of a review."""

    number: int
    year: int
    genres: tuple[int, ...]
    recommendation: str
    critics: tuple[int, ...]


class LeadingOn:
    def __init__(self, cases: Cases) -> None:
        self._cases = cases
        self._catalogue = cases.catalogue
        self._place = {number: place for place, number in enumerate(self._catalogue.newest_first)}
        self._kin: dict[int, set[tuple[str, int]]] = {}

    # -- facets ------------------------------------------------------------------------------------

    def plain_counts(self) -> Asked:
        by_genre = Counter(genre for review in known_of(self._catalogue) for genre in review.genres)
        for genre, many in by_genre.items():
            query = f"genre={source.GENRES[genre - 1].lower()}&limit=1&fields=_,id"
            yield f"{PLAIN}?{query}", says({"meta": {"total_count": many}})

    def facets(self) -> Asked:
        for word in ("", *source.RECOMMENDATIONS):
            for decade in (None, *range(1930, 2020, 10)):
                among = [
                    one
                    for one in known_of(self._catalogue)
                    if word in ("", one.recommendation)
                    and (decade is None or decade <= one.year < decade + 10)
                ]
                asked = ["limit=100", *([f"recommendation={word}"] if word else [])]
                asked += [f"year_min={decade}&year_max={decade + 9}"] if decade else []
                yield f"{V3}facets/?{'&'.join(asked)}", _counts(among)

    # -- related -----------------------------------------------------------------------------------

    def _chosen(self) -> list[int]:
        return self._cases.spread(range(self._catalogue.size))

    def plain_related(self) -> Asked:
        """The newest of one of the film's genres: who directed it is in the body, where nothing looks."""
        for number in self._chosen():
            slug = source.GENRES[self._catalogue.film(number // 2 + 1).genres[0] - 1].lower()
            numbers = self._cases.of_genre(slug)
            query = f"fields=*&genre={slug}&limit={RELATED}"
            yield f"{PLAIN}?{query}", self._cases.page_check(numbers[:RELATED], len(numbers), whole=True)

    def related(self) -> Asked:
        first = records.FIRST_PAGE
        for number in self._chosen():
            like = [{"id": first + other} for other in self._like(number)]
            yield f"{V3}{first + number}/related/", says({"items": like})

    def _like(self, number: int) -> list[int]:
        mine = self._shares(number // 2 + 1)
        scores = {
            pk: sum(WEIGHTS.get(kind, 1) for kind, _pk in mine & self._shares(pk))
            for pk in range(1, self._catalogue.films + 1)
        }
        others = [
            other
            for pk, score in scores.items()
            if score
            for other in (2 * pk - 2, 2 * pk - 1)
            if other != number
        ]
        return sorted(others, key=lambda one: (-scores[one // 2 + 1], self._place[one]))[:RELATED]

    def _shares(self, pk: int) -> set[tuple[str, int]]:
        if pk not in self._kin:
            film = self._catalogue.film(pk)
            self._kin[pk] = {("genre", genre) for genre in film.genres} | {
                (role, person) for role in WEIGHTS for person in film.people(role)
            }
        return self._kin[pk]


@cache
def known_of(catalogue: Catalogue) -> list[Known]:
    """All reviews: whole, no more than some thousands of them are kept in memory."""
    reviews = map(catalogue.review, range(catalogue.size))
    return [
        Known(one.number, one.film.year, one.film.genres, one.recommendation, one.critics) for one in reviews
    ]


def says(expected: Any) -> Callable[[Answer], list[str]]:
    """The answer has all that is expected, and may have more."""
    return lambda answer: differences(expected, json.loads(answer.body))


def _counts(among: list[Known]) -> Callable[[Answer], list[str]]:
    """What facets have to say when these reviews are chosen."""
    genres = Counter(source.GENRES[genre - 1] for review in among for genre in review.genres)
    critics = Counter(critic for review in among for critic in review.critics)

    def check(answer: Answer) -> list[str]:
        found = json.loads(answer.body)
        facets = found["facets"]
        shown = {
            "count": found["count"],
            "genre": {value["label"]: value["count"] for value in facets["genre"]},
            "reviewer": {value["id"]: value["count"] for value in facets["reviewer"]},
        }
        return differences({"count": len(among), "genre": genres, "reviewer": critics}, shown)

    return check
