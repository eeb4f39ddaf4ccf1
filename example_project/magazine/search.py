"""Search over everything the magazine shows to the public.

The package indexes no text with a spoiler in it, so no search can ask a film for its ending.
"""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page, Site

RESULTS_PER_PAGE = 10
LONGEST_QUERY = 200


def search(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    site = Site.find_for_request(request)
    found = []
    if query and site:
        pages = Page.objects.live().public().descendant_of(site.root_page, inclusive=True)
        found = pages.specific().search(query, operator="and")
    results = Paginator(found, RESULTS_PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "magazine/search.html", {"query": query, "results": results, "is_search": True})
