"""The page that somebody names on the command line."""

from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import CommandError
from wagtail.models import Site

from wagtail_filmreview.models import base_page


def page_named(text: str) -> Any:
    """The page with that id, or at that path or address of a site; ``CommandError`` where there is none."""
    pages = base_page()._default_manager
    if text.isascii() and text.isdecimal():
        found = list(pages.filter(pk=int(text))) if len(text) < 19 else []
    else:
        found = list(pages.filter(url_path__in=_url_paths(text)))
    if not found:
        raise CommandError(f"There is no page {text!r}. Give its id, or its path as in /reviews/.")
    if len(found) > 1:
        ids = ", ".join(str(page.pk) for page in found)
        raise CommandError(f"Several sites have a page {text!r}: give its id, one of {ids}.")
    return found[0]


def _url_paths(text: str) -> set[str]:
    """Where in the page tree an address leads, one for each site that it may be of."""
    address = urlsplit(text)
    path = "/".join(part for part in address.path.split("/") if part)
    return {
        site.root_page.url_path + (f"{path}/" if path else "")
        for site in Site.objects.select_related("root_page")
        if not address.hostname or address.hostname == site.hostname
    }
