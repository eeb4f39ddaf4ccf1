"""Whatever changes, in the admin or in code: afterwards readers get the page as it would be rendered then."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from tests.representations.store.test_staleness import CHANGES, Change
from wagtail_filmreview.models import RenderedReview, review_models

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def pages() -> list[str]:
    """What anybody reads of every live review."""
    found = []
    for model in review_models():
        for page in model.objects.live().order_by("pk"):
            if page.url is not None:
                response = Client(headers={"host": "localhost"}).get(page.url)
                html = re.sub(r'(name="csrfmiddlewaretoken" value=")\w+', r"\1", response.content.decode())
                found.append(f"{response.status_code} {html}")
    return found


@pytest.mark.parametrize("what", CHANGES.values(), ids=CHANGES.keys())
def test_pages_are_right_after_it(world: Any, what: Change, django_capture_on_commit_callbacks: Any) -> None:
    pages()
    with django_capture_on_commit_callbacks(execute=True):
        what(world)
    after = pages()
    RenderedReview.objects.all().delete()
    assert after == pages()
