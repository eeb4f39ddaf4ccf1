"""An editor meets an embargo, goes round it by one click, and is led to what a review lacks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import expect
from wagtail.models import PageLogEntry

from tests import bodies, factories
from wagtail_filmreview.desk.groups import EDITORS, make_groups
from wagtail_filmreview.models import embargo
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = [pytest.mark.browser, pytest.mark.any_database]

UNTIL = datetime(2199, 5, 1, 9, tzinfo=UTC)


@pytest.fixture
def review(magazine: Any) -> Any:
    page = factories.FilmReviewPageFactory(
        parent=magazine,
        title="A cold house",
        live=False,
        film=factories.FilmFactory(title="Kane", year=1941, embargo_until=UNTIL),
        body=FilmReviewPage.body.field.stream_block.to_python([bodies.verdict(bodies.stars("1"))]),
    )
    page.save_revision()
    return page


def publish(page: Any) -> None:
    page.get_by_role("button", name="More actions").click()
    page.locator("button[name=action-publish]").click()


def test_an_embargo_is_refused_scheduled_to_and_overridden(review, live_server, browser_page, log_in):
    list(make_groups(review.get_parent()))
    editor = factories.UserFactory()
    editor.groups.add(Group.objects.get(name=EDITORS.name))
    log_in(editor)
    form = f"{live_server.url}/admin/pages/{review.pk}/edit/"
    browser_page.goto(form)
    section = browser_page.locator(".filmreview-checks-section")
    expect(section).to_contain_text("no review of “Kane (1941)” may appear before May 1, 2199, 9 a.m. (UTC).")

    browser_page.fill("#id_title", "Typed and kept")
    publish(browser_page)
    expect(browser_page.locator(".messages .error")).to_contain_text("may appear before May 1, 2199, 9 a.m.")
    expect(browser_page.locator("#id_title")).to_have_value("Typed and kept")
    # Enter in a field saves, as ever; none of the section's buttons is pressed by it.
    section.get_by_role("button", name="Schedule for the end of the embargo").click()
    expect(browser_page.locator(".messages .success")).to_contain_text("scheduled for publishing")
    revision = review.revisions.exclude(approved_go_live_at=None).get()
    assert (revision.approved_go_live_at, revision.content["title"]) == (UNTIL, "Typed and kept")

    review.revisions.update(approved_go_live_at=None)
    browser_page.goto(form)
    section.get_by_role("button", name="Publish despite the embargo").click()
    expect(browser_page.locator(".messages .success")).to_be_visible()
    review.refresh_from_db()
    assert PageLogEntry.objects.filter(page=review.pk, action=embargo.OVERRIDDEN, user=editor).exists()
    assert review.live


def test_a_finding_leads_to_its_field(review, live_server, browser_page, log_in):
    log_in(factories.AdminFactory())
    browser_page.goto(f"{live_server.url}/admin/pages/{review.pk}/edit/")
    findings = browser_page.locator(".filmreview-findings")
    findings.get_by_role("link", name="A recommendation that fits the rating").click()
    expect(browser_page.locator("#body-0-value-recommendation")).to_be_focused()
    browser_page.get_by_role("tab", name="Promote").click()
    findings.get_by_role("link", name="Standfirst").click()
    expect(browser_page.locator("#id_standfirst")).to_be_focused()
