"""What tells one work or person from another: slugs and the ids of the great catalogues."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

IMDB_TITLE = RegexValidator(r"^tt\d{7,12}\Z", _("An IMDb title id is “tt” and at least 7 digits."))
IMDB_PERSON = RegexValidator(r"^nm\d{7,12}\Z", _("An IMDb name id is “nm” and at least 7 digits."))
WIKIDATA = RegexValidator(r"^Q[1-9]\d*\Z", _("A Wikidata id is “Q” and a number."))


def free_slug(instance: models.Model, *texts: str) -> str:
    """A slug made from ``texts`` that no other row of the model has, numbered where it must be."""
    longest: int = getattr(instance._meta.get_field("slug"), "max_length", None) or 200
    # A name in another script keeps its letters; one of symbols alone still needs an address.
    parts = (slugify(text) or slugify(text, allow_unicode=True) for text in texts)
    base = "-".join(part for part in parts if part) or str(instance._meta.model_name)
    taken = type(instance)._default_manager.exclude(pk=instance.pk)
    slug, number = base[:longest], 1
    while taken.filter(slug=slug).exists():
        number += 1
        slug = f"{base[: longest - len(str(number)) - 1]}-{number}"
    return slug
