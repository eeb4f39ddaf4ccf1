"""What a review says about content, spoilers and what it lacks, in as few words as a table has room for."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from wagtail_filmreview import conf
from wagtail_filmreview.vocabulary import Intensity, SpoilerLevel

# The rest is counted: a review may name twenty.
MOST_ADVISORIES = 3

LEVELS = {
    SpoilerLevel.MILD: pgettext_lazy("spoiler level", "Mild"),
    SpoilerLevel.MAJOR: gettext_lazy("Major"),
    SpoilerLevel.ENDING: gettext_lazy("Ending"),
}


def advisories_of(review: Any) -> list[tuple[str, Intensity]]:
    """Label and intensity of each category that was looked for, the strongest first."""
    categories = conf.advisory_categories()
    stated = [
        (str(categories[slug].label) if slug in categories else slug, Intensity(intensity))
        for slug, intensity in review.advisory_categories.items()
    ]
    return sorted(stated, key=lambda one: (-one[1].rank, one[0]))


def advisory_words(review: Any, most: int | None = None) -> list[str]:
    """One phrase for each advisory, what is absent left out; then how many more and what is not known."""
    contained = [
        _("%(category)s: %(intensity)s") % {"category": category, "intensity": intensity.label}
        for category, intensity in advisories_of(review)
        if intensity is not Intensity.NONE
    ]
    words = contained[:most]
    if more := len(contained) - len(words):
        words.append(ngettext("%(number)s more", "%(number)s more", more) % {"number": more})
    if not review.advisories_assessed:
        words.append(_("Not all assessed"))
    elif not contained:
        words.append(_("None"))
    return words


def level_words(levels: Iterable[str]) -> list[str]:
    """Spoiler levels by their short names, lowest first."""
    return [str(LEVELS[SpoilerLevel(level)]) for level in levels if level in LEVELS]
