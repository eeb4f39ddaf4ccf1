"""No review is public before its film's embargo ends, whichever way somebody publishes it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import PageLogEntry

from tests import factories
from tests.testapp.embargo import publish_now
from wagtail_filmreview.models import Film, embargo
from wagtail_filmreview.models.embargo import UnderEmbargo
from wagtail_filmreview.models.readiness import NotReady
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = pytest.mark.django_db

UNTIL = datetime(2199, 5, 1, 9, tzinfo=UTC)


@pytest.fixture
def film() -> Any:
    return factories.FilmFactory(title="Kane", year=1941, embargo_until=UNTIL)


@pytest.fixture
def draft(index: Any, film: Any) -> Any:
    page = FilmReviewPage(title="A review", slug="a-review", film=film, live=False)
    index.add_child(instance=page)
    page.save_revision()
    return page


def is_live(page: Any) -> bool:
    return FilmReviewPage.objects.get(pk=page.pk).live


def scheduled_at(page: Any) -> list[datetime]:
    revisions = page.revisions.exclude(approved_go_live_at=None)
    return list(revisions.values_list("approved_go_live_at", flat=True))


def move(film: Any, until: datetime | None) -> None:
    Film.objects.filter(pk=film.pk).update(embargo_until=until)


def due(page: Any, go_live_at: datetime) -> None:
    """Schedule a page as an editor did, some time ago, and let the time come."""
    page.go_live_at = go_live_at
    revision = page.save_revision()
    page.revisions.filter(pk=revision.pk).update(approved_go_live_at=go_live_at)


class TestEveryDoor:
    def test_publishing_and_scheduling_are_refused_with_the_time(self, draft: Any) -> None:
        revision = draft.get_latest_revision()
        with pytest.raises(
            UnderEmbargo, match=r"No review of “Kane \(1941\)” .* May 1, 2199, 9 a\.m\. \(UTC\)"
        ):
            revision.publish()
        with pytest.raises(UnderEmbargo):
            revision.publish(user=factories.AdminFactory())  # Being allowed to is not doing it.
        draft.go_live_at = UNTIL - timedelta(seconds=1)
        with pytest.raises(UnderEmbargo):
            draft.save_revision().publish()
        assert not is_live(draft)
        assert scheduled_at(draft) == []

    def test_wagtails_own_action_is_refused_too(self, draft: Any) -> None:
        with pytest.raises(UnderEmbargo):
            PublishPageRevisionAction(draft.get_latest_revision()).execute(skip_permission_checks=True)
        draft.go_live_at = UNTIL - timedelta(days=1)
        with pytest.raises(UnderEmbargo):
            PublishPageRevisionAction(draft.save_revision()).execute(skip_permission_checks=True)
        assert not is_live(draft)
        assert scheduled_at(draft) == []

    def test_so_is_making_it_public_without_wagtail(self, draft: Any, index: Any, film: Any) -> None:
        draft.live = True
        with pytest.raises(UnderEmbargo):
            draft.save()
        with pytest.raises(UnderEmbargo):
            index.add_child(instance=FilmReviewPage(title="Another", film=film))

    def test_scheduling_for_its_end_is_not(self, draft: Any) -> None:
        draft.go_live_at = UNTIL
        draft.save_revision().publish()
        assert scheduled_at(draft) == [UNTIL]
        assert not is_live(draft)

    def test_what_is_public_already_stays_so_and_does_not_change(self, index: Any, film: Any) -> None:
        move(film, None)
        page = factories.publish(factories.FilmReviewPageFactory(parent=index, film=film, title="First"))
        move(film, UNTIL)
        page.title = "Second"
        with pytest.raises(UnderEmbargo):
            page.save_revision().publish()
        page.unpublish()
        with pytest.raises(UnderEmbargo):
            page.get_latest_revision().publish()
        assert not is_live(page)

    def test_a_review_of_another_film_that_becomes_one_of_this(self, index: Any, film: Any) -> None:
        page = factories.publish(factories.FilmReviewPageFactory(parent=index))
        page.film = film
        with pytest.raises(UnderEmbargo):
            page.save_revision().publish()

    def test_copies_aliases_and_translations(self, draft: Any, index: Any) -> None:
        publish_now(draft)
        live = FilmReviewPage.objects.get()
        with pytest.raises(UnderEmbargo):
            CopyPageAction(live, update_attrs={"slug": "public"}).execute()
        copy = CopyPageAction(live, update_attrs={"slug": "copied"}, keep_live=False).execute()
        assert not is_live(copy)
        with pytest.raises(UnderEmbargo):
            copy.get_latest_revision().publish()
        german = factories.LocaleFactory()
        translation = CopyPageForTranslationAction(live, german, copy_parents=True).execute()
        with pytest.raises(UnderEmbargo):
            translation.get_latest_revision().publish()
        # An alias shows what is public anyway, and follows it.
        alias = CreatePageAliasAction(live, update_slug="alias").execute()
        assert is_live(alias)


class TestOverriding:
    def test_lets_one_revision_through_and_is_logged(self, draft: Any) -> None:
        chief = factories.AdminFactory()
        revision = draft.get_latest_revision()
        embargo.override(revision, chief)
        revision.publish(user=chief)
        assert is_live(draft)
        entry = PageLogEntry.objects.get(action=embargo.OVERRIDDEN)
        assert (entry.user, entry.page_id, entry.revision) == (chief, draft.pk, revision)
        assert entry.data["film"] == "Kane (1941)"
        assert entry.message == "Allowed to be published despite the embargo on its film"
        draft.title = "The next draft"
        with pytest.raises(UnderEmbargo):
            draft.save_revision().publish(user=chief)

    def test_needs_the_permission(self, draft: Any) -> None:
        with pytest.raises(PermissionDenied):
            embargo.override(draft.get_latest_revision(), factories.UserFactory())
        assert not PageLogEntry.objects.filter(action=embargo.OVERRIDDEN).exists()

    def test_counts_for_the_embargo_that_was_known(self, draft: Any, film: Any) -> None:
        revision = draft.get_latest_revision()
        embargo.override(revision)
        move(film, UNTIL + timedelta(days=1))
        with pytest.raises(UnderEmbargo):
            revision.publish()

    def test_may_be_for_a_time_before_its_end(self, draft: Any) -> None:
        draft.go_live_at = UNTIL - timedelta(days=1)
        revision = draft.save_revision()
        embargo.override(revision)
        revision.publish()
        assert scheduled_at(draft) == [UNTIL - timedelta(days=1)]


class TestWhenTheTimeComes:
    def test_a_review_that_is_due_too_early_is_put_off(self, draft: Any, film: Any, index: Any) -> None:
        earlier = timezone.now() - timedelta(minutes=5)
        other = FilmReviewPage(title="Of another film", film=factories.FilmFactory(), live=False)
        index.add_child(instance=other)
        due(draft, earlier)
        due(other, earlier + timedelta(minutes=1))
        call_command("publish_scheduled")
        assert not is_live(draft)
        assert is_live(other)
        assert scheduled_at(draft) == [UNTIL]
        page = FilmReviewPage.objects.get(pk=draft.pk)
        assert page.get_latest_revision_as_object().go_live_at == UNTIL
        assert PageLogEntry.objects.filter(page=page.pk, action=embargo.PUT_OFF).count() == 1
        call_command("publish_scheduled")
        assert PageLogEntry.objects.filter(page=page.pk, action=embargo.PUT_OFF).count() == 1

    def test_ending_or_moving_the_embargo_publishes_nothing(self, draft: Any, film: Any) -> None:
        due(draft, timezone.now() - timedelta(minutes=5))
        call_command("publish_scheduled")
        for until in (UNTIL + timedelta(days=1), timezone.now() - timedelta(days=1), None):
            move(film, until)
            call_command("publish_scheduled")
            assert not is_live(draft)
        # The time is that of the schedule, which an editor sees and can change.
        assert scheduled_at(draft) == [UNTIL]

    def test_a_schedule_that_became_too_early_holds_nothing_else_up(self, draft: Any) -> None:
        due(draft, UNTIL - timedelta(days=1))
        revision = draft.revisions.exclude(approved_go_live_at=None).get()
        revision.content["title"] = "Corrected behind the scenes"
        revision.save()
        assert scheduled_at(draft) == [UNTIL - timedelta(days=1)]

    def test_a_review_scheduled_for_its_end_goes_live_then(self, draft: Any, film: Any) -> None:
        ended = timezone.now() - timedelta(minutes=1)
        move(film, ended)
        due(draft, ended)
        call_command("publish_scheduled")
        assert is_live(draft)

    def test_a_live_page_keeps_what_is_public(self, index: Any, film: Any) -> None:
        move(film, None)
        page = factories.publish(factories.FilmReviewPageFactory(parent=index, film=film, title="First"))
        page.title = "Second"
        due(page, timezone.now() - timedelta(minutes=5))
        move(film, UNTIL)
        call_command("publish_scheduled")
        page.refresh_from_db()
        assert (page.live, page.title) == (True, "First")
        assert scheduled_at(page) == [UNTIL]


def test_somebody_who_publishes_needs_what_the_site_requires(index: Any, filmreview_settings: Any) -> None:
    filmreview_settings(REQUIRED_TO_PUBLISH=["verdict"])
    page = factories.FilmReviewPageFactory(parent=index, live=False, title="No verdict")
    revision = page.save_revision()
    with pytest.raises(NotReady, match="“No verdict” is not ready to be published. Verdict: There is no"):
        revision.publish(user=factories.AdminFactory())
    revision.publish()  # A program, or what was approved before.
    assert is_live(page)


def test_times_are_told_by_both_clocks(settings: Any) -> None:
    settings.TIME_ZONE = "Europe/London"
    with timezone.override("Asia/Seoul"):
        told = embargo.in_both_zones(UNTIL)
    assert told == (
        "May 1, 2199, 10 a.m. (the site's time, Europe/London), which is May 1, 2199, 6 p.m. "
        "(your time, Asia/Seoul)"
    )
    with timezone.override("Europe/Dublin"):
        assert embargo.in_both_zones(UNTIL) == "May 1, 2199, 10 a.m. (Europe/London)"
