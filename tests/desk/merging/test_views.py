"""From the listing to what was done, without script."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import ModelLogEntry

from tests import factories
from wagtail_filmreview.models import Person

pytestmark = pytest.mark.django_db

MERGE = "wagtail_filmreview_merge_people"


def merge_url(*people: Any) -> str:
    return f"{reverse(MERGE)}?" + "&".join(f"person={person.pk}" for person in people)


@pytest.fixture
def two() -> tuple[Person, Person]:
    return (
        factories.PersonFactory(name="Buster Keaton", wikidata_id="Q103949"),
        factories.PersonFactory(name="Buster Keaton", native_name="Keaton", imdb_id="nm0000036"),
    )


def test_the_listing_leads_to_it(editor_client: Any, two: Any) -> None:
    listing = reverse(Person.snippet_viewset.get_url_name("list"))
    html = editor_client.get(listing).content.decode()
    assert merge_url(two[0]) in html
    assert "filmreview_merge" in html
    bulk = reverse("wagtail_bulk_action", args=["wagtail_filmreview", "person", "filmreview_merge"])
    ids = "&".join(f"id={person.pk}" for person in two)
    assert editor_client.get(f"{bulk}?{ids}").url == merge_url(*two)
    for too_few_or_all in (f"id={two[0].pk}", "id=all"):
        answer = editor_client.get(f"{bulk}?{too_few_or_all}&next={listing}", follow=True)
        assert "Select at least 2 people" in answer.content.decode()


def test_who_shares_the_name_is_offered_first(editor_client: Any, two: Any) -> None:
    html = editor_client.get(merge_url(two[0])).content.decode()
    assert merge_url(*two).replace("&", "&amp;") in html
    other = factories.PersonFactory(name="Joseph Keaton")
    html = editor_client.get(f"{merge_url(two[0])}&q=joseph").content.decode()
    assert merge_url(two[0], other).replace("&", "&amp;") in html
    assert merge_url(*two).replace("&", "&amp;") not in html
    assert "Nobody else here matches" in editor_client.get(f"{merge_url(two[0])}&q=zzz").content.decode()


def test_they_stand_side_by_side_and_are_merged_once_confirmed(editor_client: Any, two: Any) -> None:
    kept, gone = two
    credit = factories.FilmCreditFactory(person=gone, film__title="The General", film__year=1926)
    page = editor_client.get(merge_url(*two))
    html = page.content.decode()
    assert "The General" in html
    # The slug is all that they differ in; what one of them lacks is not asked for.
    assert {one["key"] for one in page.context["asked"]} == {"slug"}
    assert {one["key"] for one in page.context["settled"]} >= {"name", "native_name", "imdb_id"}
    assert page.context["kept"] == gone, "whoever is named most often"

    choice = {"keep": kept.pk, "value-slug": gone.pk, "state": page.context["state"]}
    asked = editor_client.post(merge_url(*two), choice)
    assert "One film, review or other entry will name Buster Keaton instead" in " ".join(
        asked.content.decode().split()
    )
    assert Person.objects.count() == 2

    answer = editor_client.post(merge_url(*two), {**choice, "confirmed": "1"}, follow=True)
    html = " ".join(answer.content.decode().split())
    assert list(Person.objects.values_list("pk", "slug", "imdb_id", "native_name")) == [
        (kept.pk, gone.slug, "nm0000036", "Keaton")
    ]
    assert "One place was changed." in html
    assert "The General" in html
    assert f"/snippets/wagtail_filmreview/film/edit/{credit.film_id}/" in html
    entry = ModelLogEntry.objects.get(action="wagtail_filmreview.merge_people")
    assert entry.object_id == str(kept.pk)
    assert "Merged with Buster Keaton" in entry.message
    history = editor_client.get(reverse(Person.snippet_viewset.get_url_name("history"), args=[kept.pk]))
    assert "Merged with Buster Keaton" in history.content.decode()
    # Whoever reloads the form meanwhile is told.
    assert "no longer here" in editor_client.get(merge_url(*two), follow=True).content.decode()


def test_what_somebody_has_open_is_named_before(editor_client: Any, two: Any) -> None:
    kept, gone = two
    credit = factories.FilmCreditFactory(person=gone, film__title="The General")
    EditingSession.objects.create(
        user=factories.UserFactory(username="sybil"),
        content_type=ContentType.objects.get_for_model(credit.film),
        object_id=str(credit.film_id),
        last_seen_at=timezone.now(),
        is_editing=True,
    )
    answer = editor_client.post(merge_url(*two), {"keep": kept.pk, "confirmed": "1"})
    assert "Somebody has open" in answer.content.decode()
    assert "sybil" in answer.content.decode()
    assert Person.objects.count() == 2
    editor_client.post(merge_url(*two), {"keep": kept.pk, "confirmed": "1", "all_the_same": "1"})
    assert list(Person.objects.all()) == [kept]


@pytest.mark.parametrize("permissions", [("change_person",), ("delete_person",), ()])
def test_only_who_may_change_and_delete_people_may_merge_them(
    desk_user: Any, client: Any, two: Any, permissions: tuple[str, ...]
) -> None:
    client.force_login(desk_user(*permissions))
    assert client.get(merge_url(*two)).status_code == 302
    assert client.post(merge_url(*two), {"confirmed": "1", "keep": two[0].pk}).status_code == 302
    assert Person.objects.count() == 2
    if permissions:
        listing = client.get(reverse(Person.snippet_viewset.get_url_name("list"))).content.decode()
        assert merge_url(two[0]) not in listing


def test_what_one_may_not_edit_is_counted_and_not_named(
    desk_user: Any, client: Any, two: Any, index: Any
) -> None:
    kept, gone = two
    page = factories.publish(
        factories.FilmReviewPageFactory(parent=index, title="Kept to ourselves", reviewers=[gone])
    )
    client.force_login(desk_user("change_person", "delete_person"))
    answer = client.get(merge_url(*two))
    assert "Kept to ourselves" not in answer.content.decode()
    answer = client.post(merge_url(*two), {"confirmed": "1", "keep": kept.pk}, follow=True)
    html = " ".join(answer.content.decode().split())
    assert "Kept to ourselves" not in html
    assert "And one that you may not edit." in html
    assert type(page).objects.get().get_reviewers() == [kept]


@pytest.mark.parametrize("query", ["", "?person=x", "?person=999999", "?person=1&person=" + "9" * 40])
def test_addresses_that_name_nobody_lead_to_the_listing(editor_client: Any, query: str) -> None:
    answer = editor_client.get(reverse(MERGE) + query)
    assert answer.status_code == 302
    assert answer.url.startswith(reverse(Person.snippet_viewset.get_url_name("list")))
