"""A site with everything that marked reviews point to."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tests.leaks import catalogue


@pytest.fixture
def film(db: None, filmreview_settings: Any) -> Any:
    filmreview_settings(**catalogue.ADVISORIES)
    return catalogue.store()


@pytest.fixture
def review(film: Any, index: Any) -> Any:
    """A live review of the film, with nothing in it yet."""
    return factories.FilmReviewPageFactory(parent=index, title="The review", slug="the-review", film=film)
