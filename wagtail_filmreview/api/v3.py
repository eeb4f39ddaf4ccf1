"""Reviews on Wagtail's API v3 (a preview in Wagtail 8.0): the only module that knows Ninja."""

from typing import Any, Literal

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Query, Router, Schema
from pydantic import Field
from wagtail.api.v3.auth import AllowAnonymous
from wagtail.api.v3.errors import as_validation_error
from wagtail.models import Site

from wagtail_filmreview.representations.build import build_card, build_review
from wagtail_filmreview.representations.published import PublicReviews
from wagtail_filmreview.representations.schema import FilmReviewCard, review_schema
from wagtail_filmreview.vocabulary import SpoilerLevel

# Everybody gets the same answer: what is restricted is not here, whoever asks.
router = Router(tags=["film reviews"], auth=AllowAnonymous())

FilmReview = review_schema()


class FilmReviewList(Schema):
    count: int
    items: list[FilmReviewCard]


class DetailParameters(Schema):
    spoilers: Literal["none", "mild", "major", "ending"] = Field(
        "none", description="Show what gives away this much of the film, or less."
    )


class ListParameters(DetailParameters):
    limit: int = Field(20, ge=1)
    offset: int = Field(0, ge=0)


@router.get(
    "/",
    response=FilmReviewList,
    url_name="list_film_reviews",
    operation_id="film_reviews_list",
    summary="List film reviews, newest first",
)
def list_film_reviews(request: HttpRequest, parameters: Query[ListParameters]) -> dict[str, Any]:
    _refuse_unknown(request, ListParameters)
    limit = parameters.limit
    if (highest := getattr(settings, "WAGTAILAPI_LIMIT_MAX", 20)) and limit > highest:
        if "limit" in request.GET:
            raise _wrong("limit", f"limit cannot be higher than {highest}")
        limit = highest
    reviews = PublicReviews(site=Site.find_for_request(request))
    level = SpoilerLevel(parameters.spoilers)
    pages = reviews[parameters.offset : parameters.offset + limit]
    return {
        "count": reviews.count(),
        "items": [_with_detail_url(request, build_card(page, level)) for page in pages],
    }


@router.get(
    "/{int:review_id}/",
    response=FilmReview,
    url_name="detail_film_review",
    operation_id="film_reviews_detail",
    summary="Film review",
)
def detail_film_review(
    request: HttpRequest, review_id: int, parameters: Query[DetailParameters]
) -> dict[str, Any]:
    _refuse_unknown(request, DetailParameters)
    page = PublicReviews(site=Site.find_for_request(request)).get(review_id)
    if page is None:
        raise Http404("Not found")
    level = SpoilerLevel(parameters.spoilers)
    return _with_detail_url(request, build_review(page, level))


def _with_detail_url(request: HttpRequest, review: dict[str, Any]) -> dict[str, Any]:
    path = reverse("wagtailapi_v3:detail_film_review", args=[review["id"]])
    review["meta"]["detail_url"] = request.build_absolute_uri(path)
    return review


def _refuse_unknown(request: HttpRequest, parameters: type[Schema]) -> None:
    for name in request.GET:
        if name not in parameters.model_fields:
            raise _wrong(name, "Unknown query parameter")


def _wrong(name: str, message: str) -> Exception:
    return as_validation_error(ValueError(message), message, loc=("query", name))
