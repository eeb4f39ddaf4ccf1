"""What is stored of a review, and what is left when it is public no more."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests import bodies, factories
from tests.leaks.twins import with_ids
from tests.representations.store.checking import assert_store_is_right
from wagtail_filmreview.models import (
    FilmCredit,
    GoneReview,
    PublishedReview,
    ReviewSource,
    ReviewTerm,
    StoreState,
)
from wagtail_filmreview.representations.store import refreshing, rows, writing
from wagtail_filmreview.representations.store.verifying import verify_reviews

pytestmark = pytest.mark.django_db

SECRET = "He lets go of the clock"


def terms_of(page: Any) -> set[tuple[str, str, str, str]]:
    rows = ReviewTerm.objects.filter(review=page.pk)
    return set(rows.values_list("kind", "value", "detail", "spoiler_level"))


@pytest.fixture
def review(home: Any) -> Any:
    return factories.publish(
        factories.FilmReviewPageFactory(
            parent=home,
            reviewers=[factories.PersonFactory()],
            live=False,
            body=[
                bodies.synopsis(bodies.section(SECRET, "ending")),
                bodies.advisories(bodies.advisory("violence", "mild", spoiler_level="major")),
            ],
        )
    )


def test_only_one_column_holds_what_may_give_something_away(review: Any) -> None:
    stored = PublishedReview.objects.get()
    others = [str(value) for name, value in vars(stored).items() if name != "full"]
    assert SECRET in stored.full
    assert SECRET not in "".join(others)


def test_each_level_of_a_part_is_a_term_of_its_own(home: Any) -> None:
    """Known in one role, a surprise in another."""
    person = factories.PersonFactory()
    film = factories.FilmFactory()
    factories.FilmCreditFactory(film=film, person=person, role="director")
    factories.FilmCreditFactory(film=film, person=person, role="actor", spoiler_level="ending")
    page = factories.FilmReviewPageFactory(parent=home, film=film)
    assert {
        ("person", str(person.pk), "director", "none"),
        ("person", str(person.pk), "actor", "ending"),
    } <= terms_of(page)


@pytest.mark.parametrize("others", [False, True])
def test_a_part_that_the_review_hides_is_not_found_by_its_film_either(home: Any, others: bool) -> None:
    """The film tells everybody; this review keeps it for the end."""
    person = factories.PersonFactory()
    film = factories.FilmFactory()
    factories.FilmCreditFactory(film=film, person=person, role="actor")
    factories.FilmCreditFactory(film=film, person=person, role="composer")
    hiding = bodies.credit(person, spoiler_level="ending")
    page = factories.FilmReviewPageFactory(
        parent=home, film=film, body=[bodies.cast(hiding, include_others=others)]
    )
    parts = {term[2:] for term in terms_of(page) if term[0] == "person"}
    assert parts == {("actor", "ending"), ("composer", "none")}
    assert not [*verify_reviews()]


def test_rows_of_a_film_with_one_place_are_in_the_order_in_which_they_came(home: Any) -> None:
    people = [factories.PersonFactory() for _ in range(3)]
    film = factories.FilmFactory()
    credits = [factories.FilmCreditFactory(film=film, person=one, sort_order=None) for one in people]
    page = factories.FilmReviewPageFactory(parent=home, film=film)
    # PostgreSQL puts what was last changed last.
    FilmCredit.objects.filter(pk=credits[0].pk).update(character="The boy")
    refreshing.rebuild([page.pk])
    (stored,) = PublishedReview.objects.values_list("card", flat=True)
    shown = [credit["person"]["id"] for credit in json.loads(stored, strict=False)["cast"]]
    assert shown == [person.pk for person in people]
    assert not [*verify_reviews()]


def test_times_are_told_in_utc_whatever_they_were_given_in(home: Any) -> None:
    page = factories.FilmReviewPageFactory(parent=home)
    page.published_on = datetime(2023, 4, 1, 1, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    page.save()
    assert '"published_on":"2023-03-31T23:30:00Z"' in PublishedReview.objects.get().card
    assert not [*verify_reviews()]


def test_an_advisory_is_a_term_at_its_level(review: Any) -> None:
    assert ("advisory", "violence", "mild", "major") in terms_of(review)


def test_publishing_again_replaces_what_there_was(review: Any) -> None:
    review.body = []
    review.bylines = []
    factories.publish(review)
    assert not terms_of(review)
    assert SECRET not in PublishedReview.objects.get().full
    assert_store_is_right()


def test_what_did_not_change_is_not_written_again(review: Any) -> None:
    before = set(ReviewTerm.objects.values_list("pk", flat=True))
    sources = set(ReviewSource.objects.values_list("pk", flat=True))
    review.title = "Another"
    factories.publish(review)
    assert set(ReviewTerm.objects.values_list("pk", flat=True)) == before
    assert set(ReviewSource.objects.values_list("pk", flat=True)) == sources


def test_a_tombstone_stands_for_what_is_gone(review: Any) -> None:
    number = PublishedReview.objects.get().sequence
    review.unpublish()
    stone = GoneReview.objects.get()
    assert stone.page_id == review.pk
    assert stone.sequence > number
    assert not ReviewTerm.objects.exists()
    factories.publish(review)
    assert not GoneReview.objects.exists()
    assert PublishedReview.objects.get().sequence > stone.sequence


def test_what_was_never_public_leaves_none(home: Any) -> None:
    draft = factories.FilmReviewPageFactory(parent=home, live=False)
    draft.delete()
    assert not GoneReview.objects.exists()


def test_every_change_has_a_number_and_begins_a_generation(review: Any) -> None:
    before = StoreState.objects.get()
    factories.publish(review)
    after = StoreState.objects.get()
    assert after.sequence == PublishedReview.objects.get().sequence > before.sequence
    assert after.generation != before.generation


def test_what_only_some_may_see_changes_their_entity_tag_alone(review: Any) -> None:
    """Or whoever sees nothing of it could guess at it, and compare."""

    def tags(words: str) -> tuple[str, str]:
        review.body = with_ids([bodies.synopsis(bodies.section(words, "ending"))], review.pk)
        row = rows.rows_of(review).review
        return row.entity_tag, row.full_tag

    holds, lets_go = tags("He holds on"), tags("He lets go")
    assert holds[0] == lets_go[0]
    assert holds[1] != lets_go[1]


def test_nothing_that_a_page_remembers_is_used(review: Any) -> None:
    """An editor's form may hold a film that was renamed while it was open."""
    assert review.film.title
    assert review.get_reviewers()
    type(review.film).objects.update(title="Since renamed")
    assert '"title":"Since renamed"' in rows.rows_of(review).review.card


