"""People have endpoints of their own: nobody is there who is known only by what gives a film away."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from tests import bodies, factories
from tests.api.conftest import Door, needs_v3
from wagtail_filmreview.models import PersonText

pytestmark = needs_v3
LEVELS = ["none", "mild", "ending"]


@pytest.fixture
def people(db: None, home: Any) -> Door:
    return Door("/api/v3/people/", 422, lambda a: a["items"], lambda a: a["count"])


@pytest.fixture
def person(db: None) -> Any:
    return factories.PersonFactory(name="Ada Lind")


@pytest.fixture
def film(db: None) -> Any:
    return factories.FilmFactory(title="Detour", year=1945)


def publish(index: Any, **given: Any) -> Any:
    return factories.publish(factories.FilmReviewPageFactory(parent=index, live=False, **given))


def names(people: Door, **parameters: Any) -> list[str]:
    response = people.get(**parameters)
    assert response.status_code == 200, response.content
    return [item["name"] for item in response.json()["items"]]


def parts(people: Door, person: Any) -> list[tuple[str, str, str]] | None:
    """None where there is no such person."""
    response = people.get(f"{person.pk}/")
    if response.status_code == 404:
        return None
    return [
        (part["film"]["title"], part["role"], part["character"]) for part in response.json()["filmography"]
    ]


@pytest.mark.parametrize("level", LEVELS)
def test_a_part_in_a_film_makes_somebody_known_if_it_is_open(
    people: Door, person: Any, film: Any, level: str
) -> None:
    factories.FilmCreditFactory(film=film, person=person, character="The clerk", spoiler_level=level)
    known = level == "none"
    assert names(people) == names(people, search="Ada") == (["Ada Lind"] if known else [])
    assert parts(people, person) == ([("Detour", "actor", "The clerk")] if known else None)


@pytest.mark.parametrize("level", LEVELS)
def test_so_does_a_row_of_a_review(people: Door, person: Any, film: Any, index: Any, level: str) -> None:
    publish(index, film=film, body=[bodies.cast(bodies.credit(person, spoiler_level=level))])
    known = level == "none"
    assert names(people) == (["Ada Lind"] if known else [])
    assert parts(people, person) == ([("Detour", "actor", "")] if known else None)


def test_what_one_review_hides_another_does_not_tell(
    people: Door, person: Any, film: Any, index: Any
) -> None:
    factories.FilmCreditFactory(film=film, person=person)
    publish(index, film=film, body=[bodies.cast(bodies.credit(person))])
    assert parts(people, person) == [("Detour", "actor", "")]
    publish(index, film=film, body=[bodies.cast(bodies.credit(person, spoiler_level="major"))])
    assert parts(people, person) == []


@pytest.mark.parametrize("where", ["draft", "restricted", "on another site"])
def test_a_review_that_the_public_of_this_site_does_not_read_tells_of_nobody(
    people: Door, person: Any, film: Any, index: Any, where: str
) -> None:
    parent = factories.SiteFactory().root_page if where == "on another site" else index
    given = {"film": film, "reviewers": [person], "body": [bodies.cast(bodies.credit(person))]}
    if where == "draft":
        factories.FilmReviewPageFactory(parent=parent, live=False, **given)
    else:
        page = publish(parent, **given)
        if where == "restricted":
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert names(people) == []
    assert parts(people, person) is None


def test_a_draft_of_a_film_tells_of_nobody_either(people: Door, person: Any) -> None:
    factories.FilmCreditFactory(film=factories.FilmFactory(live=False), person=person)
    assert names(people) == []


def test_a_critic_has_the_reviews_that_they_wrote_here(
    people: Door, person: Any, film: Any, index: Any
) -> None:
    page = publish(index, film=film, reviewers=[person], title="Thumbs up")
    publish(index, film=film)
    reviews = people.get(f"{person.pk}/").json()["reviews"]
    assert (reviews["count"], [one["id"] for one in reviews["items"]]) == (1, [page.pk])
    assert reviews["items"][0]["title"] == "Thumbs up"


def test_the_newest_film_comes_first_and_texts_are_in_the_language_asked_for(
    people: Door, person: Any
) -> None:
    german = factories.LocaleFactory(language_code="de")
    PersonText.objects.create(person=person, locale=german, biography="<p>Schauspielerin.</p>")
    for year in (1920, 1960, 1940):
        factories.FilmCreditFactory(film=factories.FilmFactory(title=str(year), year=year), person=person)
    assert [title for title, _role, _character in parts(people, person) or []] == ["1960", "1940", "1920"]
    answers = [people.get(f"{person.pk}/", locale=code).json() for code in ("de", "fr")]
    assert [(one["locale"], one["biography"]) for one in answers] == [
        ("de", "<p>Schauspielerin.</p>"),
        ("fr", ""),
    ]


def test_people_are_listed_by_sort_name_and_searched_by_name(people: Door, film: Any) -> None:
    for name in ("Zoe Adler", "Ada Zorn", "Jun Park"):
        factories.FilmCreditFactory(film=film, person=factories.PersonFactory(name=name))
    assert names(people) == ["Zoe Adler", "Jun Park", "Ada Zorn"]
    assert names(people, limit=1, offset=1) == ["Jun Park"]
    assert names(people, search="park") == ["Jun Park"]
    assert people.get(search="park").json()["count"] == 1


@pytest.mark.parametrize("name", ["limit", "order", "spoilers", "user"])
def test_what_is_unknown_or_wrong_is_refused_by_name(people: Door, name: str) -> None:
    response = people.get(**{name: "x"})
    assert response.status_code == 422
    assert name in response.content.decode()


@pytest.mark.parametrize("many", [1, 4])
def test_it_costs_the_same_however_much_there_is(
    people: Door, person: Any, index: Any, django_assert_num_queries: Any, many: int
) -> None:
    person.photo = factories.ImageFactory()
    person.save()
    for _number in range(many):
        other = factories.PersonFactory(photo=factories.ImageFactory())
        film = factories.FilmFactory()
        factories.FilmCreditFactory(film=film, person=person)
        factories.FilmCreditFactory(film=film, person=other)
        publish(index, film=film, reviewers=[person])
    people.get()
    with django_assert_num_queries(4):
        people.get()
    with django_assert_num_queries(7):
        people.get(f"{person.pk}/")


def test_whoever_has_the_answer_gets_it_once(people: Door, person: Any, film: Any) -> None:
    factories.FilmCreditFactory(film=film, person=person)
    tag = people.get(f"{person.pk}/")["ETag"]
    headers = {"host": "localhost", "if-none-match": tag}
    assert Client().get(f"/api/v3/people/{person.pk}/", headers=headers).status_code == 304
