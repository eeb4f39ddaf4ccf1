"""What a cache in front of the site can be told to forget an answer by."""

from __future__ import annotations

from typing import Any

import pytest

from tests import bodies, factories
from tests.api.conftest import Door
from wagtail_filmreview.api import answers
from wagtail_filmreview.representations.store.changes import reviews_changed


@pytest.fixture
def review(index: Any) -> Any:
    """With somebody in it of whom only those may know who ask for the ending."""
    film = factories.FilmFactory(poster=factories.ImageFactory())
    film.genres.set([factories.GenreFactory()])
    film.save()
    credited = factories.PersonFactory(name="Ada Lind"), factories.PersonFactory(name="Surprise Guest")
    for person, level in zip(credited, ("none", "ending"), strict=True):
        factories.FilmCreditFactory(film=film, person=person, spoiler_level=level)
    return factories.publish(
        factories.FilmReviewPageFactory(
            parent=index,
            film=film,
            live=False,
            reviewers=[factories.PersonFactory(name="Ingrid Vale")],
            hero_image=factories.ImageFactory(),
            body=[bodies.image(factories.ImageFactory(), spoiler_level="ending")],
        )
    )


def test_a_review_names_itself_and_what_everybody_sees_in_it(door: Door, review: Any) -> None:
    film = review.film
    star, _guest = (credit.person_id for credit in film.credits.order_by("pk"))
    (critic,) = review.get_reviewers()
    response = door.get(f"{review.pk}/")
    own, *others = response["Surrogate-Key"].split()
    assert own == f"film-review-{review.pk}"
    assert set(others) == {
        f"translations-{review.translation_key}",
        f"film-{film.pk}",
        f"genre-{film.genres.get().pk}",
        f"person-{star}",
        f"person-{critic.pk}",
        f"wagtailimages.image-{film.poster_id}",
        f"wagtailimages.image-{review.hero_image_id}",
    }
    assert response["Cache-Tag"].split(",") == response["Surrogate-Key"].split()
    # A header tells nobody who is in the ending, nor does it change with what is asked for.
    assert door.get(f"{review.pk}/", spoilers="ending")["Cache-Tag"] == response["Cache-Tag"]


def test_a_list_names_itself_and_what_is_in_it(door: Door, review: Any, index: Any) -> None:
    other = factories.FilmReviewPageFactory(parent=index)
    assert set(door.get()["Surrogate-Key"].split()) == {
        "film-reviews",
        f"film-review-{review.pk}",
        f"film-review-{other.pk}",
    }


def test_every_change_of_a_review_sends_its_tag_also_where_the_header_hides_why(
    door: Door, review: Any, django_capture_on_commit_callbacks: Any
) -> None:
    sent: list[Any] = []

    def receive(change: Any, **kwargs: Any) -> None:
        sent.append(change.tags)

    reviews_changed.connect(receive)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            guest = review.film.credits.get(spoiler_level="ending").person
            guest.name = "Somebody else"
            guest.save()
    finally:
        reviews_changed.disconnect(receive)
    assert sent and all({"film-reviews", f"film-review-{review.pk}"} <= tags for tags in sent)


def test_a_header_does_not_grow_without_end(
    door: Door, review: Any, index: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "TAGS", 2)
    factories.FilmReviewPageFactory(parent=index)
    own, _one = door.get()["Cache-Tag"].split(",")
    assert own == "film-reviews"
    assert door.get(f"{review.pk}/")["Cache-Tag"].startswith(f"film-review-{review.pk},")
