"""Which reviews an API lists, shared by v2 and v3."""

from typing import Any

from django.db.models import F, QuerySet, Value
from django.http import HttpRequest
from wagtail.models import Site

from wagtail_filmreview.models import review_models


class PublicReviews:
    """Live reviews of the request's site that no view restriction covers, newest first.

    A restricted review is in no list and no count, for anyone: an API answer is cached and shared.
    Has ``count()`` and slices, which is what paginators ask of a queryset.
    """

    def __init__(self, request: HttpRequest) -> None:
        self._site = Site.find_for_request(request)

    def count(self) -> int:
        return sum(pages.count() for pages in self._by_model())

    def __getitem__(self, wanted: slice) -> list[Any]:
        rows = self._in_order()[wanted]
        pages: dict[int, Any] = {}
        for model in review_models():
            ids = [pk for pk, label in rows if label == model._meta.label]
            if ids:
                pages |= model.objects.select_related(
                    "locale", "film", "film__poster", "hero_image"
                ).in_bulk(ids)
        return [pages[pk] for pk, _label in rows if pk in pages]

    def get(self, pk: int) -> Any | None:
        """The review with that id, or None where it is not public here."""
        for pages in self._by_model():
            if (page := pages.filter(pk=pk).first()) is not None:
                return page
        return None

    def _by_model(self) -> list[QuerySet[Any]]:
        if self._site is None:
            return []
        roots = self._site.root_page.get_translations(inclusive=True)
        below = None
        for root in roots:
            here = [model.objects.descendant_of(root, inclusive=True) for model in review_models()]
            below = here if below is None else [old | new for old, new in zip(below, here, strict=True)]
        return [pages.live().public() for pages in below or []]

    def _in_order(self) -> Any:
        rows = [
            pages.annotate(_label=Value(pages.model._meta.label), _on=F("published_on"))
            .order_by()
            .values_list("pk", "_label", "_on")
            for pages in self._by_model()
        ]
        if not rows:
            return []
        first, *others = rows
        ordered = (first.union(*others, all=True) if others else first).order_by(
            F("_on").desc(nulls_last=True), "-pk"
        )
        return [(pk, label) for pk, label, _on in ordered]
