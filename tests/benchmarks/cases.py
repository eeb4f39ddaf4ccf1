"""What is asked of whom, and what each answer has to say. Requests are spread over all reviews."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.benchmarks import records, source
from tests.benchmarks.beside import Beside
from tests.benchmarks.client import Answer, Request
from tests.benchmarks.comparing import differences, html_differences
from tests.benchmarks.package import expected as package
from tests.benchmarks.plain import expected as plain
from tests.benchmarks.source import Catalogue

LIMIT = 20
PLAIN, V2, V3, HTML = "plain", "v2", "v3", "package"
PREFIXES = {PLAIN: "/api/v2/reviews/", V2: "/api/v2/film-reviews/", V3: "/api/v3/film-reviews/"}
TERMS = ("harbour", "lighthouse", "orchestra", "glacier", "janitor", "quarry", "telegram", "whistle")

Check = Callable[[Answer], list[str]]
NEWEST_ROWS = 2000
"""How many of the newest reviews the pages of a list are spread over: the same depth at every size."""


@dataclass(frozen=True)
class Ask:
    request: Request
    check: Check
    may_be_capped: bool = False
    """Whether the endpoint may refuse it, as long as it points to the cursor."""


@dataclass(frozen=True)
class Part:
    """One contender in a case: which site serves it, and everything that is asked of it."""

    contender: str
    site: str
    asks: tuple[Ask, ...]


class Cases:
    """Every case's parts whose addresses are known beforehand; the others come out of answers."""

    def __init__(self, catalogue: Catalogue, most: int, apis: Iterable[str], *, with_plain: bool) -> None:
        self.catalogue = catalogue
        self.most = most
        self.apis = tuple(apis)
        self.plain = (PLAIN,) if with_plain else ()
        self._by_genre: dict[str, list[int]] = defaultdict(list)
        self._by_advisory: dict[str, list[int]] = defaultdict(list)
        for number in catalogue.newest_first:
            for genre in catalogue.film(number // 2 + 1).genres:
                self._by_genre[source.GENRES[genre - 1].lower()].append(number)
            for category, _group, intensity, level in catalogue.advisories_of(number):
                if intensity != "none" and level == "none":
                    self._by_advisory[category].append(number)

    def known(self) -> dict[str, list[Part]]:
        everywhere = (*self.plain, *self.apis)
        return {
            "list": [
                self._lists(api, self._offsets(min(self.catalogue.size, NEWEST_ROWS))) for api in everywhere
            ],
            "detail": [self._details(api) for api in everywhere],
            "genre": [self._filtered(api, "genre", self._by_genre) for api in everywhere],
            "advisory": [self._filtered(api, "advisory", self._by_advisory) for api in everywhere],
            "deep offset": [
                self._lists(api, self._offsets(self.catalogue.size), deep=True) for api in self.apis
            ],
            "search": [self._searches(api) for api in everywhere],
            "index page": [self._index_pages(one) for one in (*self.plain, HTML)],
            "review page": [self._review_pages(one) for one in (*self.plain, HTML)],
            **Beside(self).known(),
        }

    def of_genre(self, slug: str) -> list[int]:
        """Numbers of the reviews with that genre, the newest first."""
        return self._by_genre[slug]

    def spread(self, rows: range) -> list[int]:
        return spread(rows, self.most)

    def page_check(self, numbers: list[int], count: int | None, whole: bool = False) -> Check:
        """A list that holds exactly these reviews, in this order, out of so many."""

        def check(answer: Answer) -> list[str]:
            found = json.loads(answer.body)
            described = plain.whole if whole else package.card
            items = [described(self.catalogue, number) for number in numbers]
            expected: dict[str, object] = {"items": items}
            if count is not None:
                expected |= {"meta": {"total_count": count}} if "count" not in found else {"count": count}
            return differences(expected, found)

        return check

    def _offsets(self, rows: int) -> list[int]:
        return spread(range(0, rows - LIMIT + 1, LIMIT), self.most)

    def _lists(self, api: str, offsets: list[int], deep: bool = False) -> Part:
        return _part(
            api,
            (
                Ask(
                    self._request(api, f"limit={LIMIT}&offset={offset}"),
                    self.page_check(
                        self.catalogue.newest_first[offset : offset + LIMIT],
                        self.catalogue.size,
                        api == PLAIN,
                    ),
                    may_be_capped=deep,
                )
                for offset in offsets
            ),
        )

    def _details(self, api: str) -> Part:
        def check(number: int) -> Check:
            described = plain.whole if api == PLAIN else package.whole
            return lambda answer: differences(described(self.catalogue, number), json.loads(answer.body))

        return _part(
            api,
            (
                Ask(Request(f"{PREFIXES[api]}{records.FIRST_PAGE + number}/"), check(number))
                for number in spread(range(self.catalogue.size), 3 * self.most)
            ),
        )

    def _filtered(self, api: str, parameter: str, by_slug: dict[str, list[int]]) -> Part:
        """The first page of every value and one further down, common and rare ones alike."""
        asks = []
        for slug, numbers in sorted(by_slug.items()):
            if parameter == "advisory" and slug not in {row[0] for row in source.ASKED_ADVISORIES}:
                continue
            for offset in {0, min(len(numbers), NEWEST_ROWS // 10) // 2}:
                request = self._request(api, f"{parameter}={slug}&limit={LIMIT}&offset={offset}")
                shown = numbers[offset : offset + LIMIT]
                asks.append(Ask(request, self.page_check(shown, len(numbers), api == PLAIN)))
        return _part(api, asks)

    def _searches(self, api: str) -> Part:
        def check(term: str) -> Check:
            def has_found(answer: Answer) -> list[str]:
                items = json.loads(answer.body)["items"]
                described = plain.whole if api == PLAIN else package.card
                wanted = [described(self.catalogue, item["id"] - records.FIRST_PAGE) for item in items]
                lacking = [i["id"] for i in items if not self._says(i["id"] - records.FIRST_PAGE, term)]
                problems = [f"review {pk} does not say {term!r}" for pk in lacking]
                return (problems or differences(wanted, items)) if items else [f"nothing found for {term!r}"]

            return has_found

        return _part(
            api, (Ask(self._request(api, f"search={term}&limit={LIMIT}"), check(term)) for term in TERMS)
        )

    def _says(self, number: int, term: str) -> bool:
        review = self.catalogue.review(number)
        return term in repr(review).lower()

    def _index_pages(self, contender: str) -> Part:
        described = plain if contender == PLAIN else package

        def check(numbers: list[int]) -> Check:
            shown = [text for number in numbers for text in described.html_card(self.catalogue, number)]
            return lambda answer: html_differences(shown, [], answer.body.decode())

        pages = spread(range(min(self.catalogue.size, NEWEST_ROWS) // 12), self.most)
        newest = self.catalogue.newest_first
        return _part(
            contender,
            (
                Ask(Request(f"/reviews/?p={page + 1}"), check(newest[page * 12 : page * 12 + 12]))
                for page in pages
            ),
        )

    def _review_pages(self, contender: str) -> Part:
        described = plain if contender == PLAIN else package

        def check(number: int) -> Check:
            shown, hidden = described.html(self.catalogue, number)
            return lambda answer: html_differences(shown, hidden, answer.body.decode())

        numbers = spread(range(self.catalogue.size), self.most)
        return _part(contender, (Ask(Request(f"/reviews/review-{n}/"), check(n)) for n in numbers))

    def _request(self, api: str, query: str) -> Request:
        return Request(f"{PREFIXES[api]}?{'fields=*&' if api == PLAIN else ''}{query}")


def spread(rows: range, most: int) -> list[int]:
    """At most so many, evenly over all, in an order that jumps about."""
    chosen = list(rows) if len(rows) <= most else [rows[len(rows) * i // most] for i in range(most)]
    return chosen[::3] + chosen[1::3] + chosen[2::3]


def _part(contender: str, asks: Iterable[Ask]) -> Part:
    return Part(contender, "plain" if contender == PLAIN else "package", tuple(asks))
