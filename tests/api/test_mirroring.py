"""A copy of the site that is kept by what ``changes/`` tells is the site, whatever editors do."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, TestCase
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test
from wagtail.models import Site

from tests.api.conftest import needs_v3
from tests.representations.store.test_any_order import SOME, Editors, a_place, committed
from wagtail_filmreview.pages.models import FilmReviewIndexPage

pytestmark = [pytest.mark.django_db, needs_v3]

REVIEWS = "/api/v3/film-reviews/"


class Mirror:
    """A client that knows of nothing but what it is told of by ``changes/``."""

    def __init__(self, site: Site) -> None:
        self._site = site.pk
        self._since = ""
        self._reviews: dict[int, Any] = {}

    def get(self, address: str, **asked: Any) -> Any:
        host = Site.objects.get(pk=self._site).hostname
        answer = Client(headers={"host": host}).get(address, asked)
        assert answer.status_code == 200, (address, asked, answer.content)
        return answer.json()

    def catch_up(self) -> None:
        more = True
        while more:
            told = self.get(f"{REVIEWS}changes/", since=self._since, limit=3)
            for item in told["items"]:
                if item["change"] == "gone":
                    self._reviews.pop(item["id"], None)
                else:
                    self._reviews[item["id"]] = self.get(item["detail_url"])
            self._since, more = told["next"], told["more"]

    def assert_it_is_the_site(self) -> None:
        listed = self.get(REVIEWS, limit=20)
        assert listed["count"] == len(listed["items"])
        cards = {card["id"]: card for card in listed["items"]}
        assert cards.keys() == self._reviews.keys()
        for pk, card in cards.items():
            assert self._reviews[pk] == self.get(card["meta"]["detail_url"])


class MirroredEditors(Editors):
    """Editors of two sites, one of which lies in the other until somebody gives it another root."""

    @initialize()
    def begin(self) -> None:
        super().begin()
        with TestCase.captureOnCommitCallbacks(execute=True):
            archive = FilmReviewIndexPage.objects.get(slug="archive")
            Site.objects.create(hostname="archive.example", root_page=archive)
        self.mirrors = [Mirror(site) for site in Site.objects.order_by("pk")]
        self.seldom = [Mirror(site) for site in Site.objects.order_by("pk")]

    @rule(which=SOME)
    @committed
    def give_the_archive_another_root(self, which: int) -> None:
        site = Site.objects.get(is_default_site=False)
        site.root_page = a_place(which)
        site.save()

    @rule(number=st.integers(1, 3))
    @committed
    def rename_the_host(self, number: int) -> None:
        site = Site.objects.get(is_default_site=False)
        site.hostname = f"archive-{number}.example"
        site.save()

    @rule()
    def catch_up_after_a_while(self) -> None:
        for mirror in self.seldom:
            mirror.catch_up()
            mirror.assert_it_is_the_site()

    @invariant()
    def the_store_is_right(self) -> None:
        for mirror in self.mirrors:
            mirror.catch_up()
            mirror.assert_it_is_the_site()


def test_a_copy_is_the_site_after_every_step() -> None:
    # A step costs as much as a whole example of another test.
    profile = settings()
    run_state_machine_as_test(
        MirroredEditors,
        settings=settings(profile, max_examples=max(2, profile.max_examples // 6), stateful_step_count=12),
    )
