"""Full-text search for reviews, by whatever backend the site searches its pages with."""

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
        results = model.objects.live().only("pk").search(text, operator="and")
        ids += [page.pk for page in results[: MOST - len(ids)]]
    return tuple(ids)
