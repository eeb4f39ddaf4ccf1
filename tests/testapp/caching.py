"""How a site keeps the cache in front of it right. One test imports it; nothing else does."""

import json
from http.client import HTTPSConnection

from django.conf import settings
from django.dispatch import receiver

from wagtail_filmreview.representations.store.changes import reviews_changed


@receiver(reviews_changed)
def purge(sender, change, **kwargs):
    """Tell the cache in front of the site what it may keep no longer."""
    wanted = json.dumps({"tags": sorted(change.tags), "files": sorted(change.urls)})
    cache = HTTPSConnection(settings.PURGE_HOST, timeout=5)
    cache.request("POST", settings.PURGE_PATH, wanted, settings.PURGE_HEADERS)
    cache.getresponse().read()
    cache.close()
