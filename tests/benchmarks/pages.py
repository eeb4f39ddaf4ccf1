"""The rows of pages in Wagtail's own table, below a list page that the site makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Site

from tests.benchmarks.rows import Row, insert
from tests.benchmarks.source import Catalogue

NAMESPACE = UUID("6a1f3f0e-5a86-4a0e-9d3c-0d7b1f5d7c11")
LIST_SLUG = "reviews"


def make_list_page(model: type[Any], **given: Any) -> Any:
    """The page that all reviews are below."""
    home = Site.objects.get(is_default_site=True).root_page
    return home.add_child(instance=model(title="Reviews", slug=LIST_SLUG, **given))


def fill_pages(catalogue: Catalogue, numbers: range, model: type[Any], below: Any) -> None:
    """A published page per review; the rows of ``model``'s own table are for the caller to write."""
    content_type = ContentType.objects.get_for_model(model).pk
    now = timezone.now()

    def pages() -> Iterator[Row]:
        for number in numbers:
            review = catalogue.review(number)
            yield {
                "id": review.pk,
                "path": Page._get_path(below.path, below.depth + 1, number + 1),
                "depth": below.depth + 1,
                "numchild": 0,
                "translation_key": uuid5(NAMESPACE, str(number)),
                "locale_id": below.locale_id,
                "title": review.title,
                "draft_title": review.title,
                "slug": review.slug,
                "url_path": f"{below.url_path}{review.slug}/",
                "content_type_id": content_type,
                "live": True,
                "has_unpublished_changes": False,
                "first_published_at": review.published_on,
                "last_published_at": review.published_on,
                "latest_revision_created_at": now,
            }

    insert(Page, pages())
    Page.objects.filter(pk=below.pk).update(numchild=numbers.stop)
