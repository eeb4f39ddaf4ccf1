"""From figures to docs/performance.json, and to the part of docs/performance.md between its markers."""

from __future__ import annotations

import json
import os
import platform
import statistics
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.benchmarks.measuring import ratio, spread_of
from tests.benchmarks.targets import HOME, Parts, span, targets

BEGIN, END = "<!-- measured -->", "<!-- end of what was measured -->"
USUAL_QUERIES = {"list": (106, 16), "detail": (12, 2)}
BAR = 60
SOME = "-some"
"""After the name of a part that holds some cases only, until all are measured again."""
PACKAGES = ("wagtail-filmreview", "Wagtail", "Django", "psycopg", "gunicorn")


def stamp() -> dict[str, Any]:
    """When and on what; nothing that names a machine."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="minutes").removesuffix("+00:00"),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in PACKAGES},
        "processor": _processor(),
        "cores": os.cpu_count(),
    }


def write(folder: Path, parts: Parts) -> list[str]:
    """Write both files; parts of earlier runs that were not measured again stay. Returns what failed."""
    figures = folder / "performance.json"
    known: Parts = json.loads(figures.read_text()) if figures.exists() else {}
    known = {key: part for key, part in known.items() if key.removesuffix(SOME) not in parts} | parts
    figures.write_text(json.dumps(known, indent=1) + "\n")
    page = folder / "performance.md"
    text = page.read_text() if page.exists() else f"{BEGIN}\n{END}\n"
    before, _begin, rest = text.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n\n{render(known)}\n{END}{after}")
    return [problem for key, part in parts.items() for problem in failures(key, part)]


def failures(key: str, part: dict[str, Any]) -> list[str]:
    """Cases that could not be measured, and a plain site that is not the usual way."""
    found = [
        f"{key}, {case}, {one['contender']}: {one.get('missing') or one.get('wrong')}"
        for case, checked in part["checked"].items()
        for one in checked
        if "missing" in one or "wrong" in one
    ]
    found += [
        f"{key}, publish and rename, {site}: {written['missing']}"
        for site, written in part["writing"].items()
        if "missing" in written
    ]
    for case, (usual, about) in USUAL_QUERIES.items():
        for one in part["checked"].get(case, []):
            # On a small site most renditions come from the cache.
            if one["contender"] == "plain" and "queries" in one and part["size"] >= 2000:
                if abs(one["queries"] - usual) > about:
                    found.append(
                        f"{key}, {case}: the plain site takes {one['queries']:.0f} queries, not about {usual}"
                    )
    return found


def render(parts: Parts) -> str:
    ordered = sorted(parts, key=lambda key: (key != HOME, key.split("-")[0], parts[key]["size"]))
    sections = [_targets(parts), _chart(parts[HOME])] if HOME in parts else []
    return "\n".join([*sections, *(_section(parts[key]) for key in ordered)])


def _targets(parts: Parts) -> str:
    marks = {True: "reached", False: "**not reached**", None: "**not measured**"}
    rows = [[one.what, one.wanted, one.measured, marks[one.reached]] for one in targets(parts)]
    return "## To reach: PostgreSQL, 2,000 reviews\n\n" + _table(["", "wanted", "measured", ""], rows)


def _chart(part: dict[str, Any]) -> str:
    lines = []
    for case in ("list", "detail", "genre", "advisory", "index page", "review page"):
        figures = {
            contender: statistics.median(one["cpu_ms"] for one in rounds)
            for contender, rounds in part["rounds"][case].items()
        }
        longest = max(figures.values(), default=1)
        lines.append(case)
        for contender, cpu in figures.items():
            lines.append(f"  {contender:<10} {'█' * max(1, round(BAR * cpu / longest))} {cpu:.2f}")
    chart = "\n".join(lines)
    return f"## CPU per request in milliseconds: site and database\n\n```text\n{chart}\n```\n"


def _section(part: dict[str, Any]) -> str:
    stamped = part["stamp"]
    versions = ", ".join(f"{name} {number}" for name, number in stamped["versions"].items())
    rows = [
        _row(case, one, part["rounds"].get(case, {}))
        for case, checked in part["checked"].items()
        for one in checked
    ]
    head = ["case", "", "requests/s", "p50 ms", "p99 ms", "CPU ms: site + database", "CPU, × less than plain"]
    memory = ", ".join(f"{site} {size:.0f} MB" for site, size in part["worker_megabytes"].items())
    some = "" if part["writing"] else f": {', '.join(part['checked'])}"
    lines = [
        f"## {part['database']}, {part['size']:,} reviews{some}",
        "",
        f"Measured on {stamped['date'][:10]} with Python {stamped['python']}, {versions}, on "
        f"{stamped['cores']} cores of {stamped['processor']}; {part['how']}. Largest worker: {memory}.",
        "",
        _table([*head, "queries", "kB"], rows),
        _cold(part),
        _writing(part),
    ]
    return "\n".join(line for line in lines if line is not None)


def _row(case: str, one: dict[str, Any], measured: dict[str, Any]) -> list[str]:
    rounds = measured.get(one["contender"])
    if not rounds:
        why = next((f"{word}: {one[word]}" for word in ("missing", "wrong") if word in one), "not measured")
        return [case, one["contender"], f"**{why}**".replace("|", "/"), *[""] * 6]

    def median(name: str) -> float:
        return statistics.median(one[name] for one in rounds)

    less = (
        span(ratio(measured["plain"], rounds, "cpu_ms"))
        if one["contender"] in ("v2", "v3", "package") and measured.get("plain")
        else ""
    )
    return [
        f"{case} (capped: {one['capped']})" if "capped" in one else case,
        one["contender"],
        span(spread_of([one["per_second"] for one in rounds])),
        f"{median('p50_ms'):.1f}",
        f"{median('p99_ms'):.1f}",
        f"{median('site_cpu_ms'):.2f} + {median('database_cpu_ms'):.2f}",
        less,
        f"{one['queries']:.1f}",
        f"{one['bytes'] / 1000:.1f}",
    ]


def _cold(part: dict[str, Any]) -> str | None:
    if not part["cold_ms"]:
        return None
    rows = [
        [case, contender, f"{taken:.0f}"]
        for case, by_contender in part["cold_ms"].items()
        for contender, taken in by_contender.items()
    ]
    return "First answer of a new process:\n\n" + _table(["case", "", "ms"], rows)


def _writing(part: dict[str, Any]) -> str | None:
    if not part["writing"]:
        return None
    rows = [
        [
            what,
            way,
            f"{found['ms']:.1f}",
            f"{found['slowest_ms']:.1f}",
            f"{found['mean_cpu_ms']:.1f}",
            str(found["queries"]),
        ]
        for site, written in part["writing"].items()
        if "missing" not in written
        for what in ("publish", "rename")
        for way, found in written[what].items()
    ]
    at_once = part["writing"].get("package", {}).get("shown_at_once")
    told = {True: "at once", False: "after the second part", None: "not measured"}[at_once]
    table = _table(["", "", "ms", "slowest", "CPU ms", "queries"], rows)
    return f"Publishing a review, and renaming a person with 50 reviews (shown {told}):\n\n{table}"


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
