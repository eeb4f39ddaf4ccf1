"""When the store is written: signal receivers, connected in ``apps``."""

from typing import Any

from django.db import transaction
from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, PageViewRestriction, Site, get_page_models

from wagtail_filmreview.models import (
    Film,
    FilmCertificate,
    FilmCredit,
    FilmReviewMixin,
    FilmText,
    FilmWayToWatch,
    Genre,
    GenreText,
    Person,
    PublishedReview,
    StoreState,
    WatchService,
    base_page,
    review_models,
)
from wagtail_filmreview.models.shown import is_draft_only, row_saved, rows_saved
from wagtail_filmreview.representations.store import bulk, refreshing
from wagtail_filmreview.representations.store.changes import access_changed, number_anew
from wagtail_filmreview.representations.store.sources import tag_of, tags_of_pages

EVERYTHING = Q()

SHOWN_BY_LINKS = ("title", "url_path", "live")
"""All that a review shows of the pages that it links to; a link to a translation is one to a live page."""

URL_PATH = SHOWN_BY_LINKS.index("url_path")


def page_saving(
    sender: Any, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """``pre_save`` of every page class, inside the transaction of ``Page.save``: what links showed so far."""
    if not raw and not is_draft_only(update_fields):
        # Locked a moment before Wagtail does it, so that nobody changes it in between.
        pages = base_page()._default_manager.select_for_update(no_key=True)
        instance._shown_by_links = pages.filter(pk=instance.pk).values_list(*SHOWN_BY_LINKS).first()


def review_saved(
    sender: Any, instance: FilmReviewMixin, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """``post_save`` of review classes, inside the transaction of ``Page.save``."""
    if raw or is_draft_only(update_fields):
        return
    changed = _what_links_show_has_changed(instance)
    moved = _with_new_addresses(instance) if changed else None
    if update_fields is not None:
        # What else the instance holds was not saved.
        bulk.rebuild(instance.pk)
    elif instance.live:
        bulk.write(instance)
    else:
        bulk.remove(instance.pk)
    if changed:
        _refresh_links(instance)
    _refresh_addresses(moved)


def page_saved(
    sender: Any,
    instance: Any,
    raw: bool = False,
    created: bool = False,
    update_fields: Any = None,
    **kwargs: Any,
) -> None:
    """``post_save`` of every other page class, inside the transaction of ``Page.save``.

    Wagtail unpublishes aliases, expires and moves pages as instances of the page base.
    """
    if raw or is_draft_only(update_fields):
        return
    changed = _what_links_show_has_changed(instance)
    moved = _with_new_addresses(instance) if changed else None
    if sender is base_page() and _has_another_address(instance):
        # It may have moved, to another site even, and with it what is below. Of that caches are told later,
        # when it has its addresses.
        below = base_page()._default_manager.filter(path__startswith=instance.path)
        number_anew(PublishedReview.objects.filter(pk__in=below.values("pk")))
    elif created or sender is base_page():
        # A translation of a site's root has come.
        StoreState.advance()
    if _is_review(instance):
        bulk.rebuild(instance.pk)
    if changed:
        _refresh_links(instance)
    _refresh_addresses(moved)


def page_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    """``post_delete`` of the page base, which every page has a row of."""
    if _is_review(instance):
        bulk.remove(instance.pk)
    _refresh_links(instance)


def _is_review(page: Any) -> bool:
    return issubclass(page.specific_class or object, FilmReviewMixin)


def _what_links_show_has_changed(page: Any) -> bool:
    return page._shown_by_links != tuple(getattr(page, name) for name in SHOWN_BY_LINKS)


def _has_another_address(page: Any) -> bool:
    before = page._shown_by_links
    return before is not None and before[URL_PATH] != page.url_path


def _refresh_links(page: Any) -> None:
    """Reviews link to pages, and a link leads to the translation into the language of whoever has it."""
    pages = base_page()._default_manager.filter(translation_key=page.translation_key)
    linking = refreshing.built_from([tag_of(base_page(), page.pk)])
    bulk.refresh((linking | refreshing.built_from(tags_of_pages(pages))) & ~Q(pk=page.pk))


def _with_new_addresses(page: Any) -> Any:
    """The pages below one that was saved with another slug or place: Wagtail gives them their addresses next.

    Who saves one of these holds it and waits for a turn, so they are locked before this takes its own.
    None, if there are none.
    """
    if not page.numchild:
        return None
    pages = base_page()._default_manager.filter(path__startswith=page.path)
    moved = pages.exclude(url_path__startswith=page.url_path)
    locked = moved.order_by("path").select_for_update(no_key=True).values_list("pk")
    return moved if sum(1 for _ in locked.iterator()) else None


def _refresh_addresses(moved: Any) -> None:
    if moved is not None:
        bulk.refresh_after_commit(Q(pk__in=moved.values("pk")) | refreshing.built_from(tags_of_pages(moved)))


def restriction_changed(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    """What lists count is no longer so, and caches hold what they may not."""
    pages = base_page()._default_manager
    path = pages.filter(pk=instance.page_id).values_list("path", flat=True).first()
    access_changed(pages.none() if path is None else pages.filter(path__startswith=path))


def addresses_changing(sender: Any, instance: Model, raw: bool = False, **kwargs: Any) -> None:
    """``pre_save`` of a site or locale, which is saved outside a transaction: first note, then change."""
    if not raw and (instance.pk or sender is Site):
        refreshing.mark(PublishedReview.objects.all())


def addresses_changed(
    sender: Any, instance: Model, raw: bool = False, created: bool = False, **kwargs: Any
) -> None:
    """A site or locale was saved or deleted: addresses name both, and links depend on how many there are."""
    if raw or (created and sender is Locale):
        return
    number_anew(PublishedReview.objects.all())
    Site.clear_site_root_paths_cache()
    bulk.refresh(EVERYTHING)
    # Who asked before the commit has put the former state into Wagtail's cache again.
    transaction.on_commit(Site.clear_site_root_paths_cache)


def source_changing(
    sender: Any, instance: Model, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """``pre_save`` of what is saved outside a transaction: first note what is behind, then change it."""
    if not raw and instance.pk is not None and not _is_metadata(update_fields):
        shown = refreshing.built_from([tag_of(type(instance), instance.pk)])
        refreshing.mark(PublishedReview.objects.filter(shown))


def source_changed(
    sender: Any, instance: Model, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """Something was saved or deleted that stored reviews may show something of."""
    if not raw and not _is_metadata(update_fields):
        shown = refreshing.built_from([tag_of(type(instance), instance.pk)])
        # A film says what is a spoiler, which cannot wait for a task.
        bulk.refresh(shown, at_once=isinstance(instance, Film))


def _is_metadata(update_fields: Any) -> bool:
    """What Wagtail finds out about a file when it is first asked."""
    return update_fields is not None and set(update_fields) <= {"file_size", "file_hash"}


def rendition_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Wagtail deletes renditions after it has saved an image with another file."""
    shown = refreshing.built_from([tag_of(get_image_model(), instance.image_id)])
    bulk.refresh_after_commit(shown)


def connect() -> None:
    """Connect every receiver; called once, when the apps are ready."""
    uid = "filmreview-store"
    for model in get_page_models():
        receiver = review_saved if model in review_models() else page_saved
        pre_save.connect(page_saving, sender=model, dispatch_uid=uid)
        post_save.connect(receiver, sender=model, dispatch_uid=uid)
    post_delete.connect(page_deleted, sender=base_page(), dispatch_uid=uid)
    for signal in (post_save, post_delete):
        signal.connect(restriction_changed, sender=PageViewRestriction, dispatch_uid=uid)
    for model in (Site, Locale):
        pre_save.connect(addresses_changing, sender=model, dispatch_uid=uid)
        for signal in (post_save, post_delete):
            signal.connect(addresses_changed, sender=model, dispatch_uid=uid)
    for model in (Film, Person, Genre, WatchService):
        rows_saved.connect(source_changed, sender=model, dispatch_uid=uid)
        post_delete.connect(source_changed, sender=model, dispatch_uid=uid)
    for model in (FilmCertificate, FilmCredit, FilmText, FilmWayToWatch, GenreText):
        for signal in (post_save, post_delete):
            signal.connect(row_saved, sender=model, dispatch_uid=uid)
    for model in (get_image_model(), get_document_model()):
        pre_save.connect(source_changing, sender=model, dispatch_uid=uid)
        for signal in (post_save, post_delete):
            signal.connect(source_changed, sender=model, dispatch_uid=uid)
    post_delete.connect(rendition_deleted, sender=get_image_model().get_rendition_model(), dispatch_uid=uid)
