"""What a film has several of: texts, credits, releases, certificates, ways to watch."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from wagtail_filmreview.fields import CountryField, LanguageListField
from wagtail_filmreview.models.films import Film
from wagtail_filmreview.models.shown import RowShownInReviews
from wagtail_filmreview.vocabulary import CreditRole, ReleaseKind, SpoilerLevel, WatchKind


class FilmText(RowShownInReviews):
    """Title and logline of a film in one language. Spoiler-free."""

    film = ParentalKey(Film, on_delete=models.CASCADE, related_name="texts")
    locale = models.ForeignKey(
        "wagtailcore.Locale", verbose_name=_("locale"), on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(_("title"), max_length=250, blank=True)
    logline = models.CharField(
        _("logline"),
        max_length=300,
        blank=True,
        help_text=_("One sentence on what the film is about. No spoilers."),
    )

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        constraints = [
            models.UniqueConstraint(fields=["film", "locale"], name="filmreview_one_text_per_film_and_locale")
        ]

    def __str__(self) -> str:
        return self.title


class FilmCredit(RowShownInReviews, Orderable):
    """Somebody's part in a film. The order of rows is the billing order."""

    film = ParentalKey(Film, on_delete=models.CASCADE, related_name="credits")
    # Nullable because PROTECT breaks revisions of drafts; what is in use is protected by `usage`.
    person = models.ForeignKey(
        "wagtail_filmreview.Person",
        verbose_name=_("person"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="credits",
    )
    role = models.CharField(_("role"), max_length=20, choices=CreditRole.choices, default=CreditRole.ACTOR)
    character = models.CharField(_("character"), max_length=120, blank=True)
    spoiler_level = models.CharField(
        _("spoiler level"),
        max_length=6,
        choices=SpoilerLevel.choices,
        default=SpoilerLevel.NONE,
        help_text=_("For a surprise appearance, or a character name that gives something away."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("credit")
        verbose_name_plural = _("credits")

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"


class FilmRelease(Orderable):
    film = ParentalKey(Film, on_delete=models.CASCADE, related_name="releases")
    country = CountryField(verbose_name=_("country"), blank=True, help_text=_("Empty: everywhere."))
    kind = models.CharField(
        _("kind"), max_length=10, choices=ReleaseKind.choices, default=ReleaseKind.THEATRICAL
    )
    date = models.DateField(_("date"))
    note = models.CharField(_("note"), max_length=120, blank=True, help_text=_("Such as a festival."))

    class Meta(Orderable.Meta):
        verbose_name = _("release date")
        verbose_name_plural = _("release dates")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.date}"


class FilmCertificate(RowShownInReviews, Orderable):
    """Certificates are data, not an enumeration: boards change them."""

    film = ParentalKey(Film, on_delete=models.CASCADE, related_name="certificates")
    country = CountryField(verbose_name=_("country"))
    certificate = models.CharField(
        _("certificate"), max_length=20, help_text=_("As the board writes it, for example 12A.")
    )
    descriptors = models.CharField(
        _("descriptors"), max_length=250, blank=True, help_text=_("The board's own words on why.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")

    def __str__(self) -> str:
        return f"{self.country} {self.certificate}"


class FilmWayToWatch(RowShownInReviews, Orderable):
    film = ParentalKey(Film, on_delete=models.CASCADE, related_name="ways_to_watch")
    country = CountryField(verbose_name=_("country"), blank=True, help_text=_("Empty: everywhere."))
    service = models.ForeignKey(
        "wagtail_filmreview.WatchService",
        verbose_name=_("service"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="ways_to_watch",
    )
    kind = models.CharField(_("way"), max_length=10, choices=WatchKind.choices)
    link = models.URLField(_("link"), blank=True)
    available_from = models.DateField(_("from"), null=True, blank=True)
    available_until = models.DateField(_("until, last day"), null=True, blank=True)
    audio_description = models.BooleanField(_("audio description"), default=False)
    captions = models.BooleanField(_("captions for the hard of hearing"), default=False)
    dub_languages = LanguageListField(verbose_name=_("dubbed in"))
    subtitle_languages = LanguageListField(verbose_name=_("subtitles in"))

    class Meta(Orderable.Meta):
        verbose_name = _("way to watch")
        verbose_name_plural = _("ways to watch")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.service or ''}".strip()

    def clean(self) -> None:
        super().clean()
        if self.available_from and self.available_until and self.available_until < self.available_from:
            raise ValidationError({"available_until": _("The last day comes before the first.")})
