"""Marker words: found in a text whatever it went through on its way there.

A word is ASCII letters only, so escaping for HTML, JSON or an address leaves it as it is, and a slug only
changes its case, which is not looked at. None is the beginning of another. Scene times cannot be words;
they are times that no clock shows.
"""

from __future__ import annotations

import re

_LETTERS = "bcdfghjkmnpqrstvwxz"
_LENGTH = 5
_WORD = re.compile(rf"zq[{_LETTERS}]{{{_LENGTH}}}")

# How a colon may have been written on the way.
_COLON = r"(?::|%3a|&#58;|&#x3a;|\\u003a|-)"
_TIME = re.compile(rf"(?<!\d)([3-9]\d){_COLON}([0-5]\d){_COLON}([0-5]\d)(?!\d)")
_SECONDS = re.compile(r"(?<![\w.])(1[1-9]\d{4}|[23]\d{5})(?!\w)")


def word(number: int) -> str:
    """The marker word of that number."""
    letters = ""
    for _ in range(_LENGTH):
        number, at = divmod(number, len(_LETTERS))
        letters += _LETTERS[at]
    return f"zq{letters}"


def scene_time(number: int) -> tuple[str, str]:
    """A time after more than thirty hours, and the same in seconds."""
    # Far apart, so that no arithmetic on one gives another.
    seconds = 31 * 3600 + 7 + number * 97
    return f"{seconds // 3600}:{seconds % 3600 // 60:02}:{seconds % 60:02}", str(seconds)


def words_in(text: str) -> set[str]:
    """Every marker word, and everything that might be a scene time, in a text."""
    text = text.lower()
    times = {":".join(parts) for parts in _TIME.findall(text)}
    return {*_WORD.findall(text), *times, *_SECONDS.findall(text)}
