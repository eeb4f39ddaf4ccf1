"""What publishing a review and renaming a person cost, measured in a process of its own.

    python -m tests.benchmarks.writing SITE SIZE TIMES [DATABASE-PROCESS]

Prints JSON. On the package's site every second publish is done with the package's receivers taken off,
which is what Wagtail alone costs for the same page. There a rename is measured in two parts: what is done in
the request, where tasks are queued, and what a worker then does.
"""

from __future__ import annotations

import contextlib
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import django

from tests.benchmarks import counting, records, source
from tests.benchmarks.cases import spread
from tests.benchmarks.servers import tree_cpu_seconds

ALONE = "Wagtail alone"
IN_REQUEST = "package, in the request"
IN_BACKGROUND = "package, in the background"
QUEUE = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
"""Takes tasks and runs none."""


def main(site: str, size: int, times: int, database_pid: int | None) -> dict[str, Any]:
    os.environ["DJANGO_SETTINGS_MODULE"] = f"tests.benchmarks.{site}.settings"
    django.setup()
    from wagtail.models import Page, ReferenceIndex

    numbers = spread(range(size), times + 1)
    pages = [Page.objects.get(pk=records.FIRST_PAGE + number).specific for number in numbers]
    for page in pages:
        # What Wagtail knows of a page that was published before.
        ReferenceIndex.create_or_update_for_object(page)
    meter = _Meter(database_pid)
    ways: dict[str, Callable[[], contextlib.AbstractContextManager[None]]] = {site: contextlib.nullcontext}
    if site == "package":
        ways[ALONE] = without_the_package
    found: dict[str, Any] = {"publish": {}, "rename": {}}
    for way, surroundings in ways.items():
        with surroundings():
            _publish(pages[0], f"warm {way}")
    rounds: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
    for number, page in enumerate(pages[1:]):
        for way in [*ways][:: 1 if number % 2 else -1]:
            with ways[way]():
                rounds[way].append(
                    meter.measure(lambda page=page, way=way: _publish(page, f"{way} {page.pk}"))
                )
    for way, surroundings in ways.items():
        with surroundings():
            found["publish"][way] = _summary(
                rounds[way], _count(lambda way=way: _publish(pages[0], f"counted {way}"))
            )
    found["rename"], found["shown_at_once"] = _renames(site, meter, min(times, 5))
    return found


def _renames(site: str, meter: _Meter, times: int) -> tuple[dict[str, Any], bool]:
    """By part what renaming costs, and whether the new name is shown after the first part."""
    from django.test import override_settings

    def rename(name: str) -> Callable[[], None]:
        return lambda: _rename(site, name)

    acts: dict[str, Callable[[str], Callable[[], None]]] = {site: rename}
    if site == "package":
        acts = {IN_REQUEST: rename, IN_BACKGROUND: lambda name: _rebuild}
    with override_settings(TASKS=QUEUE):
        rounds: dict[str, list[dict[str, float]]] = {part: [] for part in acts}
        for number in range(times + 1):
            for part, act in acts.items():
                rounds[part].append(meter.measure(act(f"Nova Number {number}")))
        counted = {part: _count(act("Nova Counted")) for part, act in acts.items()}
        _rename(site, "Vera Renamed")
        shown = _is_shown(site, "Vera Renamed")
    # The first round is to warm up.
    return {part: _summary(rounds[part][1:], counted[part]) for part in acts}, shown


def _rebuild() -> None:
    from wagtail_filmreview.representations.store import refreshing

    refreshing.rebuild_behind()


class _Meter:
    def __init__(self, database_pid: int | None) -> None:
        self._pid = database_pid

    def measure(self, act: Callable[[], None]) -> dict[str, float]:
        database = tree_cpu_seconds(self._pid) if self._pid else 0.0
        own, start = time.process_time(), time.perf_counter()
        act()
        taken, used = time.perf_counter() - start, time.process_time() - own
        if self._pid:
            used += tree_cpu_seconds(self._pid) - database
        return {"ms": 1000 * taken, "cpu_ms": 1000 * used}


def _publish(page: Any, words: str) -> None:
    page.standfirst = f"The critic changed this to {words}."
    page.save_revision().publish()


def _rename(site: str, name: str) -> None:
    from django.apps import apps

    label = "plain" if site == "plain" else "wagtail_filmreview"
    person = apps.get_model(label, "Person").objects.get(pk=source.RENAMED_PERSON)
    person.name = name
    person.save()


def _count(act: Callable[[], None]) -> int:
    counting.start()
    counting.forget()
    act()
    number = len(counting.statements())
    counting.stop()
    return number


def _summary(rounds: list[dict[str, float]], queries: int) -> dict[str, float]:
    medians = {name: statistics.median(one[name] for one in rounds) for name in ("ms", "cpu_ms")}
    # A sum has a finer clock than each publish: processes are charged in hundredths of a second.
    return {
        **medians,
        "mean_cpu_ms": statistics.mean(one["cpu_ms"] for one in rounds),
        "slowest_ms": max(one["ms"] for one in rounds),
        "queries": queries,
    }


def _is_shown(site: str, name: str) -> bool:
    """Whether a review of the renamed person's first film has the new name."""
    from django.test import Client

    prefix = "/api/v2/reviews/" if site == "plain" else "/api/v2/film-reviews/"
    return name in Client().get(f"{prefix}{records.FIRST_PAGE}/").content.decode()


@contextlib.contextmanager
def without_the_package() -> Iterator[None]:
    """Take every receiver of the package off every signal."""
    from django.db.models import signals
    from wagtail import signals as wagtail_signals

    kept = []
    for module in (signals, wagtail_signals):
        for signal in vars(module).values():
            if isinstance(signal, django.dispatch.Signal):
                kept.append((signal, signal.receivers))
                signal.receivers = [entry for entry in signal.receivers if not _is_ours(entry[1])]
                signal.sender_receivers_cache.clear()
    try:
        yield
    finally:
        for signal, receivers in kept:
            signal.receivers = receivers
            signal.sender_receivers_cache.clear()


def _is_ours(receiver: Any) -> bool:
    function = receiver if not hasattr(receiver, "__callback__") else receiver()
    return str(getattr(function, "__module__", "")).startswith("wagtail_filmreview")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        raise SystemExit(__doc__)
    given = sys.argv[1:]
    pid = int(given[3]) if len(given) > 3 else None
    print(json.dumps(main(given[0], int(given[1]), int(given[2]), pid)))
