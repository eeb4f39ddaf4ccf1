"""Films on Wagtail's API v2. Register the viewset on the site's own router::

api_router.register_endpoint("films", FilmsAPIViewSet)
"""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from wagtail_filmreview.api.catalogue_answers import film_answer, films_answer
from wagtail_filmreview.api.catalogue_asked import FilmsAsked, InLanguage
from wagtail_filmreview.api.v2 import FilmReviewsAPIViewSet
from wagtail_filmreview.models import Film


class FilmsAPIViewSet(FilmReviewsAPIViewSet):
    """``GET /`` lists live films, ``GET /<id>/`` shows one with what this site says about it."""

    name = "films"
    model: Any = Film

    def listing_view(self, request: HttpRequest) -> HttpResponseBase:
        return films_answer(request, self._asked(FilmsAsked), envelope)

    def detail_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        response = film_answer(request, pk, self._asked(InLanguage))
        if response is None:
            raise Http404("not found")
        return response

    @classmethod
    def get_urlpatterns(cls) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "find"]


def envelope(count: int, language: str, items: list[Any]) -> dict[str, Any]:
    return {"meta": {"total_count": count, "locale": language}, "items": items}
