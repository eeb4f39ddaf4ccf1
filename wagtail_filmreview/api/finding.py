"""From the path of a web page to its review, also where the page has moved since."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.apps import apps
from django.http import HttpRequest
from wagtail.models import Site

from wagtail_filmreview.models import base_page
from wagtail_filmreview.representations.store.serving import PublicStore
from wagtail_filmreview.representations.store.statement import Condition, listed


@dataclass(frozen=True)
class Moved:
    """Where a path leads now, on the same site."""

    path: str
    permanent: bool


def find(request: HttpRequest, html_path: str, site: str = "") -> int | Moved | None:
    """The id of the public review at a path of a site, or where its page has moved to; None for neither."""
    store = PublicStore(request, site=site)
    path = f"/{html_path.strip('/')}/".replace("//", "/")
    roots = base_page()._default_manager.filter(path__in=store.roots()).values_list("url_path", flat=True)
    # Languages may have a prefix that no page of the tree stands for.
    inner = [path, f"/{path.strip('/').partition('/')[2]}/".replace("//", "/")]
    places = listed([f"{root.rstrip('/')}{below}" for root in roots for below in inner])
    if not places.parameters:
        return None
    here = Condition(f"p.url_path IN ({places.sql})", places.parameters)
    for page_id, address in store.addresses((here,)):
        if urlsplit(address).path == path:
            return page_id
    return _moved(store.site(), path)


def _moved(site: Site | None, path: str) -> Moved | None:
    if site is None or not apps.is_installed("wagtail.contrib.redirects"):
        return None
    from wagtail.contrib.redirects.models import Redirect

    redirects = Redirect.get_for_site(site).filter(old_path=Redirect.normalise_path(path))
    # One for this site stands before one for all.
    for redirect in sorted(redirects, key=lambda one: one.site_id is None):
        to = urlsplit(redirect.link or "")
        if to.path and to.hostname in (None, site.hostname) and to.path != path:
            return Moved(to.path, redirect.is_permanent)
    return None
