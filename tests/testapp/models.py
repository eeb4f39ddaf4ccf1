"""What a site adds: a page of its own on the mixins, and a model of its own that names films."""

from django.db import models
from wagtail.models import Page

from wagtail_filmreview.models import FilmReviewMixin


class FestivalReviewPage(FilmReviewMixin, Page):
    """A site's own review class beside the ready-made one."""

    section = models.CharField(max_length=80, blank=True)

    content_panels = [*Page.content_panels, *FilmReviewMixin.review_panels]
    search_fields = [*Page.search_fields, *FilmReviewMixin.review_search_fields]
