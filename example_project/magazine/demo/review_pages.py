"""Turns the written reviews into pages, by the steps an editor takes."""

import datetime
import json
import uuid
from typing import Any

from django.utils.dateparse import parse_datetime
from wagtail.embeds.blocks import EmbedValue
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.models import PageViewRestriction

from wagtail_filmreview.pages.models import FilmReviewIndexPage, FilmReviewPage

from .body import PersonNamed, PictureNamed, ServiceNamed
from .catalogue import Catalogue
from .reviews import REVIEWS
from .reviews.writing import Review

ID_SPACE = uuid.UUID("5f0a64c4-6a5e-5d0b-9a43-0c2f3f2f6a11")


class ReviewDesk:
    """Makes the reviews that are missing below ``index``; with ``reset`` rewrites the others."""

    def __init__(self, index: FilmReviewIndexPage, catalogue: Catalogue, editor: Any) -> None:
        self.index, self.catalogue, self.editor = index, catalogue, editor
        self.made = 0

    def load(self) -> None:
        # The oldest first, so that ids and histories run as in a magazine.
        for review in reversed(REVIEWS):
            page = FilmReviewPage.objects.child_of(self.index).filter(slug=review.slug).first()
            if page is None or self.catalogue.reset:
                self._write(review, page or FilmReviewPage(slug=review.slug))
                self.made += 1

    def _write(self, review: Review, page: FilmReviewPage) -> None:
        published_on = datetime.datetime.combine(
            datetime.date.fromisoformat(review.published_on), datetime.time(9), datetime.UTC
        )
        page.title = page.draft_title = review.title
        page.film = self.catalogue.films[review.film]
        page.bylines = json.dumps(
            [
                {
                    "type": "person",
                    "value": self.catalogue.people[critic].pk,
                    "id": _id(review.slug, "byline", critic),
                }
                for critic in review.critics
            ]
        )
        page.hero_image = self.catalogue.pictures.wide(review.film)
        page.standfirst = " ".join(review.standfirst.split())
        page.seo_title = f"{page.film}: {page.title}"
        page.search_description = page.standfirst
        page.published_on = None if review.state == "draft" else published_on
        page.seen_as = review.seen_as
        page.disclosure = review.disclosure
        page.body = json.dumps(self._resolved(review.body, (review.slug,)))
        keep_embeds(page.body)
        if review.state != "draft":
            # What the editor's form would refuse to publish must not get in by this door.
            page.body.stream_block.clean(page.body)
        if review.state == "scheduled":
            page.go_live_at = parse_datetime(review.go_live_at)
        if not page.pk:
            page.live = False
            page.has_unpublished_changes = True
            page.owner = self.editor
            if review.state in ("live", "private"):
                page.first_published_at = published_on
            self.index.add_child(instance=page)
            if review.state == "private":
                # Before the page is live: nobody passes in between.
                PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        revision = page.save_revision(user=self.editor)
        if review.state != "draft":
            revision.publish(user=self.editor)

    def _resolved(self, value: Any, path: tuple[str, ...]) -> Any:
        """The value with database ids for names, and an id of its own for every item of a list.

        The ids follow from the place, so that loading twice stores the same.
        """
        match value:
            case PersonNamed(slug):
                return self.catalogue.people[slug].pk
            case ServiceNamed(slug):
                return self.catalogue.services[slug].pk
            case PictureNamed(key):
                return self.catalogue.pictures.get(key).pk
            case dict():
                return {key: self._resolved(item, (*path, key)) for key, item in value.items()}
            case list():
                return [self._item(item, (*path, str(i))) for i, item in enumerate(value)]
        return value

    def _item(self, item: Any, path: tuple[str, ...]) -> Any:
        if len(path) > 2 and path[-2].endswith("_languages"):
            return item
        if isinstance(item, dict) and item.keys() == {"type", "value"}:
            child = {"type": item["type"], "value": self._resolved(item["value"], path)}
        else:
            child = {"type": "item", "value": self._resolved(item, path)}
        return {**child, "id": _id(*path)}


def keep_embeds(body: Any) -> None:
    """Store what Wagtail would otherwise fetch from the video's site: a frame that loads on demand.

    The frame holds one link until somebody follows it, so the demo works offline and calls nobody.
    """
    for block in body:
        if block.block_type != "embed" or not isinstance(block.value["url"], EmbedValue):
            continue
        embed = block.value["url"]
        video = embed.url.rpartition("v=")[2]
        player = f"https://www.youtube-nocookie.com/embed/{video}"
        style = "display:grid;place-items:center;height:95vh;margin:0;background:#101218;color:#f2f1ea"
        inside = (
            f"<body style='{style};font:1.25rem sans-serif'>"
            f"<a style='color:#ffc53d' href='{player}'>Play on YouTube</a></body>"
        )
        Embed.objects.update_or_create(
            hash=get_embed_hash(embed.url, embed.max_width, embed.max_height),
            defaults={
                "url": embed.url,
                "max_width": embed.max_width,
                "type": "video",
                "title": "A Trip to the Moon",
                "provider_name": "YouTube",
                "width": 640,
                "height": 480,
                "html": f'<iframe title="A Trip to the Moon" width="640" height="480" srcdoc="{inside}"></iframe>',
            },
        )


def _id(*path: str) -> str:
    return str(uuid.uuid5(ID_SPACE, "/".join(path)))
