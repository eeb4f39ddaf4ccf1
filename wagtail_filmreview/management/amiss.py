"""What ``manage.py filmreview check`` tells: the same findings as the reports, as lines and as JSON."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from wagtail_filmreview.models import findings

Row = dict[str, Any]


def _reviews(days: int) -> Iterator[Row]:
    for summary in findings.reviews_missing():
        yield {"page": summary.page_id, "title": summary.title, "missing": list(summary.missing)}


def _ways(days: int) -> Iterator[Row]:
    for way in findings.expiring_ways(days).select_related("film", "service"):
        yield {
            "film": way.film_id,
            "title": str(way.film),
            "service": str(way.service or ""),
            "country": way.country or "",
            "available_until": way.available_until.isoformat() if way.available_until else "",
        }


def _ways_in_reviews(days: int) -> Iterator[Row]:
    for summary in findings.reviews_with_ending_ways(days):
        until = summary.ways_end_on.isoformat() if summary.ways_end_on else ""
        yield {"page": summary.page_id, "title": summary.title, "available_until": until}


def _films(found: Callable[[], Iterable[Any]]) -> Callable[[int], Iterator[Row]]:
    def rows(days: int) -> Iterator[Row]:
        for film in found():
            yield {"film": film.pk, "title": str(film)}

    return rows


def _people(days: int) -> Iterator[Row]:
    for group in findings.probably_same_people():
        reasons = [reason.value for reason in group.reasons]
        yield {"people": list(group.people), "names": list(group.names), "reasons": reasons}


REPORTS: dict[str, Callable[[int], Iterator[Row]]] = {
    "reviews-missing-something": _reviews,
    "expiring-ways-to-watch": _ways,
    "expiring-ways-in-reviews": _ways_in_reviews,
    "films-without-a-review": _films(findings.films_without_review),
    "films-not-assessed": _films(findings.films_not_assessed),
    "people-probably-the-same": _people,
}
"""Name on the command line to what yields the rows; all take the days that ways to watch may still last."""


def find_amiss(names: Iterable[str], days: int) -> dict[str, list[Row]]:
    """The rows of every report named, in the order of ``REPORTS``; of all of them if none is."""
    wanted = set(names) or set(REPORTS)
    return {name: list(rows(days)) for name, rows in REPORTS.items() if name in wanted}


def in_words(row: Row) -> str:
    """One row of any report as one line."""
    if "people" in row:
        named = ", ".join(f"{name} ({pk})" for pk, name in zip(row["people"], row["names"], strict=True))
        return f"{named}: {', '.join(row['reasons'])}"
    if "page" in row:
        what = ", ".join(row["missing"]) if "missing" in row else f"until {row['available_until']}"
        return f"page {row['page']} “{row['title']}”: {what}"
    line = f"film {row['film']} “{row['title']}”"
    if "available_until" in row:
        where = " ".join(part for part in (row["service"], row["country"]) if part)
        return f"{line}: {where + ' ' if where else ''}until {row['available_until']}"
    return line
