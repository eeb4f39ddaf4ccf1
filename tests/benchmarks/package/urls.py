from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet

from tests.benchmarks.apis import HAS_API_V3
from tests.benchmarks.package.bare import bare, beside
from wagtail_filmreview.api.films_v2 import FilmsAPIViewSet
from wagtail_filmreview.api.v2 import FilmReviewsAPIViewSet
from wagtail_filmreview.models import FilmReviewMixin


class BareAPIViewSet(BaseAPIViewSet):
    """The bare view inside API v2."""

    name = "bare"
    model = FilmReviewMixin

    def listing_view(self, request: HttpRequest) -> HttpResponse:
        return beside(request)

    def detail_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return beside(request)


api_router = WagtailAPIRouter("wagtailapi")
api_router.register_endpoint("pages", PagesAPIViewSet)
api_router.register_endpoint("film-reviews", FilmReviewsAPIViewSet)
api_router.register_endpoint("films", FilmsAPIViewSet)
api_router.register_endpoint("bare", BareAPIViewSet)

urlpatterns: list[Any] = [
    path("admin/", include(wagtailadmin_urls)),
    re_path("^bare/", bare),
    path("api/v2/", api_router.urls),
]
if HAS_API_V3:
    from wagtail.api.v3.urls import api

    urlpatterns.append(path("api/v3/", api.urls))
urlpatterns.append(path("", include(wagtail_urls)))
