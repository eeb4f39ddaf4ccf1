"""Whatever editors do and in whichever order: after each step the store is right."""

from __future__ import annotations

from functools import wraps
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client, TestCase
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Locale, PageViewRestriction, Site

from tests import bodies, factories
from tests.representations.store.checking import assert_store_is_right
from tests.representations.store.world import linking_to
from wagtail_filmreview.models import Film, Genre, Person, review_models
from wagtail_filmreview.pages.models import FilmReviewIndexPage
from wagtail_filmreview.representations.published import PublicReviews
from wagtail_filmreview.vocabulary import SpoilerLevel

pytestmark = pytest.mark.django_db

SOME = st.integers(0, 30)
"""Which of the pages that there are: the number modulo how many."""
CLASSES = (factories.FilmReviewPageFactory, factories.FestivalReviewPageFactory)


def reviews() -> list[Any]:
    return sorted(
        (page for model in review_models() for page in model.objects.all()), key=lambda page: page.pk
    )


def a_review(number: int) -> Any:
    found = reviews()
    return found[number % len(found)]


def a_place(number: int) -> Any:
    places = FilmReviewIndexPage.objects.order_by("pk")
    return places[number % len(places)]


there_are_reviews = precondition(lambda self: bool(reviews()))


def committed(step: Any) -> Any:
    """A step with what comes after its commit."""

    @wraps(step)
    def whole(self: Any, *args: Any, **kwargs: Any) -> Any:
        with TestCase.captureOnCommitCallbacks(execute=True):
            return step(self, *args, **kwargs)

    return whole


class Editors(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        cache.clear()
        self._all_of_it = transaction.atomic()
        self._all_of_it.__enter__()
        self._names = iter(range(1_000_000))

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._all_of_it.__exit__(None, None, None)
        cache.clear()

    def name(self) -> str:
        return f"Name {next(self._names)}"

    @initialize()
    @committed
    def begin(self) -> None:
        home = Site.objects.get().root_page
        for slug in ("reviews", "archive"):
            factories.FilmReviewIndexPageFactory(parent=home, slug=slug)
        factories.LocaleFactory()
        genre, person = factories.GenreFactory(), factories.PersonFactory()
        film = factories.FilmFactory(genres=[genre])
        factories.FilmCreditFactory(film=film, person=person, character="The clerk")
        self.create(0, 0, True)

    @rule(kind=st.integers(0, 1), place=SOME, live=st.booleans())
    @committed
    def create(self, kind: int, place: int, live: bool) -> None:
        page = CLASSES[kind](
            parent=a_place(place),
            title=self.name(),
            film=Film.objects.get(),
            reviewers=[Person.objects.get()],
            live=False,
            body=[bodies.cast(), bodies.verdict(bodies.stars("3")), bodies.paragraph("Ends", "ending")],
        )
        page.save_revision()
        if live:
            page.get_latest_revision().publish()

    @there_are_reviews
    @rule(which=SOME, other=SOME)
    @committed
    def edit(self, which: int, other: int) -> None:
        page = a_review(which).get_latest_revision_as_object()
        page.title = self.name()
        page.body = [linking_to(a_review(other)), bodies.advisories(bodies.advisory("violence"))]
        page.save_revision()

    @there_are_reviews
    @rule(which=SOME)
    @committed
    def publish(self, which: int) -> None:
        page = a_review(which)
        if page.alias_of_id is None:
            (page.get_latest_revision() or page.save_revision()).publish()

    @there_are_reviews
    @rule(which=SOME)
    @committed
    def unpublish(self, which: int) -> None:
        a_review(which).unpublish()

    @there_are_reviews
    @rule(which=SOME)
    @committed
    def restore(self, which: int) -> None:
        page = a_review(which)
        if page.alias_of_id is None and (first := page.revisions.order_by("pk").first()):
            first.as_object().save_revision(previous_revision=first).publish(previous_revision=first)

    @there_are_reviews
    @rule(which=SOME, place=SOME)
    @committed
    def move(self, which: int, place: int) -> None:
        page, target = a_review(which), a_place(place)
        if not target.get_children().filter(slug=page.slug).exists():
            page.move(target, "last-child")

    @rule(which=SOME, place=SOME)
    @committed
    def move_an_index(self, which: int, place: int) -> None:
        page, target = a_place(which), a_place(place)
        if target != page and not target.is_descendant_of(page):
            page.move(target, "last-child")

    @rule(which=SOME)
    @committed
    def give_an_index_another_slug(self, which: int) -> None:
        page = a_place(which)
        page.slug = self.name().lower().replace(" ", "-")
        page.save()

    @rule(which=SOME, above=st.booleans())
    @committed
    def restrict(self, which: int, above: bool) -> None:
        page = a_place(which) if above or not reviews() else a_review(which)
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    @precondition(lambda self: PageViewRestriction.objects.exists())
    @rule()
    @committed
    def free(self) -> None:
        PageViewRestriction.objects.first().delete()

    @rule(model=st.sampled_from([Person, Genre]))
    @committed
    def rename(self, model: Any) -> None:
        named = model.objects.get()
        named.name = self.name()
        named.save()

    @rule(level=st.sampled_from(SpoilerLevel.values))
    @committed
    def change_the_film(self, level: str) -> None:
        film = Film.objects.get()
        film.title = self.name()
        credit = film.credits.get()
        credit.spoiler_level = level
        film.credits.add(credit)
        film.save()

    @there_are_reviews
    @rule(which=SOME)
    @committed
    def delete(self, which: int) -> None:
        a_review(which).delete()

    @there_are_reviews
    @rule(which=SOME, alias=st.booleans())
    @committed
    def translate(self, which: int, alias: bool) -> None:
        page, german = a_review(which), Locale.objects.get(language_code="de")
        if page.locale != german and page.get_translation_or_none(german) is None:
            page.copy_for_translation(german, copy_parents=True, alias=alias)

    @there_are_reviews
    @rule(which=SOME, place=SOME)
    @committed
    def alias(self, which: int, place: int) -> None:
        slug = self.name().lower().replace(" ", "-")
        a_review(which).create_alias(parent=a_place(place), update_slug=slug)

    @invariant()
    def the_store_is_right(self) -> None:
        assert_store_is_right()
        public = PublicReviews(site=Site.objects.get())[0:1000]
        listed = Client(headers={"host": "localhost"}).get("/api/v2/film-reviews/", {"limit": 20}).json()
        assert {item["id"] for item in listed["items"]} == {page.pk for page in public}
        assert listed["meta"]["total_count"] == len(public)


def test_the_store_is_right_after_every_step() -> None:
    # A step costs as much as a whole example of another test.
    profile = settings()
    run_state_machine_as_test(
        Editors,
        settings=settings(profile, max_examples=max(2, profile.max_examples // 6), stateful_step_count=12),
    )
