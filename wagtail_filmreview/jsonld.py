"""What a review page tells search engines, in the words of schema.org; see ``representations.json_ld``."""

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Site

from wagtail_filmreview.models import FilmReviewMixin
from wagtail_filmreview.representations.build import build_review
from wagtail_filmreview.representations.json_ld import Node, as_text, json_ld_of, organization
from wagtail_filmreview.representations.store.cards import stored_review


def review_json_ld(page: FilmReviewMixin, request: HttpRequest | None = None) -> Node:
    """The ``Review`` node of a page, ready for ``as_script``. Nothing in it is empty.

    ``request`` saves looking up the site, which publishes the review, and tells a preview from the page.
    """
    is_shown_live = request is not None and page.live and not getattr(request, "is_preview", False)
    review = (stored_review(page.pk) if is_shown_live else None) or build_review(page)
    site = Site.find_for_request(request) if request is not None else page.get_site()
    return json_ld_of(review, site and organization(site.site_name or site.hostname, site.root_url))


def as_script(node: Node) -> SafeString:
    """The element that holds a node in a page."""
    text = mark_safe(as_text(node))  # noqa: S308 - it cannot end the element
    return format_html('<script type="application/ld+json">{}</script>', text)
