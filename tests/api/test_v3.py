"""What only API v3 has: problem documents, and a description of itself."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests import bodies, factories
from tests.api.conftest import needs_v3
from wagtail_filmreview.api.asked import ListParameters

pytestmark = [pytest.mark.django_db, needs_v3]


def test_the_envelope(home: Any) -> None:
    factories.FilmReviewPageFactory()
    answer = Client().get("/api/v3/film-reviews/").json()
    assert set(answer) == {"count", "items"}
    assert answer["count"] == 1


@pytest.mark.parametrize("query", [{"spoiler": "ending"}, {"spoilers": "all"}, {"limit": "0"}])
def test_a_refusal_is_a_problem_document_that_names_the_parameter(home: Any, query: Any) -> None:
    response = Client().get("/api/v3/film-reviews/", query)
    assert response.status_code == 422
    assert response["content-type"].startswith("application/problem+json")
    (name,) = query
    assert name in response.content.decode()


def test_what_there_is_not_is_a_problem_document_too(home: Any) -> None:
    response = Client().get("/api/v3/film-reviews/999999/")
    assert response.status_code == 404
    assert response["content-type"].startswith("application/problem+json")


def test_it_describes_itself(home: Any) -> None:
    described = Client().get("/api/v3/openapi.json").json()
    operations = described["paths"]["/api/v3/film-reviews/"]["get"]
    assert operations["operationId"] == "film_reviews_list"
    parameters = {parameter["name"]: parameter["schema"] for parameter in operations["parameters"]}
    assert set(parameters) == set(ListParameters.model_fields)
    assert parameters["spoilers"]["enum"] == ["none", "mild", "major", "ending"]
    assert "/api/v3/film-reviews/{review_id}/" in described["paths"]
    assert {"FilmReview", "FilmReviewCard", "Paragraph", "HiddenParagraph"} <= set(
        described["components"]["schemas"]
    )


# -- Wagtail's own page endpoints ------------------------------------------------------------------


@pytest.fixture
def review(home: Any) -> Any:
    return factories.publish(
        factories.FilmReviewPageFactory(
            live=False,
            title="Hanging on",
            body=[bodies.heading("Gravity"), bodies.paragraph("He lets go.", "ending")],
        )
    )


def stored_bytes(page: Any) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT body FROM {page._meta.db_table} WHERE page_ptr_id = %s", [page.pk])  # noqa: S608
        return cursor.fetchone()[0]


def test_an_editor_with_a_token_cannot_write_a_body(review: Any) -> None:
    """A body that was cut for reading would otherwise be written back without what was cut."""
    from wagtail.models import APIToken

    _token, plaintext = APIToken.create_token(user=factories.AdminFactory(), name="test")
    client = Client(headers={"authorization": f"Bearer {plaintext}"})
    address = f"/api/v3/pages/{review.pk}/"
    shown = client.get(address).json()
    stored = stored_bytes(review)

    for name in ("body", "review_body"):
        type_ = "wagtail_filmreview_pages.FilmReviewPage"
        changes = {
            "meta": {"type": type_, "action": "publish"},
            "title": f"Renamed by {name}",
            name: shown["review_body"],
        }
        response = client.patch(address, changes, content_type="application/json")
        assert response.status_code == 200, response.content
        review.refresh_from_db()
        assert review.title == f"Renamed by {name}"
        assert stored_bytes(review) == stored
        assert json.loads(review.latest_revision.content["body"]) == json.loads(stored)
