"""A real browser against a real server. Nothing leaves this machine."""

import os
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from playwright.sync_api import Page, sync_playwright
from wagtail.models import Locale, Site
from wagtail.models import Page as WagtailPage

from tests import factories

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(autouse=True)
def allow_database_in_playwrights_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    # Playwright's synchronous API keeps an event loop in the test's thread, which Django takes for ours.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def nobody_connected(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """PostgreSQL drops no database that a thread of the live server is still connected to."""
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            connection.close()


@pytest.fixture(autouse=True)
def leave_no_request_behind(
    transactional_db: None, live_server: Any, nobody_connected: None
) -> Iterator[None]:
    """The editor saves by itself: what is still under way must not write into the next test's tables."""
    yield
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=20)


@pytest.fixture
def magazine(transactional_db: None, live_server: Any, settings: Any, tmp_path: Any) -> Any:
    """The index page of a site at the live server's address, whose tables were emptied by other tests."""
    settings.MEDIA_ROOT = tmp_path
    Locale.objects.get_or_create(language_code="en")
    root = WagtailPage.objects.filter(depth=1).first() or WagtailPage.add_root(title="Root")
    home = root.add_child(title="Home", slug="front")
    Site.objects.all().delete()
    address = urlsplit(live_server.url)
    Site.objects.create(
        hostname=address.hostname, port=address.port, root_page=home, is_default_site=True, site_name="Test"
    )
    return factories.FilmReviewIndexPageFactory(parent=home, title="Reviews", slug="reviews")


@pytest.fixture
def browser_page(chromium: str, live_server: Any) -> Iterator[Page]:
    """A tab, 1280 pixels wide. The test fails on an error in the console or a failed request."""
    troubles: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, headless=True, args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.route(
            lambda url: urlsplit(url).hostname not in ("localhost", "127.0.0.1"), lambda route: route.abort()
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        page.on(
            "response",
            lambda answer: troubles.append(f"{answer.status} {answer.url}") if answer.status >= 500 else None,
        )
        yield page
        if shots := os.environ.get("FILMREVIEW_SCREENSHOTS"):
            page.screenshot(path=f"{shots}/last.png", full_page=True)
        context.close()
        browser.close()
    assert not troubles, troubles


@pytest.fixture
def log_in(browser_page: Page, live_server: Any) -> Any:
    """Log in by the form, as an editor does."""

    def log_in(user: Any, password: str = "open sesame") -> None:
        browser_page.goto(f"{live_server.url}/admin/login/")
        browser_page.fill("#id_username", user.username)
        browser_page.fill("#id_password", password)
        browser_page.click("button[type=submit]")
        browser_page.wait_for_url(f"{live_server.url}/admin/")

    return log_in
