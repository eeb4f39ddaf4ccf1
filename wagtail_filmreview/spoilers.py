"""The one spoiler policy: what a reader who asked for a level may see.

Whatever carries a ``spoiler_level`` above the reader's level is cut here, on the server, for templates
as for every API. Nothing else in the package decides about spoilers, and wherever no level was asked
for, the level is ``none``.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from wagtail_filmreview.vocabulary import SpoilerLevel

PARAMETER = "spoilers"
"""Name of the query parameter, and of the context variable, that holds the reader's level."""

KEPT = ("id", "type", "spoiler_level", "word_count", "group")
"""All that is left of a cut node: nothing from which its content could be guessed."""


def parse(value: object) -> SpoilerLevel | None:
    """The level of that slug, or None where there is no such level."""
    return SpoilerLevel(value) if value in SpoilerLevel.values else None


def level_of_request(request: HttpRequest | None) -> SpoilerLevel:
    """The level the reader asks for by ``?spoilers=``; an unknown or absent one is ``none``."""
    asked = request.GET.get(PARAMETER) if request is not None else None
    return parse(asked) or SpoilerLevel.NONE


def level_of(context: Mapping[str, Any] | None) -> SpoilerLevel:
    """The level of a template or API context: its ``spoilers``, else that of its ``request``."""
    if not context:
        return SpoilerLevel.NONE
    return parse(context.get(PARAMETER)) or level_of_request(context.get("request"))


def visible(spoiler_level: object, level: SpoilerLevel) -> bool:
    """Whether something of that level may be shown. What carries an unknown level is an ending."""
    return (parse(spoiler_level or SpoilerLevel.NONE) or SpoilerLevel.ENDING).rank <= level.rank


def highest(*levels: object) -> SpoilerLevel:
    """The strictest of several levels: where two apply to one thing, the higher wins."""
    return max(
        (parse(level or SpoilerLevel.NONE) or SpoilerLevel.ENDING for level in levels),
        key=lambda level: level.rank,
        default=SpoilerLevel.NONE,
    )


def cut(value: Any, level: SpoilerLevel) -> Any:
    """Return a JSON value with every node above ``level`` cut down to what ``KEPT`` names."""
    if isinstance(value, dict):
        if "spoiler_level" in value and not visible(value["spoiler_level"], level):
            return {key: value[key] for key in KEPT if key in value} | {"redacted": True}
        return {key: cut(item, level) for key, item in value.items()}
    if isinstance(value, list):
        return [cut(item, level) for item in value]
    return value


def levels_in(value: Any) -> list[SpoilerLevel]:
    """Every level above ``none`` that occurs anywhere in a JSON value, lowest first."""
    found: set[SpoilerLevel] = set()
    queue = [value]
    while queue:
        item = queue.pop()
        if isinstance(item, dict):
            found.add(highest(item.get("spoiler_level")))
            queue += item.values()
        elif isinstance(item, list):
            queue += item
    return sorted(found - {SpoilerLevel.NONE}, key=lambda level: level.rank)


def rounded_word_count(text: str) -> int:
    """How long a text is, to the nearest 25 words and never below 25: the exact length is a clue."""
    return max(25, round(len(text.split()) / 25) * 25)
