"""What goes wrong while writing: the first wrong field has the focus, and nothing that was typed is lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from wagtail import VERSION as WAGTAIL_VERSION

from tests import bodies, factories
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = [pytest.mark.browser, pytest.mark.any_database]


@pytest.fixture
def open_editor(magazine: Any, live_server: Any, browser_page: Page, log_in: Any) -> Any:
    """Opens the form of a draft with this body."""

    def open_editor(*body: Any, **given: Any) -> Any:
        review = factories.FilmReviewPageFactory(
            parent=magazine,
            live=False,
            body=FilmReviewPage.body.field.stream_block.to_python([*body]),
            **given,
        )
        review.save_revision()
        log_in(factories.AdminFactory())
        browser_page.goto(f"{live_server.url}/admin/pages/{review.pk}/edit/")
        return review

    return open_editor


def publish(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.locator("button[name=action-publish]").click()
    expect(page.locator(".error-message").first).to_be_attached()


def test_too_long_a_pull_quote_is_counted_and_found_again(
    open_editor: Any, browser_page: Page, troubles: list[str]
) -> None:
    page = browser_page
    open_editor(bodies.advisories(bodies.advisory("threat")), bodies.verdict(bodies.stars("4")))
    quote = page.locator("[name='body-1-value-pull_quote']")
    quote.click()
    page.keyboard.insert_text("x" * 205)
    expect(quote).to_have_value("x" * 205)
    counter = quote.locator("xpath=following-sibling::*[contains(@class, 'filmreview-counter')]")
    expect(counter).to_have_text("205 / 200")
    expect(page.locator("#filmreview-counted[role=status]")).to_have_text("Characters too many: 5")
    publish(page)
    expect(quote).to_be_focused()
    expect(quote).to_have_value("x" * 205)
    expect(page.locator(".error-message:visible")).to_contain_text("at most 200 characters")
    # A form that saves itself may have tried meanwhile: Wagtail answers that it cannot.
    page.wait_for_load_state("networkidle")
    troubles[:] = [trouble for trouble in troubles if not trouble.startswith("400 ")]


def test_a_counter_that_goes_moves_nothing_away_under_the_mouse(open_editor: Any, browser_page: Page) -> None:
    """The focus leaves a field when the mouse is pressed; the click is where it is let go."""
    page = browser_page
    open_editor(bodies.cast(bodies.credit(factories.PersonFactory())))
    character = page.locator("[name='body-0-value-credits-0-value-character']")
    character.click()
    expect(page.locator(".filmreview-counter:visible")).to_have_count(1)
    add = page.locator("[name='body-0-value-credits-count']").locator("xpath=..").get_by_title("Add").last
    before = add.bounding_box()
    assert before
    page.locator("body").click(position={"x": 5, "y": 5})
    expect(page.locator(".filmreview-counter:visible")).to_have_count(0)
    assert add.bounding_box() == before


def test_a_wrong_time_in_folded_details_is_unfolded(open_editor: Any, browser_page: Page) -> None:
    page = browser_page
    row = bodies.advisory("threat", scenes=[bodies.scene("0:10:00")])
    open_editor(bodies.advisories(row))
    start = page.locator("[name='body-0-value-advisories-0-value-scenes-0-value-start']")
    safe = page.locator("[name='body-0-value-advisories-0-value-scenes-0-value-safe_from']")
    expect(start).to_be_hidden()
    page.locator("#panel-child-content-body-section").get_by_role("button", name="Settings").click()
    safe.fill("12:30")
    start.fill("99")
    page.keyboard.press("Tab")
    expect(safe).to_have_value("0:12:30")
    publish(page)
    expect(start).to_be_visible()
    expect(start).to_be_focused()
    expect(page.locator(".error-message:visible")).to_contain_text("“99” is no time in a film")


def test_a_review_of_no_film_leads_to_the_chooser(open_editor: Any, browser_page: Page) -> None:
    review = open_editor(bodies.paragraph("Slow."))
    review.film = None
    review.save_revision(clean=False)
    browser_page.reload()
    publish(browser_page)
    expect(browser_page.get_by_role("button", name="Choose film")).to_be_focused()


@pytest.mark.skipif(WAGTAIL_VERSION < (8, 0), reason="Forms save themselves from Wagtail 8 on.")
def test_a_form_that_saves_itself_keeps_what_is_typed(
    magazine: Any, live_server: Any, browser_page: Page, log_in: Any
) -> None:
    """Even what could not be published yet: half a time, a row without a choice, no film."""
    page = browser_page
    log_in(factories.AdminFactory())
    page.add_init_script(
        "document.addEventListener('w-unsaved:watch-edits', () => { window.watched = true; })"
    )
    page.goto(f"{live_server.url}/admin/pages/add/wagtail_filmreview_pages/filmreviewpage/{magazine.pk}/")
    page.wait_for_function("window.watched")
    page.get_by_placeholder("Page title").fill("Nobody hurries")
    rows = page.locator("input[name='body-0-value-advisories-count']").locator("xpath=..")
    rows.get_by_role("button", name="Add", exact=True).last.click()
    rows.get_by_role("button", name="Settings").click()
    scenes = page.locator("input[name$='advisories-0-value-scenes-count']").locator("xpath=..")
    scenes.get_by_role("button", name="Add", exact=True).last.click()
    page.locator("[name$='scenes-0-value-start']").fill("1:")
    page.get_by_role("slider", name="Rating").press("End")
    page.wait_for_url(re.compile(r"/pages/\d+/edit/"))

    def saved() -> Any:
        latest = FilmReviewPage.objects.get().get_latest_revision_as_object()
        found = {child.block_type: child.value for child in latest.body}
        rating, rows = found["verdict"]["rating"], found["content_advisories"]["advisories"]
        return (rating or {}).get("value"), [scene["start"] for row in rows for scene in row["scenes"]]

    for _try in range(100):
        if saved() == ("5", ["1:"]):
            break
        page.wait_for_timeout(200)
    assert saved() == ("5", ["1:"])
    page.reload()
    expect(page.get_by_role("slider", name="Rating")).to_have_attribute("aria-valuetext", "5 out of 5")
    expect(page.locator("[name$='scenes-0-value-start']")).to_have_value("1:")


def test_any_scale_is_given_by_the_same_input_and_an_old_one_is_not_lost(
    open_editor: Any, browser_page: Page, filmreview_settings: Any
) -> None:
    filmreview_settings(
        RATING_SCALES=[
            {"kind": "label", "labels": ["C", "B", "A"]},
            {"kind": "numeric", "min": "0", "max": "100", "step": "1"},
        ]
    )
    open_editor(bodies.verdict({**bodies.stars("3.5")}))
    page = browser_page
    rating, held = page.get_by_role("slider", name="Rating"), page.locator("[name='body-0-value-rating']")
    scale = page.get_by_role("combobox", name="Scale")
    expect(rating).to_have_attribute("aria-valuetext", "3.5 / 5")
    expect(scale.locator("option:checked")).to_have_text("An earlier scale")
    expect(held).to_have_value("numeric|3.5|0|5|0.5")
    scale.select_option(label="From C to A")
    expect(rating).to_have_attribute("aria-valuetext", "Not rated")
    rating.press("ArrowRight")
    rating.press("ArrowRight")
    expect(held).to_have_value("label|B|2|3")
    scale.select_option(label="An earlier scale")
    rating.press("End")
    expect(held).to_have_value("numeric|3.5|0|5|0.5")
    scale.select_option(label="From 0 to 100")
    rating.press("End")
    rating.press("ArrowLeft")
    expect(rating).to_have_attribute("aria-valuetext", "99 out of 100")
