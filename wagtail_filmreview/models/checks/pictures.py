"""Checks of pictures: what they show must be said for those who do not see them."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from wagtail_filmreview.models.checks.finding import Finding
from wagtail_filmreview.vocabulary import ReviewCheck

PICTURE = frozenset({"image", "alt_text", "decorative"})
"""The keys of the stored value of Wagtail's ``ImageBlock``, in whichever block of a site it is."""


def find_no_alt_text(page: Any) -> Iterator[Finding]:
    image = page.hero_image
    # Without a description Wagtail reads out the title, which often is the name of a file.
    if image is not None and image.default_alt_text in ("", image.title):
        yield Finding(
            ReviewCheck.ALT_TEXT,
            _("The main image has no description: edit the image to say what it shows."),
            "hero_image",
        )
    for path in _silent_pictures(page.body.get_prep_value(), ("body",)):
        yield Finding(
            ReviewCheck.ALT_TEXT,
            _("A picture has no alternative text: say what it shows, or that it only decorates."),
            ".".join(path),
        )


def _silent_pictures(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Content paths to pictures without a text. The stored value is read: it needs no image."""
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict) and {"type", "value"} <= set(item):
                # What is within a block that has no id cannot be told from its neighbours.
                inner = (*path, item["id"]) if item.get("id") else path
                yield from _silent_pictures(item["value"], inner)
    elif isinstance(value, dict):
        if set(value) >= PICTURE:
            if value["image"] and not value["decorative"] and not (value["alt_text"] or "").strip():
                yield (*path, "alt_text")
            return
        for name, inner in value.items():
            yield from _silent_pictures(inner, (*path, name))
