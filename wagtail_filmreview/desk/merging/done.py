"""What a merge did."""

from collections import Counter
from typing import Any

from django.apps import apps
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import ModelLogEntry

from wagtail_filmreview.desk.merging.people import ACTION
from wagtail_filmreview.desk.merging.views import MOST_SHOWN, MergeView
from wagtail_filmreview.models import Person


class MergedPeople(MergeView):
    """What a merge did, as the log has it. Its address stays good."""

    template_name = "wagtail_filmreview/desk/merged_people.html"
    page_title = gettext_lazy("People were merged")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry = get_object_or_404(ModelLogEntry, pk=self.kwargs["pk"], action=ACTION)
        kept = Person.objects.filter(pk=entry.object_id).first()
        finder = AdminURLFinder(self.request.user)
        rows, unseen = self._owners(entry.data.get("owners", []), finder)
        kinds = Counter(row["kind"] for row in rows)
        return {
            **super().get_context_data(**kwargs),
            "entry": entry,
            "kept": kept,
            "kept_url": kept and finder.get_edit_url(kept),
            "gone": entry.data.get("gone", []),
            "rows": rows[: MOST_SHOWN * 4],
            "further": max(len(rows) - MOST_SHOWN * 4, 0),
            "kinds": sorted(kinds.items()),
            "unseen": unseen,
            "people_url": self.people_url,
        }

    def _owners(self, owners: list[Any], finder: AdminURLFinder) -> tuple[list[dict[str, Any]], int]:
        """What was changed, with a link where the user may edit it; and how much else there was."""
        rows: list[dict[str, Any]] = []
        unseen = 0
        for label in dict.fromkeys(one[0] for one in owners):
            try:
                model: Any = apps.get_model(label)
            except LookupError:
                continue
            places = {key: (saved, drafts) for of, key, saved, drafts in owners if of == label}
            for found in model._default_manager.filter(pk__in=list(places)):
                url = finder.get_edit_url(found)
                if not url:
                    unseen += 1
                    continue
                saved, drafts = places[str(found.pk)]
                specific = getattr(found, "specific_class", None) or model
                rows.append(
                    {
                        "title": str(getattr(found, "draft_title", None) or found),
                        "kind": str(specific._meta.verbose_name),
                        "url": url,
                        "saved": saved,
                        "drafts": drafts,
                    }
                )
        return rows, unseen
