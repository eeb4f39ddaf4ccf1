from ..shared import *  # noqa: F403
from ..shared import INSTALLED_APPS as SHARED_APPS

# Images come first in a new site's tables, so their model has an app to itself.
INSTALLED_APPS = [__package__, f"{__package__}.pictures", *SHARED_APPS]
WAGTAILIMAGES_IMAGE_MODEL = "pictures.SiteImage"
