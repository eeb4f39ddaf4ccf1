"""Writing many pages with one refresh at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from wagtail_filmreview.representations.store import refreshing, writing


@dataclass
class _Collected:
    ids: set[int] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)


_collecting: ContextVar[_Collected | None] = ContextVar("filmreview_bulk", default=None)


@contextmanager
def bulk() -> Iterator[None]:
    """Hold back the store and its signals until the end of the block.

    Readers see the former state of what is written meanwhile, but for access, which is never stored. The
    store is brought up to date also when the block ends by an exception: what was saved stays saved.
    """
    if _collecting.get() is not None:
        yield  # the outermost block ends it
        return
    collected = _Collected()
    token = _collecting.set(collected)
    try:
        yield
    finally:
        _collecting.reset(token)
        for some in refreshing.in_batches(sorted(collected.ids)):
            refreshing.rebuild(some)
        if collected.tags:
            refreshing.rebuild_those_built_from(collected.tags)


def write(page: Any) -> None:
    if (collected := _collecting.get()) is not None:
        collected.ids.add(page.pk)
    else:
        writing.write([page])


def rebuild(*ids: int) -> None:
    if (collected := _collecting.get()) is not None:
        collected.ids.update(ids)
    elif ids:
        refreshing.rebuild(ids)


def remove(page_id: int) -> None:
    if (collected := _collecting.get()) is not None:
        collected.ids.add(page_id)
    else:
        writing.remove([page_id])


def source_changed(tag: str, at_once: bool = False) -> None:
    if (collected := _collecting.get()) is not None:
        collected.tags.add(tag)
    else:
        refreshing.rebuild_those_built_from([tag], at_once)
