"""Three answers, never two: contains, assessed and absent, not assessed."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests import bodies
from tests.blocks.errors import refusal
from wagtail_filmreview.blocks import AdvisoryBlock, ContentAdvisoriesBlock, SceneBlock
from wagtail_filmreview.blocks.scenes import seconds_of

ADVISORIES = ContentAdvisoriesBlock()
ADVISORY = AdvisoryBlock()
SCENE = SceneBlock()


def html(raw: Any, level: str = "none") -> BeautifulSoup:
    value = ADVISORIES.to_python(raw["value"])
    return BeautifulSoup(ADVISORIES.render(value, {"spoilers": level}), "html.parser")


def json_of(raw: Any, level: str = "none") -> Any:
    return ADVISORIES.get_api_representation(ADVISORIES.to_python(raw["value"]), {"spoilers": level})


def text(raw: Any, level: str = "none") -> str:
    return html(raw, level).get_text(" ", strip=True)


# -- scenes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("time", "seconds"), [("0:00:00", 0), ("0:12:30", 750), ("1:00:01", 3601), ("12:59:59", 46799)]
)
def test_scene_times_count_from_the_first_frame(time: str, seconds: int) -> None:
    assert seconds_of(time) == seconds


@pytest.mark.parametrize("time", ["12:30", "0:60:00", "0:00:60", "1:2:3", "", "0:00:10.5", "-0:00:01"])
def test_what_is_no_scene_time(time: str) -> None:
    with pytest.raises(ValueError, match="h:mm:ss"):
        seconds_of(time)


def test_a_scene_time_that_was_never_checked_tells_nobody_anything() -> None:
    scenes = [{"start": "soon", "safe_from": ""}, {"start": "0:10:00", "safe_from": "later"}]
    raw = bodies.advisories(bodies.advisory("threat", scenes=scenes))
    [row] = json_of(raw)["advisories"]
    assert row["scenes"] == [
        {"start": "0:10:00", "start_seconds": 600, "safe_from": None, "safe_from_seconds": None}
    ]
    assert "0:10:00" in text(raw)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01:02:03", "1:02:03"),
        (" 0:12:30 ", "0:12:30"),
        ("12:30", "0:12:30"),
        ("93:20", "1:33:20"),
        ("1.02.03", "1:02:03"),
        ("1h 2m 3s", "1:02:03"),
        ("1 hour", "1:00:00"),
        ("72 min", "1:12:00"),
        ("40s", "0:00:40"),
    ],
)
def test_scene_times_are_typed_as_people_type_them_and_kept_in_one_form(typed: str, kept: str) -> None:
    assert SCENE.clean(SCENE.to_python(bodies.scene(typed)))["start"] == kept


@pytest.mark.parametrize("typed", ["99", "soon", "1:2", "0:60:00", "12:60", "1:00:00:00", ":30", "1h 70m"])
def test_what_is_no_time_is_refused_in_its_place_but_not_in_a_draft(typed: str) -> None:
    """A draft saves itself while somebody is typing."""
    named, words = refusal(SCENE, bodies.scene(typed))
    assert named == {("start",)}
    assert f"“{typed}” is no time in a film" in words
    assert "0:12:30" in words
    assert SCENE.clean_deferred(SCENE.to_python(bodies.scene("0:10:00", typed)))["safe_from"] == typed


@pytest.mark.parametrize("end", ["0:12:30", "0:12:29", "0:00:00"])
def test_a_scene_ends_after_it_starts(end: str) -> None:
    named, words = refusal(SCENE, bodies.scene("0:12:30", end))
    assert named == {("safe_from",)}
    assert "ends after it starts" in words


def test_times_are_compared_as_times_and_not_as_text() -> None:
    assert SCENE.clean(SCENE.to_python(bodies.scene("9:59:59", "10:00:00")))


def test_json_of_a_scene() -> None:
    scene = SCENE.to_python(bodies.scene("0:12:30", "0:14:00"))
    assert SCENE.get_api_representation(scene) == {
        "start": "0:12:30",
        "start_seconds": 750,
        "safe_from": "0:14:00",
        "safe_from_seconds": 840,
    }
    open_end = SCENE.get_api_representation(SCENE.to_python(bodies.scene("0:12:30")))
    assert (open_end["safe_from"], open_end["safe_from_seconds"]) == (None, None)


# -- rows ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hazard", ["flashing", "motion-sound"])
def test_a_health_hazard_carries_no_spoiler_level(hazard: str) -> None:
    named, words = refusal(ADVISORY, bodies.advisory(hazard, spoiler_level="mild"))
    assert named == {("spoiler_level",)}
    assert "never hidden" in words


def test_a_health_hazard_is_shown_even_where_an_import_says_otherwise() -> None:
    raw = bodies.advisories(
        bodies.advisory("flashing", note="<p>Strobe in the club.</p>", spoiler_level="ending")
    )
    (row,) = json_of(raw)["advisories"]
    assert (row["redacted"], row["spoiler_level"], row["category"]) == (False, "none", "flashing")
    assert "Strobe in the club." in text(raw)


def test_a_topic_belongs_to_its_category() -> None:
    named, words = refusal(ADVISORY, bodies.advisory("violence", topic="spiders"))
    assert named == {("topic",)}
    assert "Phobias" in words
    assert ADVISORY.clean(ADVISORY.to_python(bodies.advisory("phobia", topic="spiders")))


def test_what_is_absent_has_no_presence_frequency_or_scenes() -> None:
    raw = bodies.advisory(
        "violence",
        "none",
        presence="shown",
        frequency="once",
        scenes=[bodies.scene("0:12:30")],
    )
    named, _words = refusal(ADVISORY, raw)
    assert named == {("presence",), ("frequency",), ("scenes",)}


def test_a_category_is_listed_once_for_each_topic() -> None:
    twice = bodies.advisories(
        bodies.advisory("phobia", topic="spiders"),
        bodies.advisory("phobia", topic="heights"),
        bodies.advisory("phobia"),
        bodies.advisory("phobia", "mild", topic="spiders"),
    )
    named, words = refusal(ADVISORIES, twice["value"])
    assert named == {("advisories", 3, "category")}
    assert "listed already" in words


def test_a_site_adds_categories_and_topics(filmreview_settings: Any) -> None:
    filmreview_settings(
        ADVISORY_CATEGORIES=[{"slug": "dolls", "label": "Dolls", "group": "fear-and-senses"}],
        ADVISORY_TOPICS=[{"slug": "porcelain", "label": "Porcelain", "category": "dolls"}],
    )
    raw = bodies.advisories(bodies.advisory("dolls", topic="porcelain"))
    assert ADVISORIES.clean(ADVISORIES.to_python(raw["value"]))
    (row,) = json_of(raw)["advisories"]
    assert (row["category"], row["group"], row["topic"]) == ("dolls", "fear-and-senses", "porcelain")
    assert "Dolls" in text(raw)


def test_a_category_that_the_site_has_given_up_is_still_shown() -> None:
    raw = bodies.advisories(bodies.advisory("dolls", topic="porcelain"))
    (row,) = json_of(raw)["advisories"]
    assert row["category"] == "dolls"
    assert "dolls" in text(raw)


# -- drafts ----------------------------------------------------------------------------------------


def test_a_draft_may_hold_empty_rows_which_say_nothing() -> None:
    raw = bodies.advisories(
        bodies.advisory("", "", scenes=[bodies.scene("")]), bodies.advisory("violence", "")
    )
    value = ADVISORIES.to_python(raw["value"])
    draft = ADVISORIES.clean_deferred(value)
    assert ADVISORIES.get_api_representation(draft)["advisories"] == []
    assert "Violence" not in text(raw)
    named, _words = refusal(ADVISORIES, raw["value"])
    assert named == {
        ("advisories", 0, "category"),
        ("advisories", 0, "intensity"),
        ("advisories", 0, "scenes", 0, "start"),
        ("advisories", 1, "intensity"),
    }


def test_validation_is_whole_again_after_a_draft() -> None:
    block = ContentAdvisoriesBlock()
    empty = bodies.advisories(bodies.advisory("", ""))["value"]
    block.clean_deferred(block.to_python(empty))
    refusal(block, empty)


# -- the three answers -----------------------------------------------------------------------------


def test_assessed_without_any_row_is_a_statement() -> None:
    raw = bodies.advisories(all_assessed=True)
    assert ADVISORIES.clean(ADVISORIES.to_python(raw["value"]))
    assert json_of(raw) == {
        "spoiler_level": "none",
        "redacted": False,
        "all_assessed": True,
        "advisories": [],
    }
    assert "Every category was assessed: nothing to warn about." in text(raw)


def test_what_is_not_assessed_never_looks_safe() -> None:
    words = text(bodies.advisories(bodies.advisory("violence")))
    assert "has not been assessed" in words
    assert "absent" not in words


def test_absent_is_told_from_contained() -> None:
    page = html(
        bodies.advisories(
            bodies.advisory("violence", presence="shown", frequency="some"),
            bodies.advisory("animal-harm", "none"),
            all_assessed=True,
        )
    )
    contains = page.select_one(".filmreview-contains").get_text(" ", strip=True)
    assert "Violence: strong" in contains
    assert "Harm to animals" not in contains
    assert "Harm to animals" in page.select_one(".filmreview-absent").get_text()
    assert "Every other category was assessed and is absent." in page.get_text()


# -- spoilers --------------------------------------------------------------------------------------

SECRET = bodies.advisories(
    bodies.advisory("violence"),
    bodies.advisory(
        "suicide", note="<p>The rooftop.</p>", scenes=[bodies.scene("1:20:00")], spoiler_level="ending"
    ),
)


def test_above_the_level_only_the_broad_group_is_told() -> None:
    _shown, cut = json_of(SECRET)["advisories"]
    assert cut["id"]
    assert {key: value for key, value in cut.items() if key != "id"} == {
        "type": "advisory",
        "group": "mental-health",
        "spoiler_level": "ending",
        "redacted": True,
    }
    words = str(html(SECRET))
    assert "Mental health" in words
    for secret in ("Suicide", "suicide", "rooftop", "1:20:00"):
        assert secret not in words
    assert "?spoilers=ending" in words
    assert 'rel="nofollow"' in words


def test_at_the_level_all_is_told() -> None:
    _violence, row = json_of(SECRET, "ending")["advisories"]
    assert row["category"] == "suicide"
    assert [scene["start_seconds"] for scene in row["scenes"]] == [4800]
    assert "rooftop" in str(html(SECRET, "ending"))


def test_search_knows_no_hidden_advisory() -> None:
    value = ADVISORIES.to_python(SECRET["value"])
    assert "rooftop" not in " ".join(ADVISORIES.get_searchable_content(value))
