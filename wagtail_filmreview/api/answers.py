"""Answers from the store: put together from what is stored, with entity tags and the way to the next page."""

from collections.abc import Callable, Sequence
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.encoding import escape_uri_path
from django.utils.http import parse_etags

from wagtail_filmreview.api.asked import ListParameters, encoded
from wagtail_filmreview.representations.store.changes import LIST_TAG
from wagtail_filmreview.representations.store.serving import PublicStore, addressed
from wagtail_filmreview.representations.store.sources import review_tag
from wagtail_filmreview.vocabulary import SpoilerLevel

JSON = "application/json"

TAGS = 60
"""So many cache tags are sent at most: servers in front of this one take headers of 4 kB or a little more."""


def list_answer(
    request: HttpRequest, asked: ListParameters, envelope: Callable[[int], tuple[bytes, bytes]]
) -> HttpResponseBase:
    """A part of the list. ``envelope`` gives what stands before and after the items, told how many there are.

    The entity tag is made of the store's generation: while that is the same, so is every list. But what a
    search finds is the index's to say, which may be brought up to date later: its tag is made of the answer.
    """
    store = PublicStore(request)
    here = _address(request)
    searches = bool(asked.search.strip())
    if "If-None-Match" in request.headers and not searches:
        tag = _tag(request, here, store.generation())
        if _has(request, tag):
            return _not_modified(tag)
    wanted = asked.wanted()
    listed = store.listing(wanted)
    before, after = envelope(listed.count)
    body = before + addressed(listed.items, here) + after
    tag = _tag(request, here, _digest(body) if searches else listed.generation)
    if searches and "If-None-Match" in request.headers and _has(request, tag):
        return _not_modified(tag)
    response = HttpResponse(body, content_type=JSON)
    response["ETag"] = tag
    _name_for_caches(response, [LIST_TAG, *map(review_tag, listed.ids)])
    if listed.more:
        place = f"offset={wanted.offset + wanted.limit}"
        if listed.after is not None:
            place = f"cursor={encoded(listed.after)}"
        response["Link"] = f'<{here}?{_following(request, place)}>; rel="next"'
    return response


def review_answer(request: HttpRequest, page_id: int, level: SpoilerLevel) -> HttpResponseBase | None:
    """One review, whose id ends the address; None where it is not public here."""
    store = PublicStore(request)
    here = _address(request)
    if "If-None-Match" in request.headers:
        stored = store.entity_tag(page_id, level)
        if stored is not None and _has(request, tag := _tag(request, here, stored)):
            return _not_modified(tag)
    found = store.review(page_id, level)
    if found is None:
        return None
    text, stored, cache_tags = found
    collection = here.rstrip("/").rpartition("/")[0]
    response = HttpResponse(addressed([text], f"{collection}/"), content_type=JSON)
    response["ETag"] = _tag(request, here, stored)
    _name_for_caches(response, cache_tags.split())
    return response


def _address(request: HttpRequest) -> str:
    """Of what is asked for, without its query."""
    return f"{request.scheme}://{request.get_host()}{escape_uri_path(request.path)}"


def _following(request: HttpRequest, place: str) -> str:
    """The query of the next page: this one's, with another place to begin at."""
    parts = request.META.get("QUERY_STRING", "").split("&")
    kept = [part for part in parts if part and part.partition("=")[0] not in ("offset", "cursor")]
    return "&".join([*kept, place])


def _name_for_caches(response: HttpResponseBase, tags: Sequence[str]) -> None:
    """Say what a cache can be told to forget the answer by: ``reviews_changed`` sends these tags.

    The first of them is in it on every change, so those that make a header too long can be left out.
    """
    tags = tags[:TAGS]
    response["Cache-Tag"] = ",".join(tags)
    response["Surrogate-Key"] = " ".join(tags)


def _digest(body: bytes) -> str:
    return blake2b(body, digest_size=12).hexdigest()


def _tag(request: HttpRequest, address: str, state: str) -> str:
    """A tag for what this very address gives in that state: each level and each host has its own."""
    about = f"{state} {address} {request.META.get('QUERY_STRING', '')}"
    return f'"{blake2b(about.encode(), digest_size=12).hexdigest()}"'


def _has(request: HttpRequest, tag: str) -> bool:
    known = parse_etags(request.headers["If-None-Match"])
    return "*" in known or tag in (one.removeprefix("W/") for one in known)


def _not_modified(tag: str) -> HttpResponseBase:
    return HttpResponseNotModified(headers={"ETag": tag})
