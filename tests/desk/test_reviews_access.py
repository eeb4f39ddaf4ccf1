"""Who may see the listing, which rows, and what may be done from it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission

from tests import factories
from wagtail_filmreview.models import ReviewSummary

pytestmark = pytest.mark.django_db

URL = "/admin/film-reviews/"


@pytest.fixture
def culture(home: Any) -> Any:
    return factories.FilmReviewIndexPageFactory(parent=home, title="Culture")


@pytest.fixture
def ours(culture: Any) -> Any:
    return factories.FilmReviewPageFactory(parent=culture, title="Ours")


@pytest.fixture
def theirs(index: Any) -> Any:
    return factories.FilmReviewPageFactory(parent=index, title="Theirs")


def row(page: Any) -> ReviewSummary:
    return ReviewSummary.objects.get(page_id=page.pk)


def denied(response: Any) -> bool:
    return response.status_code == 302 and response.url == "/admin/"


@pytest.fixture
def culture_editor(login: Any, desk_user: Any, culture: Any) -> Any:
    return login(desk_user(on=culture, pages=("add", "change", "publish")))


class TestRows:
    def test_an_editor_sees_the_reviews_of_their_section_only(
        self, culture_editor: Any, ours: Any, theirs: Any
    ) -> None:
        content = culture_editor.get(URL).content.decode()
        assert "Ours" in content
        assert "Theirs" not in content

    def test_an_export_holds_no_more_than_that(self, culture_editor: Any, ours: Any, theirs: Any) -> None:
        response = culture_editor.get(URL, {"export": "csv"})
        text = b"".join(response.streaming_content).decode()
        assert "Ours" in text
        assert "Theirs" not in text

    def test_filters_offer_nobody_from_elsewhere(self, culture_editor: Any, ours: Any, index: Any) -> None:
        stranger = factories.PersonFactory(name="Somebody Elsewhere")
        factories.FilmReviewPageFactory(parent=index, reviewers=(stranger,))
        assert b"Somebody Elsewhere" not in culture_editor.get(URL).content

    def test_a_fact_sheet_from_elsewhere_is_refused(
        self, culture_editor: Any, ours: Any, theirs: Any
    ) -> None:
        assert culture_editor.get(f"{URL}inspect/{row(ours).pk}/").status_code == 200
        assert denied(culture_editor.get(f"{URL}inspect/{row(theirs).pk}/"))

    def test_who_may_add_sees_all_of_the_section_and_edits_their_own(
        self, login: Any, desk_user: Any, culture: Any, ours: Any
    ) -> None:
        writer = desk_user(on=culture, pages=("add",))
        own = factories.FilmReviewPageFactory(parent=culture, title="Own", owner=writer)
        content = login(writer).get(URL).content.decode()
        assert f"{URL}edit/{row(own).pk}/" in content
        assert f"{URL}edit/{row(ours).pk}/" not in content
        assert f"{URL}inspect/{row(ours).pk}/" in content


class TestWithoutPagePermissions:
    @pytest.fixture
    def librarian(self, login: Any, desk_user: Any) -> Any:
        return login(desk_user("add_film", "change_film"))

    @pytest.mark.parametrize("path", ["", "?export=csv", "?export=xlsx", "create/"])
    def test_no_view_of_the_listing_opens(self, librarian: Any, theirs: Any, path: str) -> None:
        assert denied(librarian.get(URL + path))

    def test_nor_does_a_fact_sheet(self, librarian: Any, theirs: Any) -> None:
        assert denied(librarian.get(f"{URL}inspect/{row(theirs).pk}/"))

    def test_the_menu_has_films_and_no_reviews(self, librarian: Any) -> None:
        menu = librarian.get("/admin/").content.decode()
        assert "/admin/snippets/wagtail_filmreview/film/" in menu
        assert "/admin/snippets/wagtail_filmreview/genre/" not in menu
        assert URL not in menu

    @pytest.mark.parametrize("path", ["", "create/", "inspect/1/", "edit/1/", "delete/1/"])
    def test_nobody_gets_in_without_an_account(self, client: Any, path: str) -> None:
        response = client.get(URL + path)
        assert response.status_code == 302
        assert response.url.startswith("/admin/login/")


class TestChanging:
    @pytest.mark.parametrize("action", ["edit", "delete"])
    def test_leads_to_the_page(self, culture_editor: Any, ours: Any, action: str) -> None:
        response = culture_editor.get(f"{URL}{action}/{row(ours).pk}/")
        assert response.url.startswith(f"/admin/pages/{ours.pk}/{action}/")

    @pytest.mark.parametrize("action", ["edit", "delete"])
    def test_does_nothing_to_a_row(self, editor_client: Any, ours: Any, action: str) -> None:
        editor_client.post(f"{URL}{action}/{row(ours).pk}/", {"title": "Changed"})
        assert row(ours).title == "Ours"

    @pytest.mark.parametrize("action", ["edit", "delete"])
    def test_of_a_review_from_elsewhere_is_not_found(
        self, culture_editor: Any, theirs: Any, action: str
    ) -> None:
        assert culture_editor.get(f"{URL}{action}/{row(theirs).pk}/").status_code == 404

    def test_rows_have_no_permissions_that_a_group_could_be_given(self, editor_client: Any) -> None:
        content = editor_client.get("/admin/groups/new/").content.decode()
        offered = Permission.objects.filter(content_type__app_label="wagtail_filmreview")
        assert f'value="{offered.get(codename="add_film").pk}"' in content
        for permission in offered.filter(content_type__model="reviewsummary"):
            assert f'value="{permission.pk}"' not in content


class TestAdding:
    def add_url(self, parent: Any, model: str = "wagtail_filmreview_pages/filmreviewpage") -> str:
        return f"/admin/pages/add/{model}/{parent.pk}/"

    def test_leads_straight_to_the_form_where_there_is_one_place(
        self, login: Any, desk_user: Any, culture: Any, settings: Any, monkeypatch: Any
    ) -> None:
        from tests.testapp.models import FestivalReviewPage

        monkeypatch.setattr(FestivalReviewPage, "is_creatable", False)
        client = login(desk_user(on=culture, pages=("add",)))
        response = client.get(f"{URL}create/")
        assert response.url == self.add_url(culture)

    def test_asks_where_there_are_several_indexes_or_classes(
        self, editor_client: Any, culture: Any, index: Any
    ) -> None:
        content = editor_client.get(f"{URL}create/").content.decode()
        festival = "testapp/festivalreviewpage"
        for address in (
            self.add_url(culture),
            self.add_url(index),
            self.add_url(culture, festival),
            self.add_url(index, festival),
        ):
            assert address in content

    def test_offers_a_page_that_has_reviews_but_is_no_index(
        self, editor_client: Any, index: Any, home: Any
    ) -> None:
        page = factories.PageFactory(title="Festival diary")
        assert self.add_url(page) not in editor_client.get(f"{URL}create/").content.decode()
        factories.FilmReviewPageFactory(parent=page)
        assert self.add_url(page) in editor_client.get(f"{URL}create/").content.decode()

    def test_offers_any_page_on_a_site_that_has_neither(self, editor_client: Any, home: Any) -> None:
        assert self.add_url(home) in editor_client.get(f"{URL}create/").content.decode()

    def test_offers_only_where_the_user_may_add(self, culture_editor: Any, culture: Any, index: Any) -> None:
        content = culture_editor.get(f"{URL}create/").content.decode()
        assert self.add_url(culture) in content
        assert self.add_url(index) not in content

    def test_is_refused_to_who_may_only_change(self, login: Any, desk_user: Any, culture: Any) -> None:
        client = login(desk_user(on=culture, pages=("change",)))
        assert b"film-reviews/create/" not in client.get(URL).content
        assert denied(client.get(f"{URL}create/"))
