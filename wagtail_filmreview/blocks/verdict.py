"""The verdict: rating, recommendation, and the case for and against."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.choices import CallableChoiceIterator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register as register_adapter
from wagtail.admin.telepath.widgets import SelectAdapter
from wagtail.blocks.struct_block import BlockGroup

from wagtail_filmreview import conf
from wagtail_filmreview.blocks import shapes
from wagtail_filmreview.blocks.nodes import ChoiceBlock, Context, NodeBlock, Represented, TextBlock
from wagtail_filmreview.vocabulary import Recommendation


def score_of(rating: dict[str, Any] | None) -> int | None:
    """0 to 100 along the scale the rating was given on, rounded half up; None for no rating."""
    if not rating:
        return None
    if rating["kind"] == "label":
        low, high, value = Decimal(1), Decimal(rating["of"]), Decimal(rating["index"])
    else:
        low, high, value = (Decimal(rating[key]) for key in ("min", "max", "value"))
    share = (value - low) / (high - low) * 100
    return int(share.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def rating_text(rating: dict[str, Any] | None) -> str:
    """A rating in words: “3.5 out of 5”, “A-”; empty for no rating."""
    if not rating:
        return ""
    if rating["kind"] == "label":
        return rating["label"]
    return str(_("%(value)s out of %(max)s") % {"value": rating["value"], "max": rating["max"]})


def stars_of(rating: dict[str, Any] | None) -> list[str] | None:
    """``full``, ``half`` or ``empty`` per star, for scales that count whole stars; else None."""
    if not rating or rating["kind"] != "numeric":
        return None
    value, high, step = (Decimal(rating[key]) for key in ("value", "max", "step"))
    if high != high.to_integral_value() or high > 10 or step not in (Decimal("0.5"), Decimal(1)):
        return None
    return [
        "full" if value >= star else "half" if value > star - 1 else "empty"
        for star in range(1, int(high) + 1)
    ]


class RatingSelect(forms.Select):
    """Offers the site's scales; a rating on an earlier scale stays selectable where it is set.

    Without script it is the select that it is; with script a slider stands in front of it.
    """

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> Any:
        words = {"data-scale": _("Scale"), "data-former": _("An earlier scale")}
        return super().build_attrs({**base_attrs, **words}, extra_attrs)

    @cached_property
    def media(self) -> forms.Media:
        return forms.Media(js=[versioned_static("wagtail_filmreview/js/rating-select.js")])


class RatingSelectAdapter(SelectAdapter):
    js_constructor = "wagtail_filmreview.RatingSelect"


register_adapter(RatingSelectAdapter(), RatingSelect)


class RatingBlock(blocks.FieldBlock):
    """A rating, stored with the scale it was given on, so that no setting changes what it means.

    The value is None, ``{kind: "numeric", value, min, max, step}`` in decimal strings, or
    ``{kind: "label", label, index, of}`` with ``index`` from 1, the worst.
    """

    def __init__(self, required: bool = False, help_text: Any = None, **kwargs: Any) -> None:
        self._required = required
        self._help_text = help_text
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> forms.Field:
        # No ChoiceField: it would refuse a rating on a scale that the site no longer offers.
        return forms.CharField(
            required=self._required,
            help_text=self._help_text,
            widget=RatingSelect(choices=CallableChoiceIterator(_choices)),
        )

    def value_for_form(self, value: dict[str, Any] | None) -> str:
        return _encode(value) if value else ""

    def value_from_form(self, value: str) -> dict[str, Any] | None:
        return _decode(value) if value else None

    def clean(self, value: dict[str, Any] | None) -> dict[str, Any] | None:
        if value is None:
            return super().clean(value)
        if problem := _problem(value):
            raise ValidationError(problem, code="rating")
        return value

    def get_api_representation(
        self, value: dict[str, Any] | None, context: Any = None
    ) -> dict[str, Any] | None:
        if not value:
            return None
        # PostgreSQL keeps the keys of a JSON object in an order of its own: the same rating, the same text.
        ordered = {key: value[key] for key in ("kind", *_KEYS[value["kind"]]) if key in value}
        return {**ordered, **value, "score": score_of(value)}

    def get_searchable_content(self, value: Any) -> list[str]:
        return []

    def words_of(self, value: dict[str, Any] | None) -> str:
        return rating_text(value)

    class Meta:
        icon = "pick"
        default = None


def _choices() -> list[Any]:
    groups: list[Any] = [("", _("Not rated"))]
    for scale in conf.rating_scales():
        if isinstance(scale, conf.NumericScale):
            title = _("From %(min)s to %(max)s") % {"min": scale.min, "max": scale.max}
            ratings: list[dict[str, Any]] = [
                {
                    "kind": "numeric",
                    "value": _plain(value),
                    "min": _plain(scale.min),
                    "max": _plain(scale.max),
                    "step": _plain(scale.step),
                }
                for value in reversed(scale.values())
            ]
        else:
            title = _("From %(min)s to %(max)s") % {"min": scale.labels[0], "max": scale.labels[-1]}
            ratings = [
                {"kind": "label", "label": label, "index": index, "of": len(scale.labels)}
                for index, label in reversed(list(enumerate(scale.labels, start=1)))
            ]
        groups.append((title, [(_encode(rating), rating_text(rating)) for rating in ratings]))
    return groups


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


_KEYS = {"numeric": ("value", "min", "max", "step"), "label": ("label", "index", "of")}


def _encode(rating: dict[str, Any]) -> str:
    return "|".join([rating["kind"], *(str(rating[key]) for key in _KEYS[rating["kind"]])])


def _decode(text: str) -> dict[str, Any]:
    kind, _bar, rest = text.partition("|")
    if kind == "label" and rest.count("|") >= 2:
        label, index, of = rest.rsplit("|", 2)
        if index.isdecimal() and of.isdecimal():
            return {"kind": kind, "label": label, "index": int(index), "of": int(of)}
    if kind == "numeric" and rest.count("|") == 3:
        return {"kind": kind, **dict(zip(_KEYS[kind], rest.split("|"), strict=True))}
    return {"kind": text}


_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def _problem(rating: Any) -> Any:
    """Why something is no rating, or None where it is one."""
    if not isinstance(rating, dict) or rating.get("kind") not in list(_KEYS):
        return _("This is not a rating.")
    if set(rating) != {"kind", *_KEYS[rating["kind"]]}:
        return _("This is not a rating.")
    if rating["kind"] == "label":
        index, of = rating["index"], rating["of"]
        # True counts as a number in Python, but not in JSON.
        if not (type(index) is int and type(of) is int and 1 <= index <= of and of > 1):
            return _("The label is not on its scale.")
        if not isinstance(rating["label"], str) or not rating["label"]:
            return _("The label is empty.")
        return None
    given = [rating[key] for key in _KEYS["numeric"]]
    if not all(isinstance(number, str) and _NUMBER.fullmatch(number) for number in given):
        return _("A rating is made of numbers.")
    value, low, high, step = map(Decimal, given)
    if step <= 0 or not low <= value <= high or low == high or (value - low) % step:
        return _("The rating is not on its scale.")
    return None


class CriterionBlock(Represented, blocks.StructBlock):
    shape = shapes.Criterion

    name = blocks.CharBlock(
        max_length=60, label=_("Criterion"), help_text=_("What is rated, for example: camera, music, script.")
    )
    rating = RatingBlock(
        label=_("Rating"), help_text=_("For this alone; it does not change the review's rating.")
    )
    comment = blocks.CharBlock(
        required=False, max_length=250, label=_("Comment"), help_text=_("Why, in a few words. No spoilers.")
    )

    class Meta:
        icon = "tick"
        label = _("Criterion")
        label_format = "{name}"


class PointBlock(blocks.CharBlock):
    """One point of a list. Wagtail shows no label in such a row, so the field says itself what it is."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 250, **kwargs})
        self.field.widget.attrs["aria-label"] = self.label


