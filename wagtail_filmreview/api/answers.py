"""Answers from the store: put together from what is stored, with entity tags and the way to the next page."""

from collections.abc import Callable, Sequence
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.encoding import escape_uri_path
from django.utils.http import http_date, parse_etags, parse_http_date_safe
from pydantic_core import from_json, to_json

from wagtail_filmreview import conf
from wagtail_filmreview.api.asked import DetailParameters, ListParameters, encoded
from wagtail_filmreview.api.filters import Refused
from wagtail_filmreview.models.published import begun_at
from wagtail_filmreview.representations.store.changes import LIST_TAG
from wagtail_filmreview.representations.store.reading import ReadingStore
from wagtail_filmreview.representations.store.serving import PublicStore, addressed
from wagtail_filmreview.representations.store.sources import review_tag
from wagtail_filmreview.vocabulary import SpoilerLevel

JSON = "application/json"

TAGS = 60
"""So many cache tags are sent at most: servers in front of this one take headers of 4 kB or a little more."""


Envelope = Callable[[int, int | None], tuple[bytes, bytes]]
"""What stands before and after the items of a list, for a count, and for how many nobody had assessed."""


def list_answer(request: HttpRequest, asked: ListParameters, envelope: Envelope) -> HttpResponseBase:
    """A part of the list. Raises ``Refused``.

    The entity tag is made of the store's generation: while that is the same, so is every list. What a
    search finds can change later, when the index does, so its tag is made of what was found.
    """
    store = PublicStore(request, site=asked.site)
    here = address_of(request)
    searches = bool(asked.search.strip())
    if not searches and (known := known_already(request, store)):
        return known
    if asked.site and not store.knows_site():
        raise Refused("site", "there is no such site, or more than one with that name")
    wanted = asked.wanted()
    listed = store.listing(wanted)
    before, after = envelope(listed.count, _left_out(store, asked))
    body = before + b",".join(narrowed(listed.items, asked.fields, here)) + after
    tag = tag_of_answer(request, here, digest(body) if searches else listed.generation)
    response = HttpResponse(body, content_type=JSON)
    name_for_caches(response, [LIST_TAG, *map(review_tag, listed.ids)])
    if listed.more:
        place = f"offset={wanted.offset + wanted.limit}"
        if listed.after is not None:
            place = f"cursor={encoded(listed.after, wanted.order)}"
        response["Link"] = f'<{here}?{_following(request, place)}>; rel="next"'
    return conditional(request, response, tag, None if searches else begun_at(listed.generation))


def review_answer(
    request: HttpRequest, page_id: int, asked: DetailParameters, site: str = ""
) -> HttpResponseBase | None:
    """One review, at the end of an address below its collection; None where it is not public here."""
    level = SpoilerLevel(asked.spoilers)
    store = ReadingStore(request, site=site)
    here = address_of(request)
    if "If-None-Match" in request.headers:
        stored = store.entity_tag(page_id, level)
        if stored is not None and has_tag(request, tag := tag_of_answer(request, here, stored)):
            return not_modified(tag)
    found = store.review(page_id, level)
    if found is None:
        return None
    collection = here.rstrip("/").rpartition("/")[0]
    (body,) = narrowed([found.text], asked.fields, f"{collection}/")
    response = HttpResponse(body, content_type=JSON)
    name_for_caches(response, found.cache_tags)
    return conditional(request, response, tag_of_answer(request, here, found.tag), found.changed)


def narrowed(texts: Sequence[str], fields: Sequence[str], address: str) -> list[bytes]:
    """Stored JSON texts with the address of the API in its places; of these keys only, if any, and the id."""
    if not fields:
        return [addressed(texts, address)]
    kept = {"id", *(name.strip() for text in fields for name in text.split(","))}
    whole = [from_json(addressed([text], address)) for text in texts]
    return [to_json({name: value for name, value in one.items() if name in kept}) for one in whole]


