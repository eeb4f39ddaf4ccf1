"""A wrong setting is a system-check error that names it and says what is allowed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core import checks

from wagtail_filmreview import conf, vocabulary

OWN_CATEGORY = {"slug": "dolls", "label": "Dolls", "group": "fear-and-senses"}
OWN_TOPIC = {"slug": "porcelain", "label": "Porcelain dolls", "category": "dolls"}
LETTERS = {"kind": "label", "labels": ["C", "B", "A"]}

Problem = Callable[[str, Any], checks.CheckMessage]


def problems() -> list[checks.CheckMessage]:
    return conf.check_settings()


@pytest.fixture
def problem(filmreview_settings: Callable[..., None]) -> Problem:
    """The one error that a single wrong setting gives."""

    def of(name: str, value: Any) -> checks.CheckMessage:
        filmreview_settings(**{name: value})
        (found,) = problems()
        assert found.level == checks.ERROR
        return found

    return of


def test_without_any_setting_all_is_well(settings) -> None:
    settings.WAGTAIL_FILMREVIEW = {}
    assert problems() == []


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("cast", "must be a list of names"),
        ([1], "must be a list of names"),
        (["synopsis", "plot"], "'plot' is no block of the body; allowed are content_advisories, cast,"),
        (["verdict", "paragraph", "verdict"], "'verdict' is there more than 1 time(s)"),
    ],
)
def test_a_skeleton_is_made_of_blocks_that_a_review_may_have(problem: Problem, value: Any, told: str) -> None:
    assert told in problem("BODY_SKELETON", value).msg


def test_an_unknown_name_is_named_and_the_known_ones_are_told(problem: Problem) -> None:
    found = problem("RATING_SCALE", [])
    assert found.id == "wagtail_filmreview.E001"
    assert "RATING_SCALE" in found.msg
    for name in conf.DEFAULTS:
        assert name in found.hint


def test_the_settings_are_a_dict(settings) -> None:
    settings.WAGTAIL_FILMREVIEW = ["PAGE_SIZE"]
    (found,) = problems()
    assert found.msg == "WAGTAIL_FILMREVIEW must be a dict."


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("BODY_BLOCK", None, "dotted path"),
        ("LOOKUP_PROVIDERS", "wikidata", "must be a list"),
        ("LOOKUP_PROVIDERS", ["wikidata"], "wikidata, tmdb"),
        ("LOOKUP_PROVIDERS", [{"provider": "nowhere.Catalogue"}], "cannot be imported"),
        ("LOOKUP_PROVIDERS", [{"provider": "wikidata", "keys": "x"}], "keys"),
        ("LOOKUP_PROVIDERS", [{"provider": "wikidata", "timeout": 0}], "60 at most"),
        ("LOOKUP_PROVIDERS", [{"provider": "tmdb"}], "key"),
        ("LOOKUP_PROVIDERS", [{"provider": "tmdb", "key": ""}], "that TMDB gave"),
        ("LOOKUP_PROVIDERS", [{"provider": "wikidata"}] * 2, "there twice"),
        ("BODY_BLOCK", "nowhere.Block", "cannot be imported"),
        ("BODY_BLOCK", "wagtail_filmreview.blocks.Missing", "cannot be imported"),
        ("BODY_BLOCK", "wagtail.blocks.StreamBlock", "must extend"),
        ("BODY_BLOCK", "wagtail_filmreview.blocks", "must extend"),
        ("RATING_SCALES", "5", "list of scales"),
        ("RATING_SCALES", ["5"], "a scale is"),
        ("RATING_SCALES", [{"kind": "stars"}], "a scale is"),
        ("RATING_SCALES", [{"kind": "numeric", "min": "0", "max": "5"}], "must be numbers"),
        ("RATING_SCALES", [{"kind": "numeric", "min": 0, "max": "five", "step": 1}], "numbers"),
        ("RATING_SCALES", [{"kind": "numeric", "min": 0, "max": 5, "step": 0}], "above 0"),
        ("RATING_SCALES", [{"kind": "numeric", "min": 5, "max": 5, "step": 1}], "above"),
        ("RATING_SCALES", [{"kind": "numeric", "min": 0, "max": "NaN", "step": 1}], "above"),
        ("RATING_SCALES", [{"kind": "numeric", "min": 0, "max": 5, "step": 2}], "whole steps"),
        ("RATING_SCALES", [{"kind": "numeric", "min": 0, "max": 5, "step": "0.001"}], "1000"),
        ("RATING_SCALES", [{"kind": "label", "labels": ["A"]}], "two or more"),
        ("RATING_SCALES", [{"kind": "label", "labels": ["A", "A"]}], "different"),
        ("RATING_SCALES", [{"kind": "label", "labels": "AB"}], "two or more"),
        ("RATING_SCALES", [LETTERS, {"kind": "label"}], "[1]"),
        ("ADVISORY_CATEGORIES", {"slug": "dolls"}, "list of dicts"),
        ("ADVISORY_CATEGORIES", ["dolls"], "list of dicts"),
        ("ADVISORY_CATEGORIES", [{"slug": "dolls", "label": "Dolls"}], "lacks group"),
        ("ADVISORY_CATEGORIES", [{**OWN_CATEGORY, "icon": "doll"}], "unknown keys: icon"),
        ("ADVISORY_CATEGORIES", [{**OWN_CATEGORY, "slug": "Dolls!"}], "not a slug"),
        ("ADVISORY_CATEGORIES", [{**OWN_CATEGORY, "slug": 5}], "not a slug"),
        ("ADVISORY_CATEGORIES", [{**OWN_CATEGORY, "slug": "d" * 41}], "40 at most"),
        ("ADVISORY_CATEGORIES", [{**OWN_CATEGORY, "slug": "violence"}], "cannot be redefined"),
        ("ADVISORY_CATEGORIES", [OWN_CATEGORY, OWN_CATEGORY], "given twice"),
        ("ADVISORY_CATEGORIES", [{**OWN_CATEGORY, "group": "toys"}], "must be one of violence"),
        ("ADVISORY_CATEGORIES", [{**OWN_CATEGORY, "group": ["body"]}], "must be one of violence"),
        ("ADVISORY_TOPICS", "porcelain", "list of dicts"),
        ("ADVISORY_TOPICS", [{"slug": "porcelain", "label": "Porcelain"}], "lacks category"),
        ("ADVISORY_TOPICS", [{**OWN_TOPIC, "slug": "spiders"}], "cannot be redefined"),
        ("ADVISORY_TOPICS", [OWN_TOPIC], "'dolls' of 'porcelain' is not an advisory category"),
        ("ADVISORY_TOPICS", [{**OWN_TOPIC, "category": ["phobia"]}], "not an advisory category"),
        ("RENDITIONS", ["fill-10x10"], "must be a dict"),
        ("RENDITIONS", {"banner": {"wide": "fill-10x10"}}, "'banner' is unknown; allowed are hero"),
        ("RENDITIONS", {"hero": {}}, "at least one"),
        ("RENDITIONS", {"hero": "fill-10x10"}, "dict of name to filter spec"),
        ("RENDITIONS", {"hero": {"wide": "enormous"}}, "'enormous' is no image filter spec"),
        ("RENDITIONS", {"hero": {"wide": 640}}, "no image filter spec"),
        ("PAGE_SIZE", 0, "from 1 to 100"),
        ("PAGE_SIZE", 101, "from 1 to 100"),
        ("PAGE_SIZE", "12", "from 1 to 100"),
        ("PAGE_SIZE", True, "from 1 to 100"),
    ],
)
def test_a_wrong_value_is_an_error_that_says_what_is_allowed(
    problem: Problem, name: str, value: Any, says: str
) -> None:
    found = problem(name, value)
    assert found.id == "wagtail_filmreview.E002"
    assert found.msg.startswith(f"WAGTAIL_FILMREVIEW['{name}']")
    assert says in found.msg


def test_the_settings_are_among_the_system_checks() -> None:
    assert conf.check_settings in checks.registry.registry.get_checks()


def test_every_wrong_setting_is_named(filmreview_settings) -> None:
    filmreview_settings(PAGE_SIZE=0, PAGESIZE=10, BODY_BLOCK=1)
    assert len(problems()) == 3


def test_right_values_pass(filmreview_settings) -> None:
    filmreview_settings(
        BODY_BLOCK="tests.testapp.blocks.TriviaBodyBlock",
        RATING_SCALES=[{"kind": "numeric", "min": 1, "max": 10, "step": 1}, LETTERS],
        ADVISORY_CATEGORIES=[{**OWN_CATEGORY, "covers": "Staring, mostly"}],
        ADVISORY_TOPICS=[OWN_TOPIC],
        RENDITIONS={"poster": {"tall": "fill-200x600|format-webp"}},
        PAGE_SIZE=30,
    )
    assert problems() == []


def test_ratings_can_be_switched_off(filmreview_settings) -> None:
    filmreview_settings(RATING_SCALES=[])
    assert problems() == []
    assert conf.rating_scales() == []


# -- reading ---------------------------------------------------------------------------------------


def test_values_are_read_when_they_are_needed(filmreview_settings) -> None:
    assert conf.get("PAGE_SIZE") == 12
    filmreview_settings(PAGE_SIZE=30)
    assert conf.get("PAGE_SIZE") == 30


def test_a_name_that_is_no_setting_cannot_be_read(filmreview_settings) -> None:
    with pytest.raises(KeyError):
        conf.get("RATING_SCALE")


def test_the_default_scale_is_five_stars_in_half_steps() -> None:
    (scale,) = conf.rating_scales()
    assert isinstance(scale, conf.NumericScale)
    assert len(scale.values()) == 11
    assert (scale.values()[0], scale.values()[-1]) == (0, 5)


def test_a_numeric_scale_counts_from_its_own_minimum(filmreview_settings) -> None:
    filmreview_settings(RATING_SCALES=[{"kind": "numeric", "min": "0.5", "max": "2", "step": "0.5"}])
    (scale,) = conf.rating_scales()
    assert isinstance(scale, conf.NumericScale)
    assert scale.values() == [Decimal("0.5"), Decimal(1), Decimal("1.5"), Decimal(2)]


def test_sites_add_categories_and_topics(filmreview_settings) -> None:
    filmreview_settings(ADVISORY_CATEGORIES=[OWN_CATEGORY], ADVISORY_TOPICS=[OWN_TOPIC])
    assert list(conf.advisory_categories())[-1] == "dolls"
    assert conf.advisory_categories()["dolls"].group == "fear-and-senses"
    assert list(conf.advisory_topics())[-1] == "porcelain"


def test_shipped_categories_and_topics_stay_what_they_are(filmreview_settings) -> None:
    filmreview_settings(
        ADVISORY_CATEGORIES=[{"slug": "violence", "label": "Fun", "group": "body"}],
        ADVISORY_TOPICS=[{"slug": "spiders", "label": "Friends", "category": "body"}],
    )
    assert conf.advisory_categories() == vocabulary.ADVISORY_CATEGORIES
    assert conf.advisory_topics() == vocabulary.ADVISORY_TOPICS


def test_a_site_replaces_the_renditions_of_one_kind_and_keeps_the_others(
    filmreview_settings,
) -> None:
    filmreview_settings(RENDITIONS={"hero": {"only": "width-100"}})
    assert conf.renditions("hero") == {"only": "width-100"}
    assert conf.renditions("poster") == conf.DEFAULTS["RENDITIONS"]["poster"]


def test_an_app_that_the_package_needs_is_asked_for_by_name(monkeypatch):
    assert conf.check_installed_apps() == []
    monkeypatch.setattr(conf.apps, "is_installed", lambda name: name != "wagtail_modeladmin")
    [error] = conf.check_installed_apps()
    assert error.id == "wagtail_filmreview.E003"
    assert "'wagtail_modeladmin'" in error.msg


def test_what_is_required_to_publish_are_checks(problem: Problem, filmreview_settings) -> None:
    assert (
        "'verdit' is no check; allowed are film, bylines," in problem("REQUIRED_TO_PUBLISH", ["verdit"]).msg
    )
    assert "must be a list" in problem("REQUIRED_TO_PUBLISH", "verdict").msg
    assert "is no check" in problem("REQUIRED_TO_PUBLISH", [None]).msg
    filmreview_settings(REQUIRED_TO_PUBLISH=vocabulary.ReviewCheck.values)
    assert problems() == []
