"""An editor writes a review from cast to verdict, publishes it, and reads it as a page and as JSON."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from wagtail_filmreview.models import Film, Person
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = pytest.mark.browser


class Editor:
    """The page editor, in the words of somebody who uses it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def in_modal(self) -> Any:
        modal = self.page.locator(".modal.in")
        expect(modal).to_be_visible()
        return modal

    def create_in_chooser(self, tab: str, button: str, **fields: str) -> None:
        modal = self.in_modal()
        modal.get_by_role("tab", name=tab).click()
        for name, value in fields.items():
            modal.locator(f"input[name='{name}']").fill(value)
        modal.get_by_role("button", name=button).click()
        expect(self.page.locator(".modal.in")).to_have_count(0)

    def add_block(self, name: str) -> Any:
        """Add a block at the end of the body by the picker; return it."""
        body = self.page.locator("#body-root")
        before = int(self.page.locator("input[name=body-count]").input_value())
        body.locator("> div > button.c-sf-add-button, > div > div > button.c-sf-add-button").last.click()
        self.page.locator(".w-combobox__menu [role=option]").filter(
            has_text=re.compile(rf"^{name}$")
        ).first.click()
        expect(self.page.locator("input[name=body-count]")).to_have_value(str(before + 1))
        return before

    def field(self, position: int, path: str) -> Any:
        return self.page.locator(f"#body-{position}-value-{path}")

    def add_row(self, position: int, path: str) -> None:
        """Press the last “Add” of a list inside a block."""
        container = self.page.locator(f"input[name='body-{position}-value-{path}-count']").locator("xpath=..")
        container.get_by_title(re.compile("^(Add|Insert)")).last.click()

    def type_rich_text(self, position: int, path: str, text: str) -> None:
        widget = self.page.locator(f"input[name='body-{position}-value-{path}']").locator("xpath=..")
        widget.locator("[role=textbox][contenteditable=true]").click()
        self.page.keyboard.type(text)


def test_from_an_empty_editor_to_a_published_review(magazine, live_server, browser_page, log_in):
    page = browser_page
    log_in(factories.AdminFactory())
    page.goto(f"{live_server.url}/admin/pages/add/wagtail_filmreview_pages/filmreviewpage/{magazine.pk}/")
    editor = Editor(page)

    page.get_by_placeholder("Page title").fill("Nobody hurries but us")
    page.fill("#id_standfirst", "A chase that takes its time.")

    page.locator("#panel-child-content-film-section").get_by_role("button", name="Choose").first.click()
    editor.create_in_chooser("Add a film", "Add film", title="The Slow Chase", year="1931")

    advisories, cast, synopsis, verdict = range(4)  # what a new review opens with
    for row, (name, character) in enumerate([("Ada Lind", "The clerk"), ("Jun Park", "The friend")]):
        editor.add_row(cast, "credits")
        credit = page.locator(f"#body-{cast}-value-credits-{row}-value-person-chooser")
        credit.get_by_role("button", name="Choose").first.click()
        editor.create_in_chooser("Add a person", "Add person", name=name)
        editor.field(cast, f"credits-{row}-value-character").fill(character)

    editor.type_rich_text(synopsis, "sections-0-value-text", "A clerk misses the last tram.")
    editor.field(synopsis, "sections-0-value-spoiler_level").select_option("mild")
    editor.add_row(synopsis, "sections")
    editor.type_rich_text(synopsis, "sections-1-value-text", "He was the driver all along.")
    editor.field(synopsis, "sections-1-value-spoiler_level").select_option("ending")

    page.get_by_role("slider", name="Rating").press("End")
    page.get_by_role("slider", name="Rating").press("ArrowLeft")
    page.get_by_role("slider", name="Rating").press("ArrowLeft")
    editor.field(verdict, "recommendation").select_option("recommended")
    editor.field(verdict, "pull_quote").fill("Slowness as suspense.")

    for row, (category, intensity) in enumerate([("threat", "mild"), ("flashing", "none")]):
        editor.add_row(advisories, "advisories")
        editor.field(advisories, f"advisories-{row}-value-category").select_option(category)
        editor.field(advisories, f"advisories-{row}-value-intensity").select_option(intensity)

    quote = editor.add_block("Quote")
    editor.field(quote, "text").fill("Mind the doors.")

    page.get_by_role("button", name="More actions").click()
    page.locator("button[name=action-publish]").click()
    expect(page.get_by_text("published")).to_be_visible()

    review = FilmReviewPage.objects.get()
    assert review.live
    assert review.film == Film.objects.get(title="The Slow Chase", year=1931)
    assert set(Person.objects.values_list("name", flat=True)) == {"Ada Lind", "Jun Park"}

    page.goto(review.full_url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nobody hurries but us")
    expect(page.get_by_text("Ada Lind")).to_be_visible()
    expect(page.get_by_text("4 out of 5").first).to_be_visible()
    expect(page.get_by_text("Threat and horror: mild")).to_be_visible()
    assert "driver all along" not in page.content()
    page.get_by_role("link", name="Spoiler: the ending. Show").click()
    expect(page.get_by_text("He was the driver all along.")).to_be_visible()

    answer = page.request.get(f"{live_server.url}/api/v2/film-reviews/{review.pk}/?spoilers=mild").json()
    assert [credit["character"] for credit in answer["cast"]] == ["The clerk", "The friend"]
    assert answer["rating"]["value"] == "4"
    assert answer["score"] == 80
    synopsis_node = next(node for node in answer["body"] if node["type"] == "synopsis")
    assert [section["redacted"] for section in synopsis_node["sections"]] == [False, True]
