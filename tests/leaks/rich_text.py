"""Rich text with marks in every way that an editor can set them: nested, overlapping, in links, around."""

from __future__ import annotations

from typing import Any

from wagtail_filmreview.vocabulary import SpoilerLevel

LEVELS = list(SpoilerLevel)
NONE = SpoilerLevel.NONE


def marked(html: str, level: SpoilerLevel | str) -> str:
    return f'<span data-spoiler="{level}">{html}</span>'


def write_rich_text(writer: Any, path: str, above: SpoilerLevel) -> str:
    """Up to three phrases, each in a form of its own."""
    forms = [writer.one_of(FORMS) for _phrase in range(writer.how_many(1, 3))]
    return "<p>" + " and then ".join(form(_Phrase(writer, path, above)) for form in forms) + "</p>"


class _Phrase:
    """Two levels, and words under one, the other or both."""

    def __init__(self, writer: Any, path: str, above: SpoilerLevel) -> None:
        self._writer, self._path, self._above = writer, path, above
        self.one, self.other = writer.level(), writer.level()

    def word(self, *levels: SpoilerLevel) -> str:
        level = max((self._above, *levels), key=LEVELS.index)
        return self._writer.remember(self._path, level)

    def link(self, html: str, *levels: SpoilerLevel) -> str:
        return f'<a href="https://link.example/{self.word(*levels)}/">{html}</a>'


def _plain(it: _Phrase) -> str:
    return f"{it.word()} <b>{it.word()}</b> &amp; &#8220;so&#8221;"


def _phrase(it: _Phrase) -> str:
    return f"{it.word()} {marked(it.word(it.one) + ' ' + it.word(it.one), it.one)}, {it.word()}"


def _emphasis_inside(it: _Phrase) -> str:
    return marked(f"{it.word(it.one)} <b>{it.word(it.one)}</b>", it.one)


def _emphasis_around(it: _Phrase) -> str:
    return f"<b>{it.word()} {marked(it.word(it.one), it.one)}</b>"


def _emphasis_split(it: _Phrase) -> str:
    inside, around = f"<b>{it.word(it.one)}</b>", f"<b>{marked(it.word(it.one), it.one)}</b>"
    return f"<b>{it.word()}</b>{marked(inside, it.one)}{around}"


def _nested(it: _Phrase) -> str:
    inner = marked(f"<i>{it.word(it.one, it.other)}</i>", it.other)
    return marked(f"{it.word(it.one)} {inner} {it.word(it.one)}", it.one)


def _overlapping(it: _Phrase) -> str:
    both = marked(marked(it.word(it.one, it.other), it.other), it.one)
    return marked(it.word(it.one), it.one) + both + marked(it.word(it.other), it.other)


def _link_inside(it: _Phrase) -> str:
    return marked(it.link(it.word(it.one), it.one), it.one)


def _link_with_it(it: _Phrase) -> str:
    return it.link(f"{it.word()} {marked(it.word(it.one), it.one)}")


def _link_of_it(it: _Phrase) -> str:
    return it.link(marked(it.word(it.one), it.one), it.one)


def _link_of_two(it: _Phrase) -> str:
    """Where a link leads is told once any of its words is."""
    lower = min(it.one, it.other, key=LEVELS.index)
    words = marked(it.word(it.one), it.one) + " " + marked(f"<i>{it.word(it.other)}</i>", it.other)
    return it.link(words, lower)


def _across_lines(it: _Phrase) -> str:
    return f"{marked(f'{it.word(it.one)}<br/>{it.word(it.one)}', it.one)}</p><ul><li>{it.word()}</li></ul><p>"


def _unknown_level(it: _Phrase) -> str:
    return marked(it.word(SpoilerLevel.ENDING), "finale")


FORMS = [
    _plain,
    _phrase,
    _emphasis_inside,
    _emphasis_around,
    _emphasis_split,
    _nested,
    _overlapping,
    _link_inside,
    _link_with_it,
    _link_of_it,
    _link_of_two,
    _across_lines,
    _unknown_level,
]
