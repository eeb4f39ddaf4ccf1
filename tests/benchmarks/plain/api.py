"""The endpoint: Wagtail's pages endpoint for one model, with the joins that one adds by hand."""

from typing import Any

from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from tests.benchmarks.plain.models import ReviewPage


class ReviewsAPIViewSet(PagesAPIViewSet):
    model = ReviewPage
    known_query_parameters = PagesAPIViewSet.known_query_parameters.union(["genre", "advisory"])

    def get_queryset(self) -> Any:
        reviews = super().get_queryset().order_by("-published_on")
        if genre := self.request.GET.get("genre"):
            reviews = reviews.filter(film__genres__slug=genre)
        if advisory := self.request.GET.get("advisory"):
            reviews = reviews.filter(advisory_categories__slug=advisory)
        return reviews.select_related("locale", "film__poster", "hero_image").prefetch_related(
            "reviewers", "film__genres"
        )


api_router = WagtailAPIRouter("wagtailapi")
api_router.register_endpoint("reviews", ReviewsAPIViewSet)
