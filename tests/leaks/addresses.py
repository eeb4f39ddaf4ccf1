"""Every address that the URL resolver knows, with its arguments filled in for one site.

A pattern that asks for something unknown is an error: whoever adds it decides what to put there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import URLResolver


@dataclass(frozen=True)
class Pattern:
    """A pattern of the resolver: its whole route, and the name with all namespaces."""

    route: str
    name: str


class Undecided(Exception):
    """There is an address that nobody has said how to fill in."""


def patterns(resolver: Any = None, route: str = "", names: tuple[str, ...] = ()) -> Iterator[Pattern]:
    for one in (resolver or get_resolver()).url_patterns:
        whole = route + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, whole, (*names, one.namespace) if one.namespace else names)
        else:
            yield Pattern(whole, ":".join([*names, one.name or ""]))


_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")


def filled(pattern: Pattern, values: dict[str, Any], whole: dict[str, list[str]]) -> list[str]:
    """The addresses of a pattern.

    ``values`` gives an argument by its name, or by a namespace or pattern and its name (``wagtailsites: pk``,
    ``images:detail pk``) where that means something else; the longest that fits counts. ``whole`` gives all
    addresses of those patterns, by name or route, that are nothing but a regular expression.
    """
    for key in (pattern.name, pattern.route):
        if key in whole:
            return whole[key]

    def value(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        fitting = [key for key in values if _fits(key, pattern, name)]
        if not fitting:
            raise Undecided(f"{pattern.name}: what is {name!r} in {pattern.route}?")
        return str(values[max(fitting, key=len)])

    route = _ARGUMENT.sub(value, pattern.route)
    route = re.sub(r"\\(.)", r"\1", route.replace("^", "").replace("$", ""))
    if re.search(r"[<>()*+\[\]]", route):
        raise Undecided(f"{pattern.name}: {pattern.route} could not be filled in ({route})")
    return [f"/{route}"]


def _fits(key: str, pattern: Pattern, name: str) -> bool:
    where, _space, argument = key.rpartition(" ")
    if where and not where.endswith(":"):
        where += " "
    return argument == name and (not where or f":{where}" in f":{pattern.name} ")
