import os

from ..shared import *  # noqa: F403
from ..shared import INSTALLED_APPS as SHARED_APPS

INSTALLED_APPS = [__package__, *SHARED_APPS]

# The site as it was before, when it had the shipped body, and as it is now.
if "BEFORE_THE_SWAP" not in os.environ:
    WAGTAIL_FILMREVIEW = {"BODY_BLOCK": f"{__package__}.blocks.SiteBodyBlock"}
