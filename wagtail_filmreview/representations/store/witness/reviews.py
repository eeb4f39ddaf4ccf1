"""What the store should say of a review."""

import json
import re
from datetime import UTC, datetime
from typing import Any

from django.db.models import F, TextField
from django.db.models.functions import Cast
from django.utils.translation import override

from wagtail_filmreview.models import Film, FilmReviewMixin, Genre, GenreText
from wagtail_filmreview.models.film_rows import FilmCertificate, FilmText
from wagtail_filmreview.representations.store.witness import bodies, credits
from wagtail_filmreview.representations.store.witness.comparing import ANY, strictest
from wagtail_filmreview.representations.store.witness.facts import Facts, Row

OF_A_FILM = (
    *("id", "slug", "kind", "original_title", "year", "production_countries", "languages"),
    *("runtime_minutes", "trailer", "imdb_id", "tmdb_id", "wikidata_id"),
)
OF_A_CARD = (
    *("id", "meta", "title", "standfirst", "film", "reviewers", "hero_image", "published_on", "rating"),
    *("score", "recommendation", "pull_quote", "cast", "content_advisories", "spoilers"),
)


class Witnessed:
    """Everything that the rows of one live review should be made of.

    ``page`` is asked for nothing but its addresses, which a site may decide by code of its own.
    """

    def __init__(self, page: Any, facts: Facts) -> None:
        self.page, self.facts = page, facts
        streams = {f"_{name}": Cast(F(name), TextField()) for name in ("body", "bylines")}
        rows = type(page)._base_manager.filter(pk=page.pk)
        self.row: Row = rows.annotate(**streams).values().get()
        self.raw_body, self.raw_bylines = _stream(self.row["_body"]), _stream(self.row["_bylines"])
        self.film = facts.row(Film, self.row["film_id"])
        self.film_id: int | None = self.film["id"] if self.film else None
        with override(facts.language(self.row["locale_id"])):
            self.full = self._representation()

    def _representation(self) -> Row:
        row, parts = self.row, self.page.get_url_parts()
        review = bodies.Review(self.facts, self.film_id, parts[1] if parts else None)
        body = bodies.body(self.raw_body, review)
        known = {child["type"] for child in self.raw_body}
        verdict = _first(body, "verdict", known, {"rating": None, "recommendation": None, "pull_quote": ""})
        cast = _first(body, "cast", known, {"credits": credits.cast([], False, self.facts, review.film_id)})
        score = ANY if verdict is ANY else verdict["rating"] and verdict["rating"]["score"]
        return {
            "id": row["id"],
            "meta": {
                "type": self.page._meta.label,
                "detail_url": f"\x1a{row['id']}/",
                "html_url": self.page.get_full_url(),
                "slug": row["slug"],
                "locale": self.facts.language(row["locale_id"]),
                "first_published_at": moment(row["first_published_at"]),
                "last_published_at": moment(row["last_published_at"]),
            },
            "title": row["title"],
            "standfirst": row["standfirst"],
            "film": self._film(review.base_url, cast, "cast" in known),
            "reviewers": self._reviewers(),
            "hero_image": self.facts.image(row["hero_image_id"], "hero", review.base_url),
            "published_on": moment(row["published_on"]),
            "rating": _of(verdict, "rating"),
            "score": score,
            "recommendation": _of(verdict, "recommendation"),
            "pull_quote": _of(verdict, "pull_quote"),
            "cast": _of(cast, "credits"),
            "content_advisories": _first(body, "content_advisories", known, None),
            "spoilers": "ending",
            "seen_as": row["seen_as"] or None,
            "disclosure": row["disclosure"],
            "where_to_watch": _of(_first(body, "where_to_watch", known, {"ways": []}), "ways"),
            "body": body,
        }

    def _reviewers(self) -> Any:
        if type(self.page).get_reviewers is not FilmReviewMixin.get_reviewers:
            return ANY
        people = (self.facts.person(child["value"]) for child in self.raw_bylines)
        return [person for person in people if person]

    def _film(self, base_url: str | None, cast: Any, has_cast: bool) -> Row | None:
        film, facts = self.film, self.facts
        if film is None:
            return None
        text = facts.text_for(facts.rows(FilmText, "pk", film_id=film["id"]), self.row["locale_id"])
        known = credits.of_film(facts, film["id"])
        hidden_by = cast["credits"] if has_cast and cast is not ANY else []
        shown = ("country", "certificate", "descriptors")
        return {
            **{name: film[name] for name in OF_A_FILM},
            "title": (text or film)["title"] or film["title"],
            "directors": ANY if cast is ANY else credits.openly(known, "director", hidden_by),
            "writers": ANY if cast is ANY else credits.openly(known, "writer", hidden_by),
            "genres": [
                {"id": genre["id"], "slug": genre["slug"], "name": self._genre_name(genre)}
                for genre in facts.rows(Genre, "name", "pk", films=film["id"])
            ],
            "certificates": [
                {name: row[name] for name in shown}
                for row in facts.in_order(FilmCertificate, film_id=film["id"])
            ],
            "poster": facts.image(film["poster_id"], "poster", base_url),
            "tmdb_type": film["tmdb_type"] or None,
        }

    def _genre_name(self, genre: Row) -> str:
        texts = self.facts.rows(GenreText, "pk", genre_id=genre["id"])
        return str((self.facts.text_for(texts, self.row["locale_id"]) or genre)["name"])

    # -- what is stored beside the JSON ------------------------------------------------------------

    def columns(self) -> Row:
        full, film = self.full, self.film or {}
        return {
            "page_type": full["meta"]["type"],
            "locale_id": self.row["locale_id"],
            "film_id": film.get("id"),
            "title": self.row["title"],
            "published_on": self.row["published_on"] or self.row["first_published_at"] or ANY,
            "year": film.get("year"),
            "kind": film.get("kind", ""),
            "score": full["score"],
            "recommendation": ANY if full["recommendation"] is ANY else full["recommendation"] or "",
        }

    def terms(self) -> dict[str, Any]:
        """For each kind of term what filters should find the review by: value, detail and level."""
        full = self.full
        shown = _known(full["cast"])
        people = {(str(one["person"]["id"]), one["role"], one["spoiler_level"]) for one in shown}
        for one in credits.of_film(self.facts, self.film_id):
            who, role = str(one["person"]["id"]), one["role"]
            # Whom the review hides in a part is not found by what its film says of that part.
            levels = [level for person, part, level in people if (person, part) == (who, role)]
            people.add((who, role, strictest(one["spoiler_level"], *levels)))
        advice = full["content_advisories"] or {"advisories": [], "all_assessed": False}
        assessed = advice is not ANY and advice["all_assessed"]
        told = _of(advice, "advisories")
        # An absent topic tells nothing about its whole category.
        whole = (
            told if told is ANY else [one for one in told if one["intensity"] != "none" or not one["topic"]]
        )
        rows = _each(whole, lambda one: (one["category"], one["intensity"], one["spoiler_level"]))
        return {
            "person": ANY if full["cast"] is ANY else people,
            "reviewer": _each(full["reviewers"], lambda one: (str(one["id"]), "", "none")),
            "genre": {(str(one["id"]), "", "none") for one in (full["film"] or {"genres": []})["genres"]},
            "advisory": rows if rows is ANY else rows | ({("*", "none", "none")} if assessed else set()),
            "watch": _each(full["where_to_watch"], lambda one: (one["kind"], _way(one), "none")),
        }

    def sources(self) -> set[str]:
        """At the least what the review was built from. Images and links are in it only as far as we look."""
        film, full = self.film, self.full
        tags = {f"film-{film['id']}"} if film else set()
        tags |= {f"genre-{genre['id']}" for genre in (full["film"] or {"genres": []})["genres"]}
        tags |= {f"person-{one['person']['id']}" for one in _known(full["cast"])}
        tags |= {f"person-{one['id']}" for one in _known(full["reviewers"])}
        ways = _known(full["where_to_watch"])
        tags |= {f"watchservice-{way['service']['id']}" for way in ways if way["service"]}
        return tags


