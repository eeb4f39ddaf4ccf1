"""Choosing a film or person while writing, and adding one that is missing without leaving the page."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)

from wagtail_filmreview.desk.adding import AddEntry, NewFilmForm, NewPersonForm
from wagtail_filmreview.desk.columns import ImageColumn, directors_of, with_directors, with_images
from wagtail_filmreview.desk.finding import find_films, find_people
from wagtail_filmreview.desk.look_up.views import AddFilm, LookUpInChooser, WithLookUp
from wagtail_filmreview.models import Film, Person


class FinderForm(BaseFilterForm):
    """The search field of a chooser."""

    find: Callable[[QuerySet[Any], str], QuerySet[Any]]
    placeholder: Any = ""

    q = forms.CharField(label=_("Search term"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.attrs["placeholder"] = self.placeholder

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        objects = super().filter(objects)
        if text := self.cleaned_data["q"].strip():
            self.is_searching = True
            self.search_query = text
            objects = self.find(objects, text)
        return objects


class FilmFinderForm(FinderForm):
    find = staticmethod(find_films)
    placeholder = _("Title, year, person or id")


class PersonFinderForm(FinderForm):
    find = staticmethod(find_people)
    placeholder = _("Name or id")


class FilmColumns(WithLookUp):
    """The results of a film chooser, with what tells two films of one title apart."""

    filter_form_class = FilmFinderForm
    results_template_name = "wagtail_filmreview/desk/film_results.html"
    creation_form_template_name = "wagtail_filmreview/desk/add_in_chooser.html"

    def get_object_list(self) -> QuerySet[Any]:
        return with_images(with_directors(Film.objects.all()), "poster", of="poster")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**context, "look_up": self.new_look_up() if context["can_create"] else None}

    @property
    def title_column(self) -> Any:
        column = super().title_column  # type: ignore[misc]
        column.accessor = "title"
        return column

    @property
    def columns(self) -> list[Any]:
        title, *_others = super().columns  # type: ignore[misc]
        return [
            title,
            Column("year", label=_("Year")),
            Column("kind", label=_("Kind"), accessor=_kind_of),
            Column(
                "directors", label=_("Directed by"), accessor=directors_of, classname="filmreview-wide-only"
            ),
            ImageColumn("poster", of="poster", label=_("Poster")),
        ]


def _kind_of(film: Film) -> str:
    kind = film.get_kind_display()
    return kind if film.live else gettext("%(kind)s, draft") % {"kind": kind}


class PersonColumns:
    filter_form_class = PersonFinderForm
    creation_form_template_name = "wagtail_filmreview/desk/add_in_chooser.html"

    def get_object_list(self) -> QuerySet[Any]:
        return with_images(Person.objects.all(), "photo", of="photo")

    @property
    def title_column(self) -> Any:
        column = super().title_column  # type: ignore[misc]
        column.label = _("Name")
        return column

    @property
    def columns(self) -> list[Any]:
        return [
            *super().columns,  # type: ignore[misc]
            Column("native_name", label=_("Name in native script")),
            ImageColumn("photo", of="photo", label=_("Photo")),
        ]


class ChooseFilm(FilmColumns, ChooseView):
    pass


class ChooseFilmResults(FilmColumns, ChooseResultsView):
    pass


class ChoosePerson(PersonColumns, ChooseView):
    pass


class ChoosePersonResults(PersonColumns, ChooseResultsView):
    pass


class FilmChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ChooseFilm
    choose_results_view_class = ChooseFilmResults
    create_view_class = AddFilm
    creation_form_class = NewFilmForm
    creation_tab_label = _("Add a film")
    create_action_label = _("Add film")

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(**{"look_up_url_name": self.get_url_name("look_up"), **kwargs})

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("look-up/", self.construct_view(LookUpInChooser), name="look_up"),
        ]


class PersonChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ChoosePerson
    choose_results_view_class = ChoosePersonResults
    create_view_class = AddEntry
    creation_form_class = NewPersonForm
    creation_tab_label = _("Add a person")
    create_action_label = _("Add person")
