"""Adding a film or person from inside a chooser: the few fields that matter while writing."""

from typing import Any

from django import forms
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.snippets.views.chooser import SnippetCreateView

from wagtail_filmreview.models import Film, Person


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
                raise forms.ValidationError(self.similar_message % {"similar": similar}, code="exists")
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
        films = Film.objects.filter(year=self.cleaned_data["year"])
        return films.filter(Q(title__iexact=title) | Q(original_title__iexact=title)).first()


class NewPersonForm(NewEntryForm):
    similar_message = _(
        "“%(similar)s” exists already. Choose them in the search tab, or say below that this is "
        "somebody else."
    )
    is_another = _("This is somebody else of the same name")

    class Meta:
        model = Person
        fields = ["name", "native_name"]

    def similar(self) -> Person | None:
        name = self.cleaned_data["name"].strip()
        return Person.objects.filter(name__iexact=name).first()


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
            if self.get_permission_policy().user_has_permission(user, "publish"):
                revision.publish(user=user)
                film.refresh_from_db()
        return film
