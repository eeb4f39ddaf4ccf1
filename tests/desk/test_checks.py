"""What editors are told while they write, and what a site lets nobody publish without."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from tests import bodies, factories
from tests.desk.forms import review_form, verdict
from tests.testapp.models import FestivalReviewPage
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = pytest.mark.django_db

NEEDED = "Needed to publish."
NO_VERDICT = "There is no verdict yet"


@pytest.fixture
def film() -> Any:
    return factories.FilmFactory(title="Kane")


@pytest.fixture
def draft(index: Any, film: Any) -> Any:
    page = FilmReviewPage(title="A review", slug="a-review", film=film, live=False)
    index.add_child(instance=page)
    page.save_revision()
    return page


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def errors_in_body(response: Any) -> str:
    """What the editor shows at the blocks."""
    [error] = response.context["form"].errors["body"].as_data()
    return str(error.as_json_data())


def section(client: Any, page: Any, **query: str) -> str:
    """What stands at the top of the form."""
    return client.get(reverse("filmreview_checks", args=[page.pk]), query).content.decode()


def said(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


class TestTheSection:
    def test_lists_what_is_missing_with_links_to_the_fields(
        self, editor_client: Any, draft: Any, filmreview_settings: Any
    ) -> None:
        draft.body = FilmReviewPage.body.field.stream_block.to_python(
            [bodies.verdict(bodies.stars("1")), bodies.advisories(all_assessed=True)]
        )
        draft.save_revision()
        verdict_id = draft.get_latest_revision_as_object().body[0].id
        filmreview_settings(REQUIRED_TO_PUBLISH=["bylines"])
        html = section(editor_client, draft)
        assert f'data-filmreview-place="body.{verdict_id}.recommendation"' in html
        assert "1 out of 5 and “Recommended” contradict each other" in html
        assert f'href="{edit_url(draft)}#:w:contentpath=standfirst"' in html
        assert html.count(NEEDED) == 1
        assert "advisories" not in html

    def test_is_empty_for_a_complete_review(self, editor_client: Any, index: Any) -> None:
        page = factories.FilmReviewPageFactory(
            parent=index,
            reviewers=[factories.PersonFactory()],
            standfirst="A clock.",
            hero_image=factories.ImageFactory(description="A clock on a wall"),
            body=FilmReviewPage.body.field.stream_block.to_python(
                [bodies.verdict(bodies.stars("4")), bodies.advisories(all_assessed=True)]
            ),
        )
        assert section(editor_client, page).strip() == ""

    def test_of_a_page_that_is_not_saved_knows_of_an_embargo_only(
        self, editor_client: Any, login: Any, desk_user: Any, film: Any
    ) -> None:
        address = reverse("filmreview_checks", args=[0])
        assert editor_client.get(address, {"film": film.pk}).content.strip() == b""
        film.embargo_until = "2199-01-01T00:00:00Z"
        film.save()
        assert b"Embargo" in editor_client.get(address, {"film": film.pk}).content
        for nonsense in ("", "x", "-1", "9" * 30, "²"):
            assert editor_client.get(address, {"film": nonsense}).content.strip() == b""
        by_script = {"X-Requested-With": "XMLHttpRequest"}
        assert login(desk_user()).get(address, headers=by_script).status_code == 403


class TestRequiredToPublish:
    @pytest.fixture(autouse=True)
    def a_verdict_and_a_standfirst(self, filmreview_settings: Any) -> None:
        filmreview_settings(REQUIRED_TO_PUBLISH=["verdict", "standfirst", "contradiction"])

    @pytest.mark.parametrize("model", [FilmReviewPage, FestivalReviewPage], ids=lambda model: model.__name__)
    def test_publishing_is_refused_where_it_lacks_and_nothing_is_lost(
        self, editor_client: Any, index: Any, film: Any, model: Any
    ) -> None:
        opts = model._meta
        add = reverse("wagtailadmin_pages:add", args=[opts.app_label, opts.model_name, index.pk])
        data = review_form(film, standfirst="", title="Typed", **{"action-publish": "1"})
        response = editor_client.post(add, data)
        form = response.context["form"]
        assert "stand for the review in lists" in str(form.errors["standfirst"])
        assert NO_VERDICT in errors_in_body(response)
        assert "Typed" in response.content.decode()
        assert not model.objects.exists()
        saved = editor_client.post(add, review_form(film, standfirst="", title="Typed"))
        page = model.objects.get()
        assert (saved.status_code, page.live, page.title) == (302, False, "Typed")
        data = review_form(film, verdict("numeric|4|0|5|0.5"), **{"action-publish": "1"})
        assert editor_client.post(edit_url(page), data).status_code == 302
        page.refresh_from_db()
        assert page.live

    def test_the_error_is_in_the_block(self, editor_client: Any, draft: Any, film: Any) -> None:
        data = review_form(film, verdict("numeric|1|0|5|0.5"), **{"action-publish": "1"})
        response = editor_client.post(edit_url(draft), data)
        [error] = response.context["form"].errors["body"].as_data()
        assert "contradict each other" in str(error.as_json_data()["blockErrors"])

    def test_so_is_scheduling_but_never_saving(self, editor_client: Any, draft: Any, film: Any) -> None:
        later = {"go_live_at": "2199-01-01 10:00"}
        refused = editor_client.post(edit_url(draft), review_form(film, **later, **{"action-publish": "1"}))
        assert NO_VERDICT in errors_in_body(refused)
        assert editor_client.post(edit_url(draft), review_form(film, **later)).status_code == 302
        by_itself = editor_client.post(
            edit_url(draft), review_form(film, standfirst=""), headers={"Accept": "application/json"}
        )
        # Wagtail 7.4 has no saving by itself, and answers as to any other save.
        assert by_itself.status_code == 302 or by_itself.json()["success"]
        assert draft.get_latest_revision_as_object().standfirst == ""

    def test_publishing_several_says_which_are_not_ready(
        self, editor_client: Any, draft: Any, index: Any
    ) -> None:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        index.unpublish()
        for data in ({}, {"include_descendants": "on"}):
            page = index if data else draft
            query = f"?id={page.pk}&next=/admin/pages/{index.pk}/"
            text = said(editor_client.post(address + query, data, follow=True))
            assert "Nothing was published" in text
            assert f'href="{edit_url(draft)}"' in text
            assert NO_VERDICT in text
        draft.refresh_from_db()
        index.refresh_from_db()
        assert (draft.live, index.live) == (False, False)

    def test_the_last_approval_is_refused_in_the_form(
        self, login: Any, desk_user: Any, draft: Any, film: Any, index: Any
    ) -> None:
        moderator = desk_user(on=index, pages=("change", "publish"))
        task = GroupApprovalTask.objects.create(name="Moderation")
        task.groups.set(moderator.groups.all())
        workflow = Workflow.objects.create(name="Moderation")
        WorkflowTask.objects.create(workflow=workflow, task=task)
        WorkflowPage.objects.create(workflow=workflow, page=index)
        workflow.start(draft, moderator)
        client = login(moderator)
        approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
        response = client.post(edit_url(draft), review_form(film, **approve))
        assert NO_VERDICT in errors_in_body(response)
        # Wherever else somebody approves, nothing happens at all.
        state = draft.current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", state.pk])
        client.post(address)
        draft.refresh_from_db()
        assert (draft.live, draft.workflow_in_progress) == (False, True)
        ready = review_form(film, verdict("numeric|4|0|5|0.5"), **approve)
        assert client.post(edit_url(draft), ready).status_code == 302
        draft.refresh_from_db()
        assert draft.live

    def test_whoever_may_not_publish_saves_a_draft(
        self, login: Any, desk_user: Any, draft: Any, film: Any, index: Any
    ) -> None:
        client = login(desk_user(on=index, pages=("change",)))
        assert client.post(edit_url(draft), review_form(film, **{"action-publish": "1"})).status_code == 302
        assert not FilmReviewPage.objects.get().live
