"""What the editor's form of a review sends."""

from __future__ import annotations

from typing import Any

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield


def review_form(film: Any, *blocks: tuple[str, Any], **given: Any) -> dict[str, Any]:
    """The fields of a review of ``film``; ``blocks`` are type and value, as the form sends them.

    The editor's script gives new blocks an id: ``block-0`` and so on.
    """
    body = streamfield([*blocks])
    for position in range(len(blocks)):
        body[str(position)]["id"] = f"block-{position}"
    return nested_form_data(
        {
            "title": "A review",
            "slug": "a-review",
            "film": str(film.pk) if film else "",
            "standfirst": "A film that stays.",
            "bylines": streamfield([]),
            "body": body,
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""},
            **given,
        }
    )


def verdict(rating: str = "", recommendation: str = "recommended") -> tuple[str, Any]:
    lists = {f"{name}-count": "0" for name in ("pros", "cons", "criteria")}
    value = {
        "rating": rating,
        "recommendation": recommendation,
        "summary": rich_text(""),
        "pull_quote": "",
        **lists,
    }
    return ("verdict", value)