class VerdictBlock(NodeBlock):
    """What the critic concludes. It is read before the film: nothing in it may give anything away."""

    shape = shapes.Verdict

    rating = RatingBlock(
        label=_("Rating"),
        help_text=_("Arrow keys move along the scale, or click a star. The first step means: not rated."),
    )
    recommendation = ChoiceBlock(
        choices=Recommendation.choices,
        label=_("Recommendation"),
        help_text=_("What you would tell a friend who asks whether to see it."),
    )
    summary = TextBlock(
        required=False,
        label=_("Summary"),
        help_text=_("Your conclusion in a sentence or two. It is read before the film: no spoilers."),
    )
    pros = blocks.ListBlock(
        PointBlock(label=_("Point for the film")),
        default=[],
        label=_("For"),
        help_text=_("What speaks for the film, one point in each row."),
    )
    cons = blocks.ListBlock(
        PointBlock(label=_("Point against the film")),
        default=[],
        label=_("Against"),
        help_text=_("What speaks against it, one point in each row."),
    )
    pull_quote = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("Pull quote"),
        help_text=_("One sentence that others may quote, 200 characters at most. No spoilers."),
    )
    criteria = blocks.ListBlock(
        CriterionBlock(),
        default=[],
        label=_("Criteria"),
        help_text=_("For reviews that rate parts of a film by themselves."),
    )

    def represent_content(self, value: Any, context: Context) -> dict[str, Any]:
        content = super().represent_content(value, context)
        return {**content, "recommendation": content["recommendation"] or None}

    class Meta:
        icon = "pick"
        label = _("Verdict")
        group = _("Review")
        description = _("Rating, recommendation, what speaks for and against")
        template = "wagtail_filmreview/blocks/verdict.html"
        label_format = "{recommendation}"
        form_layout = BlockGroup(
            children=["rating", "recommendation", "summary", "pros", "cons", "pull_quote"],
            settings=["criteria"],
        )
        preview_value = {
            "rating": {"kind": "numeric", "value": "3.5", "min": "0", "max": "5", "step": "0.5"},
            "recommendation": "recommended-with-reservations",
            "summary": "<p>A climb worth taking, if you can look down.</p>",
            "pros": ["Every joke is built like a bridge"],
            "cons": ["The office scenes take the stairs"],
            "pull_quote": "The tallest joke of its decade.",
            "criteria": [],
        }
