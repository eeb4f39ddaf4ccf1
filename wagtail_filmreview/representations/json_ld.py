"""What schema.org has words for in a review.

Made from the representation that everybody may read and from nothing else, so it is the same whatever
level a reader asks for.
"""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.utils import translation

from wagtail_filmreview.codes import country_name
from wagtail_filmreview.representations.prose import plain_text
from wagtail_filmreview.vocabulary import CreditRole, FilmKind, Intensity, WatchKind

Node = dict[str, Any]

TYPES = {
    FilmKind.FEATURE: "Movie",
    FilmKind.SHORT: "Movie",
    FilmKind.DOCUMENTARY: "Movie",
    FilmKind.SERIES: "TVSeries",
    FilmKind.SEASON: "TVSeason",
    FilmKind.EPISODE: "TVEpisode",
    FilmKind.PROGRAMME: "CreativeWork",
    FilmKind.OTHER: "CreativeWork",
}

UNKNOWN_TO = {
    "TVSeries": {"duration"},
    "TVSeason": {"duration"},
    "CreativeWork": {"duration", "director", "actor", "trailer"},
}
"""What schema.org does not say about works of a type."""

ACCESS = {
    WatchKind.STREAM: "subscription",
    WatchKind.RENT: "rental",
    WatchKind.BUY: "purchase",
    WatchKind.FREE: "free",
}


def json_ld_of(review: Node, publisher: Node | None) -> Node:
    """The ``Review`` node of a representation without spoilers. Nothing in it is empty.

    ``publisher`` is what ``organization`` gives.
    """
    verdict: Node = next((node for node in review["body"] if node["type"] == "verdict"), {})
    with translation.override(review["meta"]["locale"]):
        node = _node(
            "Review",
            url=review["meta"]["html_url"],
            name=review["title"],
            description=review["standfirst"],
            image=_address(review["hero_image"]),
            inLanguage=review["meta"]["locale"],
            datePublished=review["published_on"],
            dateModified=review["meta"]["last_published_at"],
            author=_people(review["reviewers"]),
            publisher=publisher,
            itemReviewed=_work(review),
            reviewRating=_rating(review["rating"]),
            positiveNotes=_list(verdict.get("pros") or []),
            negativeNotes=_list(verdict.get("cons") or []),
            reviewBody=plain_text(review["body"]),
        )
    return {"@context": "https://schema.org", **node}


def organization(name: str, url: str) -> Node:
    return _node("Organization", name=name, url=url)


def as_text(node: Node) -> str:
    """JSON that can stand in a script element, whatever the names in it are.

    What could end the element, or start another, is escaped, as is all that is not ASCII.
    """
    return json.dumps(node).translate({ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"})


def _node(type_: str, **properties: Any) -> Node:
    return {"@type": type_, **{name: value for name, value in properties.items() if not _empty(value)}}


def _empty(value: Any) -> bool:
    return not value.strip() if isinstance(value, str) else value in (None, [])


def _work(review: Node) -> Node | None:
    film = review["film"]
    if film is None:
        return None
    type_ = TYPES.get(film["kind"], "CreativeWork")
    known = {
        "name": film["title"],
        "alternateName": film["original_title"] if film["original_title"] != film["title"] else None,
        "image": _address(film["poster"]),
        "dateCreated": str(film["year"]),
        "duration": f"PT{film['runtime_minutes']}M" if film["runtime_minutes"] else None,
        "director": _people(film["directors"]),
        "author": _people(film["writers"]),
        "actor": _people(_actors(review["cast"])),
        "genre": [genre["name"] for genre in film["genres"]],
        "countryOfOrigin": [_country(code) for code in film["production_countries"]],
        "inLanguage": film["languages"],
        "contentRating": [f"{row['country']} {row['certificate']}" for row in film["certificates"]],
        "accessibilityHazard": _hazard(review["content_advisories"]),
        "trailer": _node("VideoObject", name=film["title"], url=film["trailer"]) if film["trailer"] else None,
        "sameAs": list(_elsewhere(film)),
        "potentialAction": [_watch(way) for way in review["where_to_watch"] if way["link"]],
    }
    return _node(type_, **{name: known[name] for name in known if name not in UNKNOWN_TO.get(type_, ())})


def _actors(cast: list[Node]) -> list[Node]:
    """Everybody once, however many parts they play."""
    shown = [row for row in cast if not row["redacted"] and row["role"] == CreditRole.ACTOR]
    return list({row["person"]["id"]: row["person"] for row in shown}.values())


def _people(people: Iterable[Node]) -> list[Node]:
    return [_node("Person", name=person["name"], alternateName=person["native_name"]) for person in people]


def _country(code: str) -> Node:
    return _node("Country", name=country_name(code), identifier=code)


def _address(image: Node | None) -> str | None:
    """Where the largest of an image's renditions is."""
    renditions = image["renditions"].values() if image else ()
    return max(renditions, key=lambda made: made["width"], default={"url": None})["url"]


def _rating(rating: Node | None) -> Node | None:
    """On the scale it was given on; a label stands at its place between the worst, 1, and the best."""
    if rating is None:
        return None
    if rating["kind"] == "label":
        return _node(
            "Rating",
            ratingValue=rating["index"],
            worstRating=1,
            bestRating=rating["of"],
            name=rating["label"],
        )
    worst, best = sorted((rating["min"], rating["max"]), key=Decimal)
    return _node("Rating", ratingValue=rating["value"], worstRating=worst, bestRating=best)


def _list(points: Iterable[str | None]) -> Node | None:
    given = [point for point in points if not _empty(point)]
    items = [_node("ListItem", position=place, name=point) for place, point in enumerate(given, start=1)]
    return _node("ItemList", itemListElement=items) if items else None


def _hazard(advisories: Node | None) -> str | None:
    """Whether there is flashing light; None where nobody looked. Never a spoiler, so never cut."""
    if advisories is None:
        return None
    rows = [row for row in advisories["advisories"] if row.get("category") == "flashing"]
    if any(row["intensity"] != Intensity.NONE for row in rows):
        return "flashing"
    return "noFlashingHazard" if rows or advisories["all_assessed"] else None


def _elsewhere(film: Node) -> Iterator[str]:
    """The same work in the great catalogues. TMDB has no addresses of its own ids for parts of a series."""
    if film["imdb_id"]:
        yield f"https://www.imdb.com/title/{film['imdb_id']}/"
    if film["tmdb_id"] and film["kind"] not in (FilmKind.SEASON, FilmKind.EPISODE):
        yield f"https://www.themoviedb.org/{film['tmdb_type']}/{film['tmdb_id']}"
    if film["wikidata_id"]:
        yield f"https://www.wikidata.org/wiki/{film['wikidata_id']}"


def _watch(way: Node) -> Node:
    access = _node(
        "ActionAccessSpecification",
        category=ACCESS.get(way["kind"]),
        eligibleRegion=_country(way["country"]) if way["country"] else None,
        availabilityStarts=way["available_from"],
        availabilityEnds=way["available_until"],
    )
    return _node(
        "WatchAction",
        target=way["link"],
        provider=_node("Organization", name=way["service"]["name"]) if way["service"] else None,
        actionAccessibilityRequirement=access if len(access) > 1 else None,
    )
