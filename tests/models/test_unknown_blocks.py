"""A block that the site has removed is not lost by the next save: the save is refused."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests import factories
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(index):
    page = factories.FilmReviewPageFactory(parent=index)
    stored = [{"type": "limerick", "value": "There was a young critic", "id": "1"}]
    FilmReviewPage.objects.filter(pk=page.pk).update(body=stored, latest_revision=None)
    return FilmReviewPage.objects.get(pk=page.pk)


def stored_body(page):
    return FilmReviewPage.objects.values_list("body", flat=True).get(pk=page.pk).unknown_blocks


def test_saving_a_live_page_is_refused_and_names_the_block(review):
    with pytest.raises(ValidationError, match="limerick"):
        review.save()
    assert stored_body(review) == ["limerick"]


def test_saving_a_draft_in_the_editor_is_refused_and_names_the_block(editor_client, review):
    url = reverse("wagtailadmin_pages:edit", args=[review.pk])
    data = {
        "title": review.title,
        "slug": review.slug,
        "film": review.film_id,
        "body-count": "0",
        "bylines-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    response = editor_client.post(url, data)
    assert response.status_code == 200
    assert "limerick" in response.content.decode()
    assert stored_body(review) == ["limerick"]
    assert FilmReviewPage.objects.get(pk=review.pk).latest_revision is None


def test_a_raw_value_that_knows_every_block_lifts_the_refusal(review):
    review.body = [{"type": "heading", "value": {"text": "Kept by hand", "spoiler_level": "none"}}]
    review.save()
    assert stored_body(review) == []