def _way(way: Row) -> str:
    service = str(way["service"]["id"]) if way["service"] else ""
    return ":".join((way["country"], service, "1" if way["audio_description"] else "0"))


def moment(when: datetime | None) -> str | None:
    if when is None:
        return None
    text = (when.astimezone(UTC) if when.tzinfo else when).isoformat()
    return re.sub(r"\+00:00$", "Z", text)


def _stream(text: str | None) -> list[Row]:
    raw = json.loads(text or "[]")
    return [child for child in raw if isinstance(child, dict)] if isinstance(raw, list) else []


def _first(body: list[Any], type_: str, known: set[str], otherwise: Any) -> Any:
    """The first node of that type. Where the block is a site's own, nobody here knows what it says."""
    found = next((node for node in body if node is not ANY and node["type"] == type_), None)
    if found is not None:
        return found
    return ANY if type_ in known and ANY in body else otherwise


def _of(node: Any, name: str) -> Any:
    return ANY if node is ANY else node[name]


def _known(values: Any) -> list[Any]:
    return [] if values is ANY else values


def _each(values: Any, term: Any) -> Any:
    return ANY if values is ANY else {term(one) for one in values}


def people_in(free: Row) -> set[str]:
    """The tags of all people whom a representation shows, wherever in it they are."""
    film = free["film"] or {"directors": [], "writers": []}
    shown = [*_known(film["directors"]), *_known(film["writers"]), *_known(free["reviewers"])]
    shown += [credit["person"] for credit in _known(free["cast"]) if not credit["redacted"]]
    return {f"person-{person['id']}" for person in shown}
