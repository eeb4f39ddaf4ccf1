from tests.benchmarks.base_settings import *  # noqa: F403
from tests.benchmarks.base_settings import WAGTAIL_APPS

INSTALLED_APPS = ["tests.benchmarks.plain.apps.PlainConfig", *WAGTAIL_APPS]
ROOT_URLCONF = "tests.benchmarks.plain.urls"
