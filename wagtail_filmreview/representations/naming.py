"""Gives every vocabulary in a schema one definition of its own, so that generators make one type of it."""

from typing import Any

from wagtail_filmreview.blocks.formats import NAME


def with_named_vocabularies(part: Any, definitions: dict[str, Any], prefix: str) -> Any:
    """``part`` of a schema, with a reference in place of each vocabulary.

    What they refer to is put into ``definitions``; ``prefix`` is where those will stand.
    """
    if isinstance(part, list):
        return [with_named_vocabularies(one, definitions, prefix) for one in part]
    if not isinstance(part, dict):
        return part
    if (name := part.get(NAME)) is None:
        return {key: with_named_vocabularies(value, definitions, prefix) for key, value in part.items()}
    definitions[name] = {"title": name, "type": part["type"], "enum": part["enum"]}
    beside = {key: value for key, value in part.items() if key not in {NAME, "type", "enum", "title"}}
    return {"$ref": f"{prefix}{name}", **beside}
