"""How editors are warned of giveaways: after saving, before publishing, and in the form."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests import bodies, factories
from tests.testapp.models import FestivalReviewPage
from wagtail_filmreview.desk.giveaways import warnings
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

LEAK = "A child and a sled"
HIDDEN = "The workmen throw the sled into the fire."
STOPPED = "Not published yet, but saved as a draft"
WARNED = "This review may give something away"


def form_of(film: Any, title: str = LEAK, **given: Any) -> dict[str, Any]:
    """What the editor's form sends."""
    section = {"heading": "", "text": rich_text(f"<p>{HIDDEN}</p>"), "spoiler_level": "ending"}
    sections = {
        "sections-count": "1",
        "sections-0-deleted": "",
        "sections-0-order": "0",
        "sections-0-type": "",
        "sections-0-id": "",
        "sections-0-value": section,
    }
    return nested_form_data(
        {
            "title": title,
            "slug": "a-review",
            "film": str(film.pk),
            "standfirst": "A film that stays.",
            "bylines": streamfield([]),
            "body": streamfield([("synopsis", sections)]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": ""},
            **given,
        }
    )


@pytest.fixture
def film() -> Any:
    return factories.FilmFactory(title="Kane")


@pytest.fixture(params=[FilmReviewPage, FestivalReviewPage], ids=lambda model: model.__name__)
def review(request: Any, index: Any, film: Any) -> Any:
    """A draft of each class that carries the mixin."""
    page = request.param(title="A review", slug="a-review", film=film, live=False)
    index.add_child(instance=page)
    page.save_revision()
    return page


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def send(client: Any, address: str, data: dict[str, Any]) -> Any:
    """The page that the editor sees next, with its messages."""
    response = client.post(address, data, follow=True)
    assert response.status_code == 200
    assert response.redirect_chain, response.context["form"].errors
    return response


def said(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


class TestSaving:
    def test_a_draft_says_what_and_where(self, editor_client: Any, review: Any, film: Any) -> None:
        text = said(send(editor_client, edit_url(review), form_of(film)))
        assert WARNED in text
        assert "“<b>sled</b>” (the ending)" in text
        assert f'href="{edit_url(review)}#:w:contentpath=title"' in text
        review.refresh_from_db()
        assert review.get_latest_revision_as_object().title == LEAK

    def test_a_new_page_says_so_too(self, editor_client: Any, index: Any, film: Any) -> None:
        add = reverse("wagtailadmin_pages:add", args=["testapp", "festivalreviewpage", index.pk])
        assert WARNED in said(send(editor_client, add, form_of(film)))

    def test_nothing_is_said_where_nothing_is_found(self, editor_client: Any, review: Any, film: Any) -> None:
        text = said(send(editor_client, edit_url(review), form_of(film, title="Ashes")))
        assert "give something away" not in text

    def test_what_is_quoted_is_no_markup(self, editor_client: Any, review: Any, film: Any) -> None:
        text = said(send(editor_client, edit_url(review), form_of(film, title="<b>sled</b> & sled<i>")))
        assert "<i>" not in text

    def test_a_form_that_saves_itself_leaves_no_message_behind(
        self, editor_client: Any, review: Any, film: Any
    ) -> None:
        saved = editor_client.post(edit_url(review), form_of(film), headers={"Accept": "application/json"})
        assert saved.json()["success"]
        assert "give something away" not in said(editor_client.get(edit_url(review)))

    def test_other_pages_are_left_alone(self, editor_client: Any, index: Any) -> None:
        data = nested_form_data(
            {
                "title": "Index",
                "slug": "reviews",
                "introduction": rich_text(""),
                "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            }
        )
        text = said(send(editor_client, edit_url(index), {**data, "action-publish": "1"}))
        assert "give something away" not in text
        assert "published" in text

    def test_a_search_that_fails_costs_nobody_their_work(
        self, editor_client: Any, review: Any, film: Any, monkeypatch: Any, caplog: Any
    ) -> None:
        monkeypatch.setattr(warnings, "find_giveaways", lambda page: 1 / 0)
        send(editor_client, edit_url(review), form_of(film))
        review.refresh_from_db()
        assert review.get_latest_revision_as_object().title == LEAK
        assert "Could not look for giveaways" in caplog.text


class TestPublishing:
    @pytest.fixture
    def publish(self, editor_client: Any, film: Any) -> Any:
        def publish(page: Any, **given: Any) -> str:
            data = form_of(film, **given, **{"action-publish": "1"})
            return said(send(editor_client, edit_url(page), data))

        return publish

    def test_waits_the_first_time_and_keeps_the_draft(self, publish: Any, review: Any) -> None:
        text = publish(review)
        assert STOPPED in text
        assert "“<b>sled</b>” (the ending)" in text
        review.refresh_from_db()
        assert not review.live
        assert review.get_latest_revision_as_object().title == LEAK

    def test_goes_on_the_second_time(self, publish: Any, review: Any) -> None:
        publish(review)
        text = publish(review)
        assert "give something away" not in text
        review.refresh_from_db()
        assert review.live
        assert review.title == LEAK

    def test_goes_on_at_once_if_the_editor_was_told_on_saving(
        self, editor_client: Any, publish: Any, review: Any, film: Any
    ) -> None:
        send(editor_client, edit_url(review), form_of(film))
        publish(review)
        review.refresh_from_db()
        assert review.live

    def test_goes_on_at_once_where_nothing_is_found(self, publish: Any, review: Any) -> None:
        publish(review, title="Ashes")
        review.refresh_from_db()
        assert review.live

    def test_waits_again_for_what_is_new(self, publish: Any, review: Any) -> None:
        publish(review)
        assert STOPPED in publish(review, standfirst="What the workmen throw away.")
        review.refresh_from_db()
        assert not review.live

    def test_does_not_wait_again_when_less_is_left(self, publish: Any, review: Any) -> None:
        publish(review, standfirst="What the workmen throw away.")
        publish(review)
        review.refresh_from_db()
        assert review.live

    def test_waits_again_after_it_was_published(self, publish: Any, review: Any) -> None:
        publish(review)
        publish(review)
        assert STOPPED in publish(review)

    def test_leaves_what_is_live_as_it_is(self, publish: Any, review: Any) -> None:
        publish(review, title="Ashes")
        assert STOPPED in publish(review)
        review.refresh_from_db()
        assert review.live
        assert review.title == "Ashes"
        assert review.has_unpublished_changes

    def test_at_a_set_time_waits_as_well(self, publish: Any, review: Any) -> None:
        assert STOPPED in publish(review, go_live_at="2199-01-01 10:00")
        assert not review.revisions.exclude(approved_go_live_at=None).exists()
        publish(review, go_live_at="2199-01-01 10:00")
        assert review.revisions.exclude(approved_go_live_at=None).exists()

    def test_each_editor_is_told(self, publish: Any, review: Any, film: Any, login: Any) -> None:
        publish(review)
        colleague = login(factories.AdminFactory())
        data = form_of(film, **{"action-publish": "1"})
        assert STOPPED in said(send(colleague, edit_url(review), data))

    def test_comes_back_to_the_form_and_remembers_where_from(
        self, editor_client: Any, review: Any, film: Any
    ) -> None:
        data = form_of(film, **{"action-publish": "1", "next": "/admin/film-reviews/"})
        response = editor_client.post(edit_url(review), data)
        assert response.url == f"{edit_url(review)}?next=/admin/film-reviews/"


class TestPublishingANewPage:
    @pytest.fixture
    def new(self, editor_client: Any, index: Any, film: Any) -> Any:
        def publish(**given: Any) -> Any:
            add = reverse(
                "wagtailadmin_pages:add", args=["wagtail_filmreview_pages", "filmreviewpage", index.pk]
            )
            data = form_of(film, **given, **{"action-publish": "1"})
            return editor_client.post(add, data), FilmReviewPage.objects.get()

        return publish

    def test_leaves_a_draft(self, new: Any, client: Any) -> None:
        response, page = new()
        assert response.url == edit_url(page)
        assert not page.live
        assert page.has_unpublished_changes
        assert page.first_published_at is None
        assert page.status_string == "draft"
        assert client.get(page.url).status_code == 404

    def test_leaves_no_date_behind(self, new: Any) -> None:
        _response, page = new()
        assert page.published_on is None
        assert page.get_latest_revision_as_object().published_on is None
        assert page.revisions.count() == 1

    def test_keeps_the_date_that_was_given(self, new: Any) -> None:
        _response, page = new(published_on="2024-05-06 07:08")
        assert page.published_on.year == 2024

    def test_is_published_by_the_next_press(self, new: Any, editor_client: Any, film: Any) -> None:
        _response, page = new()
        send(editor_client, edit_url(page), form_of(film, **{"action-publish": "1"}))
        page.refresh_from_db()
        assert page.live
        assert page.published_on is not None

    def test_is_published_at_once_where_nothing_is_found(self, new: Any) -> None:
        _response, page = new(title="Ashes")
        assert page.live


class TestModeration:
    def test_submitting_warns_and_goes_on(self, editor_client: Any, review: Any, film: Any) -> None:
        text = said(send(editor_client, edit_url(review), form_of(film, **{"action-submit": "1"})))
        assert WARNED in text
        review.refresh_from_db()
        assert review.get_latest_revision_as_object().title == LEAK


class TestPublishingFromTheExplorer:
    def test_waits_the_first_time(self, editor_client: Any, index: Any, film: Any) -> None:
        body = [bodies.synopsis(bodies.section(HIDDEN, "ending"))]
        page = factories.FilmReviewPageFactory(
            parent=index,
            title=LEAK,
            film=film,
            live=False,
            body=FilmReviewPage.body.field.stream_block.to_python(body),
        )
        page.save_revision()
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        query = f"?id={page.pk}&next=/admin/pages/{index.pk}/"
        first = editor_client.post(address + query, follow=True)
        assert "Nothing published yet" in said(first)
        page.refresh_from_db()
        assert not page.live
        editor_client.post(address + query)
        page.refresh_from_db()
        assert page.live


class TestTheForm:
    @pytest.fixture
    def leaky(self, index: Any, film: Any) -> Any:
        body = [bodies.synopsis(bodies.section(HIDDEN, "ending"))]
        page = factories.FilmReviewPageFactory(
            parent=index,
            title="Ashes",
            film=film,
            body=FilmReviewPage.body.field.stream_block.to_python(body),
        )
        page.title = LEAK
        page.save_revision()
        return page

    def address(self, page: Any) -> str:
        return reverse("filmreview_checks", args=[page.pk])

    def test_is_told_about_the_latest_draft(self, editor_client: Any, leaky: Any) -> None:
        content = editor_client.get(self.address(leaky)).content.decode()
        assert "“<b>sled</b>” (the ending)" in content
        assert 'data-filmreview-place="title"' in content

    def test_is_told_nothing_where_nothing_is_found(self, editor_client: Any, review: Any) -> None:
        response = editor_client.get(self.address(review))
        assert response.status_code == 200
        assert b"give something away" not in response.content

    def test_of_another_kind_of_page_is_told_that_there_is_nothing_to_say(
        self, editor_client: Any, index: Any
    ) -> None:
        assert editor_client.get(self.address(index)).status_code == 204

    def test_tells_those_only_who_may_edit(
        self, login: Any, desk_user: Any, leaky: Any, index: Any, client: Any
    ) -> None:
        elsewhere = factories.FilmReviewIndexPageFactory(title="Elsewhere")
        assert login(desk_user(on=index, pages=("change",))).get(self.address(leaky)).status_code == 200
        stranger = login(desk_user(on=elsewhere, pages=("change",)))
        assert b"sled" not in stranger.get(self.address(leaky)).content
        asked_by_script = {"X-Requested-With": "XMLHttpRequest"}
        assert stranger.get(self.address(leaky), headers=asked_by_script).status_code == 403
        assert client.get(self.address(leaky)).status_code == 302

    def test_of_no_page_is_not_found(self, editor_client: Any) -> None:
        assert editor_client.get(reverse("filmreview_checks", args=[987654])).status_code == 404

    def test_brings_its_script(self, editor_client: Any, review: Any) -> None:
        content = editor_client.get(edit_url(review)).content.decode()
        assert "wagtail_filmreview/js/checks.js" in content
        assert 'data-filmreview-checks="/admin/film-reviews/checks/0/"' in content
