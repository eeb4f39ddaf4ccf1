"""A list costs the same number of queries however many reviews it has; so does a review."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import bodies, factories
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


@pytest.mark.parametrize(("url", "at_most"), [("/reviews/", 8), ("/api/v2/film-reviews/", 22)])
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


def test_a_review_page_costs_the_same_however_much_is_in_it(client, index):
    add_reviews(index, 1)
    review = index.get_children().get().specific
    few = queries(client, review.url)
    review.body = [
        *review.body.get_prep_value(),
        *(bodies.image(factories.ImageFactory()) for _number in range(3)),
        bodies.cast(*(bodies.credit(factories.PersonFactory()) for _number in range(5))),
    ]
    factories.publish(review)
    assert queries(client, review.url) == few <= 9


def test_no_page_of_the_index_costs_more_than_the_first(client, index, filmreview_settings):
    filmreview_settings(PAGE_SIZE=2)
    add_reviews(index, 5)
    assert len({queries(client, f"/reviews/?p={number}") for number in (1, 2, 3)}) == 1
