"""Scenes: when to look away and when it is over."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

_SCENE_TIME = re.compile(r"^(?P<h>\d{1,2}):(?P<m>[0-5]\d):(?P<s>[0-5]\d)$")

# As people type it: 1:02:30, 62:30, 1.02.30, 1h 2m 30s, 62 min. The form's script knows the same ways.
_TYPED_TIMES = (
    re.compile(r"(?:(?P<h>\d{1,2})[:.])?(?P<m>\d{1,3})[:.](?P<s>\d{2})", re.ASCII),
    re.compile(
        r"(?=.)(?:(?P<h>\d{1,2})\s*h(?:ours?|rs?)?\s*)?(?:(?P<m>\d{1,3})\s*m(?:in(?:utes?)?)?\s*)?"
        r"(?:(?P<s>\d{1,2})\s*s(?:ec(?:onds?)?)?)?",
        re.ASCII | re.IGNORECASE,
    ),
)


def seconds_of(scene_time: str) -> int:
    """Seconds from the start of the film of an ``h:mm:ss`` time; ``ValueError`` if it is none."""
    match = _SCENE_TIME.match(scene_time)
    if match is None:
        raise ValueError(f"{scene_time!r} is not a time as h:mm:ss")
    return int(match["h"]) * 3600 + int(match["m"]) * 60 + int(match["s"])


def is_scene_time(text: Any) -> bool:
    return isinstance(text, str) and _SCENE_TIME.match(text) is not None


def read_scene_time(typed: str) -> str:
    """A time as somebody typed it, written as ``h:mm:ss``; ``ValueError`` if it is none."""
    match = next(filter(None, (form.fullmatch(typed.strip()) for form in _TYPED_TIMES)), None)
    if match is None:
        raise ValueError(f"{typed!r} is not a time")
    hours, minutes, seconds = (int(match[part] or 0) for part in "hms")
    if seconds > 59 or (match["h"] and minutes > 59):
        raise ValueError(f"{typed!r} has more minutes or seconds than there are")
    return f"{hours + minutes // 60}:{minutes % 60:02}:{seconds:02}"


class SceneTimeBlock(blocks.CharBlock):
    """A point in the film: typed as people type it, stored as ``h:mm:ss``."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field.widget.attrs.update(
            {"data-filmreview-time": "", "placeholder": "0:12:30", "autocomplete": "off", "size": "9"}
        )

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if not value:
            return value
        try:
            return read_scene_time(value)
        except ValueError:
            if self.is_deferred_validation:
                # A draft saves itself while somebody is typing.
                return value
            raise ValidationError(
                _("“%(given)s” is no time in a film. Write hours, minutes and seconds, for example 0:12:30."),
                code="scene_time",
                params={"given": value},
            ) from None

    def get_searchable_content(self, value: Any) -> list[str]:
        return []


class SceneBlock(blocks.StructBlock):
    start = SceneTimeBlock(
        label=_("Starts at"), help_text=_("From the first frame, as a player shows it: 12:30 or 1:02:30.")
    )
    safe_from = SceneTimeBlock(
        required=False, label=_("Safe again from"), help_text=_("When it is over. Empty: not known.")
    )

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        start, safe_from = value["start"], value["safe_from"]
        both = is_scene_time(start) and is_scene_time(safe_from)
        if both and seconds_of(safe_from) <= seconds_of(start):
            raise StructBlockValidationError(
                {"safe_from": ValidationError(_("A scene ends after it starts."), code="scene_end")}
            )
        return value

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        start = value["start"]
        safe_from = value["safe_from"] if is_scene_time(value["safe_from"]) else None
        return {
            "start": start,
            "start_seconds": seconds_of(start),
            "safe_from": safe_from,
            "safe_from_seconds": seconds_of(safe_from) if safe_from else None,
        }

    class Meta:
        icon = "time"
        label = _("Scene")
        label_format = ""
