"""What was rendered of stored reviews, so that not every reader has to wait for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_filmreview.models.published import PublishedReview


class RenderedReview(models.Model):
    """The HTML of a stored review for everybody, on one site and in one language, from its first reader.

    It counts as long as the review has the ``sequence`` that it had before it was rendered, and ``version``
    is that of what renders it. So nobody has to lock, empty or delete it when a review changes.
    """

    review = models.ForeignKey(
        PublishedReview, on_delete=models.CASCADE, related_name="rendered", db_index=False
    )
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, related_name="+", db_index=False)
    language = models.CharField(max_length=20)
    sequence = models.BigIntegerField()
    version = models.CharField(max_length=32)
    # JSON: the name of a template to its HTML. A control character stands where the page's address goes.
    parts = models.TextField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rendered review")
        verbose_name_plural = _("rendered reviews")
        constraints = [
            models.UniqueConstraint(fields=["review", "site", "language"], name="filmreview_one_rendering")
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.language}"
