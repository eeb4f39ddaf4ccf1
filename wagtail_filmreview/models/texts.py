"""Texts about works and people exist once per locale and fall back where one is missing."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale


def text_in_locale(texts: Iterable[Any], locale: Locale | None = None) -> Any | None:
    """The text in ``locale`` (default: the active one), else in its language, else in the default locale.

    Returns None where none of these exist: a text in a language nobody asked for is no fallback. Asks the
    database for nothing but the texts and their locales.
    """
    # The oldest first: two locales of one language are both in it.
    by_code = {text.locale.language_code: text for text in sorted(texts, key=lambda text: text.pk or 0)}
    if not by_code:
        return None
    wanted = locale.language_code if locale else _active_code()
    if wanted in by_code:
        return by_code[wanted]
    for code, text in by_code.items():
        if code.split("-")[0] == wanted.split("-")[0]:
            return text
    return by_code.get(get_supported_content_language_variant(settings.LANGUAGE_CODE))


def _active_code() -> str:
    active = get_language() or settings.LANGUAGE_CODE
    try:
        return get_supported_content_language_variant(active)
    except LookupError:
        return get_supported_content_language_variant(settings.LANGUAGE_CODE)
