"""Strings whose form an API promises: dates, addresses, slugs of a vocabulary."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, Field, GetJsonSchemaHandler

from wagtail_filmreview import conf


def _as_given(check: Callable[[str], Any]) -> AfterValidator:
    """Refuses what ``check`` raises ``ValueError`` for; all else stays the string that it is in JSON."""

    def checked(value: str) -> str:
        check(value)
        return value

    return AfterValidator(checked)


NAME = "x-name"
"""The key under which a vocabulary's name stands in a schema, until it gets a definition of its own."""


class Vocabulary:
    """Annotates a ``Literal``: the values have a name in schemas."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), NAME: self.name}


class SlugOf(Vocabulary):
    """Annotates a string: one of the slugs of a vocabulary that sites add to, read when it is described."""

    def __init__(self, name: str, slugs: Callable[[], Iterable[str]]) -> None:
        super().__init__(name)
        self.slugs = slugs

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**super().__get_pydantic_json_schema__(schema, handler), "enum": list(self.slugs())}


def _among(slugs: Callable[[], Iterable[str]]) -> AfterValidator:
    def known(value: str) -> None:
        if value not in slugs():
            raise ValueError(f"{value!r} is not in the vocabulary")

    return _as_given(known)


class Flat:
    """Annotates a union that is told apart by more than one key: described as one plain ``oneOf``.

    OpenAPI's ``discriminator`` knows only one key, and only texts. Every member names its own keys as
    constants, which is what generators and type checkers tell them apart by.
    """

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"oneOf": list(_members(handler(schema)))}


def _members(described: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "oneOf" in described:
        for member in described["oneOf"]:
            yield from _members(member)
    else:
        yield described


Moment = Annotated[str, _as_given(datetime.fromisoformat), Field(json_schema_extra={"format": "date-time"})]
"""ISO 8601 with time and zone."""

Date = Annotated[str, _as_given(date.fromisoformat), Field(json_schema_extra={"format": "date"})]

Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
"""Absolute, made by the site; only a block that is asked without page and request leaves it relative."""

Link = Annotated[
    str,
    Field(
        description="As an editor wrote it; empty where there is none.",
        json_schema_extra={"format": "iri-reference"},
    ),
]

Decimal = Annotated[
    str, Field(pattern=r"^-?[0-9]+(\.[0-9]+)?$", description="A number as text, to keep its digits.")
]

AdvisoryCategory = Annotated[
    str, _among(conf.advisory_categories), SlugOf("AdvisoryCategory", conf.advisory_categories)
]
AdvisoryTopic = Annotated[str, _among(conf.advisory_topics), SlugOf("AdvisoryTopic", conf.advisory_topics)]
"""Both with what the site adds."""
