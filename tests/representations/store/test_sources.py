"""What a stored review was built from, by the names that caches know."""

from __future__ import annotations

from typing import Any

import pytest

from tests import bodies, factories
from wagtail_filmreview.models import ReviewSource

pytestmark = pytest.mark.django_db


def tags_of(page: Any) -> set[str]:
    return set(ReviewSource.objects.filter(review=page.pk).values_list("tag", flat=True))


def test_everything_that_it_shows_is_named(world: Any) -> None:
    assert tags_of(world.review) == {
        f"translations-{world.review.translation_key}",
        f"film-{world.film.pk}",
        *(f"person-{one.pk}" for one in (world.person, world.actor, world.critic, world.annotated)),
        f"genre-{world.genre.pk}",
        f"watchservice-{world.service.pk}",
        *(f"wagtailimages.image-{one.pk}" for one in (world.logo, world.poster, world.hero, world.still)),
        f"wagtailcore.page-{world.linked.pk}",
        f"wagtaildocs.document-{world.document.pk}",
    }


def test_pages_of_all_classes_are_called_pages(world: Any) -> None:
    assert f"wagtailcore.page-{world.review.pk}" in tags_of(world.other)


def test_what_it_shows_no_more_is_named_no_more(world: Any) -> None:
    world.review.body = [bodies.paragraph("Nothing")]
    factories.publish(world.review)
    assert f"person-{world.annotated.pk}" not in tags_of(world.review)
    assert f"film-{world.film.pk}" in tags_of(world.review)


def test_the_logo_of_a_service_that_only_the_review_names(world: Any) -> None:
    logo = factories.ImageFactory(file__width=16, file__height=12)
    service = factories.WatchServiceFactory(logo=logo)
    world.other.body = [bodies.where_to_watch(bodies.way(service=service))]
    factories.publish(world.other)
    assert f"wagtailimages.image-{logo.pk}" in tags_of(world.other)
