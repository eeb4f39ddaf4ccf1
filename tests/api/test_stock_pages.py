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
    assert response.json()["review_body"] == build_review(review)["body"]


@pytest.mark.parametrize("level", list(SpoilerLevel))
def test_v2_cuts_to_the_level_that_is_asked_for(review: Any, level: SpoilerLevel) -> None:
    shown = Client().get(f"/api/v2/pages/{review.pk}/", {"spoilers": level.value}).json()
    assert shown["review_body"] == build_review(review, level)["body"]


@needs_v3
def test_v3_always_cuts_to_the_lowest(review: Any) -> None:
    shown = Client().get(f"/api/v3/pages/{review.pk}/", {"spoilers": "ending"}).json()
    assert shown["review_body"] == build_review(review)["body"]


@pytest.mark.parametrize("name", ["body", "review_body"])
def test_nobody_can_order_or_filter_by_what_is_stored(pages: str, review: Any, name: str) -> None:
    type_ = review._meta.label
    ordered = Client().get(pages, {"type": type_, "order": name})
    assert ordered.status_code == (400 if "v2" in pages else 422)
    stored = review._meta.get_field("body").get_prep_value(review.body)
    for value in (stored, "anything"):
        filtered = Client().get(pages, {"type": type_, name: value})
        if "v2" in pages:
            assert filtered.status_code == 400
        else:  # v3 ignores what it does not know
            assert [item["id"] for item in filtered.json()["items"]] == [review.pk]


def test_the_byline_is_small_objects(pages: str, review: Any) -> None:
    (person,) = Client().get(f"{pages}{review.pk}/").json()["bylines"]
    assert person["name"] == "Ingrid Vale"
    assert set(person) == {"id", "name", "native_name", "slug"}


def test_a_list_of_pages_knows_no_secret(pages: str, review: Any) -> None:
    type_ = review._meta.label
    query = {"type": type_, **({"fields": "review_body"} if "v2" in pages else {})}
    assert SECRET not in Client().get(pages, query).content.decode()


def test_search_is_no_oracle(pages: str, review: Any) -> None:
    def found(words: str) -> int:
        answer = Client().get(pages, {"search": words, "type": review._meta.label}).json()
        return len(answer["items"])

    assert found("clerk") == 1
    assert found("lets") == 0


def test_a_redacted_body_is_told_from_a_draft_of_it(pages: str, review: Any) -> None:
    """Nothing of the stored form is shown: what an API shows cannot be taken for what is stored."""
    for node in Client().get(f"{pages}{review.pk}/").json()["review_body"]:
        assert "redacted" in node
        assert "spoiler_level" in node
