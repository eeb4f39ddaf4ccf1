"""One place in Wagtail's menu for all that belongs to film reviews."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from wagtail_filmreview.desk.films import FilmViewSet
from wagtail_filmreview.desk.genres import GenreViewSet, WatchServiceViewSet
from wagtail_filmreview.desk.people import PersonViewSet
from wagtail_filmreview.desk.reviews import ReviewsAdmin

reviews_admin = ReviewsAdmin()


class FilmReviewsGroup(SnippetViewSetGroup):
    """The listing of reviews, which is no viewset, stands first among the viewsets."""

    items = (FilmViewSet, PersonViewSet, GenreViewSet, WatchServiceViewSet)
    menu_label = _("Film reviews")
    menu_name = "film-reviews"
    menu_icon = "openquote"
    menu_order = 150

    def get_submenu_items(self) -> list[Any]:
        return [reviews_admin.get_menu_item(order=0), *super().get_submenu_items()]
