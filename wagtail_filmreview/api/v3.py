"""Reviews on Wagtail's API v3 (a preview in Wagtail 8.0): the only module that knows Ninja."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router, Schema
from wagtail.api.v3.auth import AllowAnonymous
from wagtail.api.v3.errors import as_validation_error

from wagtail_filmreview.api.answers import list_answer, review_answer
from wagtail_filmreview.api.asked import DetailParameters, ListParameters
from wagtail_filmreview.representations.schema import FilmReviewCard, review_schema
from wagtail_filmreview.vocabulary import SpoilerLevel

# Everybody gets the same answer: what is restricted is not here, whoever asks.
router = Router(tags=["film reviews"], auth=AllowAnonymous())

FilmReview = review_schema()


class FilmReviewList(Schema):
    count: int
    items: list[FilmReviewCard]


@router.get(
    "/",
    response=FilmReviewList,
    url_name="list_film_reviews",
    operation_id="film_reviews_list",
    summary="List film reviews, newest first",
)
def list_film_reviews(request: HttpRequest, parameters: Query[ListParameters]) -> HttpResponseBase:
    _refuse_unknown(request, ListParameters)
    return list_answer(request, parameters, _envelope)


@router.get(
    "/{int:review_id}/",
    response=FilmReview,
    url_name="detail_film_review",
    operation_id="film_reviews_detail",
    summary="Film review",
)
def detail_film_review(
    request: HttpRequest, review_id: int, parameters: Query[DetailParameters]
) -> HttpResponseBase:
    _refuse_unknown(request, DetailParameters)
    response = review_answer(request, review_id, SpoilerLevel(parameters.spoilers))
    if response is None:
        raise Http404("Not found")
    return response


def _envelope(count: int) -> tuple[bytes, bytes]:
    return b'{"count":%d,"items":[' % count, b"]}"


def _refuse_unknown(request: HttpRequest, parameters: type[DetailParameters]) -> None:
    for name in request.GET:
        if name not in parameters.model_fields:
            raise _wrong(name, "Unknown query parameter")


def _wrong(name: str, message: str) -> Exception:
    return as_validation_error(ValueError(message), message, loc=("query", name))
