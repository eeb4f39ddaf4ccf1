"""A review says where it is to be read in other languages, and what search engines are told of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from wagtail.models import Page, PageViewRestriction

from tests import bodies, factories
from tests.api.conftest import V3, Door, needs_v3
from wagtail_filmreview.jsonld import review_json_ld
from wagtail_filmreview.representations.store.changes import reviews_changed


@pytest.fixture
def review(home: Any) -> Any:
    return factories.FilmReviewPageFactory(
        slug="hanging-on",
        title="Hanging on",
        body=[bodies.paragraph("The clock holds."), bodies.paragraph("He falls.", spoiler_level="ending")],
    )


@pytest.fixture
def german(review: Any) -> Any:
    """The review in German, public."""
    locale = factories.LocaleFactory(language_code="de")
    review.get_parent().specific.copy_for_translation(locale).save_revision().publish()
    translation = review.copy_for_translation(locale)
    translation.slug = "haengen"
    return factories.publish(translation)


def translations(door: Door, review: Any, **asked: str) -> Any:
    return door.get(f"{review.pk}/", **asked).json()["translations"]


@pytest.mark.parametrize("level", ["none", "mild", "ending"])
def test_each_names_the_others(door: Door, review: Any, german: Any, level: str) -> None:
    (there,) = translations(door, review, spoilers=level)
    assert there == {
        "id": german.pk,
        "locale": "de",
        "html_url": german.full_url,
        "detail_url": f"http://localhost{door.address}{german.pk}/",
    }
    assert door.client.get(there["detail_url"]).json()["meta"]["locale"] == "de"
    assert [one["id"] for one in translations(door, german, spoilers=level)] == [review.pk]


def hidden_by_a_password(page: Any) -> None:
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="not for all"
    )


def hidden_where_no_receiver_sees_it(page: Any) -> None:
    Page.objects.filter(pk=page.pk).update(live=False)


@pytest.mark.parametrize(
    "hide",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        hidden_by_a_password,
        hidden_where_no_receiver_sees_it,
    ],
    ids=["unpublished", "deleted", "restricted", "in SQL"],
)
def test_only_what_is_public_is_named_and_the_entity_tag_knows(
    door: Door, review: Any, german: Any, hide: Any
) -> None:
    before = door.get(f"{review.pk}/")
    assert before.json()["translations"]
    hide(german)
    after = door.client.get(
        f"{door.address}{review.pk}/", headers={"host": "localhost", "if-none-match": before["ETag"]}
    )
    assert after.status_code == 200
    assert after.json()["translations"] == []
    assert after.json()["title"] == before.json()["title"]


def test_a_draft_and_an_alias_are_no_translations(door: Door, review: Any, german: Any) -> None:
    draft, alias = (factories.LocaleFactory(language_code=code) for code in ("fr", "ko"))
    for locale in (draft, alias):
        home = review.get_parent().specific.copy_for_translation(locale)
        home.save_revision().publish()
    review.copy_for_translation(draft)
    review.copy_for_translation(alias, alias=True)
    assert [one["locale"] for one in translations(door, review)] == ["de"]


def test_a_new_one_is_told_to_caches_that_keep_the_others(
    door: Door, review: Any, german: Any, django_capture_on_commit_callbacks: Any
) -> None:
    kept_by = set(door.get(f"{review.pk}/")["Surrogate-Key"].split())
    told: list[Any] = []

    def hear(change: Any, **kwargs: Any) -> None:
        told.append(change)

    reviews_changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            factories.publish(german)
    finally:
        reviews_changed.disconnect(hear)
    assert all(kept_by & change.tags for change in told) and told


@needs_v3
@pytest.mark.parametrize("change", ["publish", "unpublish", "move"])
def test_whoever_keeps_a_copy_of_the_others_is_told(home: Any, review: Any, german: Any, change: str) -> None:
    door = Door(*V3)
    if change == "publish":
        german.unpublish()
    since = door.get("changes/").json()["next"]
    if change == "publish":
        factories.publish(german)
    elif change == "unpublish":
        german.unpublish()
    else:
        german.slug = "fallen"
        german.save_revision().publish()
    told = {item["id"] for item in door.get("changes/", since=since).json()["items"]}
    assert told == {review.pk, german.pk}


def test_one_statement_once_it_is_known_which_they_are(
    door: Door, review: Any, german: Any, django_assert_num_queries: Any
) -> None:
    tag = door.get(f"{review.pk}/")["ETag"]
    with django_assert_num_queries(1):
        assert len(translations(door, review)) == 1
    with django_assert_num_queries(1):
        address = f"{door.address}{review.pk}/"
        answer = door.client.get(address, headers={"host": "localhost", "if-none-match": tag})
    assert answer.status_code == 304


# -- for search engines ----------------------------------------------------------------------------


@pytest.mark.parametrize("level", ["none", "ending"])
def test_search_engines_are_told_what_the_page_tells_them(door: Door, review: Any, level: str) -> None:
    text = door.get(f"{review.pk}/", spoilers=level).json()["json_ld"]
    assert json.loads(text) == review_json_ld(review)
    assert "The clock holds." in text
    assert "He falls." not in text


def test_it_can_stand_in_a_script_element_whatever_a_title_is(door: Door, home: Any) -> None:
    review = factories.FilmReviewPageFactory(title="</script><script>alert(1)")
    text = door.get(f"{review.pk}/").json()["json_ld"]
    assert "<" not in text
    assert json.loads(text)["name"] == review.title


def test_who_publishes_is_the_site_by_its_present_name(door: Door, review: Any) -> None:
    site = review.get_site()
    before = door.get(f"{review.pk}/")
    site.site_name = "The Gazette"
    site.save()
    after = door.get(f"{review.pk}/")
    assert json.loads(after.json()["json_ld"])["publisher"]["name"] == "The Gazette"
    assert after["ETag"] != before["ETag"]
