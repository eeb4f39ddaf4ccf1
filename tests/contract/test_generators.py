"""Others generate types and clients from the contract, and these compile as strictly as compilers can."""

from __future__ import annotations

import importlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests import bodies, factories
from tests.api.conftest import needs_v3
from tests.contract.conftest import PROGRAMS, Run, openapi
from wagtail_filmreview.representations.schema import json_schema

CONTRACT = Path(__file__).parents[2] / "docs" / "contract.md"


def as_documented(program: str) -> list[str]:
    """The arguments that docs/contract.md gives to a program, with files in place of addresses."""
    (line,) = (line for line in CONTRACT.read_text().splitlines() if line.startswith(f"npx {program} "))
    return ["openapi.json" if word.endswith("openapi.json") else word for word in line.split()[2:]]


@pytest.mark.node
def test_types_from_the_json_schema(workshop: Path, run: Run) -> None:
    (workshop / "review.schema.json").write_text(json.dumps(json_schema()))
    shutil.copy(PROGRAMS / "json_schema_client.ts", workshop)
    run("json2ts", *as_documented("json2ts"))
    assert "unknown" not in (workshop / "review.ts").read_text(), "something has no type"
    run("tsc", "--project", ".")


@pytest.mark.node
@needs_v3
def test_types_from_the_openapi_document(workshop: Path, run: Run, openapi_file: Path) -> None:
    shutil.copy(PROGRAMS / "openapi_typescript_client.ts", workshop)
    run("openapi-typescript", *as_documented("openapi-typescript"))
    run("tsc", "--project", ".")


@pytest.mark.node
@needs_v3
def test_a_typescript_client_from_the_openapi_document(workshop: Path, run: Run, openapi_file: Path) -> None:
    shutil.copy(PROGRAMS / "hey_api_client.ts", workshop)
    run("openapi-ts", "--silent", *as_documented("@hey-api/openapi-ts"))
    run("tsc", "--project", ".")


@needs_v3
@pytest.mark.django_db
def test_a_python_client_from_the_openapi_document(
    index: Any, openapi_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It leaves out no endpoint, and understands a review with every spoiler in it, and without."""
    (tmp_path / "config.yml").write_text("post_hooks: []\n")
    package = tmp_path / "generated_reviews_client"
    command = [
        *(sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--fail-on-warning"),
        *("--path", openapi_file, "--output-path", package, "--config", tmp_path / "config.yml"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    written = {path.stem for path in (package / "api").rglob("*.py")}
    for path in openapi()["paths"].values():
        assert {operation["operationId"] for operation in path.values()} <= written

    review = factories.publish(
        factories.FilmReviewPageFactory(
            parent=index,
            live=False,
            body=[bodies.heading("Gravity"), bodies.paragraph("He lets go.", "ending"), bodies.cast()],
        )
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    models = importlib.import_module("generated_reviews_client.models")
    for level in ("none", "ending"):
        address = f"/api/v3/film-reviews/{review.pk}/?spoilers={level}"
        answer = Client().get(address, headers={"host": "localhost"}).json()
        understood = models.FilmReview.from_dict(answer)
        assert [type(node).__name__ for node in understood.body] == [
            "Heading",
            "Paragraph" if level == "ending" else "HiddenParagraph",
            "CastList",
        ]
        assert understood.to_dict()["body"] == answer["body"]
