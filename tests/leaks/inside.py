"""Every way in which the package turns one review into text, called directly: quick enough for hundreds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from unittest import mock

from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText
from wagtail.search import index

from tests.leaks.markers import NONE
from wagtail_filmreview.feeds import ReviewsFeed
from wagtail_filmreview.jsonld import review_json_ld
from wagtail_filmreview.representations.build import build_card, build_review
from wagtail_filmreview.templatetags import filmreview_tags
from wagtail_filmreview.vocabulary import SpoilerLevel


@dataclass(frozen=True)
class Shown:
    """What one channel gave a reader of a level; ``bodies`` says that it is a whole body, and as what."""

    channel: str
    level: SpoilerLevel
    text: str
    bodies: str | None = None


def everything_shown(page: Any, level: SpoilerLevel) -> Iterator[Shown]:
    """A page as it is in memory, through every channel: at that level, and what knows no levels."""
    request = RequestFactory().get("/", {"spoilers": level.value})
    request.user = AnonymousUser()
    with mock.patch.object(
        filmreview_tags, "kept_part", return_value=None
    ):  # it is of the page that is stored
        yield Shown("page", level, page.serve(request).render().content.decode(), "html")
    yield Shown("representation", level, json.dumps(build_review(page, level)), "json")
    yield Shown("card", level, json.dumps(build_card(page, level)))
    stock = page.body.stream_block.get_api_representation(page.body, {"request": request})
    yield Shown("stock API v2", level, json.dumps(stock), "json")
    # What knows no reader shows what everybody may see.
    yield Shown("JSON-LD", NONE, json.dumps(review_json_ld(page)))
    feed = ReviewsFeed(page.get_parent().specific, request)
    yield Shown("feed", NONE, json.dumps(feed.entry(page), default=str))
    stock = page.body.stream_block.get_api_representation(page.body, {})
    yield Shown("stock API v3", NONE, json.dumps(stock), "json")
    yield Shown("printed without the policy", NONE, "".join(printed(page.body)))
    yield Shown("search", NONE, json.dumps(list(indexed(page)), default=str))
    yield Shown("title", NONE, f"{page} {page.get_admin_display_title()} {page.slug} {page.full_url}")


def printed(value: Any) -> Iterator[str]:
    """A value and what is in it, as ``{{ value }}`` in a careless template shows them.

    A template that reaches into a node above the level has left the policy behind; this does not. Nor
    does it print a cast alone, which cannot know its film, and with it what the film protects.
    """
    if isinstance(value, StreamValue):
        yield str(value)
        for child in value:
            if child.block_type != "cast":
                yield str(child)
                yield from printed(child.value)
    elif isinstance(value, StructValue):
        yield value.__html__()
        if value.get("spoiler_level", "none") == "none":
            for inner in value.values():
                yield from printed(inner)
    elif isinstance(value, ListValue):
        for inner in value:
            yield from printed(inner)
    elif isinstance(value, RichText):
        yield f"{value}{value.__html__()}"


def indexed(page: Any) -> Iterator[Any]:
    for field in page.get_search_fields():
        if isinstance(field, index.RelatedFields):
            related = getattr(page, field.field_name)
            yield from (inner.get_value(related) for inner in field.fields)
        else:
            yield field.get_value(page)
