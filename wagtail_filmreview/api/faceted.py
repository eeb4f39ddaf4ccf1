"""Counting what a client could choose next, under the filters that it has chosen already."""

from typing import Any, get_args

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from pydantic import Field
from pydantic_core import to_json

from wagtail_filmreview.api.answers import settled
from wagtail_filmreview.api.filters import Filters, Refused, Text
from wagtail_filmreview.blocks.shapes import WatchKind
from wagtail_filmreview.models.published import begun_at
from wagtail_filmreview.representations.facets import labelled
from wagtail_filmreview.representations.in_language import language_of
from wagtail_filmreview.representations.store.changes import LIST_TAG
from wagtail_filmreview.representations.store.facets import TOTAL, Facet, FacetedStore
from wagtail_filmreview.representations.store.remembered import Remembered
from wagtail_filmreview.representations.store.searching import found
from wagtail_filmreview.representations.store.statement import Condition, named

OWN: dict[str, tuple[str, ...]] = {
    "genre": ("genre",),
    "recommendation": ("recommendation",),
    "advisory": ("advisory",),
    "year": ("year_min", "year_max"),
    "decade": ("year_min", "year_max"),
    "watch": ("watch",),
    "reviewer": ("reviewer",),
}
"""The filters that choose among the values of each facet: all but these count when it is counted."""

ABOUT_A_WAY = ("service", "watch_country", "audio_description")
"""Filters that ask something of the way to watch that is chosen, not of just any."""

_shown = Remembered(256)


class FacetParameters(Filters):
    """The filters of lists. Each facet is counted under all of them but its own."""

    search: Text = Field("", description="Reviews that have all these words.")
    limit: int = Field(20, ge=1, le=100, description="So many values of each facet at most.")

    def facets(self) -> tuple[list[Facet], tuple[Condition, ...]]:
        """What to count, and what is asked of every review. Raises ``Refused``."""
        # Where a page is in the tree is asked once.
        there = Filters(descendant_of=self.descendant_of)
        common = (*there.conditions(), *(named(found(self.search)) if self.search.strip() else ()))
        chosen = self.model_copy(update={"descendant_of": None})
        everything = chosen.conditions()
        facets = [Facet(TOTAL, everything)]
        for name, own in OWN.items():
            without = chosen._without_filters(*own)
            conditions = without.conditions() if without is not chosen else everything
            values: tuple[Any, ...] = ()
            if name == "watch" and any(getattr(self, other) not in (None, []) for other in ABOUT_A_WAY):
                values = tuple(
                    (kind, without.model_copy(update={"watch": [kind]}).conditions())
                    for kind in get_args(get_args(WatchKind)[0])
                )
            facets.append(Facet(name, conditions, values))
        return facets, common

    def _without_filters(self, *names: str) -> "FacetParameters":
        empty = {name: type(self).model_fields[name].get_default() for name in names}
        if all(getattr(self, name) == value for name, value in empty.items()):
            return self
        return self.model_copy(update=empty)

    @property
    def language(self) -> str:
        """Of the labels: the first that reviews are asked for in, else the site's own."""
        return self.locale[0] if self.locale else language_of("")


def facets_answer(request: HttpRequest, asked: FacetParameters) -> HttpResponseBase:
    """Counts of every facet. Raises ``Refused``."""
    store = FacetedStore(request, site=asked.site)
    if asked.site and not store.knows_site():
        raise Refused("site", "there is no such site, or more than one with that name")
    facets, common = asked.facets()
    generation = store.generation()
    key = (request.get_host(), asked.model_dump_json(), common)
    if (body := _shown.get(generation, key)) is None:
        generation, counted = store.facets(facets, common, asked.limit)
        count = counted[TOTAL][0][1] if counted[TOTAL] else 0
        shown = labelled(counted, asked.language)
        body = to_json({"count": count, "locale": asked.language, "facets": shown})
        _shown.put(generation, key, body)
    # What a search finds can change later than the store.
    changed = None if asked.search.strip() else begun_at(generation)
    return settled(request, body, [LIST_TAG], changed)
