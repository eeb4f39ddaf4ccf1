"""Snippets, a list page and a review page."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.images.api.fields import ImageRenditionField
from wagtail.models import Page
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from tests.benchmarks.plain import serializers
from tests.benchmarks.plain.blocks import BodyBlock


@register_snippet
class Person(models.Model):
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, unique=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


@register_snippet
class Genre(models.Model):
    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80, unique=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


@register_snippet
class Film(ClusterableModel):
    title = models.CharField(max_length=250)
    original_title = models.CharField(max_length=250, blank=True)
    slug = models.SlugField(max_length=255, unique=True)
    year = models.PositiveSmallIntegerField()
    countries = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    runtime_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    imdb_id = models.CharField(max_length=20, blank=True)
    poster = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    certificates = models.JSONField(default=list, blank=True)
    ways_to_watch = models.JSONField(default=list, blank=True)
    genres = ParentalManyToManyField(Genre, blank=True, related_name="films")

    panels = [
        *(FieldPanel(name) for name in ("title", "original_title", "slug", "year", "runtime_minutes")),
        *(FieldPanel(name) for name in ("countries", "languages", "imdb_id", "poster", "genres")),
        *(FieldPanel(name) for name in ("certificates", "ways_to_watch")),
    ]

    def __str__(self) -> str:
        return self.title


class AdvisoryCategory(models.Model):
    """Reviews are found by it; what they say about it is in their body."""

    slug = models.SlugField(max_length=40, unique=True)

    def __str__(self) -> str:
        return self.slug


class ReviewIndexPage(Page):
    introduction = RichTextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        reviews = ReviewPage.objects.live().public().descendant_of(self).order_by("-published_on")
        paginator = Paginator(reviews, 12)
        return {
            **super().get_context(request, *args, **kwargs),
            "reviews": paginator.get_page(request.GET.get("p")),
        }


class ReviewPage(Page):
    film = models.ForeignKey(Film, null=True, on_delete=models.SET_NULL, related_name="reviews")
    reviewers = ParentalManyToManyField(Person, blank=True, related_name="+")
    hero_image = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    standfirst = models.TextField(blank=True)
    published_on = models.DateTimeField(db_index=True)
    stars = models.DecimalField(max_digits=2, decimal_places=1, null=True, blank=True)
    recommendation = models.CharField(max_length=40, blank=True)
    summary = RichTextField(blank=True)
    pull_quote = models.CharField(max_length=200, blank=True)
    pros = models.JSONField(default=list, blank=True)
    cons = models.JSONField(default=list, blank=True)
    advisory_categories = ParentalManyToManyField(AdvisoryCategory, blank=True, related_name="+")
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [
        *Page.content_panels,
        *(FieldPanel(name) for name in ("film", "reviewers", "hero_image", "standfirst", "published_on")),
        *(FieldPanel(name) for name in ("stars", "recommendation", "summary", "pull_quote", "pros", "cons")),
        FieldPanel("advisory_categories"),
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.RelatedFields("film", [index.SearchField("title"), index.SearchField("original_title")]),
    ]
    api_fields = [
        APIField("film", serializer=serializers.FilmSerializer()),
        APIField("reviewers", serializer=serializers.PersonSerializer(many=True)),
        APIField("hero", serializer=ImageRenditionField("fill-1600x900", source="hero_image")),
        APIField("standfirst"),
        APIField("published_on"),
        APIField("stars"),
        APIField("recommendation"),
        APIField("summary"),
        APIField("pull_quote"),
        APIField("pros"),
        APIField("cons"),
        APIField("body"),
    ]
