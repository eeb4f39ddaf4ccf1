"""Checks of what viewers rely on: content advisories, and where and until when a film can be watched."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wagtail_filmreview.models.checks.finding import Finding, path_of
from wagtail_filmreview.vocabulary import ReviewCheck


def find_not_assessed(page: Any) -> Iterator[Finding]:
    child = page.body.first_block_by_name("content_advisories")
    check = ReviewCheck.CONTENT_ADVISORIES
    if child is None:
        yield Finding(check, _("Nothing is said about content yet: add content advisories."), "body")
    elif not child.value.get("all_assessed"):
        yield Finding(
            check,
            _("Not all categories are assessed: what is not listed does not count as absent."),
            path_of(child, "all_assessed"),
        )


def find_past_dates(page: Any) -> Iterator[Finding]:
    """Ways to watch whose last day is over: the review's own rows, and those of the film that it shows."""
    today = timezone.localdate()
    for child in page.body:
        if child.block_type != "where_to_watch":
            continue
        for row in child.value["ways"].bound_blocks:
            if (until := row.value.get("available_until")) and until < today:
                yield _past(
                    row.value.get("service"), until, path_of(child, "ways", row.id, "available_until")
                )
        if page.film is not None and (child.value.get("include_film") or not child.value["ways"]):
            for way in page.film.ways_to_watch.all():
                if way.available_until and way.available_until < today:
                    yield _past(way.service, way.available_until, path_of(child), of_film=True)


def _past(service: Any, until: Any, path: str, of_film: bool = False) -> Finding:
    words = {"service": service or _("A way to watch"), "day": date_format(until)}
    if of_film:
        text = _("%(service)s ended on %(day)s: correct it in the film.") % words
    else:
        text = _("%(service)s ended on %(day)s: correct the date or take the row out.") % words
    return Finding(ReviewCheck.AVAILABILITY, text, path)
