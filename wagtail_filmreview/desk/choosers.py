"""Choosing a film or person while writing, and adding one that is missing without leaving the page."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetCreateView,
)

from wagtail_filmreview.desk.finding import find_films, find_people
from wagtail_filmreview.desk.listing import directors_of, with_directors
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
    placeholder = _("Title, original title, year or id")


class PersonFinderForm(FinderForm):
    find = staticmethod(find_people)
    placeholder = _("Name or id")


class NewEntryForm(forms.ModelForm):
    """The few fields that matter while writing, and a question where the entry may exist already."""

    similar_message: Any
    is_another: Any

    is_new = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_new"].label = self.is_another
        if "is_new" not in self.data:
            # Nobody has to answer before the question comes up.
            self.question = self.fields.pop("is_new")

    def similar(self) -> models.Model | None:
        """What may be the same."""
        raise NotImplementedError

    def clean(self) -> Any:
        cleaned = super().clean()
        if not self.errors and not self.cleaned_data.get("is_new"):
            if (similar := self.similar()) is not None:
                if "is_new" not in self.fields:
                    self.fields["is_new"] = self.question
                raise forms.ValidationError(
                    self.similar_message % {"similar": similar}, code="exists"
                )
        return cleaned


class NewFilmForm(NewEntryForm):
    similar_message = _(
        "“%(similar)s” exists already. Choose it in the search tab, or say below that this is another work."
    )
    is_another = _("This is another work of the same title and year")

    class Meta:
        model = Film
        fields = ["title", "year", "original_title", "kind"]

    def similar(self) -> Film | None:
        title = self.cleaned_data["title"].strip()
        films = Film.objects.filter(year=self.cleaned_data["year"], kind=self.cleaned_data["kind"])
        return films.filter(Q(title__iexact=title) | Q(original_title__iexact=title)).first()


class NewPersonForm(NewEntryForm):
    similar_message = _(
        "“%(similar)s” exists already. Choose them in the search tab, or say below that this is somebody else."
    )
    is_another = _("This is somebody else of the same name")

    class Meta:
        model = Person
        fields = ["name", "native_name"]

    def similar(self) -> Person | None:
        name = self.cleaned_data["name"].strip()
        return Person.objects.filter(name__iexact=name).first()


class FilmColumns:
    """The results of a film chooser, with what tells two films of one title apart."""

    filter_form_class = FilmFinderForm

    def get_object_list(self) -> QuerySet[Any]:
        return with_directors(Film.objects.all())

    @property
    def title_column(self) -> Any:
        column = super().title_column  # type: ignore[misc]
        column.accessor = "title"
        return column

    @property
    def columns(self) -> list[Any]:
        title, *others = super().columns  # type: ignore[misc]
        return [
            title,
            Column("year", label=_("Year")),
            Column("get_kind_display", label=_("Kind")),
            Column("directors", label=_("Directed by"), accessor=directors_of),
            *others,
        ]


class PersonColumns:
    filter_form_class = PersonFinderForm

    @property
    def columns(self) -> list[Any]:
        return [*super().columns, Column("native_name", label=_("Name in native script"))]  # type: ignore[misc]


class ChooseFilm(FilmColumns, ChooseView):
    pass


class ChooseFilmResults(FilmColumns, ChooseResultsView):
    pass


class ChoosePerson(PersonColumns, ChooseView):
    pass


class ChoosePersonResults(PersonColumns, ChooseResultsView):
    pass


class AddEntry(SnippetCreateView):
    """Saves what was added in a chooser as the full editor would, so that its history starts here."""

    def save_form(self, form: forms.ModelForm) -> Any:
        with transaction.atomic():
            entry = form.save()
            log(instance=entry, action="wagtail.create", user=self.request.user, content_changed=True)
        return entry


class AddFilm(AddEntry):
    def save_form(self, form: forms.ModelForm) -> Any:
        """Save a film that is live at once, or a draft where the user may not publish films."""
        user = self.request.user
        form.instance.live = False
        with transaction.atomic():
            film = super().save_form(form)
            revision = film.save_revision(user=user, log_action=False)
            if ModelPermissionPolicy(Film).user_has_permission(user, "publish"):
                revision.publish(user=user)
                film.refresh_from_db()
        return film


class FilmChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ChooseFilm
    choose_results_view_class = ChooseFilmResults
    create_view_class = AddFilm
    creation_form_class = NewFilmForm
    creation_tab_label = _("Add a film")
    create_action_label = _("Add film")


class PersonChooserViewSet(SnippetChooserViewSet):
    choose_view_class = ChoosePerson
    choose_results_view_class = ChoosePersonResults
    create_view_class = AddEntry
    creation_form_class = NewPersonForm
    creation_tab_label = _("Add a person")
    create_action_label = _("Add person")
