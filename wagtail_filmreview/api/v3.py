"""Reviews on Wagtail's API v3 (a preview in Wagtail 8.0). ``openapi`` and modules named v3 know Ninja."""

from typing import Annotated

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from ninja import P, PathEx, Query, Router
from pydantic import Field
from pydantic_core import to_json
from wagtail.api.v3.auth import AllowAnonymous

from wagtail_filmreview.api.answers import kept, list_answer, review_answer, settled
from wagtail_filmreview.api.asked import DetailParameters, FindParameters, ListParameters
from wagtail_filmreview.api.catalogue_v3 import ROUTERS as CATALOGUE
from wagtail_filmreview.api.drafts import DraftParameters, draft_answer
from wagtail_filmreview.api.filters import Refused
from wagtail_filmreview.api.finding import Moved, find
from wagtail_filmreview.api.openapi import openapi_document
from wagtail_filmreview.api.problems import NotFound
from wagtail_filmreview.api.refusals_v3 import refuse_unknown, wrong
from wagtail_filmreview.api.reviews_v3 import ROUTERS as BESIDE
from wagtail_filmreview.blocks.shapes import Shape
from wagtail_filmreview.representations.schema import FilmReviewCard, review_schema

# Everybody gets the same answer: what is restricted is not here, whoever asks.
router = Router(tags=["film reviews"], auth=AllowAnonymous())

FilmReview = review_schema()


ReviewId = PathEx[int, P(ge=1, le=2**63 - 1, description="`id` of a review.")]

ROUTERS = {**BESIDE, "/film-reviews/": router, **CATALOGUE}
"""All that is ours on the API, by prefix: mounted together, described in one document."""


class FilmReviewList(Shape):
    count: Annotated[int, Field(ge=0, description="Of all reviews that were asked for, on every page.")]
    left_out_unassessed: Annotated[
        int,
        Field(
            ge=0,
            description="With exclude_advisory: how many reviews are not here only because nobody assessed "
            "their film.",
        ),
    ] = 0
    items: list[FilmReviewCard]


@router.api_operation(
    ["GET", "HEAD"],
    "/",
    response=FilmReviewList,
    url_name="list_film_reviews",
    operation_id="film_reviews_list",
    summary="List film reviews",
)
def list_film_reviews(request: HttpRequest, parameters: Query[ListParameters]) -> HttpResponseBase:
    refuse_unknown(request, ListParameters)
    try:
        return list_answer(request, parameters, _envelope)
    except Refused as refused:
        raise wrong(refused.parameter, refused.message) from refused


@router.api_operation(
    ["GET", "HEAD"],
    "/find/",
    response={200: FilmReview, 301: None, 302: None, 404: NotFound},
    url_name="find_film_review",
    operation_id="film_reviews_find",
    summary="Film review by the address of its page",
)
def find_film_review(request: HttpRequest, parameters: Query[FindParameters]) -> HttpResponseBase:
    """The review; where its page has moved, a redirect to the same question about where it is now."""
    refuse_unknown(request, FindParameters)
    found = find(request, parameters.html_path, parameters.site)
    if isinstance(found, Moved):
        query = request.GET.copy()
        query["html_path"] = found.path
        return kept(redirect(f"{request.path}?{query.urlencode()}", permanent=found.permanent))
    response = review_answer(request, found, parameters, parameters.site) if found is not None else None
    if response is None:
        raise Http404("Not found")
    return response


@router.api_operation(
    ["GET", "HEAD"],
    "/preview/",
    response={200: FilmReview, 404: NotFound},
    url_name="preview_film_review",
    operation_id="film_reviews_preview",
    summary="Draft of a film review",
)
def preview_film_review(request: HttpRequest, parameters: Query[DraftParameters]) -> HttpResponseBase:
    """The one draft that a token from the editor is for. What was never saved has the id 0."""
    refuse_unknown(request, DraftParameters)
    response = draft_answer(request, parameters)
    if response is None:
        raise Http404("Not found")
    return response


@router.api_operation(
    ["GET", "HEAD"],
    "/{review_id}/",
    response=FilmReview,
    url_name="detail_film_review",
    operation_id="film_reviews_detail",
    summary="Film review",
)
def detail_film_review(
    request: HttpRequest, review_id: ReviewId, parameters: Query[DetailParameters]
) -> HttpResponseBase:
    refuse_unknown(request, DetailParameters)
    response = review_answer(request, review_id, parameters)
    if response is None:
        raise Http404("Not found")
    return response


@router.api_operation(
    ["GET", "HEAD"], "/openapi.json", include_in_schema=False, url_name="describe_film_reviews"
)
def describe_film_reviews(request: HttpRequest) -> HttpResponseBase:
    """The OpenAPI document of our endpoints; like Wagtail's own, a site can switch it off."""
    if not getattr(settings, "WAGTAILAPI_DOCS_ENABLED", True):
        raise Http404("Not found")
    document = openapi_document(ROUTERS, reverse("wagtailapi_v3:api-root"))
    return settled(request, to_json(document), [])


def _envelope(count: int, left_out: int | None) -> tuple[bytes, bytes]:
    further = b"" if left_out is None else b'"left_out_unassessed":%d,' % left_out
    return b'{"count":%d,%s"items":[' % (count, further), b"]}"
