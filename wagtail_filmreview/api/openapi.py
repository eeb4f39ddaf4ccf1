"""The OpenAPI document of our own endpoints on API v3, made of the routers that hold them.

Wagtail's document describes everything on the API. A generator cannot use it: fields of streams have no
type there, and its security scheme is not valid.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ninja import NinjaAPI, Router
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from wagtail_filmreview import __version__
from wagtail_filmreview.api.problems import NoLonger, NotFound, Refusal
from wagtail_filmreview.representations.naming import with_named_vocabularies

COMPONENTS = "#/components/schemas/"
PROBLEM_JSON = "application/problem+json"
INTRODUCTION = (
    "Public film reviews, typed to the last block. Nothing that gives away more of a film than `spoilers=` "
    "asks for is in any answer. Everybody gets the same answers, without logging in."
)
HEADERS = {
    "ETag": "Changes whenever the answer does; send it back as If-None-Match.",
    "Link": "The next page of the list, as rel=next; absent on the last page.",
}


def openapi_document(routers: Mapping[str, Router], root: str) -> dict[str, Any]:
    """Everything in ``routers``, which are given by their prefix below ``root``, the path of the API."""
    # An API of its own, which is never served: one that is shared knows the endpoints of others too.
    described = NinjaAPI(title="Film reviews", version=__version__, description=INTRODUCTION)
    for prefix, router in routers.items():
        described.add_router(prefix, router)
    document: dict[str, Any] = dict(described.get_openapi_schema(path_prefix=root.lstrip("/")))
    for path in document["paths"].values():
        path.pop("head", None)  # as GET, and no name of its own: generators need no second function
        for operation in path.values():
            _complete(operation)
    refusals = _schemas_of(NotFound, NoLonger, Refusal)
    vocabularies: dict[str, Any] = {}
    paths, schemas = (
        with_named_vocabularies(part, vocabularies, COMPONENTS)
        for part in (document["paths"], {**refusals, **document["components"]["schemas"]})
    )
    return {
        "openapi": document["openapi"],
        "info": document["info"],
        "paths": paths,
        "components": {"schemas": _reachable(paths, {**schemas, **vocabularies})},
    }


def _schemas_of(*models: type[BaseModel]) -> dict[str, Any]:
    _names, described = models_json_schema(
        [(model, "serialization") for model in models], ref_template=f"{COMPONENTS}{{model}}"
    )
    for schema in described["$defs"].values():
        for key in schema["properties"].values():
            key.pop("title", None)
    return described["$defs"]


def _complete(operation: dict[str, Any]) -> None:
    """Add what Ninja does not know: refusals, headers, and how parameters repeat."""
    # There is nothing to log in to; the callback that says so has no scheme that OpenAPI knows.
    operation.pop("security", None)
    parameters = operation["parameters"]
    responses = operation["responses"] = {str(code): said for code, said in operation["responses"].items()}
    for parameter in parameters:
        _complete_parameter(parameter)
    in_path = any(parameter["in"] == "path" for parameter in parameters)
    in_lists = any(parameter["name"] == "cursor" for parameter in parameters)
    names = [name for name in HEADERS if name != "Link" or in_lists]
    headers = {name: {"description": HEADERS[name], "schema": {"type": "string"}} for name in names}
    responses["200"].setdefault("headers", headers)
    responses["304"] = {"description": "Nothing has changed since the answer whose ETag was sent."}
    if in_path:
        responses.setdefault("404", {"description": "Not here, or not public."})
    if "410" in responses:
        responses["410"]["description"] = "Nothing is known of that place any more: begin anew."
    responses.setdefault("422", {"description": "A parameter is unknown or wrong."})
    for code, model in (("404", NotFound), ("410", NoLonger), ("422", Refusal)):
        if code in responses:
            schema = {"$ref": f"{COMPONENTS}{model.__name__}"}
            responses[code]["content"] = {PROBLEM_JSON: {"schema": schema}}


def _complete_parameter(parameter: dict[str, Any]) -> None:
    schema = parameter["schema"]
    for known in ("title", "description"):  # the parameter has them
        schema.pop(known, None)
    # No query string can say null: it is what not being there means.
    *values, last = schema.get("anyOf", [None])
    if last == {"type": "null"}:
        del schema["anyOf"]
        schema.update(values[0] if len(values) == 1 else {"anyOf": values})
    if schema.get("default", "") in ("", [], None):
        schema.pop("default", None)
    if schema.get("type") == "array":
        parameter |= {"style": "form", "explode": True}


def _reachable(paths: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    """The schemas that something in ``paths`` refers to; Ninja lists those of parameters as well."""
    found: set[str] = set()
    waiting = [*_references(paths)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _references(schemas[name])
    return {name: schemas[name] for name in sorted(found)}


def _references(described: Any) -> Iterator[str]:
    if isinstance(described, dict):
        if isinstance(reference := described.get("$ref"), str):
            yield reference.removeprefix(COMPONENTS)
        described = described.values()
    elif not isinstance(described, list):
        return
    for part in described:
        yield from _references(part)
