"""The mixin makes a review of any page class."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from tests import bodies, factories
from tests.testapp.models import FestivalReviewPage
from wagtail_filmreview.models import review_models
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2019, 5, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(params=[factories.FilmReviewPageFactory, factories.FestivalReviewPageFactory])
def make_review(request: Any, home: Any) -> Any:
    """Makes reviews of the ready-made class and of a site's own."""
    return request.param


def test_every_class_with_the_mixin_is_a_review() -> None:
    assert set(review_models()) == {FilmReviewPage, FestivalReviewPage}


# -- score -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "score"),
    [
        ([], None),
        ([bodies.verdict(None)], None),
        ([bodies.verdict(bodies.stars("0"))], 0),
        ([bodies.heading("Gravity"), bodies.verdict(bodies.stars("3.5"))], 70),
    ],
)
def test_the_score_is_that_of_the_verdict(make_review: Any, body: Any, score: int | None) -> None:
    page = make_review(body=body)
    assert type(page).objects.get(pk=page.pk).score == score


def test_the_score_follows_a_body_that_is_saved_alone(make_review: Any) -> None:
    page = make_review(body=[bodies.verdict(bodies.stars("1"))])
    page.body = [bodies.verdict(bodies.stars("5"))]
    page.save(update_fields=["body"])
    assert type(page).objects.get(pk=page.pk).score == 100


def test_the_score_follows_the_verdict(make_review: Any) -> None:
    page = make_review(body=[bodies.verdict(bodies.stars("1"))])
    page.body = [bodies.verdict(bodies.stars("5"))]
    page.save()
    assert type(page).objects.get(pk=page.pk).score == 100
    page.body = []
    page.save()
    assert type(page).objects.get(pk=page.pk).score is None


def test_the_score_of_a_draft_is_not_the_score_of_the_page(make_review: Any) -> None:
    page = make_review(body=[bodies.verdict(bodies.stars("1"))])
    page.body = [bodies.verdict(bodies.stars("5"))]
    revision = page.save_revision()
    assert type(page).objects.get(pk=page.pk).score == 20
    revision.publish()
    assert type(page).objects.get(pk=page.pk).score == 100


def test_another_scale_of_the_site_changes_no_score(make_review: Any, filmreview_settings: Any) -> None:
    page = make_review(body=[bodies.verdict(bodies.stars("3.5"))])
    filmreview_settings(RATING_SCALES=[{"kind": "numeric", "min": "0", "max": "10", "step": "1"}])
    page.save()
    assert type(page).objects.get(pk=page.pk).score == 70


# -- published_on ----------------------------------------------------------------------------------


def test_a_draft_has_no_publication_date(make_review: Any) -> None:
    page = make_review(live=False)
    page.save_revision()
    assert type(page).objects.get(pk=page.pk).published_on is None


def test_it_is_the_time_of_the_first_publication(make_review: Any) -> None:
    page = factories.publish(make_review(live=False))
    assert page.published_on is not None
    assert page.published_on == page.first_published_at


def test_it_stays_through_later_drafts_and_publications(make_review: Any) -> None:
    page = factories.publish(make_review(live=False))
    first = page.published_on
    for _time in range(2):
        draft = page.get_latest_revision_as_object()
        draft.title = "Changed"
        draft.save_revision().publish()
        page = type(page).objects.get(pk=page.pk)
        assert page.title == "Changed"
        assert page.published_on == first


def test_it_stays_when_a_review_is_withdrawn_and_published_again(make_review: Any) -> None:
    page = factories.publish(make_review(live=False))
    first = page.published_on
    page.unpublish()
    assert type(page).objects.get(pk=page.pk).published_on == first
    page = factories.publish(type(page).objects.get(pk=page.pk))
    assert page.published_on == first


def test_an_editor_may_set_it(make_review: Any) -> None:
    page = factories.publish(make_review(live=False, published_on=LONG_AGO))
    assert page.published_on == LONG_AGO
    assert factories.publish(page.get_latest_revision_as_object()).published_on == LONG_AGO


def test_translations_share_it(make_review: Any) -> None:
    page = factories.publish(make_review(live=False, published_on=LONG_AGO))
    german = factories.LocaleFactory(language_code="de")
    factories.home_page().copy_for_translation(german)
    translation = factories.publish(page.copy_for_translation(german))
    assert translation.published_on == LONG_AGO


# -- bylines, film, order of blocks ----------------------------------------------------------------


def test_reviewers_are_in_the_order_of_the_byline(make_review: Any) -> None:
    people = [factories.PersonFactory(name=name) for name in ("Zoe", "Ann", "Mia")]
    page = make_review(reviewers=people)
    assert type(page).objects.get(pk=page.pk).get_reviewers() == people


def test_a_byline_whose_person_is_gone_is_left_out(make_review: Any) -> None:
    person = factories.PersonFactory()
    page = make_review(bylines=[("person", None), ("person", person)])
    assert page.get_reviewers() == [person]


