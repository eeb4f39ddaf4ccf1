"""Where a merge begins and what is left of it: the listing of people, and the history of a person."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from wagtail_filmreview.desk.merging.done import MergedPeople
from wagtail_filmreview.desk.merging.people import ACTION, MOST_PEOPLE
from wagtail_filmreview.desk.merging.views import (
    MERGE,
    MERGED,
    MergePeople,
    may_merge,
)
from wagtail_filmreview.models import Person


def admin_urls() -> list[Any]:
    """A ``register_admin_urls`` hook."""
    return [
        path("film-reviews/people/merge/", MergePeople.as_view(), name=MERGE),
        path("film-reviews/people/merged/<int:pk>/", MergedPeople.as_view(), name=MERGED),
    ]


def listing_buttons(snippet: Any, user: Any, next_url: str | None = None) -> Any:
    """A ``register_snippet_listing_buttons`` hook: what a row of the listing offers."""
    if isinstance(snippet, Person) and may_merge(user):
        yield Button(
            _("Merge…"),
            url=f"{reverse(MERGE)}?{urlencode({'person': snippet.pk})}",
            icon_name="group",
            attrs={"aria-label": _("Merge “%(person)s” with somebody else") % {"person": snippet}},
            priority=50,
        )


class MergeSelected(SnippetBulkAction):
    """Leads to the view that shows the selected people side by side."""

    display_name = gettext_lazy("Merge…")
    action_type = "filmreview_merge"
    aria_label = gettext_lazy("Merge the selected people into one")
    template_name = "wagtail_filmreview/desk/merge_people.html"
    action_priority = 50

    @classproperty
    def models(cls) -> list[Any]:
        return [Person]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        keys = [key for key in dict.fromkeys(request.GET.getlist("id")) if key.isdigit()]
        if "all" in request.GET.getlist("id") or not 2 <= len(keys) <= MOST_PEOPLE:
            messages.warning(
                request, _("Select at least 2 people to merge, and %(most)s at most.") % {"most": MOST_PEOPLE}
            )
            return redirect(self.next_url)
        return redirect(f"{reverse(MERGE)}?{urlencode({'person': keys}, doseq=True)}")


def register_log_action(actions: Any) -> None:
    """A ``register_log_actions`` hook."""

    @actions.register_action(ACTION)
    class MergeFormatter(LogFormatter):
        label = gettext_lazy("Merge people")

        def format_message(self, entry: Any) -> str:
            number = entry.data.get("places", 0) + entry.data.get("revisions", 0)
            text = ngettext(
                "Merged with %(people)s: %(number)s place was changed",
                "Merged with %(people)s: %(number)s places were changed",
                number,
            )
            gone = entry.data.get("gone", [])
            return text % {
                "people": ", ".join(f"{one['name']} ({one['id']})" for one in gone),
                "number": number,
            }
