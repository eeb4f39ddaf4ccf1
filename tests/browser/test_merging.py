"""Two entries for one person become one, from the listing to what was done."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import bodies, factories
from tests.browser.pictures import picture
from wagtail_filmreview.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.any_database, pytest.mark.any_line]


def fits(page: Page) -> bool:
    """Whether nothing stands beyond the right edge."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_two_people_are_selected_compared_and_merged(
    magazine: Any, live_server: Any, browser_page: Page, log_in: Any
) -> None:
    page = browser_page
    kept = factories.PersonFactory(name="Buster Keaton", wikidata_id="Q103949")
    gone = factories.PersonFactory(
        name="Keaton, Buster", imdb_id="nm0000036", website="https://keaton.example/"
    )
    factories.PersonFactory(name="Ada Lind")
    film = factories.FilmCreditFactory(
        person=gone, character="Johnnie Gray", film__title="The General", film__year=1926
    ).film
    review = factories.FilmReviewPageFactory(
        parent=magazine,
        title="Nobody hurries but us",
        film=film,
        reviewers=[kept],
        body=[bodies.cast(bodies.credit(gone))],
    )
    factories.publish(review)
    log_in(factories.AdminFactory())
    page.goto(f"{live_server.url}/admin/snippets/wagtail_filmreview/person/")
    for person in (kept, gone):
        page.locator(f'[data-bulk-action-checkbox][data-object-id="{person.pk}"]').check()
    page.get_by_role("link", name="Merge the selected people into one").click()

    expect(page.get_by_role("heading", name="Which is right?")).to_be_visible()
    page.get_by_role("radio", name="Buster Keaton no.").first.check()
    page.get_by_role("radio", name="Buster Keaton Buster Keaton").first.check()
    picture(page, "merge-people")
    page.set_viewport_size({"width": 390, "height": 844})
    assert fits(page)
    picture(page, "merge-people-narrow")
    page.get_by_role("button", name="See what will change").click()

    expect(page.get_by_text("2 films, reviews and other entries will name Buster Keaton")).to_be_visible()
    assert fits(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    # Going back loses nothing of what was chosen.
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("radio", name="Buster Keaton no.").first).to_be_checked()
    page.get_by_role("button", name="See what will change").click()
    page.get_by_role("button", name="Merge into Buster Keaton").click()

    expect(page.get_by_role("link", name="Nobody hurries but us")).to_be_visible()
    expect(page.get_by_role("link", name="The General (1926)")).to_be_visible()
    picture(page, "merged-people")
    page.set_viewport_size({"width": 390, "height": 844})
    assert fits(page)
    person = Person.objects.get(pk=kept.pk)
    assert (person.imdb_id, person.wikidata_id) == ("nm0000036", "Q103949")
    assert not Person.objects.filter(pk=gone.pk).exists()

    page.goto(review.full_url)
    expect(page.get_by_text("Johnnie Gray")).to_be_visible()
    expect(page.get_by_text("Keaton, Buster")).to_have_count(0)


def test_a_row_leads_to_whoever_has_the_same_name(
    magazine: Any, live_server: Any, browser_page: Page, log_in: Any
) -> None:
    page = browser_page
    for _number in range(2):
        factories.PersonFactory(name="Buster Keaton")
    factories.PersonFactory(name="Joseph Keaton")
    log_in(factories.AdminFactory())
    page.goto(f"{live_server.url}/admin/snippets/wagtail_filmreview/person/")
    row = page.get_by_role("row").filter(has_text="buster").or_(page.locator("tr", has_text="Buster Keaton"))
    row.first.get_by_role("button", name="More options").click()
    page.get_by_role("link", name="Merge “Buster Keaton” with somebody else").first.click()
    expect(page.get_by_role("link", name="Compare Buster Keaton")).to_be_visible()
    # Or somebody of another name.
    page.get_by_label("Name or id").fill("joseph")
    page.get_by_label("Name or id").press("Enter")
    page.get_by_role("link", name="Compare Joseph Keaton").click()
    expect(page.get_by_role("radio", name="Joseph Keaton no.")).to_be_visible()
