"""Where a film can be watched: its own rows, and what a block of a review makes of them."""

from typing import Any

from wagtail_filmreview.models import FilmWayToWatch
from wagtail_filmreview.representations.store.witness.facts import Facts, Row

TEXTS, DATES = ("country", "link", "note"), ("available_from", "available_until")
ANSWERS, LANGUAGES = ("audio_description", "captions"), ("dub_languages", "subtitle_languages")


def ways(
    rows: list[Row], include_film: bool, facts: Facts, film_id: int | None, base_url: str | None
) -> list[Row]:
    """What a block with these raw rows shows."""
    table = facts.in_order(FilmWayToWatch, film_id=film_id) if film_id else []
    own = [
        _way({**row, "note": ""}, facts.service(row["service_id"], base_url), row["kind"]) for row in table
    ]
    given = [
        _way(row, facts.service(row.get("service"), base_url), row["kind"]) for row in rows if row.get("kind")
    ]
    if not given:
        return own
    by_key = {_key(way): way for way in own}
    shown = [
        # What the review leaves open is as the film says.
        {name: value or by_key.get(_key(way), way)[name] for name, value in way.items()}
        for way in given
    ]
    named = {_key(way) for way in given}
    others = [way for way in own if _key(way) not in named] if include_film else []
    return [*shown, *others]


def _key(way: Row) -> tuple[Any, ...]:
    return way["country"], way["service"] and way["service"]["id"], way["kind"]


def _way(row: Row, service: Row | None, kind: str) -> Row:
    return {
        **{name: row.get(name) or "" for name in TEXTS},
        **{name: str(row[name]) if row.get(name) else None for name in DATES},
        **{name: bool(row.get(name)) for name in ANSWERS},
        **{name: list(row.get(name) or ()) for name in LANGUAGES},
        "service": service,
        "kind": kind,
    }
