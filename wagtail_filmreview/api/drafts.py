"""The draft of a review, for a front end that shows editors what they write."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import override
from pydantic import Field

from wagtail_filmreview.api.answers import JSON, address_of, narrowed
from wagtail_filmreview.api.asked import DetailParameters
from wagtail_filmreview.models import FilmReviewMixin
from wagtail_filmreview.representations.build import build_review
from wagtail_filmreview.representations.drafts import draft_of
from wagtail_filmreview.representations.json_ld import as_text, json_ld_of
from wagtail_filmreview.representations.store.reading import ReadingStore, completed
from wagtail_filmreview.representations.store.rows import as_stored, names_of_sites, publisher_of
from wagtail_filmreview.vocabulary import SpoilerLevel


class DraftParameters(DetailParameters):
    token: str = Field(
        min_length=1,
        max_length=500,
        description="From the editor: it is for one draft, and ends.",
        json_schema_extra={"format": "token"},
    )


def draft_answer(request: HttpRequest, asked: DraftParameters) -> HttpResponseBase | None:
    """The draft that a token is for, cut like any review; None where it is for none."""
    page = draft_of(asked.token)
    if page is None:
        return None
    whole = _draft(page, SpoilerLevel(asked.spoilers), request)
    free = _draft(page, SpoilerLevel.NONE, request)
    json_ld = as_text(json_ld_of(free, publisher_of(page, names_of_sites())))
    text = completed(as_stored(whole), json_ld, ReadingStore(request).translations(whole["id"]))
    collection = address_of(request).rstrip("/").rpartition("/")[0]
    (body,) = narrowed([text], asked.fields, f"{collection}/")
    response = HttpResponse(body, content_type=JSON)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _draft(page: FilmReviewMixin, level: SpoilerLevel, request: HttpRequest) -> dict[str, Any]:
    """The representation. What was never saved has the id 0, and the site's own address."""
    with override(page.locale.language_code):
        draft = build_review(page, level)
    draft["id"] = draft["id"] or 0
    draft["meta"]["slug"] = draft["meta"]["slug"] or ""
    draft["meta"]["html_url"] = draft["meta"]["html_url"] or request.build_absolute_uri("/")
    return draft
