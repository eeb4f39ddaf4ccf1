"""A site with a page base of its own, and reviews and an index that stand on it."""

from django.db import models
from wagtail.models import AbstractPage

from wagtail_filmreview.models import FilmReviewIndexMixin, FilmReviewMixin


class SitePage(AbstractPage):
    """Every page of this site, in place of Wagtail's."""

    audience = models.CharField(max_length=80, blank=True)


class ReviewPage(FilmReviewMixin, SitePage):
    content_panels = [*SitePage.content_panels, *FilmReviewMixin.review_panels]
    search_fields = [*SitePage.search_fields, *FilmReviewMixin.review_search_fields]


class ReviewIndexPage(FilmReviewIndexMixin, SitePage):
    content_panels = [*SitePage.content_panels, *FilmReviewIndexMixin.index_panels]
