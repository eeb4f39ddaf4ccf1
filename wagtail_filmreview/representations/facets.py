"""What a front end offers to choose from: counts with the names that people read."""

from collections.abc import Mapping
from typing import Annotated, Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from pydantic import Field

from wagtail_filmreview import conf
from wagtail_filmreview.blocks import shapes
from wagtail_filmreview.blocks.formats import AdvisoryCategory
from wagtail_filmreview.blocks.shapes import Shape
from wagtail_filmreview.models import Genre, Person
from wagtail_filmreview.representations.in_language import genre_name
from wagtail_filmreview.vocabulary import Recommendation, WatchKind

Label = Annotated[str, Field(description="What people read, in the language that the answer names.")]
Many = Annotated[int, Field(ge=1, description="So many reviews, whatever is chosen of this facet itself.")]
Year = Annotated[int, Field(ge=0)]


class NamedFacet(Shape):
    """A genre or a critic."""

    id: int
    slug: str
    label: Label
    count: Many


class RecommendationFacet(Shape):
    slug: shapes.Recommendation
    label: Label
    count: Many


class AdvisoryFacet(Shape):
    slug: AdvisoryCategory
    label: Label
    count: Many


class WatchFacet(Shape):
    slug: shapes.WatchKind
    label: Label
    count: Many


class YearFacet(Shape):
    year: Year
    label: Label
    count: Many


class DecadeFacet(Shape):
    """Choose it by ``year_min`` and ``year_max``."""

    year_min: Year
    year_max: Year
    label: Label
    count: Many


class Facets(Shape):
    """Each with its most frequent values first."""

    genre: list[NamedFacet]
    recommendation: list[RecommendationFacet]
    advisory: Annotated[
        list[AdvisoryFacet], Field(description="What films contain, as far as that is no spoiler.")
    ]
    year: list[YearFacet]
    decade: list[DecadeFacet]
    watch: list[WatchFacet]
    reviewer: list[NamedFacet]


class FacetsAnswer(Shape):
    count: Annotated[int, Field(ge=0, description="Of all reviews that were asked for.")]
    locale: Annotated[str, Field(description="The language of the labels.")]
    facets: Facets


def labelled(counted: Mapping[str, list[tuple[str, int]]], language: str) -> dict[str, Any]:
    """The counts of each facet with labels in that language, as ``Facets`` has them."""
    with override(language):
        return {
            "genre": _named(counted["genre"], _genres(counted["genre"], language)),
            "recommendation": [
                {"slug": value, "label": str(Recommendation(value).label), "count": many}
                for value, many in counted["recommendation"]
            ],
            "advisory": _advisories(counted["advisory"]),
            "year": [{"year": int(value), "label": value, "count": many} for value, many in counted["year"]],
            "decade": [_decade(int(value), many) for value, many in counted["decade"]],
            "watch": [
                {"slug": value, "label": str(WatchKind(value).label), "count": many}
                for value, many in counted["watch"]
            ],
            "reviewer": _named(counted["reviewer"], _people(counted["reviewer"])),
        }


def _named(counted: list[tuple[str, int]], names: Mapping[int, tuple[str, str]]) -> list[dict[str, Any]]:
    # One that was deleted a moment ago is in none of them.
    return [
        {"id": int(value), "slug": names[int(value)][0], "label": names[int(value)][1], "count": many}
        for value, many in counted
        if int(value) in names
    ]


def _genres(counted: list[tuple[str, int]], language: str) -> dict[int, tuple[str, str]]:
    rows = Genre.objects.filter(pk__in=[int(value) for value, _many in counted]).order_by()
    named = rows.annotate(_label=genre_name(language)).values_list("pk", "slug", "_label")
    return {pk: (slug, label) for pk, slug, label in named}


def _people(counted: list[tuple[str, int]]) -> dict[int, tuple[str, str]]:
    rows = Person.objects.filter(pk__in=[int(value) for value, _many in counted]).order_by()
    return {pk: (slug, name) for pk, slug, name in rows.values_list("pk", "slug", "name")}


def _advisories(counted: list[tuple[str, int]]) -> list[dict[str, Any]]:
    # What a site has taken out of its categories is not offered any more.
    known = conf.advisory_categories()
    return [
        {"slug": value, "label": str(known[value].label), "count": many}
        for value, many in counted
        if value in known
    ]


def _decade(first: int, many: int) -> dict[str, Any]:
    label = _("%(year)ds") % {"year": first}
    return {"year_min": first, "year_max": first + 9, "label": label, "count": many}
