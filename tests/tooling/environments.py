"""Virtual environments, made once and brought up to date when what they are made from changes.

    python tests/tooling/environments.py GROUP [GROUP ...]

makes .venv, in which this checkout itself is installed (editable) with those dependency groups. It
is what `make demo` and `make lint` use; the suite's environments hold the built wheel instead
(suite.py). Runs on the Python that asks, with the standard library alone.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHECKOUT_ENVIRONMENT = ROOT / ".venv"
NEWEST = "newest"


class Environment:
    """One virtual environment, held to one file of constraints."""

    def __init__(self, folder: Path, python: str, line: str = NEWEST) -> None:
        self.folder = folder
        self.base_python = python
        self.python = folder / "bin" / "python"
        self.constraints = ROOT / "tests" / "constraints" / f"{line}.txt"

    def install_checkout(self, *groups: str) -> None:
        """This checkout, editable, with the groups."""
        arguments = ["--no-build-isolation", "--editable", ".", *_group_arguments(groups)]
        state = self._state(*arguments)
        if self._stamp("-".join(groups)) == state:
            return
        self._make()
        _say(f"Installing {', '.join(groups)} into {_short(self.folder)} …")
        self._pip(*_group_arguments(["build"]))  # the build backend itself must be there first
        self._pip(*arguments)
        self._stamp("-".join(groups), state)

    def install_wheel(self, wheel: Path, *groups: str) -> None:
        """That wheel as a site would have it, with the groups."""
        contents = hashlib.sha256(wheel.read_bytes()).hexdigest()
        dependencies = self._state(*groups)
        if self._stamp("wheel") == f"{dependencies} {contents}":
            return
        self._make()
        if self._stamp("dependencies") != dependencies:
            _say(f"Installing {', '.join(groups)} into {_short(self.folder)} …")
            self._pip(str(wheel), *_group_arguments(groups))
            self._stamp("dependencies", dependencies)
        # The version number stays the same while the contents change.
        self._pip("--no-deps", "--force-reinstall", str(wheel))
        self._put_checkout_last()
        self._stamp("wheel", f"{dependencies} {contents}")

    def _make(self) -> None:
        # A clone that was moved, or another Python than last time, means starting anew.
        origin = f"{self.base_python} {_version(self.base_python)} {self.folder}"
        if self._stamp("origin") == origin and self.python.exists():
            return
        _say(f"Making {_short(self.folder)} with {self.base_python} …")
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.parent.mkdir(exist_ok=True)
        _run([self.base_python, "-m", "venv", self.folder])
        self._pip("--upgrade", "pip")  # dependency groups need 25.1
        self._stamp("origin", origin)

    def _put_checkout_last(self) -> None:
        # The suite imports `tests` from the checkout and the package from the wheel: what a path
        # file names comes after site-packages.
        question = "import sysconfig; print(sysconfig.get_path('purelib'))"
        found = _run([self.python, "-c", question], capture=True)
        (Path(found.strip()) / "zz_checkout.pth").write_text(f"{ROOT}\n")

    def _pip(self, *arguments: str) -> None:
        pip = [self.python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        _run([*pip, "--constraint", self.constraints, *arguments])

    def _state(self, *arguments: str) -> str:
        """Changes when anything that decides the contents does."""
        digest = hashlib.sha256()
        for path in (ROOT / "pyproject.toml", self.constraints):
            digest.update(path.read_bytes())
        origin = (self.base_python, _version(self.base_python), str(self.folder))
        digest.update(repr((arguments, origin)).encode())
        return digest.hexdigest()

    def _stamp(self, name: str, value: str | None = None) -> str:
        path = self.folder / f".made-{name}"
        if value is not None:
            path.write_text(value)
        return path.read_text() if path.exists() else ""


def _group_arguments(groups: tuple[str, ...] | list[str]) -> list[str]:
    return [part for group in groups for part in ("--group", group)]


def _version(python: str) -> str:
    return _run([python, "-c", "import sys; print(sys.version)"], capture=True)


def _run(command: list[str | os.PathLike[str]], *, capture: bool = False) -> str:
    """Run it from the root; where it fails, its own words are the explanation."""
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE if capture else None, text=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit(done.returncode)
    return done.stdout or ""


def _short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    Environment(CHECKOUT_ENVIRONMENT, sys.executable).install_checkout(*sys.argv[1:])
