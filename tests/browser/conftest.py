"""A real browser against a real server. Nothing leaves this machine."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from playwright.sync_api import Page, expect, sync_playwright
from wagtail.models import Collection, Locale, Site
from wagtail.models import Page as WagtailPage

from tests import factories
from tests.npm import installed

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    # What it finds in order need not be described, nor what it fetches looked into.
    "resultTypes": ["violations"],
    "selectors": False,
    "preload": False,
}
"""What axe looks for: WCAG 2.2, levels A and AA."""


expect.set_options(timeout=15_000)  # milliseconds: machines are busy


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
    # The live server serves files; a picture in memory would be missing.
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": files}
    settings.MEDIA_ROOT = tmp_path
    Locale.objects.get_or_create(language_code="en")
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")
    root = WagtailPage.objects.filter(depth=1).first() or WagtailPage.add_root(title="Root")
    home = root.add_child(title="Home", slug="front")
    Site.objects.all().delete()
    address = urlsplit(live_server.url)
    Site.objects.create(
        hostname=address.hostname, port=address.port, root_page=home, is_default_site=True, site_name="Test"
    )
    return factories.FilmReviewIndexPageFactory(parent=home, title="Reviews", slug="reviews")


@pytest.fixture
def troubles() -> list[str]:
    """What went wrong without stopping anything. A test that makes something go wrong takes it out."""
    return []


@pytest.fixture
def browser_page(chromium: str, live_server: Any, troubles: list[str]) -> Iterator[Page]:
    """A tab, 1280 pixels wide. The test fails on any error in the console and on any request that fails."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, headless=True, args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.route(
            lambda url: urlsplit(url).hostname not in ("localhost", "127.0.0.1"), lambda route: route.abort()
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        leaving: list[Any] = []
        page.on(
            "request",
            lambda asked: (
                leaving.append(asked) if asked.is_navigation_request() and asked.method == "POST" else None
            ),
        )
        page.on("framenavigated", lambda _frame: leaving.clear())
        page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        page.on(
            "response",
            # A form that saves itself while it is being sent is refused: that version is there already.
            lambda answer: (
                troubles.append(f"{answer.status} {answer.url}")
                if answer.status >= 400 and not (leaving and answer.request.method == "POST")
                else None
            ),
        )
        page.on(
            "console",
            # The same answers again, which have just been noted with their addresses.
            lambda said: (
                troubles.append(said.text)
                if said.type == "error" and "the server responded with a status of" not in said.text
                else None
            ),
        )
        page.on(
            "requestfailed",
            # What is under way when a page is left ends there.
            lambda asked: (
                troubles.append(f"{asked.failure} {asked.url}")
                if "ERR_ABORTED" not in (asked.failure or "")
                else None
            ),
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


@pytest.fixture(scope="session")
def axe(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script of axe-core."""
    programs = installed(Path(__file__).parent / "node", request.config, tmp_path_factory)
    return programs / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def violations(axe: Path, browser_page: Page, live_server: Any) -> Callable[..., dict[str, str]]:
    """What axe finds on a page, or on what is shown now: rule to the first element it is about."""

    def look(address: str = "", within: str = "body") -> dict[str, str]:
        if address:
            browser_page.goto(f"{live_server.url}{address}")
        if not browser_page.evaluate("() => Boolean(window.axe)"):
            browser_page.add_script_tag(path=str(axe))
        found = browser_page.evaluate(
            """([within, rules]) => {
                // What is still fading in has no colour yet; what turns for ever has no end.
                document.getAnimations()
                    .filter(({ effect }) => effect.getTiming().iterations !== Infinity)
                    .forEach((animation) => animation.finish());
                return axe.run(within, rules);
            }""",
            [within, RULES],
        )
        return {one["id"]: one["nodes"][0]["html"] for one in found["violations"]}

    return look
