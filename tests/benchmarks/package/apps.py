from django.apps import AppConfig, apps


class BareViewsConfig(AppConfig):
    """Mounts the bare view inside API v3, which takes no more routers once the site's URLs are read."""

    name = "tests.benchmarks.package"
    label = "benchmark"

    def ready(self) -> None:
        if apps.is_installed("wagtail.api.v3"):
            from wagtail.api.v3.api import api

            from tests.benchmarks.package.bare_v3 import router

            api.add_router("/bare/", router)
