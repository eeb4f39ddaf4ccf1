"""axe-core looks at the form of a review, and at that of a page that is Wagtail's own from top to bottom."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests import bodies, factories
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.any_database, pytest.mark.any_line]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_form_of_a_review_has_no_fault_that_wagtails_own_has_not(
    width: int,
    magazine: Any,
    live_server: Any,
    browser_page: Page,
    log_in: Any,
    violations: Any,
) -> None:
    page = browser_page
    page.set_viewport_size({"width": width, "height": 900})
    film = factories.FilmFactory()
    factories.FilmCreditFactory(film=film)
    blocks = [
        bodies.advisories(bodies.advisory("threat", scenes=[bodies.scene("0:10:00")])),
        bodies.cast(),
        bodies.synopsis(bodies.section("A clerk misses the tram.", "mild")),
        bodies.verdict(bodies.stars("3.5"), pros=["Short"]),
        bodies.where_to_watch(bodies.way("cinema")),
    ]
    review = factories.FilmReviewPageFactory(
        parent=magazine, film=film, body=FilmReviewPage.body.field.stream_block.to_python(blocks)
    )
    log_in(factories.AdminFactory())

    stock = violations(f"/admin/pages/{magazine.pk}/edit/")
    page.goto(f"{live_server.url}/admin/pages/{review.pk}/edit/")
    page.locator(".filmreview-shown li").first.wait_for()
    body = page.locator("#panel-child-content-body-section")
    for button in body.get_by_role("button", name="Settings").all():
        button.click()
    ours = violations()
    assert {rule: html for rule, html in ours.items() if rule not in stock} == {}
