"""Which reviews the public sees in lists: one rule for index pages and APIs."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet, Value
from wagtail.images import get_image_model
from wagtail.models import Site

from wagtail_filmreview import conf
from wagtail_filmreview.models import Person, review_models
from wagtail_filmreview.models.films import SHOWN_WITH_A_REVIEW


class PublicReviews:
    """Live reviews that no view restriction covers, newest first.

    ``below`` limits them to descendants of a page, ``site`` to a site, in all its languages. A
    restricted review is in no list and no count, for anyone: what is listed is cached and shared.
    Has ``count()`` and slices, which is what paginators ask of a queryset.
    """

    def __init__(self, *, site: Site | None = None, below: Any | None = None) -> None:
        if below is not None:
            self._roots = [below]
        elif site is not None:
            self._roots = list(site.root_page.get_translations(inclusive=True))
        else:
            self._roots = []

    def count(self) -> int:
        return sum(pages.count() for pages in self._by_model())

    __len__ = count

    def __getitem__(self, wanted: slice) -> list[Any]:
        rows = self._newest_first()[wanted]
        pages: dict[int, Any] = {}
        for model in review_models():
            if ids := [pk for pk, label in rows if label == model._meta.label]:
                pages |= _with_what_cards_need(model.objects.all()).in_bulk(ids)
        found = [pages[pk] for pk, _label in rows if pk in pages]
        _prefetch_reviewers(found)
        return found

    def get(self, pk: int) -> Any | None:
        """The review with that id, or None where it is not public here."""
        for pages in self._by_model():
            if (page := _with_what_cards_need(pages).filter(pk=pk).first()) is not None:
                return page
        return None

    def among(self, ids: Iterable[Any]) -> list[Any]:
        """Those of the pages with these ids that are public reviews here, in no order."""
        wanted = list(ids)
        return [
            page for pages in self._by_model() for page in _with_what_cards_need(pages).filter(pk__in=wanted)
        ]

    def _by_model(self) -> Iterable[QuerySet[Any]]:
        here = Q()
        for root in self._roots:
            here |= Q(path__startswith=root.path)
        for model in review_models() if self._roots else ():
            yield model.objects.filter(here).live().public()

    def _newest_first(self) -> Any:
        rows = [
            pages.order_by()
            .annotate(_label=Value(pages.model._meta.label), _on=F("published_on"))
            .values_list("pk", "_label", "_on")
            for pages in self._by_model()
        ]
        if not rows:
            return []
        first, *others = rows
        together = first.union(*others, all=True) if others else first
        return _Pairs(together.order_by(F("_on").desc(nulls_last=True), "-pk"))


class _Pairs:
    """Slices of (id, model label), without the column they are ordered by."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self._rows = rows

    def __getitem__(self, wanted: slice) -> list[tuple[int, str]]:
        return [(pk, label) for pk, label, _on in self._rows[wanted]]


def _with_what_cards_need(pages: QuerySet[Any]) -> QuerySet[Any]:
    images = get_image_model().objects
    return pages.select_related("locale", "film").prefetch_related(
        Prefetch("hero_image", images.prefetch_renditions(*conf.renditions("hero").values())),
        Prefetch("film__poster", images.prefetch_renditions(*conf.renditions("poster").values())),
        *(f"film__{name}" for name in SHOWN_WITH_A_REVIEW),
    )


def _prefetch_reviewers(pages: list[Any]) -> None:
    """Bylines are streams, which load their people page by page unless it is done here at once."""
    ids = {page.pk: [row["value"] for row in page.bylines.raw_data] for page in pages}
    people = Person.objects.in_bulk({pk for wanted in ids.values() for pk in wanted if pk})
    for page in pages:
        page._reviewers = [people[pk] for pk in ids[page.pk] if pk in people]
