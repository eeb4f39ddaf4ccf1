"""People who are probably one person."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from wagtail_filmreview.models import Person
from wagtail_filmreview.models.findings import Sameness, probably_same_people
from wagtail_filmreview.models.findings.people import plain_name

pytestmark = pytest.mark.django_db


def person(name: str, **given: Any) -> Person:
    return factories.PersonFactory(name=name, **given)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"name": "Ana Varda"}, {"name": "ana  varda"}, Sameness.NAME),
        ({"name": "Agnès Varda"}, {"name": "Agnes Varda"}, Sameness.NAME),
        ({"name": "Søren Łukasz"}, {"name": "Soren Lukasz"}, Sameness.NAME),
        ({"name": "J.J. O’Brien"}, {"name": "J. J. O'Brien"}, Sameness.NAME),
        ({"name": "Kim Ki-duk"}, {"name": "Ki-duk Kim"}, Sameness.ORDER),
        (
            {"name": "Lee C. H.", "native_name": "이충현"},
            {"name": "Lee", "native_name": "이충현"},
            Sameness.NATIVE,
        ),
        ({"name": "Lee", "native_name": "이충현"}, {"name": "이충현"}, Sameness.SWAPPED),
        (
            {"name": "이충현", "native_name": "Lee"},
            {"name": "Lee", "native_name": "이충현"},
            Sameness.SWAPPED,
        ),
        ({"name": "A", "imdb_id": "nm0000036"}, {"name": "B", "imdb_id": "nm00000036"}, Sameness.ID),
    ],
)
def test_why_two_are_one(one: Any, other: Any, reason: Sameness) -> None:
    first, second = person(**one), person(**other)
    person("Nobody Else", native_name="Nobody Else")
    (group,) = probably_same_people()
    assert group.people == (first.pk, second.pk)
    assert group.names == (first.name, second.name)
    assert group.reasons == (reason,)


def test_one_account_is_one_person() -> None:
    user = factories.UserFactory()
    person("Ada Reel", user=user)
    person("A. R.", user=user)
    assert [group.reasons for group in probably_same_people()] == [(Sameness.USER,)]


def test_reasons_that_overlap_make_one_group() -> None:
    people = [person("Lee", native_name="이충현"), person("lee"), person("이충현"), person("Other")]
    (group,) = probably_same_people()
    assert group.people == tuple(one.pk for one in people[:3])
    assert group.reasons == (Sameness.NAME, Sameness.SWAPPED)


def test_namesakes_with_ids_of_their_own_are_two_people() -> None:
    person("Steve McQueen", imdb_id="nm0000537")
    artist = person("Steve McQueen", imdb_id="nm2588606")
    assert probably_same_people() == []
    third = person("Steve McQueen")
    assert probably_same_people()[0].people[1:] == (artist.pk, third.pk)


@pytest.mark.parametrize(
    ("one", "other"),
    [("がとう", "かとう"), ("मीरा", "मारा"), ("봉준호", "봉준화"), ("Ann Lee", "Anna Lee")],
)
def test_marks_that_make_another_letter_make_another_name(one: str, other: str) -> None:
    assert plain_name(one) != plain_name(other)


def test_a_name_of_signs_alone_is_still_a_name() -> None:
    assert plain_name("!!!") != plain_name("???")
    assert plain_name(" ") == ""


def test_twenty_thousand_people_are_one_query_and_no_wait() -> None:
    Person.objects.bulk_create(
        Person(name=f"Robin Reel {number}", sort_name=f"Reel {number}", slug=f"reel-{number}")
        for number in range(19_900)
    )
    # The worst case: everybody under one key.
    Person.objects.bulk_create(
        Person(name="Anonymous", sort_name="Anonymous", slug=f"anonymous-{number}") for number in range(100)
    )
    start = time.process_time()
    with CaptureQueriesContext(connection) as queries:
        (group,) = probably_same_people()
    assert len(group.people) == 100
    assert len(queries) == 1
    # Comparing everybody with everybody would take minutes.
    assert time.process_time() - start < 10
