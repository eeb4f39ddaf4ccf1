"""Genres and the services films are watched on."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.images import get_image_model_string
from wagtail.models import Locale
from wagtail.search import index

from wagtail_filmreview.models.identity import free_slug
from wagtail_filmreview.models.shown import RowShownInReviews, ShownInReviews
from wagtail_filmreview.models.texts import text_in_locale


class Genre(index.Indexed, ShownInReviews, ClusterableModel):
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80, unique=True, blank=True, allow_unicode=True)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("genre")
        verbose_name_plural = _("genres")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = free_slug(self, self.name)
        super().save(*args, **kwargs)

    def name_in(self, locale: Locale | None = None) -> str:
        text = text_in_locale(self.texts.all(), locale)
        return text.name if text else self.name


class GenreText(RowShownInReviews):
    """The name of a genre in one language."""

    genre = ParentalKey(Genre, on_delete=models.CASCADE, related_name="texts")
    locale = models.ForeignKey(
        "wagtailcore.Locale", verbose_name=_("locale"), on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        constraints = [
            models.UniqueConstraint(
                fields=["genre", "locale"], name="filmreview_one_text_per_genre_and_locale"
            )
        ]

    def __str__(self) -> str:
        return self.name


class WatchService(index.Indexed, ShownInReviews):
    """A streaming service, channel, cinema chain or publisher of discs."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, blank=True, allow_unicode=True)
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link = models.URLField(_("link"), blank=True)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("watch service")
        verbose_name_plural = _("watch services")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = free_slug(self, self.name)
        super().save(*args, **kwargs)
