"""The front page. Reviews and their index are the package's own pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page

from wagtail_filmreview.pages.models import FilmReviewPage
from wagtail_filmreview.representations.store.cards import Cards

RECENT = 6


class HomePage(Page):
    """What the magazine leads with, what is new, and where two of its critics disagree."""

    tagline = models.CharField(max_length=120, blank=True)
    lead_review = models.ForeignKey(
        FilmReviewPage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    argument_heading = models.CharField("heading", max_length=80, blank=True)
    argument_introduction = models.TextField("introduction", blank=True)
    first_opinion = models.ForeignKey(
        FilmReviewPage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    second_opinion = models.ForeignKey(
        FilmReviewPage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["wagtail_filmreview_pages.FilmReviewIndexPage"]

    content_panels = [
        *Page.content_panels,
        FieldPanel("tagline"),
        PageChooserPanel("lead_review", "wagtail_filmreview_pages.FilmReviewPage"),
        MultiFieldPanel(
            [
                FieldPanel("argument_heading"),
                FieldPanel("argument_introduction"),
                PageChooserPanel("first_opinion", "wagtail_filmreview_pages.FilmReviewPage"),
                PageChooserPanel("second_opinion", "wagtail_filmreview_pages.FilmReviewPage"),
            ],
            heading="Two critics, one film",
        ),
    ]

    class Meta:
        verbose_name = "home page"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        newest = Cards(self.path)[: RECENT + 1]
        # A chosen review may since have been unpublished or put behind a login.
        open_reviews = FilmReviewPage.objects.live().public().descendant_of(self)
        chosen = (
            open_reviews.select_related("film", "hero_image")
            .prefetch_related("film__texts__locale", "hero_image__renditions")
            .in_bulk({self.lead_review_id, self.first_opinion_id, self.second_opinion_id} - {None})
        )
        lead = (
            chosen.get(self.lead_review_id)
            or open_reviews.filter(pk__in=[card["id"] for card in newest[:1]]).first()
        )
        opinions = [chosen.get(pk) for pk in (self.first_opinion_id, self.second_opinion_id)]
        return {
            **super().get_context(request, *args, **kwargs),
            "lead": lead,
            "recent": [card for card in newest if lead is None or card["id"] != lead.pk][:RECENT],
            "opinions": opinions if all(opinions) else [],
        }
