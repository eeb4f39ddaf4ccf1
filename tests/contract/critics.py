"""The site that the docs ask: critics.example, with three reviews under fixed ids."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db.models.signals import pre_save
from wagtail.models import Locale, Page, Site

from tests import bodies, factories
from wagtail_filmreview.models import Film, Person, WatchService
from wagtail_filmreview.pages.models import FilmReviewIndexPage, FilmReviewPage

SAFETY_LAST, CHARADE, METROPOLIS = 41, 42, 43


def build(hostname: str = "critics.example", port: int = 443) -> None:
    """Make the default site this one. Nothing but what Wagtail's own migrations make may be there."""
    Locale.objects.get_or_create(language_code="en")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root")
    home = _below(root, 31, Page(title="Critics", slug="critics"))
    Site.objects.all().delete()
    Site.objects.create(hostname=hostname, port=port, root_page=home, is_default_site=True)
    index = _below(home, 32, FilmReviewIndexPage(title="Reviews", slug="reviews"))
    _reviews(index, _films())


def _films() -> dict[int, Film]:
    comedy = factories.GenreFactory(pk=1, name="Comedy", slug="comedy")
    thriller = factories.GenreFactory(pk=2, name="Thriller", slug="thriller")
    facts: list[dict[str, Any]] = [
        {"title": "Safety Last!", "year": 1923, "imdb_id": "tt0014429", "genres": [comedy]},
        {"title": "Charade", "year": 1963, "imdb_id": "tt0056923", "genres": [comedy, thriller]},
        {"title": "Metropolis", "year": 1927, "imdb_id": "tt0017136", "genres": []},
    ]
    films = {pk: factories.FilmFactory(pk=pk, **fact) for pk, fact in enumerate(facts, 1)}
    names = ["Harold Lloyd", "Audrey Hepburn", "Brigitte Helm", "Ada Lind"]
    people = {pk: factories.PersonFactory(pk=pk, name=name) for pk, name in enumerate(names, 1)}
    for pk, character in ((1, "The Boy"), (2, "Regina Lampert"), (3, "Maria")):
        factories.FilmCreditFactory(film=films[pk], person=people[pk], character=character)
    service = WatchService.objects.create(pk=1, name="Silent Club", slug="silent-club")
    factories.FilmWayToWatchFactory(film=films[1], service=service, country="DE")
    return films


def _reviews(index: Any, films: dict[int, Film]) -> None:
    clock = factories.ImageFactory(
        pk=1,
        title="A man hangs from the hand of a clock",
        file__filename="clock.jpg",
        file__width=1600,
        file__height=900,
    )
    _publish(
        index,
        METROPOLIS,
        films[3],
        title="A machine with a heart",
        slug="metropolis",
        body=[
            _known(bodies.heading("The city below"), 1),
            _known(bodies.paragraph("Freder follows Maria down to the machines.", "mild"), 2),
        ],
    )
    _publish(
        index,
        CHARADE,
        films[2],
        title="Whom to trust in Paris",
        slug="charade",
        body=[
            bodies.verdict(bodies.stars("4")),
            bodies.advisories(bodies.advisory("violence", "moderate", spoiler_level="none")),
        ],
    )
    safety_last = _publish(
        index,
        SAFETY_LAST,
        films[1],
        title="Hanging on",
        slug="hanging-on",
        standfirst="A clerk climbs a department store.",
        hero_image=clock,
        body=[bodies.verdict(bodies.stars("4.5")), bodies.advisories(all_assessed=True)],
    )
    # Wagtail keeps the former address.
    safety_last.slug = "safety-last"
    factories.publish(safety_last)


def _publish(index: Any, pk: int, film: Film, **given: Any) -> Any:
    day = datetime(2026, 3, 50 - pk, 9, tzinfo=UTC)
    critic = Person.objects.get(name="Ada Lind")
    page = FilmReviewPage(film=film, published_on=day, bylines=[("person", critic)], **given)
    return factories.publish(_below(index, pk, page))


def _known(block: bodies.Raw, number: int) -> bodies.Raw:
    return {**block, "id": f"0b0c8f4e-58a4-4b0e-8a0e-2b6f5f3f1c{number:02}"}


def _below(parent: Any, pk: int, page: Any) -> Any:
    """Add a page under an id. Wagtail takes one that has its id beforehand for an old one."""

    def name(instance: Any, **kwargs: Any) -> None:
        if instance is page:
            page.pk = pk

    pre_save.connect(name)
    try:
        return parent.add_child(instance=page)
    finally:
        pre_save.disconnect(name)
