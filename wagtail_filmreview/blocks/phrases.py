"""Phrases marked as spoilers, as a web page shows them: what is cut is a link, what is shown says so.

Which of them are cut is for ``spoilers`` alone to say.
"""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.utils.html import format_html
from django.utils.translation import gettext

from wagtail_filmreview import spoilers
from wagtail_filmreview.vocabulary import SpoilerLevel

LINK = "filmreview-inline-spoiler"
SHOWN = "filmreview-phrase"
SPOKEN = "filmreview-spoken"
"""Words for readers who do not see how the page looks: in a screen reader, or in a browser's reader mode."""


def html_for_readers(html: str, context: Mapping[str, Any] | None) -> str:
    """Return HTML cut to the level of a template context, whose ``anchor`` the links lead to.

    ``place``, if the context has it, says in the links' names where on the page they stand.
    """
    context = context or {}
    anchor = context.get("anchor") or ""

    def link(spoiler_level: SpoilerLevel) -> str:
        return format_html(
            '<a class="{}" href="{}" rel="nofollow">{}</a>',
            LINK,
            spoilers.address(context, spoiler_level, anchor),
            gettext("Spoiler: %(what)s. Show") % {"what": spoilers.phrase(spoiler_level)},
        )

    cut = spoilers.cut_html(html, spoilers.level_of(context), link)
    if spoilers.MARK not in cut:
        return cut
    soup = BeautifulSoup(cut, "html.parser")
    _label_phrases(soup)
    _name_links(soup, context.get("place") or "")
    return str(soup)


def _label_phrases(soup: BeautifulSoup) -> None:
    """Say where each shown phrase begins and ends, however many spans it is stored in."""
    strings = [string for string in soup.find_all(string=True) if string.strip()]
    for (level, _block), run in groupby(strings, key=_level_and_block):
        if level is SpoilerLevel.NONE:
            continue
        phrase = [*run]
        label = gettext("Spoiler: %(what)s") % {"what": spoilers.phrase(level)}
        phrase[0].insert_before(_spoken(soup, f"[{label}] "))
        end = gettext("end of the spoiler")
        phrase[-1].insert_after(_spoken(soup, f" [{end}]"))
    for span in soup.find_all("span", attrs={spoilers.MARK: True}):
        span["class"] = SHOWN


def _level_and_block(string: NavigableString) -> tuple[SpoilerLevel, int]:
    marks = string.find_parents("span", attrs={spoilers.MARK: True})
    return spoilers.highest(*(span[spoilers.MARK] for span in marks)), id(string.find_parent(["p", "li"]))


def _name_links(soup: BeautifulSoup, place: str) -> None:
    """Tell links with the same words apart, by nothing but where they stand."""
    links = soup.find_all("a", class_=LINK)
    for number, link in enumerate(links, start=1):
        where = [gettext("phrase %(number)s") % {"number": number}] if len(links) > 1 else []
        if where := [*where, place] if place else where:
            link.append(_spoken(soup, f" ({', '.join(where)})"))


def _spoken(soup: BeautifulSoup, words: str) -> Tag:
    element = soup.new_tag("span", attrs={"class": SPOKEN})
    element.string = words
    return element
