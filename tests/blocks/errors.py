"""Where in a nested value a validation error points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError

Path = tuple[Any, ...]


def paths_of(error: ValidationError) -> Iterator[Path]:
    """Path of every error, as one would write it to reach the field in the raw value."""
    nested = getattr(error, "block_errors", None)
    if nested is None:
        yield ()
        return
    for key, inner in nested.items():
        if inner is not None:
            yield from ((key, *path) for path in paths_of(inner))
    if error.non_block_errors:
        yield ()


def messages_of(error: ValidationError) -> Iterator[str]:
    nested = getattr(error, "block_errors", None)
    if nested is None:
        yield from error.messages
        return
    for inner in nested.values():
        if inner is not None:
            yield from messages_of(inner)
    for problem in error.non_block_errors:
        yield from getattr(problem, "messages", [str(problem)])


def refusal(block: Any, raw: Any) -> tuple[set[Path], str]:
    """What ``clean`` says to a raw value: the fields it names, and its words."""
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(raw))
    return set(paths_of(refused.value)), " ".join(messages_of(refused.value))


def at(raw: Any, path: Path) -> Any:
    for step in path:
        raw = raw[step]
    return raw
