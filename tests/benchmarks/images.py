"""Pictures and their renditions, as rows: what APIs and pages read of them is in the database."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.models import Filter
from wagtail.models import Collection

from tests.benchmarks.pictures import HEIGHT, RENDITIONS, WIDTH, alt_of, kind_of, rendition_file, title_of
from tests.benchmarks.rows import insert
from tests.benchmarks.source import Catalogue


def fill_images(catalogue: Catalogue) -> None:
    image_model = get_image_model()
    collection = Collection.get_first_root_node().pk
    now = timezone.now()

    def images() -> Any:
        for pk in range(1, catalogue.images + 1):
            yield {
                "id": pk,
                "title": title_of(pk),
                "description": alt_of(pk),
                "file": f"original_images/{kind_of(pk)}-{pk}.jpg",
                "width": WIDTH,
                "height": HEIGHT,
                "created_at": now,
                "collection_id": collection,
                "file_size": 250_000,
            }

    def renditions() -> Any:
        for pk in range(1, catalogue.images + 1):
            for spec, (width, height) in RENDITIONS[kind_of(pk)].items():
                yield {
                    "image_id": pk,
                    "filter_spec": spec,
                    "focal_point_key": keys[spec],
                    "file": rendition_file(pk, spec),
                    "width": width,
                    "height": height,
                }

    # A picture without a focal point has the same key for a size as any other.
    specs = [spec for sizes in RENDITIONS.values() for spec in sizes]
    keys = {spec: Filter(spec=spec).get_cache_key(image_model()) for spec in specs}
    insert(image_model, images())
    insert(image_model.get_rendition_model(), renditions())
