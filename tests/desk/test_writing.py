"""What a critic meets on opening a review: a skeleton to fill, their own byline, what readers will see."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests import bodies, factories
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = pytest.mark.django_db

SKELETON = ["content_advisories", "cast", "synopsis", "verdict", "where_to_watch"]
SHOWN = "/admin/film-reviews/shown-of-film/"


def add_view(index: Any) -> str:
    return reverse("wagtailadmin_pages:add", args=["wagtail_filmreview_pages", "filmreviewpage", index.pk])


def opened(client: Any, address: str, field: str = "body") -> list[dict[str, Any]]:
    """The stream that a form opens with, as its script is given it."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    [block] = page.select(f"#{field}[data-block], #{field}-root")
    return json.loads(block["data-w-block-arguments-value"])[0]


def form(body: list[Any], **given: Any) -> dict[str, Any]:
    return nested_form_data(
        {
            "title": "Nobody hurries",
            "slug": "nobody-hurries",
            "bylines": streamfield([]),
            "standfirst": "",
            "body": streamfield(body),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""},
            **given,
        }
    )


def left_empty() -> list[Any]:
    """The skeleton as a browser sends it back when nobody has touched it."""
    nothing: list[Any] = []
    section = {"spoiler_level": "mild", "heading": "", "text": rich_text("")}
    verdict = {"rating": "", "recommendation": "", "summary": rich_text(""), "pull_quote": ""}
    return [
        ("content_advisories", {"advisories": streamfield(nothing)}),
        ("cast", {"credits": streamfield(nothing)}),
        (
            "synopsis",
            {
                "sections": {
                    "0": {"value": section, "order": "0", "deleted": "", "type": "item"},
                    "count": "1",
                }
            },
        ),
        (
            "verdict",
            {**verdict, **{name: streamfield(nothing) for name in ("pros", "cons", "criteria")}},
        ),
        ("where_to_watch", {"ways": streamfield(nothing), "include_film": "on"}),
    ]


def test_a_new_review_opens_with_the_skeleton_and_the_byline_of_who_writes(client: Any, index: Any) -> None:
    user = factories.AdminFactory()
    critic = factories.PersonFactory(user=user)
    client.force_login(user)
    rows = opened(client, add_view(index))
    assert [row["type"] for row in rows] == SKELETON
    assert all(row["id"] for row in rows)
    assert [row["value"]["id"] for row in opened(client, add_view(index), "bylines")] == [critic.pk]


def test_the_skeleton_is_a_setting(editor_client: Any, index: Any, filmreview_settings: Any) -> None:
    filmreview_settings(BODY_SKELETON=["paragraph", "verdict"])
    assert [row["type"] for row in opened(editor_client, add_view(index))] == ["paragraph", "verdict"]
    filmreview_settings(BODY_SKELETON=[])
    assert opened(editor_client, add_view(index)) == []


def test_a_review_that_exists_and_one_made_by_code_have_no_skeleton(editor_client: Any, index: Any) -> None:
    review = factories.FilmReviewPageFactory(parent=index, body=[])
    assert opened(editor_client, reverse("wagtailadmin_pages:edit", args=[review.pk])) == []
    assert list(FilmReviewPage().body) == []


def test_what_is_left_empty_is_kept_in_a_draft_and_left_out_when_published(
    editor_client: Any, index: Any
) -> None:
    film = factories.FilmFactory()
    assert editor_client.post(add_view(index), form(left_empty(), film=film.pk)).status_code == 302
    review = FilmReviewPage.objects.get()
    draft = review.get_latest_revision_as_object()
    assert [child.block_type for child in draft.body] == SKELETON
    assert [child.block_type for child in draft.get_body_blocks()] == [
        "content_advisories",
        "cast",
        "where_to_watch",
    ]
    assert draft.get_verdict() is None

    edit = reverse("wagtailadmin_pages:edit", args=[review.pk])
    sent = form(left_empty(), film=film.pk) | {"action-publish": "action-publish"}
    assert editor_client.post(edit, sent).status_code == 302
    review.refresh_from_db()
    assert review.live
    assert [child.block_type for child in review.body] == ["content_advisories", "cast", "where_to_watch"]
    html = BeautifulSoup(editor_client.get(review.url).content, "html.parser").get_text(" ", strip=True)
    assert "Verdict" not in html
    assert "Synopsis" not in html
    assert "has not been assessed" in html
    nodes = editor_client.get(f"/api/v2/film-reviews/{review.pk}/").json()["body"]
    assert [node["type"] for node in nodes] == ["content_advisories", "cast", "where_to_watch"]


