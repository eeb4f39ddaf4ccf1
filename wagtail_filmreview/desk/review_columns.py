"""The columns of the reviews listing, on screen and in spreadsheets."""

from typing import Any

from django.contrib import admin
from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from wagtail_filmreview.desk.columns import poster_of
from wagtail_filmreview.desk.in_short import MOST_ADVISORIES, advisory_words, level_words
from wagtail_filmreview.desk.review_filters import page_type_name
from wagtail_filmreview.desk.standing import Standing, standing_of
from wagtail_filmreview.models import ReviewSummary
from wagtail_filmreview.models.findings import missing_labels
from wagtail_filmreview.models.findings.words import sorted_by_highest, sorted_by_length
from wagtail_filmreview.vocabulary import Intensity, Recommendation, SpoilerLevel


def with_sorting(reviews: QuerySet[ReviewSummary]) -> QuerySet[ReviewSummary]:
    """Add what columns are sorted by where that is not what they show.

    Databases disagree on where nothing sorts: here it comes below the lowest.
    """
    judged = [
        When(recommendation=value, then=Value(rank))
        for rank, value in enumerate(reversed(Recommendation.values), start=1)
    ]
    bylines = ReviewSummary.reviewers.through.objects.filter(reviewsummary=OuterRef("pk"))
    first = bylines.order_by("person__sort_name").values("person__sort_name")[:1]
    return reviews.alias(
        sorting_reviewers=Coalesce(Subquery(first), Value("")),
        sorting_score=Coalesce("score", Value(-1)),
        sorting_recommendation=Case(*judged, default=Value(0), output_field=IntegerField()),
        sorting_advisories=sorted_by_highest("advisory_categories", Intensity.values),
        sorting_spoilers=sorted_by_highest("spoiler_levels", SpoilerLevel.values),
        sorting_missing=sorted_by_length("missing"),
    )


def _list(words: list[str], classname: str = "filmreview-words") -> str:
    if not words:
        return ""
    return format_html(
        '<ul class="{}">{}</ul>', classname, format_html_join("", "<li>{}</li>", ((word,) for word in words))
    )


class ReviewColumns:
    """What is said of a review that came from the listing's queryset, and what it is sorted by.

    Those that make HTML are for the screen; spreadsheets have the same in words.
    """

    list_display = (
        "poster",
        "title",
        "film_name",
        "reviewer_names",
        "score_in_short",
        "recommended",
        "advisories_in_short",
        "spoilers_in_short",
        "missing_in_short",
        "status_tag",
        "updated",
    )
    list_display_add_buttons = "title"
    list_export = (
        "title",
        "film_title",
        "film_year",
        "poster_title",
        "reviewer_names",
        "rating_text",
        "score",
        "recommended",
        "advisories",
        "all_assessed",
        "spoilers",
        "missing_words",
        "status",
        "type_of_page",
        "language",
        "published_on",
        "updated",
    )

    @admin.display(description=_("Poster"), empty_value="")
    def poster(self, review: Any) -> str:
        rendition = poster_of(review.film)
        if rendition is None:
            return ""
        return format_html(
            '<img src="{}" alt="" width="32" height="48" loading="lazy" class="filmreview-thumbnail">',
            rendition.url,
        )

    @admin.display(description=_("Poster"))
    def poster_title(self, review: Any) -> str:
        image = review.film and review.film.poster
        return image.title if image else ""

    @admin.display(description=_("Film"), ordering="film__title")
    def film_name(self, review: Any) -> str:
        return str(review.film or "")

    @admin.display(description=_("Film"), ordering="film__title")
    def film_title(self, review: Any) -> str:
        return review.film.title if review.film else ""

    @admin.display(description=_("Year"), ordering="film__year")
    def film_year(self, review: Any) -> int | None:
        return review.film.year if review.film else None

    @admin.display(description=_("Reviewers"), ordering="sorting_reviewers")
    def reviewer_names(self, review: Any) -> str:
        return ", ".join(person.name for person in review.reviewers.all())

    @admin.display(description=_("Score"), ordering="sorting_score")
    def score_in_short(self, review: Any) -> str:
        if review.score is None:
            return ""
        return format_html("{} <span>{}</span>", review.get_rating_text(), f"{review.score} %")

    @admin.display(description=_("Rating"), ordering="sorting_score")
    def rating_text(self, review: Any) -> str:
        return review.get_rating_text()

    @admin.display(description=_("Recommendation"), ordering="sorting_recommendation")
    def recommended(self, review: Any) -> str:
        return review.get_recommendation_display()

    @admin.display(description=_("Advisories"), ordering="sorting_advisories")
    def advisories_in_short(self, review: Any) -> str:
        return _list(advisory_words(review, MOST_ADVISORIES))

    @admin.display(description=_("Advisories"))
    def advisories(self, review: Any) -> str:
        return ", ".join(advisory_words(review))

    @admin.display(description=_("Spoilers"), ordering="sorting_spoilers")
    def spoilers_in_short(self, review: Any) -> str:
        return _list(level_words(review.spoiler_levels))

    @admin.display(description=_("Spoiler levels"))
    def spoilers(self, review: Any) -> str:
        return ", ".join(level_words(review.spoiler_levels))

    @admin.display(description=_("Missing"), ordering="sorting_missing")
    def missing_in_short(self, review: Any) -> str:
        return _list(missing_labels(review.missing))

    @admin.display(description=_("Missing"))
    def missing_words(self, review: Any) -> str:
        return ", ".join(missing_labels(review.missing))

    @admin.display(description=_("Status"), ordering="standing")
    def status_tag(self, review: Any) -> str:
        live = review.standing in (Standing.LIVE, Standing.LIVE_AND_DRAFT, Standing.LIVE_AND_SCHEDULED)
        return format_html(
            '<span class="w-status{}">{}</span>', " w-status--primary" if live else "", standing_of(review)
        )

    @admin.display(description=_("Status"))
    def status(self, review: Any) -> str:
        return standing_of(review)

    @admin.display(description=_("Updated"), ordering="updated_at")
    def updated(self, review: Any) -> Any:
        return review.updated_at

    @admin.display(description=_("All advisories assessed"))
    def all_assessed(self, review: Any) -> Any:
        return _("yes") if review.advisories_assessed else _("no")

    @admin.display(description=_("Page type"))
    def type_of_page(self, review: Any) -> str:
        return page_type_name(review.page_type)

    @admin.display(description=_("Language"))
    def language(self, review: Any) -> str:
        return review.locale.get_display_name()
