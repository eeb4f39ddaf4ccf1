"""Lists and reviews that the public gets, the same through API v2 and v3."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests import bodies, factories
from tests.api.conftest import Door
from wagtail_filmreview.representations.build import build_card, build_review
from wagtail_filmreview.representations.schema import FilmReviewCard, review_schema
from wagtail_filmreview.vocabulary import SpoilerLevel

SECRET = "He lets go of the clock"


def day(number: int) -> datetime:
    return datetime(2023, 4, number, 12, tzinfo=UTC)


@pytest.fixture
def review(home: Any) -> Any:
    """A public review that keeps a secret."""
    return factories.publish(
        factories.FilmReviewPageFactory(
            title="Hanging on",
            reviewers=[factories.PersonFactory(name="Ingrid Vale")],
            published_on=day(1),
            live=False,
            body=[
                bodies.synopsis(bodies.section("A clerk."), bodies.section(SECRET, "ending")),
                bodies.verdict(bodies.stars("4.5")),
                bodies.advisories(bodies.advisory("suicide", spoiler_level="major")),
            ],
        )
    )


# -- who is listed ---------------------------------------------------------------------------------


def test_the_public_gets_what_is_live_and_public(door: Door, home: Any) -> None:
    factories.FilmReviewPageFactory(title="Live", published_on=day(1))
    factories.FestivalReviewPageFactory(title="Of the site's own class", published_on=day(2))
    factories.FilmReviewPageFactory(title="Draft", live=False)
    scheduled = factories.FilmReviewPageFactory(
        title="Scheduled", live=False, go_live_at=timezone.now() + timedelta(days=1)
    )
    scheduled.save_revision().publish()
    for restriction in ("login", "password"):
        private = factories.FilmReviewPageFactory(title=f"Private by {restriction}")
        PageViewRestriction.objects.create(page=private, restriction_type=restriction, password="x")
    assert door.titles() == ["Of the site's own class", "Live"]
    assert door.count_of(door.get().json()) == 2


def test_what_is_below_a_restricted_page_is_private(door: Door, index: Any) -> None:
    page = factories.FilmReviewPageFactory(parent=index)
    PageViewRestriction.objects.create(page=index, restriction_type="login")
    assert door.titles() == []
    assert door.get(f"{page.pk}/").status_code == 404


def test_logging_in_changes_nothing(door: Door, home: Any) -> None:
    """An answer may be cached and given to somebody else."""
    page = factories.FilmReviewPageFactory()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    door.client.force_login(factories.AdminFactory())
    assert door.titles() == []
    assert door.get(f"{page.pk}/").status_code == 404


def test_each_site_has_its_own_reviews(door: Door, home: Any) -> None:
    here = factories.FilmReviewPageFactory(title="Here")
    other = factories.SiteFactory(hostname="other.example")
    there = factories.FilmReviewPageFactory(title="There", parent=other.root_page)
    assert door.titles() == ["Here"]
    assert door.titles(host="other.example") == ["There"]
    assert door.get(f"{there.pk}/").status_code == 404
    assert door.get(f"{there.pk}/", host="other.example").status_code == 200
    assert door.get(f"{here.pk}/", host="other.example").status_code == 404


def test_all_languages_of_a_site_are_listed(door: Door, review: Any) -> None:
    german = factories.LocaleFactory(language_code="de")
    factories.home_page().copy_for_translation(german).save_revision().publish()
    translation = review.copy_for_translation(german)
    translation.title = "Hängen bleiben"
    factories.publish(translation)
    assert set(door.titles()) == {"Hanging on", "Hängen bleiben"}


def test_only_reviews_are_shown(door: Door, index: Any) -> None:
    assert door.titles() == []
    assert door.get(f"{index.pk}/").status_code == 404


@pytest.mark.parametrize(
    "state", [{"live": False}, {"live": False, "go_live_at": timezone.now() + timedelta(days=1)}]
)
def test_what_is_not_listed_is_not_shown(door: Door, home: Any, state: dict[str, Any]) -> None:
    page = factories.FilmReviewPageFactory(**state)
    page.save_revision()
    assert door.get(f"{page.pk}/").status_code == 404


def test_a_draft_of_a_live_review_is_not_shown(door: Door, review: Any) -> None:
    review.title = "Unfinished"
    review.save_revision()
    assert door.titles() == ["Hanging on"]
    assert door.get(f"{review.pk}/").json()["title"] == "Hanging on"


# -- in which order --------------------------------------------------------------------------------


@pytest.fixture
def five_reviews(home: Any) -> None:
    for number in (3, 1, 5, 2, 4):
        factory = factories.FilmReviewPageFactory if number % 2 else factories.FestivalReviewPageFactory
        factory(title=f"Day {number}", published_on=day(number))


def test_the_newest_come_first_whatever_their_class(door: Door, five_reviews: None) -> None:
    assert door.titles() == ["Day 5", "Day 4", "Day 3", "Day 2", "Day 1"]


def test_reviews_of_one_moment_keep_an_order(door: Door, home: Any) -> None:
    for title in "ABC":
        factories.FilmReviewPageFactory(title=title, published_on=day(1))
    pages = [door.titles(limit=1, offset=offset) for offset in range(3)]
    assert pages == [["C"], ["B"], ["A"]]


@pytest.mark.parametrize(
    ("limit", "offset", "titles"),
    [
        (2, 0, ["Day 5", "Day 4"]),
        (2, 2, ["Day 3", "Day 2"]),
        (2, 4, ["Day 1"]),
        (2, 5, []),
        (20, 1, ["Day 4", "Day 3", "Day 2", "Day 1"]),
    ],
)
def test_a_list_is_taken_page_by_page(
    door: Door, five_reviews: None, limit: int, offset: int, titles: list[str]
) -> None:
    assert door.titles(limit=limit, offset=offset) == titles
    assert door.count_of(door.get(limit=limit, offset=offset).json()) == 5


def test_a_list_is_as_long_as_the_site_allows(door: Door, five_reviews: None, settings: Any) -> None:
    settings.WAGTAILAPI_LIMIT_MAX = 2
    assert door.titles() == ["Day 5", "Day 4"]
    assert door.titles(limit=2) == ["Day 5", "Day 4"]
    refused = door.get(limit=3)
    assert refused.status_code == door.refusal
    assert b"limit" in refused.content


# -- what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("spoiler", "ending"),
        ("order", "longest"),
        ("fields", "body"),
        ("title", "Hanging on"),
        ("score", "90"),
        ("version", "draft"),
        ("spoilers", "all"),
        ("spoilers", ""),
        ("limit", "many"),
        ("offset", "-1"),
    ],
)
def test_a_parameter_that_is_not_known_or_wrong_is_refused_and_named(
    door: Door, review: Any, name: str, value: str
) -> None:
    response = door.get(**{name: value})
    assert response.status_code == door.refusal
    assert name in response.content.decode()


@pytest.mark.parametrize(
    ("name", "value"), [("spoiler", "ending"), ("spoilers", "all"), ("limit", "1"), ("fields", "views")]
)
def test_a_single_review_refuses_them_too(door: Door, review: Any, name: str, value: str) -> None:
    response = door.get(f"{review.pk}/", **{name: value})
    assert response.status_code == door.refusal
    assert name in response.content.decode()


def test_what_there_is_not(door: Door, home: Any) -> None:
    assert door.get("999999/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(door: Door, review: Any, method: str) -> None:
    door.client.force_login(factories.AdminFactory())
    for path in ("", f"{review.pk}/"):
        response = getattr(door.client, method)(f"{door.address}{path}", {}, headers={"host": "localhost"})
        assert response.status_code in (401, 403, 405)
    review.refresh_from_db()
    assert review.title == "Hanging on"


# -- what is shown ---------------------------------------------------------------------------------


@pytest.mark.parametrize("level", list(SpoilerLevel))
def test_it_is_the_one_representation_cut_to_the_level(door: Door, review: Any, level: SpoilerLevel) -> None:
    asked = {"spoilers": level.value}
    whole = door.get(f"{review.pk}/", **asked).json()
    assert whole.pop("translations") == []
    assert json.loads(whole.pop("json_ld"))["@type"] == "Review"
    (card,) = door.items_of(door.get(**asked).json())
    detail_url = f"http://localhost{door.address}{review.pk}/"
    for shown, built in ((whole, build_review(review, level)), (card, build_card(review, level))):
        assert shown["meta"].pop("detail_url") == detail_url
        del built["meta"]["detail_url"]
        assert shown == built
    assert door.client.get(detail_url).status_code == 200


@pytest.mark.parametrize("level", list(SpoilerLevel))
def test_it_has_the_promised_shape(door: Door, review: Any, level: SpoilerLevel) -> None:
    asked = {"spoilers": level.value}
    review_schema().model_validate(door.get(f"{review.pk}/", **asked).json(), strict=True)
    for card in door.items_of(door.get(**asked).json()):
        FilmReviewCard.model_validate(card, strict=True)


@pytest.mark.parametrize("asked", [{}, {"spoilers": "none"}, {"spoilers": "mild"}, {"spoilers": "major"}])
def test_below_the_level_the_secret_is_not_there(door: Door, review: Any, asked: dict[str, str]) -> None:
    assert SECRET not in door.get(f"{review.pk}/", **asked).content.decode()
    assert SECRET in door.get(f"{review.pk}/", spoilers="ending").content.decode()


def test_it_is_json(door: Door, review: Any) -> None:
    for path in ("", f"{review.pk}/"):
        response = door.get(path)
        assert response["content-type"].startswith("application/json")
        assert json.loads(response.content)


def test_a_list_costs_the_same_number_of_queries_however_long_it_is(
    door: Door, home: Any, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def make(number: int) -> None:
        for _time in range(number):
            film = factories.FilmFactory(genres=[factories.GenreFactory()])
            factories.FilmCreditFactory(film=film)
            factories.FilmReviewPageFactory(film=film, reviewers=[factories.PersonFactory()])

    def queries() -> int:
        door.get(limit=20)  # renditions and content types are made once
        with CaptureQueriesContext(connection) as captured:
            door.get(limit=20)
        return len(captured)

    make(2)
    few = queries()
    make(6)
    assert queries() == few


# -- what only one of the two has ------------------------------------------------------------------


def test_v2_envelope(db: None, review: Any) -> None:
    answer = Client().get("/api/v2/film-reviews/").json()
    assert set(answer) == {"meta", "items"}
    assert answer["meta"] == {"total_count": 1}


def test_v2_refuses_in_its_own_words(review: Any) -> None:
    answer = Client().get("/api/v2/film-reviews/", {"fields": "body"}).json()
    assert set(answer) == {"message"}
    assert "fields" in answer["message"]
