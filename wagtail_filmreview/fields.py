"""Model fields of the package: streams whose blocks stay out of migrations, and checked code lists."""

import json
from collections.abc import Callable
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from rest_framework.fields import Field as SerializerField
from wagtail.blocks import StreamBlock, StreamValue
from wagtail.fields import Creator, StreamField

from wagtail_filmreview import conf
from wagtail_filmreview.codes import country_code, language_tag


class _OwnedCreator(Creator):
    """Lets a stream know the object it belongs to, so that a cast block can find its film."""

    def __set__(self, obj: Any, value: Any) -> None:
        former = obj.__dict__.get(self.field.name)
        super().__set__(obj, value)
        stream = obj.__dict__[self.field.name]
        if not hasattr(stream, "unknown_blocks"):
            # It comes from a form, which cannot know what the editor was never shown.
            stream.unknown_blocks = getattr(former, "unknown_blocks", [])

    def __get__(self, obj: Any, type: type | None = None) -> Any:
        value = super().__get__(obj, type)
        if obj is not None:
            value.owner = obj
        return value


class LateStreamField(StreamField):
    """A StreamField that finds its blocks when they are first needed and keeps them out of migrations.

    ``block`` is the dotted path of a StreamBlock class. A site's migration then holds one line for the
    field, and changing a block never asks for another. Its values carry their ``owner``.
    """

    def __init__(self, block: str = "", **kwargs: Any) -> None:
        self.block_path = block
        super().__init__([], **kwargs)

    def get_block_path(self) -> str:
        return self.block_path

    @cached_property
    def stream_block(self) -> StreamBlock:
        block = import_string(self.get_block_path())()
        block.set_meta_options(self.block_opts)
        return block

    def to_python(self, value: Any) -> Any:
        """The stream, with ``unknown_blocks``: stored block types that there are no blocks for any more.

        Wagtail leaves them out, so saving what it gives would lose them.
        """
        stream = super().to_python(value)
        if not isinstance(value, StreamValue):
            stream.unknown_blocks = self._unknown_blocks(value)
        return stream

    def _unknown_blocks(self, value: Any) -> list[str]:
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                return []
        rows = value if isinstance(value, list) else []
        types = {row["type"] for row in rows if isinstance(row, dict) and "type" in row}
        return sorted(types - set(self.stream_block.child_blocks))

    def get_prep_value(self, value: Any) -> Any:
        # Wagtail gives list items an id when they are first looked at. Looking at all of them before
        # they are stored keeps anchors and ids in APIs the same from one request to the next.
        if isinstance(value, StreamValue):
            for _child in value:
                pass
        return super().get_prep_value(value)

    def deconstruct(self) -> Any:
        # StreamField.deconstruct would freeze every block; all that matters to the database is here.
        name, path, args, kwargs = models.Field.deconstruct(self)
        if self.block_path:
            kwargs["block"] = self.block_path
        return name, path, args, kwargs

    def contribute_to_class(self, cls: type[models.Model], name: str, **kwargs: Any) -> None:
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, self.name, _OwnedCreator(self))


class ReviewStreamField(LateStreamField):
    """The body of a review. Its block is the one that ``WAGTAIL_FILMREVIEW["BODY_BLOCK"]`` names."""

    def get_block_path(self) -> str:
        return conf.get("BODY_BLOCK")


class StreamRepresentation(SerializerField):
    """What Wagtail's own page endpoints show of a stream: ``APIField("review_body", serializer=…)``.

    The name must be none of a database field, or those endpoints let anybody filter and order by what is
    stored, spoilers included. API v2 gives the request, and with it the level; v3 gives a serializer no
    request, so there the level is ``none``.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: StreamValue) -> list[Any]:
        return value.stream_block.get_api_representation(value, context=self.context)


class CodeListFormField(forms.CharField):
    """Codes separated by commas, in an order that means something."""

    def __init__(self, *args: Any, code: Callable[[str], str], **kwargs: Any) -> None:
        self.code = code
        super().__init__(*args, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        given = value if isinstance(value, list | tuple) else str(value or "").split(",")
        return list(dict.fromkeys(self.code(item) for item in given if item.strip()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class CodeListField(models.JSONField):
    """An ordered list of codes; a subclass says which."""

    code: Callable[[str], str]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"default": list, "blank": True, **kwargs})

    def clean(self, value: Any, model_instance: models.Model | None) -> list[str]:
        value = super().clean(value, model_instance)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ValidationError(_("This must be a list of codes."), code="invalid")
        return [self.code(item) for item in value]

    def formfield(self, **kwargs: Any) -> Any:
        given = {
            "form_class": CodeListFormField,
            "code": self.code,
            # Django asks for it because the default is callable; the editor's forms never render it.
            "show_hidden_initial": False,
        }
        return models.Field.formfield(self, **{**given, **kwargs})


class CountryListField(CodeListField):
    """Ordered countries: ISO 3166-1 alpha-2, or ISO 3166-3 for those that are no more."""

    code = staticmethod(country_code)


class LanguageListField(CodeListField):
    """Ordered BCP 47 language tags."""

    code = staticmethod(language_tag)


class CountryField(models.CharField):
    """One country, stored like those of ``CountryListField``."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 4, **kwargs})

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        return super().clean(country_code(value) if value else value, model_instance)

    def formfield(self, **kwargs: Any) -> Any:
        # A name is longer than the code it is turned into.
        return super().formfield(**{"max_length": 80, **kwargs})
