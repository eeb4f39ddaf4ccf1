"""Random reviews, marked in every field: no channel shows what is above the level, nor keeps what is not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from tests import factories
from tests.leaks.channels import CHANNELS
from tests.leaks.inside import Shown, everything_shown
from tests.leaks.markers import LEVELS, NONE, MarkedReview, marked_reviews
from tests.leaks.words import words_in
from wagtail_filmreview.models import Film, FilmCredit
from wagtail_filmreview.pages.models import FilmReviewPage
from wagtail_filmreview.vocabulary import SpoilerLevel

BODY = FilmReviewPage._meta.get_field("body").stream_block
# The first database sees them all; what is not about a database needs no second look.
EXAMPLES = 50 if os.environ.get("FILMREVIEW_HYPOTHESIS") == "again" else 500


def fill(page: Any, marked: MarkedReview) -> None:
    """Give a page the body of a marked review, and its film the credits."""
    write_credits(page.film_id, marked)
    page.film = Film.objects.get(pk=page.film_id)
    page.body = marked.body


def write_credits(film_id: int, marked: MarkedReview) -> None:
    FilmCredit.objects.filter(film_id=film_id).delete()
    FilmCredit.objects.bulk_create(
        FilmCredit(
            film_id=film_id,
            person_id=credit["person"].key,
            role=credit["role"],
            character=credit["character"],
            spoiler_level=credit["level"].value,
            sort_order=at,
        )
        for at, credit in enumerate(marked.credits)
    )


@settings(
    max_examples=max(EXAMPLES, settings.default.max_examples) if EXAMPLES > 50 else EXAMPLES,
    suppress_health_check=list(HealthCheck),
)
@given(marked=marked_reviews(BODY), level=st.sampled_from([NONE, *LEVELS]))
def test_no_channel_shows_more_than_the_level_allows_and_none_shows_less(
    marked: MarkedReview, level: SpoilerLevel, review: Any
) -> None:
    fill(review, marked)
    wrong = [fault for shown in everything_shown(review, level) for fault in faults(marked, shown)]
    assert wrong == []


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(marked=marked_reviews(BODY, most=8), asked=st.sampled_from([None, *LEVELS]))
def test_no_address_of_a_published_review_shows_more_or_less_either(
    marked: MarkedReview, asked: SpoilerLevel | None, review: Any
) -> None:
    fill(review, marked)
    factories.publish(review)
    wrong: list[str] = []
    # Whoever comes second gets the HTML that was kept for those without a level.
    for channel in (*CHANNELS, *CHANNELS):
        answer = channel.fetch(review, asked)
        refused = channel.refused(asked)
        assert answer.status == (400 if refused else 200), (channel, asked, answer)
        bodies = None if refused else channel.bodies
        shown = Shown(channel.name, channel.level_shown(asked), answer.text, bodies)
        wrong += faults(marked, shown)
    wrong += faults(marked, Shown("search index", NONE, "".join(index_entries(review))))
    assert wrong == []


def index_entries(page: Any) -> Iterator[str]:
    """All that the search knows of a page, in whatever columns its database has for it."""
    for entry in IndexEntry.objects.all():
        if entry.content_type.model_class() and issubclass(entry.content_type.model_class(), Page):
            yield from (str(value) for value in vars(entry).values())


def faults(marked: MarkedReview, shown: Shown) -> list[str]:
    """What one channel shows and may not, or must show and does not."""
    words = words_in(shown.text)
    leaked = words & marked.above(shown.level)
    missing = marked.expected(shown.bodies, shown.level) - words if shown.bodies else set()
    return [
        f"{shown.channel} at {shown.level} {what} {marked.markers[one]}"
        for what, ones in (("shows", leaked), ("lacks", missing))
        for one in sorted(ones)
    ]
