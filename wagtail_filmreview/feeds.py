"""The Atom feed of an index page. It knows what everybody may read, and nothing of levels."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid5

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from wagtail.models import Site

from wagtail_filmreview.models import FilmReviewIndexMixin, FilmReviewMixin
from wagtail_filmreview.representations.published import PublicReviews

NEVER = datetime.fromtimestamp(0, UTC)

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may have; one in a title would make the whole feed unreadable."""


class Atom(Atom1Feed):
    """Atom with several authors and plain text to an entry, and a date that only a change changes."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=self.feed["updated"])

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["summary"]:
            handler.addQuickElement("summary", item["summary"])
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


class ReviewsFeed:
    """The newest public reviews below an index page. Subclass it and name yours in ``feed_class``."""

    size = 20

    def __init__(self, index: FilmReviewIndexMixin, request: HttpRequest) -> None:
        self.index = index
        self.request = request

    def reviews(self) -> list[Any]:
        return PublicReviews(below=self.index)[: self.size]

    def feed(self) -> dict[str, Any]:
        """What Django's feed generator is told about the feed."""
        site = Site.find_for_request(self.request)
        return {
            "title": _text(self.index.title),
            "link": self.index.get_full_url(self.request),
            "description": None,
            "language": self.index.locale.language_code,
            "feed_url": self.index.get_feed_url(self.request),
            # Atom asks for an author, and an entry may have none.
            "author_name": _text(site.site_name or site.hostname) if site else _text(self.index.title),
            "updated": _latest(self.index.last_published_at),
        }

    def entry(self, review: FilmReviewMixin) -> dict[str, Any]:
        """What it is told about a review: fields that are read before the film, never the body."""
        return {
            "title": _text(review.title),
            "link": review.get_full_url(self.request),
            # The same after a move or another slug, or readers would see an old review as new.
            "unique_id": uuid5(review.translation_key, review.locale.language_code).urn,
            "description": None,
            "summary": _text(review.standfirst),
            "authors": [_text(person.name) for person in review.get_reviewers()],
            "categories": [_text(name) for name in _genres(review)],
            "pubdate": review.published_on or review.first_published_at,
            "updateddate": _latest(review.last_published_at, review.published_on, review.first_published_at),
        }

    def response(self) -> HttpResponseBase:
        with translation.override(self.index.locale.language_code):
            atom = Atom(**self.feed())
            for review in self.reviews():
                atom.add_item(**self.entry(review))
        response = HttpResponse(content_type=atom.content_type)
        atom.write(response, "utf-8")
        # By its content: a feed from which a review was withdrawn has no later date.
        return ConditionalGetMiddleware(lambda _request: response).process_response(self.request, response)


def _latest(*moments: datetime | None) -> datetime:
    return max((moment for moment in moments if moment is not None), default=NEVER)


def _text(text: str) -> str:
    return NOT_IN_XML.sub("", text)


def _genres(review: FilmReviewMixin) -> Iterable[str]:
    for genre in review.film.genres.all() if review.film else ():
        yield genre.name_in(review.locale)
