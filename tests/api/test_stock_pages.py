"""Wagtail's own page endpoints show the same shapes and know no more secrets."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests import bodies, factories
from tests.api.conftest import needs_v3
from wagtail_filmreview.representations.build import build_review
from wagtail_filmreview.vocabulary import SpoilerLevel

pytestmark = pytest.mark.django_db
SECRET = "He lets go"


@pytest.fixture(
    params=[pytest.param("/api/v2/pages/", id="v2"), pytest.param("/api/v3/pages/", id="v3", marks=needs_v3)]
)
def pages(request: Any) -> str:
    return request.param


@pytest.fixture(params=[factories.FilmReviewPageFactory, factories.FestivalReviewPageFactory])
def review(request: Any, home: Any) -> Any:
    """A public review of either class that keeps a secret."""
    person = factories.PersonFactory(name="Ingrid Vale")
    return factories.publish(
        request.param(
            live=False,
            reviewers=[person],
            body=[
                bodies.cast(bodies.credit(person, character="The clerk")),
                bodies.synopsis(bodies.section("A clerk."), bodies.section(SECRET, "ending")),
                bodies.paragraph(SECRET, "major"),
            ],
        )
    )


def test_the_body_has_the_same_nodes_cut_to_the_lowest_level(pages: str, review: Any) -> None:
    response = Client().get(f"{pages}{review.pk}/")
    assert SECRET not in response.content.decode()
    assert response.json()["body"] == build_review(review)["body"]


@pytest.mark.parametrize("level", list(SpoilerLevel))
def test_it_is_cut_to_the_level_that_is_asked_for(pages: str, review: Any, level: SpoilerLevel) -> None:
    shown = Client().get(f"{pages}{review.pk}/", {"spoilers": level.value}).json()
    assert shown["body"] == build_review(review, level)["body"]


def test_the_byline_is_small_objects(pages: str, review: Any) -> None:
    (person,) = Client().get(f"{pages}{review.pk}/").json()["bylines"]
    assert person["name"] == "Ingrid Vale"
    assert set(person) == {"id", "name", "native_name", "slug"}


def test_a_list_of_pages_knows_no_secret(pages: str, review: Any) -> None:
    type_ = review._meta.label
    query = {"type": type_, **({"fields": "body"} if "v2" in pages else {})}
    assert SECRET not in Client().get(pages, query).content.decode()


def test_search_is_no_oracle(pages: str, review: Any) -> None:
    def found(words: str) -> int:
        answer = Client().get(pages, {"search": words, "type": review._meta.label}).json()
        return len(answer["items"])

    assert found("clerk") == 1
    assert found("lets") == 0


def test_a_redacted_body_is_told_from_a_draft_of_it(pages: str, review: Any) -> None:
    """Nothing of the stored form is shown: what an API shows cannot be taken for what is stored."""
    for node in Client().get(f"{pages}{review.pk}/").json()["body"]:
        assert "redacted" in node
        assert "spoiler_level" in node
