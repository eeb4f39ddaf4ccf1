"""What a client may ask of a list or a review: one set of parameters for every API."""

import base64
import binascii
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from django.conf import settings
from django.http import QueryDict
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from wagtail_filmreview.api.filters import MANY, Filters, Text
from wagtail_filmreview.blocks.shapes import SpoilerLevel as SpoilerLevelName
from wagtail_filmreview.representations.schema import FilmReviewBase, FilmReviewCard
from wagtail_filmreview.representations.store.orders import NEWEST_FIRST, ORDERS, Order
from wagtail_filmreview.representations.store.searching import found
from wagtail_filmreview.representations.store.serving import LARGEST_ID, Wanted
from wagtail_filmreview.representations.store.statement import named
from wagtail_filmreview.vocabulary import SpoilerLevel

OrderName = Literal[
    "published",
    "-published",
    "score",
    "-score",
    "title",
    "-title",
    "year",
    "-year",
    "relevance",
    "-relevance",
]

DEEPEST = 10_000
"""Further down a list only the cursor leads: somebody may publish between two pages."""

Keys = Annotated[Text, Field(json_schema_extra={"format": "keys"})]

Parameters = TypeVar("Parameters", bound=BaseModel)


class DetailParameters(BaseModel):
    model_config = ConfigDict(extra="forbid")

    spoilers: SpoilerLevelName = Field(
        "none", description="Show what gives away this much of the film, or less."
    )
    fields: list[Keys] = Field(
        [],
        max_length=MANY,
        description="Only these keys, repeated or with commas between; `id` is always there. "
        "Described is the whole answer: with this, its other keys are absent.",
    )

    keys: ClassVar[frozenset[str]] = frozenset({*FilmReviewBase.model_fields, "body"})
    """What ``fields`` may name."""

    @field_validator("fields")
    @classmethod
    def _known_fields(cls, given: list[str]) -> list[str]:
        names = [name.strip() for text in given for name in text.split(",")]
        for name in names:
            if name not in cls.keys:
                raise ValueError(f"{name!r} is no key of what is shown")
        return names


class FindParameters(DetailParameters):
    html_path: Text = Field(
        min_length=1, description="Path of a review's page on its site, such as /reviews/safety-last/."
    )
    site: Text = Field(
        "", description="Host name, with or without port, of another site of this installation."
    )


class ListParameters(DetailParameters, Filters):
    """Repeating a name means “or”, different names mean “and”. No filter knows a spoiler."""

    keys = frozenset(FilmReviewCard.model_fields)

    limit: int = Field(
        20, ge=1, description="So many at most.", json_schema_extra=lambda schema: _limited(schema)
    )
    offset: int = Field(
        0,
        ge=0,
        description=f"At most {DEEPEST:,}; for more than that, follow the cursor.",
        json_schema_extra={"maximum": DEEPEST},
    )
    search: Text = Field("", description="Reviews that have all these words.")
    order: OrderName | None = Field(
        None,
        description="By what, and with a minus the other way round. Without it the newest come first, or "
        "what a search finds best. What is alike is told apart by id.",
    )
    cursor: str = Field(
        "",
        description="From the Link header of the page before. Not together with offset or search.",
        json_schema_extra={"format": "cursor"},
    )

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

    @field_validator("order")
    @classmethod
    def _of_a_search(cls, order: str | None, given: ValidationInfo) -> str | None:
        if order and "relevance" in order and not given.data.get("search"):
            raise ValueError("relevance is an order of what a search has found")
        return order

    @field_validator("cursor")
    @classmethod
    def _from_us(cls, cursor: str, given: ValidationInfo) -> str:
        if cursor:
            decoded(cursor, cls._column_order(given.data.get("order")))
            # What a search has found is few, and its order is not that of a cursor.
            if other := next((name for name in ("offset", "search") if given.data.get(name)), None):
                raise ValueError(f"a cursor and {other} do not go together")
        return cursor

    @staticmethod
    def _column_order(name: str | None) -> Order:
        return ORDERS.get(name or "", NEWEST_FIRST)

    def wanted(self) -> Wanted:
        """The same as a question to the store. Raises ``Refused``."""
        results = found(self.search) if self.search.strip() else None
        by_match = results is not None and (self.order is None or "relevance" in self.order)
        order = self._column_order(self.order)
        among = None
        if by_match and results is not None:
            among = results if self.order != "-relevance" else results[::-1]
        return Wanted(
            level=SpoilerLevel(self.spoilers),
            conditions=(*self.conditions(), *(named(results) if results is not None else ())),
            order=order,
            among=among,
            limit=min(self.limit, highest_limit(self.limit)),  # a default is not validated
            offset=self.offset,
            after=decoded(self.cursor, order) if self.cursor else None,
        )


def highest_limit(otherwise: int) -> int:
    """What the site allows at most; whatever is asked for where it has switched the limit off."""
    return getattr(settings, "WAGTAILAPI_LIMIT_MAX", 20) or otherwise


def _limited(schema: dict[str, Any]) -> None:
    if highest := highest_limit(0):
        schema["maximum"] = highest


def encoded(after: tuple[Any, int], order: Order) -> str:
    """A cursor for the address of the next page."""
    text = f"{order.name}|{after[0]}|{after[1]}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decoded(cursor: str, order: Order) -> tuple[Any, int]:
    """What a cursor stands for; ``ValueError`` where it is not one of ours, or of another order."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        name, _bar, place = text.partition("|")
        value, _bar, page_id = place.rpartition("|")
        if name == order.name and 0 < int(page_id) <= LARGEST_ID and "\0" not in value:
            return order.place(value, int(page_id))
        raise ValueError
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise ValueError("this is not a cursor of this list") from None


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
