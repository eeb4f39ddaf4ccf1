"""What a refusal of API v3 looks like (RFC 9457), for its description; Wagtail's v3 writes it."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field


class Fault(BaseModel):
    """One thing that is wrong with what was asked."""

    type: Annotated[str, Field(description="A name for this kind of fault, for programs.")]
    loc: Annotated[
        list[str | int], Field(description="Where it is: “query” or “path”, then the parameter's name.")
    ]
    msg: Annotated[str, Field(description="The same for people.")]


class Problem(BaseModel):
    """Why there is no answer."""

    type: str
    title: str
    status: int
    detail: str


class NotFound(Problem):
    """What was asked for is not here, or not public: both look the same."""

    status: Literal[404]


class NoLonger(Problem):
    """The place that a client wants to go on from is not known, or no longer: begin anew."""

    status: Literal[410]


class Refusal(Problem):
    """A parameter is unknown or wrong. All that are wrong are named, never silently ignored."""

    status: Literal[422]
    errors: list[Fault]
