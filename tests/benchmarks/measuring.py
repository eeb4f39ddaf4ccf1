"""Rounds of load, each contender in turn, and what one round found."""

from __future__ import annotations

import statistics
from collections.abc import Callable

from tests.benchmarks.checking import Checked
from tests.benchmarks.client import get, load
from tests.benchmarks.databases import Database
from tests.benchmarks.servers import Server, serving

Round = dict[str, float]
WARM_UP_SECONDS = 0.5


def measure(
    found: dict[str, list[Checked]],
    servers: dict[str, Server],
    database: Database,
    *,
    rounds: int,
    seconds: float,
    say: Callable[[str], None],
) -> dict[str, dict[str, list[Round]]]:
    """Case to contender to rounds. Contenders take turns, and each round starts with another."""
    measured: dict[str, dict[str, list[Round]]] = {}
    for name, parts in found.items():
        usable = [part for part in parts if part.usable]
        measured[name] = {part.contender: [] for part in usable}
        for part in usable:
            load(servers[part.site].port, part.requests, min(seconds, WARM_UP_SECONDS))
        for number in range(rounds):
            turn = number % max(len(usable), 1)
            for part in usable[turn:] + usable[:turn]:
                one = _one_round(part, servers[part.site], database, seconds)
                measured[name][part.contender].append(one)
        for part in usable:
            if part.wrong:
                del measured[name][part.contender]
                say(f"    {name}, {part.contender}: {part.wrong[0]}")
        say(f"  measured: {name}")
    return measured


def _one_round(part: Checked, server: Server, database: Database, seconds: float) -> Round:
    site_before, database_before = server.cpu_seconds(), database.cpu_seconds()
    found = load(server.port, part.requests, seconds)
    site_cpu = server.cpu_seconds() - site_before
    database_cpu = database.cpu_seconds() - database_before
    part.wrong += [f"under load {problem}" for problem in found.wrong[:1]]
    count = len(found.latencies)
    ordered = sorted(found.latencies)
    return {
        "requests": count,
        "per_second": count / found.seconds,
        "p50_ms": 1000 * ordered[count // 2],
        "p99_ms": 1000 * ordered[min(count - 1, count * 99 // 100)],
        "site_cpu_ms": 1000 * site_cpu / count,
        "database_cpu_ms": 1000 * database_cpu / count,
        "cpu_ms": 1000 * (site_cpu + database_cpu) / count,
    }


def cold_starts(
    found: dict[str, list[Checked]], database: Database, cases: list[str], *, times: int, recording: str
) -> dict[str, dict[str, float]]:
    """Milliseconds of the first answer that a new process gives, the median of several processes."""
    cold: dict[str, dict[str, float]] = {}
    for name in cases:
        cold[name] = {}
        for part in found[name]:
            if part.usable and not part.contender.startswith("bare"):
                taken = [_first_answer(part, database, recording) for _time in range(times)]
                cold[name][part.contender] = statistics.median(taken)
    return cold


def _first_answer(part: Checked, database: Database, recording: str) -> float:
    from time import perf_counter

    with serving(part.site, database.urls[part.site], workers=1, BENCH_RECORDED=recording) as server:
        start = perf_counter()
        get(server.port, part.requests[0])
        return 1000 * (perf_counter() - start)


def spread_of(values: list[float]) -> dict[str, float]:
    return {"median": statistics.median(values), "lowest": min(values), "highest": max(values)}


def ratio(rounds: list[Round], others: list[Round], name: str) -> dict[str, float]:
    """How many times the others' figure ours is, round by round."""
    return spread_of([one[name] / other[name] for one, other in zip(rounds, others, strict=True)])
