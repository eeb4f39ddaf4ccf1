"""What to read after a review."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from pydantic import BaseModel, ConfigDict, Field

from wagtail_filmreview.api.answers import (
    JSON,
    address_of,
    conditional,
    known_already,
    name_for_caches,
    tag_of_answer,
)
from wagtail_filmreview.blocks.shapes import SpoilerLevel as SpoilerLevelName
from wagtail_filmreview.models.published import begun_at
from wagtail_filmreview.representations.store.changes import LIST_TAG
from wagtail_filmreview.representations.store.related import RelatedStore
from wagtail_filmreview.representations.store.serving import addressed
from wagtail_filmreview.representations.store.sources import review_tag
from wagtail_filmreview.vocabulary import SpoilerLevel


class RelatedParameters(BaseModel):
    model_config = ConfigDict(extra="forbid")

    spoilers: SpoilerLevelName = Field(
        "none", description="Show what gives away this much of the film, or less."
    )
    limit: int = Field(6, ge=1, le=20, description="So many at most.")


def related_answer(request: HttpRequest, review_id: int, asked: RelatedParameters) -> HttpResponseBase | None:
    """Cards of reviews that have something in common with one; None where that is not public here."""
    store = RelatedStore(request)
    if known := known_already(request, store):
        return known
    related = store.related(review_id, SpoilerLevel(asked.spoilers), asked.limit)
    if related is None:
        return None
    here = address_of(request)
    collection = here.rstrip("/").rsplit("/", 2)[0]
    body = b'{"items":[' + addressed(related.items, f"{collection}/") + b"]}"
    response = HttpResponse(body, content_type=JSON)
    name_for_caches(response, [LIST_TAG, *map(review_tag, [review_id, *related.ids])])
    tag = tag_of_answer(request, here, related.generation)
    return conditional(request, response, tag, begun_at(related.generation))