def test_advisories_are_met_first_wherever_they_stand(make_review: Any) -> None:
    page = make_review(
        body=[
            bodies.heading("One"),
            bodies.verdict(),
            bodies.advisories(),
            bodies.heading("Two"),
        ]
    )
    types = [block.block_type for block in page.get_body_blocks()]
    assert types == ["content_advisories", "heading", "verdict", "heading"]
    assert [block.block_type for block in page.body][2] == "content_advisories"


def test_a_review_is_published_only_with_a_film(make_review: Any) -> None:
    page = make_review()
    page.film = None
    with pytest.raises(ValidationError) as error:
        page.full_clean()
    assert set(error.value.message_dict) == {"film"}


def test_a_draft_may_lack_everything(make_review: Any) -> None:
    page = make_review(film=None, live=False, body=[bodies.heading("")])
    page.save_revision(clean=False)  # as the editor does when a draft is saved
    assert type(page).objects.get(pk=page.pk).get_latest_revision_as_object().film is None


def test_a_copy_of_an_imported_review_was_not_imported(make_review: Any) -> None:
    page = make_review(source_system="old-site", source_id="17")
    copy = page.copy(update_attrs={"slug": "copied"})
    assert (copy.source_system, copy.source_id) == (None, None)


def test_levels_offered_are_those_that_show_more(make_review: Any) -> None:
    page = make_review(body=[bodies.synopsis(bodies.section("x", "mild")), bodies.heading("y", "ending")])
    factories.FilmCreditFactory(film=page.film, spoiler_level="major")
    assert page.get_spoiler_levels() == ["mild", "major", "ending"]
    assert make_review().get_spoiler_levels() == []


# -- pages -----------------------------------------------------------------------------------------


@pytest.fixture
def full_review(make_review: Any) -> Any:
    """A published review with something at every level."""
    film = factories.FilmFactory(title="Safety Last!", year=1923)
    return factories.publish(
        make_review(
            title="Hanging on",
            slug="hanging-on",
            film=film,
            reviewers=[factories.PersonFactory(name="Ingrid Vale")],
            standfirst="A clock, a clerk.",
            disclosure="The critic fears heights.",
            hero_image=factories.ImageFactory(),
            live=False,
            body=[
                bodies.verdict(bodies.stars("4.5")),
                bodies.synopsis(
                    bodies.section("A clerk signs up."),
                    bodies.section("The friend is late.", "mild"),
                    bodies.section("He lets go.", "ending"),
                ),
                bodies.advisories(
                    bodies.advisory("phobia", topic="heights"),
                    bodies.advisory("suicide", spoiler_level="ending"),
                ),
            ],
        )
    )


def test_a_page_at_no_level_does_not_contain_the_spoilers(full_review: Any, client: Client) -> None:
    html = client.get(full_review.url).content.decode()
    for shown in (
        "Hanging on",
        "Ingrid Vale",
        "Safety Last!",
        "A clerk signs up.",
        "4.5 out of 5",
        "Phobias",
    ):
        assert shown in html
    for hidden in ("friend is late", "lets go", "uicide"):
        assert hidden not in html
    assert "noindex" not in html
    assert html.index("Content advisories") < html.index("Synopsis")


@pytest.mark.parametrize(
    ("level", "shown"),
    [("mild", {"late"}), ("major", {"late"}), ("ending", {"late", "lets go", "Suicide"}), ("all", set())],
)
def test_a_page_shows_what_was_asked_for(
    full_review: Any, client: Client, level: str, shown: set[str]
) -> None:
    html = client.get(full_review.url, {"spoilers": level}).content.decode()
    assert {word for word in ("late", "lets go", "Suicide") if word in html} == shown
    assert f'<link rel="canonical" href="{full_review.get_full_url()}">' in html
    assert ("noindex" in html) is (level != "all")


def test_the_head_has_spoiler_free_fields_only(full_review: Any, client: Client) -> None:
    html = client.get(full_review.url, {"spoilers": "ending"}).content.decode()
    head = html.partition("</head>")[0]
    assert "A clock, a clerk." in head
    assert "lets go" not in head


def test_the_index_lists_what_is_public(index: Any, client: Client) -> None:
    for title, live in (("Shown", True), ("Drafted", False)):
        factories.FilmReviewPageFactory(parent=index, title=title, live=live)
    factories.FestivalReviewPageFactory(parent=index, title="From the festival")
    html = client.get(index.url).content.decode()
    assert "Shown" in html
    assert "From the festival" in html
    assert "Drafted" not in html


def test_the_index_has_pages(index: Any, client: Client, filmreview_settings: Any) -> None:
    filmreview_settings(PAGE_SIZE=2)
    for day in range(1, 6):
        factories.FilmReviewPageFactory(
            parent=index, title=f"Day {day} review", published_on=LONG_AGO.replace(day=day)
        )

    def listed(page: str) -> list[int]:
        html = client.get(index.url, {"p": page}).content.decode()
        return [day for day in range(1, 6) if f"Day {day} review" in html]

    assert listed("1") == [4, 5]
    assert listed("3") == [1]
    assert listed("99") == [1]
    assert listed("first") == [4, 5]
