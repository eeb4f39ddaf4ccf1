"""What every test may ask for, and what none may depend on."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import Phase
from hypothesis import settings as hypothesis_settings
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.models import Page, Site

from tests import factories
from tests.blocks import strategies
from tests.lookup.server import Catalogue, serving

# Explaining a failure takes longer than finding it.
PHASES = [phase for phase in Phase if phase is not Phase.explain]

# The same examples on every run and machine, however slow; `thorough` looks for new ones.
hypothesis_settings.register_profile(
    "suite", derandomize=True, deadline=None, database=None, max_examples=30, phases=PHASES
)
# For other lines and databases: what is not about them was looked at with the newest.
hypothesis_settings.register_profile("again", hypothesis_settings.get_profile("suite"), max_examples=10)
hypothesis_settings.register_profile("thorough", deadline=None, database=None, max_examples=2000)
hypothesis_settings.load_profile(os.environ.get("FILMREVIEW_HYPOTHESIS", "suite"))


def pytest_configure(config: pytest.Config) -> None:
    # Wagtail leaves closing the file that a rendition is saved from to the garbage collector.
    config.addinivalue_line(
        "filterwarnings", "ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning"
    )


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") is not None:
            continue
        if {"transactional_db", "live_server"} & names:
            # All alike: one that leaves other ids behind fails whoever wants the first ones back.
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True))
        elif "db" not in names:
            item.add_marker(pytest.mark.any_database)


def pytest_collection_finish() -> None:
    """What was imported stays: collecting garbage among it anew for every test costs a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)


@pytest.fixture(autouse=True)
def fresh_cache() -> Iterator[None]:
    """Wagtail caches the root paths of sites, which a rolled back test leaves wrong."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="module")
def shared_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """For what all tests of a module look at: a transaction around theirs, rolled back after the last.

    Give each test a deep copy of what was made in it, for the sake of those that change it.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def site(db: None) -> Site:
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def home(site: Site) -> Page:
    return site.root_page


@pytest.fixture
def index(home: Page) -> Any:
    return factories.FilmReviewIndexPageFactory(parent=home, title="Reviews", slug="reviews")


@pytest.fixture
def editor_client(client: Any, db: None) -> Any:
    """A browser without script, logged in as somebody who may do everything."""
    client.force_login(factories.AdminFactory())
    return client


@pytest.fixture
def filmreview_settings(settings: Any) -> Callable[..., None]:
    """Sets entries of ``WAGTAIL_FILMREVIEW`` for one test."""

    def set_entries(**entries: Any) -> None:
        settings.WAGTAIL_FILMREVIEW = {**getattr(settings, "WAGTAIL_FILMREVIEW", {}), **entries}

    return set_entries


@pytest.fixture
def lookup_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalogue]:
    """A catalogue of films on this machine, which knows nothing until it is told."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving() as server:
        yield server


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


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser that drives the ``browser`` tests."""
    path = os.environ.get("FILMREVIEW_CHROMIUM")
    if not path:
        pytest.skip("FILMREVIEW_CHROMIUM names no browser")
    return path
