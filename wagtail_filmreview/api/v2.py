"""Reviews on Wagtail's API v2. Register the viewset on the site's own router::

api_router.register_endpoint("film-reviews", FilmReviewsAPIViewSet)
"""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from pydantic import ValidationError
from rest_framework.permissions import AllowAny
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet

from wagtail_filmreview.api.answers import kept, list_answer, review_answer
from wagtail_filmreview.api.asked import DetailParameters, ListParameters, Parameters, from_query
from wagtail_filmreview.api.drafts import DraftParameters, draft_answer
from wagtail_filmreview.api.filters import Refused
from wagtail_filmreview.api.finding import Moved, find
from wagtail_filmreview.models import FilmReviewMixin


class FilmReviewsAPIViewSet(BaseAPIViewSet):
    """``GET /`` lists the public reviews of the site, ``GET /<id>/`` shows one."""

    name = "film-reviews"
    model = FilmReviewMixin

    def get_authenticators(self) -> list[Any]:
        """None, unless the site lets only some in: who asks is then of no matter, and no cache need know."""
        open_to_all = all(issubclass(one, AllowAny) for one in self.permission_classes)
        return [] if open_to_all else super().get_authenticators()

    def listing_view(self, request: HttpRequest) -> HttpResponseBase:
        asked = self._asked(ListParameters)
        try:
            return list_answer(request, asked, envelope)
        except Refused as refused:
            raise BadRequestError(f"{refused.parameter}: {refused.message}") from refused

    def detail_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        response = review_answer(request, pk, self._asked(DetailParameters))
        if response is None:
            raise Http404("not found")
        return response

    def find_view(self, request: HttpRequest) -> HttpResponseBase:
        """Redirects to the review at ``html_path``, also where it has moved since."""
        query = request.GET.copy()
        place = query.pop("html_path", [""])[-1]
        for _step in range(MOST_MOVES):
            found = find(request, place)
            if not isinstance(found, Moved):
                break
            place = found.path
        if not isinstance(found, int):
            raise Http404("not found")
        address = reverse(f"{self.request.resolver_match.namespace}:detail", args=[found])
        return kept(redirect(f"{address}?{query.urlencode()}" if query else address))

    def preview_view(self, request: HttpRequest) -> HttpResponseBase:
        """The one draft that a token from the editor is for."""
        response = draft_answer(request, self._asked(DraftParameters))
        if response is None:
            raise Http404("not found")
        return response

    @classmethod
    def get_urlpatterns(cls) -> list[Any]:
        return [
            path("preview/", cls.as_view({"get": "preview_view"}), name="preview"),
            *super().get_urlpatterns(),
        ]

    def _asked(self, parameters: type[Parameters]) -> Parameters:
        try:
            return from_query(self.request.GET, parameters, ignored=EVERYWHERE)
        except ValidationError as error:
            raise BadRequestError(problems(error)) from error


MOST_MOVES = 5
"""So many redirects are followed from where a page was to where it is."""


EVERYWHERE = frozenset({"format", "_"})
"""Parameters that every endpoint of v2 takes."""


def envelope(count: int, left_out: int | None) -> tuple[bytes, bytes]:
    further = b"" if left_out is None else b',"left_out_unassessed":%d' % left_out
    return b'{"meta":{"total_count":%d%s},"items":[' % (count, further), b"]}"


def problems(error: ValidationError) -> str:
    """What is wrong with which parameter, in one line."""
    return "; ".join(
        f"unknown query parameter: {found['loc'][0]}"
        if found["type"] == "extra_forbidden"
        else f"{found['loc'][0]}: {found['msg'].removeprefix('Value error, ')}"
        for found in error.errors()
    )
