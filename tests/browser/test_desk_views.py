"""The listing, the reports and the dashboard in a real browser, wide and narrow; axe looks at each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests import bodies, factories
from tests.browser.pictures import picture
from wagtail_filmreview.models import ReviewSummary

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.any_database, pytest.mark.any_line]

REPORTS = ("missing", "ending", "ending-in-reviews", "without-review", "not-assessed", "same-people")
# Wagtail's own listings, reports and home page, with nothing of ours in them but the menu.
STOCK = ("/admin/reports/locked/", "/admin/reports/aging-pages/", "/admin/sites/", "/admin/redirects/")


@pytest.fixture
def busy_magazine(magazine: Any) -> Any:
    """Reviews, films and people of which something is to be said in every view."""
    critic = factories.AdminFactory(username="reel")
    ada, bo = (factories.PersonFactory(name=name) for name in ("Ada Reel", "Bo Cut"))
    poster = factories.ImageFactory(title="Poster", file__width=200, file__height=300)
    laura = factories.FilmFactory(title="Laura", year=1944, poster=poster)
    chase = factories.FilmFactory(title="The Slow Chase", year=1931, original_title="De trage achtervolging")
    director = factories.PersonFactory(name="Ida Lens")
    factories.FilmCreditFactory(film=laura, role="director", person=director)
    stated = (("violence", "strong"), ("sex", "mild"), ("death-grief", "moderate"), ("phobia", "mild"))
    advisories = bodies.advisories(
        *(bodies.advisory(category, intensity) for category, intensity in stated), all_assessed=True
    )
    factories.FilmReviewPageFactory(
        parent=magazine,
        title="All in the shadows: a portrait that looks back",
        owner=critic,
        film=laura,
        reviewers=(ada, bo),
        standfirst="A portrait looks back.",
        body=[
            bodies.verdict(bodies.stars("4.5")),
            advisories,
            bodies.synopsis(bodies.section("She lives.", "ending")),
        ],
    )
    factories.FilmReviewPageFactory(
        parent=magazine,
        title="Slower than it looks",
        owner=critic,
        film=chase,
        reviewers=(ada,),
        live=False,
        body=[bodies.verdict(bodies.stars("1.5"), recommendation="recommended-with-reservations")],
    )
    factories.FilmReviewPageFactory(parent=magazine, title="Untitled notes", film=None, live=False)
    today, service = timezone.localdate(), factories.WatchServiceFactory(name="Arthouse at Home")
    for days, kind in ((-3, "stream"), (0, "rent"), (12, "cinema")):
        factories.FilmWayToWatchFactory(
            film=laura, service=service, kind=kind, country="KR", available_until=today + timedelta(days=days)
        )
    factories.FilmFactory(title="Metropolis", year=1927, embargo_until=timezone.now() + timedelta(days=9))
    factories.PersonFactory(name="Agnès Varda", imdb_id="nm0889513")
    factories.PersonFactory(name="Agnes Varda")
    return critic


def test_every_view_reads_well_wide_and_narrow(
    busy_magazine: Any, live_server: Any, browser_page: Page, log_in: Any, violations: Any
) -> None:
    page = browser_page
    log_in(busy_magazine)
    stock = {rule for address in STOCK for rule in violations(address)}
    review = ReviewSummary.objects.get(title__startswith="All in the shadows")
    views = {
        "reviews-listing": "/admin/film-reviews/",
        "reviews-filtered": "/admin/film-reviews/?spoilers=ending&advisory=violence",
        "review-fact-sheet": f"/admin/film-reviews/inspect/{review.pk}/",
        **{f"report-{slug}": f"/admin/reports/film-reviews/{slug}/" for slug in REPORTS},
        "dashboard": "/admin/",
    }
    ours: dict[str, dict[str, str]] = {}
    for name, address in views.items():
        page.goto(f"{live_server.url}{address}")
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            ours[f"{name} at {width}"] = violations()
            # Tables scroll by themselves; the page does not.
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} at {width}"
            picture(page, name if width == 1280 else f"{name}-narrow")
    worse = {
        name: {rule: html for rule, html in found.items() if rule not in stock}
        for name, found in ours.items()
    }
    assert not {name: found for name, found in worse.items() if found}


def test_filtering_sorting_and_searching_go_together(
    busy_magazine: Any, live_server: Any, browser_page: Page, log_in: Any
) -> None:
    page = browser_page
    log_in(busy_magazine)
    page.goto(f"{live_server.url}/admin/film-reviews/")
    rows = page.locator("table.listing tbody tr")
    expect(rows).to_have_count(3)
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("My turn").select_option("My drafts")
    page.get_by_role("button", name="Filter", exact=True).click()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Slower than it looks")
    page.get_by_role("link", name="Show all").click()
    expect(rows).to_have_count(3)
    page.get_by_role("link", name="Score").click()
    expect(rows.last).to_contain_text("All in the shadows")

    page.goto(f"{live_server.url}/admin/reports/film-reviews/missing/")
    expect(rows).to_have_count(3)
    page.get_by_label("Search term").fill("slower")
    expect(rows).to_have_count(1)
    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name="1 embargo ahead").click()
    expect(page.locator("table.listing tbody")).to_contain_text("Metropolis")
