"""People, genres and services: names, addresses, texts."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests import factories
from wagtail_filmreview.models import GenreText, Person, PersonText

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "sort_name"),
    [
        ("Buster Keaton", "Keaton, Buster"),
        ("Anna May Wong", "Wong, Anna May"),
        ("Cher", "Cher"),
        ("  Jeon   Jong-seo ", "Jong-seo, Jeon"),
        ("박찬욱", "박찬욱"),
    ],
)
def test_the_last_word_of_a_name_sorts_it(name: str, sort_name: str) -> None:
    assert factories.PersonFactory(name=name).sort_name == sort_name


def test_a_chosen_sort_name_is_kept() -> None:
    person = factories.PersonFactory(name="Jeon Jong-seo", sort_name="Jeon Jong-seo")
    person.save()
    assert person.sort_name == "Jeon Jong-seo"


def test_people_are_listed_by_sort_name() -> None:
    keaton = factories.PersonFactory(name="Buster Keaton")
    arzner = factories.PersonFactory(name="Dorothy Arzner")
    assert list(Person.objects.all()) == [arzner, keaton]


def test_people_of_one_name_have_addresses_of_their_own() -> None:
    slugs = [factories.PersonFactory(name="Steve McQueen").slug for _time in range(2)]
    assert slugs == ["steve-mcqueen", "steve-mcqueen-2"]


@pytest.mark.parametrize(("name", "slug"), [("이충현", "이충현"), ("!", "person"), ("x" * 200, "x" * 200)])
def test_any_name_has_an_address(name: str, slug: str) -> None:
    assert factories.PersonFactory(name=name).slug == slug


def test_long_addresses_are_numbered_within_their_length() -> None:
    factories.PersonFactory(name="x" * 200)
    second = factories.PersonFactory(name="x" * 200)
    assert second.slug == f"{'x' * 198}-2"


@pytest.mark.parametrize(
    ("field", "value"), [("imdb_id", "tt0017136"), ("imdb_id", "nm12"), ("wikidata_id", "103949")]
)
def test_ids_of_other_catalogues_look_like_theirs(field: str, value: str) -> None:
    with pytest.raises(ValidationError) as error:
        Person(name="Buster Keaton", **{field: value}).full_clean()
    assert set(error.value.message_dict) == {field}


def test_ids_name_one_person_and_may_be_missing() -> None:
    factories.PersonFactory()
    factories.PersonFactory()
    factories.PersonFactory(imdb_id="nm0000036")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.PersonFactory(imdb_id="nm0000036")


def test_a_person_outlives_their_user_account() -> None:
    user = factories.UserFactory()
    person = factories.PersonFactory(user=user)
    user.delete()
    person.refresh_from_db()
    assert person.user is None


def test_a_biography_falls_back_by_locale() -> None:
    person = factories.PersonFactory()
    english = factories.LocaleFactory(language_code="en")
    PersonText.objects.create(person=person, locale=english, biography="<p>Fell well.</p>")
    assert person.biography_in(factories.LocaleFactory(language_code="ko")) == "<p>Fell well.</p>"
    assert factories.PersonFactory().biography_in(english) == ""


def test_a_genre_is_named_in_the_locale() -> None:
    genre = factories.GenreFactory(name="Slapstick")
    german = factories.LocaleFactory(language_code="de")
    GenreText.objects.create(genre=genre, locale=german, name="Klamauk")
    assert genre.slug == "slapstick"
    assert genre.name_in(german) == "Klamauk"
    assert genre.name_in(factories.LocaleFactory(language_code="fr")) == "Slapstick"


def test_a_service_has_an_address_and_one_name() -> None:
    assert factories.WatchServiceFactory(name="The Archive").slug == "the-archive"
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.WatchServiceFactory(name="The Archive")
