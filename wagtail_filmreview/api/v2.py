"""Reviews on Wagtail's API v2. Register the viewset on the site's own router::

api_router.register_endpoint("film-reviews", FilmReviewsAPIViewSet)
"""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from pydantic import ValidationError
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet

from wagtail_filmreview.api.answers import list_answer, review_answer
from wagtail_filmreview.api.asked import DetailParameters, ListParameters, Parameters, from_query
from wagtail_filmreview.models import FilmReviewMixin
from wagtail_filmreview.vocabulary import SpoilerLevel


class FilmReviewsAPIViewSet(BaseAPIViewSet):
    """``GET /`` lists the public reviews of the site, ``GET /<id>/`` shows one."""

    name = "film-reviews"
    model = FilmReviewMixin

    def listing_view(self, request: HttpRequest) -> HttpResponseBase:
        asked = self._asked(ListParameters)
        return list_answer(request, asked, envelope)

    def detail_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        level = SpoilerLevel(self._asked(DetailParameters).spoilers)
        response = review_answer(request, pk, level)
        if response is None:
            raise Http404("not found")
        return response

    def _asked(self, parameters: type[Parameters]) -> Parameters:
        try:
            return from_query(self.request.GET, parameters, ignored=EVERYWHERE)
        except ValidationError as error:
            raise BadRequestError(problems(error)) from error

    @classmethod
    def get_urlpatterns(cls) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "find"]


EVERYWHERE = frozenset({"format", "_"})
"""Parameters that every endpoint of v2 takes."""


def envelope(count: int) -> tuple[bytes, bytes]:
    return b'{"meta":{"total_count":%d},"items":[' % count, b"]}"


def problems(error: ValidationError) -> str:
    """What is wrong with which parameter, in one line."""
    return "; ".join(
        f"unknown query parameter: {found['loc'][0]}"
        if found["type"] == "extra_forbidden"
        else f"{found['loc'][0]}: {found['msg'].removeprefix('Value error, ')}"
        for found in error.errors()
    )
