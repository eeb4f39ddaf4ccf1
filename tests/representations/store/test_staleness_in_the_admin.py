"""The same changes as an editor makes them: through the admin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction, Site
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests import factories
from tests.representations.store.forms import submit
from tests.representations.store.world import fresh
from wagtail_filmreview.models import PublishedReview
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = pytest.mark.django_db

SNIPPETS = "/admin/snippets/wagtail_filmreview"
Change = Callable[[Any, Any], Any]
CHANGES: dict[str, Change] = {}


def change(what: Change) -> Change:
    CHANGES[what.__name__] = what
    return what


def page_url(name: str, page: Any, *args: Any) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, *args])


def bulk_url(action: str, *pages: Any) -> str:
    ids = "&".join(f"id={page.pk}" for page in pages)
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?{ids}"


def edit(client: Any, page: Any, words: str, **changes: Any) -> Any:
    text = {"text": rich_text(f"<p>{words}</p>"), "spoiler_level": "none"}
    streams = nested_form_data({"bylines": streamfield([]), "body": streamfield([("paragraph", text)])})
    return submit(client, page_url("edit", page), **streams, **changes)


def edit_snippet(client: Any, snippet: Any, **changes: Any) -> Any:
    answer = submit(client, f"{SNIPPETS}/{snippet._meta.model_name}/edit/{snippet.pk}/", **changes)
    assert answer.status_code == 302
    return answer


def stored_texts() -> str:
    return "".join(PublishedReview.objects.values_list("full", flat=True))


@change
def publish(client: Any, world: Any) -> None:
    edit(client, world.review, "Published words", title="New", **{"action-publish": "1"})
    assert "Published words" in stored_texts()


@change
def save_a_draft(client: Any, world: Any) -> None:
    edit(client, world.review, "Words of a draft", title="Draft")
    assert fresh(world.review).has_unpublished_changes
    assert "Words of a draft" not in stored_texts()


@change
def write_a_new_one(client: Any, world: Any) -> None:
    address = reverse(
        "wagtailadmin_pages:add", args=["wagtail_filmreview_pages", "filmreviewpage", world.index.pk]
    )
    streams = nested_form_data({"bylines": streamfield([]), "body": streamfield([])})
    given = {"title": "Brand new", "slug": "brand-new", "film": str(world.film.pk), "action-publish": "1"}
    submit(client, address, **streams, **given)
    assert PublishedReview.objects.filter(title="Brand new").exists()


@change
def publish_an_earlier_revision(client: Any, world: Any) -> None:
    first = world.review.get_latest_revision()
    publish(client, world)
    streams = nested_form_data({"bylines": streamfield([]), "body": streamfield([])})
    submit(
        client,
        page_url("revisions_revert", world.review, first.pk),
        **streams,
        **{"action-publish": "1", "revision": str(first.pk)},
    )
    assert PublishedReview.objects.filter(pk=world.review.pk, title="Hanging on").exists()


@change
def unpublish(client: Any, world: Any) -> None:
    submit(client, page_url("unpublish", world.review))
    assert not fresh(world.review).live


@change
def unpublish_with_what_is_below(client: Any, world: Any) -> None:
    submit(client, page_url("unpublish", world.index), include_descendants="on")
    assert not fresh(world.review).live


@change
def delete(client: Any, world: Any) -> None:
    submit(client, page_url("delete", world.review))
    assert not FilmReviewPage.objects.filter(pk=world.review.pk).exists()


@change
def delete_what_is_above(client: Any, world: Any) -> None:
    answer = client.post(page_url("delete", world.index), {"confirm_site_name": "Tests"})
    assert answer.status_code == 302
    assert not FilmReviewPage.objects.filter(pk=world.review.pk).exists()


@change
def move_what_is_above(client: Any, world: Any) -> Any:
    submit(client, page_url("move_confirm", world.index, world.linked.pk))
    return lambda: "/about/reviews/hanging-on/" in stored_texts()


@change
def give_what_is_above_another_slug(client: Any, world: Any) -> Any:
    submit(client, page_url("edit", world.index), slug="criticism", **{"action-publish": "1"})
    return lambda: "/criticism/hanging-on/" in stored_texts()


@change
def copy_a_tree(client: Any, world: Any) -> None:
    given = {"new_slug": "copies", "copy_subpages": "on", "publish_copies": "on"}
    submit(client, page_url("copy", world.index), **given)
    assert "/copies/hanging-on/" in stored_texts()


@change
def alias(client: Any, world: Any) -> None:
    submit(client, page_url("copy", world.review), new_slug="mirrored", alias="on")
    assert "/mirrored/" in stored_texts()


@change
def turn_an_alias_into_a_page(client: Any, world: Any) -> None:
    submit(client, page_url("convert_alias", world.alias))
    assert fresh(world.alias).alias_of_id is None


@change
def translate(client: Any, world: Any) -> None:
    french = factories.LocaleFactory(language_code="fr")
    world.home.copy_for_translation(french)
    address = reverse("simple_translation:submit_page_translation", args=[world.index.pk])
    submit(client, address, locales=[str(french.pk)], include_subtree="on")
    assert FilmReviewPage.objects.filter(locale=french).exists()


@change
def unpublish_and_publish_several(client: Any, world: Any) -> None:
    pages = [world.review, world.other]
    submit(client, bulk_url("unpublish", *pages))
    assert not fresh(world.review).live
    submit(client, bulk_url("publish", *pages))
    assert fresh(world.review).live


@change
def move_several(client: Any, world: Any) -> None:
    submit(client, bulk_url("move", world.review, world.other), chooser=str(world.linked.pk))
    assert "/about/also/" in stored_texts()


@change
def delete_several(client: Any, world: Any) -> None:
    submit(client, bulk_url("delete", world.review, world.other))
    assert not FilmReviewPage.objects.filter(pk=world.review.pk).exists()


@change
def restrict_and_free(client: Any, world: Any) -> None:
    address = page_url("set_privacy", world.index)
    client.post(address, {"restriction_type": "login"})
    assert PageViewRestriction.objects.exists()
    client.post(address, {"restriction_type": "none"})
    assert not PageViewRestriction.objects.exists()
    client.post(page_url("set_privacy", world.review), {"restriction_type": "password", "password": "x"})
    assert PageViewRestriction.objects.exists()


@change
def rename_the_host(client: Any, world: Any) -> None:
    site = Site.objects.get()
    submit(client, reverse("wagtailsites:edit", args=[site.pk]), hostname="films.example")
    assert "//films.example" in stored_texts()


@change
def rename_the_film(client: Any, world: Any) -> None:
    edit_snippet(client, world.film, title="Why worry?", **{"action-publish": "1"})
    assert "Why worry?" in stored_texts()


@change
def save_a_draft_of_the_film(client: Any, world: Any) -> None:
    edit_snippet(client, world.film, title="Only a draft")
    assert "Only a draft" not in stored_texts()


@change
def hide_a_credit(client: Any, world: Any) -> None:
    order = list(world.film.credits.values_list("pk", flat=True).order_by("sort_order")).index(
        world.credit.pk
    )
    edit_snippet(client, world.film, **{f"credits-{order}-spoiler_level": "ending", "action-publish": "1"})
    assert "The boy" not in "".join(PublishedReview.objects.values_list("free", flat=True))


@change
def rename_a_person(client: Any, world: Any) -> None:
    edit_snippet(client, world.actor, name="Harold")
    assert "Harold" in stored_texts()


@change
def rename_a_genre(client: Any, world: Any) -> None:
    edit_snippet(client, world.genre, name="Slapstick", **{"texts-0-name": "Klamauk"})
    assert "Slapstick" in stored_texts()
    assert "Klamauk" in stored_texts()


@change
def rename_a_service(client: Any, world: Any) -> None:
    edit_snippet(client, world.service, name="The Archive")
    assert "The Archive" in stored_texts()


@change
def change_an_image(client: Any, world: Any) -> None:
    given = {"title": "Renamed", "focal_point_x": "5", "focal_point_y": "5"}
    size = {"focal_point_width": "4", "focal_point_height": "4"}
    submit(client, reverse("wagtailimages:edit", args=[world.hero.pk]), **given, **size)
    assert "Renamed" in stored_texts()


@change
def give_an_image_another_file(client: Any, world: Any) -> Any:
    upload = SimpleUploadedFile("new.png", get_test_image_file(size=(30, 20)).file.getvalue(), "image/png")
    submit(client, reverse("wagtailimages:edit", args=[world.poster.pk]), file=upload)
    return lambda: all(url in stored_texts() for url in rendition_urls(world.poster) or ["no rendition"])


def rendition_urls(image: Any) -> list[str]:
    return [rendition.url for rendition in fresh(image).renditions.all()]


@change
def give_a_document_another_file(client: Any, world: Any) -> None:
    upload = SimpleUploadedFile("other-kit.txt", b"kit")
    submit(client, reverse("wagtaildocs:edit", args=[world.document.pk]), file=upload)
    assert "other-kit" in stored_texts()


@change
def give_a_linked_page_another_slug(client: Any, world: Any) -> None:
    submit(client, page_url("edit", world.linked), slug="us", **{"action-publish": "1"})
    assert "/us/" in stored_texts()


@pytest.mark.parametrize("what", CHANGES.values(), ids=CHANGES.keys())
def test_the_store_is_right_after_it(world: Any, editor_client: Any, settled: Any, what: Change) -> None:
    with settled():
        was_done = what(editor_client, world)
    assert was_done is None or was_done()
