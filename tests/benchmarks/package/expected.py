"""What the package's APIs and pages have to say of a record, written down without the package's code."""

from __future__ import annotations

from typing import Any

from tests.benchmarks import source
from tests.benchmarks.package import nodes
from tests.benchmarks.pictures import rendition_file
from tests.benchmarks.source import Catalogue

Json = dict[str, Any]


def card(catalogue: Catalogue, number: int) -> Json:
    """A review as lists show it to a reader who wants no spoilers."""
    review = catalogue.review(number)
    people = nodes.People(catalogue)
    return {
        "id": review.pk,
        "meta": {
            "type": "wagtail_filmreview_pages.FilmReviewPage",
            "html_url": f"{nodes.SITE}/reviews/{review.slug}/",
            "slug": review.slug,
            "locale": "en",
            "first_published_at": nodes.moment(review),
        },
        "title": review.title,
        "standfirst": review.standfirst,
        "film": nodes.film(people, review.film),
        "reviewers": [people.named(critic) for critic in review.critics],
        "hero_image": nodes.image(review.hero),
        "published_on": nodes.moment(review),
        "rating": nodes.rating(review),
        "score": review.score,
        "recommendation": review.recommendation,
        "pull_quote": review.pull_quote,
        "cast": nodes.cast(people, review),
        "content_advisories": {"all_assessed": review.all_assessed, "advisories": nodes.advisories(review)},
        "spoilers": "none",
    }


def whole(catalogue: Catalogue, number: int) -> Json:
    """A review as its own address shows it."""
    review = catalogue.review(number)
    ways = [nodes.way(way) for way in review.film.ways]
    people = nodes.People(catalogue)
    first, second, third, fourth, last = (nodes.paragraph(text) for text in review.paragraphs)
    if review.marked:
        hidden = ' In the end <span data-spoiler-hidden="ending">[Spoiler: the ending]</span>.</p>'
        last["html"] = last["html"].replace("</p>", hidden)
    body = [
        {
            "type": "content_advisories",
            "all_assessed": review.all_assessed,
            "advisories": nodes.advisories(review),
        },
        {"type": "synopsis", "sections": [nodes.section(*section) for section in review.synopsis]},
        first,
        {"type": "image", "image": nodes.image(review.still), "caption": review.caption, "credit": ""},
        second,
        {"type": "quote", "text": review.quote, "attribution": ""},
        third,
        fourth,
        last,
        {"type": "cast", "credits": nodes.cast(people, review)},
        {
            "type": "verdict",
            "rating": nodes.rating(review),
            "recommendation": review.recommendation,
            "summary": f"<p>{review.summary}</p>",
            "pros": list(review.pros),
            "cons": list(review.cons),
            "pull_quote": review.pull_quote,
            "criteria": [],
        },
        {"type": "where_to_watch", "ways": ways},
    ]
    shown = {"spoiler_level": "none", "redacted": False}
    return {
        **card(catalogue, number),
        "seen_as": "cinema",
        "disclosure": "",
        "where_to_watch": ways,
        "body": [{"id": block_id, **shown, **node} for block_id, node in zip(review.ids, body, strict=False)],
    }


def html(catalogue: Catalogue, number: int) -> tuple[list[str], list[str]]:
    """What a review's page must say, and what it must not."""
    review, name = catalogue.review(number), lambda pk: catalogue.person(pk).name
    cast = [row for row in review.cast if row.credit.spoiler_level == "none"]
    shown = [
        *(review.title, review.standfirst, review.film.title, review.pull_quote, review.summary),
        *map(name, review.critics),
        *review.paragraphs[:4],
        *review.pros,
        *(name(row.credit.person) for row in cast),
        *(row.credit.character for row in cast),
        *(source.GENRES[genre - 1] for genre in review.film.genres),
        *(way.link for way in review.film.ways),
        rendition_file(review.hero, "fill-1600x900"),
    ]
    hidden = [text for _id, level, text in review.synopsis if level != "none"]
    return shown, [*hidden, *([review.marked] if review.marked else [])]


def html_card(catalogue: Catalogue, number: int) -> list[str]:
    review = catalogue.review(number)
    critics = [catalogue.person(critic).name for critic in review.critics]
    return [review.title, review.standfirst, review.film.title, f"/reviews/{review.slug}/", *critics]
