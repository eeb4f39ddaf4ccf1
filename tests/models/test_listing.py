"""What the desk lists of a review is what its editors last left, drafts included."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page

from tests import bodies, factories
from wagtail_filmreview.models import ReviewSummary

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[factories.FilmReviewPageFactory, factories.FestivalReviewPageFactory])
def make_review(request: Any, home: Any) -> Any:
    """Makes reviews of the ready-made class and of a site's own."""
    return request.param


def summary_of(page: Any) -> ReviewSummary:
    return ReviewSummary.objects.get(page_id=page.pk)


def test_a_review_is_summed_up_as_soon_as_it_is_saved(make_review: Any) -> None:
    film, critic = factories.FilmFactory(), factories.PersonFactory()
    page = make_review(
        title="Hanging on",
        film=film,
        reviewers=[critic],
        published_on=datetime(2020, 1, 2, tzinfo=UTC),
        body=[
            bodies.verdict(bodies.stars("3.5"), recommendation="mixed"),
            bodies.synopsis(bodies.section("x", "mild"), bodies.section("y", "ending")),
            bodies.advisories(
                bodies.advisory("phobia", "mild", topic="heights"),
                bodies.advisory("phobia", "strong", topic="spiders"),
                bodies.advisory("violence", "none"),
                bodies.advisory("suicide", "moderate", spoiler_level="major"),
                all_assessed=True,
            ),
        ],
    )
    summary = summary_of(page)
    assert summary.page_type == type(page)._meta.label
    assert summary.title == str(summary) == "Hanging on"
    assert summary.locale == page.locale
    assert summary.film == film
    assert list(summary.reviewers.all()) == [critic]
    assert summary.rating == bodies.stars("3.5")
    assert summary.get_rating_text() == "3.5 out of 5"
    assert summary.score == 70
    assert summary.recommendation == "mixed"
    assert summary.advisories_assessed is True
    assert summary.advisory_categories == {"phobia": "strong", "violence": "none", "suicide": "moderate"}
    assert summary.spoiler_levels == ["mild", "major", "ending"]
    assert summary.published_on == datetime(2020, 1, 2, tzinfo=UTC)


def test_what_is_missing_is_listed(make_review: Any) -> None:
    page = make_review(film=None, live=False)
    assert summary_of(page).missing == [
        "film",
        "bylines",
        "standfirst",
        "hero_image",
        "verdict",
        "content_advisories",
    ]
    complete = make_review(
        reviewers=[factories.PersonFactory()],
        standfirst="A clock.",
        hero_image=factories.ImageFactory(description="A clock on a wall"),
        body=[bodies.verdict(), bodies.advisories(all_assessed=True)],
    )
    assert summary_of(complete).missing == []


def test_what_a_new_review_opens_with_is_missing_until_it_is_filled(make_review: Any) -> None:
    page = make_review(live=False, body=[bodies.verdict(recommendation=""), bodies.advisories()])
    assert {"verdict", "content_advisories"} <= set(summary_of(page).missing)


def test_a_draft_changes_the_summary_and_not_the_page(make_review: Any) -> None:
    page = factories.publish(
        make_review(
            title="First", reviewers=[factories.PersonFactory()], body=[bodies.verdict(bodies.stars("1"))]
        )
    )
    film, critic = factories.FilmFactory(), factories.PersonFactory()
    draft = page.get_latest_revision_as_object()
    draft.title = "Second"
    draft.film = film
    draft.bylines = [("person", critic)]
    draft.body = [bodies.verdict(bodies.stars("5"), recommendation="not-recommended")]
    draft.save_revision()

    summary = summary_of(page)
    assert summary.title == "Second"
    assert summary.film == film
    assert list(summary.reviewers.all()) == [critic]
    assert summary.rating == bodies.stars("5")
    assert summary.score == 100
    assert summary.recommendation == "not-recommended"
    assert type(page).objects.get(pk=page.pk).title == "First"


def test_a_page_that_was_never_published_is_summed_up(make_review: Any) -> None:
    page = make_review(live=False, title="Never published")
    page.title = "Still a draft"
    page.save_revision()
    assert summary_of(page).title == "Still a draft"


def test_publishing_brings_the_publication_date(make_review: Any) -> None:
    page = factories.publish(make_review(live=False))
    assert summary_of(page).published_on == page.published_on


def test_a_scheduled_revision_is_the_latest(make_review: Any) -> None:
    page = factories.publish(make_review(title="Now"))
    page.title = "Soon"
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert summary_of(page).title == "Soon"


def test_withdrawing_keeps_the_summary(make_review: Any) -> None:
    page = factories.publish(make_review(title="Withdrawn"))
    Page.objects.get(pk=page.pk).specific.unpublish()
    assert summary_of(page).title == "Withdrawn"


def test_saving_again_keeps_one_summary(make_review: Any) -> None:
    page = make_review()
    page.save()
    page.save_revision()
    assert ReviewSummary.objects.count() == 1


@pytest.mark.parametrize("how", ["page", "base page", "queryset", "parent"])
def test_a_deleted_review_is_listed_no_more(make_review: Any, index: Any, how: str) -> None:
    page = make_review(parent=index)
    kept = make_review()
    if how == "page":
        page.delete()
    elif how == "base page":
        Page.objects.get(pk=page.pk).delete()
    elif how == "queryset":
        type(page).objects.filter(pk=page.pk).delete()
    else:
        Page.objects.get(pk=index.pk).delete()
    assert [summary.page_id for summary in ReviewSummary.objects.all()] == [kept.pk]


def test_copies_and_translations_have_summaries_of_their_own(make_review: Any) -> None:
    page = make_review(title="Original")
    copy = page.copy(update_attrs={"slug": "copy", "title": "Copy"})
    german = factories.LocaleFactory(language_code="de")
    factories.home_page().copy_for_translation(german)
    translation = page.copy_for_translation(german)
    assert summary_of(copy).title == "Copy"
    assert summary_of(translation).locale == german
    assert summary_of(page).title == "Original"


def test_several_reviewers_are_listed(make_review: Any) -> None:
    people = {factories.PersonFactory(), factories.PersonFactory()}
    page = make_review(reviewers=people)
    assert set(summary_of(page).reviewers.all()) == people


def test_what_was_edited_last_is_listed_first(make_review: Any) -> None:
    first, second = make_review(), make_review()
    assert [summary.page_id for summary in ReviewSummary.objects.all()] == [second.pk, first.pk]
    first.save()
    assert [summary.page_id for summary in ReviewSummary.objects.all()] == [first.pk, second.pk]


def test_a_person_who_is_deleted_leaves_the_summary() -> None:
    page = factories.FilmReviewPageFactory(reviewers=[factories.PersonFactory()])
    page.bylines = []
    page.save()
    assert not summary_of(page).reviewers.exists()
