"""What is wrong with the store is found and named, field by field; where nothing is, nothing is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale, Page

from tests import bodies, factories
from tests.blocks import strategies
from wagtail_filmreview.models import (
    Film,
    FilmCertificate,
    FilmCredit,
    FilmText,
    FilmWayToWatch,
    Genre,
    GenreText,
    GoneReview,
    Person,
    PublishedReview,
    ReviewSource,
    ReviewTerm,
    StoreState,
    WatchService,
)
from wagtail_filmreview.pages.models import FilmReviewPage
from wagtail_filmreview.representations.store import comparison, refreshing, rows, verifying
from wagtail_filmreview.representations.store.verifying import Difference, verify_reviews

pytestmark = pytest.mark.django_db

SECRET = "He lets go of the clock"


def differing() -> set[tuple[int, str]]:
    """Page and field of everything that verify finds."""
    return {(found.page_id, found.field) for found in verify_reviews()}


# -- a store that is right -------------------------------------------------------------------------


@pytest.fixture
def full_catalogue(catalogue: Any) -> Any:
    """A film that has everything a film can have."""
    film = catalogue.film
    film.poster = catalogue.images[1]
    film.production_countries, film.languages = ["US", "SUHH"], ["en", "zxx"]
    film.runtime_minutes, film.imdb_id, film.tmdb_id, film.tmdb_type = 73, "tt0014429", 22596, "movie"
    film.genres.set([factories.GenreFactory(name="Zombies"), factories.GenreFactory(name="Comedy")])
    film.save()
    german = factories.LocaleFactory(language_code="de")
    FilmText.objects.create(film=film, locale=german, title="Ausgerechnet Wolkenkratzer!")
    GenreText.objects.create(genre=film.genres.first(), locale=german, name="Komödie")
    for at, country in enumerate(("US", "GB")):
        FilmCertificate.objects.create(film=film, country=country, certificate="U", sort_order=at)
    for at, role in enumerate(("director", "director", "writer", "actor"), start=10):
        level = "major" if at == 11 else "none"
        factories.FilmCreditFactory(
            film=film, role=role, sort_order=at, spoiler_level=level, person=catalogue.people[at % 4]
        )
    return catalogue


@st.composite
def marked_texts(draw: Any) -> str:
    level = st.sampled_from(["none", "mild", "major", "ending"])
    phrases = [
        f'<span data-spoiler="{draw(level)}">{word} <b>{word}</b></span>'
        if draw(st.booleans())
        else f"<i>{word}</i>"
        for word in draw(st.lists(st.sampled_from(["so", "it", "ends", "&amp;"]), min_size=1, max_size=6))
    ]
    return "<p>{}</p>".format(draw(st.sampled_from([" ", "", ", "])).join(phrases))


@st.composite
def full_bodies(draw: Any) -> list[Any]:
    """Every block with every list filled, and phrases marked as spoilers."""
    names = draw(st.permutations(list(strategies.VALUES)))
    marked = {"text": draw(marked_texts()), "spoiler_level": draw(strategies.levels())}
    return [*(draw(strategies.block(name, rows=2)) for name in names), {"type": "paragraph", "value": marked}]


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(raw=full_bodies(), german=st.booleans(), with_film=st.booleans())
def test_whatever_an_editor_writes_is_stored_right(
    index: Any, full_catalogue: Any, raw: list[Any], german: bool, with_film: bool
) -> None:
    page = factories.publish(
        factories.FilmReviewPageFactory(
            parent=index,
            live=False,
            film=full_catalogue.film,
            reviewers=full_catalogue.people[:2],
            hero_image=full_catalogue.images[0],
            standfirst="Up & <up>",
            seen_as="cinema",
            disclosure="None",
            locale=Locale.objects.get(language_code="de" if german else "en"),
            body=raw,
        )
    )
    if not with_film:  # as after its deletion by SQL; no editor can publish such a review
        FilmReviewPage.objects.filter(pk=page.pk).update(film=None)
        refreshing.rebuild([page.pk])
    try:
        assert list(verify_reviews()) == []
    finally:
        page.delete()


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(raw=strategies.bodies())
def test_whatever_a_body_leaves_out(index: Any, catalogue: Any, raw: list[Any]) -> None:
    page = factories.FilmReviewPageFactory(parent=index, film=catalogue.film, body=raw)
    try:
        assert list(verify_reviews()) == []
    finally:
        page.delete()


@pytest.mark.parametrize(
    "body_block", ["tests.testapp.blocks.FestivalBodyBlock", "tests.testapp.blocks.TriviaBodyBlock"]
)
def test_blocks_of_a_site_s_own_are_compared_with_a_fresh_build(
    index: Any, filmreview_settings: Callable, body_block: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = FilmReviewPage._meta.get_field("body")
    filmreview_settings(BODY_BLOCK=body_block)
    monkeypatch.delitem(field.__dict__, "stream_block", raising=False)
    extra = (
        {"type": "jury_note", "value": {"text": "By one vote."}}
        if "Festival" in body_block
        else {"type": "trivia", "value": "The clock is real."}
    )
    page = factories.FilmReviewPageFactory(parent=index, body=[extra, bodies.heading("Up")])
    assert differing() == set()
    damage(page, "full", "real" if "Trivia" in body_block else "one vote", "nothing")
    ((pk, path),) = differing()
    assert pk == page.pk and path.startswith("body[0].value")
    del field.stream_block


def test_aliases_and_translations_are_reviews_like_any_other(index: Any, home: Any) -> None:
    page = factories.publish(factories.FilmReviewPageFactory(parent=index, live=False))
    page.create_alias(parent=home, update_slug="alias")
    german = factories.LocaleFactory(language_code="de")
    translated = page.copy_for_translation(german, copy_parents=True)
    factories.publish(translated)
    assert PublishedReview.objects.count() == 3
    assert differing() == set()


def test_streams_without_ids_are_compared_without_them(review: Any) -> None:
    """As a script leaves them that writes raw JSON: every build makes up other ids."""
    verdict = bodies.verdict(bodies.stars("4.5"))
    raw = [bodies.heading("Up"), verdict, bodies.advisories(bodies.advisory("violence"))]
    with connection.cursor() as cursor:
        table = FilmReviewPage._meta.db_table
        cursor.execute(
            f"UPDATE {table} SET body = %s WHERE page_ptr_id = %s",  # noqa: S608
            [json.dumps(raw), review.pk],
        )
    refreshing.rebuild([review.pk])
    assert differing() == set()
    damage(review, "full", '"text":"Up"', '"text":"Down"')
    assert differing() == {(review.pk, "body[0].text")}


# -- damage ----------------------------------------------------------------------------------------


@pytest.fixture
def people() -> SimpleNamespace:
    return SimpleNamespace(
        critic=factories.PersonFactory(name="Ingrid Vale"), star=factories.PersonFactory(name="Harold Lloyd")
    )


@pytest.fixture
def review(index: Any, people: Any) -> Any:
    """A published review that has something of everything."""
    film = factories.FilmFactory(title="Safety Last!", year=1923, poster=factories.ImageFactory())
    film.genres.set([factories.GenreFactory(name="Comedy")])
    film.save()
    FilmCertificate.objects.create(film=film, country="US", certificate="U", sort_order=1)
    factories.FilmCreditFactory(film=film, person=people.star, character="The Boy", sort_order=1)
    factories.FilmCreditFactory(
        film=film, person=factories.PersonFactory(), role="director", spoiler_level="ending", sort_order=2
    )
    FilmWayToWatch.objects.create(
        film=film,
        kind="stream",
        service=factories.WatchServiceFactory(name="Reels"),
        available_from=date(2024, 5, 1),
        sort_order=1,
    )
    return factories.publish(
        factories.FilmReviewPageFactory(
            parent=index,
            live=False,
            title="Hanging on",
            standfirst="Eleven floors.",
            film=film,
            reviewers=[people.critic],
            hero_image=factories.ImageFactory(title="A clock"),
            body=[
                bodies.synopsis(bodies.section("A clerk."), bodies.section(SECRET, "ending")),
                bodies.verdict(bodies.stars("4.5")),
                bodies.advisories(bodies.advisory("suicide", spoiler_level="major")),
                bodies.where_to_watch(),
            ],
        )
    )


@pytest.fixture(autouse=True)
def others(request: Any, db: None) -> Any:
    """A second review, which no damage is done to, so that nothing can be found there."""
    if "review" not in request.fixturenames:
        return None
    return factories.FilmReviewPageFactory(title="Untouched", parent=request.getfixturevalue("home"))


def stored(page: Any) -> Any:
    return PublishedReview.objects.filter(pk=page.pk)


def damage(page: Any, column: str, old: str, new: str) -> None:
    text = getattr(stored(page).get(), column)
    assert old in text
    stored(page).update(**{column: text.replace(old, new, 1)})


def bulk(model: Any, **values: Any) -> Callable[[Any], object]:
    """Write past the ORM's signals, to the rows that the review shows something of."""
    return lambda page: model.objects.exclude(pk__in=_of_others(model)).update(**values)


