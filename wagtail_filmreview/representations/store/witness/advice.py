"""What the raw row of a content advisory amounts to."""

import re
from typing import Any

from wagtail_filmreview import conf
from wagtail_filmreview.representations.store.witness.comparing import strictest
from wagtail_filmreview.vocabulary import HEALTH_HAZARDS

TIME = re.compile(r"(\d\d?):([0-5]\d):([0-5]\d)")


def advisory(raw: dict[str, Any]) -> dict[str, Any]:
    """Everything but its id and note."""
    slug = raw["category"]
    category = conf.advisory_categories().get(slug)
    return {
        "type": "advisory",
        "spoiler_level": "none" if slug in HEALTH_HAZARDS else strictest(raw.get("spoiler_level")),
        "redacted": False,
        "group": str(category.group) if category else "mature-content",
        "category": slug,
        "intensity": raw["intensity"],
        **{name: raw.get(name) or None for name in ("topic", "presence", "frequency")},
        "scenes": [scene for item in raw.get("scenes") or () if (scene := _scene(item.get("value", item)))],
    }


def _scene(raw: dict[str, Any]) -> dict[str, Any] | None:
    start, end = _seconds(raw.get("start")), _seconds(raw.get("safe_from"))
    if start is None:
        return None
    return {
        "start": raw["start"],
        "start_seconds": start,
        "safe_from": None if end is None else raw["safe_from"],
        "safe_from_seconds": end,
    }


def _seconds(time: Any) -> int | None:
    match = TIME.fullmatch(time) if isinstance(time, str) else None
    if match is None:
        return None
    hours, minutes, seconds = map(int, match.groups())
    return (hours * 60 + minutes) * 60 + seconds
