"""What an editor sees on coming in: how much is waiting, and where."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from wagtail_filmreview.desk.access import drafts_of, listed_for, may_list, waiting_for
from wagtail_filmreview.desk.policies import may_see_rows_of
from wagtail_filmreview.desk.reports.films import REVIEWS
from wagtail_filmreview.desk.reports.ways import SOON, ExpiringWays, ReviewsWithEndingWays
from wagtail_filmreview.models import Film, ReviewSummary
from wagtail_filmreview.models.findings import expiring_ways, films_under_embargo, reviews_with_ending_ways

# The next ones are named, the others counted.
MOST_NAMED = 3


@dataclass(frozen=True)
class Concern:
    """One thing to look after: how many, what of, where they are listed, and the next ones by name."""

    number: int
    label: str
    url: str
    named: list[str] = field(default_factory=list)


def concerns_of(user: Any) -> list[Concern]:
    """What there is for this user to look after; what is nobody's turn is left out."""
    found = [*_reviews(user), *_films(user)]
    return [concern for concern in found if concern.number]


def _reviews(user: Any) -> list[Concern]:
    if not may_list(user):
        return []
    reviews = listed_for(user)

    def listing(**query: str) -> str:
        return f"{reverse(REVIEWS)}?{urlencode(query)}"

    def one_of(some: QuerySet[ReviewSummary]) -> Any:
        return Count("pk", filter=Q(Exists(some.filter(pk=OuterRef("pk")))))

    everything = ReviewSummary.objects.all()
    numbers = reviews.order_by().aggregate(
        drafts=one_of(drafts_of(everything, user)),
        waiting=one_of(waiting_for(everything, user)),
        not_assessed=Count("pk", filter=Q(advisories_assessed=False)),
        ending=one_of(reviews_with_ending_ways(SOON)),
    )
    names = ("drafts", "waiting", "not_assessed", "ending")
    drafts, waiting, not_assessed, ending = (numbers[name] for name in names)
    return [
        Concern(
            drafts,
            ngettext("draft of yours", "drafts of yours", drafts),
            listing(turn="drafts"),
        ),
        Concern(
            waiting,
            ngettext("review awaiting your moderation", "reviews awaiting your moderation", waiting),
            listing(turn="moderation"),
        ),
        Concern(
            not_assessed,
            ngettext("review not fully assessed", "reviews not fully assessed", not_assessed),
            listing(advisories_assessed="no"),
        ),
        Concern(
            ending,
            ngettext(
                "review with a way to watch ended or ending soon",
                "reviews with ways to watch ended or ending soon",
                ending,
            ),
            reverse(ReviewsWithEndingWays.url_name()),
        ),
    ]


def _films(user: Any) -> list[Concern]:
    if not may_see_rows_of(user, Film):
        return []
    embargoed = films_under_embargo()
    number, next_ones = embargoed.count(), []
    if number:
        next_ones = [
            _("%(film)s until %(time)s")
            % {
                "film": film,
                "time": date_format(timezone.localtime(film.embargo_until), "SHORT_DATETIME_FORMAT"),
            }
            for film in embargoed[:MOST_NAMED]
        ]
    ways = (
        expiring_ways(SOON)
        .order_by()
        .aggregate(all=Count("pk"), over=Count("pk", filter=Q(available_until__lt=timezone.localdate())))
    )
    over = ngettext("%(number)s has ended", "%(number)s have ended", ways["over"]) % {"number": ways["over"]}
    films = reverse(Film.snippet_viewset.get_url_name("list"))
    return [
        Concern(
            number,
            ngettext("embargo ahead", "embargoes ahead", number),
            f"{films}?{urlencode({'embargo': 'ahead'})}",
            next_ones,
        ),
        Concern(
            ways["all"],
            ngettext("way to watch ended or ending soon", "ways to watch ended or ending soon", ways["all"]),
            reverse(ExpiringWays.url_name()),
            [over] if ways["over"] else [],
        ),
    ]


class DeskPanel(Component):
    """Above Wagtail's own panels: those show what is the same for every kind of page."""

    name = "film_reviews"
    order = 150
    template_name = "wagtail_filmreview/desk/dashboard.html"

    def __init__(self, request: HttpRequest) -> None:
        self.concerns = concerns_of(request.user)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"concerns": self.concerns}


def add_to_dashboard(request: HttpRequest, panels: list[Component]) -> None:
    """A ``construct_homepage_panels`` hook. Nothing is shown to who has nothing to look after."""
    panel = DeskPanel(request)
    if panel.concerns:
        panels.append(panel)
