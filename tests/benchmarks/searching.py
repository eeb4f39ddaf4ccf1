"""Wagtail's search index of the review pages: all that the search cases need."""

from __future__ import annotations

import itertools
from typing import Any

from wagtail.search.backends import get_search_backend

from tests.benchmarks import records
from tests.benchmarks.source import Catalogue

BATCH = 200
MOST = 20_000


def index_pages(catalogue: Catalogue, model: type[Any]) -> None:
    """Index the reviews, of a very large site only the first: indexing takes longer than all the rest."""
    index = get_search_backend().get_index_for_model(model)
    ids = iter(range(records.FIRST_PAGE, records.FIRST_PAGE + min(catalogue.size, MOST)))
    while batch := list(itertools.islice(ids, BATCH)):
        index.add_items(model, list(model.objects.filter(pk__in=batch)))
