"""People: one row per person, whatever they do. Critics, directors and actors are all people."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Locale
from wagtail.search import index

from wagtail_filmreview.models.identity import IMDB_PERSON, WIKIDATA, free_slug
from wagtail_filmreview.models.shown import ShownInReviews
from wagtail_filmreview.models.texts import text_in_locale


class Person(index.Indexed, ShownInReviews, ClusterableModel):
    """Somebody who made, appears in or writes about films."""

    name = models.CharField(_("name"), max_length=200)
    native_name = models.CharField(
        _("name in native script"), max_length=200, blank=True, help_text=_("For example 이충현.")
    )
    sort_name = models.CharField(
        _("sort name"),
        max_length=200,
        blank=True,
        db_index=True,
        help_text=_("How lists sort the name. Left empty, the last word comes first."),
    )
    slug = models.SlugField(
        _("slug"),
        max_length=200,
        unique=True,
        blank=True,
        allow_unicode=True,
        help_text=_("Part of addresses and links. Left empty, it is made from the name."),
    )
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    imdb_id = models.CharField(
        _("IMDb id"),
        max_length=20,
        null=True,
        blank=True,
        unique=True,
        validators=[IMDB_PERSON],
        help_text=_("For example nm0000036."),
    )
    tmdb_id = models.PositiveBigIntegerField(_("TMDB id"), null=True, blank=True, unique=True)
    wikidata_id = models.CharField(
        _("Wikidata id"),
        max_length=20,
        null=True,
        blank=True,
        unique=True,
        validators=[WIKIDATA],
        help_text=_("For example Q103949."),
    )
    website = models.URLField(_("website"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("For critics who write here."),
    )

    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("native_name"),
        index.AutocompleteField("native_name"),
        index.FilterField("sort_name"),
        index.FilterField("imdb_id"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_name", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.sort_name:
            *first, last = self.name.split() or [""]
            self.sort_name = ", ".join(part for part in (last, " ".join(first)) if part)
        if not self.slug:
            self.slug = free_slug(self, self.name)
        super().save(*args, **kwargs)

    def biography_in(self, locale: Locale | None = None) -> str:
        """The biography as rich text source, in the locale or the one it falls back to."""
        text = text_in_locale(self.texts.all(), locale)
        return text.biography if text else ""


class PersonText(models.Model):
    """What is said about a person in one language."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="texts")
    locale = models.ForeignKey(
        "wagtailcore.Locale", verbose_name=_("locale"), on_delete=models.CASCADE, related_name="+"
    )
    biography = RichTextField(_("biography"), features=["bold", "italic", "link"], blank=True)

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "locale"], name="filmreview_one_text_per_person_and_locale"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.locale})"