def test_the_page_itself_is_left_as_it_is(review: Any) -> None:
    film, body = review.film, review.body
    writing.write([review])
    assert review.film is film
    assert review.body is body


def test_a_page_that_cannot_be_built_keeps_no_other_from_a_new_name(
    home: Any, review: Any, monkeypatch: Any, caplog: Any
) -> None:
    (critic,) = review.get_reviewers()
    broken = factories.FilmReviewPageFactory(parent=home, reviewers=[critic])
    build = rows.build_review

    def fails_for_one(page: Any, level: Any) -> Any:
        if page.pk == broken.pk:
            raise ValueError("a block of the site")
        return build(page, level)

    monkeypatch.setattr(rows, "build_review", fails_for_one)
    critic.name = "Grace"
    critic.save()
    assert "Grace" in PublishedReview.objects.get(pk=review.pk).card
    assert PublishedReview.objects.get(pk=broken.pk).version == refreshing.BEHIND
    assert f"page id {broken.pk}" in caplog.text
    monkeypatch.undo()
    refreshing.rebuild_behind()
    assert_store_is_right()


def test_a_spoiler_that_cannot_be_hidden_is_not_saved(review: Any, monkeypatch: Any) -> None:
    credit = factories.FilmCreditFactory(film=review.film)
    monkeypatch.setattr(rows, "build_review", lambda page, level: 1 / 0)
    credit.spoiler_level = "ending"
    with pytest.raises(ZeroDivisionError):
        credit.save()
    credit.refresh_from_db()
    assert credit.spoiler_level == "none"


def test_that_what_is_hidden_changed_is_no_change_to_those_who_do_not_see_it(home: Any) -> None:
    film = factories.FilmFactory()
    credit = factories.FilmCreditFactory(film=film, spoiler_level="ending", character="Himself")
    review = factories.publish(factories.FilmReviewPageFactory(parent=home, film=film, live=False))
    before = PublishedReview.objects.get(pk=review.pk)
    credit.character = "His brother"
    credit.save()
    film.save()
    after = PublishedReview.objects.get(pk=review.pk)
    assert after.full != before.full
    assert (after.entity_tag, after.changed_at) == (before.entity_tag, before.changed_at)
    film.title = "Another title"
    film.save()
    assert PublishedReview.objects.get(pk=review.pk).changed_at > before.changed_at
