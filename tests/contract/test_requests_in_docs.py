"""Every request in the docs is sent, to the site that they talk about, and answered as they show."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.api.conftest import HAS_V3, needs_v3
from tests.contract import critics
from tests.contract.conftest import openapi
from tests.contract.requests_in_docs import Reader, asked_in

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ["headless.md", "api.md"]


@pytest.fixture
def site_of_the_docs(db: None, settings: Any, django_capture_on_commit_callbacks: Any) -> None:
    # An empty storage, in which files get the names that they ask for.
    settings.STORAGES = {**settings.STORAGES}
    with django_capture_on_commit_callbacks(execute=True):
        critics.build()


@pytest.mark.parametrize("page", PAGES)
def test_requests_are_answered_as_shown(site_of_the_docs: None, page: str) -> None:
    reader = Reader()
    requests = [*asked_in(DOCS / page)]
    assert requests
    for asked in requests:
        if HAS_V3 or "/api/v2/" in asked.command:
            reader.check(asked)


@needs_v3
def test_every_endpoint_parameter_and_header_is_in_the_reference() -> None:
    """Between backticks, so that whoever looks for one finds it."""
    named = set(re.findall(r"`([^`\n]+)`", (DOCS / "api.md").read_text()))
    named |= {name.partition("=")[0] for name in named}
    for path, methods in openapi()["paths"].items():
        relative = (
            re.sub(r"{\w+_id}", "<id>", path.removeprefix("/api/v3/")).replace("{", "<").replace("}", ">")
        )
        assert relative in named, relative
        operation = methods["get"]
        for parameter in operation["parameters"]:
            assert parameter["in"] == "path" or parameter["name"] in named, parameter["name"]
        assert {*operation["responses"]["200"]["headers"]} <= named
        assert {*operation["responses"]} <= named, relative
