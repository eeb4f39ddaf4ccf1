"""What a review lacks or contradicts, and where an editor finds it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests import bodies, factories
from wagtail_filmreview.models import checks
from wagtail_filmreview.models.checks import findings, missing, required_findings
from wagtail_filmreview.models.readiness import errors_of
from wagtail_filmreview.pages.models import FilmReviewPage
from wagtail_filmreview.vocabulary import ReviewCheck

pytestmark = pytest.mark.django_db


def a_review(*body: Any, **given: Any) -> FilmReviewPage:
    """A review in memory whose blocks are called after their position."""
    raw = [{"id": f"block-{position}", **block} for position, block in enumerate(body)]
    stream = FilmReviewPage.body.field.stream_block.to_python(raw)
    return FilmReviewPage(title="A review", body=stream, **given)


def found(page: Any, check: ReviewCheck) -> list[tuple[str, str]]:
    return [(finding.text, finding.path) for finding in findings(page, [check])]


def test_an_empty_review_lacks_everything_but_what_time_brings() -> None:
    assert missing(a_review()) == [
        "film",
        "bylines",
        "standfirst",
        "hero_image",
        "verdict",
        "content_advisories",
    ]
    assert {finding.path for finding in findings(a_review())} == {
        "film",
        "bylines",
        "standfirst",
        "hero_image",
        "body",
    }


@pytest.mark.parametrize(
    ("rating", "recommendation", "contradicts"),
    [
        (bodies.stars("1"), "recommended", True),
        (bodies.stars("2"), "recommended", True),
        (bodies.stars("2.5"), "recommended", False),
        (bodies.stars("1"), "recommended-with-reservations", True),
        (bodies.stars("5"), "mixed", True),
        (bodies.stars("3.5"), "not-recommended", True),
        (bodies.stars("3"), "not-recommended", False),
        ({"kind": "label", "label": "F", "index": 1, "of": 5}, "recommended", True),
        (None, "recommended", False),
    ],
)
def test_rating_and_recommendation_that_contradict_each_other(
    rating: Any, recommendation: str, contradicts: bool
) -> None:
    page = a_review(bodies.verdict(rating, recommendation=recommendation))
    contradictions = found(page, ReviewCheck.CONTRADICTION)
    assert bool(contradictions) is contradicts
    assert all(path == "body.block-0.recommendation" for _text, path in contradictions)
    assert found(page, ReviewCheck.VERDICT) == []


def test_a_verdict_that_says_nothing_is_none() -> None:
    [(text, path)] = found(a_review(bodies.verdict(recommendation="")), ReviewCheck.VERDICT)
    assert "says nothing yet" in text
    assert path == "body.block-0.recommendation"


def test_advisories_count_once_all_categories_are_assessed() -> None:
    partly = a_review(bodies.heading("First"), bodies.advisories(bodies.advisory("violence")))
    [(text, path)] = found(partly, ReviewCheck.CONTENT_ADVISORIES)
    assert "Not all categories" in text
    assert path == "body.block-1.all_assessed"
    assert found(a_review(bodies.advisories(all_assessed=True)), ReviewCheck.CONTENT_ADVISORIES) == []


def test_pictures_that_say_nothing_to_those_who_do_not_see_them() -> None:
    silent = factories.ImageFactory(title="DSC_0012")
    said = factories.ImageFactory(title="DSC_0013", description="Two men on a ledge")
    quiet = bodies.picture(silent)
    quiet["image"]["decorative"] = False
    gallery = bodies.gallery(quiet, bodies.picture(silent, "A clock"))
    gallery["value"]["images"] = [
        {"type": "item", "id": f"row-{position}", "value": value}
        for position, value in enumerate(gallery["value"]["images"])
    ]
    page = a_review(bodies.image(silent), gallery, hero_image=silent)
    assert [path for _text, path in found(page, ReviewCheck.ALT_TEXT)] == [
        "hero_image",
        "body.block-1.images.row-0.image.alt_text",
    ]
    assert found(a_review(hero_image=said), ReviewCheck.ALT_TEXT) == []


def test_dates_that_are_over() -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    film = factories.FilmFactory()
    factories.FilmWayToWatchFactory(film=film, available_until=date(2001, 1, 1))
    factories.FilmWayToWatchFactory(film=film, available_until=timezone.localdate())
    rows = bodies.where_to_watch(
        bodies.way(available_until=yesterday.isoformat()), bodies.way("rent", available_until="2999-01-01")
    )
    rows["value"]["ways"] = [
        {"type": "item", "id": f"row-{position}", "value": value}
        for position, value in enumerate(rows["value"]["ways"])
    ]
    page = a_review(rows, film=film)
    own, of_film = found(page, ReviewCheck.AVAILABILITY)
    assert own[1] == "body.block-0.ways.row-0.available_until"
    assert "correct it in the film" in of_film[0]
    assert "Jan. 1, 2001" in of_film[0]
    # Nobody shows the film's ways here, and no summary remembers what passes with time.
    assert found(a_review(film=film), ReviewCheck.AVAILABILITY) == []
    assert "availability" not in missing(page)


def test_a_check_that_fails_costs_nobody_their_work(monkeypatch: Any, caplog: Any) -> None:
    monkeypatch.setitem(checks.CHECKS, ReviewCheck.FILM, lambda page: 1 / 0)
    assert ReviewCheck.BYLINES in {finding.check for finding in findings(a_review())}
    assert "Could not check film" in caplog.text


def test_what_a_site_requires_becomes_errors_of_its_form(filmreview_settings: Any) -> None:
    filmreview_settings(REQUIRED_TO_PUBLISH=["standfirst", "contradiction", "content_advisories"])
    page = a_review(bodies.verdict(bodies.stars("1")))
    assert [finding.check for finding in required_findings(page)] == [
        "standfirst",
        "contradiction",
        "content_advisories",
    ]
    errors = errors_of(page, required_findings(page), {"standfirst", "body"})
    assert set(errors) == {"standfirst", "body"}
    [nested] = errors["body"]
    shown = nested.as_json_data()
    assert "contradict each other" in str(shown["blockErrors"][0]["blockErrors"]["recommendation"])
    assert "Nothing is said about content" in str(shown["messages"])
    # A form without that field says so at its top.
    assert set(errors_of(page, required_findings(page), {"body"})) == {"__all__", "body"}
