"""Reports on what is amiss across the magazine, in Wagtail's menu of reports."""

from collections.abc import Callable
from typing import Any

from wagtail_filmreview.desk.reports.base import DeskReport, ReportMenuItem
from wagtail_filmreview.desk.reports.films import FilmsNotAssessed, FilmsWithoutReview
from wagtail_filmreview.desk.reports.people import PeopleProbablySame
from wagtail_filmreview.desk.reports.reviews import ReviewsMissingSomething
from wagtail_filmreview.desk.reports.ways import ExpiringWays, ReviewsWithEndingWays

REPORTS: list[type[DeskReport]] = [
    ReviewsMissingSomething,
    ExpiringWays,
    ReviewsWithEndingWays,
    FilmsWithoutReview,
    FilmsNotAssessed,
    PeopleProbablySame,
]


def admin_urls() -> list[Any]:
    """A ``register_admin_urls`` hook."""
    return [pattern for report in REPORTS for pattern in report.url_patterns()]


def menu_items() -> list[Callable[[], ReportMenuItem]]:
    """Each a ``register_reports_menu_item`` hook."""
    return [_item_of(report) for report in REPORTS]


def _item_of(report: type[DeskReport]) -> Callable[[], ReportMenuItem]:
    return lambda: ReportMenuItem(report)
