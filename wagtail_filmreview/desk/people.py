"""People in the desk: critics, directors, actors and everybody else in one listing."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.models import Admin
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from wagtail_filmreview.desk.alike import AlikePanel, AsksForAlike
from wagtail_filmreview.desk.choosers import PersonChooserViewSet
from wagtail_filmreview.desk.columns import ImageColumn, with_images
from wagtail_filmreview.desk.duplicates import people_like
from wagtail_filmreview.desk.finding import find_people
from wagtail_filmreview.models import Person


class PersonForm(AsksForAlike):
    identified_by = ("name", "native_name", "imdb_id", "wikidata_id", "tmdb_id")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "user" in self.fields:
            # A magazine may have a hundred thousand readers with accounts; critics log in to write.
            staff = ModelPermissionPolicy(Admin).users_with_permission("access")
            users = get_user_model()._default_manager
            self.fields["user"].queryset = users.filter(pk__in=staff.values("pk")) | users.filter(
                pk=self.instance.user_id
            )

    def look_for_alike(self, data: dict[str, Any]) -> list[Any]:
        names = [data["name"] or "", data["native_name"] or ""]
        alike = people_like(
            names,
            imdb_id=data["imdb_id"] or "",
            wikidata_id=data["wikidata_id"] or "",
            tmdb_id=str(data["tmdb_id"] or ""),
        )
        return [person for person in alike if person.pk != self.instance.pk]


class PersonIndexView(IndexView):
    is_searchable = True

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return find_people(queryset, self.search_query) if self.is_searching else queryset


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    list_per_page = 100
    ordering = ["sort_name", "pk"]
    list_display = [
        "name",
        "native_name",
        "sort_name",
        ImageColumn("photo", of="photo", label=_("Photo")),
    ]
    index_view_class = PersonIndexView
    chooser_viewset_class = PersonChooserViewSet
    edit_handler = ObjectList(
        [
            AlikePanel(_("This is somebody else of the same name")),
            FieldPanel("name"),
            FieldPanel("native_name"),
            FieldPanel("photo"),
            InlinePanel("texts", heading=_("Biography, per language"), label=_("Language")),
            FieldPanel("website"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("sort_name"), FieldPanel("slug")]),
                    FieldRowPanel([FieldPanel("imdb_id"), FieldPanel("wikidata_id"), FieldPanel("tmdb_id")]),
                ],
                heading=_("Sorting, slug and ids in other catalogues"),
                classname="collapsed",
            ),
            MultiFieldPanel([FieldPanel("user")], heading=_("Account on this site"), classname="collapsed"),
        ],
        base_form_class=PersonForm,
    )

    def get_queryset(self, request: Any) -> QuerySet[Any]:
        return with_images(Person.objects.all(), "photo", "photo")
