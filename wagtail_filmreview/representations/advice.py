"""What a film's reviews say about a category of content: contains, absent or not assessed.

``told`` is for everybody and made of nothing but what everybody may read. ``asked`` is the one exception to
the spoiler policy, for the direct question; docs/spoilers.md gives the reason.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from wagtail_filmreview import conf
from wagtail_filmreview.vocabulary import HEALTH_HAZARDS, AdvisoryAnswer, Intensity

Advisories = Sequence[dict[str, Any]]
"""The ``content_advisories`` of reviews, as representations have them; reviews without any are left out."""


def told(advisories: Advisories) -> list[dict[str, Any]]:
    """An answer for every category, from advisories that are cut to the lowest level.

    What a cut one leaves is its broad group. Nothing in that group is called absent then, assessed or not:
    to do so for all categories but one would name that one, and to do so for all would be a lie. What can
    hurt a viewer is never cut, so its absence can always be told.
    """
    closed = {row["group"] for row in _rows(advisories) if row["redacted"]}
    open_rows = [row for row in _rows(advisories) if not row["redacted"]]
    return [
        {
            "category": category.slug,
            "group": category.group,
            **_answer(
                category.slug,
                open_rows,
                everything=_everything(advisories),
                absence_can_be_told=category.slug in HEALTH_HAZARDS or category.group not in closed,
            ),
        }
        for category in conf.advisory_categories().values()
    ]


def asked(category: str, advisories: Advisories) -> dict[str, Any]:
    """The answer for one category, from advisories of which nothing is cut."""
    return _answer(category, [*_rows(advisories)], everything=_everything(advisories))


def _answer(
    category: str, rows: Iterable[dict[str, Any]], *, everything: bool, absence_can_be_told: bool = True
) -> dict[str, Any]:
    said = [row for row in rows if row["category"] == category]
    strictest = max((Intensity(row["intensity"]) for row in said), key=lambda one: one.rank, default=None)
    if strictest is not None and strictest is not Intensity.NONE:
        return {"answer": AdvisoryAnswer.CONTAINS.value, "intensity": strictest.value}
    # That no dog dies does not say that no animal is harmed.
    if absence_can_be_told and (everything or any(row["topic"] is None for row in said)):
        return {"answer": AdvisoryAnswer.ABSENT.value, "intensity": None}
    return {"answer": AdvisoryAnswer.NOT_ASSESSED.value, "intensity": None}


def _rows(advisories: Advisories) -> Iterable[dict[str, Any]]:
    return (row for node in advisories for row in node["advisories"])


def _everything(advisories: Advisories) -> bool:
    return any(node["all_assessed"] for node in advisories)
