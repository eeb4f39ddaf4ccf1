"""What is amiss across a magazine. Reports, the dashboard and the command line ask here.

Nothing here knows about users: whoever asks narrows what comes back to what may be seen.
"""

from wagtail_filmreview.models.findings.films import (
    expiring_ways,
    films_not_assessed,
    films_under_embargo,
    films_without_review,
)
from wagtail_filmreview.models.findings.people import ProbablySame, Sameness, probably_same_people
from wagtail_filmreview.models.findings.reviews import (
    missing_labels,
    reviews_missing,
    reviews_not_assessed,
    reviews_with_ending_ways,
)

__all__ = [
    "ProbablySame",
    "Sameness",
    "expiring_ways",
    "films_not_assessed",
    "films_under_embargo",
    "films_without_review",
    "missing_labels",
    "probably_same_people",
    "reviews_missing",
    "reviews_not_assessed",
    "reviews_with_ending_ways",
]
