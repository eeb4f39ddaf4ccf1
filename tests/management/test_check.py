"""``manage.py filmreview check``: what the reports list, for people and for programs."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests import bodies, factories
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = pytest.mark.django_db


def check(capsys: Any, *arguments: str) -> tuple[int, str]:
    """Exit status and output."""
    status = 0
    try:
        call_command("filmreview", "check", *arguments)
    except SystemExit as end:
        status = int(end.code or 0)
    return status, capsys.readouterr().out


def test_a_magazine_with_nothing_amiss(capsys: Any, index: Any) -> None:
    factories.FilmReviewPageFactory(
        parent=index,
        reviewers=[factories.PersonFactory()],
        standfirst="A clock.",
        hero_image=factories.ImageFactory(description="A clock on a wall"),
        body=FilmReviewPage.body.field.stream_block.to_python(
            [bodies.verdict(bodies.stars("4")), bodies.advisories(all_assessed=True)]
        ),
    )
    status, said = check(capsys)
    assert status == 0
    assert said.splitlines() == [
        "reviews-missing-something: 0",
        "expiring-ways-to-watch: 0",
        "expiring-ways-in-reviews: 0",
        "films-without-a-review: 0",
        "films-not-assessed: 0",
        "people-probably-the-same: 0",
    ]
    assert check(capsys, "--verbosity", "0") == (0, "")


def test_everything_that_is_amiss(capsys: Any, index: Any) -> None:
    page = factories.FilmReviewPageFactory(parent=index, title="Unfinished", live=False)
    film = factories.FilmFactory(title="Alone", year=1930)
    service = factories.WatchServiceFactory(name="Reel")
    soon = timezone.localdate() + timedelta(days=20)
    factories.FilmWayToWatchFactory(film=film, service=service, country="FR", available_until=soon)
    showing = factories.FilmReviewPageFactory(
        parent=index,
        title="On now",
        body=FilmReviewPage.body.field.stream_block.to_python(
            [bodies.where_to_watch(bodies.way("cinema", available_until=soon.isoformat()))]
        ),
    )
    people = [factories.PersonFactory(name="Ann Reel"), factories.PersonFactory(name="Ann Reel")]

    status, said = check(capsys)
    assert status == 1
    assert (
        f"page {page.pk} “Unfinished”: bylines, standfirst, hero_image, verdict, content_advisories" in said
    )
    assert f"film {film.pk} “Alone (1930)”: Reel FR until {soon.isoformat()}" in said
    assert f"page {showing.pk} “On now”: until {soon.isoformat()}" in said
    assert f"Ann Reel ({people[0].pk}), Ann Reel ({people[1].pk}): name" in said

    status, said = check(capsys, "--format", "json")
    amiss = json.loads(said)
    assert status == 1
    assert amiss["films-without-a-review"] == [{"film": film.pk, "title": "Alone (1930)"}]
    assert [row["film"] for row in amiss["films-not-assessed"]] == [page.film_id, showing.film_id]
    assert amiss["people-probably-the-same"][0]["reasons"] == ["name"]

    assert check(capsys, "--only", "expiring-ways-to-watch", "--days", "19")[0] == 0
    status, said = check(
        capsys, "--only", "expiring-ways-to-watch", "--only", "films-not-assessed", "--days", "20"
    )
    assert (status, said.splitlines()[0]) == (1, "expiring-ways-to-watch: 1")
    assert "reviews-missing-something" not in said


@pytest.mark.parametrize("arguments", [["--only", "everything"], ["--days", "-1"], ["--format", "xml"]])
def test_a_wrong_command_line_is_an_error(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("filmreview", "check", *arguments)
