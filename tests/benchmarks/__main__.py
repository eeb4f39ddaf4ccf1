"""Measure, and write what was measured into docs/performance.md.

python -m tests.benchmarks [--size N ...] [--databases NAME ...] [--rounds N] [--seconds S]
                           [--cases NAME ...] [--output FOLDER]
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks import databases, report
from tests.benchmarks.apis import APIS
from tests.benchmarks.cases import Cases
from tests.benchmarks.checking import Checked, Checker
from tests.benchmarks.databases import Database
from tests.benchmarks.measuring import cold_starts, measure
from tests.benchmarks.servers import environment, serving
from tests.benchmarks.source import Catalogue

DOCS = Path(__file__).resolve().parents[2] / "docs"
SIZES = [200, 2000, 20_000]
COLD_SIZE = 2000
"""Cold starts have nothing to do with size: one is enough."""
PLAIN_UP_TO = 20_000
"""Beyond, only the package is asked how it grows."""


def main() -> int:
    options = _options()
    stamp = report.stamp()
    failures = []
    for name in options.databases:
        for size in options.size:
            say(f"{name}, {size} reviews")
            # Written at once: a long run that is broken off has not been for nothing.
            part = {"stamp": stamp, **run(name, size, options)}
            key = f"{name}-{size}{report.SOME if options.cases else ''}"
            failures += report.write(options.output, {key: part})
    for failure in failures:
        say(f"NOT MEASURED: {failure}")
    return 1 if failures else 0


def run(name: str, size: int, options: argparse.Namespace) -> dict[str, Any]:
    """One database filled with so many reviews: prepared, checked, measured."""
    sites = ["plain", "package"] if size <= PLAIN_UP_TO else ["package"]
    catalogue = Catalogue(size)
    cases = Cases(catalogue, options.most, APIS, with_plain="plain" in sites)
    with databases.running(name, sites) as database, tempfile.TemporaryDirectory() as folder:
        busy = os.getloadavg()[0]
        start = time.monotonic()
        _prepare(database, size)
        prepared = time.monotonic() - start
        say(f"  made the data in {prepared:.0f} s")
        recording = Path(folder) / "recorded"
        found = _check(database, sites, cases, recording, options.cases)
        rounds, memory = _measure(database, sites, found, recording, options)
        cold = (
            cold_starts(found, database, options.cold, times=options.rounds, recording=str(recording))
            if (size == COLD_SIZE or len(options.size) == 1) and not options.cases
            else {}
        )
        writing = [] if options.cases else sites
        written = {site: _write(database, site, size, options) for site in writing}
        return {
            "database": database.version,
            "size": size,
            "how": f"{options.rounds} rounds of {options.seconds:g} s, {busy:.1f} busy processes beforehand",
            "seconds_to_make_data": prepared,
            "rounds": rounds,
            "checked": {name: [_described(one) for one in parts] for name, parts in found.items()},
            "worker_megabytes": memory,
            "cold_ms": cold,
            "writing": written,
        }


def _prepare(database: Database, size: int) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.benchmarks.prepare", site, str(size)], env=environment(url)
        )
        for site, url in database.urls.items()
    ]
    codes = [process.wait() for process in running]
    if any(codes):
        raise SystemExit("The data could not be made.")


def _check(
    database: Database, sites: list[str], cases: Cases, recording: Path, only: list[str]
) -> dict[str, list[Checked]]:
    with contextlib.ExitStack() as stack:
        ports = {
            site: stack.enter_context(
                serving(site, database.urls[site], workers=1, BENCH_COUNT="1", BENCH_RECORDED=str(recording))
            ).port
            for site in sites
        }
        return Checker(ports, recording).run(cases, say, only)


def _measure(
    database: Database,
    sites: list[str],
    found: dict[str, list[Checked]],
    recording: Path,
    options: argparse.Namespace,
) -> tuple[Any, dict[str, float]]:
    with contextlib.ExitStack() as stack:
        servers = {
            site: stack.enter_context(serving(site, database.urls[site], BENCH_RECORDED=str(recording)))
            for site in sites
        }
        rounds = measure(found, servers, database, rounds=options.rounds, seconds=options.seconds, say=say)
        return rounds, {site: server.worker_megabytes() for site, server in servers.items()}


def _write(database: Database, site: str, size: int, options: argparse.Namespace) -> Any:
    command = [sys.executable, "-P", "-m", "tests.benchmarks.writing", site, str(size)]
    command += [str(options.publishes), *([str(database.pid)] if database.pid else [])]
    done = subprocess.run(
        command, env=environment(database.urls[site]), stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        say(f"    publish and rename, {site}: failed")
        return {"missing": "publishing or renaming failed"}
    say(f"  measured: publish and rename, {site}")
    return json.loads(done.stdout.splitlines()[-1])


def _described(one: Checked) -> dict[str, Any]:
    if not one.usable:
        why = {"wrong": "; ".join(one.wrong[:3])} if one.wrong else {"missing": one.missing or one.capped}
        return {"contender": one.contender, **why}
    return {
        "contender": one.contender,
        **({"capped": one.capped} if one.capped else {}),
        "answers_checked": len(one.requests),
        "queries": sum(one.queries) / len(one.queries),
        "most_queries": max(one.queries),
        "bytes": sum(one.lengths) / len(one.lengths),
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The benchmark of wagtail-filmreview.")
    parser.add_argument("--size", type=int, nargs="+", default=SIZES)
    parser.add_argument("--databases", nargs="+", choices=databases.NAMES, default=list(databases.NAMES))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--most", type=int, default=100, help="addresses per case")
    parser.add_argument("--cold", nargs="+", default=["list", "detail"], help="cases asked of new processes")
    parser.add_argument("--cases", nargs="+", default=[], help="these only, and no writing")
    parser.add_argument("--publishes", type=int, default=30)
    parser.add_argument("--output", type=Path, default=DOCS)
    return parser.parse_args()


def say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
