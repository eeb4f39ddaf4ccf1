"""Programs from npm that tests run, as a ``package-lock.json`` has them."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest


def installed(listed_in: Path, config: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``node_modules``, kept for the next run. ``listed_in`` holds package.json and its lock.

    Skips the test where that cannot be had, and fails it in CI.
    """
    if not (shutil.which("node") and shutil.which("npm")):
        _missing("Node.js with npm was not found")
    listed = [listed_in / "package.json", listed_in / "package-lock.json"]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in listed)).hexdigest()[:12]
    cache = getattr(config, "cache", None)
    kept = (cache.mkdir("filmreview-node") if cache else tmp_path_factory.getbasetemp()) / digest
    if not kept.exists():
        made = tmp_path_factory.mktemp("npm")
        for path in listed:
            shutil.copy(path, made)
        npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        done = subprocess.run(npm, cwd=made, capture_output=True, text=True, check=False)
        if done.returncode:
            _missing(f"npm could not install the programs: {done.stderr.strip()}")
        try:
            shutil.move(made, kept)
        except OSError:
            assert kept.exists()  # another worker was faster
    return kept


def _missing(what: str) -> None:
    if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
        pytest.fail(f"{what}, and CI runs everything.")
    pytest.skip(f"{what}; what needs it is not tested.")