def _of_others(model: Any) -> Any:
    untouched = FilmReviewPage.objects.get(title="Untouched")
    return {Film: [untouched.film_id], FilmReviewPage: [untouched.pk]}.get(model, [])


DAMAGE: dict[str, tuple[Callable[[Any], object], set[str]]] = {
    "title of the page": (
        lambda page: Page.objects.filter(pk=page.pk).update(title="Renamed"),
        {"title"},
    ),
    "slug of the page": (
        lambda page: Page.objects.filter(pk=page.pk).update(slug="other"),
        {"meta.slug"},
    ),
    "place in the tree": (
        lambda page: Page.objects.filter(pk=page.pk).update(url_path="/home/elsewhere/"),
        {"meta.html_url"},
    ),
    "dates": (
        lambda page: Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now()),
        {"meta.last_published_at"},
    ),
    "published on": (bulk(FilmReviewPage, published_on="2020-02-02T12:00Z"), {"published_on"}),
    "standfirst": (bulk(FilmReviewPage, standfirst="Other"), {"standfirst"}),
    "disclosure": (bulk(FilmReviewPage, disclosure="Her aunt's film"), {"disclosure"}),
    "main image taken away": (
        bulk(FilmReviewPage, hero_image=None),
        {"hero_image", "source wagtailimages.image-{hero}", "cache_tags"},
    ),
    "title of an image": (
        lambda page: type(page.hero_image).objects.filter(pk=page.hero_image_id).update(title="A tower"),
        {"hero_image.alt"},
    ),
    "year of the film": (bulk(Film, year=1924), {"year", "film.year"}),
    "kind of the film": (bulk(Film, kind="short"), {"kind", "film.kind"}),
    "title of the film": (bulk(Film, title="Never safe"), {"film.title"}),
    "runtime": (bulk(Film, runtime_minutes=74), {"film.runtime_minutes"}),
    "certificate": (bulk(FilmCertificate, certificate="PG"), {"film.certificates[0].certificate"}),
    "name of a genre": (bulk(Genre, name="Slapstick"), {"film.genres[0].name"}),
    "name of the critic": (
        lambda page: Person.objects.filter(name="Ingrid Vale").update(name="Inge Vale"),
        {"reviewers[0].name"},
    ),
    "name of an actor": (
        lambda page: Person.objects.filter(name="Harold Lloyd").update(name="H. Lloyd"),
        {"cast[0].person.name"},
    ),
    "character": (bulk(FilmCredit, character="A man"), {"cast[0].character"}),
    "level of a credit": (
        lambda page: FilmCredit.objects.filter(role="actor").update(spoiler_level="ending"),
        {
            *("cast[0].spoiler_level", "cast[0].redacted", "cast[0].person", "cast[0].role"),
            *("cast[0].character", "cast[0].note", "term person {star} actor", "cache_tags"),
        },
    ),
    "credit taken away": (
        lambda page: FilmCredit.objects.filter(role="actor")._raw_delete("default"),
        {"cast", "term person {star} actor", "source person-{star}", "cache_tags"},
    ),
    "name of a service": (
        bulk(WatchService, name="Loops"),
        {"where_to_watch[0].service.name", "body[3].ways[0].service.name"},
    ),
    "date of a way": (
        bulk(FilmWayToWatch, available_from=date(2024, 6, 1)),
        {"where_to_watch[0].available_from", "body[3].ways[0].available_from"},
    ),
    "country of a way": (
        bulk(FilmWayToWatch, country="US"),
        {
            *("where_to_watch[0].country", "body[3].ways[0].country"),
            *("term watch stream :{service}:0", "term watch stream US:{service}:0"),
        },
    ),
    "row deleted": (lambda page: stored(page).delete(), {"review"}),
    "page unpublished": (
        lambda page: Page.objects.filter(pk=page.pk).update(live=False),
        {"review"},
    ),
    "title in one text": (
        lambda page: damage(page, "card", "Hanging on", "Hanging by"),
        {"title"},
    ),
    "a byte of the body": (
        lambda page: damage(page, "full", SECRET, "He lets go of the cloth"),
        {"body[0].sections[1].html"},
    ),
    "a byte that means nothing": (lambda page: damage(page, "free", ',"title"', ', "title"'), {"free"}),
    "no JSON any more": (lambda page: damage(page, "card", "}", ""), {"card"}),
    "address": (lambda page: damage(page, "free", "\x1a", "https://x/"), {"meta.detail_url"}),
    "column": (lambda page: stored(page).update(score=12), {"score"}),
    "column of the recommendation": (
        lambda page: stored(page).update(recommendation="mixed"),
        {"recommendation"},
    ),
    "page type": (lambda page: stored(page).update(page_type="x.Y"), {"page_type"}),
    "version": (lambda page: stored(page).update(version="other"), {"version"}),
    "entity tag": (lambda page: stored(page).update(entity_tag="other"), {"entity_tag"}),
    "for search engines": (lambda page: stored(page).update(json_ld="{}"), {"json_ld"}),
    "cache tags": (lambda page: stored(page).update(cache_tags="other"), {"cache_tags"}),
    "sequence": (lambda page: stored(page).update(sequence=10**9), {"sequence"}),
    "level of a term": (
        lambda page: ReviewTerm.objects.filter(value="suicide").update(spoiler_level="none"),
        {"term advisory suicide strong"},
    ),
    "term gone": (
        lambda page: ReviewTerm.objects.filter(review=page.pk, kind="reviewer").delete(),
        {"term reviewer {critic}"},
    ),
    "term too many": (
        lambda page: ReviewTerm.objects.create(review_id=page.pk, kind="genre", value="77"),
        {"term genre 77"},
    ),
    "source gone": (
        lambda page: ReviewSource.objects.filter(review=page.pk, tag__startswith="person-").delete(),
        {"source person-{critic}", "source person-{star}", "source person-{director}"},
    ),
    "source too many": (
        lambda page: ReviewSource.objects.create(review_id=page.pk, tag="person-77"),
        {"source person-77"},
    ),
    "tombstone of what lives": (
        lambda page: GoneReview.objects.create(pk=page.pk, sequence=1),
        {"tombstone"},
    ),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_damage_is_named_and_nothing_else_is(review: Any, people: Any, kind: str) -> None:
    assert differing() == set()
    do, fields = DAMAGE[kind]
    ids = {
        "critic": people.critic.pk,
        "star": people.star.pk,
        "hero": review.hero_image_id,
        "director": FilmCredit.objects.get(role="director").person_id,
        "service": WatchService.objects.get().pk,
    }
    do(review)
    assert differing() == {(review.pk, field.format(**ids)) for field in fields}


