"""What the docs tell sites to write around the store does what they say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests import factories
from tests.testapp import importing
from wagtail_filmreview.models import PublishedReview
from wagtail_filmreview.representations.store.changes import reviews_changed

pytestmark = pytest.mark.django_db


def test_an_importer_stores_each_review_once(index: Any, django_capture_on_commit_callbacks: Any) -> None:
    pages = [factories.FilmReviewPageFactory(parent=index, live=False) for _ in range(3)]
    changes: list[Any] = []

    def count(change: Any, **kwargs: Any) -> None:
        changes.append(change)

    reviews_changed.connect(count)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            importing.publish_all(pages)
    finally:
        reviews_changed.disconnect(count)
    assert set(PublishedReview.objects.values_list("pk", flat=True)) == {page.pk for page in pages}
    assert len(changes) == 1


def test_a_cache_is_told_tags_and_addresses(
    index: Any, settings: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    from tests.testapp import caching

    settings.PURGE_HOST, settings.PURGE_PATH = "cache.example", "/purge"
    settings.PURGE_HEADERS = {"Authorization": "Bearer x"}
    sent: list[Any] = []

    class Connection:
        def __init__(self, host: str, timeout: int) -> None:
            sent.append(host)

        def request(self, method: str, path: str, body: str, headers: Any) -> None:
            sent.append((method, path, json.loads(body)))

        def getresponse(self) -> Any:
            return self

        def read(self) -> None: ...

        def close(self) -> None: ...

    monkeypatch.setattr(caching, "HTTPSConnection", Connection)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            page = factories.FilmReviewPageFactory(parent=index, slug="up")
    finally:
        reviews_changed.disconnect(caching.purge)
    host, (method, path, body) = sent
    assert (host, method, path) == ("cache.example", "POST", "/purge")
    assert {"film-reviews", f"film-review-{page.pk}", f"film-{page.film_id}"} <= set(body["tags"])
    assert len(body["files"]) == 4 and "http://localhost/reviews/up/?spoilers=ending" in body["files"]
