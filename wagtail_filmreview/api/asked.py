"""What a client may ask of a list or a review: one set of parameters for every API."""

import base64
import binascii
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, Literal, TypeVar

from django.conf import settings
from django.http import QueryDict
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from wagtail_filmreview.blocks.shapes import Recommendation
from wagtail_filmreview.models import Film, Genre, Person
from wagtail_filmreview.representations.store.searching import found
from wagtail_filmreview.representations.store.serving import LARGEST_ID, Wanted
from wagtail_filmreview.representations.store.statement import (
    Condition,
    ids_of,
    listed,
    named,
    with_term,
    with_term_of,
)
from wagtail_filmreview.vocabulary import SpoilerLevel


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("this holds a character that no text holds")
    return text


Text = Annotated[
    str,
    Field(max_length=255, json_schema_extra={"pattern": r"^[^\u0000]*$"}),
    AfterValidator(_without_nul),
]
Score = Annotated[int, Field(ge=0, le=100)]
MANY = 100
"""So many values one parameter takes."""

DEEPEST = 10_000
"""Further down a list only the cursor leads: somebody may publish between two pages."""

Year = Annotated[int, Field(ge=1, le=32767)]


Parameters = TypeVar("Parameters", bound="DetailParameters")


class DetailParameters(BaseModel):
    model_config = ConfigDict(extra="forbid")

    spoilers: Literal["none", "mild", "major", "ending"] = Field(
        "none", description="Show what gives away this much of the film, or less."
    )


class ListParameters(DetailParameters):
    """Repeating a name means “or”, different names mean “and”. No filter knows a spoiler."""

    limit: int = Field(
        20, ge=1, description="So many at most.", json_schema_extra=lambda schema: _limited(schema)
    )
    offset: int = Field(
        0,
        ge=0,
        description=f"At most {DEEPEST:,}; for more than that, follow the cursor.",
        json_schema_extra={"maximum": DEEPEST},
    )
    search: Text = Field("", description="Reviews that have all these words, best match first.")
    cursor: str = Field(
        "",
        description="From the Link header of the page before. Not together with offset or search.",
        json_schema_extra={"format": "cursor"},
    )
    film: list[Text] = Field([], max_length=MANY, description="Id or slug.")
    person: list[Text] = Field([], max_length=MANY, description="Id or slug of somebody who is credited.")
    genre: list[Text] = Field([], max_length=MANY, description="Id or slug.")
    advisory: list[Text] = Field([], max_length=MANY, description="Slug of what the film contains.")
    recommendation: list[Recommendation] = Field([], description="What the critic recommends.")
    score_min: Score | None = Field(None, description="The lowest score, from 0 to 100.")
    score_max: Score | None = Field(None, description="The highest score, from 0 to 100.")
    year_min: Year | None = Field(None, description="The first year of films.")
    year_max: Year | None = Field(None, description="The last year of films.")

    @field_validator("limit")
    @classmethod
    def _not_too_many(cls, limit: int) -> int:
        if limit > (highest := highest_limit(limit)):
            raise ValueError(f"limit cannot be higher than {highest}")
        return limit

    @field_validator("offset")
    @classmethod
    def _not_too_deep(cls, offset: int) -> int:
        if offset > DEEPEST:
            raise ValueError(f"offset cannot be higher than {DEEPEST}: follow the cursor of the Link header")
        return offset

    @field_validator("cursor")
    @classmethod
    def _from_us(cls, cursor: str, given: ValidationInfo) -> str:
        if cursor:
            decoded(cursor)
            # What a search has found is few, and its order is not that of a cursor.
            if other := next((name for name in ("offset", "search") if given.data.get(name)), None):
                raise ValueError(f"a cursor and {other} do not go together")
        return cursor

    def wanted(self) -> Wanted:
        """The same as a question to the store."""
        among = found(self.search) if self.search.strip() else None
        return Wanted(
            level=SpoilerLevel(self.spoilers),
            conditions=(*self._conditions(), *(named(among) if among is not None else ())),
            among=among,
            limit=min(self.limit, highest_limit(self.limit)),  # a default is not validated
            offset=self.offset,
            after=decoded(self.cursor) if self.cursor else None,
        )

    def _conditions(self) -> Iterator[Condition]:
        if self.film:
            films = ids_of(Film, self.film)
            yield Condition(f"r.film_id IN ({films.sql})", films.parameters)
        if self.person:
            yield with_term_of("person", Person, self.person)
        if self.genre:
            yield with_term_of("genre", Genre, self.genre)
        if self.advisory:
            yield with_term("advisory", listed(self.advisory), " AND t.detail <> 'none'")
        if self.recommendation:
            values = listed(self.recommendation)
            yield Condition(f"r.recommendation IN ({values.sql})", values.parameters)
        for column, lowest, highest in (
            ("r.score", self.score_min, self.score_max),
            ("r.year", self.year_min, self.year_max),
        ):
            if lowest is not None:
                yield Condition(f"{column} >= %s", (lowest,))
            if highest is not None:
                yield Condition(f"{column} <= %s", (highest,))


def highest_limit(otherwise: int) -> int:
    """What the site allows at most; whatever is asked for where it has switched the limit off."""
    return getattr(settings, "WAGTAILAPI_LIMIT_MAX", 20) or otherwise


def _limited(schema: dict[str, Any]) -> None:
    if highest := highest_limit(0):
        schema["maximum"] = highest


def encoded(after: tuple[str, int]) -> str:
    """A cursor for the address of the next page."""
    return base64.urlsafe_b64encode(f"{after[0]}|{after[1]}".encode()).decode().rstrip("=")


def decoded(cursor: str) -> tuple[str, int]:
    """What a cursor stands for; ``ValueError`` where it is not one of ours."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        moment, _bar, page_id = text.rpartition("|")
        datetime.fromisoformat(moment)
        if 0 < int(page_id) <= LARGEST_ID:
            return moment, int(page_id)
        raise ValueError
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise ValueError("this is not a cursor") from None


def from_query(
    query: QueryDict, parameters: type[Parameters], ignored: frozenset[str] = frozenset()
) -> Parameters:
    """The parameters of a query string; pydantic's ``ValidationError`` names those that are wrong."""
    fields = parameters.model_fields
    given: dict[str, Any] = {}
    for name, values in query.lists():
        if name not in ignored:
            takes_many = name in fields and isinstance(fields[name].default, list)
            given[name] = values if takes_many else values[-1]
    return parameters.model_validate(given)