def test_a_draft_that_is_published_without_its_form_goes_without_what_is_empty(index: Any) -> None:
    review = factories.FilmReviewPageFactory(parent=index, live=False)
    raw = [bodies.paragraph("Slow."), bodies.verdict(recommendation="")]
    review.body = FilmReviewPage.body.field.to_python(raw)
    published = factories.publish(review)
    assert [child.block_type for child in published.body] == ["paragraph"]


class TestShownOfFilm:
    """What stands below the cast and the ways to watch in the form."""

    @pytest.fixture
    def film(self) -> Any:
        film = factories.FilmFactory(title="The Slow Chase")
        for name, level in (("Ada Lind", "none"), ("Jun Park", "ending")):
            person = factories.PersonFactory(name=name)
            factories.FilmCreditFactory(
                film=film, person=person, character=f"Part of {name}", spoiler_level=level
            )
        service = factories.WatchServiceFactory(name="The Archive")
        factories.FilmWayToWatchFactory(film=film, service=service, country="FR")
        return film

    def ask(self, client: Any, film: Any, kind: str, **fields: Any) -> str:
        sent = {"film": getattr(film, "pk", film), "type": kind, "prefix": "body-1-value", **fields}
        response = client.post(SHOWN, sent)
        assert response.status_code == 200
        return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())

    def test_untouched_it_is_what_the_film_has(self, editor_client: Any, film: Any) -> None:
        cast = self.ask(editor_client, film, "cast", **{"body-1-value-credits-count": "0"})
        assert "Ada Lind as Part of Ada Lind" in cast
        assert "Jun Park as Part of Jun Park Spoiler: the ending" in cast
        assert "Change what all reviews of The Slow Chase show" in cast
        ways = self.ask(editor_client, film, "where_to_watch", **{"body-1-value-ways-count": "0"})
        assert "Stream : The Archive (France)" in ways

    def test_rows_count_as_far_as_they_are_typed(self, editor_client: Any, film: Any) -> None:
        row = "body-1-value-ways-0"
        blank = dict.fromkeys(("service", "link", "dub_languages", "subtitle_languages", "note"), "")
        way = {"kind": "cinema", "country": "DE", "available_from": "soon", "available_until": "2027-01-31"}
        sent = {f"{row}-value-{name}": value for name, value in {**blank, **way}.items()}
        sent |= {f"{row}-{name}": value for name, value in {"order": "0", "deleted": "", "id": ""}.items()}
        ways = self.ask(editor_client, film, "where_to_watch", **{"body-1-value-ways-count": "1"}, **sent)
        assert "In cinemas (Germany) until Jan. 31, 2027" in ways
        assert "The Archive" not in ways

    @pytest.mark.parametrize("film_id", ["", "x", "99999999999"])
    def test_without_a_film_it_says_what_will_stand_there(self, editor_client: Any, film_id: str) -> None:
        cast = self.ask(editor_client, film_id, "cast", **{"body-1-value-credits-count": "0"})
        assert "Once the film is chosen, its cast stands here." in cast

    def test_it_is_for_those_who_have_to_do_with_pages(self, desk_user: Any, login: Any, film: Any) -> None:
        sent = {"film": film.pk, "type": "cast", "prefix": "b", "b-credits-count": "0"}
        client = login(desk_user("view_film"))
        assert client.post(SHOWN, sent).status_code == 302
        assert b"Ada Lind" not in client.post(SHOWN, sent, follow=True).content
        writer = login(desk_user(on=factories.home_page(), pages=("add",)))
        answer = writer.post(SHOWN, sent)
        assert b"Ada Lind" in answer.content
        assert b"Change what all reviews" not in answer.content
        assert writer.get(SHOWN).status_code == 405

    @pytest.mark.parametrize(("kind", "status"), [("verdict", 204), ("nothing", 204), ("cast", 400)])
    def test_what_makes_no_sense_is_refused(self, editor_client: Any, kind: str, status: int) -> None:
        assert editor_client.post(SHOWN, {"film": "", "type": kind, "prefix": "b"}).status_code == status
