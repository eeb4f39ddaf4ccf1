"""Marking a phrase as a spoiler in the editor, and taking it elsewhere with its mark or not at all."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import bodies, factories

pytestmark = [pytest.mark.browser, pytest.mark.any_database]

SLED = '<p data-block-key="aaaaa">It is <span data-spoiler="ending">his sled</span>.</p>'
NESTED = (
    '<p data-block-key="bbbbb"><span data-spoiler="major">The</span> '
    '<b><span data-spoiler="major">friend</span></b> '
    '<a href="https://example.com/"><span data-spoiler="mild">hid it</span></a></p>'
)
IN_NESTED = ["SPOILER_MAJOR: The", "SPOILER_MAJOR: friend", "SPOILER_MILD: hid it"]
PLAIN = '<p data-block-key="ccccc">Nobody knew.</p>'


class Desk:
    """The editor of a review with three paragraphs, in the words of somebody who uses it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def rich_text(self, name: str) -> Locator:
        return self.page.locator(f"input[name='{name}']").locator("xpath=..").get_by_role("textbox")

    def holds(self, name: str, *marks: str) -> None:
        """Wait until the form holds these marked phrases of a rich text field, and no others."""
        self.page.wait_for_function(
            """([name, marks]) => {
                const state = JSON.parse(document.querySelector(`input[name="${name}"]`).value);
                const found = (state?.blocks || []).flatMap(({ text, inlineStyleRanges }) => inlineStyleRanges
                    .filter(({ style }) => style.startsWith('SPOILER'))
                    .map(({ style, offset, length }) => `${style}: ${text.substr(offset, length)}`));
                return JSON.stringify(found) === JSON.stringify(marks);
            }""",
            arg=[name, [*marks]],
        )

    def copy_all(self, name: str) -> None:
        self.rich_text(name).click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Control+c")

    def paste(self, field: Locator, keys: str = "Control+v") -> None:
        field.click()
        self.page.keyboard.press(keys)

    def bring(self, event: str, field: Locator, html: str) -> None:
        """Paste or drop HTML that was copied from a web page."""
        field.evaluate(
            """(field, [event, html]) => {
                const data = new DataTransfer();
                data.setData('text/html', html);
                data.setData('text/plain', new DOMParser().parseFromString(html, 'text/html').body.innerText);
                const options = { bubbles: true, cancelable: true };
                field.dispatchEvent(event === 'drop'
                    ? new DragEvent('drop', { ...options, dataTransfer: data })
                    : new ClipboardEvent('paste', { ...options, clipboardData: data }));
            }""",
            [event, html],
        )

    def drag_all(self, name: str, words: str, to: Locator) -> None:
        """Select all of a rich text field, take it by some of its words, and let go over another field."""
        self.rich_text(name).click()
        self.page.keyboard.press("Control+a")
        to.scroll_into_view_if_needed()
        self.rich_text(name).get_by_text(words).hover()
        self.page.mouse.down()
        box = to.bounding_box()
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=8)
        self.page.mouse.up()

    @property
    def refusal(self) -> Locator:
        return self.page.get_by_role("alert").filter(has_text="Nothing was inserted")


FIRST, SECOND, THIRD = (f"body-{position}-value-text" for position in range(3))
WEB_PAGE = (
    '<p>A <a href="/tom/">friend</a> <span data-spoiler="major" class="filmreview-phrase">'
    '<span class="filmreview-spoken">[Spoiler: a twist] </span>buried <b>it</b></span> there</p>'
)


@pytest.fixture
def review(magazine: Any) -> Any:
    body = [bodies.paragraph("") for _number in range(3)]
    for block, text in zip(body, (SLED, NESTED, PLAIN), strict=True):
        block["value"]["text"] = text
    return factories.publish(factories.FilmReviewPageFactory(parent=magazine, body=json.dumps(body)))


@pytest.fixture
def desk(review: Any, browser_page: Page, live_server: Any, log_in: Any) -> Desk:
    browser_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    # Words are dragged from the body to the standfirst, which must both be in sight.
    browser_page.set_viewport_size({"width": 1280, "height": 2400})
    log_in(factories.AdminFactory())
    browser_page.goto(f"{live_server.url}/admin/pages/{review.pk}/edit/")
    return Desk(browser_page)


