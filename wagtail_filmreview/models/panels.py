"""Panels of a review's form. What a new review opens with is put there, so that no other page ever has it."""

from typing import Any
from uuid import uuid4

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.staticfiles import versioned_static

from wagtail_filmreview import conf
from wagtail_filmreview.models.people import Person

SHOWN_OF_FILM = "filmreview_shown_of_film"
"""The name of the address that says what readers will see of the film."""


class OpeningPanel(FieldPanel):
    """A stream that is not empty in the form of a new page."""

    def get_opening(self, request: Any) -> list[dict[str, Any]]:
        """The raw stream that the form opens with."""
        raise NotImplementedError

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            form, instance, panel = kwargs["form"], kwargs["instance"], kwargs["panel"]
            name = panel.field_name
            is_new = form is not None and not form.is_bound and instance is not None and instance.pk is None
            if is_new and name in form.fields and not form.initial.get(name):
                opening = panel.get_opening(kwargs["request"])
                form.initial[name] = panel.db_field.stream_block.to_python(opening)
            super().__init__(**kwargs)


class BodyPanel(OpeningPanel):
    """The body, which opens with the blocks that ``BODY_SKELETON`` names, and the scripts of its form."""

    def get_opening(self, request: Any) -> list[dict[str, Any]]:
        blocks = self.db_field.stream_block.child_blocks
        return [
            {
                "type": name,
                "value": blocks[name].get_prep_value(blocks[name].get_default()),
                "id": str(uuid4()),
            }
            for name in conf.get("BODY_SKELETON")
            # A site's own body may have done without some of the blocks that are named by default.
            if name in blocks
        ]

    class BoundPanel(OpeningPanel.BoundPanel):
        @property
        def attrs(self) -> dict[str, Any]:
            return {
                **super().attrs,
                "data-filmreview-shown": reverse(SHOWN_OF_FILM),
                # The scripts put the number in place of %s.
                "data-filmreview-characters": _("Characters left: %s"),
                "data-filmreview-too-long": _("Characters too many: %s"),
            }

        @property
        def media(self) -> forms.Media:
            names = ("counters", "scene-times", "form-focus")
            return super().media + forms.Media(
                css={"all": [versioned_static("wagtail_filmreview/desk/writing.css")]},
                js=[versioned_static(f"wagtail_filmreview/js/{name}.js") for name in names],
            )


class BylinesPanel(OpeningPanel):
    """The byline, which opens with the person that the user is, if there is one."""

    def get_opening(self, request: Any) -> list[dict[str, Any]]:
        person = Person.objects.filter(user=request.user).first() if request else None
        return [{"type": "person", "value": person.pk, "id": str(uuid4())}] if person else []
