"""Ways to watch that are over, or soon will be."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from wagtail_filmreview.codes import country_name
from wagtail_filmreview.desk.access import listed_for, may_list
from wagtail_filmreview.desk.finding import find_films, find_reviews
from wagtail_filmreview.desk.policies import may, may_see_rows_of
from wagtail_filmreview.desk.reports.base import DeskReport
from wagtail_filmreview.desk.reports.reviews import film_of, page_of
from wagtail_filmreview.desk.standing import reviews_with_standing, standing_of
from wagtail_filmreview.models import Film, FilmWayToWatch, ReviewSummary, WatchService
from wagtail_filmreview.models.findings import expiring_ways, reviews_with_ending_ways
from wagtail_filmreview.vocabulary import WatchKind

SOON = 30
"""Days ahead that count as soon."""

# The last day that has passed was yesterday.
ENDED = -1


class EndingFilterSet(WagtailFilterSet):
    within = django_filters.ChoiceFilter(
        label=_("When"),
        method="as_they_are",
        choices=[(ENDED, _("Ended")), (7, _("Ended or within 7 days")), (90, _("Ended or within 90 days"))],
        empty_label=_("Ended or within 30 days"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = ReviewSummary
        fields = ["within"]

    def as_they_are(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """The report has asked for as many days already."""
        return rows

    @property
    def days(self) -> int:
        """How many days ahead are asked for."""
        asked = self.form.cleaned_data.get("within") if self.is_valid() else None
        return int(asked) if asked else SOON


class WaysFilterSet(EndingFilterSet):
    kind = django_filters.MultipleChoiceFilter(
        label=_("Way"), choices=WatchKind.choices, distinct=False, widget=forms.CheckboxSelectMultiple
    )
    service = django_filters.ModelMultipleChoiceFilter(
        label=_("Service"),
        queryset=WatchService.objects.all(),
        distinct=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = FilmWayToWatch
        fields = ["within", "kind", "service"]


def ends_in_words(last_day: date | None) -> str:
    days = (last_day - timezone.localdate()).days if last_day else 0
    if days < 0:
        return ngettext("Ended yesterday", "Ended %(days)s days ago", -days) % {"days": -days}
    if days == 0:
        return gettext("Ends today")
    return ngettext("Ends tomorrow", "Ends in %(days)s days", days) % {"days": days}


def _country(way: FilmWayToWatch) -> str:
    return country_name(way.country) if way.country else gettext("Everywhere")


def _in_full(last_day: date | None) -> str:
    # Wagtail's column of dates tells how long ago a moment was, and this is a day, often one to come.
    return date_format(last_day, "DATE_FORMAT") if last_day else ""


class ExpiringWays(DeskReport):
    slug = "ending"
    page_title = _("Ways to watch that end")
    header_icon = "time"
    menu_order = 2010
    nothing_found = _("No way to watch has ended, and none ends within 30 days.")
    filterset_class = WaysFilterSet
    is_searchable = True
    default_ordering = "available_until"
    exported = {
        "film": (_("Film"), lambda way: way.film.title),
        "year": (_("Year"), lambda way: way.film.year),
        "kind": (_("Way"), lambda way: way.get_kind_display()),
        "service": (_("Service"), lambda way: way.service.name if way.service else ""),
        "country": (_("Country"), _country),
        "until": (_("Last day"), lambda way: way.available_until),
        "ends": (_("Ends"), lambda way: ends_in_words(way.available_until)),
        "link": (_("Link"), lambda way: way.link),
    }

    @staticmethod
    def may_see(user: Any) -> bool:
        return may_see_rows_of(user, Film)

    @property
    def columns(self) -> list[Any]:
        return [
            TitleColumn("film", label=_("Film"), sort_key="film__title", get_url=self._film_url),
            Column("kind", label=_("Way"), accessor="get_kind_display", sort_key="kind"),
            Column("service", label=_("Service"), accessor="service", sort_key="service__name"),
            Column("country", label=_("Country"), accessor=_country, sort_key="country"),
            Column(
                "until",
                label=_("Last day"),
                accessor=lambda way: _in_full(way.available_until),
                sort_key="available_until",
            ),
            Column("ends", label=_("Ends"), accessor=lambda way: ends_in_words(way.available_until)),
        ]

    def _film_url(self, way: FilmWayToWatch) -> str | None:
        if not may(self.request.user, "change", Film):
            return None
        return reverse(Film.snippet_viewset.get_url_name("edit"), args=[way.film_id])

    def get_base_queryset(self) -> QuerySet[FilmWayToWatch]:
        return expiring_ways(self.filters.days).select_related("film", "service")

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.is_searching:
            return queryset
        films = find_films(Film.objects.order_by(), self.search_query)
        return queryset.filter(film__in=films.values("pk"))


class ReviewsWithEndingWays(DeskReport):
    """The same of what reviews themselves add to their film's ways to watch."""

    slug = "ending-in-reviews"
    page_title = _("Reviews with ways to watch that end")
    header_icon = "time"
    menu_order = 2015
    nothing_found = _("No review names a way to watch that has ended or ends within 30 days.")
    filterset_class = EndingFilterSet
    is_searchable = True
    default_ordering = "ways_end_on"
    columns = [
        TitleColumn("title", label=_("Title"), sort_key="title", get_url=page_of),
        Column("film", label=_("Film"), accessor=film_of, sort_key="film__title"),
        Column("standing", label=_("Status"), accessor=standing_of, sort_key="standing"),
        Column(
            "until",
            label=_("Last day"),
            accessor=lambda review: _in_full(review.ways_end_on),
            sort_key="ways_end_on",
        ),
        Column("ends", label=_("Ends"), accessor=lambda review: ends_in_words(review.ways_end_on)),
    ]
    exported = {
        "title": (_("Title"), lambda review: review.title),
        "film": (_("Film"), film_of),
        "status": (_("Status"), standing_of),
        "until": (_("Last day"), lambda review: review.ways_end_on),
        "ends": (_("Ends"), lambda review: ends_in_words(review.ways_end_on)),
    }

    @staticmethod
    def may_see(user: Any) -> bool:
        return may_list(user)

    def get_base_queryset(self) -> QuerySet[ReviewSummary]:
        ending = reviews_with_ending_ways(self.filters.days).order_by().values("pk")
        reviews = reviews_with_standing(listed_for(self.request.user).filter(pk__in=ending))
        return reviews.select_related("film")

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return find_reviews(queryset, self.search_query) if self.is_searching else queryset