def test_marked_words_keep_their_mark_or_stay_out(desk: Desk, magazine: Any, live_server: Any) -> None:
    page, standfirst = desk.page, desk.page.locator("#id_standfirst")
    desk.copy_all(FIRST)

    for keys in ("Control+v", "Control+Shift+v"):  # the second pastes as plain text
        desk.paste(standfirst, keys)
        expect(desk.refusal).to_contain_text("here everybody would read them")
        expect(page.locator("[data-field]").filter(has=standfirst).filter(has=desk.refusal)).to_have_count(1)
        expect(standfirst).to_have_value("")
    page.keyboard.type("x")
    expect(desk.refusal).to_have_count(0)

    # Another rich text field has the marks too, and keeps them.
    desk.paste(desk.rich_text(SECOND), "Control+Shift+v")
    expect(desk.refusal).to_contain_text("would lose their mark")
    desk.paste(desk.rich_text(SECOND))
    expect(desk.refusal).to_have_count(0)
    expect(desk.rich_text(SECOND)).to_contain_text("his sled")
    desk.holds(SECOND, *IN_NESTED, "SPOILER_ENDING: his sled")

    # Dragged, it stays where it was.
    desk.drag_all(FIRST, "his sled", to=standfirst)
    expect(desk.refusal).to_contain_text("here everybody would read them")
    desk.drag_all(FIRST, "his sled", to=desk.rich_text(SECOND))
    expect(desk.refusal).to_contain_text("would lose their mark")
    expect(standfirst).to_have_value("x")
    expect(desk.rich_text(SECOND)).to_have_text(re.compile("(his sled).{0,1}$"))
    desk.holds(FIRST, "SPOILER_ENDING: his sled")

    # So it is with what was copied from a page of the site.
    desk.bring("drop", desk.rich_text(THIRD), WEB_PAGE)
    expect(desk.refusal).to_contain_text("would lose their mark")
    desk.rich_text(THIRD).click()
    page.keyboard.press("Control+a")
    desk.bring("paste", desk.rich_text(THIRD), WEB_PAGE)
    expect(desk.refusal).to_have_count(0)
    expect(desk.rich_text(THIRD)).to_have_text("A friend buried it there")
    desk.holds(THIRD, "SPOILER_MAJOR: buried it")

    # A rich text field without the marks refuses them, and nothing else.
    desk.copy_all(FIRST)
    page.goto(f"{live_server.url}/admin/pages/{magazine.pk}/edit/")
    desk.paste(desk.rich_text("introduction"))
    expect(desk.refusal).to_contain_text("here everybody would read them")
    expect(desk.rich_text("introduction")).to_have_text("")
    desk.bring("paste", desk.rich_text("introduction"), "<p>It is <b>a sled</b>.</p>")
    expect(desk.rich_text("introduction")).to_have_text("It is a sled.")
    expect(desk.refusal).to_have_count(0)


def test_keys_set_marks_and_saving_leaves_the_others_alone(desk: Desk, review: Any) -> None:
    page = desk.page
    desk.rich_text(THIRD).click()
    page.keyboard.press("Control+a")
    for digit, said, marks in [
        (1, "Spoiler mark on: Premise", ["SPOILER_MILD: Nobody knew."]),
        (3, "Spoiler mark on: Ending", ["SPOILER_MILD: Nobody knew.", "SPOILER_ENDING: Nobody knew."]),
        (1, "Spoiler mark off: Premise", ["SPOILER_ENDING: Nobody knew."]),
    ]:
        page.keyboard.press(f"Control+Shift+Digit{digit}")
        expect(page.get_by_role("status").filter(has_text=said)).to_have_count(1)
        desk.holds(THIRD, *marks)
    page.keyboard.press("Control+Shift+K")  # Draft.js would cut, into a clipboard that nothing can guard
    expect(desk.rich_text(THIRD)).to_have_text("Nobody knew.")
    name = "Twist: a spoiler, hidden unless readers ask for twists Ctrl + Shift + 2"
    expect(page.get_by_role("button", name=name).first).to_be_attached()

    desk.rich_text(FIRST).click()
    page.keyboard.press("End")
    page.keyboard.type(" Really.")
    expect(page.locator(f"input[name='{FIRST}']")).to_have_value(re.compile(r"Really\."))
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("has been updated")).to_be_visible()
    review.refresh_from_db()
    first, second, third = review.get_latest_revision_as_object().body.raw_data
    assert first["value"]["text"] == SLED.replace("sled</span>.", "sled</span>. Really.")
    assert second["value"]["text"] == NESTED
    assert third["value"]["text"] == PLAIN.replace(
        "Nobody knew.", '<span data-spoiler="ending">Nobody knew.</span>'
    )
