"""What a static build asks: everything that changed since the last one."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from tests import factories
from tests.api.conftest import needs_v3
from wagtail_filmreview.models import PublishedReview, StoreState

pytestmark = [pytest.mark.django_db, needs_v3]

CHANGES = "/api/v3/film-reviews/changes/"


def ask(since: str = "", host: str = "localhost", **parameters: Any) -> Any:
    asked = {**parameters, **({"since": since} if since else {})}
    response = Client(headers={"host": host}).get(CHANGES, asked)
    assert response.status_code == 200, response.content
    return response.json()


def told(answer: Any) -> list[tuple[int, str]]:
    return [(item["id"], item["change"]) for item in answer["items"]]


@pytest.fixture
def review(home: Any) -> Any:
    return factories.FilmReviewPageFactory(parent=home)


def test_an_empty_site(home: Any) -> None:
    answer = ask()
    assert (answer["items"], answer["more"]) == ([], False)
    review = factories.FilmReviewPageFactory(parent=home)
    assert told(ask(answer["next"])) == [(review.pk, "published")]


def test_a_review_is_told_of_with_where_to_read_it(review: Any) -> None:
    (item,) = ask()["items"]
    assert item["type"] == "wagtail_filmreview_pages.FilmReviewPage"
    assert item["detail_url"] == f"http://localhost/api/v3/film-reviews/{review.pk}/"
    assert Client().get(item["detail_url"], headers={"host": "localhost"}).status_code == 200


def test_whoever_has_it_all_is_told_nothing(review: Any) -> None:
    first = ask()
    again = ask(first["next"])
    assert (again["items"], again["more"]) == ([], False)


def test_each_review_is_told_of_once_by_its_last_change(home: Any, review: Any) -> None:
    other = factories.FilmReviewPageFactory(parent=home)
    since = ask()["next"]
    factories.publish(review)
    factories.publish(other)
    factories.publish(review)
    assert told(ask(since)) == [(other.pk, "published"), (review.pk, "published")]
    other.unpublish()
    assert told(ask(since)) == [(review.pk, "published"), (other.pk, "gone")]


def test_what_is_gone_is_told_by_its_id_alone(review: Any) -> None:
    since = ask()["next"]
    pk = review.pk
    review.delete()
    (item,) = ask(since)["items"]
    assert item == {"sequence": StoreState.objects.get().sequence, "id": pk, "change": "gone"}


@pytest.mark.parametrize("above", [True, False])
def test_a_restriction_set_and_lifted(home: Any, above: bool) -> None:
    index = factories.FilmReviewIndexPageFactory(parent=home)
    review = factories.FilmReviewPageFactory(parent=index)
    since = ask()["next"]
    restriction = PageViewRestriction.objects.create(
        page=index if above else review, restriction_type="login"
    )
    answer = ask(since)
    assert told(answer) == [(review.pk, "gone")]
    restriction.delete()
    assert told(ask(answer["next"])) == [(review.pk, "published")]


def test_a_move_into_a_restricted_section(home: Any, review: Any) -> None:
    members = factories.FilmReviewIndexPageFactory(parent=home, slug="members")
    PageViewRestriction.objects.create(page=members, restriction_type="login")
    since = ask()["next"]
    review.move(members, "last-child")
    assert told(ask(since)) == [(review.pk, "gone")]


def test_a_section_moves_to_another_site(home: Any, django_capture_on_commit_callbacks: Any) -> None:
    section = factories.FilmReviewIndexPageFactory(parent=home, slug="section")
    review = factories.FilmReviewPageFactory(parent=section)
    elsewhere = factories.PageFactory(parent=home.get_parent(), slug="elsewhere")
    with django_capture_on_commit_callbacks(execute=True):
        Site.objects.create(hostname="elsewhere.example", root_page=elsewhere)
    here, there = ask()["next"], ask(host="elsewhere.example")["next"]
    with django_capture_on_commit_callbacks(execute=True):
        section.move(elsewhere, "last-child")
    assert told(ask(here)) == [(review.pk, "gone")]
    answer = ask(there, host="elsewhere.example")
    assert told(answer) == [(review.pk, "published")]
    assert answer["items"][0]["detail_url"].startswith("http://elsewhere.example/")


def test_a_site_gets_another_root(home: Any, review: Any) -> None:
    since = ask()["next"]
    site = Site.objects.get()
    site.root_page = factories.PageFactory(parent=home.get_parent(), slug="new-home")
    site.save()
    assert told(ask(since)) == [(review.pk, "gone")]


def test_many_with_one_number_come_in_parts(home: Any) -> None:
    index = factories.FilmReviewIndexPageFactory(parent=home)
    ids = [factories.FilmReviewPageFactory(parent=index).pk for _ in range(5)]
    since = ask()["next"]
    PageViewRestriction.objects.create(page=index, restriction_type="login")
    assert PublishedReview.objects.values("sequence").distinct().count() == 1
    parts = []
    more = True
    while more:
        answer = ask(since, limit=2)
        parts.append(told(answer))
        since, more = answer["next"], answer["more"]
    assert parts == [[(pk, "gone") for pk in some] for some in (ids[:2], ids[2:4], ids[4:])]


def test_what_changes_between_two_parts_is_told_of(home: Any) -> None:
    reviews = [factories.FilmReviewPageFactory(parent=home) for _ in range(3)]
    first = ask(limit=2)
    assert told(first) == [(review.pk, "published") for review in reviews[:2]]
    reviews[0].unpublish()
    assert told(ask(first["next"])) == [(reviews[2].pk, "published"), (reviews[0].pk, "gone")]


# -- where to begin anew ---------------------------------------------------------------------------


def assert_to_begin_anew(since: str) -> None:
    response = Client(headers={"host": "localhost"}).get(CHANGES, {"since": since})
    assert response.status_code == 410
    assert response["content-type"].startswith("application/problem+json")
    assert "start anew" in response.json()["detail"]


def backup() -> Any:
    return list(StoreState.past_too.values())


def restore(rows: Any) -> None:
    StoreState.past_too.all().delete()
    StoreState.past_too.bulk_create(StoreState(**row) for row in rows)


def test_a_place_of_before_a_backup_was_restored(review: Any) -> None:
    """Also once there are as many changes again as there had been."""
    kept, since_the_backup = backup(), ask()["next"]
    factories.publish(review)
    factories.publish(review)
    after_it = ask()["next"]
    restore(kept)
    assert_to_begin_anew(after_it)
    for _ in range(3):
        factories.publish(review)
        assert_to_begin_anew(after_it)
    assert told(ask(since_the_backup)) == [(review.pk, "published")]


def test_a_place_of_too_long_ago(review: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(StoreState, "KEPT", 3)
    since = ask()["next"]
    for _ in range(3):
        ask(since)
        factories.publish(review)
    assert_to_begin_anew(since)
    assert StoreState.past_too.count() <= 3 + 1 + 2  # some of before the number was changed


@pytest.mark.parametrize("since", ["nonsense", "AAAA", "MS4uMS4x.", "MS4uMS4", "ÿ"])
def test_what_is_no_place_is_refused(home: Any, since: str) -> None:
    response = Client(headers={"host": "localhost"}).get(CHANGES, {"since": since})
    assert response.status_code == 422
    assert "since" in response.content.decode()


@pytest.mark.parametrize("asked", [{"limit": 0}, {"limit": 1001}, {"spoilers": "none"}])
def test_what_is_wrong_is_named(home: Any, asked: Any) -> None:
    response = Client(headers={"host": "localhost"}).get(CHANGES, asked)
    assert response.status_code == 422
    assert next(iter(asked)) in response.content.decode()


# -- what it costs, and caches ---------------------------------------------------------------------


def test_one_statement_however_many_there_are(home: Any, django_assert_num_queries: Any) -> None:
    for number in (1, 5):
        for _ in range(number):
            factories.FilmReviewPageFactory(parent=home)
        ask()
        with django_assert_num_queries(1):
            ask()


def test_nothing_new_is_told_in_a_few_bytes(review: Any) -> None:
    client = Client(headers={"host": "localhost"})
    first = client.get(CHANGES)
    assert first["Cache-Tag"] == "film-reviews"
    assert client.get(CHANGES, headers={"if-none-match": first["ETag"]}).status_code == 304
    factories.publish(review)
    assert client.get(CHANGES, headers={"if-none-match": first["ETag"]}).status_code == 200
