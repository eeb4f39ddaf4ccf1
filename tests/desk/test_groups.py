"""What the two groups may do, and what they may not, tried view by view."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupCollectionPermission, GroupPagePermission, WorkflowPage

from tests import factories
from tests.desk.forms import review_form
from wagtail_filmreview.desk.checks.panel import VIEW as CHECKS
from wagtail_filmreview.desk.groups import CRITICS, EDITORS, make_groups
from wagtail_filmreview.desk.merging.views import MERGE
from wagtail_filmreview.desk.reports import REPORTS
from wagtail_filmreview.models import Film, Genre, Person, ReviewSummary, WatchService
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = pytest.mark.django_db

PUBLISH = {"action-publish": "1"}


@pytest.fixture
def groups(index: Any) -> list[str]:
    return list(make_groups(index))


@pytest.fixture
def member(groups: Any, login: Any) -> Any:
    """Logs somebody of a group in."""

    def member(kind: Any) -> Any:
        user = factories.UserFactory()
        user.groups.add(Group.objects.get(name=kind.name))
        return login(user)

    return member


@pytest.fixture(params=[CRITICS, EDITORS], ids=lambda kind: kind.name)
def kind(request: Any) -> Any:
    return request.param


def may(client: Any, address: str) -> bool:
    """Whether a view opens: Wagtail sends those who may not back to its home page."""
    return client.get(address).status_code == 200


def test_they_are_made_once_and_keep_what_a_site_gave_them(groups: list[str], index: Any) -> None:
    assert groups == [
        "Group “Film critics”: created.",
        "Group “Film editors”: created.",
        "Workflow “Film reviews”: created; “Film editors” approve what is handed in.",
        f"Workflow “Film reviews”: used for “{index}” and what is below it.",
    ]
    critics = Group.objects.get(name=CRITICS.name)
    extra = GroupPagePermission.objects.get(
        group__name=EDITORS.name, permission__codename="change_page"
    ).permission
    GroupPagePermission.objects.create(group=critics, page=index, permission=extra)
    lost = critics.permissions.filter(codename="add_film").get()
    critics.permissions.remove(lost)

    def counts() -> list[int]:
        models = (Group, GroupPagePermission, GroupCollectionPermission, WorkflowPage)
        return [model.objects.count() for model in models]

    before = counts()
    assert list(make_groups(index)) == [
        "Group “Film critics”: given what it lacked.",
        "Group “Film editors”: had everything already.",
    ]
    assert counts() == before
    assert lost in critics.permissions.all()


def test_the_command_takes_a_page_or_everything(index: Any, capsys: Any) -> None:
    call_command("filmreview", "groups", "--below", "/reviews/")
    pages = GroupPagePermission.objects.filter(group__name=CRITICS.name).values_list("page", flat=True)
    assert list(pages) == [index.pk]
    call_command("filmreview", "groups")
    said = capsys.readouterr().out
    assert "Group “Film editors”: given what it lacked." in said
    # Wagtail's own workflow stays, and somebody is told.
    assert "keeps its workflow “Moderators approval”" in said


# View to who may open it.
VIEWS = {
    "wagtailadmin_home": "both",
    "listing": "both",
    "film list": "both",
    "film add": "both",
    "film edit": "editors",
    "film delete": "editors",
    "film look-up": "both",
    "film look-up again": "editors",
    "person list": "both",
    "person add": "both",
    "person edit": "editors",
    "person delete": "editors",
    "genre add": "editors",
    "genre edit": "editors",
    "genre delete": "editors",
    "service add": "editors",
    "service edit": "editors",
    "service delete": "editors",
    "film history": "both",
    "film usage": "editors",
    "person history": "both",
    "person merge": "editors",
    "checks of a new review": "both",
    **{f"report {report.slug}": "both" for report in REPORTS},
    "images": "both",
    "image add": "both",
    "documents": "nobody",
    "collections": "nobody",
    "redirects": "nobody",
    "users": "nobody",
    "groups": "nobody",
    "sites": "nobody",
    "workflows": "nobody",
    "add a page elsewhere": "nobody",
}


def addresses(home: Any) -> dict[str, str]:
    film = factories.FilmFactory()
    rows = {
        "film": (Film, film),
        "person": (Person, factories.PersonFactory()),
        "genre": (Genre, factories.GenreFactory()),
        "service": (WatchService, factories.WatchServiceFactory()),
    }
    found = {
        "wagtailadmin_home": reverse("wagtailadmin_home"),
        "listing": "/admin/film-reviews/",
        "users": reverse("wagtailusers_users:index"),
        "groups": reverse("wagtailusers_groups:index"),
        "sites": reverse("wagtailsites:index"),
        "workflows": reverse("wagtailadmin_workflows:index"),
        "add a page elsewhere": reverse(
            "wagtailadmin_pages:add", args=["wagtail_filmreview_pages", "filmreviewpage", home.pk]
        ),
    }
    for name, (model, row) in rows.items():
        viewset = model.snippet_viewset
        found[f"{name} list"] = reverse(viewset.get_url_name("list"))
        found[f"{name} add"] = reverse(viewset.get_url_name("add"))
        for view in ("edit", "delete"):
            found[f"{name} {view}"] = reverse(viewset.get_url_name(view), args=[row.pk])
    for name, view in (("film", "history"), ("film", "usage"), ("person", "history")):
        model, row = rows[name]
        found[f"{name} {view}"] = reverse(model.snippet_viewset.get_url_name(view), args=[row.pk])
    person = rows["person"][1].pk
    found["person merge"] = f"{reverse(MERGE)}?person={person}"
    found["checks of a new review"] = reverse(CHECKS, args=[0])
    found |= {f"report {report.slug}": reverse(report.url_name()) for report in REPORTS}
    found |= {
        "images": reverse("wagtailimages:index"),
        "image add": reverse("wagtailimages:add"),
        "documents": reverse("wagtaildocs:index"),
        "collections": reverse("wagtailadmin_collections:index"),
        "redirects": reverse("wagtailredirects:index"),
    }
    found["film look-up"] = reverse(Film.snippet_viewset.get_url_name("look_up"))
    found["film look-up again"] = reverse(Film.snippet_viewset.get_url_name("look_up_again"), args=[film.pk])
    return found


def test_views_open_for_those_they_are_for(member: Any, kind: Any, home: Any) -> None:
    client = member(kind)
    found = addresses(home)
    opened = {name: may(client, found[name]) for name in VIEWS}
    allowed = {"both", "editors" if kind is EDITORS else "critics"}
    assert opened == {name: who in allowed for name, who in VIEWS.items()}


def test_choosers_add_what_is_not_there_yet(member: Any, kind: Any) -> None:
    client = member(kind)
    for model, data in (
        (Film, {"title": "Kane", "year": "1941", "kind": "feature"}),
        (Person, {"name": "Orson Welles"}),
    ):
        chooser = model.snippet_viewset.chooser_viewset
        prefix = f"{chooser.creation_form_prefix}-" if getattr(chooser, "creation_form_prefix", "") else ""
        data = {f"{prefix}{name}": value for name, value in data.items()}
        assert client.post(reverse(chooser.get_url_name("create")), data).status_code == 200
        assert model.objects.count() == 1
    # A film of a critic's is a draft until an editor publishes it.
    assert Film.objects.get().live is (kind is EDITORS)


class TestReviews:
    def add(self, client: Any, index: Any, film: Any, **given: Any) -> Any:
        names = ["wagtail_filmreview_pages", "filmreviewpage", index.pk]
        response = client.post(reverse("wagtailadmin_pages:add", args=names), review_form(film, **given))
        assert response.status_code == 302
        return FilmReviewPage.objects.order_by("-pk").first()

    def edit(self, page: Any) -> str:
        return reverse("wagtailadmin_pages:edit", args=[page.pk])

    def test_critics_write_and_hand_in_and_editors_publish(self, member: Any, index: Any) -> None:
        critic, editor = member(CRITICS), member(EDITORS)
        film = factories.FilmFactory()
        page = self.add(critic, index, film, **PUBLISH)
        assert not page.live
        assert may(critic, self.edit(page))
        assert critic.post(self.edit(page), review_form(film, **{"action-submit": "1"})).status_code == 302
        page.refresh_from_db()
        assert page.workflow_in_progress
        approve = {"action-workflow-action": "1", "workflow-action-name": "approve"}
        critic.post(self.edit(page), review_form(film, **approve))
        page.refresh_from_db()
        assert not page.live
        assert editor.post(self.edit(page), review_form(film, **approve)).status_code == 302
        page.refresh_from_db()
        assert page.live

    def test_critics_keep_to_their_own(self, member: Any, index: Any) -> None:
        critic, editor = member(CRITICS), member(EDITORS)
        page = self.add(editor, index, factories.FilmFactory(), **PUBLISH)
        assert page.live
        row = ReviewSummary.objects.get(page_id=page.pk)
        inspect = f"/admin/film-reviews/inspect/{row.pk}/"
        assert may(critic, inspect) and may(editor, inspect)
        views = {
            "edit": self.edit(page),
            "delete": reverse("wagtailadmin_pages:delete", args=[page.pk]),
            "unpublish": reverse("wagtailadmin_pages:unpublish", args=[page.pk]),
            "move": reverse("wagtailadmin_pages:move", args=[page.pk]),
            "history": reverse("wagtailadmin_pages:history", args=[page.pk]),
            "compare": reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"]),
            "preview": reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
            "checks": reverse(CHECKS, args=[page.pk]),
        }
        for name, address in views.items():
            assert not may(critic, address), name
            assert may(editor, address), name

    def test_nothing_is_done_to_several_that_may_not_be_done_to_one(
        self, member: Any, kind: Any, index: Any
    ) -> None:
        page = factories.FilmReviewPageFactory(parent=index, live=False)
        page.save_revision()
        person = factories.PersonFactory()
        client = member(kind)

        def act(app: str, model: str, action: str, pk: int) -> None:
            client.post(f"{reverse('wagtail_bulk_action', args=[app, model, action])}?id={pk}")

        act("wagtail_filmreview", "person", "delete", person.pk)
        act("wagtailcore", "page", "publish", page.pk)
        page.refresh_from_db()
        assert page.live is (kind is EDITORS)
        assert Person.objects.filter(pk=person.pk).exists() is (kind is CRITICS)
        act("wagtailcore", "page", "unpublish", page.pk)
        act("wagtailcore", "page", "delete", page.pk)
        assert FilmReviewPage.objects.filter(pk=page.pk).exists() is (kind is CRITICS)

    def test_editors_override_an_embargo_and_critics_cannot(self, member: Any, index: Any) -> None:
        film = factories.FilmFactory(embargo_until="2199-01-01T00:00:00Z")
        despite_it = {"action-publish": "filmreview-despite-embargo"}
        page = self.add(member(CRITICS), index, film, **despite_it)
        assert not page.live
        assert member(EDITORS).post(self.edit(page), review_form(film, **despite_it)).status_code == 302
        page.refresh_from_db()
        assert page.live

    def test_elsewhere_they_may_do_nothing(self, member: Any, kind: Any, home: Any) -> None:
        other = factories.FilmReviewIndexPageFactory(parent=home, title="Elsewhere")
        page = factories.FilmReviewPageFactory(parent=other)
        client = member(kind)
        assert not may(client, self.edit(page))
        row = ReviewSummary.objects.get(page_id=page.pk)
        assert not may(client, f"/admin/film-reviews/inspect/{row.pk}/")
