"""Texts about works and people exist once per locale and fall back where one is missing."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Locale


def text_in_locale(texts: Iterable[Any], locale: Locale | None = None) -> Any | None:
    """The text in ``locale`` (default: the active one), else in its language, else the default locale.

    Returns None where none of these exist: a text in a language nobody asked for is no fallback.
    """
    by_locale = {text.locale_id: text for text in texts}
    if not by_locale:
        return None
    wanted = locale or Locale.get_active()
    if wanted.pk in by_locale:
        return by_locale[wanted.pk]
    language = wanted.language_code.split("-")[0]
    for text in by_locale.values():
        if text.locale.language_code.split("-")[0] == language:
            return text
    return by_locale.get(Locale.get_default().pk)
