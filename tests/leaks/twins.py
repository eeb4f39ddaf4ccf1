"""Two sites that are alike in all that everybody may know, and differ in everything that is hidden.

Ids, keys and times are fixed, so that what answers can tell the two apart by is what is hidden, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock
from uuid import NAMESPACE_URL, uuid5

from django.core.cache import cache
from django.db import transaction
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from tests import bodies, factories
from tests.leaks import catalogue
from tests.leaks.catalogue import Thing
from tests.leaks.words import scene_time, word
from wagtail_filmreview.models import Film, FilmCredit
from wagtail_filmreview.pages.models import FilmReviewPage

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
REVIEWS = (9501, 9502, 9503)
BODY = FilmReviewPage._meta.get_field("body").stream_block
OPEN = catalogue.PEOPLE[0]
"""A person whom everybody may know."""


@dataclass(frozen=True)
class Secret:
    """What is hidden in one review. Two of them have nothing in common, not even a length or a count."""

    text: str
    person: Thing
    image: Thing
    embed: Thing
    category: Thing
    topic: Thing
    intensity: str
    times: tuple[str, ...]
    rows: int

    @property
    def words(self) -> list[str]:
        """All that somebody could ask for who guesses."""
        things = (self.person, self.image, self.embed, self.category, self.topic)
        of_things = [written for thing in things for written in thing.words.values()]
        return [self.text, *self.text.split()[:1], *of_things, *self.times]


ONE = Secret(
    word(5001),
    catalogue.PEOPLE[1],
    catalogue.IMAGES[0],
    catalogue.EMBEDS[0],
    catalogue.CATEGORIES[0],
    catalogue.TOPICS[0],
    "mild",
    (scene_time(1)[0],),
    1,
)
OTHER = Secret(
    f"{word(5002)} {word(5003)} lets go of the rope & falls",
    catalogue.PEOPLE[2],
    catalogue.IMAGES[1],
    catalogue.EMBEDS[1],
    catalogue.CATEGORIES[1],
    catalogue.TOPICS[1],
    "extreme",
    (scene_time(50)[0], scene_time(60)[0]),
    3,
)


def body_with(secret: Secret, level: str) -> list[Any]:
    """Every block with something in it at that level, beside what everybody may see."""
    text = secret.text.replace("&", "&amp;")
    marked = f'<span data-spoiler="{level}">{text}</span>'
    phrase = f"the clerk <b>{marked}</b> at noon"
    link = f'<a href="https://x.example/{secret.text.split()[0]}">{marked}</a>'
    picture = bodies.picture(secret.image.key, secret.text, caption=secret.text, spoiler_level=level)
    hidden_row = bodies.advisory(
        secret.category.key,
        secret.intensity,
        topic=secret.topic.key,
        presence="shown" if secret.rows == 1 else "implied",
        note=f"<p>{text}</p>",
        scenes=[bodies.scene(time) for time in secret.times],
        spoiler_level=level,
    )
    open_row = bodies.credit(OPEN.key, character="The clerk", note=f"<p>{phrase}</p>")
    hidden_credit = {"character": secret.text, "note": f"<p>{text}</p>", "spoiler_level": level}
    return [
        bodies.cast(open_row, bodies.credit(secret.person.key, **hidden_credit)),
        bodies.synopsis(bodies.section(phrase), bodies.section(text, level, heading=secret.text)),
        bodies.advisories(bodies.advisory("gore", "mild", note=f"<p>{phrase}</p>"), hidden_row),
        bodies.verdict(bodies.stars("3"), summary=f"<p>{phrase}, {link}</p>"),
        bodies.heading(secret.text, level),
        bodies.paragraph(text, level),
        bodies.paragraph(f"{phrase} {link}"),
        bodies.quote(secret.text, secret.text, level),
        {"type": "image", "value": picture},
        bodies.gallery(*[{**picture, "spoiler_level": "none"}] * secret.rows, spoiler_level=level),
        bodies.gallery(bodies.picture(catalogue.IMAGES[4].key, "A clock"), picture),
        bodies.embed(secret.embed.key, secret.text, level),
    ]


def with_ids(raw: list[Any], of: int) -> list[Any]:
    """The body with the same ids on every site, wherever something has one."""
    return [
        {
            **child,
            "id": _id(of, at),
            "value": _list_ids(BODY.child_blocks[child["type"]], child["value"], f"{of}.{at}"),
        }
        for at, child in enumerate(raw)
    ]


def _list_ids(block: Any, value: Any, path: str) -> Any:
    if isinstance(block, ImageBlock):
        return value
    if isinstance(block, blocks.StructBlock):
        return {
            name: _list_ids(block.child_blocks[name], inner, f"{path}.{name}")
            for name, inner in value.items()
        }
    if isinstance(block, blocks.ListBlock):
        return [
            {"type": "item", "id": _id(path, at), "value": _list_ids(block.child_block, item, f"{path}.{at}")}
            for at, item in enumerate(value)
        ]
    return value


def _id(*path: Any) -> str:
    return str(uuid5(NAMESPACE_URL, ".".join(map(str, path))))


@contextmanager
def _no_chance() -> Iterator[None]:
    """The time stands still, and the tokens of forms are always the same."""
    with (
        mock.patch("django.utils.timezone.now", return_value=NOW),
        mock.patch("django.middleware.csrf.get_random_string", return_value="x" * 32),
    ):
        yield


@contextmanager
def site_with(index: Any, first: Secret, second: Secret, level: str = "ending") -> Iterator[list[Any]]:
    """Three reviews of one film, of which the first two hide something; gone when the block ends."""
    with transaction.atomic(), _no_chance():
        cache.clear()
        FilmCredit.objects.bulk_create(
            FilmCredit(
                pk=9600 + at,
                film_id=catalogue.FILM,
                person_id=thing.key,
                role=role,
                character=character,
                spoiler_level=own,
                sort_order=at,
            )
            for at, (thing, role, character, own) in enumerate(
                [
                    (OPEN, "director", "", "none"),
                    (OPEN, "actor", "The clerk", "none"),
                    (first.person, "actor", first.text, level),
                    (second.person, "director", "", level),
                    (first.person, "writer", second.text, level),
                ]
            )
        )
        film = Film.objects.get(pk=catalogue.FILM)
        secrets = [body_with(first, level), body_with(second, level), [bodies.paragraph("The clerk waits.")]]
        yield [
            factories.FilmReviewPageFactory(
                pk=pk,
                parent=index,
                title=f"A review {at}",
                slug=f"review-{at}",
                translation_key=uuid5(NAMESPACE_URL, str(pk)),
                film=film,
                published_on=NOW - timedelta(days=at),
                first_published_at=NOW - timedelta(days=at),
                last_published_at=NOW - timedelta(days=at),
                body=with_ids(body, pk),
            )
            for at, (pk, body) in enumerate(zip(REVIEWS, secrets, strict=True))
        ]
        transaction.set_rollback(True)
    cache.clear()
