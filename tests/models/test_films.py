"""Films: one row per work; a title alone never identifies it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from tests import factories
from wagtail_filmreview.models import Film, FilmText, FilmWayToWatch, FormerFilmSlug

pytestmark = pytest.mark.django_db


def refused(film: Film) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as error:
        film.full_clean()
    return error.value.message_dict


# -- slugs -----------------------------------------------------------------------------------------


def test_two_films_called_ballerina() -> None:
    first = factories.FilmFactory(title="Ballerina", year=2023)
    second = factories.FilmFactory(title="Ballerina", year=2025)
    assert (first.slug, second.slug) == ("ballerina-2023", "ballerina-2025")
    assert str(first) == "Ballerina (2023)"


def test_two_films_of_one_title_and_year_are_numbered() -> None:
    slugs = [factories.FilmFactory(title="Ballerina", year=2025).slug for _time in range(3)]
    assert slugs == ["ballerina-2025", "ballerina-2025-2", "ballerina-2025-3"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Le Voyage dans la Lune", "le-voyage-dans-la-lune-1902"),
        ("Pokémon, le film !", "pokemon-le-film-1902"),
        ("발레리나", "발레리나-1902"),
        ("★", "1902"),
        ("x" * 250, f"{'x' * 250}-1902"),
    ],
)
def test_a_slug_is_made_from_title_and_year(title: str, slug: str) -> None:
    assert factories.FilmFactory(title=title, year=1902).slug == slug


def test_a_slug_stays_when_the_title_changes() -> None:
    film = factories.FilmFactory(title="Ballerina", year=2025)
    film.title = "From the World of John Wick: Ballerina"
    film.save()
    assert film.slug == "ballerina-2025"


def test_a_chosen_slug_is_kept() -> None:
    assert factories.FilmFactory(slug="my-film").slug == "my-film"


def test_a_former_slug_still_finds_the_film() -> None:
    film = factories.FilmFactory(slug="first")
    for slug in ("second", "third"):
        film.slug = slug
        film.save()
    assert set(film.former_slugs.values_list("slug", flat=True)) == {"first", "second"}


def test_a_slug_that_is_taken_back_is_former_no_more() -> None:
    film = factories.FilmFactory(slug="first")
    for slug in ("second", "first"):
        film.slug = slug
        film.save()
    assert list(film.former_slugs.values_list("slug", flat=True)) == ["second"]


def test_a_former_slug_leads_to_the_film_that_had_it_last() -> None:
    film, other = factories.FilmFactory(slug="shared"), factories.FilmFactory(slug="other")
    film.slug = "moved"
    film.save()
    other.slug = "shared"
    other.save()
    assert not FormerFilmSlug.objects.filter(slug="shared").exists()
    other.slug = "moved-too"
    other.save()
    assert FormerFilmSlug.objects.get(slug="shared").film == other


def test_a_new_film_takes_a_slug_over_from_whoever_had_it() -> None:
    film = factories.FilmFactory(title="Ballerina", year=2025)
    film.slug = "john-wick-ballerina"
    film.save()
    assert factories.FilmFactory(title="Ballerina", year=2025).slug == "ballerina-2025"
    assert not FormerFilmSlug.objects.filter(slug="ballerina-2025").exists()


def test_saving_without_a_change_leaves_no_former_slug() -> None:
    film = factories.FilmFactory()
    film.save()
    assert not film.former_slugs.exists()


# -- ids of other catalogues -----------------------------------------------------------------------


def test_a_film_and_a_series_may_have_the_same_tmdb_number() -> None:
    factories.FilmFactory(tmdb_id=603, tmdb_type="movie")
    factories.FilmFactory(tmdb_id=603, tmdb_type="tv")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.FilmFactory(tmdb_id=603, tmdb_type="movie")


def test_films_without_ids_do_not_collide() -> None:
    for _time in range(2):
        film = factories.FilmFactory()
        film.full_clean()
        film.save()
    assert Film.objects.filter(imdb_id=None, tmdb_id=None, wikidata_id=None, source_id=None).count() == 2


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"tmdb_id": 603}, "tmdb_type"),
        ({"tmdb_type": "movie"}, "tmdb_id"),
        ({"source_system": "old-site"}, "source_id"),
        ({"source_id": "17"}, "source_system"),
        ({"imdb_id": "nm0000036"}, "imdb_id"),
        ({"imdb_id": "tt12"}, "imdb_id"),
        ({"imdb_id": "tt0017136\n"}, "imdb_id"),
        ({"wikidata_id": "151599"}, "wikidata_id"),
        ({"wikidata_id": "Q0"}, "wikidata_id"),
        ({"year": 1700}, "year"),
        ({"kind": "movie"}, "kind"),
        ({"production_countries": ["Atlantis"]}, "production_countries"),
        ({"languages": ["Elvish"]}, "languages"),
    ],
)
def test_what_is_wrong_is_named(given: dict[str, Any], field: str) -> None:
    assert set(refused(factories.FilmFactory.build(**given))) == {field}


def test_a_source_names_one_film() -> None:
    factories.FilmFactory(source_system="old-site", source_id="17")
    factories.FilmFactory(source_system="older-site", source_id="17")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.FilmFactory(source_system="old-site", source_id="17")


# -- parts -----------------------------------------------------------------------------------------


def test_an_episode_is_part_of_a_season_which_is_part_of_a_series() -> None:
    series = factories.FilmFactory(kind="series")
    season = factories.FilmFactory(kind="season", part_of=series, number=1)
    episode = factories.FilmFactory(kind="episode", part_of=season, number=1)
    episode.full_clean()
    assert list(series.parts.all()) == [season]


def test_no_work_is_part_of_itself_however_far_up() -> None:
    series = factories.FilmFactory()
    season = factories.FilmFactory(part_of=series)
    episode = factories.FilmFactory(part_of=season)
    for above in (series, season, episode):
        series.part_of = above
        assert set(refused(series)) == {"part_of"}


def test_a_circle_that_is_there_already_does_not_hang() -> None:
    one, two = factories.FilmFactory(), factories.FilmFactory()
    Film.objects.filter(pk=one.pk).update(part_of=two)
    Film.objects.filter(pk=two.pk).update(part_of=one)
    newcomer = factories.FilmFactory(part_of=Film.objects.get(pk=one.pk))
    newcomer.full_clean()


# -- texts -----------------------------------------------------------------------------------------


@pytest.fixture
def film() -> Any:
    """A film with texts in English and German."""
    film = factories.FilmFactory(title="Sherlock Jr.")
    for code, title, logline in (
        ("en", "", "A projectionist dreams."),
        ("de", "Sherlock junior", "Ein Vorführer träumt."),
    ):
        locale = factories.LocaleFactory(language_code=code)
        FilmText.objects.create(film=film, locale=locale, title=title, logline=logline)
    return film


def test_texts_are_in_the_locale_asked_for(film: Any) -> None:
    german = factories.LocaleFactory(language_code="de")
    assert film.title_in(german) == "Sherlock junior"
    assert film.logline_in(german) == "Ein Vorführer träumt."


def test_texts_are_in_the_active_locale_if_none_is_asked_for(film: Any) -> None:
    with override("de"):
        assert film.title_in() == "Sherlock junior"


def test_texts_fall_back_to_the_default_locale(film: Any) -> None:
    korean = factories.LocaleFactory(language_code="ko")
    assert film.logline_in(korean) == "A projectionist dreams."


def test_a_text_without_a_title_leaves_the_films_own(film: Any) -> None:
    assert film.title_in(factories.LocaleFactory(language_code="en")) == "Sherlock Jr."


def test_a_text_in_a_language_nobody_asked_for_is_no_fallback() -> None:
    film = factories.FilmFactory(title="Sherlock Jr.")
    FilmText.objects.create(
        film=film, locale=factories.LocaleFactory(language_code="de"), title="Sherlock junior"
    )
    assert film.title_in(factories.LocaleFactory(language_code="fr")) == "Sherlock Jr."
    assert film.logline_in(factories.LocaleFactory(language_code="fr")) == ""


def test_a_variety_of_the_language_goes_before_the_default_locale(film: Any) -> None:
    austrian = factories.LocaleFactory(language_code="de-at")
    assert film.title_in(austrian) == "Sherlock junior"


# -- rows and revisions ----------------------------------------------------------------------------


def test_credits_keep_their_billing_order() -> None:
    film = factories.FilmFactory()
    second = factories.FilmCreditFactory(film=film, sort_order=2)
    first = factories.FilmCreditFactory(film=film, sort_order=1)
    assert list(film.credits.all()) == [first, second]


def test_the_last_day_is_not_before_the_first() -> None:
    way = FilmWayToWatch(kind="stream", available_from="2026-02-02", available_until="2026-02-01")
    with pytest.raises(ValidationError) as error:
        way.full_clean(exclude=["film"])
    assert set(error.value.message_dict) == {"available_until"}


def test_a_draft_of_a_film_holds_all_its_rows() -> None:
    genre = factories.GenreFactory()
    film = factories.FilmFactory(genres=[genre], production_countries=["SUHH"])
    person = factories.PersonFactory()
    film.credits.add(factories.FilmCreditFactory.build(film=film, person=person, character="The clerk"))
    film.title = "Drafted"
    film.save_revision()

    stored = Film.objects.get(pk=film.pk)
    assert stored.title != "Drafted"
    assert not stored.credits.exists()
    stored.latest_revision.publish()

    published = Film.objects.get(pk=film.pk)
    assert published.title == "Drafted"
    assert [credit.character for credit in published.credits.all()] == ["The clerk"]
    assert list(published.genres.all()) == [genre]
    assert published.production_countries == ["SUHH"]


def test_an_unpublished_film_is_listed_by_title_and_year() -> None:
    later = factories.FilmFactory(title="Ballerina", year=2025, live=False)
    earlier = factories.FilmFactory(title="Ballerina", year=2023)
    assert list(Film.objects.all()) == [earlier, later]
