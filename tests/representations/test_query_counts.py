"""A list costs the same number of queries however many reviews it has; so does a review."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from wagtail_filmreview.models import FilmCredit

pytestmark = pytest.mark.django_db


def add_reviews(index, count):
    for _number in range(count):
        film = factories.FilmFactory(poster=factories.ImageFactory())
        for order in range(4):
            FilmCredit.objects.create(
                film=film, person=factories.PersonFactory(), role="actor", sort_order=order
            )
        factories.FilmReviewPageFactory(
            parent=index,
            film=film,
            hero_image=factories.ImageFactory(),
            bylines=[{"type": "person", "value": factories.PersonFactory().pk}],
            body=[{"type": "cast", "value": {"credits": [], "include_others": False}}],
        )


def queries(client, url):
    client.get(url)  # renditions are made once
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


# Until the lists are served from rows of their own, these are the numbers to beat.
@pytest.mark.parametrize(("url", "at_most"), [("/reviews/", 26), ("/api/v2/film-reviews/", 22)])
def test_a_list_of_reviews(client, index, url, at_most):
    add_reviews(index, 2)
    few = queries(client, url)
    add_reviews(index, 4)
    assert queries(client, url) == few <= at_most


def test_a_review_page_does_not_ask_for_its_credits_one_by_one(client, index):
    add_reviews(index, 1)
    review = index.get_children().get()
    few = queries(client, review.url)
    film = review.specific.film
    for order in range(4, 12):
        FilmCredit.objects.create(film=film, person=factories.PersonFactory(), role="actor", sort_order=order)
    assert queries(client, review.url) == few
