"""When the store is written: signal receivers, connected in ``apps``."""

from typing import Any

from django.db import models
from django.db.models.signals import post_delete, post_save
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction, Site, get_page_models
from wagtail.signals import page_slug_changed, post_page_move

from wagtail_filmreview.models import (
    Film,
    FilmCertificate,
    FilmCredit,
    FilmRelease,
    FilmReviewMixin,
    FilmText,
    FilmWayToWatch,
    Genre,
    GenreText,
    Person,
    StoreState,
    WatchService,
    review_models,
)
from wagtail_filmreview.models.shown import row_saved, rows_saved
from wagtail_filmreview.representations.store import bulk
from wagtail_filmreview.representations.store.refreshing import below
from wagtail_filmreview.representations.store.sources import tag_of

# What Wagtail saves of a page when only a draft of it is new: the instance then holds unpublished content.
DRAFT_ONLY = frozenset(
    {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}
)


def review_saved(
    sender: Any, instance: FilmReviewMixin, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """``post_save`` of review classes, inside the transaction of ``Page.save``."""
    if raw or (update_fields is not None and set(update_fields) <= DRAFT_ONLY):
        return
    if not instance.live:
        bulk.remove(instance.pk)
    elif update_fields is None:
        bulk.write(instance)
    else:
        bulk.rebuild(instance.pk)


def page_saved(
    sender: Any, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """``post_save`` of every other page: an alias of a review is unpublished as a base page."""
    if raw or (update_fields is not None and set(update_fields) <= DRAFT_ONLY):
        return
    if issubclass(instance.specific_class or object, FilmReviewMixin):
        bulk.rebuild(instance.pk)
    else:
        # It may have moved, and with it what is below it.
        StoreState.renew()


def page_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    """``post_delete`` of any page."""
    bulk.remove(instance.pk)


def access_changed(sender: Any, **kwargs: Any) -> None:
    """A view restriction, or a site: what lists count is no longer so."""
    StoreState.renew()


def addresses_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Wagtail's signals after a page got another slug or place: so did everything below it."""
    bulk.rebuild(*below(instance.path))
    bulk.source_changed(tag_of(type(instance), instance.pk))


def source_saved(sender: Any, instance: models.Model, raw: bool = False, **kwargs: Any) -> None:
    """Something was saved that stored reviews may show something of."""
    if not raw:
        # A film says what is a spoiler, which cannot wait for a task.
        bulk.source_changed(tag_of(type(instance), instance.pk), at_once=isinstance(instance, Film))


def connect() -> None:
    """Connect every receiver; called once, when the apps are ready."""
    for model in review_models():
        post_save.connect(review_saved, sender=model, dispatch_uid=f"filmreview-store-{model._meta.label}")
    for model in get_page_models():
        uid = f"filmreview-store-{model._meta.label}"
        if not issubclass(model, FilmReviewMixin):
            post_save.connect(page_saved, sender=model, dispatch_uid=uid)
        post_delete.connect(page_deleted, sender=model, dispatch_uid=uid)
    for model in (PageViewRestriction, Site):
        for signal in (post_save, post_delete):
            signal.connect(access_changed, sender=model, dispatch_uid="filmreview-store")
    for signal in (page_slug_changed, post_page_move):
        signal.connect(addresses_changed, dispatch_uid="filmreview-store")
    for model in (Film, Person, Genre):
        rows_saved.connect(source_saved, sender=model, dispatch_uid="filmreview-store")
    for model in (FilmCertificate, FilmCredit, FilmRelease, FilmText, FilmWayToWatch, GenreText):
        for signal in (post_save, post_delete):
            signal.connect(row_saved, sender=model, dispatch_uid="filmreview-store")
    for model in (WatchService, get_image_model()):
        post_save.connect(source_saved, sender=model, dispatch_uid="filmreview-store")
