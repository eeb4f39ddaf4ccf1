"""What changed since a client last asked, so that it can keep a copy of the site."""

import base64
import binascii
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import to_json

from wagtail_filmreview.api.answers import (
    JSON,
    address_of,
    conditional,
    known_already,
    name_for_caches,
    tag_of_answer,
)
from wagtail_filmreview.blocks.formats import Address
from wagtail_filmreview.blocks.shapes import Shape
from wagtail_filmreview.models.published import begun_at
from wagtail_filmreview.representations.store.changes import LIST_TAG
from wagtail_filmreview.representations.store.mirroring import Change, MirroredStore, Place
from wagtail_filmreview.representations.store.serving import LARGEST_ID

Sequence = Annotated[int, Field(ge=1, description="The number of the change; several can have the same.")]


class PublishedChange(Shape):
    """A review that is new or no longer as it was: read it again."""

    sequence: Sequence
    id: int
    change: Literal["published"]
    type: Annotated[str, Field(description="app_label.ModelName of the page.")]
    detail_url: Annotated[Address, Field(description="Of the whole review, in the API that was asked.")]


class GoneChange(Shape):
    """What is not public here, if it ever was: forget it."""

    sequence: Sequence
    id: int
    change: Literal["gone"]


class ChangesAnswer(Shape):
    items: list[Annotated[PublishedChange | GoneChange, Field(discriminator="change")]]
    next: Annotated[str, Field(description="`since` of the next request, now or at the next build.")]
    more: Annotated[bool, Field(description="Whether there is something after these already.")]
    limit: Annotated[int, Field(ge=1, description="So many at most are in one answer.")]


def _from_us(token: str) -> str:
    if token:
        place_of(token)
    return token


class ChangesParameters(BaseModel):
    model_config = ConfigDict(extra="forbid")

    since: Annotated[str, AfterValidator(_from_us)] = Field(
        "",
        max_length=200,
        description="`next` of the answer before. Without it all begins anew.",
        json_schema_extra={"format": "place"},
    )
    limit: int = Field(200, ge=1, le=1000, description="So many at most.")


def changes_answer(request: HttpRequest, asked: ChangesParameters) -> HttpResponseBase:
    """The next changes. Raises ``Forgotten`` where the place is not one in the history of this store."""
    store = MirroredStore(request)
    if known := known_already(request, store):
        return known
    changes = store.changes(place_of(asked.since) if asked.since else Place(), asked.limit)
    here = address_of(request)
    collection = here.rstrip("/").rpartition("/")[0]
    answer = {
        "items": [_shown(change, collection) for change in changes.items],
        "next": token_of(changes.place),
        "more": changes.more,
        "limit": asked.limit,
    }
    response = HttpResponse(to_json(answer), content_type=JSON)
    name_for_caches(response, [LIST_TAG])
    tag = tag_of_answer(request, here, changes.generation)
    return conditional(request, response, tag, begun_at(changes.generation))


def _shown(change: Change, collection: str) -> dict[str, Any]:
    known = {"sequence": change.sequence, "id": change.page_id}
    if change.page_type is None:
        return {**known, "change": "gone"}
    address = f"{collection}/{change.page_id}/"
    return {**known, "change": "published", "type": change.page_type, "detail_url": address}


def token_of(place: Place) -> str:
    text = f"{place.state}.{place.generation}.{place.sequence}.{place.page_id}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def place_of(token: str) -> Place:
    """What a token stands for; ``ValueError`` where it is not one of ours."""
    try:
        text = base64.b64decode(token + "=" * (-len(token) % 4), b"-_", validate=True).decode("ascii")
        state, generation, sequence, page_id = text.split(".")
        numbers = [int(number) for number in (state, sequence, page_id)]
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise ValueError("this is not from an answer of ours") from None
    if not all(0 <= number <= LARGEST_ID for number in numbers) or "\0" in generation:
        raise ValueError("this is not from an answer of ours")
    return Place(numbers[0], generation, numbers[1], numbers[2])
