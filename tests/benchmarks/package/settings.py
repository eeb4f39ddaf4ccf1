from tests.benchmarks.base_settings import *  # noqa: F403
from tests.benchmarks.base_settings import WAGTAIL_APPS

INSTALLED_APPS = [
    "tests.benchmarks.package.apps.BareViewsConfig",
    "wagtail_filmreview",
    "wagtail_filmreview.pages",
    "wagtail_modeladmin",
    *WAGTAIL_APPS,
]
ROOT_URLCONF = "tests.benchmarks.package.urls"
