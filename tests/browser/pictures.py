"""Pictures for the documentation, taken by the tests that do what the documentation says."""

from __future__ import annotations

import os
from typing import Any

LARGEST = 150_000
"""Bytes: a page of documentation with ten of them still loads at once."""


def picture(page: Any, name: str, **options: Any) -> None:
    """Keep what the browser shows in the folder that ``FILMREVIEW_PICTURES`` names, if it names one."""
    if folder := os.environ.get("FILMREVIEW_PICTURES"):
        # Where the mouse happens to be says nothing.
        page.mouse.move(0, 0)
        content = page.screenshot(path=f"{folder}/{name}.png", animations="disabled", **options)
        assert len(content) <= LARGEST, f"{name} has {len(content)} bytes"
