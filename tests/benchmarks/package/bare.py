"""The limit: views that do nothing but return bytes which the package's endpoint gave before."""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

RECORDED = "BENCH_RECORDED"


@dataclass(frozen=True)
class Recorded:
    body: bytes
    content_type: str
    etag: str


@cache
def recorded() -> dict[str, Recorded]:
    """What was answered to each address of the package, from the file that the environment names."""
    return pickle.loads(Path(os.environ[RECORDED]).read_bytes())  # noqa: S301 - written by this benchmark


def answer(request: HttpRequest, address: str) -> HttpResponse:
    found = recorded()[address]
    if found.etag and request.headers.get("If-None-Match") == found.etag:
        return HttpResponseNotModified(headers={"ETag": found.etag})
    headers = {"ETag": found.etag} if found.etag else {}
    return HttpResponse(found.body, content_type=found.content_type, headers=headers)


def bare(request: HttpRequest) -> HttpResponse:
    """As a plain Django view: ``/bare/…`` answers what the rest of the address does."""
    return answer(request, request.get_full_path().removeprefix("/bare"))


def beside(request: HttpRequest) -> HttpResponse:
    """Inside one of the APIs' routers, beside the endpoint that was recorded."""
    return answer(request, request.get_full_path().replace("/bare/", "/film-reviews/", 1))
