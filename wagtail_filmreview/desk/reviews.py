"""The listing of reviews: every review class in one, drafts included, on wagtail-modeladmin.

It lists ``ReviewSummary`` rows and works on their pages: who may see, edit or add is decided by page
permissions, and whatever changes something leads to Wagtail's own page views.

This is the only module that imports wagtail_modeladmin.
"""

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.utils import label_for_field, lookup_field
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper
from wagtail_modeladmin.helpers.search import BaseSearchHandler
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView, InspectView, WMABaseView

from wagtail_filmreview.desk.access import listed_for, may_list, places_for_reviews
from wagtail_filmreview.desk.columns import poster_of, with_directors, with_images
from wagtail_filmreview.desk.fact_sheet import fact_sheet, links_of
from wagtail_filmreview.desk.filters_by_content import FILTERS
from wagtail_filmreview.desk.finding import find_reviews
from wagtail_filmreview.desk.review_columns import ReviewColumns, with_sorting
from wagtail_filmreview.desk.spreadsheets import SafeSpreadsheets
from wagtail_filmreview.desk.standing import reviews_with_standing
from wagtail_filmreview.models import Film, ReviewSummary


class ReviewPermissions(PermissionHelper):
    """Page permissions; the rows have none that could be given."""

    def get_all_model_permissions(self) -> QuerySet[Permission]:
        return Permission.objects.none()

    def user_can_list(self, user: Any) -> bool:
        return may_list(user)

    def user_can_create(self, user: Any) -> bool:
        return any(True for _place in places_for_reviews(user))

    def user_can_inspect_obj(self, user: Any, obj: Any) -> bool:
        return listed_for(user).filter(pk=obj.pk).exists()

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        return False

    user_can_delete_obj = user_can_edit_obj


class ReviewButtons(ButtonHelper):
    """Buttons of rows that came from the listing's queryset, and so know whether they may be edited."""

    def get_primary_button(self, obj: Any) -> dict[str, Any]:
        return self.edit_button(obj.pk) if obj.may_edit else self.inspect_button(obj.pk)

    def get_buttons_for_obj(self, obj: Any, exclude: Any = (), **classnames: Any) -> list[Any]:
        buttons = []
        if "inspect" not in exclude:
            buttons.append(self.inspect_button(obj.pk, **classnames))
        if obj.may_edit:
            buttons.append(self.edit_button(obj.pk, **classnames))
        return buttons


class ReviewSearch(BaseSearchHandler):
    def search_queryset(self, queryset: QuerySet[Any], search_term: str, **kwargs: Any) -> Any:
        return find_reviews(queryset, search_term)


class ReviewIndexView(SafeSpreadsheets, IndexView):
    _found: QuerySet[Any] | None = None

    def get_queryset(self, request: HttpRequest | None = None) -> QuerySet[Any]:
        # Modeladmin asks twice, and what the filters offer costs queries.
        if self._found is None:
            self._found = super().get_queryset(request)
        return self._found

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        # Modeladmin would apply any lookup in the address, and fail where it makes none.
        known = {review_filter.parameter_name for review_filter in FILTERS}
        given = super().get_filters_params(params)
        return {name: value for name, value in given.items() if name in known}

    def get_heading(self, queryset: QuerySet[Any], field: str) -> str:
        return capfirst(str(label_for_field(field, queryset.model, self.model_admin)))

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Values as they are: an empty cell for nothing, and a score of 0 is something."""
        values = {name: lookup_field(name, item, self.model_admin)[2] for name in self.list_export}
        return {name: "" if value is None else value for name, value in values.items()}

    @cached_property
    def is_filtered(self) -> bool:
        return any(any(values) for values in self.get_filters_params().values())

    @cached_property
    def sorted_by(self) -> str:
        return self.params.get(self.ORDER_VAR, "")


class ReviewInspectView(InspectView):
    instance: Any

    def check_action_permitted(self, user: Any) -> bool:
        # The same row again, with what the listing knows about it.
        rows = reviews_with_standing(listed_for(user)).select_related("locale")
        films = with_images(with_directors(Film.objects.all()), "poster", of="poster")
        row = rows.prefetch_related(Prefetch("film", queryset=films)).filter(pk=self.instance.pk).first()
        self.instance = row or self.instance
        return row is not None

    def get_meta_title(self) -> str:
        return str(self.instance)

    def get_page_title(self) -> str:
        return str(self.instance)

    def get_page_subtitle(self) -> str:
        return ""

    def get_fields_dict(self) -> list[dict[str, Any]]:
        return fact_sheet(self.instance, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = links_of(self.instance, self.request.user, next_url=self.index_url)
        return super().get_context_data(buttons=links, poster=poster_of(self.instance.film), **kwargs)


class AddReviewView(WMABaseView):
    """Leads to Wagtail's form for a new page, asking where only if there is a choice."""

    page_title = _("Add a review")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        places = list(places_for_reviews(request.user))
        if not places:
            raise PermissionDenied
        if len(places) == 1:
            return redirect(places[0].url)
        places.sort(key=lambda place: (place.review_model._meta.label, place.parent.path))
        return self.render_to_response(self.get_context_data(places=places))

    def get_template_names(self) -> list[str]:
        return ["wagtail_filmreview/desk/review_add.html"]


class ReviewsAdmin(ReviewColumns, ModelAdmin):
    model = ReviewSummary
    base_url_path = "film-reviews"
    menu_label = _("Reviews")
    menu_icon = "openquote"
    add_to_admin_menu = False  # It is in the group's menu.
    list_filter = FILTERS
    list_per_page = 100
    inspect_view_enabled = True
    history_view_enabled = False
    permission_helper_class = ReviewPermissions
    button_helper_class = ReviewButtons
    search_handler_class = ReviewSearch
    index_view_class = ReviewIndexView
    inspect_view_class = ReviewInspectView
    create_view_class = AddReviewView
    index_template_name = "wagtail_filmreview/desk/review_index.html"
    inspect_template_name = "wagtail_filmreview/desk/review_inspect.html"
    export_filename = "film-reviews"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReviewSummary]:
        reviews = with_sorting(reviews_with_standing(listed_for(request.user)))
        reviews = reviews.select_related("film", "locale").prefetch_related("reviewers")
        return with_images(reviews, "film__poster", of="poster")

    def edit_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        return self._to_page("edit", request, instance_pk)

    def delete_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        return self._to_page("delete", request, instance_pk)

    def _to_page(self, view: str, request: HttpRequest, pk: str) -> HttpResponse:
        """To Wagtail's view of the page, which has its own permissions; rows are never changed here."""
        row = get_object_or_404(listed_for(request.user), pk=pk)
        query = urlencode({"next": self.url_helper.index_url})
        return redirect(f"{reverse(f'wagtailadmin_pages:{view}', args=[row.page_id])}?{query}")

    def register_admin_url_finders(self) -> None:
        """Whoever looks for an edit address looks for the page's."""

    def register_indexing(self) -> None:
        """The pages are in the reference index themselves."""
