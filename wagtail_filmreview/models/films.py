"""Films: one row per work, not per locale, with everything that is a fact and not an opinion."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.images import get_image_model_string
from wagtail.models import DraftStateMixin, Locale, RevisionMixin
from wagtail.search import index

from wagtail_filmreview.fields import CountryListField, LanguageListField
from wagtail_filmreview.models.identity import IMDB_TITLE, WIKIDATA, free_slug
from wagtail_filmreview.models.shown import ShownInReviews
from wagtail_filmreview.models.texts import text_in_locale
from wagtail_filmreview.vocabulary import CatalogueType, FilmKind

SHOWN_WITH_A_REVIEW = (
    "credits__person",
    "texts__locale",
    "genres__texts__locale",
    "certificates",
    "ways_to_watch__service__logo",
)
"""What to prefetch of a film whose review is shown."""


class Film(DraftStateMixin, RevisionMixin, index.Indexed, ShownInReviews, ClusterableModel):
    """A work that can be reviewed. A title alone never identifies it: the slug has the year too."""

    kind = models.CharField(_("kind"), max_length=12, choices=FilmKind.choices, default=FilmKind.FEATURE)
    part_of = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="parts",
        help_text=_("The series of a season, the season of an episode, the programme of a short."),
    )
    number = models.PositiveIntegerField(
        _("number"), null=True, blank=True, help_text=_("Of the season or episode.")
    )
    title = models.CharField(_("title"), max_length=250, help_text=_("As your readers know it."))
    original_title = models.CharField(_("original title"), max_length=250, blank=True)
    slug = models.SlugField(
        _("slug"),
        max_length=255,
        unique=True,
        blank=True,
        allow_unicode=True,
        help_text=_("Part of addresses and links. Left empty, it is made from title and year."),
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        validators=[MinValueValidator(1870), MaxValueValidator(2200)],
        help_text=_("Of the first public showing."),
    )
    production_countries = CountryListField(
        verbose_name=_("production countries"),
        help_text=_("ISO codes or names, separated by commas, the main one first."),
    )
    languages = LanguageListField(
        verbose_name=_("languages"),
        help_text=_("Language tags or names, separated by commas, the main one first; zxx if silent."),
    )
    runtime_minutes = models.PositiveSmallIntegerField(_("runtime in minutes"), null=True, blank=True)
    genres = ParentalManyToManyField(
        "wagtail_filmreview.Genre", verbose_name=_("genres"), blank=True, related_name="films"
    )
    poster = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("poster"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    trailer = models.URLField(_("trailer"), blank=True)
    imdb_id = models.CharField(
        _("IMDb id"),
        max_length=20,
        null=True,
        blank=True,
        unique=True,
        validators=[IMDB_TITLE],
        help_text=_("For example tt0017136."),
    )
    tmdb_id = models.PositiveBigIntegerField(_("TMDB id"), null=True, blank=True)
    tmdb_type = models.CharField(
        _("TMDB type"),
        max_length=5,
        blank=True,
        choices=CatalogueType.choices,
        help_text=_("TMDB numbers films and series separately."),
    )
    wikidata_id = models.CharField(
        _("Wikidata id"),
        max_length=20,
        null=True,
        blank=True,
        unique=True,
        validators=[WIKIDATA],
        help_text=_("For example Q151599."),
    )
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("No review of this film should appear before."),
    )
    embargo_note = models.CharField(_("embargo note"), max_length=250, blank=True)
    source_system = models.CharField(
        _("source system"),
        max_length=60,
        null=True,
        blank=True,
        help_text=_("Where an import took this from."),
    )
    source_id = models.CharField(_("source id"), max_length=120, null=True, blank=True)

    search_fields = [
        index.SearchField("title", boost=3),
        index.AutocompleteField("title"),
        index.SearchField("original_title", boost=2),
        index.AutocompleteField("original_title"),
        index.FilterField("title"),
        index.FilterField("year"),
        index.FilterField("kind"),
        index.FilterField("imdb_id"),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = _("film")
        verbose_name_plural = _("films")
        ordering = ["title", "year", "pk"]
        permissions = [("override_embargo", "Can publish reviews before an embargo ends")]
        constraints = [
            models.UniqueConstraint(fields=["tmdb_type", "tmdb_id"], name="filmreview_one_film_per_tmdb_id"),
            models.UniqueConstraint(
                fields=["source_system", "source_id"], name="filmreview_one_film_per_source_id"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"

    def clean(self) -> None:
        super().clean()
        if (self.tmdb_id is None) == bool(self.tmdb_type):
            name = "tmdb_id" if self.tmdb_type else "tmdb_type"
            raise ValidationError({name: _("A TMDB id and its type belong together.")})
        if bool(self.source_system) != bool(self.source_id):
            name = "source_id" if self.source_system else "source_system"
            raise ValidationError({name: _("A source system and its id belong together.")})
        if self._is_above(self.part_of):
            raise ValidationError({"part_of": _("A work cannot be part of itself.")})

    def _is_above(self, work: "Film | None") -> bool:
        seen: set[int] = set()
        while work is not None and work.pk not in seen:
            if work.pk is not None and work.pk == self.pk:
                return True
            seen.add(work.pk)
            work = work.part_of
        return False

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = free_slug(self, self.title, str(self.year))
        former = Film.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        super().save(*args, **kwargs)
        if former != self.slug:
            # An address leads to the film that has it now, whoever had it before.
            FormerFilmSlug.objects.filter(slug=self.slug).delete()
            if former is not None:
                FormerFilmSlug.objects.update_or_create(slug=former, defaults={"film": self})

    def title_in(self, locale: Locale | None = None) -> str:
        """The title in the locale or the one it falls back to."""
        text = text_in_locale(self.texts.all(), locale)
        return text.title if text and text.title else self.title

    def logline_in(self, locale: Locale | None = None) -> str:
        text = text_in_locale(self.texts.all(), locale)
        return text.logline if text else ""


class FormerFilmSlug(models.Model):
    """A slug that a film had once, so that old addresses find it."""

    film = models.ForeignKey(Film, on_delete=models.CASCADE, related_name="former_slugs")
    slug = models.SlugField(max_length=255, unique=True, allow_unicode=True)

    def __str__(self) -> str:
        return self.slug
