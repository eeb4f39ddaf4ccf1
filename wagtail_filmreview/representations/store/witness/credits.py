"""Who is in a film: its own rows, and what a cast block makes of them."""

from typing import Any

from wagtail_filmreview.models import FilmCredit
from wagtail_filmreview.representations.store.witness.comparing import strictest
from wagtail_filmreview.representations.store.witness.facts import Facts, Row


def of_film(facts: Facts, film_id: int | None) -> list[Row]:
    """The film's own credits of people who are still known, in billing order."""
    rows = facts.in_order(FilmCredit, film_id=film_id) if film_id else []
    return [
        _credit(f"film-credit-{row['id']}", person, row["role"], row["character"], "", row["spoiler_level"])
        for row in rows
        if (person := facts.person(row["person_id"]))
    ]


def cast(rows: list[Row], include_others: bool, facts: Facts, film_id: int | None) -> list[Row]:
    """What a cast block with these raw rows shows, spoilers included."""
    known = of_film(facts, film_id)
    actors = [credit for credit in known if credit["role"] == "actor"]
    shown: list[Row] = []
    used: list[Row] = []
    for row in rows:
        person = facts.person(row.get("person"))
        if person is None:
            continue
        role, character = row.get("role") or "actor", row.get("character") or ""
        same = [credit for credit in known if credit["person"] == person and credit["role"] == role]
        same.sort(key=lambda credit: credit["character"] != character)
        of_this_film = same[:1]
        used += of_this_film
        levels = [row.get("spoiler_level"), *(credit["spoiler_level"] for credit in of_this_film)]
        character = character or "".join(credit["character"] for credit in of_this_film)
        shown.append(_credit(row["id"], person, role, character, row["note"], *levels))
    if not shown:
        return actors
    if include_others:
        shown += [credit for credit in actors if credit not in used]
    return shown


def openly(credits: list[Row], role: str, hidden_by: list[Row]) -> list[Row]:
    """The people whose part neither the film nor the review's cast hides from anybody."""
    hidden = {one["person"]["id"] for one in hidden_by if one["role"] == role and _is_spoiler(one)}
    return [
        one["person"]
        for one in credits
        if one["role"] == role and not _is_spoiler(one) and one["person"]["id"] not in hidden
    ]


def _is_spoiler(credit: Row) -> bool:
    return bool(credit["spoiler_level"] != "none")


def _credit(id_: Any, person: Row, role: str, character: str, note: Any, *levels: Any) -> Row:
    return {
        "id": id_,
        "type": "credit",
        "spoiler_level": strictest(*levels),
        "redacted": False,
        "person": person,
        "role": role,
        "character": character,
        "note": note,
    }
