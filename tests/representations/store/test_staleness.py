"""Whatever changes, in the admin or in code: afterwards the store is right, and so are the next answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, PageViewRestriction, Site

from tests import bodies, factories
from tests.representations.store.checking import assert_apis_agree, assert_store_is_right
from tests.representations.store.world import fresh, linking_to
from wagtail_filmreview.models import FilmCredit, PublishedReview

pytestmark = pytest.mark.django_db

Change = Callable[[Any], Any]
CHANGES: dict[str, Change] = {}


def change(what: Change) -> Change:
    CHANGES[what.__name__] = what
    return what


# -- a review ----------------------------------------------------------------------------------------


@change
def publish_another_version(world: Any) -> None:
    world.review.title = "Letting go"
    world.review.body = [bodies.paragraph("Other words")]
    world.review.save_revision().publish()


@change
def save_a_draft(world: Any) -> None:
    world.review.title = "Only a draft"
    world.review.body = [bodies.paragraph("Nobody is to read this")]
    world.review.save_revision()
    assert "Nobody is to read this" not in "".join(PublishedReview.objects.values_list("full", flat=True))


@change
def save_a_draft_and_move_it(world: Any) -> None:
    world.review.title = "Only a draft"
    world.review.save_revision()
    fresh(world.review).move(world.linked, "last-child")


@change
def save_without_a_revision(world: Any) -> None:
    review = fresh(world.review)
    review.title = "Straight"
    review.save()


@change
def save_some_fields(world: Any) -> None:
    review = fresh(world.review)
    review.title, review.standfirst = "Both", "One of them is not saved"
    review.save(update_fields=["title"])


@change
def save_some_fields_of_a_page_that_is_live_only_in_the_database(world: Any) -> None:
    review = fresh(world.review)
    review.title, review.live = "Still live", False
    review.save(update_fields=["title"])


@change
def end_by_saving_one_field(world: Any) -> None:
    review = fresh(world.review)
    review.live = False
    review.save(update_fields=["live"])


@change
def save_a_page_that_was_loaded_in_part(world: Any) -> None:
    review = type(world.review).objects.only("standfirst").get(pk=world.review.pk)
    review.standfirst = "Partly"
    review.save()


@change
def unpublish(world: Any) -> None:
    fresh(world.review).unpublish()


@change
def unpublish_as_a_page_of_no_class(world: Any) -> None:
    Page.objects.get(pk=world.other.pk).unpublish()


@change
def unpublish_an_alias_alone(world: Any) -> None:
    Page.objects.get(pk=world.alias.pk).unpublish()


@change
def unpublish_and_publish_again(world: Any) -> None:
    fresh(world.review).unpublish()
    fresh(world.review).save_revision().publish()


@change
def publish_what_has_aliases(world: Any) -> None:
    world.other.title = "Also new"
    world.other.save_revision().publish()
    assert PublishedReview.objects.filter(title="Also new").count() == 2


@change
def turn_an_alias_into_a_page(world: Any) -> None:
    from wagtail.actions.convert_alias import ConvertAliasPageAction

    ConvertAliasPageAction(fresh(world.alias)).execute()


@change
def delete(world: Any) -> None:
    fresh(world.review).delete()


@change
def delete_by_queryset(world: Any) -> None:
    type(world.review).objects.filter(pk=world.review.pk).delete()


@change
def restore_a_revision(world: Any) -> None:
    first = world.review.get_latest_revision()
    publish_another_version(world)
    old = first.as_object()
    old.save_revision(previous_revision=first).publish(previous_revision=first)
    assert PublishedReview.objects.filter(pk=world.review.pk, title="Hanging on").exists()


@change
def copy(world: Any) -> None:
    fresh(world.review).copy(update_attrs={"slug": "a-copy"})
    fresh(world.review).copy(update_attrs={"slug": "a-draft-copy"}, keep_live=False)


@change
def copy_what_is_above(world: Any) -> None:
    fresh(world.index).copy(recursive=True, update_attrs={"slug": "copies"})


@change
def translate(world: Any) -> None:
    french = factories.LocaleFactory(language_code="fr")
    draft = fresh(world.other).copy_for_translation(french, copy_parents=True)
    assert not PublishedReview.objects.filter(pk=draft.pk).exists()
    draft.save_revision().publish()


@change
def alias(world: Any) -> None:
    fresh(world.review).create_alias(update_slug="mirrored", parent=world.linked)


@change
def publish_and_end_on_schedule(world: Any) -> None:
    now = timezone.now()
    review = factories.FilmReviewPageFactory(parent=world.index, live=False)
    review.go_live_at = now + timedelta(hours=1)
    review.save_revision().publish()
    type(review).objects.filter(pk=review.pk).update(go_live_at=now - timedelta(hours=1))
    revision = review.get_latest_revision()
    revision.content["go_live_at"] = (now - timedelta(hours=1)).isoformat()
    revision.approved_go_live_at = now - timedelta(hours=1)
    revision.save()
    ending = fresh(world.other)
    ending.expire_at = now - timedelta(minutes=1)
    ending.save()
    call_command("publish_scheduled")
    assert PublishedReview.objects.filter(pk=review.pk).exists()
    assert not PublishedReview.objects.filter(pk=ending.pk).exists()


@change
def publish_for_later_what_is_live(world: Any) -> None:
    review = fresh(world.review)
    review.title, review.go_live_at = "Tomorrow", timezone.now() + timedelta(days=1)
    review.save_revision().publish()


# -- where it is -------------------------------------------------------------------------------------


@change
def move(world: Any) -> None:
    fresh(world.review).move(world.linked, "last-child")


@change
def move_what_is_above(world: Any) -> None:
    fresh(world.index).move(world.linked, "last-child")


@change
def move_out_of_the_site(world: Any) -> None:
    fresh(world.index).move(Page.get_first_root_node(), "last-child")


@change
def reorder(world: Any) -> None:
    fresh(world.other).move(fresh(world.review), "left")


@change
def give_it_another_slug(world: Any) -> None:
    world.review.slug = "letting-go"
    world.review.save_revision().publish()


@change
def give_what_is_above_another_slug(world: Any) -> None:
    index = fresh(world.index)
    index.slug = "criticism"
    index.save_revision().publish()


@change
def delete_what_is_above(world: Any) -> None:
    fresh(world.index).delete()


@change
def unpublish_what_is_above(world: Any) -> None:
    fresh(world.index).unpublish(set_expired=True)


@change
def unpublish_everything_below(world: Any) -> None:
    from wagtail.actions.unpublish_page import UnpublishPageAction

    everything = UnpublishPageAction(fresh(world.index), include_descendants=True)
    everything.user = factories.AdminFactory()
    everything.execute(skip_permission_checks=True)


# -- who may see it ----------------------------------------------------------------------------------


@change
def restrict(world: Any) -> None:
    PageViewRestriction.objects.create(page=world.review, restriction_type="login")


@change
def restrict_what_is_above(world: Any) -> None:
    PageViewRestriction.objects.create(page=world.index, restriction_type="password", password="x")


@change
def lift_a_restriction(world: Any) -> None:
    restriction = PageViewRestriction.objects.create(page=world.index, restriction_type="login")
    assert_apis_agree()
    restriction.delete()


@change
def restrict_it_otherwise(world: Any) -> None:
    restriction = PageViewRestriction.objects.create(page=world.index, restriction_type="login")
    restriction.restriction_type = "groups"
    restriction.save()


@change
def move_below_a_restriction(world: Any) -> None:
    PageViewRestriction.objects.create(page=world.linked, restriction_type="login")
    assert_apis_agree()
    fresh(world.review).move(world.linked, "last-child")


# -- sites and languages -----------------------------------------------------------------------------


@change
def rename_the_host(world: Any) -> None:
    site = Site.objects.get()
    site.hostname = "films.example"
    site.save()
    assert "films.example" in PublishedReview.objects.get(pk=world.review.pk).card


@change
def give_the_site_another_root(world: Any) -> None:
    site = Site.objects.get()
    site.root_page = world.index
    site.save()


@change
def add_a_site(world: Any) -> None:
    factories.SiteFactory(root_page=world.linked)


@change
def delete_a_site(world: Any) -> None:
    site = factories.SiteFactory(root_page=fresh(world.index))
    assert_store_is_right()
    site.delete()


@change
def give_a_language_another_code(world: Any) -> None:
    german = Locale.objects.get(language_code="de")
    german.language_code = "fr"
    german.save()


# -- what it shows -----------------------------------------------------------------------------------


@change
def rename_the_film(world: Any) -> None:
    world.film.title = "Why worry?"
    world.film.save()


@change
def publish_another_version_of_the_film(world: Any) -> None:
    world.film.title = "Why worry?"
    world.film.save_revision().publish()


@change
def save_a_draft_of_the_film(world: Any) -> None:
    world.film.title = "Only a draft"
    world.film.save_revision()
    assert "Only a draft" not in "".join(PublishedReview.objects.values_list("full", flat=True))


@change
def take_the_film_apart(world: Any) -> None:
    film = fresh(world.film)
    film.credits = []
    film.genres.clear()
    film.poster = None
    film.save()


@change
def hide_a_credit_with_its_film(world: Any) -> None:
    film = fresh(world.film)
    credit = film.credits.get(role="actor")
    credit.spoiler_level = "ending"
    film.credits.add(credit)
    film.save()
    assert "The boy" not in "".join(PublishedReview.objects.values_list("free", flat=True))


@change
def hide_a_credit_alone(world: Any) -> None:
    FilmCredit.objects.get(pk=world.credit.pk)
    world.credit.spoiler_level = "ending"
    world.credit.save()
    assert "The boy" not in "".join(PublishedReview.objects.values_list("free", flat=True))


@change
def add_a_credit_alone(world: Any) -> None:
    factories.FilmCreditFactory(film=fresh(world.film), person=world.critic, role="writer")


@change
def delete_a_credit_alone(world: Any) -> None:
    world.credit.delete()


@change
def delete_credits_by_queryset(world: Any) -> None:
    FilmCredit.objects.filter(film=world.film).delete()


@change
def change_a_text_of_the_film(world: Any) -> None:
    world.text.title = "Wolkenkratzer"
    world.text.save()


@change
def change_a_certificate(world: Any) -> None:
    world.certificate.certificate = "PG"
    world.certificate.save()


@change
def change_a_way_to_watch(world: Any) -> None:
    world.way.captions = True
    world.way.save()
    world.way.delete()


@change
def rename_somebody_in_the_film(world: Any) -> None:
    world.actor.name = "Harold"
    world.actor.save()


@change
def rename_somebody_in_the_cast_block(world: Any) -> None:
    world.annotated.native_name = "Другой"
    world.annotated.save()


@change
def rename_the_critic(world: Any) -> None:
    world.critic.name = "Ada Lind"
    world.critic.save()


@change
def rename_a_genre(world: Any) -> None:
    world.genre.name = "Slapstick"
    world.genre.save()


@change
def rename_a_genre_in_one_language(world: Any) -> None:
    text = world.genre.texts.get()
    text.name = "Klamauk"
    text.save()
    text.delete()


@change
def rename_a_service(world: Any) -> None:
    world.service.name = "The Archive"
    world.service.save()


@change
def give_a_service_no_logo(world: Any) -> None:
    world.service.logo = None
    world.service.save()


@change
def delete_a_logo(world: Any) -> None:
    world.logo.delete()


@change
def rename_images(world: Any) -> None:
    for image in (world.poster, world.hero, world.still, world.logo):
        image.title = f"New {image.pk}"
        image.save()


@change
def move_a_focal_point(world: Any) -> None:
    world.hero.focal_point_x = world.hero.focal_point_y = 50
    world.hero.focal_point_width = world.hero.focal_point_height = 20
    world.hero.save()


@change
def give_an_image_another_file(world: Any) -> None:
    world.poster.file = get_test_image_file("another.png", size=(300, 200))
    world.poster._set_image_file_metadata()
    world.poster.save()
    world.poster.renditions.all().delete()


@change
def delete_images(world: Any) -> None:
    for image in (world.poster, world.hero, world.still):
        image.delete()


@change
def give_a_document_another_file(world: Any) -> None:
    world.document.file = ContentFile(b"kit", name="new-kit.txt")
    world.document.save()


@change
def delete_a_document(world: Any) -> None:
    world.document.delete()


@change
def give_a_linked_page_another_slug(world: Any) -> None:
    world.linked.slug = "us"
    world.linked.save()
    assert "/us/" in PublishedReview.objects.get(pk=world.review.pk).full


@change
def move_a_linked_page(world: Any) -> None:
    fresh(world.linked).move(world.index, "last-child")


@change
def move_what_is_above_a_linked_page(world: Any) -> None:
    below = factories.PageFactory(parent=fresh(world.linked), slug="below")
    world.review.body = [linking_to(below)]
    world.review.save_revision().publish()
    fresh(world.linked).move(world.index, "last-child")


@change
def delete_a_linked_page(world: Any) -> None:
    fresh(world.linked).delete()


@change
def translate_a_linked_page(world: Any) -> None:
    translation = fresh(world.linked).copy_for_translation(world.german)
    translation.slug = "ueber"
    translation.save_revision().publish()
    assert "/ueber/" in PublishedReview.objects.get(pk=world.translation.pk).full


@change
def unpublish_the_translation_of_a_linked_page(world: Any) -> None:
    translate_a_linked_page(world)
    fresh(world.linked).get_translation(world.german).unpublish()


@pytest.mark.parametrize("what", CHANGES.values(), ids=CHANGES.keys())
def test_the_store_is_right_after_it(world: Any, settled: Any, what: Change) -> None:
    with settled():
        what(world)
