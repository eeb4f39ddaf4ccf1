"""Asking in the full forms of films and people whether what is being saved is here already."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import Panel

IS_ANOTHER = "is_another"
"""The name of the tick by which an editor says that it is not."""


class AsksForAlike(WagtailAdminModelForm):
    """Is refused once where something like it is here, and saved when the editor says that it is another.

    What is here under a name that nobody changes is not asked about again.
    """

    identified_by: Sequence[str] = ()
    """The fields that say what it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alike: list[Any] = []

    def look_for_alike(self, data: dict[str, Any]) -> list[Any]:
        """What may be the same as what was entered."""
        raise NotImplementedError

    @property
    def is_another(self) -> bool:
        return IS_ANOTHER in self.data

    def clean(self) -> Any:
        data = super().clean()
        if not set(self.identified_by) & set(self.changed_data):
            return data
        # A field with an error is not in what is clean, and may be the id that something else has.
        entered = {name: self.data.get(self.add_prefix(name), "") for name in self.identified_by}
        self.alike = self.look_for_alike({**entered, **(data or {})})
        if self.alike and not self.is_another:
            message = _("“%(similar)s” exists already. Is this the same?") % {"similar": self.alike[0]}
            self.add_error(None, forms.ValidationError(message, code="exists"))
        return data


class AlikePanel(Panel):
    """Shows what may be the same, with links, where the form asks about it."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.label = label

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "label": self.label}

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_filmreview/desk/alike_panel.html"

        def is_shown(self) -> bool:
            return bool(getattr(self.form, "alike", None))

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {
                **context,
                "entries": self.form.alike,
                "edit_url_name": type(self.instance).snippet_viewset.get_url_name("edit"),
                "name": IS_ANOTHER,
                "label": self.panel.label,
                "is_another": self.form.is_another,
            }
