"""What the package has to reach, in one run on PostgreSQL with 2,000 reviews, and whether it did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.measuring import ratio
from tests.benchmarks.writing import IN_BACKGROUND, IN_REQUEST

HOME = "postgresql-2000"
Parts = dict[str, dict[str, Any]]

TIMES_LESS_CPU = {"list": 40, "detail": 12, "genre": 40, "advisory": 40}
SHARE_OF_ROUTER = {"list": 0.45, "detail": 0.6, "304 list": 0.7, "304 detail": 0.7}
SHARE_OF_VIEW = {"list": 0.33, "detail": 0.55, "304 list": 0.5, "304 detail": 0.5}
MOST_QUERIES = {"list": 3, "detail": 3, "genre": 3, "advisory": 3, "facets": 5, "related": 3}
HTML_TIMES_LESS_CPU = {"index page": 5, "review page": 5}
LOSS = {"postgresql-20000": 0.10, "postgresql-200000": 0.25}
NOT_FOR_GROWTH = ("deep offset",)
MOST_PUBLISHING = 1.25
MOST_RENAMING_MS = 300


@dataclass(frozen=True)
class Target:
    what: str
    wanted: str
    measured: str
    reached: bool | None
    """None where it could not be measured."""


def targets(parts: Parts) -> list[Target]:
    """One line per target and API."""
    home = parts.get(HOME)
    return [*_at_home(home), *_growth(parts), *_writing(home)] if home else []


def _at_home(part: dict[str, Any]) -> Iterator[Target]:
    for case, times in TIMES_LESS_CPU.items():
        for api in _apis(part, case):
            yield _at_least(part, case, "plain", api, "cpu_ms", times, "× less CPU than the plain site")
    for case, share in SHARE_OF_ROUTER.items():
        for api in _apis(part, case):
            bare = f"bare in {api}"
            yield _at_least(
                part, case, api, bare, "per_second", share, " of a bare view's requests/s, same router"
            )
    for case, share in SHARE_OF_VIEW.items():
        for api in _apis(part, case):
            yield _at_least(
                part, case, api, "bare view", "per_second", share, " of a plain bare view's requests/s"
            )
    for case, most in MOST_QUERIES.items():
        for one in part["checked"].get(case, []):
            if one["contender"] in ("v2", "v3"):
                found = one.get("most_queries")
                told = "not measured" if found is None else str(found)
                yield Target(
                    f"{case}, {one['contender']}: queries", f"≤ {most}", told, found and found <= most
                )
    for case, times in HTML_TIMES_LESS_CPU.items():
        yield _at_least(part, case, "plain", "package", "cpu_ms", times, "× less CPU than the plain site")


def _apis(part: dict[str, Any], case: str) -> list[str]:
    return [one["contender"] for one in part["checked"][case] if one["contender"] in ("v2", "v3")]


def _at_least(
    part: dict[str, Any], case: str, ours: str, theirs: str, figure: str, least: float, words: str
) -> Target:
    api = theirs if ours == "plain" else ours
    what, wanted = f"{case}, {api}: {words.strip('× ')}", f"≥ {least:g}{'×' if '×' in words else ''}"
    rounds = part["rounds"].get(case, {})
    if not rounds.get(ours) or not rounds.get(theirs):
        return Target(what, wanted, "not measured", None)
    found = ratio(rounds[ours], rounds[theirs], figure)
    return Target(what, wanted, span(found), found["median"] >= least)


def _growth(parts: Parts) -> Iterator[Target]:
    for key, most in LOSS.items():
        part = parts.get(key)
        # Only figures of one run can be compared: another hour is another machine.
        if part is None or part["stamp"] != parts[HOME]["stamp"]:
            continue
        for case, by_contender in part["rounds"].items():
            if case in NOT_FOR_GROWTH:
                continue
            for contender, rounds in by_contender.items():
                before = parts[HOME]["rounds"][case].get(contender)
                if contender in ("v2", "v3", "package") and before:
                    loss = 1 - ratio(rounds, before, "per_second")["median"]
                    what = f"{case}, {contender}: requests/s lost from 2,000 to {part['size']:,} reviews"
                    yield Target(what, f"≤ {most:.0%}", f"{loss:.0%}", loss <= most)


def _writing(part: dict[str, Any]) -> Iterator[Target]:
    found = part["writing"].get("package")
    if not found or "missing" in found:
        return
    ours, alone = (found["publish"][way] for way in ("package", "Wagtail alone"))
    times = ours["ms"] / alone["ms"]
    yield Target(
        "publishing: time, against Wagtail alone",
        f"≤ {MOST_PUBLISHING}×",
        f"{times:.2f}×",
        times <= MOST_PUBLISHING,
    )
    if IN_REQUEST not in found["rename"]:
        return
    taken, later = (found["rename"][part]["ms"] for part in (IN_REQUEST, IN_BACKGROUND))
    shown = "" if found["shown_at_once"] else f", shown after {later:.0f} ms more in a task"
    yield Target(
        "renaming a person with 50 reviews: time in the request",
        f"≤ {MOST_RENAMING_MS} ms",
        f"{taken:.0f} ms{shown}",
        taken <= MOST_RENAMING_MS,
    )


def span(found: dict[str, float]) -> str:
    """A median with the lowest and highest round."""
    digits = 2 if found["median"] < 10 else 1
    median, low, high = (f"{found[name]:.{digits}f}" for name in ("median", "lowest", "highest"))
    return f"{median} ({low}–{high})"
