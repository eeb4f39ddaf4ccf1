"""The two doors to the same reviews."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from wagtail import VERSION as WAGTAIL_VERSION

HAS_V3 = WAGTAIL_VERSION >= (8, 0)
needs_v3 = pytest.mark.skipif(not HAS_V3, reason="Wagtail has API v3 from 8.0 on")


@dataclass
class Door:
    """One API: where its reviews are, and what its lists and refusals look like."""

    address: str
    refusal: int
    items_of: Callable[[Any], list[Any]]
    count_of: Callable[[Any], int]
    client: Client = field(default_factory=Client)

    def get(self, path: str = "", **parameters: Any) -> Any:
        host = parameters.pop("host", "localhost")
        return self.client.get(f"{self.address}{path}", parameters, headers={"host": host})

    def titles(self, **parameters: Any) -> list[str]:
        response = self.get(**parameters)
        assert response.status_code == 200, response.content
        return [item["title"] for item in self.items_of(response.json())]


V2 = ("/api/v2/film-reviews/", 400, lambda a: a["items"], lambda a: a["meta"]["total_count"])
V3 = ("/api/v3/film-reviews/", 422, lambda a: a["items"], lambda a: a["count"])


@pytest.fixture(params=[pytest.param(V2, id="v2"), pytest.param(V3, id="v3", marks=needs_v3)])
def door(request: Any, db: None) -> Door:
    return Door(*request.param)
