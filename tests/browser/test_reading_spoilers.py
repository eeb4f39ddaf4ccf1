"""A reader meets spoilers: without script, with it, on paper and through the accessibility tree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests import bodies, factories

pytestmark = [pytest.mark.browser, pytest.mark.any_database, pytest.mark.any_line]

SECRETS = {
    "mild": ["PREMISE-SECTION"],
    "major": ["TWIST-SECTION", "TWIST-PHRASE"],
    "ending": ["ENDING-SECTION", "ENDING-PHRASE", "ENDING-NOTE"],
}
ALL = [secret for secrets in SECRETS.values() for secret in secrets]


def marked(words: str, level: str) -> str:
    return f'<span data-spoiler="{level}">{words}</span>'


def review(magazine: Any, slug: str = "sled") -> Any:
    cameo = factories.PersonFactory(name="Surprise Guest")
    body = [
        bodies.cast(bodies.credit(factories.PersonFactory(name="Ada Lind")), include_others=True),
        bodies.paragraph(f"It is {marked('TWIST-PHRASE', 'major')}, or {marked('ENDING-PHRASE', 'ending')}."),
        bodies.synopsis(
            bodies.section("Everybody knows this.", "none"),
            bodies.section("PREMISE-SECTION", "mild", heading="A first act"),
            bodies.section("TWIST-SECTION", "major"),
            bodies.section("ENDING-SECTION", "ending"),
        ),
        bodies.advisories(
            bodies.advisory("violence"),
            bodies.advisory("suicide", note="<p>ENDING-NOTE</p>", spoiler_level="ending"),
        ),
    ]
    page = factories.FilmReviewPageFactory(parent=magazine, title=slug, slug=slug, body=json.dumps(body))
    factories.FilmCreditFactory(film=page.film, person=cameo, spoiler_level="ending")
    return factories.publish(page)


@pytest.fixture
def reader(browser_page: Page, magazine: Any) -> Page:
    """A browser with script on the plain address of a review."""
    browser_page.goto(review(magazine).full_url)
    return browser_page


@pytest.fixture
def plain_reader(browser_page: Page, magazine: Any) -> Iterator[Page]:
    """The same without script."""
    context = browser_page.context.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(review(magazine).full_url)
    yield page
    context.close()


def told(page: Page) -> list[str]:
    """Every secret that is anywhere in the document, whether it can be seen or not."""
    html = page.content()
    return [secret for secret in ALL if secret in html]


def section(page: Page, number: int) -> Any:
    return page.locator(".filmreview-synopsis > div").nth(number - 1)


def control(page: Page) -> Any:
    return page.get_by_role("navigation", name="Spoilers")


def test_without_script_a_link_shows_what_it_names_and_another_hides_it(plain_reader: Page) -> None:
    page, plain = plain_reader, plain_reader.url
    assert told(page) == []

    section(page, 3).get_by_role("link", name="Spoiler: a twist. Show").click()
    assert urlsplit(page.url).query == "spoilers=major"
    assert page.locator(f"#{urlsplit(page.url).fragment}").text_content().count("TWIST-SECTION") == 1
    assert told(page) == SECRETS["mild"] + SECRETS["major"]
    expect(page.get_by_text("TWIST-SECTION")).to_be_visible()
    expect(page.get_by_text("This browser remembers")).to_be_hidden()

    control(page).get_by_role("link", name="Show spoilers").click()
    assert told(page) == ALL
    control(page).get_by_role("link", name="No spoilers").click()
    assert page.url.partition("#")[0] == plain
    assert told(page) == []


def test_spoilers_of_different_levels_open_side_by_side_and_the_address_stays(reader: Page) -> None:
    address = reader.url
    section(reader, 4).get_by_role("link", name="Spoiler: the ending. Show").press("Enter")
    summary = section(reader, 4).locator("summary")
    expect(summary).to_be_focused()
    expect(reader.get_by_role("status")).to_have_text("Spoiler shown: the ending.")
    assert told(reader) == ["ENDING-SECTION"]

    reader.get_by_role("link", name="Spoiler: a twist. Show (phrase 1").click()
    expect(reader.locator(".filmreview-phrase:focus")).to_contain_text("TWIST-PHRASE")
    expect(reader.get_by_role("status")).to_have_text("Spoiler shown: a twist.")
    reader.get_by_role("link", name="Details are a spoiler").click()
    expect(reader.locator("li:focus")).to_contain_text("Suicide")
    reader.get_by_role("link", name="1 credit is a spoiler: the ending. Show").click()
    expect(reader.locator("li:focus")).to_contain_text("Surprise Guest")
    assert told(reader) == ["TWIST-PHRASE", "ENDING-SECTION", "ENDING-NOTE"]
    assert reader.url == address

    summary.press("Enter")
    expect(reader.get_by_text("ENDING-SECTION")).to_be_hidden()


def test_a_choice_is_made_in_place_remembered_and_forgotten(reader: Page, magazine: Any) -> None:
    address = reader.url
    choice = control(reader).get_by_role("link", name="Show spoilers")
    choice.click()
    expect(reader.get_by_text("ENDING-SECTION")).to_be_visible()
    expect(choice).to_be_focused()
    expect(choice).to_have_attribute("aria-current", "true")
    expect(reader.get_by_role("status")).to_have_text("Everything is shown, the ending included.")
    assert (told(reader), reader.url) == (ALL, address)

    # Another review at its plain address: as the reader likes it. An address that names a level wins.
    other = review(magazine, "other").full_url
    reader.goto(other)
    expect(reader.get_by_text("ENDING-SECTION")).to_be_visible()
    assert reader.url == other
    reader.goto(f"{other}?spoilers=mild")
    reader.wait_for_load_state("networkidle")
    assert told(reader) == SECRETS["mild"]

    control(reader).get_by_role("link", name="No spoilers").click()
    expect(reader.get_by_text("PREMISE-SECTION")).to_have_count(0)
    assert reader.url == other
    reader.reload(wait_until="networkidle")
    assert told(reader) == []
    assert reader.evaluate("localStorage.length") == 0


def test_a_new_tab_is_the_browsers_and_what_fails_ends_in_following_the_link(
    reader: Page, troubles: list[str]
) -> None:
    with reader.context.expect_page() as opened:
        section(reader, 4).get_by_role("link").click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_url("**/?spoilers=ending#section-*")
    assert told(reader) == []

    def refuse_scripts(route: Any) -> None:
        if route.request.is_navigation_request():
            route.continue_()
        else:
            route.abort()

    reader.route("**/*spoilers=*", refuse_scripts)
    section(reader, 2).get_by_role("link", name="Spoiler: the premise. Show").click()
    reader.wait_for_url("**/?spoilers=mild#section-*")
    expect(reader.get_by_text("PREMISE-SECTION")).to_be_visible()
    assert troubles.pop(0).startswith("net::ERR_FAILED")  # the script's request, and the console about it
    assert [trouble for trouble in troubles if "net::ERR_FAILED" not in trouble] == []
    troubles.clear()


STRICT = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; "
STRICT += "require-trusted-types-for 'script'"


def test_nothing_breaks_where_storage_is_forbidden_and_the_policy_strict(
    browser_page: Page, magazine: Any
) -> None:
    def answer_strictly(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": STRICT})

    browser_page.route("**/reviews/**", answer_strictly)
    browser_page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden'); } })"
    )
    address = review(magazine).full_url
    browser_page.goto(address)
    control(browser_page).get_by_text("More choices").click()
    control(browser_page).get_by_role("link", name="up to the twists").click()
    expect(browser_page.get_by_text("TWIST-SECTION")).to_be_visible()
    assert (told(browser_page), browser_page.url) == (SECRETS["mild"] + SECRETS["major"], address)


def test_paper_and_reader_mode_have_what_was_shown_and_no_more(reader: Page) -> None:
    article = reader.get_by_role("article")
    assert not [secret for secret in ALL if secret in article.text_content()]
    section(reader, 2).get_by_role("link").click()
    expect(reader.get_by_text("PREMISE-SECTION")).to_be_visible()
    reader.emulate_media(media="print")
    expect(reader.get_by_text("PREMISE-SECTION")).to_be_visible()
    expect(control(reader)).to_be_hidden()
    expect(reader.get_by_text("Spoiler: the ending. Show").first).to_be_visible()
    assert [secret for secret in ALL if secret in article.text_content()] == ["PREMISE-SECTION"]


def heard(page: Page) -> list[str]:
    """What a screen reader says of the page, line by line: role, name and state of what it meets."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}

    def lines(node: Any) -> Iterator[str]:
        role, name = node.get("role", {}).get("value"), node.get("name", {}).get("value", "")
        states = {item["name"]: item["value"].get("value") for item in node.get("properties", ())}
        if not node["ignored"] and role not in ("InlineTextBox", "none", "generic"):
            state = {True: " expanded", False: " collapsed"}.get(states.get("expanded"), "")
            yield f"{role}: {name.strip()}{state}"
        for child in node.get("childIds", ()):
            yield from lines(nodes[child])

    return [*lines(next(iter(nodes.values())))]


