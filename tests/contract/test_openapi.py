"""Our own OpenAPI document: valid, complete, and never changed by accident."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from openapi_spec_validator import validate

from tests.api.conftest import needs_v3
from tests.contract.conftest import openapi

pytestmark = needs_v3

SNAPSHOT = Path(__file__).with_name("openapi.json")
RENEWED = "FILMREVIEW_RENEW_CONTRACT=1 python -m pytest tests/contract/test_openapi.py"


def test_every_change_of_the_contract_is_seen() -> None:
    """A release is no change: the version is left out."""
    document = openapi()
    del document["info"]["version"]
    if "FILMREVIEW_RENEW_CONTRACT" in os.environ:
        SNAPSHOT.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n")
    assert document == json.loads(SNAPSHOT.read_text()), (
        f"The contract has changed. Read in docs/contract.md whether that breaks clients, then run: {RENEWED}"
    )


def test_it_is_valid() -> None:
    validate(openapi())


def test_it_describes_our_endpoints_and_nothing_else() -> None:
    document = openapi()
    assert "/api/v3/film-reviews/" in document["paths"]
    assert not [path for path in document["paths"] if "/pages/" in path or "openapi" in path]
    assert set(document["components"]) == {"schemas"}
    assert "security" not in json.dumps(document)


def test_nothing_in_it_is_without_a_type() -> None:
    untyped = [
        *untyped_in(openapi()["components"]["schemas"].items()),
        *(where for where, content in contents() for where in untyped_in([(where, content["schema"])])),
        *(
            where
            for parameter in parameters()
            for where in untyped_in([(parameter["name"], parameter["schema"])])
        ),
    ]
    assert not untyped


def contents() -> Iterator[tuple[str, Any]]:
    for path, methods in openapi()["paths"].items():
        for operation in methods.values():
            for code, response in operation["responses"].items():
                for content in response.get("content", {}).values():
                    yield f"{path} {code}", content


def parameters() -> Iterator[Any]:
    for methods in openapi()["paths"].values():
        for operation in methods.values():
            yield from operation["parameters"]


def untyped_in(schemas: Any) -> Iterator[str]:
    """Where among schemas, and in what they are made of, anything at all would be allowed."""
    for where, schema in schemas:
        if "$ref" in schema:
            continue
        either = schema.get("oneOf") or schema.get("anyOf")
        if either:
            yield from untyped_in((f"{where}|", one) for one in either)
        elif "const" in schema or "enum" in schema:
            continue
        elif schema.get("type") == "array":
            yield from untyped_in([(f"{where}[]", schema.get("items", {}))])
        elif schema.get("type") == "object":
            named, others = schema.get("properties", {}), schema.get("additionalProperties")
            if others is True or not (named or others):
                yield where
            yield from untyped_in((f"{where}.{name}", one) for name, one in named.items())
            if isinstance(others, dict):
                yield from untyped_in([(f"{where}.*", others)])
        elif schema.get("type") not in {"string", "integer", "number", "boolean", "null"}:
            yield where


def test_what_is_without_a_type_would_be_found() -> None:
    schemas = {
        "A": {"type": "object"},
        "B": {"type": "object", "properties": {"x": {}, "y": {"type": "array"}}},
        "C": {"anyOf": [{"type": "null"}, {"type": "object", "additionalProperties": True}]},
    }
    assert [*untyped_in(schemas.items())] == ["A", "B.x", "B.y[]", "C|"]


def test_every_operation_has_a_name_and_says_what_it_does() -> None:
    names = []
    for methods in openapi()["paths"].values():
        for operation in methods.values():
            assert operation["summary"], operation["operationId"]
            names.append(operation["operationId"])
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() and name.islower() for name in names)


def test_every_parameter_is_explained_and_repeats_in_the_same_way() -> None:
    for parameter in parameters():
        assert parameter.get("description"), parameter["name"]
        schema = parameter["schema"]
        assert "null" not in json.dumps(schema), parameter["name"]
        if schema.get("type") == "array":
            assert (parameter["style"], parameter["explode"]) == ("form", True)


def test_refusals_are_problem_documents() -> None:
    for path, methods in openapi()["paths"].items():
        for operation in methods.values():
            expected = {"422", *(["404"] if "{" in path else [])}
            assert expected <= set(operation["responses"])
            for code in expected:
                assert set(operation["responses"][code]["content"]) == {"application/problem+json"}


def test_answers_have_headers_for_caches_and_lists_lead_on() -> None:
    for path in openapi()["paths"].values():
        for operation in path.values():
            headers = operation["responses"]["200"]["headers"]
            assert {"ETag"} <= set(headers)
            is_list = "cursor" in {parameter["name"] for parameter in operation["parameters"]}
            assert ("Link" in headers) is is_list


@pytest.mark.django_db
def test_a_site_can_switch_it_off_with_the_rest_of_the_documents(settings: Any) -> None:
    settings.WAGTAILAPI_DOCS_ENABLED = False
    assert Client().get("/api/v3/film-reviews/openapi.json").status_code == 404
