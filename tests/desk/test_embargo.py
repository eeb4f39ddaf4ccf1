"""An embargo in Wagtail's admin: refused with the time, one click to schedule, and who may override it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import GroupApprovalTask, PageLogEntry, Workflow, WorkflowPage, WorkflowTask
from wagtail.users.models import UserProfile

from tests import factories
from tests.desk.forms import review_form
from tests.desk.test_checks import edit_url, said, section
from wagtail_filmreview.models import embargo
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = pytest.mark.django_db

UNTIL = datetime(2199, 5, 1, 9, tzinfo=UTC)
REFUSED = "No review of “Kane (1941)” may appear before May 1, 2199, 9 a.m. (UTC)"
PUBLISH = {"action-publish": "1"}
AT_ITS_END = {"action-publish": "filmreview-at-embargo"}
DESPITE_IT = {"action-publish": "filmreview-despite-embargo"}


@pytest.fixture
def film() -> Any:
    return factories.FilmFactory(
        title="Kane", year=1941, embargo_until=UNTIL, embargo_note="Signed at the screening."
    )


@pytest.fixture
def draft(index: Any, film: Any) -> Any:
    page = FilmReviewPage(title="A review", slug="a-review", film=film, live=False)
    index.add_child(instance=page)
    page.save_revision()
    return page


@pytest.fixture
def publisher(login: Any, desk_user: Any, index: Any) -> Any:
    """Somebody who may publish, and not override."""
    return login(desk_user(on=index, pages=("add", "change", "publish")))


@pytest.fixture
def chief(login: Any, desk_user: Any, index: Any) -> Any:
    return login(desk_user("override_embargo", on=index, pages=("add", "change", "publish")))


def scheduled_at(page: Any) -> list[datetime]:
    revisions = page.revisions.exclude(approved_go_live_at=None)
    return list(revisions.values_list("approved_go_live_at", flat=True))


class TestTheForm:
    @pytest.mark.parametrize("given", [{}, {"go_live_at": "2199-05-01 08:59"}], ids=["now", "scheduled"])
    def test_refuses_with_the_time_and_keeps_what_was_typed(
        self, publisher: Any, draft: Any, film: Any, given: Any
    ) -> None:
        response = publisher.post(edit_url(draft), review_form(film, title="Typed", **given, **PUBLISH))
        assert REFUSED in str(response.context["form"].non_field_errors())
        assert REFUSED in said(response).replace("&#x27;", "'")
        assert "Typed" in response.content.decode()
        draft.refresh_from_db()
        assert (draft.live, scheduled_at(draft)) == (False, [])
        # A draft is saved at any time.
        assert publisher.post(edit_url(draft), review_form(film, **given)).status_code == 302

    def test_tells_the_time_by_the_editors_clock_too(
        self, login: Any, draft: Any, film: Any, settings: Any
    ) -> None:
        settings.TIME_ZONE = "Europe/London"
        user = factories.AdminFactory()
        UserProfile.objects.create(user=user, current_time_zone="Asia/Seoul")
        client = login(user)
        response = client.post(edit_url(draft), review_form(film, **PUBLISH))
        for told in (str(response.context["form"].non_field_errors()), section(client, draft)):
            assert "10 a.m. (the site&#x27;s time, Europe/London)" in told
            assert "6 p.m. (your time, Asia/Seoul)" in told

    @pytest.mark.parametrize("new", [True, False], ids=["new", "draft"])
    def test_schedules_by_one_click(
        self, publisher: Any, draft: Any, film: Any, index: Any, new: bool
    ) -> None:
        address = edit_url(draft)
        if new:
            draft.delete()
            names = ["wagtail_filmreview_pages", "filmreviewpage", index.pk]
            address = reverse("wagtailadmin_pages:add", args=names)
            refused = publisher.post(address, review_form(film, **PUBLISH))
            assert REFUSED in str(refused.context["form"].non_field_errors())
            assert not FilmReviewPage.objects.exists()
        text = said(publisher.post(address, review_form(film, title="Typed", **AT_ITS_END), follow=True))
        assert "scheduled for publishing" in text
        page = FilmReviewPage.objects.get()
        assert (page.live, scheduled_at(page)) == (False, [UNTIL])
        latest = page.get_latest_revision_as_object()
        assert (latest.title, latest.go_live_at) == ("Typed", UNTIL)

    def test_a_review_that_expires_before_is_not_scheduled(
        self, publisher: Any, draft: Any, film: Any
    ) -> None:
        data = review_form(film, expire_at="2199-05-01 08:00", **AT_ITS_END)
        response = publisher.post(edit_url(draft), data)
        assert "would expire before" in str(response.context["form"].errors)

    @pytest.mark.parametrize("new", [True, False], ids=["new", "draft"])
    def test_lets_those_publish_who_may_override_it(
        self, publisher: Any, chief: Any, draft: Any, film: Any, index: Any, new: bool
    ) -> None:
        address = edit_url(draft)
        if new:
            draft.delete()
            names = ["wagtail_filmreview_pages", "filmreviewpage", index.pk]
            address = reverse("wagtailadmin_pages:add", args=names)
        assert REFUSED in str(publisher.post(address, review_form(film, **DESPITE_IT)).context["form"].errors)
        # Being allowed to is not doing it.
        assert REFUSED in str(chief.post(address, review_form(film, **PUBLISH)).context["form"].errors)
        assert chief.post(address, review_form(film, **DESPITE_IT)).status_code == 302
        page = FilmReviewPage.objects.get()
        assert page.live
        entry = PageLogEntry.objects.get(action=embargo.OVERRIDDEN)
        assert (entry.page_id, entry.revision_id) == (page.pk, page.live_revision_id)
        history = chief.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
        assert "despite the embargo on its film" in history

    def test_publishes_as_ever_once_it_ended(self, publisher: Any, draft: Any, film: Any) -> None:
        film.embargo_until = datetime(2001, 1, 1, tzinfo=UTC)
        film.save()
        assert publisher.post(edit_url(draft), review_form(film, **PUBLISH)).status_code == 302
        draft.refresh_from_db()
        assert draft.live

    def test_an_older_version_is_refused_as_well(self, publisher: Any, draft: Any, film: Any) -> None:
        first = draft.get_latest_revision()
        draft.title = "Second"
        draft.save_revision()
        data = review_form(film, revision=str(first.pk), **PUBLISH)
        address = reverse("wagtailadmin_pages:revisions_revert", args=[draft.pk, first.pk])
        assert REFUSED in str(publisher.post(address, data).context["form"].errors)


class TestTheSection:
    def test_says_until_when_and_offers_what_one_may(
        self, publisher: Any, chief: Any, login: Any, desk_user: Any, draft: Any, index: Any
    ) -> None:
        html = section(publisher, draft)
        assert "no review of “Kane (1941)” may appear before May 1, 2199, 9 a.m. (UTC)." in html
        assert "Signed at the screening." in html
        assert AT_ITS_END["action-publish"] in html
        assert DESPITE_IT["action-publish"] not in html
        assert DESPITE_IT["action-publish"] in section(chief, draft)
        writer = login(desk_user("override_embargo", on=index, pages=("change",)))
        assert "data-filmreview-publish" not in section(writer, draft)

    def test_follows_the_film_of_the_form(self, publisher: Any, draft: Any) -> None:
        other = factories.FilmFactory()
        assert "Embargo" not in section(publisher, draft, film=str(other.pk))

    def test_says_what_is_scheduled_too_early(self, publisher: Any, draft: Any) -> None:
        draft.revisions.update(approved_go_live_at=UNTIL - timedelta(days=1))
        html = section(publisher, draft)
        assert "It is scheduled for April 30, 2199, 9 a.m. (UTC). That is too early" in html
        # Wagtail locks what is scheduled.
        assert "data-filmreview-publish" not in html


class TestOtherDoors:
    def test_publishing_several(self, publisher: Any, draft: Any, index: Any) -> None:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        for page, data in ((draft, {}), (index, {"include_descendants": "on"})):
            query = f"?id={page.pk}&next=/admin/pages/{index.pk}/"
            text = said(publisher.post(address + query, data, follow=True))
            assert "Nothing was published" in text
            assert "May 1, 2199" in text
        draft.refresh_from_db()
        assert not draft.live

    def test_a_public_copy(self, chief: Any, draft: Any, film: Any, index: Any) -> None:
        chief.post(edit_url(draft), review_form(film, **DESPITE_IT))
        address = reverse("wagtailadmin_pages:copy", args=[draft.pk])
        data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": str(index.pk)}
        text = said(chief.post(address, {**data, "publish_copies": "on"}, follow=True))
        assert "Copy it as a draft" in text
        assert FilmReviewPage.objects.count() == 1
        assert chief.post(address, data).status_code == 302
        assert not FilmReviewPage.objects.get(slug="copy").live

    @pytest.mark.parametrize("in_form", [True, False], ids=["form", "dashboard"])
    def test_what_a_workflow_approves_waits_for_the_end(
        self, login: Any, desk_user: Any, draft: Any, film: Any, index: Any, in_form: bool
    ) -> None:
        moderator = desk_user(on=index, pages=("change", "publish"))
        task = GroupApprovalTask.objects.create(name="Moderation")
        task.groups.set(moderator.groups.all())
        workflow = Workflow.objects.create(name="Moderation")
        WorkflowTask.objects.create(workflow=workflow, task=task)
        WorkflowPage.objects.create(workflow=workflow, page=index)
        workflow.start(draft, moderator)
        client = login(moderator)
        if in_form:
            approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
            response = client.post(edit_url(draft), review_form(film, **approve))
        else:
            state = draft.current_workflow_task_state
            args = [draft.pk, "approve", state.pk]
            response = client.post(reverse("wagtailadmin_pages:workflow_action", args=args))
        assert response.status_code == 302
        page = FilmReviewPage.objects.get()
        assert (page.live, page.workflow_in_progress, scheduled_at(page)) == (False, False, [UNTIL])
        assert PageLogEntry.objects.filter(page=page.pk, action=embargo.PUT_OFF).exists()


class TestSavingAFilm:
    @pytest.fixture
    def save(self, editor_client: Any, film: Any, monkeypatch: Any) -> Any:
        """Runs what follows on saving a film, and gives the messages."""
        from django.contrib.messages import get_messages
        from django.contrib.messages.storage.fallback import FallbackStorage
        from django.test import RequestFactory

        from wagtail_filmreview.desk.embargoes import tell_what_an_embargo_means

        def save() -> str:
            request = RequestFactory().post("/", headers={"Accept": "text/html"})
            request.session = {}
            request._messages = FallbackStorage(request)
            tell_what_an_embargo_means(request, film)
            return " ".join(str(message) for message in get_messages(request))

        return save

    def test_names_the_reviews_that_will_be_put_off_and_those_that_are_public(
        self, save: Any, draft: Any, film: Any, index: Any
    ) -> None:
        assert save() == ""
        draft.revisions.update(approved_go_live_at=UNTIL)
        assert save() == ""
        draft.revisions.update(approved_go_live_at=UNTIL - timedelta(hours=1))
        film.embargo_until = None
        film.save()
        public = factories.FilmReviewPageFactory(parent=index, film=film, title="Out already")
        film.embargo_until = UNTIL
        film.save()
        text = save()
        assert "They will be put off until then" in text
        assert edit_url(draft) in text
        assert "These reviews are public already" in text
        assert edit_url(public) in text

    def test_says_when_a_draft_holds_the_embargo(self, save: Any, film: Any) -> None:
        film.embargo_until = UNTIL + timedelta(days=1)
        assert "counts once the film is published" in save()


def test_groups_can_be_given_the_permission(editor_client: Any) -> None:
    content = editor_client.get(reverse("wagtailusers_groups:add")).content.decode()
    assert "Can publish reviews before an embargo ends" in content
