"""Previews: at each spoiler level, and of drafts that lack whatever a draft may lack."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests import bodies, factories

pytestmark = pytest.mark.django_db

LEVELS = ["none", "mild", "major", "ending"]


@pytest.fixture
def parts() -> dict[str, Any]:
    """Everything that a review may have, and a draft may lack."""
    person = factories.PersonFactory(name="Ada Lind")
    film = factories.FilmCreditFactory(person=person, film__poster=factories.ImageFactory()).film
    return {
        "film": film,
        "bylines": [("person", person)],
        "hero_image": factories.ImageFactory(),
        "standfirst": "A chase that takes its time.",
        "seen_as": "cinema",
    }


def blocks(person: Any = None, image: Any = None, service: Any = None) -> list[Any]:
    """Every block, each with as little in it as a draft may have."""
    return [
        bodies.cast(bodies.credit(person)),
        bodies.synopsis(*(bodies.section(f"Part of {level}.", level) for level in LEVELS)),
        bodies.synopsis(),
        bodies.verdict(recommendation=""),
        bodies.advisories(
            bodies.advisory("", ""), bodies.advisory("threat", "mild", scenes=[bodies.scene("")])
        ),
        bodies.where_to_watch(bodies.way("", service)),
        bodies.heading(""),
        bodies.paragraph(""),
        bodies.quote(""),
        bodies.image(image),
        bodies.gallery(bodies.picture(image)),
        bodies.gallery(),
        bodies.embed(""),
    ]


def preview(page: Any, mode: str) -> str:
    answer = page.make_preview_request(preview_mode=mode)
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


def test_there_is_a_preview_for_each_level_and_the_first_gives_nothing_away(index: Any, parts: Any) -> None:
    page = factories.FilmReviewPageFactory(parent=index, live=False, body=blocks(), **parts)
    assert [name for name, _label in page.preview_modes] == LEVELS
    assert page.default_preview_mode == "none"
    for number, level in enumerate(LEVELS):
        html = preview(page, level)
        shown = [one for one in LEVELS if f"Part of {one}." in html]
        assert shown == LEVELS[: number + 1]
    # A mode that nobody knows is what everybody may read.
    assert "Part of mild." not in preview(page, "")


@pytest.mark.parametrize(
    "missing",
    ["film", "bylines", "hero_image", "standfirst", "seen_as", "body", "everything", "year", "nothing"],
)
@pytest.mark.parametrize("level", ["none", "ending"])
def test_a_draft_is_shown_whatever_it_lacks(index: Any, parts: Any, missing: str, level: str) -> None:
    given = {**parts, "body": blocks()}
    if missing == "everything":
        given = {"film": None}
    elif missing == "film":
        given["film"] = None
    elif missing == "year":
        given["film"].credits.update(person=None)
        given["film"].poster = None
    else:
        given.pop(missing, None)
    page = factories.FilmReviewPageFactory(parent=index, title="Half a review", live=False, **given)
    page.save_revision(clean=False)
    assert "Half a review" in preview(page.get_latest_revision_as_object(), level)


@pytest.mark.parametrize("number", range(len(blocks())))
def test_a_block_is_shown_however_empty(index: Any, number: int) -> None:
    page = factories.FilmReviewPageFactory(
        parent=index, title="Half a review", film=None, live=False, body=[blocks()[number]]
    )
    assert "Half a review" in preview(page, "ending")


def test_a_form_with_nothing_in_it_but_a_title_is_previewed(editor_client: Any, index: Any) -> None:
    """Wagtail's panel sends what is typed so far."""
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=["wagtail_filmreview_pages", "filmreviewpage", index.pk]
    )
    form = {"title": "Half a review", "slug": "half", "body-count": "0", "bylines-count": "0", "film": ""}
    sent = editor_client.post(address, {**form, "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"})
    assert sent.json() == {"is_valid": True, "is_available": True}
    for level in LEVELS:
        shown = editor_client.get(f"{address}?mode={level}")
        assert shown.status_code == 200
        assert "Half a review" in shown.content.decode()
