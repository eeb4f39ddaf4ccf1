"""A surprise appearance is in no filmography until the reader asks for it."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import Context, Template
from wagtail.models import PageViewRestriction

from tests import bodies, factories
from wagtail_filmreview.representations.filmography import Part, filmography
from wagtail_filmreview.vocabulary import SpoilerLevel

pytestmark = pytest.mark.django_db
LEVELS = list(SpoilerLevel)


@pytest.fixture
def person() -> Any:
    return factories.PersonFactory(name="Ingrid Vale")


@pytest.fixture
def film() -> Any:
    return factories.FilmFactory(title="The Long Way Down", year=1931)


def review(film: Any, *credits: Any, **given: Any) -> Any:
    body = [bodies.cast(*credits)]
    return factories.publish(factories.FilmReviewPageFactory(live=False, film=film, body=body, **given))


@pytest.mark.parametrize("needed", LEVELS)
@pytest.mark.parametrize("asked", LEVELS)
def test_a_credit_of_the_film_has_its_own_level(
    site: Any, person: Any, film: Any, needed: SpoilerLevel, asked: SpoilerLevel
) -> None:
    factories.FilmCreditFactory(film=film, person=person, character="The clerk", spoiler_level=needed)
    expected = [Part(film, "actor", "The clerk")] if needed.rank <= asked.rank else []
    assert filmography(person, site=site, level=asked) == expected


@pytest.mark.parametrize("needed", LEVELS)
@pytest.mark.parametrize("asked", LEVELS)
def test_a_row_of_a_review_has_its_own_level(
    site: Any, person: Any, film: Any, needed: SpoilerLevel, asked: SpoilerLevel
) -> None:
    review(film, bodies.credit(person, character="Himself", spoiler_level=needed.value))
    expected = [Part(film, "actor", "Himself")] if needed.rank <= asked.rank else []
    assert filmography(person, site=site, level=asked) == expected


def test_a_row_does_not_undo_what_the_film_protects(site: Any, person: Any, film: Any) -> None:
    factories.FilmCreditFactory(film=film, person=person, character="The twin", spoiler_level="ending")
    review(film, bodies.credit(person, character="A stranger"))
    assert filmography(person, site=site, level=SpoilerLevel.MAJOR) == []


def test_without_a_level_none_is_asked_for(site: Any, person: Any, film: Any) -> None:
    factories.FilmCreditFactory(film=film, person=person, spoiler_level="mild")
    assert filmography(person, site=site) == []


def test_one_part_is_named_once(site: Any, person: Any, film: Any) -> None:
    factories.FilmCreditFactory(film=film, person=person, character="Harold")
    review(film, bodies.credit(person, character="The boy"))
    assert filmography(person, site=site) == [Part(film, "actor", "Harold")]


def test_the_newest_film_comes_first(site: Any, person: Any) -> None:
    for year in (1920, 1960, 1940):
        factories.FilmCreditFactory(film=factories.FilmFactory(year=year), person=person)
    assert [part.film.year for part in filmography(person, site=site)] == [1960, 1940, 1920]


def test_only_public_reviews_of_the_site_add_to_it(site: Any, person: Any, film: Any) -> None:
    row = bodies.credit(person)
    restricted = review(film, row)
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    factories.FilmReviewPageFactory(live=False, film=film, body=[bodies.cast(row)])
    elsewhere = factories.SiteFactory()
    review(film, row, parent=elsewhere.root_page)
    assert filmography(person, site=site) == []
    assert len(filmography(person, site=elsewhere)) == 1


def test_a_template_shows_what_the_address_asks_for(rf: Any, site: Any, person: Any, film: Any) -> None:
    factories.FilmCreditFactory(film=film, person=person, character="The twin", spoiler_level="ending")
    template = Template(
        "{% load filmreview_tags %}{% filmography person as parts %}"
        "{% for part in parts %}{{ part.film }}: {{ part.character }}{% endfor %}"
    )

    def shown(address: str) -> str:
        request = rf.get(address, headers={"host": "localhost"})
        return template.render(Context({"request": request, "person": person}))

    assert shown("/people/ingrid-vale/") == ""
    assert "The twin" in shown("/people/ingrid-vale/?spoilers=ending")
