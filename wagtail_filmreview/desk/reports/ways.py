"""Ways to watch that are over, or soon will be."""

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
from wagtail_filmreview.desk.finding import find_films
from wagtail_filmreview.desk.policies import may, may_see_rows_of
from wagtail_filmreview.desk.reports.base import DeskReport
from wagtail_filmreview.models import Film, FilmWayToWatch, WatchService
from wagtail_filmreview.models.findings import expiring_ways
from wagtail_filmreview.vocabulary import WatchKind

SOON = 30
"""Days ahead that count as soon."""

# The last day that has passed was yesterday.
ENDED = -1


class WaysFilterSet(WagtailFilterSet):
    within = django_filters.ChoiceFilter(
        label=_("When"),
        method="as_they_are",
        choices=[(ENDED, _("Ended")), (7, _("Ended or within 7 days")), (90, _("Ended or within 90 days"))],
        empty_label=_("Ended or within 30 days"),
        widget=forms.RadioSelect,
    )
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

    def as_they_are(self, ways: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """The report has asked for as many days already."""
        return ways


def ends_in_words(way: FilmWayToWatch) -> str:
    days = (way.available_until - timezone.localdate()).days if way.available_until else 0
    if days < 0:
        return ngettext("Ended yesterday", "Ended %(days)s days ago", -days) % {"days": -days}
    if days == 0:
        return gettext("Ends today")
    return ngettext("Ends tomorrow", "Ends in %(days)s days", days) % {"days": days}


def _country(way: FilmWayToWatch) -> str:
    return country_name(way.country) if way.country else gettext("Everywhere")


def _last_day(way: FilmWayToWatch) -> str:
    # Wagtail's column of dates tells how long ago a moment was, and this is a day, often one to come.
    return date_format(way.available_until, "DATE_FORMAT") if way.available_until else ""


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
        "ends": (_("Ends"), ends_in_words),
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
            Column("until", label=_("Last day"), accessor=_last_day, sort_key="available_until"),
            Column("ends", label=_("Ends"), accessor=ends_in_words),
        ]

    def _film_url(self, way: FilmWayToWatch) -> str | None:
        if not may(self.request.user, "change", Film):
            return None
        return reverse(Film.snippet_viewset.get_url_name("edit"), args=[way.film_id])

    def get_base_queryset(self) -> QuerySet[FilmWayToWatch]:
        asked = self.filters.form.cleaned_data.get("within") if self.filters.is_valid() else None
        return expiring_ways(int(asked) if asked else SOON).select_related("film", "service")

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.is_searching:
            return queryset
        films = find_films(Film.objects.order_by(), self.search_query)
        return queryset.filter(film__in=films.values("pk"))
