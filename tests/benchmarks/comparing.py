"""Where an answer differs from what it should say."""

from __future__ import annotations

from typing import Any

MOST = 5


def differences(expected: Any, found: Any, where: str = "") -> list[str]:
    """Sentences that name the first few places; none where everything expected is there.

    An object may say more than is expected of it; a list may not.
    """
    if isinstance(expected, dict) and isinstance(found, dict):
        named = [
            problem
            for key, value in expected.items()
            for problem in (
                differences(value, found[key], f"{where}.{key}")
                if key in found
                else [f"{where}.{key} is missing"]
            )
        ]
        return named[:MOST]
    if isinstance(expected, list) and isinstance(found, list):
        if len(expected) != len(found):
            return [f"{where} has {len(found)} items, not {len(expected)}"]
        named = [
            problem
            for position, (one, other) in enumerate(zip(expected, found, strict=True))
            for problem in differences(one, other, f"{where}[{position}]")
        ]
        return named[:MOST]
    if expected != found:
        return [f"{where} is {found!r:.120}, not {expected!r:.120}"]
    return []


def html_differences(shown: list[str], hidden: list[str], html: str) -> list[str]:
    """Which texts a page lacks, and which it must not have."""
    lacking = [f"the page lacks {text!r:.80}" for text in shown if text not in html]
    leaking = [f"the page gives away {text!r:.80}" for text in hidden if text in html]
    return [*lacking, *leaking][:MOST]
