"""Checks of the verdict: that there is one, and that it does not contradict itself."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from wagtail_filmreview.blocks.verdict import rating_text, score_of
from wagtail_filmreview.models.checks.finding import Finding, path_of
from wagtail_filmreview.vocabulary import Recommendation, ReviewCheck

FITTING = {
    Recommendation.RECOMMENDED: range(50, 101),
    Recommendation.WITH_RESERVATIONS: range(30, 101),
    Recommendation.MIXED: range(20, 91),
    Recommendation.NOT_RECOMMENDED: range(0, 61),
}
"""The scores, 0 to 100, that a recommendation does not contradict. Taste has room here on purpose."""


def find_no_verdict(page: Any) -> Iterator[Finding]:
    child = page.body.first_block_by_name("verdict")
    if child is None:
        yield Finding(ReviewCheck.VERDICT, _("There is no verdict yet: add one to the review."), "body")
    elif not child.value.get("recommendation") and not child.value.get("rating"):
        yield Finding(
            ReviewCheck.VERDICT,
            _("The verdict says nothing yet: rate the film or say whether you recommend it."),
            path_of(child, "recommendation"),
        )


def find_contradiction(page: Any) -> Iterator[Finding]:
    child = page.body.first_block_by_name("verdict")
    if child is None:
        return
    rating, recommendation = child.value.get("rating"), child.value.get("recommendation")
    score = score_of(rating)
    if score is None or recommendation not in Recommendation.values:
        return
    if score not in FITTING[Recommendation(recommendation)]:
        yield Finding(
            ReviewCheck.CONTRADICTION,
            _("%(rating)s and “%(recommendation)s” contradict each other.")
            % {"rating": rating_text(rating), "recommendation": Recommendation(recommendation).label},
            path_of(child, "recommendation"),
        )
