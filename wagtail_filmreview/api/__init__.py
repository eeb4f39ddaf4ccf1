"""The thin doors to the representations: Wagtail's API v2, and v3 where Wagtail has it."""

from django.apps import apps


def mount_v3() -> None:
    """Add the reviews to Wagtail's API v3, where the site has installed ``wagtail.api.v3``.

    Must run in ``AppConfig.ready``: earlier the page models are not loaded, and once the site's URLs
    are read, Ninja takes no more routers.
    """
    if apps.is_installed("wagtail.api.v3"):
        from wagtail.api.v3.api import api

        from wagtail_filmreview.api.v3 import ROUTERS

        for prefix, router in ROUTERS.items():
            api.add_router(prefix, router)
