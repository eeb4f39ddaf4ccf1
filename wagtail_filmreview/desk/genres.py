"""Genres and watch services in the desk."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.snippets.views.snippets import SnippetViewSet

from wagtail_filmreview.desk.columns import ImageColumn, with_images
from wagtail_filmreview.models import Genre, WatchService


class GenreViewSet(SnippetViewSet):
    model = Genre
    icon = "tag"
    list_per_page = 100
    list_display = ["name", "slug"]
    search_backend_name = None
    search_fields = ["name", "slug"]
    panels = [
        FieldPanel("name"),
        InlinePanel("texts", heading=_("Name, per language"), label=_("Language")),
        FieldPanel("slug"),
    ]


class WatchServiceViewSet(SnippetViewSet):
    model = WatchService
    icon = "desktop"
    list_per_page = 100
    list_display = ["name", "link", ImageColumn("logo", of="logo", label=_("Logo"))]
    search_backend_name = None
    search_fields = ["name", "slug"]
    panels = [FieldPanel("name"), FieldPanel("link"), FieldPanel("logo"), FieldPanel("slug")]

    def get_queryset(self, request: Any) -> QuerySet[Any]:
        return with_images(WatchService.objects.all(), "logo", "logo")
