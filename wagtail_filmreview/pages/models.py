"""Ready-made pages for sites that have no page base of their own. All they do is in the mixins."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from wagtail_filmreview.models import FilmReviewIndexMixin, FilmReviewMixin


class FilmReviewTag(TagBase):
    """Tags of reviews are their own, so that a site's other tags do not fill the completion."""

    class Meta:
        verbose_name = _("review tag")
        verbose_name_plural = _("review tags")


class TaggedFilmReview(ItemBase):
    tag = models.ForeignKey(FilmReviewTag, on_delete=models.CASCADE, related_name="tagged_reviews")
    content_object = ParentalKey(
        "wagtail_filmreview_pages.FilmReviewPage",
        on_delete=models.CASCADE,
        related_name="tagged_items",
    )


class FilmReviewPage(FilmReviewMixin, Page):
    tags = ClusterTaggableManager(through=TaggedFilmReview, blank=True, verbose_name=_("tags"))

    content_panels = [*Page.content_panels, *FilmReviewMixin.review_panels]
    promote_panels = [*Page.promote_panels, FieldPanel("tags")]
    search_fields = [*Page.search_fields, *FilmReviewMixin.review_search_fields]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("film review")
        verbose_name_plural = _("film reviews")


class FilmReviewIndexPage(FilmReviewIndexMixin, Page):
    content_panels = [*Page.content_panels, *FilmReviewIndexMixin.index_panels]

    class Meta:
        verbose_name = _("film review index")
        verbose_name_plural = _("film review indexes")
