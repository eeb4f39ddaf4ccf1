"""Reviews on Wagtail's API v2. Register the viewset on the site's own router::

api_router.register_endpoint("film-reviews", FilmReviewsAPIViewSet)
"""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from rest_framework.response import Response
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet
from wagtail.models import Site

from wagtail_filmreview import spoilers
from wagtail_filmreview.models import FilmReviewMixin
from wagtail_filmreview.representations.build import build_card, build_review
from wagtail_filmreview.representations.published import PublicReviews
from wagtail_filmreview.vocabulary import SpoilerLevel

LISTING_PARAMETERS = frozenset({"limit", "offset", "format", "_", spoilers.PARAMETER})
DETAIL_PARAMETERS = frozenset({"format", "_", spoilers.PARAMETER})


class FilmReviewsAPIViewSet(BaseAPIViewSet):
    """``GET /`` lists the public reviews of the site, ``GET /<id>/`` shows one."""

    name = "film-reviews"
    model = FilmReviewMixin

    def listing_view(self, request: HttpRequest) -> Response:
        level = self._level(LISTING_PARAMETERS)
        pages = self.paginate_queryset(PublicReviews(site=Site.find_for_request(request)))
        cards = [self._with_detail_url(build_card(page, level)) for page in pages]
        return self.get_paginated_response(cards)

    def detail_view(self, request: HttpRequest, pk: int) -> Response:
        level = self._level(DETAIL_PARAMETERS)
        page = PublicReviews(site=Site.find_for_request(request)).get(pk)
        if page is None:
            raise Http404("not found")
        return Response(self._with_detail_url(build_review(page, level)))

    def _level(self, known: frozenset[str]) -> SpoilerLevel:
        if unknown := sorted(set(self.request.GET) - known):
            raise BadRequestError(f"unknown query parameter: {', '.join(unknown)}")
        asked = self.request.GET.get(spoilers.PARAMETER, SpoilerLevel.NONE)
        level = spoilers.parse(asked)
        if level is None:
            raise BadRequestError(f"{spoilers.PARAMETER} must be one of {', '.join(SpoilerLevel.values)}")
        return level

    def _with_detail_url(self, review: dict[str, Any]) -> dict[str, Any]:
        path = reverse(f"{self.request.resolver_match.namespace}:detail", args=[review["id"]])
        review["meta"]["detail_url"] = self.request.build_absolute_uri(path)
        return review

    @classmethod
    def get_urlpatterns(cls) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "find"]
