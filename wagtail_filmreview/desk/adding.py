"""Adding a film or person from inside a chooser: the few fields that matter while writing."""

from typing import Any

from django import forms
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.snippets.views.chooser import SnippetCreateView

from wagtail_filmreview.desk.duplicates import films_like, people_like
from wagtail_filmreview.desk.policies import may
from wagtail_filmreview.models import Film, Person


class NewEntryForm(forms.ModelForm):
    """The few fields that matter while writing, and a question where the entry may exist already.

    ``alike`` is what may be the same; whoever shows the form shows it, so that it can be chosen instead.
    """

    is_another: Any
    alike: list[Any]

    is_new = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # The page around the chooser has a title of its own, and a label leads to the first of that id.
        super().__init__(*args, **{"auto_id": "filmreview-add-%s", **kwargs})
        self.alike = []
        self.fields["is_new"].label = self.is_another
        if "is_new" not in self.data:
            # Nobody has to answer before the question comes up.
            self.question = self.fields.pop("is_new")

    def look_for_alike(self) -> list[Any]:
        """What may be the same as what was entered so far."""
        raise NotImplementedError

    def clean(self) -> Any:
        cleaned = super().clean()
        alike = self.look_for_alike()
        if alike and not self.cleaned_data.get("is_new"):
            self.alike = alike
            if "is_new" not in self.fields:
                self.fields["is_new"] = self.question
            # Which one it is stands beside the form, where it can be chosen.
            self.add_error(None, forms.ValidationError(self.message_for(alike), code="exists"))
        return cleaned

    def message_for(self, alike: list[Any]) -> str:
        return _("“%(similar)s” exists already.") % {"similar": alike[0]}


class NewFilmForm(NewEntryForm):
    is_another = _("This is another work of the same title and year")

    class Meta:
        model = Film
        fields = ["title", "year", "original_title", "kind", "imdb_id"]

    def look_for_alike(self) -> list[Any]:
        data = self.cleaned_data
        titles = [data.get("title", ""), data.get("original_title", "")]
        return films_like(titles, data.get("year"), imdb_id=data.get("imdb_id") or "")


class NewPersonForm(NewEntryForm):
    is_another = _("This is somebody else of the same name")

    class Meta:
        model = Person
        fields = ["name", "native_name", "imdb_id"]

    def look_for_alike(self) -> list[Any]:
        data = self.cleaned_data
        names = [data.get("name", ""), data.get("native_name", "")]
        return people_like(names, imdb_id=data.get("imdb_id") or "")


def add_entry(entry: Any, user: Any) -> None:
    """Store what somebody added, as the full editor would, so that its history starts here."""
    with transaction.atomic():
        entry.save()
        log(instance=entry, action="wagtail.create", user=user, content_changed=True)


def add_film(film: Film, user: Any) -> None:
    """Store a new film that is live at once, or a draft where the user may not publish films."""
    film.live = False
    with transaction.atomic():
        add_entry(film, user)
        revision = film.save_revision(user=user, log_action=False)
        if may(user, "publish", Film):
            revision.publish(user=user)
            film.refresh_from_db()


class AddEntry(SnippetCreateView):
    """Adds what was entered in a chooser, or chooses what turned out to be here already."""

    creation_form_template_name = "wagtail_filmreview/desk/add_in_chooser.html"

    def post(self, request: Any) -> Any:
        if known := request.POST.get("use", ""):
            entry = self.model_class._default_manager.filter(pk=known).first() if known.isdigit() else None
            if entry is not None:
                return self.get_chosen_response(entry)
        return super().post(request)

    def save_form(self, form: forms.ModelForm) -> Any:
        entry: models.Model = form.save(commit=False)
        add_entry(entry, self.request.user)
        return entry
