"""An editor writes, the form saves itself, and the section at its top says what the draft gives away."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests import bodies, factories
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = [pytest.mark.browser, pytest.mark.any_database]


@pytest.fixture
def review(magazine: Any) -> Any:
    body = [bodies.synopsis(bodies.section("The workmen throw the sled into the fire.", "ending"))]
    page = factories.FilmReviewPageFactory(
        parent=magazine,
        title="A cold house",
        body=FilmReviewPage.body.field.stream_block.to_python(body),
    )
    page.save_revision()
    return page


def test_the_form_says_so_and_leads_there(review, live_server, browser_page, log_in):
    log_in(factories.AdminFactory())
    browser_page.add_init_script(
        "document.addEventListener('w-unsaved:watch-edits', () => { window.isWatched = true; })"
    )
    browser_page.goto(f"{live_server.url}/admin/pages/{review.pk}/edit/")
    # Wagtail watches, and saves, only some time after the form has opened.
    browser_page.wait_for_function("window.isWatched")
    section = browser_page.locator(".filmreview-checks-section")
    expect(section).to_have_attribute("role", "status")
    expect(section).to_contain_text("Still to look at")
    giveaways = section.locator(".filmreview-giveaways:not(.filmreview-findings)")
    expect(giveaways).to_have_count(0)

    browser_page.get_by_role("tab", name="Promote").click()
    browser_page.fill("#id_search_description", "All this for a sled.")
    browser_page.get_by_role("tab", name="Content").click()
    expect(giveaways.get_by_role("listitem")).to_contain_text("“sled” (the ending)")

    giveaways.get_by_role("link").click()
    expect(browser_page.locator("#id_search_description")).to_be_focused()

    browser_page.fill("#id_search_description", "All this for a toy.")
    expect(giveaways).to_have_count(0)


def test_publishing_takes_two_presses(review, live_server, browser_page, log_in):
    log_in(factories.AdminFactory())
    browser_page.goto(f"{live_server.url}/admin/pages/{review.pk}/edit/")
    browser_page.fill("#id_title", "The sled")
    publish(browser_page)
    message = browser_page.locator(".messages .warning")
    expect(message).to_contain_text("Not published yet")
    expect(browser_page.locator("#id_title")).to_have_value("The sled")
    message.get_by_role("link", name="Title", exact=True).click()
    expect(browser_page.locator("#id_title")).to_be_focused()
    publish(browser_page)
    expect(browser_page.locator(".messages .success")).to_contain_text("has been published")
    review.refresh_from_db()
    assert review.title == "The sled"


def publish(page: Any) -> None:
    page.get_by_role("button", name="More actions").click()
    page.locator("button[name=action-publish]").click()
