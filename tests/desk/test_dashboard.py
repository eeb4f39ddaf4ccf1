"""What an editor sees on coming in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Workflow

from tests import bodies, factories
from wagtail_filmreview.desk.dashboard import concerns_of

pytestmark = pytest.mark.django_db

ASSESSED = [bodies.advisories(all_assessed=True)]


def panel_of(response: Any) -> dict[str, str]:
    """What is said of each concern, and where it leads."""
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    rows = page.select(".filmreview-concerns li")
    return {row.get_text(" ", strip=True): row.a["href"] for row in rows}


def listed(client: Any, url: str) -> int:
    page = BeautifulSoup(client.get(url).content, "html.parser")
    return len(page.select("table.listing tbody tr"))


def test_each_count_leads_to_as_many_rows(login: Any, index: Any) -> None:
    admin = factories.AdminFactory()
    client, now = login(admin), timezone.now()
    factories.FilmReviewPageFactory(parent=index, owner=admin, live=False, body=ASSESSED)
    theirs = factories.FilmReviewPageFactory(parent=index, live=False, body=ASSESSED)
    theirs.save_revision()
    Workflow.objects.get().start(theirs, factories.UserFactory())
    factories.FilmReviewPageFactory(parent=index)
    factories.FilmReviewPageFactory(parent=index)
    factories.FilmFactory(title="Dune", year=2027, embargo_until=now + timedelta(days=2))
    today = timezone.localdate()
    for days in (-1, 20, 40):
        factories.FilmWayToWatchFactory(available_until=today + timedelta(days=days))
    way = bodies.way("cinema", available_until=today.isoformat())
    factories.FilmReviewPageFactory(parent=index, body=[*ASSESSED, bodies.where_to_watch(way)])

    found = panel_of(client.get("/admin/"))
    drafts, waiting, assessed, ending, embargo, ways = found
    assert drafts == "1 draft of yours"
    assert waiting == "1 review awaiting your moderation"
    assert assessed == "2 reviews not fully assessed"
    assert ending == "1 review with a way to watch ended or ending soon"
    assert embargo.startswith("1 embargo ahead Dune (2027) until ")
    assert ways == "2 ways to watch ended or ending soon 1 has ended"
    assert [listed(client, url) for url in found.values()] == [1, 1, 2, 1, 1, 2]


class TestEachSeesTheirOwn:
    @pytest.fixture(autouse=True)
    def a_busy_desk(self, index: Any) -> None:
        factories.FilmReviewPageFactory(parent=index, title="Theirs")
        factories.FilmFactory(embargo_until=timezone.now() + timedelta(days=2))

    def test_who_has_no_part_in_reviews_or_films_sees_no_panel(self, login: Any, desk_user: Any) -> None:
        response = login(desk_user("add_genre")).get("/admin/")
        assert panel_of(response) == {}
        assert b"filmreview-concerns" not in response.content

    def test_a_critic_sees_no_films_and_nothing_of_other_sections(
        self, login: Any, desk_user: Any, home: Any
    ) -> None:
        culture = factories.FilmReviewIndexPageFactory(parent=home, title="Culture")
        critic = desk_user(on=culture, pages=("add",))
        factories.FilmReviewPageFactory(parent=culture, owner=critic, live=False, body=ASSESSED)
        assert list(panel_of(login(critic).get("/admin/"))) == ["1 draft of yours"]

    def test_who_keeps_the_films_sees_films_alone(self, login: Any, desk_user: Any) -> None:
        (embargo,) = panel_of(login(desk_user("change_film")).get("/admin/"))
        assert embargo.startswith("1 embargo ahead")


def test_a_quiet_desk_is_not_mentioned(editor_client: Any) -> None:
    assert panel_of(editor_client.get("/admin/")) == {}


def test_it_costs_few_queries_however_much_there_is(desk_user: Any, index: Any) -> None:
    editor = desk_user("change_film", on=index, pages=("add", "change", "publish"))
    for number in range(6):
        factories.FilmReviewPageFactory(parent=index, owner=editor, live=False)
        factories.FilmFactory(embargo_until=timezone.now() + timedelta(days=number + 1))
    concerns_of(editor)
    with CaptureQueriesContext(connection) as queries:
        found = concerns_of(type(editor).objects.get(pk=editor.pk))
    assert [concern.number for concern in found] == [6, 6, 6]
    assert len(found[-1].named) == 3
    assert len(queries) <= 12
