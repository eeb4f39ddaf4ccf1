"""Run the benchmark: what `make bench` does.

    python tests/tooling/bench.py [SIZE=N ...] [DATABASES=NAME ...] [ROUNDS=N] [SECONDS=N]

Without SIZE the reviews are 200, 2,000 and 20,000; SIZE=200000 adds that many to those, any other
number stands alone. What is empty has the benchmark's own default. PostgreSQL's server programs must
be there, unless DATABASES=sqlite.
"""

from __future__ import annotations

import os
import sys

from environments import CHECKOUT_ENVIRONMENT, ROOT, Environment

USUAL = ["200", "2000", "20000"]


def arguments(given: list[str]) -> list[str]:
    """The benchmark's options for what was given to make."""
    found: list[str] = []
    for pair in given:
        name, _equals, value = pair.partition("=")
        if name not in ("SIZE", "DATABASES", "ROUNDS", "SECONDS"):
            raise SystemExit(__doc__)
        values = value.replace(",", " ").split()
        if name == "SIZE" and any(int(size) > int(USUAL[-1]) for size in values):
            values = list(dict.fromkeys([*USUAL, *values]))
        if values:
            found += [f"--{name.lower()}", *values]
    return found


def main(given: list[str]) -> None:
    options = arguments(given)
    environment = Environment(CHECKOUT_ENVIRONMENT, sys.executable)
    environment.install_checkout("bench")
    os.chdir(ROOT)
    python = str(environment.python)
    # The checkout itself is installed there; the benchmark is found beside it.
    os.environ["PYTHONPATH"] = str(ROOT)
    os.execv(python, [python, "-P", "-m", "tests.benchmarks", *options])


if __name__ == "__main__":
    main(sys.argv[1:])
