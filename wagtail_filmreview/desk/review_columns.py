"""The columns of the reviews listing, on screen and in spreadsheets."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from wagtail_filmreview.desk.review_filters import page_type_name
from wagtail_filmreview.desk.standing import standing_of


class ReviewColumns:
    """What is said of a review that came from the listing's queryset, and what it is sorted by."""

    @admin.display(description=_("Film"), ordering="film__title")
    def film_name(self, review: Any) -> str:
        return str(review.film or "")

    @admin.display(description=_("Film"), ordering="film__title")
    def film_title(self, review: Any) -> str:
        return review.film.title if review.film else ""

    @admin.display(description=_("Year"), ordering="film__year")
    def film_year(self, review: Any) -> int | None:
        return review.film.year if review.film else None

    @admin.display(description=_("Reviewers"))
    def reviewer_names(self, review: Any) -> str:
        return ", ".join(person.name for person in review.reviewers.all())

    @admin.display(description=_("Rating"), ordering="sorting_score")
    def rating_text(self, review: Any) -> str:
        return review.get_rating_text()

    @admin.display(description=_("Recommendation"), ordering="recommendation")
    def recommended(self, review: Any) -> str:
        return review.get_recommendation_display()

    @admin.display(description=_("Status"), ordering="standing")
    def status(self, review: Any) -> str:
        return standing_of(review)

    @admin.display(description=_("Updated"), ordering="updated_at")
    def updated(self, review: Any) -> Any:
        return review.updated_at

    @admin.display(description=_("All advisories assessed"), ordering="advisories_assessed")
    def all_assessed(self, review: Any) -> Any:
        return _("yes") if review.advisories_assessed else _("no")

    @admin.display(description=_("Page type"), ordering="page_type")
    def type_of_page(self, review: Any) -> str:
        return page_type_name(review.page_type)

    @admin.display(description=_("Language"), ordering="locale__language_code")
    def language(self, review: Any) -> str:
        return review.locale.get_display_name()
