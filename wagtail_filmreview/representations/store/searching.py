"""Full-text search, by whatever backend the site searches its pages with."""

from typing import Any

from wagtail.search.backends import get_search_backend

from wagtail_filmreview.models import review_models

MOST = 1000
"""So many results are looked at, the best first: who searches does not read on after that."""


def found(text: str) -> tuple[int, ...]:
    """Ids of the review pages that have all these words, the best match first within each class.

    What backends index of a review is free of spoilers. They know nothing of sites or restrictions: whether
    the public may see what was found is for the statement that reads it.
    """
    ids: list[int] = []
    for model in review_models():
        ids += found_among(model.objects.live(), text)[: MOST - len(ids)]
    return tuple(ids)


def found_among(rows: Any, text: str) -> list[int]:
    """Ids of those of these films, people or pages that have all these words, the best match first."""
    # Words are looked for, not phrases. On SQLite the backend would take a quotation mark for syntax.
    text = text.replace('"', " ")
    if not text.strip():
        return []
    results = get_search_backend().search(text, rows.only("pk"), operator="and")
    return [row.pk for row in results[:MOST]]
