"""Checks of what every review has once, above its body."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from wagtail_filmreview.models.checks.finding import Finding
from wagtail_filmreview.vocabulary import ReviewCheck


def find_no_film(page: Any) -> Iterator[Finding]:
    if page.film_id is None:
        yield Finding(ReviewCheck.FILM, _("Choose the film that this is about."), "film")


def find_no_byline(page: Any) -> Iterator[Finding]:
    if not page.bylines:
        yield Finding(ReviewCheck.BYLINES, _("Say who wrote it."), "bylines")


def find_no_standfirst(page: Any) -> Iterator[Finding]:
    if not (page.standfirst or "").strip():
        yield Finding(
            ReviewCheck.STANDFIRST,
            _("Write the sentence or two that stand for the review in lists."),
            "standfirst",
        )


def find_no_main_image(page: Any) -> Iterator[Finding]:
    if page.hero_image_id is None:
        yield Finding(
            ReviewCheck.HERO_IMAGE, _("Choose the picture that stands for the review."), "hero_image"
        )
