"""The filters of the reviews listing."""

from typing import Any

from django.apps import apps
from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from wagtail_filmreview.desk.standing import Standing
from wagtail_filmreview.models import Person
from wagtail_filmreview.vocabulary import Recommendation

Choices = list[tuple[Any, Any]]


class ReviewFilter(SimpleListFilter):
    """A choice of one value. It is not shown where there is nothing to choose between."""

    def options(self, reviews: QuerySet[Any]) -> Choices:
        raise NotImplementedError

    def lookups(self, request: Any, model_admin: Any) -> Choices:
        reviews = model_admin.get_queryset(request).order_by()
        return [(str(value), label) for value, label in self.options(reviews)]

    def restrict(self, reviews: QuerySet[Any], value: str) -> QuerySet[Any]:
        return reviews.filter(**{str(self.parameter_name): value})

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value not in {value for value, _label in self.lookup_choices}:
            return queryset
        return self.restrict(queryset, value)

    def form_options(self) -> list[dict[str, Any]]:
        """What a select shows, "all" first."""
        chosen = self.value()
        return [
            {"value": "", "label": gettext("All"), "chosen": chosen is None},
            *(
                {"value": value, "label": label, "chosen": value == chosen}
                for value, label in self.lookup_choices
            ),
        ]


class StandingFilter(ReviewFilter):
    title = _("status")
    parameter_name = "standing"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        return Standing.choices


class RecommendationFilter(ReviewFilter):
    title = _("recommendation")
    parameter_name = "recommendation"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        return [*Recommendation.choices, ("none", _("No recommendation"))]

    def restrict(self, reviews: QuerySet[Any], value: str) -> QuerySet[Any]:
        return reviews.filter(recommendation="" if value == "none" else value)


class ReviewerFilter(ReviewFilter):
    title = _("reviewer")
    parameter_name = "reviewers"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        reviewers = Person.objects.filter(pk__in=reviews.values("reviewers"))
        return list(reviewers.values_list("pk", "name"))


class AssessedFilter(ReviewFilter):
    title = _("content advisories")
    parameter_name = "advisories_assessed"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        return [("yes", _("All assessed")), ("no", _("Not all assessed"))]

    def restrict(self, reviews: QuerySet[Any], value: str) -> QuerySet[Any]:
        return reviews.filter(advisories_assessed=value == "yes")


class DecadeFilter(ReviewFilter):
    title = _("decade of the film")
    parameter_name = "decade"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        years = reviews.exclude(film=None).values_list("film__year", flat=True).distinct()
        decades = sorted({year // 10 * 10 for year in years}, reverse=True)
        return [
            (decade, gettext("%(first)s to %(last)s") % {"first": decade, "last": decade + 9})
            for decade in decades
        ]

    def restrict(self, reviews: QuerySet[Any], value: str) -> QuerySet[Any]:
        return reviews.filter(film__year__range=(int(value), int(value) + 9))


class PageTypeFilter(ReviewFilter):
    """Shown where a site has more than one class of review."""

    title = _("page type")
    parameter_name = "page_type"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        types = reviews.values_list("page_type", flat=True).distinct()
        named = sorted((page_type_name(label), label) for label in types)
        return [(label, name) for name, label in named] if len(named) > 1 else []


class LocaleFilter(ReviewFilter):
    """Shown where reviews are in more than one language."""

    title = _("locale")
    parameter_name = "locale"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        locales = Locale.objects.filter(pk__in=reviews.values("locale"))
        named = [(locale.pk, locale.get_display_name()) for locale in locales]
        return named if len(named) > 1 else []


def page_type_name(label: str) -> str:
    """What editors call a page type; its label where the model is gone."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except LookupError:
        return label
