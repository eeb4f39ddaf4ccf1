"""From the address of a page to its review, also for links that are older than the address."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from tests import factories
from tests.api.conftest import Door


def found(door: Door, path: str, **asked: Any) -> Any:
    """What a client that follows redirects gets."""
    return door.client.get(
        f"{door.address}find/", {"html_path": path, **asked}, headers={"host": "localhost"}, follow=True
    )


@pytest.fixture
def review(index: Any) -> Any:
    return factories.publish(
        factories.FilmReviewPageFactory(parent=index, slug="the-clock", title="Hanging on", live=False)
    )


@pytest.mark.parametrize("form", ["{}", "{}/", "/{}", "//{}//"])
def test_a_path_leads_to_its_review(door: Door, review: Any, form: str) -> None:
    path = review.get_url_parts()[2].strip("/")
    answer = found(door, form.format(path))
    assert answer.status_code == 200
    assert answer.json()["id"] == review.pk
    assert answer.json()["meta"]["detail_url"].endswith(f"{door.address}{review.pk}/")


def test_it_takes_what_a_review_takes(door: Door, review: Any) -> None:
    answer = found(door, review.url, fields="title", spoilers="ending").json()
    assert set(answer) == {"id", "title"}


@pytest.mark.parametrize("path", ["/nowhere/", "/", "/../", "\\", "/reviews/"])
def test_elsewhere_there_is_nothing(door: Door, review: Any, path: str) -> None:
    assert found(door, path).status_code == 404


def test_drafts_and_restricted_reviews_are_nowhere(door: Door, review: Any) -> None:
    PageViewRestriction.objects.create(page=review, restriction_type="login")
    assert found(door, review.url).status_code == 404
    PageViewRestriction.objects.all().delete()
    assert found(door, review.url).status_code == 200
    review.unpublish()
    assert found(door, review.url).status_code == 404


def test_a_page_that_moved_is_found_by_its_former_path(door: Door, review: Any) -> None:
    former = review.url
    review.slug = "hanging-on"
    factories.publish(review)
    Redirect.add_redirect(former, redirect_to=review, is_permanent=True)
    answer = found(door, former)
    assert answer.json()["id"] == review.pk
    # Where its page is now, the front end can send its own readers.
    assert answer.json()["meta"]["html_url"].endswith("/hanging-on/")
    assert answer.redirect_chain


def test_a_circle_of_redirects_ends(door: Door, review: Any) -> None:
    Redirect.add_redirect("/a", redirect_to="/b/")
    Redirect.add_redirect("/b", redirect_to="/a/")
    response = door.client.get(f"{door.address}find/", {"html_path": "/a/"}, headers={"host": "localhost"})
    assert response.status_code in (301, 302, 404)


def test_a_redirect_to_elsewhere_is_nothing_of_ours(door: Door, review: Any) -> None:
    Redirect.add_redirect("/away", redirect_to="https://elsewhere.example/reviews/the-clock/")
    assert found(door, "/away/").status_code == 404


def test_each_site_has_its_own_paths(door: Door, review: Any) -> None:
    other = factories.SiteFactory(hostname="other.example")
    there = factories.FilmReviewPageFactory(parent=other.root_page, slug="there")
    assert found(door, "/there/").status_code == 404
    assert Site.objects.count() == 2
    if "v3" in door.address:
        assert found(door, "/there/", site="other.example").json()["id"] == there.pk


def test_it_costs_a_few_statements(door: Door, review: Any) -> None:
    found(door, review.url)
    with CaptureQueriesContext(connection) as captured:
        found(door, review.url)
    assert len(captured) <= 5


def test_a_path_has_to_be_given(door: Door, review: Any) -> None:
    response = door.client.get(f"{door.address}find/", headers={"host": "localhost"})
    assert response.status_code in (404, 422)
