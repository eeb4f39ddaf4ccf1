"""Asking for words in a JSON list or object, which not every database can look into.

Every database writes such words in quotation marks, after a key a colon and a space. Only for words of a
vocabulary, which have no quotation marks themselves.
"""

from collections.abc import Iterable

from django.db.models import Case, Expression, F, IntegerField, Q, TextField, Value, When
from django.db.models.functions import Cast, Length, Replace
from django.db.models.lookups import Contains


def _text(field: str) -> Cast:
    return Cast(F(field), TextField())


def holds(field: str, word: str, value: str | None = None) -> Q:
    """A condition: the list ``field`` has the word, or the object has it as a key (with that value)."""
    after = "" if value is None else f': "{value}"'
    return Q(Contains(_text(field), f'"{word}"{after}'))


def holds_any(field: str, words: Iterable[str]) -> Q:
    condition = Q(pk__in=[])
    for word in words:
        condition |= holds(field, word)
    return condition


def sorted_by_length(field: str) -> Expression:
    """What a list of words is sorted by, so that more words come later: two marks for each."""
    text = _text(field)
    return Length(text) - Length(Replace(text, Value('"'), Value("")))


def sorted_by_highest(field: str, words: Iterable[str]) -> Expression:
    """What a list, or the values of an object, is sorted by if the last of ``words`` counts most."""
    ranked = [When(holds(field, word), then=Value(rank)) for rank, word in enumerate(words, start=1)]
    return Case(*reversed(ranked), default=Value(0), output_field=IntegerField())
