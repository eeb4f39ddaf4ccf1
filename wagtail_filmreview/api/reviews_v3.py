"""On Wagtail's API v3: what else there is to ask about reviews than which there are and what is in one."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from ninja import P, PathEx, Query, Router
from wagtail.api.v3.auth import AllowAnonymous
from wagtail.api.v3.errors import problem_response

from wagtail_filmreview.api.faceted import FacetParameters, facets_answer
from wagtail_filmreview.api.filters import Refused
from wagtail_filmreview.api.mirrored import ChangesAnswer, ChangesParameters, changes_answer
from wagtail_filmreview.api.problems import NoLonger
from wagtail_filmreview.api.refusals_v3 import refuse_unknown, wrong
from wagtail_filmreview.api.relating import RelatedParameters, related_answer
from wagtail_filmreview.blocks.shapes import Shape
from wagtail_filmreview.representations.facets import FacetsAnswer
from wagtail_filmreview.representations.schema import FilmReviewCard
from wagtail_filmreview.representations.store.mirroring import Forgotten

# Everybody gets the same answer: what is restricted is not here, whoever asks.
facets = Router(tags=["film reviews"], auth=AllowAnonymous())
changes = Router(tags=["film reviews"], auth=AllowAnonymous())
related = Router(tags=["film reviews"], auth=AllowAnonymous())

ROUTERS = {
    "/film-reviews/facets/": facets,
    "/film-reviews/changes/": changes,
    "/film-reviews/{review_id}/related/": related,
}
"""To stand before that of single reviews, which would take a name for an id."""

READ = ["GET", "HEAD"]
ReviewId = PathEx[int, P(ge=1, le=2**63 - 1, description="`id` of a review.")]


class RelatedReviews(Shape):
    items: list[FilmReviewCard]


@facets.api_operation(
    READ,
    "/",
    response=FacetsAnswer,
    url_name="film_review_facets",
    operation_id="film_reviews_facets",
    summary="How many reviews there are of each genre, year and so on",
    description="Each facet is counted under all filters but its own, so what a reader could choose "
    "instead is still there. What is a spoiler is not counted.",
)
def film_review_facets(request: HttpRequest, parameters: Query[FacetParameters]) -> HttpResponseBase:
    refuse_unknown(request, FacetParameters)
    try:
        return facets_answer(request, parameters)
    except Refused as refused:
        raise wrong(refused.parameter, refused.message) from refused


@changes.api_operation(
    READ,
    "/",
    response={200: ChangesAnswer, 410: NoLonger},
    url_name="film_review_changes",
    operation_id="film_reviews_changes",
    summary="What has changed, to keep a copy by",
    description="In the order in which it happened; each review once, by its last change.",
)
def film_review_changes(request: HttpRequest, parameters: Query[ChangesParameters]) -> HttpResponseBase:
    refuse_unknown(request, ChangesParameters)
    try:
        return changes_answer(request, parameters)
    except Forgotten:
        detail = "Nothing is known of that place any more: start anew, without since, with an empty copy."
        return problem_response(status=410, detail=detail)


@related.api_operation(
    READ,
    "/",
    response=RelatedReviews,
    url_name="related_film_reviews",
    operation_id="film_reviews_related",
    summary="Reviews of films with the same people or genres",
    description="In the language of the review: those with most in common first, then the newest.",
)
def related_film_reviews(
    request: HttpRequest, review_id: ReviewId, parameters: Query[RelatedParameters]
) -> HttpResponseBase:
    refuse_unknown(request, RelatedParameters)
    response = related_answer(request, review_id, parameters)
    if response is None:
        raise Http404("Not found")
    return response
