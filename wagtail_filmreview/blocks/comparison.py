"""How an editor sees marked text where two versions of a page are compared."""

from itertools import groupby
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.admin.compare import RichTextBlockComparison, diff_text

from wagtail_filmreview import spoilers
from wagtail_filmreview.vocabulary import SpoilerLevel


class MarkedTextComparison(RichTextBlockComparison):
    """Editors compare what was written, not what readers of some level see; the marks are part of it."""

    def htmlvalue(self, val: Any) -> Any:
        return escape(text_with_marks(val))

    def htmldiff(self) -> Any:
        return diff_text(text_with_marks(self.val_a), text_with_marks(self.val_b)).to_html()


def text_with_marks(value: Any) -> str:
    """Return rich text as plain text, in which brackets say what is marked and as what.

    How marks are nested with bold and links makes no difference, as it makes none to readers.
    """
    soup = BeautifulSoup(value.source if value else "", "html.parser")
    text = ""
    for level, strings in groupby(soup.find_all(string=True), key=_level_of_string):
        words = "".join(strings)
        if level is SpoilerLevel.NONE:
            text += words
        else:
            label = _("Spoiler: %(what)s") % {"what": spoilers.phrase(level)}
            text += f"[{label} – {words}]"
    return text.strip()


def _level_of_string(string: NavigableString) -> SpoilerLevel:
    marks = string.find_parents("span", attrs={spoilers.MARK: True})
    return spoilers.highest(*(mark[spoilers.MARK] for mark in marks))
