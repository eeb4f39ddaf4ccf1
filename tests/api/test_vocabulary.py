"""A client that asks for the vocabulary needs to know no slug by heart."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import TextChoices
from django.test import Client

from tests import factories
from tests.api.conftest import needs_v3
from wagtail_filmreview import conf, vocabulary
from wagtail_filmreview.models import GenreText
from wagtail_filmreview.representations.definitions import DEFINITIONS
from wagtail_filmreview.representations.vocabulary import VocabularyAnswer, build_vocabulary

SHOWN = {
    "spoiler_levels": vocabulary.SpoilerLevel,
    "film_kinds": vocabulary.FilmKind,
    "credit_roles": vocabulary.CreditRole,
    "release_kinds": vocabulary.ReleaseKind,
    "advisory_answers": vocabulary.AdvisoryAnswer,
    "advisory_groups": vocabulary.AdvisoryGroup,
    "intensities": vocabulary.Intensity,
    "presences": vocabulary.Presence,
    "frequencies": vocabulary.Frequency,
    "recommendations": vocabulary.Recommendation,
    "watch_kinds": vocabulary.WatchKind,
    "seen_as": vocabulary.SeenAs,
}


def get(path: str, **parameters: str) -> Any:
    return Client().get(f"/api/v3/{path}", parameters, headers={"host": "localhost"})


@pytest.mark.parametrize(("name", "choices"), SHOWN.items(), ids=str)
def test_every_slug_is_there_in_its_order_with_label_and_definition(
    name: str, choices: type[TextChoices]
) -> None:
    terms = build_vocabulary("en")[name]
    assert [(term["slug"], term["label"]) for term in terms] == [
        (slug, str(label)) for slug, label in choices.choices
    ]
    assert all(term["definition"].endswith(".") for term in terms)
    assert set(DEFINITIONS[choices]) == set(choices.values)


def test_each_term_fits_the_schema_so_none_is_missing_there() -> None:
    answer = VocabularyAnswer.model_validate(build_vocabulary("en"))
    assert answer.model_dump() == build_vocabulary("en")


def test_the_sites_own_categories_topics_and_scales_are_there(filmreview_settings: Any) -> None:
    filmreview_settings(
        ADVISORY_CATEGORIES=[{"slug": "dolls", "label": "Dolls", "group": "fear-and-senses"}],
        ADVISORY_TOPICS=[{"slug": "porcelain", "label": "Porcelain dolls", "category": "dolls"}],
        RATING_SCALES=[
            {"kind": "numeric", "min": 0, "max": 10, "step": "0.50"},
            {"kind": "label", "labels": ["C", "B"]},
        ],
    )
    shown = build_vocabulary("en")
    assert shown["advisory_categories"][-1]["slug"] == "dolls"
    assert [one["slug"] for one in shown["advisory_categories"]] == list(conf.advisory_categories())
    assert shown["advisory_topics"][-1] == {
        "slug": "porcelain",
        "label": "Porcelain dolls",
        "category": "dolls",
    }
    assert shown["rating_scales"] == [
        {"kind": "numeric", "min": "0", "max": "10", "step": "0.50"},
        {"kind": "label", "labels": ["C", "B"]},
    ]


@needs_v3
@pytest.mark.parametrize(("asked", "used"), [("", "en"), ("de", "de"), ("de-CH", "de"), ("tlh", "en")])
def test_the_answer_says_which_language_it_is_in(db: None, asked: str, used: str) -> None:
    response = get("vocabulary/", locale=asked)
    assert response.status_code == 200
    assert response.json()["locale"] == used


@needs_v3
def test_what_is_translated_is_in_that_language(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils.functional import lazystr
    from django.utils.translation import get_language

    class InActiveLanguage:
        def __str__(self) -> str:
            return f"in {get_language()}"

    monkeypatch.setitem(DEFINITIONS[vocabulary.SpoilerLevel], "none", lazystr(InActiveLanguage()))
    terms = get("vocabulary/", locale="de").json()["spoiler_levels"]
    assert terms[0]["definition"] == "in de"


@needs_v3
def test_it_costs_no_query_and_no_second_answer(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        response = get("vocabulary/")
    again = Client().get(
        "/api/v3/vocabulary/", headers={"host": "localhost", "if-none-match": response["ETag"]}
    )
    assert again.status_code == 304


@needs_v3
def test_genres_have_names_in_the_language_that_is_asked_for(db: None, home: Any) -> None:
    drama, comedy = (factories.GenreFactory(name=name) for name in ("Drama", "Comedy"))
    GenreText.objects.create(genre=comedy, locale=factories.LocaleFactory(language_code="de"), name="Komödie")
    answer = get("genres/", locale="de").json()
    assert (answer["count"], answer["locale"]) == (2, "de")
    assert answer["items"] == [
        {"id": comedy.pk, "slug": "comedy", "name": "Komödie"},
        {"id": drama.pk, "slug": "drama", "name": "Drama"},
    ]
    assert [one["name"] for one in get("genres/", offset="1").json()["items"]] == ["Drama"]
    assert get("genres/", name="Drama").status_code == 422
