"""Reviews that lack something readers look for."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from wagtail_filmreview.desk.access import listed_for, may_list
from wagtail_filmreview.desk.finding import find_reviews
from wagtail_filmreview.desk.reports.base import DeskReport
from wagtail_filmreview.desk.review_columns import with_sorting
from wagtail_filmreview.desk.standing import Standing, reviews_with_standing, standing_of
from wagtail_filmreview.models import ReviewSummary
from wagtail_filmreview.models.findings import missing_labels, reviews_missing
from wagtail_filmreview.models.findings.words import holds_any
from wagtail_filmreview.models.listing import MISSING_LABELS

INSPECT = "film-reviews_modeladmin_inspect"


class MissingFilterSet(WagtailFilterSet):
    missing = django_filters.MultipleChoiceFilter(
        label=_("Missing"),
        choices=list(MISSING_LABELS.items()),
        method="lacking",
        widget=forms.CheckboxSelectMultiple,
    )
    standing = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Standing.choices, distinct=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = ReviewSummary
        fields: list[str] = []

    def lacking(self, reviews: QuerySet[Any], name: str, values: list[str]) -> QuerySet[Any]:
        return reviews.filter(holds_any("missing", values)) if values else reviews


def _missing(review: Any) -> str:
    return ", ".join(missing_labels(review.missing))


def film_of(review: Any) -> str:
    return str(review.film or "")


def _reviewers(review: Any) -> str:
    return ", ".join(person.name for person in review.reviewers.all())


def page_of(review: Any) -> str:
    """The editor for who may edit; for others what the desk says about it."""
    if review.may_edit:
        return reverse("wagtailadmin_pages:edit", args=[review.page_id])
    return reverse(INSPECT, args=[review.pk])


class ReviewsMissingSomething(DeskReport):
    slug = "missing"
    page_title = _("Reviews missing something")
    header_icon = "openquote"
    menu_order = 2000
    nothing_found = _("No review is missing anything. Every one has all that readers look for.")
    filterset_class = MissingFilterSet
    is_searchable = True
    default_ordering = "-updated_at"
    columns = [
        TitleColumn("title", label=_("Title"), sort_key="title", get_url=page_of),
        Column("missing", label=_("Missing"), accessor=_missing, sort_key="sorting_missing"),
        Column("film", label=_("Film"), accessor=film_of, sort_key="film__title"),
        Column("reviewers", label=_("Reviewers"), accessor=_reviewers, sort_key="sorting_reviewers"),
        Column("standing", label=_("Status"), accessor=standing_of, sort_key="standing"),
        DateColumn("updated_at", label=_("Updated"), sort_key="updated_at"),
    ]
    exported = {
        "title": (_("Title"), lambda review: review.title),
        "missing": (_("Missing"), _missing),
        "film": (_("Film"), film_of),
        "reviewers": (_("Reviewers"), _reviewers),
        "status": (_("Status"), standing_of),
        "updated": (_("Updated"), lambda review: review.updated_at),
    }

    @staticmethod
    def may_see(user: Any) -> bool:
        return may_list(user)

    def get_base_queryset(self) -> QuerySet[ReviewSummary]:
        lacking = reviews_missing().order_by().values("pk")
        reviews = with_sorting(reviews_with_standing(listed_for(self.request.user).filter(pk__in=lacking)))
        return reviews.select_related("film").prefetch_related("reviewers")

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return find_reviews(queryset, self.search_query) if self.is_searching else queryset
