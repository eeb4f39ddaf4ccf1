"""What raw values point to."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed

from tests import factories
from tests.blocks import strategies


@pytest.fixture
def catalogue(db: None) -> SimpleNamespace:
    """Everything that the strategies name by id."""
    people = [
        factories.PersonFactory(pk=pk, name=f"Person {pk}", native_name="이름" if pk % 2 else "")
        for pk in strategies.PEOPLE
    ]
    images = [
        factories.ImageFactory(pk=strategies.IMAGES[0]),
        factories.ImageFactory(
            pk=strategies.IMAGES[1],
            focal_point_x=100,
            focal_point_y=120,
            focal_point_width=30,
            focal_point_height=40,
        ),
    ]
    with_logo, without = strategies.SERVICES
    services = [
        factories.WatchServiceFactory(pk=with_logo, logo=images[0], link="https://service.example/"),
        factories.WatchServiceFactory(pk=without),
    ]
    film = factories.FilmFactory(pk=strategies.FILM)
    for person, level in zip(people, ("none", "mild", "major", "ending"), strict=True):
        factories.FilmCreditFactory(
            film=film, person=person, character=f"Part {person.pk}", spoiler_level=level
        )
    factories.FilmWayToWatchFactory(film=film, service=services[0], country="US")
    factories.FilmWayToWatchFactory(film=film, service=None, kind="physical")
    for url in strategies.EMBEDS:
        Embed.objects.create(
            hash=get_embed_hash(url, 1200),
            url=url,
            max_width=1200,
            type="video",
            html="<iframe></iframe>",
            title="A trailer",
        )
    return SimpleNamespace(film=film, people=people, services=services, images=images)
