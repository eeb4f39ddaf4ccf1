"""What the desk lists: one row per review page, from its latest revision, drafts included."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail_filmreview.blocks.verdict import rating_text, score_of
from wagtail_filmreview.models.checks import CHECKS, PASSES_WITH_TIME, missing
from wagtail_filmreview.models.reviews import FilmReviewMixin, base_page, review_models
from wagtail_filmreview.models.shown import is_draft_only
from wagtail_filmreview.vocabulary import Intensity, Recommendation


class ReviewSummary(models.Model):
    """A review in short, as its editors last left it.

    Whether it is live, scheduled or locked, and who may edit it, are Wagtail's to say: the listing
    reads them from the page. ``page_id`` is no foreign key, because a site may swap the page base.
    """

    page_id = models.BigIntegerField(_("page"), unique=True)
    page_type = models.CharField(_("page type"), max_length=200, help_text="app_label.ModelName")
    title = models.CharField(_("title"), max_length=255)
    locale = models.ForeignKey(
        "wagtailcore.Locale", verbose_name=_("locale"), on_delete=models.CASCADE, related_name="+"
    )
    film = models.ForeignKey(
        "wagtail_filmreview.Film",
        verbose_name=_("film"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reviewers = models.ManyToManyField(
        "wagtail_filmreview.Person", verbose_name=_("reviewers"), related_name="+"
    )
    rating = models.JSONField(_("rating"), null=True)
    score = models.PositiveSmallIntegerField(_("score"), null=True, db_index=True)
    recommendation = models.CharField(
        _("recommendation"), max_length=40, blank=True, choices=Recommendation.choices
    )
    advisories_assessed = models.BooleanField(_("all advisories assessed"), default=False)
    advisory_categories = models.JSONField(_("advisories"), default=dict)
    """Category to the strongest intensity, ``none`` for assessed and absent."""
    spoiler_levels = models.JSONField(_("spoiler levels"), default=list)
    missing = models.JSONField(_("missing"), default=list)
    ways_end_on = models.DateField(_("first way to watch ends on"), null=True, db_index=True)
    """The earliest last day among the ways to watch that the review itself adds, not those of its film."""
    published_on = models.DateTimeField(_("published on"), null=True)
    updated_at = models.DateTimeField(_("updated"), auto_now=True, db_index=True)

    # Derived from pages: a use of a film is reported for the page, not for its summary.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-updated_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_rating_text(self) -> str:
        return rating_text(self.rating)


MISSING_LABELS = {check.value: check.label for check in CHECKS if check not in PASSES_WITH_TIME}
"""What can be in ``missing``: checks whose answer changes with the review only."""


def summarise(page: FilmReviewMixin, is_latest: bool = False) -> ReviewSummary:
    """Write the summary of a page as its latest revision has it, and return it.

    ``is_latest``: the page in memory is as that revision has it.
    """
    if is_latest or not page.latest_revision_id:
        latest = page
    else:
        latest = page.get_latest_revision_as_object()
    verdict = latest.get_verdict()
    advisories = latest.body.first_block_by_name("content_advisories")
    summary = ReviewSummary(
        page_id=page.pk,
        page_type=latest._meta.label,
        title=latest.title,
        locale_id=latest.locale_id,
        film_id=latest.film_id,
        rating=verdict and verdict["rating"],
        # A draft still carries the score of the page: it is derived when that is saved.
        score=score_of(verdict["rating"]) if verdict else None,
        recommendation=(verdict and verdict["recommendation"]) or "",
        advisories_assessed=bool(advisories and advisories.value["all_assessed"]),
        advisory_categories=_strictest(advisories),
        spoiler_levels=[level.value for level in latest.get_spoiler_levels()],
        missing=missing(latest),
        ways_end_on=_first_end(latest.body),
        published_on=latest.published_on,
    )
    # One statement, whether or not there is one of this page already.
    ReviewSummary.objects.bulk_create(
        [summary],
        update_conflicts=True,
        unique_fields=["page_id"],
        update_fields=[
            field.name for field in ReviewSummary._meta.concrete_fields if field.name not in ("id", "page_id")
        ],
    )
    summary.reviewers.set(latest.get_reviewers())
    return summary


def _strictest(advisories: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in advisories.value["advisories"] if advisories else ():
        category, intensity = row["category"], row["intensity"]
        if category and intensity:
            current = Intensity(found.get(category, Intensity.NONE))
            found[category] = max(current, Intensity(intensity), key=lambda one: one.rank).value
    return found


def _first_end(body: Any) -> date | None:
    blocks = [child.value for child in body if child.block_type == "where_to_watch"]
    days = [way["available_until"] for block in blocks for way in block["ways"]]
    return min(filter(None, days), default=None)


def refresh_summary(
    sender: Any, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """A ``post_save`` receiver of review pages; runs in the transaction of ``Page.save``."""
    if raw:
        return
    of_draft = is_draft_only(update_fields) and "latest_revision" in update_fields
    published = _is_being_published(instance)
    if not (published and _publish_summary(instance)):
        summarise(instance, is_latest=of_draft or published)


def _is_being_published(page: Any) -> bool:
    """Whether Wagtail has just made the page from its latest revision: it remembers that as the live one."""
    known = page._meta.get_field("live_revision").is_cached(page)
    return known and page.live_revision_id is not None and page.live_revision_id == page.latest_revision_id


def _publish_summary(page: Any) -> bool:
    """Whether there was one to bring up to date: all but the date was known when the draft was saved."""
    summary = ReviewSummary.objects.filter(page_id=page.pk)
    return bool(summary.update(published_on=page.published_on, updated_at=timezone.now()))


def summarise_pages(below: Any | None = None, everything: bool = False) -> int:
    """Write the summaries that reviews at or below a page lack, or all of them; return how many were written.

    Saving a page keeps its summary. This is for pages that were written past the ORM, or by other code.
    """
    written = 0
    for model in review_models():
        pages = model._default_manager.exact_type(model).order_by("pk")
        if below is not None:
            pages = pages.filter(path__startswith=below.path)
        if not everything:
            pages = pages.exclude(pk__in=ReviewSummary.objects.values("page_id"))
        for pk in list(pages.values_list("pk", flat=True)):
            with transaction.atomic():
                # Whoever saves the page meanwhile knows better, and writes after us.
                base_page()._default_manager.select_for_update().filter(pk=pk).order_by().first()
                if page := model._default_manager.filter(pk=pk).first():
                    summarise(page)
                    written += 1
    return written


def remove_summary(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A ``post_delete`` receiver of review pages."""
    ReviewSummary.objects.filter(page_id=instance.pk).delete()