def _left_out(store: PublicStore, asked: ListParameters) -> int | None:
    """How many reviews ``exclude_advisory`` leaves out only because nobody assessed their film."""
    unknown = asked.left_out()
    if unknown is None:
        return None
    included = asked.model_copy(update={"unassessed": "include"})
    return store.count((*included.wanted().conditions, unknown))


def address_of(request: HttpRequest) -> str:
    """Of what is asked for, without its query."""
    return f"{request.scheme}://{request.get_host()}{escape_uri_path(request.path)}"


def _following(request: HttpRequest, place: str) -> str:
    """The query of the next page: this one's, with another place to begin at."""
    parts = request.META.get("QUERY_STRING", "").split("&")
    kept = [part for part in parts if part and part.partition("=")[0] not in ("offset", "cursor")]
    return "&".join([*kept, place])


def name_for_caches(response: HttpResponseBase, tags: Sequence[str]) -> None:
    """Say what a cache can be told to forget the answer by: ``reviews_changed`` sends these tags.

    One of the first is in it on every change, so those that make a header too long can be left out.
    """
    tags = tags[:TAGS]
    response["Cache-Tag"] = ",".join(tags)
    response["Surrogate-Key"] = " ".join(tags)


def settled(
    request: HttpRequest, body: bytes, tags: Sequence[str], changed: float | None = None
) -> HttpResponseBase:
    """An answer that is told from others by what is in it, or that the client has it already."""
    response = HttpResponse(body, content_type=JSON)
    if tags:
        name_for_caches(response, tags)
    return conditional(request, response, tag_of_answer(request, address_of(request), digest(body)), changed)


def digest(body: bytes) -> str:
    return blake2b(body, digest_size=12).hexdigest()


def tag_of_answer(request: HttpRequest, address: str, state: str) -> str:
    """A tag for what this very address gives in that state: each level and each host has its own."""
    about = f"{state} {address} {request.META.get('QUERY_STRING', '')}"
    return f'"{blake2b(about.encode(), digest_size=12).hexdigest()}"'


def known_already(request: HttpRequest, store: PublicStore) -> HttpResponseBase | None:
    """What to say to a client that has what this generation of the store gives at that address."""
    if request.headers.get("If-None-Match", "*").strip() == "*":
        return None  # whether there is anything is not known yet
    tag = tag_of_answer(request, address_of(request), store.generation())
    return not_modified(tag) if has_tag(request, tag) else None


def has_tag(request: HttpRequest, tag: str) -> bool:
    """Whether the client has an answer with that tag; compressed on its way, it got a weak one."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in known or tag in (one.removeprefix("W/") for one in known)


def not_modified(tag: str) -> HttpResponseBase:
    return for_caches(HttpResponseNotModified(), tag, None)


def conditional(
    request: HttpRequest, response: HttpResponseBase, tag: str, changed: float | None
) -> HttpResponseBase:
    """The answer as ``for_caches`` gives it, or that the client has it already."""
    if has_tag(request, tag) or _unchanged_since(request, changed):
        return not_modified(tag)
    return for_caches(response, tag, changed)


def _unchanged_since(request: HttpRequest, changed: float | None) -> bool:
    """Whether a client that has no tag, but a date, has what there is (RFC 9110, 13.1.3)."""
    since = request.headers.get("If-Modified-Since")
    if since is None or changed is None or "If-None-Match" in request.headers:
        return False
    moment = parse_http_date_safe(since)
    return moment is not None and int(changed) <= moment


def for_caches(response: HttpResponseBase, tag: str, changed: float | None) -> HttpResponseBase:
    """The answer with its entity tag, when it changed last (seconds since 1970), and how it may be kept."""
    response["ETag"] = tag
    if changed is not None:
        response["Last-Modified"] = http_date(changed)
    return kept(response)


def kept(response: HttpResponseBase) -> HttpResponseBase:
    """The answer with what the site says about keeping it."""
    if how := conf.get("CACHE_CONTROL"):
        response["Cache-Control"] = how
    return response
