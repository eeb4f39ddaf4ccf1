"""The HTML of reviews for those who ask for no spoiler, which is nearly everybody: rendered once, then kept.

Whoever reads a review first after it changed renders it, and what was rendered counts as long as the stored
review is the very one that was there before.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.template import Context, Engine
from django.utils import timezone, translation
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from pydantic_core import to_json
from wagtail.models import Site

from wagtail_filmreview import spoilers
from wagtail_filmreview.models import FilmReviewMixin, PublishedReview, RenderedReview
from wagtail_filmreview.representations.store.own_templates import PARTS, is_shown_by_us, version_of
from wagtail_filmreview.representations.store.refreshing import live_pages
from wagtail_filmreview.representations.store.rows import version as version_of_rows
from wagtail_filmreview.representations.store.statement import Condition, fetch, table
from wagtail_filmreview.vocabulary import SpoilerLevel

HERE = "\x1a"
"""Stands in kept HTML where the page's address goes, which has whatever parameters a reader came with."""

_ADDRESS = re.compile(rf"{HERE}(?:\?{spoilers.PARAMETER}=(\w+))?")


def kept_part(name: str, context: Context) -> SafeString | None:
    """The HTML of one of ``PARTS`` for the page of a template context; None where it has to be rendered."""
    page: Any = context.get("review")
    request: Any = context.get("request")
    if not _same_for_everybody(page, request, context):
        return None
    engine = engine_of(context)
    known = getattr(request, "_filmreview_parts", None)
    if known is None or known[0] != page.pk:
        known = request._filmreview_parts = (page.pk, _parts(page, request, engine))
    html = known[1].get(name)
    return None if html is None else _addressed(html, context)


def _same_for_everybody(page: Any, request: Any, context: Any) -> bool:
    return (
        isinstance(page, FilmReviewMixin)
        and request is not None
        and page.live
        and not getattr(request, "is_preview", False)
        and spoilers.level_of(context) is SpoilerLevel.NONE
        and is_shown_by_us(type(page))
        and timezone.get_current_timezone_name() == timezone.get_default_timezone_name()
    )


def _parts(page: Any, request: HttpRequest, engine: Engine) -> Mapping[str, str]:
    site = Site.find_for_request(request)
    version = version_of(engine)
    if site is None or version is None:
        return {}
    language = translation.get_language() or ""
    # Both together: the review as it is, and what was rendered of exactly that.
    query = (
        f"SELECT h.parts FROM {table(RenderedReview)} h JOIN {table(PublishedReview)} r "  # noqa: S608
        "ON r.page_id = h.review_id AND r.sequence = h.sequence WHERE h.review_id = %s AND h.site_id = %s "
        "AND h.language = %s AND h.version = %s AND r.version = %s"
    )
    current = version_of_rows()
    for (parts,) in fetch(Condition(query, (page.pk, site.pk, language, version, current))):
        return json.loads(parts)
    stored = PublishedReview.objects.filter(pk=page.pk, version=current)
    for sequence in stored.values_list("sequence", flat=True):
        # What is rendered now is at least as new as that. If it is newer, the sequence will be, too, and
        # nobody is ever shown it in its place.
        if parts := render(page.pk, site, engine):
            _keep(page.pk, site, language, sequence, version, parts)
            return parts
    return {}


def render(page_id: int, site: Site, engine: Engine) -> dict[str, str] | None:
    """Every part of a review, in the active language, for nobody in particular; None if it is not live.

    The page is read again: that of the request may have been read before the review changed.
    """
    page = next(iter(live_pages([page_id])), None)
    if page is None:
        return None
    page.prefetch_film()
    request: Any = HttpRequest()
    request.path, request._wagtail_site = HERE, site
    shown = {"page": page, "self": page, "request": request, **page.get_review_context(SpoilerLevel.NONE)}
    return {name: engine.get_template(name).render(Context(shown)) for name in PARTS}


def _keep(
    page_id: int, site: Site, language: str, sequence: int, version: str, parts: Mapping[str, str]
) -> None:
    rendered = RenderedReview(
        review_id=page_id,
        site=site,
        language=language,
        sequence=sequence,
        version=version,
        parts=to_json(parts).decode(),
    )
    try:
        with transaction.atomic():
            RenderedReview.objects.bulk_create(
                [rendered],
                update_conflicts=True,
                unique_fields=["review", "site", "language"],
                update_fields=["sequence", "version", "parts"],
            )
    except DatabaseError:
        pass  # it was deleted meanwhile, or nothing can be written just now: the next reader renders it again


def engine_of(context: Context) -> Engine:
    """What renders the templates of this site."""
    return context.template.engine if context.template is not None else Engine.get_default()


def _addressed(html: str, context: Context) -> SafeString:
    flat = {"request": context.get("request")}
    html = _ADDRESS.sub(lambda found: escape(spoilers.address(flat, found[1] or SpoilerLevel.NONE)), html)
    return mark_safe(html)  # noqa: S308 - what templates rendered
