"""The bare view inside API v3: the same authentication and a query schema of the same size."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field
from wagtail.api.v3.auth import AllowAnonymous

from tests.benchmarks.package.bare import beside

router = Router(tags=["bare"], auth=AllowAnonymous())


class DetailParameters(Schema):
    spoilers: Literal["none", "mild", "major", "ending"] = "none"


class ListParameters(DetailParameters):
    limit: int = Field(20, ge=1)
    offset: int = Field(0, ge=0)


@router.get("/", url_name="list_bare")
def list_bare(request: HttpRequest, parameters: Query[ListParameters]) -> Any:
    return beside(request)


@router.get("/{int:review_id}/", url_name="detail_bare")
def detail_bare(request: HttpRequest, review_id: int, parameters: Query[DetailParameters]) -> Any:
    return beside(request)
