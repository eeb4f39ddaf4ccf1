"""What each endpoint asks of the database, with twenty reviews and with two thousand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests import bodies, factories
from tests.api.conftest import HAS_V3
from wagtail_filmreview.models import PublishedReview, ReviewTerm, StoreState

FEW, MANY = 20, 2000
MOST = {
    "film-reviews/": 3,
    "film-reviews/?genre=noir&offset=10": 3,
    "film-reviews/{review}/": 3,
    "films/": 5,
    "films/{film}/": 10,
}
"""So many statements at most, once a process has answered before; looking up the site is among them."""

MOST_ON_V3 = MOST | {
    "film-reviews/facets/": 5,
    "film-reviews/facets/?genre=noir&watch=stream&year_min=1900": 5,
    "film-reviews/{review}/related/": 3,
    "film-reviews/changes/": 3,
    "films/{film}/contains/violence/": 3,
    "people/": 4,
    "people/{person}/": 7,
    "genres/": 3,
    "vocabulary/": 0,
}
ENDPOINTS = {f"/api/v2/{path}": most for path, most in MOST.items()}
if HAS_V3:
    ENDPOINTS |= {f"/api/v3/{path}": most for path, most in MOST_ON_V3.items()}


def test_it_costs_the_same_however_many_there_are(home: Any) -> None:
    film = factories.FilmFactory(genres=[factories.GenreFactory(name="Noir", slug="noir")])
    person = factories.FilmCreditFactory(film=film, role="director").person
    ways = bodies.where_to_watch(bodies.way(kind="stream"))
    page = factories.FilmReviewPageFactory(
        parent=home,
        live=False,
        film=film,
        reviewers=[person],
        body=[bodies.advisories(bodies.advisory("violence")), ways],
    )
    review = factories.publish(page)
    ids = {"review": review.pk, "film": film.pk, "person": person.pk}
    counted = []
    for size in (FEW, MANY):
        fill_up(home, PublishedReview.objects.get(pk=review.pk), size)
        assert Client().get("/api/v2/film-reviews/").json()["meta"]["total_count"] == size
        counted.append({path: statements(path.format(**ids)) for path in ENDPOINTS})
    few, many = counted
    assert many == few
    assert {path: count for path, count in many.items() if count > ENDPOINTS[path]} == {}


def statements(path: str) -> int:
    client = Client()
    for _time in range(2):
        assert client.get(path).status_code == 200, path
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


def fill_up(home: Any, stored: Any, size: int) -> None:
    """Copies of a stored review, each of a film of its own by somebody else, until there are so many.

    Straight into the tables: nobody could wait for so many to be published.
    """
    page, credit = Page.objects.get(pk=stored.pk), stored.film.credits.get()
    terms = list(stored.terms.all())
    first = 1000 + PublishedReview.objects.count()
    new = range(first, first + size - PublishedReview.objects.count())

    def terms_of(pk: int) -> Iterator[ReviewTerm]:
        for term in terms:
            yield copied(term, pk=None, review_id=pk, **({"value": pk} if term.kind == "person" else {}))

    path = {pk: Page._get_path(home.path, home.depth + 1, pk) for pk in new}
    for rows in (
        [copied(credit.person, pk=pk, slug=f"copy-{pk}", sort_name=f"Copy {pk}") for pk in new],
        [copied(stored.film, pk=pk, slug=f"copy-{pk}") for pk in new],
        [copied(credit, pk=None, film_id=pk, person_id=pk) for pk in new],
        [
            copied(page, pk=pk, path=path[pk], slug=f"copy-{pk}", translation_key=uuid4(), url_path=f"/{pk}/")
            for pk in new
        ],
        [copied(stored, pk=pk, film_id=pk) for pk in new],
        [term for pk in new for term in terms_of(pk)],
    ):
        type(rows[0])._default_manager.bulk_create(rows)
    StoreState.advance()


def copied(row: Any, *, pk: Any, **changes: Any) -> Any:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**(values | {row._meta.pk.attname: pk} | changes))