def test_a_screen_reader_can_tell_spoilers_apart_before_and_after(reader: Page) -> None:
    before = heard(reader)
    links = [line for line in before if line.startswith("link: ") and "poiler" in line]
    assert links == [
        "link: No spoilers",
        "link: Show spoilers",
        "link: Details are a spoiler: the ending. Show",
        "link: 1 credit is a spoiler: the ending. Show",
        "link: Spoiler: a twist. Show (phrase 1, part 3 of the review)",
        "link: Spoiler: the ending. Show (phrase 2, part 3 of the review)",
        "link: Spoiler: the premise. Show (synopsis, part 2)",
        "link: Spoiler: a twist. Show (synopsis, part 3)",
        "link: Spoiler: the ending. Show (synopsis, part 4)",
    ]
    assert not [line for line in before if any(secret in line for secret in [*ALL, "A first act"])]

    section(reader, 2).get_by_role("link").click()
    reader.get_by_role("link", name="Spoiler: a twist. Show (phrase 1").click()
    expect(reader.get_by_text("TWIST-PHRASE")).to_be_visible()
    after = heard(reader)
    start = after.index("DisclosureTriangle: Spoiler: the premise (synopsis, part 2) expanded")
    rest = after[start:]
    assert rest.index("heading: A first act") < rest.index("StaticText: PREMISE-SECTION")
    phrase = after.index("StaticText: TWIST-PHRASE")
    assert after[phrase - 1] == "StaticText: [Spoiler: a twist]"
    assert after[phrase + 1] == "StaticText: [end of the spoiler]"
    assert "StaticText: Spoiler shown: a twist." in after
