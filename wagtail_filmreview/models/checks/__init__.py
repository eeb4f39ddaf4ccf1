"""What a review still lacks, or where it contradicts itself: found in the same way for everybody who asks.

The editor's form, the summaries of the listing, the reports and the command line all use this room. Each
check is a function of a review in memory, complete or not, that yields what it finds.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from wagtail_filmreview import conf
from wagtail_filmreview.models.checks.essentials import (
    find_no_byline,
    find_no_film,
    find_no_main_image,
    find_no_standfirst,
)
from wagtail_filmreview.models.checks.finding import Finding
from wagtail_filmreview.models.checks.pictures import find_no_alt_text
from wagtail_filmreview.models.checks.verdicts import find_contradiction, find_no_verdict
from wagtail_filmreview.models.checks.viewers import find_not_assessed, find_past_dates
from wagtail_filmreview.vocabulary import ReviewCheck

__all__ = ["CHECKS", "PASSES_WITH_TIME", "Finding", "findings", "missing", "required_findings"]

logger = logging.getLogger(__name__)

CHECKS: dict[ReviewCheck, Callable[[Any], Iterator[Finding]]] = {
    ReviewCheck.FILM: find_no_film,
    ReviewCheck.BYLINES: find_no_byline,
    ReviewCheck.STANDFIRST: find_no_standfirst,
    ReviewCheck.HERO_IMAGE: find_no_main_image,
    ReviewCheck.ALT_TEXT: find_no_alt_text,
    ReviewCheck.VERDICT: find_no_verdict,
    ReviewCheck.CONTRADICTION: find_contradiction,
    ReviewCheck.CONTENT_ADVISORIES: find_not_assessed,
    ReviewCheck.AVAILABILITY: find_past_dates,
}

PASSES_WITH_TIME = frozenset({ReviewCheck.AVAILABILITY})
"""What becomes true without anybody saving anything, so that no summary can remember it."""


def findings(page: Any, checks: Iterable[ReviewCheck] = tuple(CHECKS)) -> list[Finding]:
    """What the checks find in a review as it is in memory, in the order of ``CHECKS``."""
    wanted = set(checks)
    return [finding for check in CHECKS if check in wanted for finding in _run(check, page)]


def missing(page: Any) -> list[str]:
    """Slugs of the checks that find something, but for what time alone can change."""
    lasting = [check for check in CHECKS if check not in PASSES_WITH_TIME]
    return list(dict.fromkeys(finding.check.value for finding in findings(page, lasting)))


def required_findings(page: Any) -> list[Finding]:
    """What has to be put right before the review can be published: see ``REQUIRED_TO_PUBLISH``."""
    return findings(page, [ReviewCheck(slug) for slug in conf.get("REQUIRED_TO_PUBLISH")])


def _run(check: ReviewCheck, page: Any) -> list[Finding]:
    try:
        return list(CHECKS[check](page))
    except Exception:
        # A check that fails, over a block of the site's for instance, must not cost an editor their work.
        logger.exception("Could not check %s of page %s", check, page.pk)
        return []
