"""Wagtail's API v3 writes pages; it publishes no review before its film's embargo ends."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail import VERSION as WAGTAIL_VERSION

from tests import factories
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(WAGTAIL_VERSION < (8, 0), reason="API v3 came with Wagtail 8"),
]


@pytest.fixture
def writer() -> Client:
    from wagtail.models import APIToken

    _token, plaintext = APIToken.create_token(user=factories.AdminFactory(), name="test")
    return Client(headers={"authorization": f"Bearer {plaintext}"})


def test_publishing_answers_403_with_the_reason(writer: Any, index: Any) -> None:
    film = factories.FilmFactory(title="Kane", year=1941, embargo_until="2199-05-01T09:00:00Z")
    page = FilmReviewPage(title="A review", slug="a-review", film=film, live=False)
    index.add_child(instance=page)
    page.save_revision()
    answer = writer.post(f"/api/v3/pages/{page.pk}/actions/publish/", content_type="application/json")
    assert answer.status_code == 403
    assert "No review of “Kane (1941)” may appear before" in answer.json()["detail"]
    edit = {
        "meta": {"type": "wagtail_filmreview_pages.FilmReviewPage", "action": "publish"},
        "title": "Typed",
    }
    assert writer.patch(f"/api/v3/pages/{page.pk}/", edit, content_type="application/json").status_code == 403
    page.refresh_from_db()
    assert not page.live
