"""From the editor to a front end that shows drafts."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from wagtail_filmreview.desk.drafts import VIEW
from wagtail_filmreview.representations.drafts import draft_of

FRONT_END = {"PREVIEW_URL": "https://front.example/draft?token={token}&from=cms"}


@pytest.fixture
def review(home: Any) -> Any:
    """Public, with a draft beside it that says other things."""
    page = factories.FilmReviewPageFactory(title="Hanging on")
    page.title = "Falling"
    page.save_revision()
    page.refresh_from_db()
    return page


def shown_to(user: Any, page: Any) -> Any:
    client = Client()
    client.force_login(user)
    return client.get(reverse(VIEW, args=[page.pk]))


def test_who_may_edit_is_led_to_the_front_end_with_a_token(review: Any, settings: Any) -> None:
    settings.WAGTAIL_FILMREVIEW = FRONT_END
    answer = shown_to(factories.AdminFactory(), review)
    assert answer.status_code == 302
    assert answer["Referrer-Policy"] == "no-referrer"
    address = urlsplit(answer["Location"])
    assert address.hostname == "front.example"
    (token,) = parse_qs(address.query)["token"]
    shown = draft_of(token)
    assert shown is not None and shown.title == "Falling"


def test_who_may_not_edit_gets_no_token(review: Any, settings: Any, desk_user: Any) -> None:
    settings.WAGTAIL_FILMREVIEW = FRONT_END
    elsewhere = factories.FilmReviewPageFactory()
    answer = shown_to(desk_user(on=elsewhere, pages=("change",)), review)
    assert answer.status_code == 302  # to the admin's front page, with a message
    assert "token" not in answer["Location"]
    assert shown_to(desk_user(on=review, pages=("change",)), review)["Location"].startswith("https://front")


def test_without_a_front_end_or_for_another_page_there_is_nothing(
    review: Any, home: Any, settings: Any
) -> None:
    assert shown_to(factories.AdminFactory(), review).status_code == 404
    settings.WAGTAIL_FILMREVIEW = FRONT_END
    assert shown_to(factories.AdminFactory(), home).status_code == 404


def test_the_editor_has_a_button_where_there_is_a_front_end(review: Any, settings: Any) -> None:
    client = Client()
    client.force_login(factories.AdminFactory())
    edit = reverse("wagtailadmin_pages:edit", args=[review.pk])
    link = reverse(VIEW, args=[review.pk])
    assert link not in client.get(edit).content.decode()
    settings.WAGTAIL_FILMREVIEW = FRONT_END
    assert link in client.get(edit).content.decode()
