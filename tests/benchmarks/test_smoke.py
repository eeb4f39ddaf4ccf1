"""The benchmark runs: small, once, and what it writes says what it could not measure."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.apis import APIS

pytestmark = pytest.mark.any_line

ROOT = Path(__file__).resolve().parents[2]
SMALL = [
    "--size",
    "100",
    "--databases",
    "sqlite",
    "--rounds",
    "1",
    "--seconds",
    "0.1",
    "--most",
    "2",
    "--cold",
    "detail",
]


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """What a very small run printed and wrote."""
    folder = tmp_path_factory.mktemp("benchmark")
    path = os.pathsep.join(entry or os.getcwd() for entry in sys.path)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tests.benchmarks", *SMALL, "--publishes", "1", "--output", folder],
        env={**os.environ, "PYTHONPATH": path},
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert (folder / "performance.json").exists(), done.stdout
    part = json.loads((folder / "performance.json").read_text())["sqlite-100"]
    return done, part, (folder / "performance.md").read_text()


def test_every_contender_is_measured_or_named_as_missing(measured):
    done, part, page = measured
    for case, checked in part["checked"].items():
        for one in checked:
            if one["contender"] in part["rounds"][case]:
                assert part["rounds"][case][one["contender"]][0]["requests"] > 0
                assert one["queries"] >= 0
            else:
                assert f"NOT MEASURED: sqlite-100, {case}, {one['contender']}: " in done.stdout
                assert "missing" in one or "wrong" in one
            assert f"| {case} | {one['contender']} |" in page
    assert done.returncode == (1 if "NOT MEASURED" in done.stdout else 0)


def test_the_answers_of_the_plain_site_are_right(measured):
    _done, part, _page = measured
    for checked in part["checked"].values():
        assert not [one for one in checked if one["contender"] == "plain" and "queries" not in one]


def test_the_package_answers_lists_details_filters_and_pages_right(measured):
    _done, part, _page = measured
    for case in (
        "list",
        "detail",
        "genre",
        "advisory",
        "deep offset",
        "deep cursor",
        "304 list",
        "304 detail",
        "film",
    ):
        answered = [one["contender"] for one in part["checked"][case] if "queries" in one]
        assert set(APIS) <= set(answered), part["checked"][case]
    alone = ("facets", "related", "critic", "person") if "v3" in APIS else ()
    for case in ("index page", "review page", *alone):
        assert "queries" in part["checked"][case][-1], part["checked"][case]


def test_bare_views_return_the_bytes_of_the_endpoints(measured):
    _done, part, _page = measured
    for case in ("list", "detail"):
        found = {one["contender"]: one["bytes"] for one in part["checked"][case]}
        for api in APIS:
            assert found[f"bare in {api}"] == found[api]
        assert found["bare view"] == found[APIS[-1]]


def test_writing_is_measured(measured):
    _done, part, _page = measured
    for site, ways in (("plain", ["plain"]), ("package", ["package", "Wagtail alone"])):
        written = part["writing"][site]
        assert sorted(written["publish"]) == sorted(ways)
        assert len(written["rename"]) == {"plain": 1, "package": 2}[site]
        for found in (*written["publish"].values(), *written["rename"].values()):
            assert found["queries"] > 0
