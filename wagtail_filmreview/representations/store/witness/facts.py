"""Rows of tables as plain dicts, each read once."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.images import get_image_model
from wagtail.images.models import Filter
from wagtail.models import Locale

from wagtail_filmreview import conf
from wagtail_filmreview.models import Person, WatchService
from wagtail_filmreview.representations.store.witness.comparing import ANY

Row = dict[str, Any]


class Facts:
    """What the database says now. Keep none for longer than a batch of reviews."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def row(self, model: type[models.Model], pk: Any) -> Row | None:
        """The row with that key; None where there is none."""
        key = (model, pk)
        if key not in self._known:
            found = model._base_manager.filter(pk=pk).values().first() if pk is not None else None
            self._known[key] = found
        return self._known[key]

    def rows(self, model: type[models.Model], *order: Any, **where: Any) -> list[Row]:
        key = (model, order, tuple(where.items()))
        if key not in self._known:
            self._known[key] = list(model._base_manager.filter(**where).order_by(*order).values())
        return self._known[key]

    def in_order(self, model: type[models.Model], **where: Any) -> list[Row]:
        """The inline rows of something: those without a place of their own last, and the older first."""
        return self.rows(model, F("sort_order").asc(nulls_last=True), "pk", **where)

    def language(self, locale_id: int) -> str:
        return str((self.row(Locale, locale_id) or {}).get("language_code", ""))

    def text_for(self, texts: list[Row], locale_id: int) -> Row | None:
        """The text in that locale, else in its language, else in the site's default language."""
        by_code = {self.language(text["locale_id"]): text for text in texts}
        wanted = self.language(locale_id)
        related = [code for code in by_code if code.split("-")[0] == wanted.split("-")[0]]
        default = get_supported_content_language_variant(settings.LANGUAGE_CODE)
        for code in (wanted, *related, default):
            if code in by_code:
                return by_code[code]
        return None

    # -- small things that many places show --------------------------------------------------------

    def person(self, pk: Any) -> Row | None:
        row = self.row(Person, pk)
        return row and {name: row[name] for name in ("id", "name", "native_name", "slug")}

    def service(self, pk: Any, base_url: str | None) -> Row | None:
        row = self.row(WatchService, pk)
        return row and {
            **{name: row[name] for name in ("id", "name", "slug", "link")},
            "logo": self.image(row["logo_id"], "logo", base_url),
        }

    def image(self, pk: Any, of: str, base_url: str | None, alt: str | None = None) -> Row | None:
        image = get_image_model()._base_manager.filter(pk=pk).first() if pk else None
        if image is None:
            return None
        sides = ("x", "y", "width", "height")
        focal = {side: getattr(image, f"focal_point_{side}") for side in sides}
        return {
            "alt": image.default_alt_text if alt is None else alt,
            "width": image.width,
            "height": image.height,
            "focal_point": None if None in focal.values() else focal,
            "renditions": self._renditions(image, conf.renditions(of), base_url),
        }

    def _renditions(self, image: Any, specs: Mapping[str, str], base_url: str | None) -> dict[str, Any]:
        made = {(row.filter_spec, row.focal_point_key): row for row in image.renditions.all()}
        found = {}
        for name, spec in specs.items():
            # Of a file that cannot be read there is none.
            row = made.get((spec, Filter(spec).get_cache_key(image)))
            size = {"width": row.width, "height": row.height} if row else {"width": 0, "height": 0}
            found[name] = {**size, "url": absolute(row.url, base_url) if row else ANY}
        return found


def absolute(url: str, base_url: str | None) -> str:
    return base_url.rstrip("/") + url if base_url and url.startswith("/") else url
