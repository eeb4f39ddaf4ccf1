"""What a catalogue last gave a film: how a later look-up knows what an editor has changed since."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_filmreview.models.films import Film


class FilmLookUp(models.Model):
    """Kept beside the film and not in it: it is no part of a revision, and nobody edits it."""

    film = models.OneToOneField(Film, on_delete=models.CASCADE, related_name="look_up")
    provider = models.CharField(_("provider"), max_length=60)
    key = models.CharField(_("key"), max_length=120)
    filled = models.JSONField(_("filled"), default=dict)
    """By place, such as ``title`` or ``certificate:DE``, what was put there last."""
    looked_up_at = models.DateTimeField(_("looked up at"), auto_now=True)

    class Meta:
        verbose_name = _("look-up")
        verbose_name_plural = _("look-ups")

    def __str__(self) -> str:
        return f"{self.film} ({self.provider})"
