"""What the reports have in common: who may see them, where they are, how they are exported."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView

from wagtail_filmreview.desk.spreadsheets import SafeSpreadsheets

Export = dict[str, tuple[Any, Callable[[Any], Any]]]


class DeskReport(SafeSpreadsheets, ReportView):
    """One report. What is listed, exported and counted is always narrowed to what the user may see."""

    results_template_name = "wagtail_filmreview/desk/report_results.html"
    slug: str
    page_title: Any
    header_icon: str
    menu_order: int
    exported: Export
    """Heading and value of each column of a spreadsheet."""
    nothing_found: Any
    """What the report says where all is well."""

    @staticmethod
    def may_see(user: Any) -> bool:
        raise NotImplementedError

    @classmethod
    def url_name(cls) -> str:
        return f"wagtail_filmreview_report_{cls.slug.replace('-', '_')}"

    @classmethod
    def url_patterns(cls) -> list[Any]:
        address = f"reports/film-reviews/{cls.slug}/"
        return [
            path(address, cls.as_view(), name=cls.url_name()),
            path(f"{address}results/", cls.as_view(results_only=True), name=f"{cls.url_name()}_results"),
        ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_index_url(self) -> str:
        return reverse(self.url_name())

    def get_index_results_url(self) -> str:
        return reverse(f"{self.url_name()}_results")

    def get_filtered_queryset(self) -> Any:
        # What ``get_queryset`` gives is filtered already.
        return self.get_queryset()

    @cached_property
    def no_results_message(self) -> str:
        if self.is_filtering or self.is_searching:
            return _("Nothing matches. Take a filter away, or search for something shorter.")
        return str(self.nothing_found)

    def get_filename(self) -> str:
        return f"film-reviews-{self.slug}"

    @property
    def list_export(self) -> list[str]:
        return list(self.exported)

    def get_heading(self, queryset: QuerySet[Any], field: str) -> str:
        return str(self.exported[field][0])

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        values = {name: value_of(item) for name, (_heading, value_of) in self.exported.items()}
        return {name: "" if value is None else value for name, value in values.items()}


class ReportMenuItem(MenuItem):
    """In Wagtail's menu of reports, for whoever may see it."""

    def __init__(self, report: type[DeskReport]) -> None:
        super().__init__(
            report.page_title,
            reverse(report.url_name()),
            name=f"film-reviews-{report.slug}",
            icon_name=report.header_icon,
            order=report.menu_order,
        )
        self.report = report

    def is_shown(self, request: HttpRequest) -> bool:
        return self.report.may_see(request.user)
