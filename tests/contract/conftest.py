"""What a front-end developer has: the documents of the contract, and programs that read them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.npm import installed

HERE = Path(__file__).parent
PROGRAMS = HERE / "node"

Run = Callable[..., str]


def openapi() -> dict[str, Any]:
    """The document that API v3 serves; no database is asked for it."""
    response = Client().get("/api/v3/film-reviews/openapi.json", headers={"host": "localhost"})
    assert response.status_code == 200, response.content
    return response.json()


@pytest.fixture(scope="session")
def installed_programs(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``node_modules`` as ``package-lock.json`` has them."""
    return installed(PROGRAMS, request.config, tmp_path_factory)


@pytest.fixture
def workshop(installed_programs: Path, tmp_path: Path) -> Path:
    """An empty folder of a front-end developer, in which the programs are installed."""
    (tmp_path / "node_modules").symlink_to(installed_programs / "node_modules")
    for name in ("package.json", "tsconfig.json"):
        shutil.copy(PROGRAMS / name, tmp_path)
    return tmp_path


@pytest.fixture
def run(workshop: Path) -> Run:
    """Runs an installed program in the workshop; fails with its own words."""

    def run_program(name: str, *arguments: str) -> str:
        program = shutil.which(name) if name == "node" else workshop / "node_modules" / ".bin" / name
        done = subprocess.run(
            [str(program), *arguments], cwd=workshop, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
        return done.stdout

    return run_program


@pytest.fixture
def openapi_file(tmp_path: Path) -> Path:
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(openapi()))
    return path
