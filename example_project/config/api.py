"""The magazine's router for Wagtail's API v2."""

from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet

from wagtail_filmreview.api.films_v2 import FilmsAPIViewSet
from wagtail_filmreview.api.v2 import FilmReviewsAPIViewSet

api_router = WagtailAPIRouter("wagtailapi")
api_router.register_endpoint("pages", PagesAPIViewSet)
api_router.register_endpoint("images", ImagesAPIViewSet)
api_router.register_endpoint("film-reviews", FilmReviewsAPIViewSet)
api_router.register_endpoint("films", FilmsAPIViewSet)
