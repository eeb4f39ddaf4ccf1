"""Write tests/constraints/*.txt anew: what the newest releases resolve to, for each tested line.

    python tests/tooling/pin_constraints.py [LINE ...]

Run it (make constraints) after a change of dependencies, or to take up new releases; the difference
is then reviewed and tested like any other change. Needs every tested Python and the registry.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIND_PYTHON = ROOT / "tests" / "tooling" / "find-python"
CONSTRAINTS = ROOT / "tests" / "constraints"


@dataclass(frozen=True)
class Line:
    """One line of the test matrix: what it is held to, and the Pythons that it is tested on."""

    description: str
    limits: tuple[str, ...]
    pythons: tuple[str, ...]
    groups: tuple[str, ...]


LINES = {
    "newest": Line(
        description="Wagtail 8.0 with the newest Django: 6.1, on Python 3.11 5.2",
        limits=("wagtail==8.0.*",),
        pythons=("3.11", "3.12", "3.13"),
        groups=("bench", "build", "demo", "lint", "test"),
    ),
    "wagtail74-django52": Line(
        description="Wagtail 7.4 LTS with Django 5.2 LTS",
        limits=("wagtail==7.4.*", "Django==5.2.*"),
        pythons=("3.11",),
        groups=("bench", "build", "demo", "test"),
    ),
}


def resolve(line: Line, version: str) -> dict[str, str]:
    """Name and version of everything that pip would install on that Python."""
    python = subprocess.run([FIND_PYTHON, version], capture_output=True, text=True, check=True).stdout.strip()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([python, "-m", "venv", folder], check=True)
        pip = [f"{folder}/bin/python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--upgrade", "pip"], check=True)
        groups = itertools.chain.from_iterable(("--group", name) for name in line.groups)
        dry_run = [*pip, "install", "--dry-run", "--ignore-installed", "--report", "-"]
        report = subprocess.run(
            [*dry_run, *groups, "pip", *line.limits, str(ROOT)],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        ).stdout
    chosen = (item["metadata"] for item in json.loads(report)["install"])
    return {item["name"]: item["version"] for item in chosen if item["name"] != "wagtail-filmreview"}


def pins(answers: dict[str, dict[str, str]]) -> list[str]:
    """One line per distribution, or one per version of it with the Pythons that get it."""
    everywhere = list(answers)
    spellings = {name.lower(): name for found in answers.values() for name in found}
    lines = []
    for key in sorted(spellings):
        name = spellings[key]
        versions: dict[str, list[str]] = {}
        for python, found in answers.items():
            if name in found:
                versions.setdefault(found[name], []).append(python)
        for version, pythons in versions.items():
            marker = "" if pythons == everywhere else f" ; {_marker(pythons, everywhere)}"
            lines.append(f"{name}=={version}{marker}")
    return lines


def _marker(pythons: list[str], everywhere: list[str]) -> str:
    """A marker that goes on holding for Pythons beyond the tested ones."""
    first, last = everywhere.index(pythons[0]), everywhere.index(pythons[-1])
    if everywhere[first : last + 1] != pythons:
        return " or ".join(f"python_version == '{python}'" for python in pythons)
    bounds = []
    if first > 0:
        bounds.append(f"python_version >= '{pythons[0]}'")
    if last < len(everywhere) - 1:
        bounds.append(f"python_version < '{everywhere[last + 1]}'")
    return " and ".join(bounds)


def write(name: str) -> None:
    """Resolve one line on all its Pythons and write its file."""
    line = LINES[name]
    answers = {python: resolve(line, python) for python in line.pythons}
    heading = [
        f"# {line.description}.",
        f"# Python {', '.join(line.pythons)}. Written by `make constraints`, not by hand.",
        "",
    ]
    path = CONSTRAINTS / f"{name}.txt"
    path.write_text("\n".join([*heading, *pins(answers)]) + "\n")
    print(f"{path.relative_to(ROOT)}: {len(pins(answers))} pins")


if __name__ == "__main__":
    for requested in sys.argv[1:] or LINES:
        write(requested)
