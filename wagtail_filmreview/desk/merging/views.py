"""Two or more people side by side: who stays, whose values are kept, what will change."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from wagtail_filmreview.desk.columns import with_images
from wagtail_filmreview.desk.duplicates import people_like
from wagtail_filmreview.desk.finding import find_people
from wagtail_filmreview.desk.merging.open_forms import open_forms
from wagtail_filmreview.desk.merging.people import MOST_PEOPLE, merge_people
from wagtail_filmreview.desk.merging.tables import CannotMerge
from wagtail_filmreview.desk.merging.values import Aspect, aspects_of, state_of
from wagtail_filmreview.desk.policies import may
from wagtail_filmreview.models import Person
from wagtail_filmreview.models.usage import Use, uses_of

MERGE = "wagtail_filmreview_merge_people"
MERGED = "wagtail_filmreview_merged_people"

MOST_SHOWN = 50


def may_merge(user: Any) -> bool:
    """Whoever may change and delete people. What names them need not be theirs to edit: it says the same."""
    return may(user, "change", Person) and may(user, "delete", Person)


class MergeView(WagtailAdminTemplateMixin, TemplateView):
    page_title: Any = gettext_lazy("Merge people")
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_merge(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def people_url(self) -> str:
        return reverse(Person.snippet_viewset.get_url_name("list"))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": self.people_url, "label": Person._meta.verbose_name_plural},
            {"url": "", "label": self.get_page_title()},
        ]


class MergePeople(MergeView):
    """``?person=<id>&person=<id>…``: choose, confirm, merge."""

    template_name = "wagtail_filmreview/desk/merge_people.html"

    @cached_property
    def keys(self) -> list[int]:
        given = self.request.GET.getlist("person")
        return [int(key) for key in dict.fromkeys(given) if key.isascii() and key.isdigit() and len(key) < 19]

    @cached_property
    def people(self) -> list[Person]:
        rows = with_images(Person.objects.filter(pk__in=self.keys), "photo", "photo")
        found = {person.pk: person for person in rows.select_related("user")}
        return [found[key] for key in self.keys if key in found]

    @cached_property
    def uses(self) -> dict[int, list[Use]]:
        return {person.pk: uses_of(person) for person in self.people}

    @cached_property
    def kept(self) -> Person:
        """Who was chosen to stay; to begin with, whoever is used most."""
        wanted = self.request.POST.get("keep", "")
        return next(
            (person for person in self.people if str(person.pk) == wanted),
            max(self.people, key=lambda person: len(self.uses[person.pk])),
        )

    @cached_property
    def aspects(self) -> list[Aspect]:
        return aspects_of(self.people)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if (answer := self._unsuitable()) is not None:
            return answer
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if (answer := self._unsuitable()) is not None:
            return answer
        chosen = request.POST.get("keep") == str(self.kept.pk)
        told = not self.editing or "all_the_same" in request.POST
        if not (chosen and told and "confirmed" in request.POST):
            confirming = chosen and "back" not in request.POST
            return self.render_to_response(self.get_context_data(confirming=confirming))
        former = [person.pk for person in self.people if person.pk != self.kept.pk]
        try:
            entry = merge_people(
                self.kept.pk, former, self._wanted(), request.user, request.POST.get("state", "")
            )
        except CannotMerge as reason:
            messages.error(request, str(reason))
        except OperationalError:
            messages.error(
                request, _("The database was busy with something else. Nothing was changed: try again.")
            )
        else:
            return redirect(MERGED, entry.pk)
        return redirect(request.get_full_path())

    def _unsuitable(self) -> HttpResponse | None:
        if len(self.people) < len(self.keys):
            messages.warning(
                self.request, _("One of these people is no longer here: merged already, or deleted.")
            )
            return redirect(self._address(self.people) if self.people else self.people_url)
        if not self.people or len(self.people) > MOST_PEOPLE:
            messages.warning(
                self.request,
                _("Select at least 2 people to merge, and %(most)s at most.") % {"most": MOST_PEOPLE},
            )
            return redirect(self.people_url)
        return None

    def _wanted(self) -> dict[str, str]:
        return {aspect.key: self.request.POST.get(f"value-{aspect.key}", "") for aspect in self.aspects}

    @cached_property
    def editing(self) -> list[dict[str, Any]]:
        uses = [use for some in self.uses.values() for use in some]
        return open_forms(uses, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if len(self.people) == 1:
            return {**context, **self._whom_with(self.people[0])}
        wanted, finder = self._wanted(), AdminURLFinder(self.request.user)
        return {
            **context,
            "people": [self._person(person, finder) for person in self.people],
            "kept": self.kept,
            "former": [person for person in self.people if person != self.kept],
            "asked": [self._aspect(one, wanted) for one in self.aspects if one.asks],
            "settled": [self._aspect(one, wanted) for one in self.aspects if one.filled and not one.asks],
            "state": state_of(self.people),
            "editing": self.editing if context.get("confirming") else [],
            "number_of_uses": len({(type(use.object), use.object.pk) for use in self._former_uses()}),
        }

    def _former_uses(self) -> list[Use]:
        return [use for person in self.people if person != self.kept for use in self.uses[person.pk]]

    def _whom_with(self, person: Person) -> dict[str, Any]:
        """Those of the same name, or whom a search finds."""
        text = self.request.GET.get("q", "").strip()[:200]
        if text:
            rows = find_people(Person.objects.exclude(pk=person.pk), text)
            found = list(with_images(rows, "photo", "photo")[:MOST_SHOWN])
        else:
            found = [one for one in people_like([person.name, person.native_name]) if one != person]
        return {
            "person": person,
            "text": text,
            "found": [{"person": one, "url": self._address([person, one])} for one in found],
        }

    def _address(self, people: list[Person]) -> str:
        return f"{self.request.path}?{urlencode({'person': [one.pk for one in people]}, doseq=True)}"

    def _person(self, person: Person, finder: AdminURLFinder) -> dict[str, Any]:
        uses = self.uses[person.pk]
        shown = [(use, finder.get_edit_url(use.object)) for use in uses[:MOST_SHOWN]]
        return {
            "person": person,
            "url": finder.get_edit_url(person),
            "number": len(uses),
            "uses": [{"use": use, "url": url} for use, url in shown if url],
            "others": len(uses) - sum(1 for _use, url in shown if url),
        }

    def _aspect(self, aspect: Aspect, wanted: dict[str, str]) -> dict[str, Any]:
        chosen = aspect.chosen(self.kept, wanted.get(aspect.key))
        return {"key": aspect.key, "label": aspect.label, "options": aspect.options, "chosen": chosen}
