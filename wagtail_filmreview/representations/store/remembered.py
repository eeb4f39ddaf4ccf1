"""What a process remembers between requests, and serves once the database has said that it still holds."""

from collections import OrderedDict
from collections.abc import Collection, Mapping
from threading import Lock
from typing import Any


class Remembered:
    """What was found out in a generation, forgotten when there is too much of it."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._known: OrderedDict[Any, tuple[str, Any]] = OrderedDict()
        self._lock = Lock()

    def get(self, generation: str, key: Any) -> Any:
        known = self._known.get(key)
        return known[1] if known and known[0] == generation else None

    def last(self, key: Any) -> tuple[str, Any] | None:
        """What was known in whichever generation it was found."""
        return self._known.get(key)

    def put(self, generation: str, key: Any, value: Any) -> None:
        with self._lock:
            self._known[key] = (generation, value)
            self._known.move_to_end(key)
            while len(self._known) > self._size:
                self._known.popitem(last=False)


class Texts:
    """Texts by their entity tags, up to so many characters; those that nobody asked for longest go first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._known: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def find(self, tags: Collection[str]) -> dict[str, str]:
        """Those that are known."""
        with self._lock:
            found = {tag: text for tag in tags if (text := self._known.get(tag)) is not None}
            for tag in found:
                self._known.move_to_end(tag)
        return found

    def add(self, texts: Mapping[str, str]) -> None:
        with self._lock:
            for tag, text in texts.items():
                self._size += len(text) - len(self._known.get(tag, ""))
                self._known[tag] = text
            while self._size > self._most:
                _tag, text = self._known.popitem(last=False)
                self._size -= len(text)
