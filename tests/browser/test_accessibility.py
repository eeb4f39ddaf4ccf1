"""axe looks at every view of films and people; it may find nothing that Wagtail's own views do not have."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import factories
from tests.lookup import answers

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.any_database, pytest.mark.any_line]

SNIPPETS = "/admin/snippets/wagtail_filmreview"


def test_no_view_of_films_and_people_is_worse_than_wagtails_own(
    magazine: Any,
    live_server: Any,
    browser_page: Page,
    log_in: Any,
    violations: Any,
    lookup_server: Any,
    filmreview_settings: Any,
) -> None:
    page = browser_page
    filmreview_settings(LOOKUP_PROVIDERS=[{**answers.wikidata(lookup_server), "posters": True}])
    image = factories.ImageFactory()
    people = [factories.PersonFactory(name="Buster Keaton", photo=image) for _number in range(2)]
    film = factories.FilmCreditFactory(
        person=people[0], role="director", film__title="The Slow Chase", film__year=1931, film__poster=image
    ).film
    genre, service = factories.GenreFactory(), factories.WatchServiceFactory()
    log_in(factories.AdminFactory())

    # The same templates with nothing of ours in them, and Wagtail's own modal.
    stock: set[str] = set()
    for address in ("/admin/sites/", "/admin/sites/new/", "/admin/redirects/", "/admin/redirects/add/"):
        stock |= set(violations(address))
    page.goto(f"{live_server.url}/admin/sites/new/")
    page.locator("form button[type=submit]").last.click()
    expect(page.locator(".messages .error")).to_be_visible()
    stock |= set(violations())
    page.goto(f"{live_server.url}{SNIPPETS}/watchservice/add/")
    page.get_by_role("button", name="Choose").first.click()
    expect(page.locator(".modal.in")).to_be_visible()
    stock |= set(violations(within=".modal.in"))

    ours: dict[str, dict[str, str]] = {}
    for name, entry in {"film": film, "person": people[0], "genre": genre, "watchservice": service}.items():
        for view in ("", "add/", f"edit/{entry.pk}/"):
            ours[f"{name}/{view}"] = violations(f"{SNIPPETS}/{name}/{view}")

    ours["a likely duplicate"] = {}
    page.goto(f"{live_server.url}{SNIPPETS}/person/add/")
    page.locator("#id_name").fill("Buster Keaton")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_role("link", name="Open it Buster Keaton").first).to_be_visible()
    ours["a likely duplicate"] = violations()

    ours["look-up"] = violations(f"{SNIPPETS}/film/look-up/")
    page.get_by_label("Title of the film").fill("slow chase")
    page.get_by_role("button", name="Look up in Wikidata").click()
    page.get_by_role("button", name="See the facts").first.click()
    expect(page.get_by_role("heading", name="What Wikidata would fill")).to_be_visible()
    ours["what a look-up fills"] = violations()
    ours["look-up again"] = violations(f"{SNIPPETS}/film/look-up/{film.pk}/")

    merge = f"/admin/film-reviews/people/merge/?person={people[0].pk}"
    ours["whom to merge with"] = violations(merge)
    ours["merge"] = violations(f"{merge}&person={people[1].pk}")
    page.get_by_role("button", name="See what will change").click()
    expect(page.get_by_role("heading", name="What goes")).to_be_visible()
    ours["before merging"] = violations()
    page.get_by_role("button", name="Merge into Buster Keaton").click()
    expect(page.get_by_role("link", name="To all people")).to_be_visible()
    ours["after merging"] = violations()

    page.goto(f"{live_server.url}/admin/pages/add/wagtail_filmreview_pages/filmreviewpage/{magazine.pk}/")
    page.locator("#panel-child-content-film-section").get_by_role("button", name="Choose").first.click()
    modal = page.locator(".modal.in")
    expect(modal.get_by_role("link", name="The Slow Chase")).to_be_visible()
    ours["film chooser"] = violations(within=".modal.in")
    modal.get_by_role("tab", name="Add a film").click()
    ours["adding in the film chooser"] = violations(within=".modal.in")
    page.goto(f"{live_server.url}{SNIPPETS}/film/edit/{film.pk}/#tab-cast_and_crew")
    page.get_by_role("button", name="Add", exact=False).filter(has_text="credit").first.click()
    expect(modal).to_be_visible()
    ours["person chooser"] = violations(within=".modal.in")

    worse = {
        name: {rule: html for rule, html in found.items() if rule not in stock}
        for name, found in ours.items()
    }
    assert not {name: found for name, found in worse.items() if found}
