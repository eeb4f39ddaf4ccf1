import json
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import bodies, factories
from wagtail_filmreview.models import *
from wagtail_filmreview.models import PublishedReview

pytestmark = pytest.mark.django_db


def test_it(index, django_capture_on_commit_callbacks):
    person = factories.PersonFactory(name="Ada")
    film = factories.FilmFactory(poster=factories.ImageFactory())
    factories.FilmCreditFactory(film=film, person=person, spoiler_level="ending")
    page = factories.FilmReviewPageFactory(parent=index, film=film, live=False, body=[bodies.cast(), bodies.paragraph("Gone", "ending"), bodies.advisories(bodies.advisory("violence"))])
    print(PublishedReview.objects.count())
    factories.publish(page)
    r = PublishedReview.objects.get()
    print(r.card); print(r.full)
    print(list(ReviewTerm.objects.values_list("kind","value","detail","spoiler_level")), list(ReviewSource.objects.values_list("tag", flat=True)))
    with CaptureQueriesContext(connection) as c:
        page.save_revision().publish()
    n=0
    for q in c.captured_queries:
        print(q["sql"][:150]); n+=1
    print(n)
    person.name = "Grace"; person.save()
    assert "Grace" in PublishedReview.objects.get().full
    film.title="New"; film.save()
    assert "New" in PublishedReview.objects.get().card
    page.refresh_from_db(); page.unpublish()
    assert not PublishedReview.objects.exists()
