"""The bare view inside API v3: the same authentication and query schema."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router
from wagtail.api.v3.auth import AllowAnonymous

from tests.benchmarks.package.bare import beside
from wagtail_filmreview.api.v3 import DetailParameters, ListParameters

router = Router(tags=["bare"], auth=AllowAnonymous())


@router.get("/", url_name="list_bare")
def list_bare(request: HttpRequest, parameters: Query[ListParameters]) -> Any:
    return beside(request)


@router.get("/{int:review_id}/", url_name="detail_bare")
def detail_bare(request: HttpRequest, review_id: int, parameters: Query[DetailParameters]) -> Any:
    return beside(request)
