"""Asking for a word in a JSON list or object, which not every database can look into."""

from collections.abc import Iterable

from django.db.models import F, Q, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import Contains


def holds_any(field: str, words: Iterable[str], value: str | None = None) -> Q:
    """A condition: the list ``field`` has one of ``words``, or the object ``field`` has it as a key.

    With ``value`` it is a key that has this value. Only for words of a vocabulary, which have no
    quotation marks: every database writes them in quotation marks, a key with a colon and a space after.
    """
    after = "" if value is None else f': "{value}"'
    condition = Q(pk__in=[])
    for word in words:
        condition |= Q(Contains(Cast(F(field), TextField()), f'"{word}"{after}'))
    return condition
