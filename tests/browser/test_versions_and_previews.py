"""What changed between two versions, and what readers of each level will see, in a real browser."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import bodies, factories
from tests.browser.pictures import picture
from tests.browser.test_merging import fits

pytestmark = [pytest.mark.browser, pytest.mark.any_database, pytest.mark.any_line]


def body(rating: str, *further: Any, **advisory: Any) -> Any:
    blocks = [
        bodies.verdict(bodies.stars(rating), summary="<p>A chase that takes its time.</p>"),
        bodies.synopsis(
            bodies.section("A clerk misses the tram.", "none"),
            bodies.section("His friend drives it.", "mild"),
            bodies.section("The tram never stops.", "major"),
            bodies.section("He was the driver.", "ending"),
        ),
        bodies.paragraph("Nobody hurries here but us."),
        bodies.advisories(bodies.advisory("threat", **advisory), *further),
    ]
    return json.dumps(
        [{**bodies.with_row_ids(block), "id": f"0000000{number}"} for number, block in enumerate(blocks)]
    )


@pytest.fixture
def draft(magazine: Any) -> Any:
    page = factories.FilmReviewPageFactory(
        parent=magazine, title="Nobody hurries but us", live=False, body=body("3.5", intensity="mild")
    )
    page.save_revision()
    page.body = page._meta.get_field("body").to_python(
        body(
            "4", bodies.advisory("flashing", "moderate", scenes=[bodies.scene("0:12:30")]), intensity="strong"
        )
    )
    page.save_revision()
    return page


def test_two_versions_are_read_at_a_glance(
    draft: Any, live_server: Any, browser_page: Page, log_in: Any
) -> None:
    page = browser_page
    log_in(factories.AdminFactory())
    page.goto(f"{live_server.url}/admin/pages/{draft.pk}/revisions/compare/earliest...latest/")
    expect(page.get_by_text("3.5 out of 5 → 4 out of 5")).to_be_visible()
    expect(page.get_by_text("Mild → Strong")).to_be_visible()
    expect(page.get_by_text("Added: Advisory")).to_be_visible()
    expect(page.get_by_text("0:12:30")).to_be_visible()
    expect(page.get_by_text("Nobody hurries here")).to_be_hidden()
    page.get_by_text("Paragraph").click()
    expect(page.get_by_text("Nobody hurries here")).to_be_visible()
    page.get_by_text("Paragraph").click()
    picture(page, "compare-versions")
    page.set_viewport_size({"width": 390, "height": 844})
    assert fits(page)
    picture(page, "compare-versions-narrow")


def test_a_draft_is_previewed_as_readers_of_each_level_see_it(
    draft: Any, live_server: Any, browser_page: Page, log_in: Any
) -> None:
    page = browser_page
    log_in(factories.AdminFactory())
    page.goto(f"{live_server.url}/admin/pages/{draft.pk}/edit/")
    page.get_by_role("button", name="Toggle preview").click()
    shown = page.frame_locator("[data-w-preview-target='iframe']").last
    expect(shown.get_by_text("A clerk misses the tram.")).to_be_visible()
    expect(shown.get_by_text("His friend drives it.")).to_have_count(0)
    mode = page.get_by_label("Preview mode")
    mode.select_option(label="With twists (major spoilers)")
    expect(shown.get_by_text("The tram never stops.")).to_be_visible()
    expect(shown.get_by_text("He was the driver.")).to_have_count(0)
    mode.select_option(label="With the ending")
    expect(shown.get_by_text("He was the driver.")).to_be_visible()
    picture(page, "preview-levels")
