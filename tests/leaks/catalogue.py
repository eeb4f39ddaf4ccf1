"""What marked reviews point to: people, images, embeds, services and advisories, a marker in every text.

The rows are the same for all examples; at which level each may be seen is for the review to say. A thing
that a review does not use may be seen nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.models import Collection, CollectionViewRestriction

from tests import factories
from tests.leaks.words import word

FIRST_FREE = 1000
"""Words of lower numbers are the catalogue's."""

FILM = 9301
_numbers = count(1)


@dataclass(frozen=True)
class Thing:
    """One row: its key as a stream stores it, its words by field, and which of them each channel shows."""

    key: Any
    words: dict[str, str]
    html: tuple[str, ...]
    json: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<{self.key}>"


def _things(
    kind: str, keys: list[Any], fields: list[str], html: list[str], json: list[str]
) -> tuple[Thing, ...]:
    return tuple(
        Thing(
            key,
            {f"{kind}.{field}": word(next(_numbers)) for field in fields},
            tuple(f"{kind}.{field}" for field in html),
            tuple(f"{kind}.{field}" for field in json),
        )
        for key in keys
    )


PEOPLE = _things(
    "person",
    [9001, 9002, 9003, 9004, 9005, 9006],
    ["name", "native_name", "sort_name", "slug", "website", "biography", "photo"],
    ["name"],
    ["name", "native_name", "slug"],
)
# The name of the file is in the address of every rendition.
IMAGES = _things(
    "image", [9201, 9202, 9203, 9204, 9205], ["title", "description", "file"], ["file"], ["file"]
)
SERVICES = _things("service", [9101, 9102], ["name", "slug", "link"], ["name"], ["name", "slug", "link"])
EMBEDS = _things(
    "embed",
    [f"https://video.example/{word(number)}/?a=1&b=2" for number in (901, 902, 903)],
    ["title", "author_name", "thumbnail_url", "html"],
    ["html"],
    ["url", "title", "html"],
)
# Of these nothing is known but the address.
LINKS = tuple(
    Thing(
        f"https://elsewhere.example/{word(number)}",
        {"embed.url": word(number)},
        ("embed.url",),
        ("embed.url",),
    )
    for number in (904, 905)
)
CATEGORIES = _things("category", [word(number) for number in range(801, 807)], ["label"], ["label"], [])
TOPICS = _things("topic", [word(number) for number in range(811, 817)], ["label"], ["label"], [])

for _thing, _number in zip(EMBEDS, (901, 902, 903), strict=True):
    _thing.words["embed.url"] = word(_number)
for _thing in CATEGORIES:
    _thing.words["category.slug"] = _thing.key
for _thing in TOPICS:
    _thing.words["topic.slug"] = _thing.key

EVERYTHING = (*PEOPLE, *IMAGES, *SERVICES, *EMBEDS, *LINKS, *CATEGORIES, *TOPICS)

ADVISORIES = {
    "ADVISORY_CATEGORIES": [
        {
            "slug": thing.key,
            "label": f"Theme {thing.words['category.label'].title()}",
            "group": "mental-health",
        }
        for thing in CATEGORIES
    ],
    "ADVISORY_TOPICS": [
        {
            "slug": topic.key,
            "label": f"Topic {topic.words['topic.label'].title()}",
            "category": category.key,
        }
        for topic, category in zip(TOPICS, CATEGORIES, strict=True)
    ],
}
"""Entries of the settings dict, to be set wherever marked reviews are shown."""


def store() -> Any:
    """Write all rows, and return the film, which has no credits yet."""
    vault = Collection.get_first_root_node().add_child(name="Stills that give something away")
    # What others may not view is not listed by Wagtail's image endpoints.
    restriction = CollectionViewRestriction.objects.create(collection=vault, restriction_type="groups")
    restriction.groups.add(Group.objects.get_or_create(name="Editors")[0])
    for thing in PEOPLE:
        _store_person(thing, vault)
    for thing in IMAGES:
        factories.ImageFactory(
            pk=thing.key,
            title=f"Still “{thing.words['image.title'].title()}” & more",
            description=f"{thing.words['image.description']} <seen>",
            file__filename=f"{thing.words['image.file']}.png",
            file__width=8,
            file__height=6,
            collection=vault,
        )
    for thing in SERVICES:
        factories.WatchServiceFactory(
            pk=thing.key,
            name=f"{thing.words['service.name']} & Co",
            slug=thing.words["service.slug"],
            link=f"https://{thing.words['service.link']}.example/",
        )
    for thing in EMBEDS:
        words = thing.words
        Embed.objects.create(
            hash=get_embed_hash(thing.key, 1200),
            url=thing.key,
            max_width=1200,
            type="video",
            title=f"{words['embed.title']} & co",
            author_name=words["embed.author_name"],
            thumbnail_url=f"https://video.example/{words['embed.thumbnail_url']}.png",
            html=f'<iframe src="https://video.example/{words["embed.html"]}"></iframe>',
            last_updated=timezone.now(),
        )
    return factories.FilmFactory(pk=FILM, title="The film", slug="the-film-1927")


def _store_person(thing: Thing, vault: Any) -> None:
    words = {name.removeprefix("person."): word for name, word in thing.words.items()}
    person = factories.PersonFactory(
        pk=thing.key,
        name=f"{words['name'].title()} O’Brien & Söhne",
        native_name=f"Жан {words['native_name']}",
        sort_name=words["sort_name"],
        slug=words["slug"],
        website=f"https://{words['website']}.example/",
        photo=factories.ImageFactory(
            title=words["photo"], file__filename=f"{words['photo']}.png", file__width=8, collection=vault
        ),
    )
    locale = factories.LocaleFactory(language_code="en")
    person.texts.create(locale=locale, biography=f"<p>{words['biography']}</p>")
