"""One full review without a mouse, in few presses and without meeting an error."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import factories
from tests.browser.pictures import picture
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = [pytest.mark.browser, pytest.mark.any_database]

MOST_STEPS = 200
"""Presses beside the words that are typed. Wagtail has six to eight stops around every block."""


class Hands:
    """A keyboard that counts: what is typed is writing, every other key is a step."""

    def __init__(self, page: Page) -> None:
        self.page, self.steps = page, 0

    def press(self, key: str, times: int = 1) -> None:
        for _time in range(times):
            self.page.keyboard.press(key)
            self.steps += 1

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)

    def go_to(self, wanted: Locator, key: str = "Tab", most: int = 60) -> None:
        """Tab, forwards or back, until something has the focus."""
        for _stop in range(most):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.press(key)
        pytest.fail(f"{wanted} takes more than {most} presses of Tab")


class Review:
    """The form of a review, as far as a writer needs it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def field(self, name: str) -> Locator:
        return self.page.locator(f"[name='body-{name}']")

    def rich_text(self, name: str) -> Locator:
        return self.field(name).locator("xpath=..").get_by_role("textbox")

    def add_row(self, name: str) -> Locator:
        rows = self.page.locator(f"input[name='body-{name}-count']").locator("xpath=..")
        return rows.get_by_role("button", name="Add", exact=True).last

    def picture(self, name: str, around: Locator | None = None) -> None:
        if around is not None:
            around.evaluate("element => element.scrollIntoView({block: 'center'})")
        picture(self.page, name)


@pytest.fixture
def film(transactional_db: None) -> Any:
    factories.FilmFactory(title="Metropolis", year=1927)
    film = factories.FilmFactory(title="The Slow Chase", year=1931)
    for name, character, level in (
        ("Ada Lind", "The clerk", "none"),
        ("Jun Park", "The friend", "none"),
        ("Mo Reel", "The driver", "ending"),
    ):
        person = factories.PersonFactory(name=name)
        factories.FilmCreditFactory(film=film, person=person, character=character, spoiler_level=level)
    service = factories.WatchServiceFactory(name="The Archive")
    factories.FilmWayToWatchFactory(film=film, service=service, country="FR")
    return film


def test_a_full_review_with_the_keyboard_alone(
    film: Any, magazine: Any, live_server: Any, log_in: Any, browser_page: Page
) -> None:
    page, hands, review = browser_page, Hands(browser_page), Review(browser_page)
    page.set_default_timeout(60_000)
    user = factories.AdminFactory()
    factories.PersonFactory(name="Robin Writer", user=user)
    log_in(user)
    page.goto(f"{live_server.url}/admin/pages/add/wagtail_filmreview_pages/filmreviewpage/{magazine.pk}/")

    expect(page.get_by_placeholder("Page title")).to_be_focused()
    hands.write("Nobody hurries but us")
    expect(page.locator("#panel-child-content-bylines-section")).to_contain_text("Robin Writer")

    chooser = page.locator("#panel-child-content-film-section")
    hands.go_to(chooser.get_by_role("button", name="Choose film"))
    hands.press("Enter")
    modal = page.locator(".modal.in")
    expect(modal).to_be_focused()  # the last thing it does on opening
    hands.go_to(modal.get_by_label("Search term"))
    page.keyboard.insert_text("slow")  # at once: answers to single letters may overtake each other
    found = modal.get_by_role("link", name="The Slow Chase")
    expect(modal.get_by_role("link", name="Metropolis")).to_have_count(0)
    hands.go_to(found)
    hands.press("Enter")
    expect(page.locator(".modal.in")).to_have_count(0)
    expect(chooser.get_by_text("The Slow Chase (1931)")).to_be_visible()

    hands.go_to(page.locator("#id_standfirst"))
    hands.write("A chase that takes its time.")
    review.picture("writing-begin")

    hands.go_to(review.add_row("0-value-advisories"))
    hands.press("Enter")
    expect(review.field("0-value-advisories-0-value-category")).to_be_focused()
    hands.write("Threat")
    hands.press("Tab", 2)
    hands.go_to(review.field("0-value-advisories-0-value-intensity"))
    hands.write("Mod")
    hands.go_to(review.field("0-value-all_assessed"))
    hands.press("Space")

    cast = page.locator(".filmreview-shown").first
    expect(cast).to_contain_text("Ada Lind as The clerk")
    expect(cast.get_by_role("listitem").last).to_contain_text("Spoiler: the ending")
    review.picture("writing-film", review.add_row("1-value-credits"))

    hands.go_to(review.rich_text("2-value-sections-0-value-text"))
    hands.write("A clerk misses the last tram.")
    hands.go_to(review.add_row("2-value-sections"))
    hands.press("Enter")
    level = review.field("2-value-sections-1-value-spoiler_level")
    expect(level).to_be_focused()
    hands.write("The ending")
    expect(level).to_have_value("ending")
    hands.go_to(review.rich_text("2-value-sections-1-value-text"))
    hands.write("He was the driver all along.")

    rating = page.get_by_role("slider", name="Rating")
    hands.go_to(rating)
    expect(rating).to_have_attribute("aria-valuetext", "Not rated")
    hands.press("ArrowRight", 9)
    expect(rating).to_have_attribute("aria-valuetext", "4 out of 5")
    hands.go_to(review.field("3-value-recommendation"))
    hands.write("Recommended")
    hands.go_to(review.rich_text("3-value-summary"))
    hands.write("Worth the wait.")
    hands.go_to(review.field("3-value-pull_quote"))
    hands.write("Slowness as suspense.")
    expect(page.locator(".filmreview-counter:visible")).to_have_text("21 / 200")
    review.picture("writing-verdict", review.field("3-value-recommendation"))

    hands.go_to(page.get_by_role("button", name="Save draft"))
    with page.expect_navigation():
        hands.press("Enter")
    expect(page).to_have_url(re.compile(r"/pages/\d+/edit/"))
    draft = FilmReviewPage.objects.get().get_latest_revision_as_object()
    assert not draft.live
    assert [child.block_type for child in draft.body][:4] == [
        "content_advisories",
        "cast",
        "synopsis",
        "verdict",
    ]

    more = page.get_by_role("button", name="More actions")
    hands.go_to(more, "Shift+Tab")
    hands.press("Enter")
    hands.go_to(page.locator("button[name=action-publish]"))
    hands.press("Enter")
    expect(page.locator(".messages .success")).to_contain_text("published")
    assert page.locator(".error-message").count() == 0
    assert hands.steps <= MOST_STEPS, hands.steps

    review_page = FilmReviewPage.objects.get()
    assert review_page.live
    assert review_page.film == film
    assert [person.name for person in review_page.get_reviewers()] == ["Robin Writer"]
    by_type = {child.block_type: child.value for child in review_page.body}
    [row] = by_type["content_advisories"]["advisories"]
    assert (row["category"], row["intensity"]) == ("threat", "moderate")
    assert by_type["content_advisories"]["all_assessed"]
    levels = [section["spoiler_level"] for section in by_type["synopsis"]["sections"]]
    assert levels == ["mild", "ending"]
    assert by_type["verdict"]["rating"]["value"] == "4"
    assert by_type["verdict"]["recommendation"] == "recommended"
    page.goto(review_page.full_url)
    expect(page.get_by_text("Threat and horror: moderate")).to_be_visible()
    assert "driver all along" not in page.content()
