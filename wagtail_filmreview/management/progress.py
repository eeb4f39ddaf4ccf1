"""How far a command is: a bar on a terminal, a few plain lines anywhere else."""

from typing import Any

WIDTH = 30


class Progress:
    """Call it with how much is done, and of how much. ``end`` it before anything else is written."""

    def __init__(self, out: Any) -> None:
        self._out = out
        self._bar = out.isatty()
        self._tenths = 0
        self._begun = False

    def __call__(self, done: int, total: int) -> None:
        if not total:
            return
        if self._bar:
            full = WIDTH * done // total
            bar = "#" * full + "." * (WIDTH - full)
            self._out.write(f"\r[{bar}] {done} of {total} reviews", ending="")
            self._out.flush()
            self._begun = True
        elif (tenths := 10 * done // total) > self._tenths:
            self._out.write(f"{done} of {total} reviews")
            self._tenths = tenths

    def end(self) -> None:
        if self._begun:
            self._out.write("")
            self._begun = False


class Silence:
    """No progress at all, for ``--verbosity 0``."""

    def __call__(self, done: int, total: int) -> None: ...

    def end(self) -> None: ...
