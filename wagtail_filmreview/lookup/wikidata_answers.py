"""The shapes in which Wikidata answers, and reading statements: by rank, and only where there is a value."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator

# In Wikidata's JSON a mapping with nothing in it is an empty list.
_or_nothing = BeforeValidator(lambda value: {} if value == [] else value)

DAY = 11
"""The precision of a date that is known to the day; 9 is a year."""


class Label(BaseModel):
    value: str


class Value(BaseModel):
    value: Any


class Snak(BaseModel):
    snaktype: str
    datavalue: Value | None = None

    @property
    def known(self) -> Any:
        """The value, or None where it is unknown (“somevalue”) or there is none (“novalue”)."""
        return self.datavalue.value if self.snaktype == "value" and self.datavalue else None


class Statement(BaseModel):
    mainsnak: Snak
    rank: str = "normal"
    qualifiers: Annotated[dict[str, list[Snak]], _or_nothing] = {}

    def qualified(self, property_id: str) -> list[Any]:
        return [snak.known for snak in self.qualifiers.get(property_id, []) if snak.known is not None]


class Entity(BaseModel):
    id: str = ""
    labels: Annotated[dict[str, Label], _or_nothing] = {}
    descriptions: Annotated[dict[str, Label], _or_nothing] = {}
    claims: Annotated[dict[str, list[Statement]], _or_nothing] = {}

    def statements(self, property_id: str) -> list[Statement]:
        """Those with a value: the preferred ones where there are any, and never the deprecated."""
        known = [one for one in self.claims.get(property_id, []) if one.mainsnak.known is not None]
        preferred = [one for one in known if one.rank == "preferred"]
        return preferred or [one for one in known if one.rank == "normal"]

    def values(self, property_id: str) -> list[Any]:
        return [one.mainsnak.known for one in self.statements(property_id)]

    def items(self, property_id: str) -> list[str]:
        """The ids of the items that are a property's values."""
        return [item for value in self.values(property_id) if (item := item_of(value))]

    def texts(self, property_id: str) -> list[str]:
        return [value for value in self.values(property_id) if isinstance(value, str)]


class Entities(BaseModel):
    entities: Annotated[dict[str, Entity], _or_nothing]


class Hit(BaseModel):
    id: str


class Found(BaseModel):
    search: list[Hit]


def label_in(labels: dict[str, Label], languages: list[str]) -> str:
    """The label in the first language that has one. “mul” is the one that holds for all languages."""
    short = [language.split("-")[0] for language in languages]
    for language in (*languages, *short, "mul", "en"):
        if language in labels:
            return labels[language].value
    return next((label.value for label in labels.values()), "")


def item_of(value: Any) -> str:
    """The id of the item that a value names, such as Q42; empty where it names none."""
    given = value.get("id", "") if isinstance(value, dict) else ""
    return given if isinstance(given, str) else ""


def year_of(value: Any) -> int | None:
    """The year of a time such as ``+2023-10-06T00:00:00Z``, whose precision may be less than a year."""
    time, precision = _time(value)
    return int(time[1:5]) if time and precision >= 9 else None


def day_of(value: Any) -> date | None:
    time, precision = _time(value)
    if not time or precision < DAY:
        return None
    try:
        return date.fromisoformat(time[1:11])
    except ValueError:
        return None


def _time(value: Any) -> tuple[str, int]:
    given = value if isinstance(value, dict) else {}
    time, precision = given.get("time"), given.get("precision")
    if isinstance(time, str) and isinstance(precision, int) and time[:1] == "+" and time[1:5].isdigit():
        return time, precision
    return "", 0


def minutes_of(value: Any) -> int | None:
    """A duration in whole minutes, from its amount and the item that is its unit."""
    given = value if isinstance(value, dict) else {}
    unit = str(given.get("unit", "")).rpartition("/")[2]
    try:
        minutes = float(given.get("amount", "")) * {"Q7727": 1, "Q11574": 1 / 60, "Q25235": 60}[unit]
    except (KeyError, TypeError, ValueError):
        return None
    return round(minutes) if 0.5 <= minutes < 10_000 else None
