"""A site's own search page, as a project made by ``wagtail start`` has one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join
from wagtail.models import Page


def search(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("query", "")
    found = Page.objects.live().search(query) if query else Page.objects.none()
    results = Paginator(found, 10).get_page(request.GET.get("page"))
    items = format_html_join("", '<li><a href="{}">{}</a></li>', ((page.url, page.title) for page in results))
    return HttpResponse(f"<p>{results.paginator.count}</p><ol>{items}</ol>")
