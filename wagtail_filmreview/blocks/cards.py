"""Small JSON objects for what blocks point to: images, people, services."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from wagtail.images.shortcuts import get_renditions_or_not_found
from wagtail.models import Site

from wagtail_filmreview import conf


def absolute(url: str, context: Mapping[str, Any]) -> str:
    """Make a site-relative address absolute.

    The base is the context's ``base_url`` (a representation has its page's site), else Wagtail's
    ``WAGTAILAPI_BASE_URL`` or the site of the context's ``request``. Without any it stays relative.
    """
    if not url.startswith("/"):
        return url
    base = context.get("base_url")
    if base is None:
        base = getattr(settings, "WAGTAILAPI_BASE_URL", None)
    if base is None and (request := context.get("request")) is not None:
        site = Site.find_for_request(request)
        base = site and site.root_url
    return f"{base.rstrip('/')}{url}" if base else url


def represent_image(
    image: Any, of: str, context: Mapping[str, Any], alt: str | None = None
) -> dict[str, Any] | None:
    """An image with the renditions that the site publishes for ``of`` (see the RENDITIONS setting).

    Sizes and the focal point are in pixels: of each rendition, and of the original.
    """
    if image is None:
        return None
    specs = conf.renditions(of)
    made = get_renditions_or_not_found(image, list(specs.values()))
    return {
        "alt": image.default_alt_text if alt is None else alt,
        "width": image.width,
        "height": image.height,
        "focal_point": {
            "x": image.focal_point_x,
            "y": image.focal_point_y,
            "width": image.focal_point_width or 0,
            "height": image.focal_point_height or 0,
        }
        if image.has_focal_point()
        else None,
        "renditions": {
            name: {
                "url": absolute(made[spec].url, context),
                "width": made[spec].width,
                "height": made[spec].height,
            }
            for name, spec in specs.items()
        },
    }


def represent_person(person: Any) -> dict[str, Any]:
    return {
        "id": person.pk,
        "name": person.name,
        "native_name": person.native_name,
        "slug": person.slug,
    }


def represent_service(service: Any, context: Mapping[str, Any]) -> dict[str, Any] | None:
    return service and {
        "id": service.pk,
        "name": service.name,
        "slug": service.slug,
        "link": service.link,
        "logo": represent_image(service.logo, "logo", context),
    }
