"""Reviews of a site whose images are its own."""

from wagtail.models import Page

from wagtail_filmreview.models import FilmReviewIndexMixin, FilmReviewMixin


class ReviewPage(FilmReviewMixin, Page):
    content_panels = [*Page.content_panels, *FilmReviewMixin.review_panels]
    search_fields = [*Page.search_fields, *FilmReviewMixin.review_search_fields]


class ReviewIndexPage(FilmReviewIndexMixin, Page):
    content_panels = [*Page.content_panels, *FilmReviewIndexMixin.index_panels]
