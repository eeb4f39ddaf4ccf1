"""Cases of what stands beside lists and reviews: films, people, and what leads on to other reviews."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tests.benchmarks import source
from tests.benchmarks.client import Answer, Request
from tests.benchmarks.leading_on import LeadingOn, known_of, says
from tests.benchmarks.package import nodes
from tests.benchmarks.records import Film

if TYPE_CHECKING:
    from tests.benchmarks.cases import Cases, Part

NEWEST_REVIEWS = 20
API = {"v2": "/api/v2/", "v3": "/api/v3/"}
PLAIN_LIST = "/api/v2/reviews/"


class Beside:
    """The plain site has no endpoint for these: it is asked for the nearest that its list can do."""

    def __init__(self, cases: Cases) -> None:
        self._cases = cases
        self._catalogue = cases.catalogue
        self._place = {number: place for place, number in enumerate(self._catalogue.newest_first)}

    def known(self) -> dict[str, list[Part]]:
        found = {"film": [*self._plain(self._plain_films()), *map(self._films, self._cases.apis)]}
        further = LeadingOn(self._cases)
        if "v3" in self._cases.apis:
            found |= {
                # One number, where the package gives them all.
                "facets": [
                    *self._plain(further.plain_counts(), "one count, plain"),
                    _part("v3", "package", further.facets()),
                ],
                "related": [
                    *self._plain(further.plain_related()),
                    _part("v3", "package", further.related()),
                ],
                "critic": [*self._plain(self._plain_critics()), self._people(range(1, source.CRITICS + 1))],
                "person": [self._people(range(source.CRITICS + 1, self._catalogue.people + 1))],
            }
        return found

    def _plain(self, asks: Iterator[tuple[str, Any]], contender: str = "plain") -> list[Part]:
        return [_part(contender, "plain", asks)] if self._cases.plain else []

    def _whole(self, numbers: list[int], count: int) -> Callable[[Answer], list[str]]:
        return self._cases.page_check(numbers, count, whole=True)

    # -- films -------------------------------------------------------------------------------------

    def _chosen_films(self) -> list[Film]:
        chosen = self._cases.spread(range(1, self._catalogue.films + 1))
        return [self._catalogue.film(pk) for pk in chosen]

    def _of_film(self, film: Film) -> list[int]:
        return sorted((2 * film.pk - 2, 2 * film.pk - 1), key=self._place.__getitem__)

    def _plain_films(self) -> Iterator[tuple[str, Any]]:
        """The reviews of the film, which have it in them."""
        for film in self._chosen_films():
            yield f"{PLAIN_LIST}?fields=*&film={film.pk}", self._whole(self._of_film(film), 2)

    def _films(self, api: str) -> Part:
        return _part(
            api,
            "package",
            ((f"{API[api]}films/{film.pk}/", says(self._film(film))) for film in self._chosen_films()),
        )

    def _film(self, film: Film) -> dict[str, Any]:
        people = nodes.People(self._catalogue)
        reviews = [self._catalogue.review(number) for number in self._of_film(film)]
        known = nodes.film(people, film)
        # Addresses of images have the host in them that was asked; reviews have that of their site.
        return {
            **{name: value for name, value in known.items() if name not in ("writers", "poster")},
            "credits": [
                {"person": people.named(one.person), "role": one.role, "character": one.character}
                for one in film.credits
                if one.spoiler_level == "none"
            ],
            "reviews": [{"id": one.pk, "title": one.title, "score": one.score} for one in reviews],
            "aggregate_score": {"average": (sum(one.score for one in reviews) + 1) // 2, "count": 2},
        }

    # -- people ------------------------------------------------------------------------------------

    def _plain_critics(self) -> Iterator[tuple[str, Any]]:
        for pk in range(1, source.CRITICS + 1):
            query = f"reviewers={pk}&limit={NEWEST_REVIEWS}&fields=reviewers,stars,recommendation"
            numbers = self._written_by(pk)
            expected = {"meta": {"total_count": len(numbers)}, "items": self._in_short(numbers)}
            yield f"{PLAIN_LIST}?{query}", says(expected)

    def _people(self, ids: range) -> Part:
        chosen = self._cases.spread(ids)
        return _part(
            "v3",
            "package",
            ((f"{API['v3']}people/{pk}/", says(self._person(pk))) for pk in self._known(chosen)),
        )

    def _known(self, ids: Iterable[int]) -> list[int]:
        """Who has something to show: the others are not there."""
        return [pk for pk in ids if pk <= source.CRITICS or self._parts[pk]]

    def _person(self, pk: int) -> dict[str, Any]:
        numbers = self._written_by(pk)
        return {
            "id": pk,
            "name": self._catalogue.person(pk).name,
            "filmography": [
                {"film": {"id": film, "title": title}, "role": role, "character": character}
                for _year, title, film, role, character in sorted(self._parts[pk])
            ],
            "reviews": {"count": len(numbers), "items": self._in_short(numbers)},
        }

    @cached_property
    def _parts(self) -> dict[int, set[tuple[int, str, int, str, str]]]:
        """By person: year (negative, for the newest come first), title, film, role and character."""
        found: dict[int, set[tuple[int, str, int, str, str]]] = defaultdict(set)
        for film in map(self._catalogue.film, range(1, self._catalogue.films + 1)):
            for one in film.credits:
                if one.spoiler_level == "none":
                    found[one.person].add((-film.year, film.title, film.pk, one.role, one.character))
        return found

    def _written_by(self, pk: int) -> list[int]:
        written = (review.number for review in known_of(self._catalogue) if pk in review.critics)
        return sorted(written, key=self._place.__getitem__)

    def _in_short(self, numbers: list[int]) -> list[dict[str, Any]]:
        newest = map(self._catalogue.review, numbers[:NEWEST_REVIEWS])
        return [{"id": one.pk, "recommendation": one.recommendation} for one in newest]


def _part(contender: str, site: str, asks: Iterable[tuple[str, Any]]) -> Part:
    from tests.benchmarks.cases import Ask, Part

    return Part(contender, site, tuple(Ask(Request(path), check) for path, check in asks))
