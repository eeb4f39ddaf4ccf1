"""A critic looks a film up from within a review: with the keyboard alone, and without leaving the page."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from wagtail.models import Collection

from tests import factories
from tests.lookup import answers
from tests.lookup.server import Reply
from wagtail_filmreview.models import Film

pytestmark = pytest.mark.browser


@pytest.fixture
def wikidata(lookup_server: Any, filmreview_settings: Any, magazine: Any) -> Any:
    # Other tests have emptied the tables, and a poster needs a collection to be in.
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")
    filmreview_settings(LOOKUP_PROVIDERS=[{**answers.wikidata(lookup_server), "posters": True}])
    return lookup_server


def test_a_film_that_is_not_here_is_looked_up_in_the_chooser(
    magazine: Any, live_server: Any, browser_page: Page, log_in: Any, wikidata: Any
) -> None:
    page = browser_page
    factories.FilmFactory(title="The Fast Chase")
    log_in(factories.AdminFactory())
    page.goto(f"{live_server.url}/admin/pages/add/wagtail_filmreview_pages/filmreviewpage/{magazine.pk}/")
    chooser = page.locator("#panel-child-content-film-section")
    chooser.get_by_role("button", name="Choose").first.focus()
    page.keyboard.press("Enter")
    modal = page.locator(".modal.in")
    expect(modal).to_be_focused()  # the last thing it does on opening

    modal.get_by_label("Search term").focus()
    page.keyboard.type("slow chase")
    expect(modal.get_by_text("No film here matches “slow chase”")).to_be_visible()
    modal.get_by_role("link", name="Look it up or add it").focus()
    page.keyboard.press("Enter")

    # The words came along, and the focus is where what comes next is.
    expect(modal.get_by_role("tab", name="Add a film")).to_have_attribute("aria-selected", "true")
    expect(modal.get_by_role("heading", name="Look it up")).to_be_focused()
    page.keyboard.press("Tab")
    expect(modal.get_by_label("Title of the film")).to_be_focused()
    expect(modal.get_by_label("Title of the film")).to_have_value("slow chase")
    page.keyboard.press("Enter")

    expect(modal.get_by_role("heading", name="Wikidata on “slow chase”")).to_be_focused()
    page.keyboard.press("Tab")
    expect(modal.get_by_role("button", name="See the facts The Slow Chase 1931")).to_be_focused()
    page.keyboard.press("Enter")

    expect(modal.get_by_role("heading", name="What Wikidata would fill")).to_be_focused()
    expect(modal.get_by_label("Runtime in minutes")).to_be_checked()
    modal.get_by_label("Runtime in minutes").focus()
    page.keyboard.press("Space")
    modal.get_by_role("button", name="Add this film").focus()
    page.keyboard.press("Enter")

    expect(page.locator(".modal.in")).to_have_count(0)
    expect(chooser.get_by_text("The Slow Chase (1931)")).to_be_visible()
    film = Film.objects.get(title="The Slow Chase")
    assert film.runtime_minutes is None
    assert film.credits.count() == 2
    assert film.poster is not None


def test_without_an_answer_the_film_is_added_by_hand(
    magazine: Any, live_server: Any, browser_page: Page, log_in: Any, wikidata: Any
) -> None:
    page = browser_page
    wikidata.whatever = Reply({}, 500)
    log_in(factories.AdminFactory())
    page.goto(f"{live_server.url}/admin/pages/add/wagtail_filmreview_pages/filmreviewpage/{magazine.pk}/")
    chooser = page.locator("#panel-child-content-film-section")
    chooser.get_by_role("button", name="Choose").first.click()
    modal = page.locator(".modal.in")
    modal.get_by_role("tab", name="Add a film").click()
    modal.get_by_label("Title of the film").fill("The Slow Chase")
    modal.get_by_role("button", name="Look up in Wikidata").click()
    expect(modal.get_by_role("alert")).to_contain_text("Wikidata has a problem of its own")
    modal.get_by_label(re.compile(r"^\s*Title\W*$")).fill("The Slow Chase")
    modal.get_by_label("Year").fill("1931")
    modal.get_by_role("button", name="Add film").click()
    expect(page.locator(".modal.in")).to_have_count(0)
    expect(chooser.get_by_text("The Slow Chase (1931)")).to_be_visible()


def test_a_film_that_may_be_the_same_is_chosen_instead(
    magazine: Any, live_server: Any, browser_page: Page, log_in: Any
) -> None:
    page = browser_page
    film = factories.FilmFactory(title="The Slow Chase", year=1931)
    log_in(factories.AdminFactory())
    page.goto(f"{live_server.url}/admin/pages/add/wagtail_filmreview_pages/filmreviewpage/{magazine.pk}/")
    chooser = page.locator("#panel-child-content-film-section")
    chooser.get_by_role("button", name="Choose").first.click()
    modal = page.locator(".modal.in")
    modal.get_by_role("tab", name="Add a film").click()
    modal.locator("input[name=title]").fill("the slow chase")
    modal.locator("input[name=year]").fill("1931")
    modal.get_by_role("button", name="Add film").click()
    modal.get_by_role("button", name="Use this one The Slow Chase (1931)").click()
    expect(page.locator(".modal.in")).to_have_count(0)
    expect(chooser.get_by_text("The Slow Chase (1931)")).to_be_visible()
    assert list(Film.objects.all()) == [film]