def test_a_spoiler_in_what_everybody_gets_is_found_by_itself(
    review: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a fresh build would make the same mistake."""
    full = stored(review).get().full.replace('"spoilers":"ending"', '"spoilers":"none"')
    stored(review).update(free=full)
    monkeypatch.setattr(comparison, "_by_build", lambda *args, **kwargs: [])
    found = {found.field: found for found in verify_reviews()}
    assert {
        "body[0].sections[1].html",
        "body[0].sections[1]",
        "content_advisories.advisories[0].category",
    } <= set(found)
    assert SECRET in found["body[0].sections[1].html"].stored


@pytest.mark.parametrize("blind", ["_by_witness", "_by_build"])
@pytest.mark.parametrize(
    "kind", ["year of the film", "name of an actor", "level of a term", "title of the page"]
)
def test_each_of_the_two_comparisons_finds_it_alone(
    review: Any, people: Any, kind: str, blind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison, blind, lambda *args, **kwargs: [])
    do, fields = DAMAGE[kind]
    do(review)
    assert differing() == {(review.pk, field) for field in fields}


def test_a_difference_says_what_is_stored_and_what_is_expected(review: Any) -> None:
    Film.objects.filter(pk=review.film_id).update(title="Never safe")
    assert list(verify_reviews()) == [
        Difference(review.pk, "Hanging on", "film.title", "Safety Last!", "Never safe")
    ]


def test_a_row_without_a_page_is_found(review: Any) -> None:
    stray = stored(review).get()
    stray.pk = 987654
    stray.save(force_insert=True)
    assert [(found.page_id, found.title, found.field) for found in verify_reviews()] == [
        (987654, "Hanging on", "review")
    ]


def test_a_tombstone_that_is_missing_is_found(review: Any) -> None:
    pk = review.pk
    review.unpublish()
    assert differing() == set()
    GoneReview.objects.all().delete()
    assert differing() == {(pk, "tombstone")}


def test_a_tombstone_from_the_future_is_found(review: Any) -> None:
    review.unpublish()
    GoneReview.objects.update(sequence=StoreState.objects.get().sequence + 1)
    assert differing() == {(review.pk, "tombstone")}


def test_a_review_that_cannot_be_built_is_named(review: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    rows_of_all = rows.rows_of_all

    def fails(pages: Any) -> Any:
        if review in pages:
            raise KeyError("suit")
        return rows_of_all(pages)

    monkeypatch.setattr(rows, "rows_of_all", fails)
    monkeypatch.setattr(verifying, "rows_of_all", fails)
    found = [found for found in verify_reviews() if found.page_id == review.pk]
    assert [one.field for one in found] == ["representation"]
    assert "KeyError: 'suit'" in str(found[0].expected)


def test_what_is_published_at_that_very_moment_is_no_difference(
    review: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row was read before, the page after: a second look finds them agree."""
    stored(review).update(title="Before")
    differences = comparison.differences

    def publishes_meanwhile(*args: Any) -> Any:
        found = differences(*args)
        if found:
            refreshing.rebuild([review.pk])
        return found

    monkeypatch.setattr(verifying, "differences", publishes_meanwhile)
    assert differing() == set()


def test_only_a_part_of_the_site_is_looked_at(review: Any, index: Any, home: Any) -> None:
    PublishedReview.objects.update(title="Damaged")
    assert {found.page_id for found in verify_reviews(index)} == {review.pk}
    assert len({found.page_id for found in verify_reviews(home)}) == 2
