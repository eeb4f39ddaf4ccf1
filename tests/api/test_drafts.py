"""What a front end is shown of a draft: that one, for a while, and nothing else."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing
from wagtail_headless_preview.models import HeadlessBase, HeadlessPreviewMixin

from tests import bodies, factories
from tests.api.conftest import Door
from tests.testapp.models import FestivalReviewPage
from wagtail_filmreview.representations.drafts import SALT, draft_of, draft_token
from wagtail_filmreview.representations.schema import review_schema


@pytest.fixture
def review(home: Any) -> Any:
    """Public, with a draft beside it that says other things."""
    page = factories.FilmReviewPageFactory(title="Hanging on", body=[bodies.verdict(bodies.stars("2"))])
    page.title = "Falling"
    page.body = json.dumps(
        [bodies.verdict(bodies.stars("4.5")), bodies.paragraph("He falls.", spoiler_level="ending")]
    )
    page.save_revision()
    page.refresh_from_db()
    return page


def draft(door: Door, token: str, **asked: str) -> Any:
    return door.get("preview/", token=token, **asked)


@pytest.mark.parametrize("level", ["none", "mild", "ending"])
def test_it_is_a_whole_review_as_the_draft_has_it(door: Door, review: Any, level: str) -> None:
    answer = draft(door, draft_token(review), spoilers=level)
    shown = answer.json()
    review_schema().model_validate(shown, strict=True)
    assert (shown["id"], shown["title"], shown["score"]) == (review.pk, "Falling", 90)
    assert ("He falls." in answer.content.decode()) is (level == "ending")
    assert "He falls." not in shown["json_ld"]
    assert shown["meta"]["detail_url"] == f"http://localhost{door.address}{review.pk}/"
    assert door.get(f"{review.pk}/").json()["title"] == "Hanging on"


def test_nobody_keeps_or_indexes_it(door: Door, review: Any) -> None:
    answer = draft(door, draft_token(review))
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "ETag" not in answer


def test_it_takes_what_a_review_takes_and_nothing_else(door: Door, review: Any) -> None:
    token = draft_token(review)
    assert set(draft(door, token, fields="title").json()) == {"id", "title"}
    assert draft(door, token, spoilers="all").status_code == door.refusal
    assert draft(door, token, revision="1").status_code == door.refusal
    assert door.get("preview/").status_code == door.refusal


def test_a_token_is_for_that_draft_and_no_later_one(door: Door, review: Any) -> None:
    token = draft_token(review)
    review.title = "Later"
    review.save_revision()
    assert draft(door, token).json()["title"] == "Falling"


@pytest.mark.parametrize("token", ["", "x", "x:y:z", "\0", "ä"])
def test_what_is_no_token_finds_nothing(door: Door, review: Any, token: str) -> None:
    assert draft(door, token).status_code in (404, door.refusal)


def test_a_token_ends(door: Door, review: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.WAGTAIL_FILMREVIEW = {"PREVIEW_SECONDS": 600}
    token = draft_token(review)
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 599)
    assert draft(door, token).status_code == 200
    monkeypatch.setattr(signing.time, "time", lambda: now + 601)
    assert draft(door, token).status_code == 404


def test_of_what_is_gone_or_no_review_there_is_no_draft(door: Door, review: Any, home: Any) -> None:
    token = draft_token(review)
    assert draft_of(signing.dumps([review.pk, review.latest_revision_id], salt="for something else")) is None
    assert draft_of(draft_token(home)) is None
    assert draft_of(signing.dumps([home.pk, review.latest_revision_id], salt=SALT)) is None
    review.delete()
    assert draft(door, token).status_code == 404


def test_a_page_without_a_draft_is_shown_as_it_is(door: Door, home: Any) -> None:
    page = factories.FilmReviewPageFactory(title="Imported")
    assert page.latest_revision_id is None
    assert draft(door, draft_token(page)).json()["title"] == "Imported"


def test_public_translations_are_named(door: Door, review: Any) -> None:
    german = factories.LocaleFactory(language_code="de")
    review.get_parent().specific.copy_for_translation(german).save_revision().publish()
    translation = factories.publish(review.copy_for_translation(german))
    assert [one["id"] for one in draft(door, draft_token(review)).json()["translations"]] == [translation.pk]


# -- with wagtail-headless-preview -----------------------------------------------------------------


@pytest.fixture
def front_end(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its mixin before ours, as a site would have it in the bases of its class."""
    for mixin in (HeadlessBase, HeadlessPreviewMixin):
        for name, given in vars(mixin).items():
            if not name.startswith("__"):
                monkeypatch.setattr(FestivalReviewPage, name, given, raising=False)
    settings.WAGTAIL_HEADLESS_PREVIEW = {
        "CLIENT_URLS": {"default": "https://front.example"},
        "REDIRECT_ON_PREVIEW": True,
    }


def previewed(page: Any) -> str:
    """The token that a front end gets when an editor looks at the preview of a page."""
    (token,) = parse_qs(urlsplit(page.make_preview_request()["Location"]).query)["token"]
    return token


def test_what_an_editor_is_writing_is_shown(door: Door, home: Any, front_end: None) -> None:
    page = factories.FestivalReviewPageFactory(title="Public")
    page.title = "Not saved yet"
    assert draft(door, previewed(page)).json()["title"] == "Not saved yet"
    assert door.get(f"{page.pk}/").json()["title"] == "Public"


def test_of_a_page_that_was_never_saved_too(door: Door, home: Any, front_end: None) -> None:
    body = json.dumps([bodies.paragraph("It begins.")])
    page = FestivalReviewPage(title="New", body=body, locale=home.locale)
    page.path, page.depth = f"{home.path}0001", home.depth + 1  # where Wagtail's own view puts it
    shown = draft(door, previewed(page)).json()
    review_schema().model_validate(shown, strict=True)
    assert (shown["id"], shown["title"]) == (0, "New")


def test_its_tokens_end_as_ours_do(
    door: Door, home: Any, front_end: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = previewed(factories.FestivalReviewPageFactory())
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 3601)
    assert draft(door, token).status_code == 404
