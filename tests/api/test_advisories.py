"""What a film contains: three answers. Open ones for everybody, and the whole truth for a direct question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from tests import bodies, factories
from tests.api.conftest import needs_v3
from wagtail_filmreview import conf, spoilers
from wagtail_filmreview.representations import advice
from wagtail_filmreview.vocabulary import (
    ADVISORY_CATEGORIES,
    HEALTH_HAZARDS,
    Intensity,
    SpoilerLevel,
)

Review = Callable[..., Any]
NOT_ASSESSED = {"answer": "not-assessed", "intensity": None}
ABSENT = {"answer": "absent", "intensity": None}


def contains(intensity: str) -> dict[str, Any]:
    return {"answer": "contains", "intensity": intensity}


@pytest.fixture
def film(db: None) -> Any:
    return factories.FilmFactory()


@pytest.fixture
def review(index: Any, film: Any) -> Review:
    def with_advisories(*rows: Any, all_assessed: bool = False, **given: Any) -> Any:
        body = [bodies.advisories(*rows, all_assessed=all_assessed)]
        given = {"parent": index, "film": film, **given}
        return factories.publish(factories.FilmReviewPageFactory(live=False, body=body, **given))

    return with_advisories


def ask(film: Any, category: str) -> dict[str, Any]:
    """The direct question."""
    response = Client().get(f"/api/v3/films/{film.pk}/contains/{category}/", headers={"host": "localhost"})
    assert response.status_code == 200, response.content
    answer = response.json()
    assert (answer.pop("film"), answer.pop("category")) == (film.pk, category)
    return answer


def told(film: Any, version: str = "v2") -> dict[str, Any]:
    """What everybody may know of each category."""
    response = Client().get(f"/api/{version}/films/{film.pk}/", headers={"host": "localhost"})
    rows = response.json()["advisories"]
    assert [row["category"] for row in rows] == list(conf.advisory_categories())
    return {row.pop("category"): {**row, "group": row.pop("group")} for row in rows}


def said(film: Any, category: str) -> dict[str, Any]:
    answer = told(film)[category]
    del answer["group"]
    return answer


# -- the direct question ---------------------------------------------------------------------------


@needs_v3
@pytest.mark.parametrize("level", list(SpoilerLevel))
def test_a_direct_question_gets_the_truth_at_every_level(
    film: Any, review: Review, level: SpoilerLevel
) -> None:
    assert ask(film, "suicide") == NOT_ASSESSED
    review(bodies.advisory("suicide", "none", spoiler_level=level.value))
    assert ask(film, "suicide") == ABSENT
    review(bodies.advisory("suicide", "mild", spoiler_level=level.value))
    assert ask(film, "suicide") == contains("mild")
    review(bodies.advisory("suicide", "extreme", spoiler_level=level.value))
    review(bodies.advisory("suicide", "moderate"), all_assessed=True)
    assert ask(film, "suicide") == contains("extreme")


@needs_v3
def test_one_review_that_looked_for_everything_is_enough(film: Any, review: Review) -> None:
    review(bodies.advisory("gore"), all_assessed=True)
    review()
    assert ask(film, "suicide") == ABSENT
    assert ask(film, "gore") == contains("strong")


@needs_v3
def test_that_no_dog_dies_does_not_say_that_no_animal_is_harmed(film: Any, review: Review) -> None:
    review(bodies.advisory("animal-harm", "none", topic="dog-dies"))
    assert ask(film, "animal-harm") == said(film, "animal-harm") == NOT_ASSESSED
    review(bodies.advisory("animal-harm", "mild", topic="horse-dies"))
    assert ask(film, "animal-harm") == said(film, "animal-harm") == contains("mild")


@needs_v3
def test_only_what_the_public_of_this_site_reads_is_asked(film: Any, review: Review) -> None:
    row = bodies.advisory("suicide")
    PageViewRestriction.objects.create(page=review(row), restriction_type=PageViewRestriction.LOGIN)
    review(row, parent=factories.SiteFactory().root_page)
    review(row, film=factories.FilmFactory())
    assert ask(film, "suicide") == said(film, "suicide") == NOT_ASSESSED


@needs_v3
def test_what_there_is_not_cannot_be_asked(film: Any) -> None:
    client = Client()
    draft = factories.FilmFactory(live=False)
    assert client.get(f"/api/v3/films/{draft.pk}/contains/gore/").status_code == 404
    refused = client.get(f"/api/v3/films/{film.pk}/contains/kindness/")
    assert refused.status_code == 422
    assert "category" in refused.content.decode()
    assert client.get(f"/api/v3/films/{film.pk}/contains/gore/?spoilers=ending").status_code == 422


# -- what a film's own answer tells ----------------------------------------------------------------


def test_open_advisories_are_told_the_strictest_first(film: Any, review: Review) -> None:
    review(bodies.advisory("gore", "mild"), bodies.advisory("torture", "none"))
    review(bodies.advisory("gore", "strong"))
    assert said(film, "gore") == contains("strong")
    assert said(film, "torture") == ABSENT
    assert said(film, "violence") == NOT_ASSESSED


def test_nothing_is_absent_in_a_group_in_which_something_is_hidden(film: Any, review: Review) -> None:
    """Or the one category that is not called absent would be the hidden one."""
    review(
        bodies.advisory("suicide", spoiler_level="ending"),
        bodies.advisory("self-harm", "none"),
        bodies.advisory("death-grief", "mild"),
        all_assessed=True,
    )
    answers = told(film)
    in_group = {slug: one["answer"] for slug, one in answers.items() if one["group"] == "mental-health"}
    assert in_group.pop("death-grief") == "contains"
    assert set(in_group.values()) == {"not-assessed"}
    assert {one["answer"] for one in answers.values() if one["group"] != "mental-health"} == {"absent"}


def test_what_can_hurt_a_viewer_is_never_hidden_so_its_absence_is_told(film: Any, review: Review) -> None:
    review(bodies.advisory("jump-scares", spoiler_level="ending"), all_assessed=True)
    assert said(film, "flashing") == ABSENT
    assert said(film, "phobia") == NOT_ASSESSED


ROWS = st.fixed_dictionaries(
    {
        "category": st.sampled_from(list(ADVISORY_CATEGORIES)),
        "intensity": st.sampled_from(Intensity.values),
        "topic": st.sampled_from([None, "dog-dies"]),
        "level": st.sampled_from(SpoilerLevel.values),
    }
)
REVIEWS = st.lists(st.tuples(st.booleans(), st.lists(ROWS, max_size=4)), max_size=3)


def represented(reviews: Any) -> list[dict[str, Any]]:
    """As ``ContentAdvisoriesBlock`` represents them, with nothing cut."""
    return [
        {
            "all_assessed": all_assessed,
            "advisories": [
                {
                    "id": str(at),
                    "type": "advisory",
                    "group": str(ADVISORY_CATEGORIES[row["category"]].group),
                    "spoiler_level": "none" if row["category"] in HEALTH_HAZARDS else row["level"],
                    "redacted": False,
                    **{name: row[name] for name in ("category", "intensity", "topic")},
                }
                for at, row in enumerate(rows)
            ],
        }
        for all_assessed, rows in reviews
    ]


@given(reviews=REVIEWS)
def test_no_film_looks_safe_that_is_not(reviews: Any) -> None:
    """For whatever reviews: nothing that any of them names, openly or not, is ever said to be absent."""
    whole = represented(reviews)
    answers = {one["category"]: one for one in advice.told(spoilers.cut(whole, SpoilerLevel.NONE))}
    for review in whole:
        for row in review["advisories"]:
            if row["intensity"] != "none":
                assert answers[row["category"]]["answer"] != "absent"
                assert advice.asked(row["category"], whole)["answer"] == "contains"
                if row["spoiler_level"] == "none":
                    assert answers[row["category"]]["answer"] == "contains"
    for category, one in answers.items():
        truth = advice.asked(category, whole)["answer"]
        assert one["answer"] in (truth, "not-assessed")


@given(
    reviews=REVIEWS, other=st.sampled_from(list(ADVISORY_CATEGORIES)), intensity=st.sampled_from(Intensity)
)
def test_the_answers_do_not_tell_what_is_hidden(reviews: Any, other: str, intensity: Intensity) -> None:
    """Two films that differ only in which category of a group is hidden have the same answers."""
    whole = represented(reviews)
    changed = represented(reviews)
    for review in changed:
        for row in review["advisories"]:
            if row["spoiler_level"] != "none" and row["group"] == ADVISORY_CATEGORIES[other].group:
                row["category"], row["intensity"] = other, intensity.value
    assert advice.told(spoilers.cut(whole, SpoilerLevel.NONE)) == advice.told(
        spoilers.cut(changed, SpoilerLevel.NONE)
    )
