"""Films that no review is about, and films whose content nobody has assessed to the end."""

from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from wagtail_filmreview.desk.access import listed_for, may_list
from wagtail_filmreview.desk.columns import directors_of, with_directors
from wagtail_filmreview.desk.finding import find_films
from wagtail_filmreview.desk.policies import may, may_see_rows_of
from wagtail_filmreview.desk.reports.base import DeskReport
from wagtail_filmreview.desk.standing import films_with_standing, standing_of
from wagtail_filmreview.models import Film
from wagtail_filmreview.models.findings import films_not_assessed, films_without_review
from wagtail_filmreview.vocabulary import FilmKind

REVIEWS = "film-reviews_modeladmin_index"


class FilmsFilterSet(WagtailFilterSet):
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=FilmKind.choices, distinct=False, widget=forms.CheckboxSelectMultiple
    )
    year = django_filters.NumberFilter(label=_("Year"))

    class Meta:
        model = Film
        fields = ["kind", "year"]


class FilmsReport(DeskReport):
    """Films, as somebody would look for them."""

    filterset_class = FilmsFilterSet
    is_searchable = True
    default_ordering: Any = ("title", "year", "pk")
    exported = {
        "title": (_("Title"), lambda film: film.title),
        "original_title": (_("Original title"), lambda film: film.original_title),
        "year": (_("Year"), lambda film: film.year),
        "kind": (_("Kind"), lambda film: film.get_kind_display()),
        "directors": (_("Directed by"), directors_of),
        "status": (_("Status"), standing_of),
    }

    @staticmethod
    def may_see(user: Any) -> bool:
        return may_see_rows_of(user, Film)

    @property
    def columns(self) -> list[Any]:
        return [
            TitleColumn("title", label=_("Title"), sort_key="title", get_url=self._film_url),
            Column("year", label=_("Year"), sort_key="year"),
            Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
            Column("directors", label=_("Directed by"), accessor=directors_of),
            Column("standing", label=_("Status"), accessor=standing_of, sort_key="standing"),
        ]

    def _film_url(self, film: Film) -> str | None:
        if not may(self.request.user, "change", Film):
            return None
        return reverse(Film.snippet_viewset.get_url_name("edit"), args=[film.pk])

    def found(self) -> QuerySet[Film]:
        raise NotImplementedError

    def get_base_queryset(self) -> QuerySet[Film]:
        return with_directors(films_with_standing(self.found()))

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return find_films(queryset, self.search_query) if self.is_searching else queryset


class FilmsWithoutReview(FilmsReport):
    slug = "without-review"
    page_title = _("Films without a review")
    header_icon = "media"
    menu_order = 2020
    nothing_found = _("Every film has a review, if only a draft.")

    def found(self) -> QuerySet[Film]:
        return films_without_review()


class FilmsNotAssessed(FilmsReport):
    """With how many reviews there are that the user may see: one of them has to say what is assessed."""

    slug = "not-assessed"
    page_title = _("Films not assessed")
    header_icon = "warning"
    menu_order = 2030
    nothing_found = _("Of every film with a review, one review says that all its content was assessed.")
    exported = {
        **FilmsReport.exported,
        "reviews": (_("Reviews"), lambda film: film.number_of_reviews or 0),
    }

    @property
    def columns(self) -> list[Any]:
        reviews = Column("reviews", label=_("Reviews"), accessor=self._reviews, sort_key="number_of_reviews")
        return [*super().columns, reviews]

    def _reviews(self, film: Any) -> str:
        number = film.number_of_reviews or 0
        words = ngettext("%(number)s review", "%(number)s reviews", number) % {"number": number}
        if not number or not may_list(self.request.user):
            return words
        return format_html('<a href="{}?{}">{}</a>', reverse(REVIEWS), urlencode({"film": film.pk}), words)

    def found(self) -> QuerySet[Film]:
        reviews = listed_for(self.request.user).filter(film=OuterRef("pk")).order_by().values("film")
        number = Subquery(reviews.annotate(number=Count("pk")).values("number"))
        return films_not_assessed().annotate(number_of_reviews=number)
