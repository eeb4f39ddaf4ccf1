"""Build the package and run the tests against what was built, not against the checkout.

    python tests/tooling/suite.py test [PYTEST ARGUMENT ...]     the newest line, on SQLite
    python tests/tooling/suite.py matrix [PYTEST ARGUMENT ...]   the other lines and databases that we promise

What a machine lacks (PostgreSQL, Chromium, Node.js, a Python) is skipped with a loud line; where CI=true it
is an error. These lines come first, so that the last line is pytest's own summary.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import throwaway_postgres
from environments import CHECKOUT_ENVIRONMENT, NEWEST, ROOT, Environment

DIST = ROOT / "dist"
FIND_PYTHON = ROOT / "tests" / "tooling" / "find-python"
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
WORKERS = "2"

# What the tests see is not for a developer's shell to decide, nor may they touch its database.
NOT_PASSED_ON = (
    "DATABASE_URL",
    "REDIS_URL",
    "DJANGO_SETTINGS_MODULE",
    "PYTHONPATH",
    "PYTEST_ADDOPTS",
)

SQLITE = "SQLite"
POSTGRESQL = "PostgreSQL"


@dataclass
class Leg:
    """One line of the matrix on one Python."""

    line: str
    python: str
    database: str
    measured: bool = False
    again: bool = False
    """Whether only the database is another one: what is about none has nothing new to say."""

    def __str__(self) -> str:
        return f"{self.line} on Python {_python_version(self.python)}"

    @property
    def environment(self) -> Environment:
        version = _python_version(self.python)
        return Environment(ROOT / ".venvs" / f"{self.line}-py{version}", self.python, self.line)


def missing(what: str, consequence: str) -> None:
    """Say so where nobody can overlook it; in CI nothing may be missing."""
    if IN_CI:
        raise SystemExit(f"{what}, and CI runs everything.")
    print(f"*** SKIPPED: {what}; {consequence}. ***", flush=True)


def find_python(version: str) -> str | None:
    """That version's path."""
    found = subprocess.run([FIND_PYTHON, version], stdout=subprocess.PIPE, text=True, check=False)
    return found.stdout.strip() or None


def find_chromium() -> str | None:
    """$CHROMIUM, or the first of the names that distributions give it."""
    if named := os.environ.get("CHROMIUM"):
        if not shutil.which(named):
            raise SystemExit(f"CHROMIUM={named} is not a program that can be run here.")
        return shutil.which(named)
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    return None


def build() -> tuple[Path, Path]:
    """The wheel and the source distribution that it was built from, which is thereby complete."""
    environment = Environment(CHECKOUT_ENVIRONMENT, sys.executable)
    environment.install_checkout("lint")
    shutil.rmtree(DIST, ignore_errors=True)
    command = [environment.python, "-m", "build", "--no-isolation", "--outdir", DIST, ROOT]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise SystemExit(f"{made.stdout}{made.stderr}")
    (wheel,) = DIST.glob("*.whl")
    (source,) = DIST.glob("*.tar.gz")
    return wheel, source


def run_legs(legs: list[Leg], pytest_arguments: list[str]) -> int:
    """Run them one after the other, up to the first that fails; its exit code."""
    surroundings = {k: v for k, v in os.environ.items() if k not in NOT_PASSED_ON}
    left_out = []
    if chromium := find_chromium():
        surroundings["FILMREVIEW_CHROMIUM"] = chromium
    else:
        missing("Chromium was not found", "the browser tests do not run (CHROMIUM= names one)")
        left_out.append("browser")
    if not (shutil.which("node") and shutil.which("npm")):
        missing("Node.js with npm was not found", "what is generated for front ends is not compiled")
        left_out.append("node")
    if not throwaway_postgres.server_programs():
        missing("PostgreSQL's server programs were not found", "nothing is tested on PostgreSQL")
        legs = [leg for leg in legs if leg.database != POSTGRESQL]
    if sys.version_info >= (3, 12):
        # Python's own monitoring costs a fraction of a trace function.
        surroundings["COVERAGE_CORE"] = "sysmon"
    wheel, source = build()
    surroundings["FILMREVIEW_WHEEL"] = str(wheel)
    surroundings["FILMREVIEW_SDIST"] = str(source)
    for leg in legs:
        leg.environment.install_wheel(wheel, "test")
        # A part of the suite cannot reach the coverage that the whole must have.
        coverage = ["--cov"] if leg.measured and not pytest_arguments else []
        markers = [*left_out]
        markers += ["any_database"] if leg.again else []
        markers += ["any_line"] if leg.line != NEWEST else []
        chosen = ["-m", " and ".join(f"not {marker}" for marker in markers)] if markers else []
        command = _pytest(leg, [*chosen, *coverage, *pytest_arguments])
        print(f"\n=== {leg}, {leg.database} ===", flush=True)
        examples = {} if leg.measured else {"FILMREVIEW_HYPOTHESIS": "again"}
        if code := _run_on(leg.database, command, {**surroundings, **examples}):
            return code
    return 0


def _pytest(leg: Leg, arguments: list[str]) -> list[str]:
    # -P: else the current folder, which is the checkout, would come before the installed wheel.
    return [str(leg.environment.python), "-P", "-m", "pytest", "-n", WORKERS, *arguments]


def _run_on(database: str, command: list[str], surroundings: dict[str, str]) -> int:
    if database == POSTGRESQL:
        command = [sys.executable, throwaway_postgres.__file__, *command]
    return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode


def _python_version(python: str) -> str:
    command = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def newest_line() -> list[Leg]:
    """What `make test` promises."""
    return [Leg(NEWEST, sys.executable, SQLITE, measured=True)]


def matrix() -> list[Leg]:
    """What `make test-matrix` adds."""
    legs = []
    for line, version, database in (
        ("wagtail74-django52", "3.11", SQLITE),
        (NEWEST, "3.13", POSTGRESQL),
    ):
        if python := find_python(version):
            legs.append(Leg(line, python, database, again=database == POSTGRESQL))
        else:
            missing(f"Python {version} was not found", f"{line} is not tested on it")
    return legs


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in {"test", "matrix"}:
        raise SystemExit(__doc__)
    chosen = newest_line() if sys.argv[1] == "test" else matrix()
    raise SystemExit(run_legs(chosen, sys.argv[2:]))
