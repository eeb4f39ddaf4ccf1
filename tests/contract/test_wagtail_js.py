"""The npm package ``wagtail-js``, as front ends of Wagtail sites use it, finds reviews on API v2."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests import bodies, factories
from tests.browser.conftest import leave_no_request_behind, magazine, nobody_connected  # noqa: F401
from tests.contract.conftest import PROGRAMS, Run
from wagtail_filmreview.representations.schema import FilmReviewCard, review_schema

# What the database begins with is there again afterwards, with the ids it had.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.mark.node
def test_it_lists_reviews_and_reads_one(
    magazine: Any,  # noqa: F811
    live_server: Any,
    workshop: Path,
    run: Run,
) -> None:
    film = factories.FilmFactory(genres=[factories.GenreFactory(name="Slapstick", slug="slapstick")])
    factories.FilmReviewPageFactory(parent=magazine, title="Of another genre")
    factories.publish(
        factories.FilmReviewPageFactory(
            parent=magazine,
            title="Hanging on",
            film=film,
            live=False,
            body=[bodies.paragraph("He lets go.", "ending")],
        )
    )
    shutil.copy(PROGRAMS / "wagtail_js.mjs", workshop)
    found = json.loads(run("node", "wagtail_js.mjs", live_server.url))
    assert found["list"]["meta"] == {"total_count": 1}
    (card,) = found["list"]["items"]
    FilmReviewCard.model_validate(card, strict=True)
    assert found["review"]["title"] == card["title"] == "Hanging on"
    review_schema().model_validate(found["review"], strict=True)
    assert "He lets go." in found["review"]["body"][0]["html"]
