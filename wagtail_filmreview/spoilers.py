"""The one spoiler policy: what a reader who asked for a level may see.

Whatever carries a ``spoiler_level`` above the reader's level is cut here, on the server, for templates
as for every API. Nothing else in the package decides about spoilers, and wherever no level was asked
for, the level is ``none``.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, cast

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _

from wagtail_filmreview.vocabulary import SpoilerLevel

PARAMETER = "spoilers"
"""Name of the query parameter, and of the context variable, that holds the reader's level."""

MARK = "data-spoiler"
"""The attribute of a ``span`` in rich text that holds the level of a marked phrase."""

HIDDEN = "data-spoiler-hidden"
"""The attribute of a placeholder that holds the level of what it stands for."""

KEPT = ("id", "type", "spoiler_level", "word_count", "group")
"""All that is left of a cut node: nothing from which its content could be guessed."""


_LEVELS: dict[str, SpoilerLevel] = {level.value: level for level in SpoilerLevel}


def parse(value: object) -> SpoilerLevel | None:
    """The level of that slug, or None where there is no such level."""
    return _LEVELS.get(value) if isinstance(value, str) else None


def level_of_request(request: HttpRequest | None) -> SpoilerLevel:
    """The level the reader asks for by ``?spoilers=``; an unknown or absent one is ``none``."""
    asked = request.GET.get(PARAMETER) if request is not None else None
    return parse(asked) or SpoilerLevel.NONE


def level_of(context: Mapping[str, Any] | None) -> SpoilerLevel:
    """The level of a template or API context: its ``spoilers``, else that of its ``request``."""
    if not context:
        return SpoilerLevel.NONE
    return parse(context.get(PARAMETER)) or level_of_request(context.get("request"))


def address(context: Mapping[str, Any] | None, level: SpoilerLevel | str, anchor: str = "") -> str:
    """Where the page of a template context shows a level; works without script."""
    fragment = f"#{anchor}" if anchor else ""
    request = context.get("request") if context else None
    if request is None:
        return f"?{PARAMETER}={level}{fragment}"
    query = request.GET.copy()
    query.pop(PARAMETER, None)
    if level != SpoilerLevel.NONE:
        query[PARAMETER] = level
    text = query.urlencode()
    return request.path + (f"?{text}" if text else "") + fragment


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
    if level is SpoilerLevel.ENDING:
        return value  # nothing is above it
    if isinstance(value, str):
        return cut_html(value, level)
    if isinstance(value, dict):
        if "spoiler_level" in value and not visible(value["spoiler_level"], level):
            return {key: value[key] for key in KEPT if key in value} | {"redacted": True}
        return {key: cut(item, level) for key, item in value.items()}
    if isinstance(value, list):
        return [cut(item, level) for item in value]
    return value


def cut_html(html: str, level: SpoilerLevel, placeholder: Callable[[SpoilerLevel], str] | None = None) -> str:
    """Return HTML with every phrase marked above ``level`` replaced by a labelled placeholder.

    A phrase is marked by ``<span data-spoiler="ending">``. Where marks overlap, the highest level wins.
    Neighbouring placeholders of one level become one, and what wraps nothing but a placeholder goes with
    what it wrapped: an emphasis would tell where a name begins, and a link where it leads.
    """
    if MARK not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    hidden: list[Tag] = []
    # Document order: an outer mark is cut before what is in it, which is then gone.
    for span in soup.find_all("span", attrs={MARK: True}):
        if span.decomposed:
            continue
        spoiler_level = parse(span[MARK]) or SpoilerLevel.ENDING
        if not visible(spoiler_level, level):
            label = BeautifulSoup((placeholder or _placeholder)(spoiler_level), "html.parser")
            new = cast("Tag", label.contents[0])
            new[HIDDEN] = spoiler_level.value
            span.replace_with(new)
            span.decompose()
            hidden.append(new)
    for new in hidden:
        _unwrap(new)
    for new in hidden:
        if new.parent is not None:
            _swallow_next(new)
            _unwrap(new)
    return str(soup)


def _placeholder(spoiler_level: SpoilerLevel) -> str:
    label = _("Spoiler: %(what)s") % {"what": phrase(spoiler_level)}
    return format_html("<span>[{}]</span>", label)


def phrase(spoiler_level: SpoilerLevel) -> str:
    """A level in words that fit after “Spoiler:”."""
    return {
        SpoilerLevel.NONE: "",
        SpoilerLevel.MILD: _("the premise"),
        SpoilerLevel.MAJOR: _("a twist"),
        SpoilerLevel.ENDING: _("the ending"),
    }[spoiler_level]


INLINE = frozenset({"a", "b", "strong", "i", "em", "sub", "sup", "s", "del", "u", "code", "span"})


def _unwrap(new: Tag) -> None:
    """Take away the inline elements around a placeholder that show nothing but placeholders."""
    while (wrapper := new.parent) is not None and wrapper.name in INLINE and not _shows_words(wrapper):
        wrapper.unwrap()


def _shows_words(wrapper: Tag) -> bool:
    return any(
        text.strip() and text.find_parent(attrs={HIDDEN: True}) is None
        for text in wrapper.find_all(string=True)
    )


def _swallow_next(new: Tag) -> None:
    """Take in what follows a placeholder, as long as it is another one of the same level."""
    while True:
        after = new.next_sibling
        space = None
        if isinstance(after, NavigableString) and not after.strip():
            space, after = after, after.next_sibling
        if not isinstance(after, Tag) or after.get(HIDDEN) != new[HIDDEN]:
            return
        if space is not None:
            space.extract()
        after.extract()


_MARKED = re.compile(rf'{MARK}="(\w+)"')


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
        elif isinstance(item, str) and MARK in item:
            found |= {highest(level) for level in _MARKED.findall(item)}
    return sorted(found - {SpoilerLevel.NONE}, key=lambda level: level.rank)


def rounded_word_count(text: str) -> int:
    """How long a text is, to the nearest 25 words and never below 25: the exact length is a clue."""
    return max(25, round(len(text.split()) / 25) * 25)
