"""Films, people and vocabularies tell two sites apart by nothing that is hidden, whatever they are asked.

But for the one question that is to be answered: whether a film contains something.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.api.conftest import needs_v3
from tests.leaks import catalogue
from tests.leaks.channels import HAS_V3
from tests.leaks.test_oracle import SEARCHES, ask, differing
from tests.leaks.twins import ONE, OPEN, OTHER, site_with
from wagtail_filmreview import conf
from wagtail_filmreview.api.catalogue_asked import FilmsAsked, GenresAsked, PeopleAsked
from wagtail_filmreview.models import Person

PEOPLE = [
    *(str(thing.key) for thing in (ONE.person, OTHER.person, OPEN)),
    *(name for secret in (ONE, OTHER) for name in secret.person.words.values()),
]
ASKED: dict[str, list[str]] = {
    "locale": ["", "en", "de"],
    "limit": ["1"],
    "offset": ["1"],
    "search": SEARCHES,
    "kind": ["feature", "series"],
    "genre": ["comedy"],
    "person": PEOPLE,
    "imdb_id": ["tt0014429", ONE.text],
    "tmdb_id": ["1"],
    "year_min": ["1900"],
    "year_max": ["1900", "2100"],
    "order": ["title", "-title", "year", "-year"],
}


def questions() -> list[str]:
    lists: list[tuple[str, Any]] = [("/api/v2/films/", FilmsAsked)]
    others = [f"/api/v2/films/{catalogue.FILM}/"]
    if HAS_V3:
        lists += [
            ("/api/v3/films/", FilmsAsked),
            ("/api/v3/people/", PeopleAsked),
            ("/api/v3/genres/", GenresAsked),
        ]
        others += [f"/api/v3/films/{catalogue.FILM}/", "/api/v3/vocabulary/"]
        others += [f"/api/v3/people/{thing.key}/" for thing in catalogue.PEOPLE]
        shipped = conf.advisory_categories().keys() - {thing.key for thing in catalogue.CATEGORIES}
        others += [f"/api/v3/films/{catalogue.FILM}/contains/{slug}/" for slug in sorted(shipped)]
    asked = [
        f"{address}?{urlencode({name: value})}"
        for address, parameters in lists
        for name in parameters.model_fields
        for value in ASKED[name]
    ]
    guesses = [f"{address}?{urlencode({'character': ONE.text})}" for address, _parameters in lists]
    return list(dict.fromkeys([*(address for address, _parameters in lists), *asked, *guesses, *others]))


@pytest.fixture
def reviews(film: Any, index: Any) -> Any:
    # A file that is drawn twice gets another name the second time.
    for person in Person.objects.exclude(photo=None):
        person.photo.get_renditions(*conf.renditions("photo").values())
    return index


def test_two_sites_that_differ_in_what_is_hidden_answer_the_same(reviews: Any) -> None:
    addresses = questions()
    with site_with(reviews, ONE, OTHER):
        answers = ask(addresses)
    with site_with(reviews, OTHER, ONE):
        others = ask(addresses)
    assert differing(answers, others) == {}
    assert sum(answer.status == 200 for answer in answers.values()) > 40


def test_the_questions_would_tell_what_is_not_hidden(reviews: Any) -> None:
    addresses = [address for address in questions() if address.endswith(f"/films/{catalogue.FILM}/")]
    with site_with(reviews, ONE, OTHER, level="none"):
        answers = ask(addresses)
    with site_with(reviews, OTHER, ONE, level="none"):
        others = ask(addresses)
    assert addresses and set(differing(answers, others)) == set(addresses)


@needs_v3
def test_people_who_are_known_only_by_what_is_hidden_are_not_found(reviews: Any) -> None:
    client = Client(headers={"host": "localhost"})
    with site_with(reviews, ONE, OTHER):
        for secret in (ONE, OTHER):
            assert client.get(f"/api/v3/people/{secret.person.key}/").status_code == 404
        assert client.get(f"/api/v3/people/{OPEN.key}/").status_code == 200


@needs_v3
def test_only_the_direct_question_is_answered(reviews: Any) -> None:
    client = Client(headers={"host": "localhost"})
    with site_with(reviews, ONE, OTHER):
        for secret in (ONE, OTHER):
            address = f"/api/v3/films/{catalogue.FILM}/contains/{secret.category.key}/"
            answer = json.loads(client.get(address).content)
            assert (answer["answer"], answer["intensity"]) == ("contains", secret.intensity)
