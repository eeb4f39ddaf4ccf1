"""Filters of the reviews listing by what reviews say and lack, and by what is up to whoever asks."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail_filmreview import conf
from wagtail_filmreview.desk.access import drafts_of, waiting_for
from wagtail_filmreview.desk.in_short import LEVELS
from wagtail_filmreview.desk.review_filters import (
    AssessedFilter,
    Choices,
    DecadeFilter,
    LocaleFilter,
    PageTypeFilter,
    RecommendationFilter,
    ReviewerFilter,
    ReviewFilter,
    StandingFilter,
)
from wagtail_filmreview.models import Film
from wagtail_filmreview.models.findings.words import holds
from wagtail_filmreview.models.listing import MISSING_LABELS
from wagtail_filmreview.vocabulary import Intensity

# Lowest and highest score of a fifth of the scale.
FIFTHS = [(80, 100), (60, 79), (40, 59), (20, 39), (0, 19)]

LONG_AGO = 365


class TurnFilter(ReviewFilter):
    """What is up to whoever asks: the dashboard leads here."""

    title = _("my turn")
    parameter_name = "turn"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        return [("drafts", _("My drafts")), ("moderation", _("Awaiting my moderation"))]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        narrow = {"drafts": drafts_of, "moderation": waiting_for}.get(str(self.value()))
        return narrow(queryset, request.user) if narrow else queryset


class FilmFilter(ReviewFilter):
    """Shown once a link has chosen a film: thousands would be no choice."""

    title = _("film")
    parameter_name = "film"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        chosen = str(self.value() or "")
        if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 19):
            return []
        films = Film.objects.filter(pk=chosen, pk__in=reviews.filter(film=chosen).values("film"))
        return [(film.pk, str(film)) for film in films]


class ScoreFilter(ReviewFilter):
    title = _("score")
    parameter_name = "score"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        of = gettext("%(first)s to %(last)s")
        fifths = [(f"{first}-{last}", of % {"first": first, "last": last}) for first, last in FIFTHS]
        return [*fifths, ("none", _("Not rated"))]

    def restrict(self, reviews: QuerySet[Any], value: str) -> QuerySet[Any]:
        if value == "none":
            return reviews.filter(score=None)
        return reviews.filter(score__range=[int(number) for number in value.split("-")])


class AdvisoryFilter(ReviewFilter):
    """Reviews that say the film contains it, however strong."""

    title = _("contains")
    parameter_name = "advisory"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        return [(slug, category.label) for slug, category in conf.advisory_categories().items()]

    def restrict(self, reviews: QuerySet[Any], value: str) -> QuerySet[Any]:
        return reviews.filter(holds("advisory_categories", value)).exclude(
            holds("advisory_categories", value, Intensity.NONE.value)
        )


class SpoilerFilter(ReviewFilter):
    title = _("spoilers")
    parameter_name = "spoilers"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        return [*((level.value, label) for level, label in LEVELS.items()), ("none", _("None marked"))]

    def restrict(self, reviews: QuerySet[Any], value: str) -> QuerySet[Any]:
        return (
            reviews.filter(spoiler_levels=[])
            if value == "none"
            else reviews.filter(holds("spoiler_levels", value))
        )


class MissingFilter(ReviewFilter):
    title = _("missing")
    parameter_name = "missing"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        return [("anything", _("Anything")), *MISSING_LABELS.items(), ("nothing", _("Nothing"))]

    def restrict(self, reviews: QuerySet[Any], value: str) -> QuerySet[Any]:
        if value == "anything":
            return reviews.exclude(missing=[])
        return reviews.filter(missing=[]) if value == "nothing" else reviews.filter(holds("missing", value))


class PosterFilter(ReviewFilter):
    title = _("poster")
    parameter_name = "poster"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        return [("yes", _("With poster")), ("no", _("Without poster"))]

    def restrict(self, reviews: QuerySet[Any], value: str) -> QuerySet[Any]:
        without = Q(film__poster=None)
        return reviews.filter(without if value == "no" else ~without)


class UpdatedFilter(ReviewFilter):
    title = _("updated")
    parameter_name = "updated"

    def options(self, reviews: QuerySet[Any]) -> Choices:
        return [
            ("1", _("Past 24 hours")),
            ("7", _("Past 7 days")),
            ("30", _("Past 30 days")),
            (str(LONG_AGO), _("Past year")),
            ("longer", _("More than a year ago")),
        ]

    def restrict(self, reviews: QuerySet[Any], value: str) -> QuerySet[Any]:
        days = LONG_AGO if value == "longer" else int(value)
        since = timezone.now() - timedelta(days=days)
        return reviews.filter(**{"updated_at__lt" if value == "longer" else "updated_at__gte": since})


FILTERS = [
    StandingFilter,
    TurnFilter,
    FilmFilter,
    DecadeFilter,
    ReviewerFilter,
    ScoreFilter,
    RecommendationFilter,
    AssessedFilter,
    AdvisoryFilter,
    SpoilerFilter,
    MissingFilter,
    PosterFilter,
    UpdatedFilter,
    PageTypeFilter,
    LocaleFilter,
]
