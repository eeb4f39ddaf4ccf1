"""People who are probably one person, with the way to make them one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from wagtail_filmreview.desk.merging.views import MERGE, may_merge
from wagtail_filmreview.desk.policies import may, may_see_rows_of
from wagtail_filmreview.desk.reports.base import DeskReport
from wagtail_filmreview.models import Person
from wagtail_filmreview.models.findings import ProbablySame, Sameness, probably_same_people
from wagtail_filmreview.models.findings.people import plain_name


class SamenessFilterSet(WagtailFilterSet):
    """Of groups, which no database query can narrow: the report looks at what was chosen."""

    reason = django_filters.MultipleChoiceFilter(
        label=_("Because of"),
        choices=[(one.value, one.label) for one in Sameness],
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Person
        fields: list[str] = []


@dataclass(frozen=True)
class Group:
    """People on one page of the report, with what tells them apart."""

    pk: int
    people: tuple[Person, ...]
    reasons: tuple[Sameness, ...]

    @property
    def keys(self) -> list[int]:
        return [person.pk for person in self.people]

    @property
    def reason(self) -> str:
        return capfirst("; ".join(str(reason.label) for reason in self.reasons))


def ids_of(person: Person) -> str:
    """A name in native script and the ids in catalogues: what an editor compares."""
    known = (
        person.native_name,
        person.imdb_id,
        person.wikidata_id,
        person.tmdb_id and f"TMDB {person.tmdb_id}",
    )
    return ", ".join(str(one) for one in known if one)


class PeopleColumn(Column):
    cell_template_name = "wagtail_filmreview/desk/same_people_cell.html"

    def __init__(self, user: Any, **kwargs: Any) -> None:
        super().__init__("people", label=_("People"), **kwargs)
        self.may_edit = may(user, "change", Person)

    def get_cell_context_data(self, instance: Group, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        edit = Person.snippet_viewset.get_url_name("edit")
        people = [
            {
                "person": person,
                "ids": ids_of(person),
                "url": reverse(edit, args=[person.pk]) if self.may_edit else None,
            }
            for person in instance.people
        ]
        return {**context, "people": people}


class MergeColumn(Column):
    cell_template_name = "wagtail_filmreview/desk/merge_cell.html"

    def get_cell_context_data(self, instance: Group, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        query = urlencode({"person": instance.keys}, doseq=True)
        names = ", ".join(person.name for person in instance.people)
        return {**context, "url": f"{reverse(MERGE)}?{query}", "names": names}


class PeopleProbablySame(DeskReport):
    slug = "same-people"
    page_title = _("People who are probably the same")
    header_icon = "group"
    menu_order = 2040
    nothing_found = _("No two people look like one. Names, ids and accounts were compared.")
    table_classname = "listing filmreview-few-columns"
    filterset_class = SamenessFilterSet
    is_searchable = True
    exported = {
        "names": (_("Names"), lambda group: ", ".join(person.name for person in group.people)),
        "ids": (_("Ids"), lambda group: "; ".join(ids_of(person) or "–" for person in group.people)),
        "keys": (_("Keys"), lambda group: ", ".join(map(str, group.keys))),
        "reason": (_("Because of"), lambda group: group.reason),
    }

    @staticmethod
    def may_see(user: Any) -> bool:
        return may_see_rows_of(user, Person)

    @property
    def columns(self) -> list[Any]:
        columns = [PeopleColumn(self.request.user), Column("reason", label=_("Because of"))]
        return [*columns, MergeColumn("merge", label=_("Merge"))] if may_merge(self.request.user) else columns

    def get_queryset(self) -> list[ProbablySame]:
        groups: Iterable[ProbablySame] = probably_same_people()
        if self.filters.is_valid() and (asked := set(self.filters.form.cleaned_data["reason"])):
            groups = [group for group in groups if asked & {reason.value for reason in group.reasons}]
        if text := plain_name(self.search_query):
            groups = [group for group in groups if any(text in plain_name(name) for name in group.names)]
        return list(groups)

    def get_table(self, object_list: Any) -> Any:
        return super().get_table(self.with_people(object_list))

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        return self.with_people(object_list) if self.is_export else object_list

    def with_people(self, groups: Iterable[ProbablySame]) -> list[Group]:
        """The same with everything about the people, by one query for all."""
        groups = list(groups)
        people = Person.objects.in_bulk([pk for group in groups for pk in group.people])
        return [
            Group(found[0].pk, tuple(found), group.reasons)
            for group in groups
            # Merged or deleted since: what is left may be one person only.
            if (found := [people[pk] for pk in group.people if pk in people])
        ]
