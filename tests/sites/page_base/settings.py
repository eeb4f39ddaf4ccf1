from ..shared import *  # noqa: F403
from ..shared import INSTALLED_APPS as SHARED_APPS

INSTALLED_APPS = [__package__, *SHARED_APPS]
WAGTAIL_PAGE_MODEL = "page_base.SitePage"
