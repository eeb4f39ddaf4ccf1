"""Where to watch: annotates the ways the film has, and adds what the film lacks."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_filmreview.blocks import shapes
from wagtail_filmreview.blocks.cards import represent_service
from wagtail_filmreview.blocks.cast import film_of, in_order
from wagtail_filmreview.blocks.nodes import ChoiceBlock, Context, NodeBlock
from wagtail_filmreview.codes import country_code, country_name, language_name, language_tag
from wagtail_filmreview.fields import CodeListFormField
from wagtail_filmreview.vocabulary import WatchKind


@dataclass(frozen=True)
class WayToWatch:
    """One way to see a film, as a review shows it. Dates are whole days, both included."""

    country: str
    service: Any
    kind: str
    link: str
    available_from: date | None
    available_until: date | None
    audio_description: bool
    captions: bool
    dub_languages: list[str]
    subtitle_languages: list[str]
    note: str = ""

    def get_kind_display(self) -> str:
        return str(WatchKind(self.kind).label)


class CountryBlock(blocks.CharBlock):
    """One country, stored as its ISO code."""

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        return country_code(value) if value else value

    def get_searchable_content(self, value: Any) -> list[str]:
        return []

    def words_of(self, value: Any) -> str:
        return country_name(value) if value else ""


class LanguageListBlock(blocks.FieldBlock):
    """Language tags in order; the value is a list of BCP 47 tags."""

    def __init__(self, help_text: Any = None, **kwargs: Any) -> None:
        self._help_text = help_text
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> CodeListFormField:
        return CodeListFormField(code=language_tag, required=False, help_text=self._help_text)

    def normalize(self, value: Any) -> list[str]:
        return list(value or [])

    def to_python(self, value: Any) -> list[str]:
        return self.normalize(value)

    def value_for_form(self, value: Any) -> str:
        # What could not be read as languages comes back as it was typed.
        return value if isinstance(value, str) else ", ".join(value or [])

    def words_of(self, value: Any) -> str:
        return value if isinstance(value, str) else ", ".join(map(language_name, value or ()))

    class Meta:
        icon = "globe"
        default = ()


class WayToWatchBlock(blocks.StructBlock):
    kind = ChoiceBlock(
        choices=WatchKind.choices, label=_("Way"), help_text=_("How people get to see the film.")
    )
    service = SnippetChooserBlock(
        "wagtail_filmreview.WatchService",
        required=False,
        label=_("Service"),
        help_text=_("The service, channel or publisher."),
    )
    country = CountryBlock(
        required=False,
        max_length=80,
        label=_("Country"),
        help_text=_("ISO code or name. Empty: everywhere."),
    )
    link = blocks.URLBlock(
        required=False, label=_("Link"), help_text=_("To this film there. Empty: the service's own address.")
    )
    available_from = blocks.DateBlock(required=False, label=_("From"), help_text=_("Empty: already."))
    available_until = blocks.DateBlock(
        required=False, label=_("Until, last day"), help_text=_("Empty: no end is known.")
    )
    audio_description = blocks.BooleanBlock(
        required=False, label=_("Audio description"), help_text=_("For people who do not see the picture.")
    )
    captions = blocks.BooleanBlock(
        required=False,
        label=_("Captions for the hard of hearing"),
        help_text=_("They tell sounds as well as speech."),
    )
    dub_languages = LanguageListBlock(label=_("Dubbed in"), help_text=_("For example: de, fr"))
    subtitle_languages = LanguageListBlock(label=_("Subtitles in"), help_text=_("For example: en, pt-BR"))
    note = blocks.CharBlock(
        required=False,
        max_length=250,
        label=_("Note"),
        help_text=_("For example: restored version, with live music."),
    )

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        start, end = value["available_from"], value["available_until"]
        if start and end and end < start:
            raise StructBlockValidationError(
                {"available_until": ValidationError(_("The last day comes before the first."), code="dates")}
            )
        return value

    class Meta:
        icon = "view"
        label = _("Way to watch")
        label_format = "{kind}"
        form_layout = BlockGroup(
            children=["kind", "service", "country", "link"],
            settings=[
                BlockGroup(["available_from", "available_until"], heading=_("When"), icon="date"),
                BlockGroup(
                    ["audio_description", "captions", "dub_languages", "subtitle_languages"],
                    heading=_("Accessibility and languages"),
                    icon="globe",
                ),
                "note",
            ],
        )


class WhereToWatchBlock(NodeBlock):
    shape = shapes.WhereToWatch
    # Nothing added: the ways that the film has.
    speaks_when_blank = True

    ways = blocks.ListBlock(
        WayToWatchBlock(),
        default=[],
        label=_("Ways"),
        help_text=_(
            "Nothing to do where the film's own ways are right. A row for a country, service and way that "
            "the film has already takes its place."
        ),
    )
    include_film = blocks.BooleanBlock(
        required=False,
        default=True,
        label=_("Then the film's other ways to watch"),
        help_text=_("After the rows above."),
    )

    def ways_of(self, value: Any, context: Context) -> list[WayToWatch]:
        """Every way that the block stands for, in order."""
        of_film = list(_film_ways(film_of(context)))
        rows = [
            WayToWatch(**{name: item[name] for name in WayToWatch.__dataclass_fields__})
            for item in value["ways"]
            if item["kind"]
        ]
        if not rows:
            return of_film
        known = {_key(way): way for way in of_film}
        ways = [_annotate(row, known.get(_key(row))) for row in rows]
        if value["include_film"]:
            named = {_key(row) for row in rows}
            ways += [way for way in of_film if _key(way) not in named]
        return ways

    def represent_content(self, value: Any, context: Context) -> dict[str, Any]:
        return {
            "ways": [
                {
                    "country": way.country or "",
                    "service": represent_service(way.service, context),
                    "kind": way.kind,
                    "link": way.link or "",
                    "available_from": way.available_from and way.available_from.isoformat(),
                    "available_until": way.available_until and way.available_until.isoformat(),
                    "audio_description": bool(way.audio_description),
                    "captions": bool(way.captions),
                    "dub_languages": list(way.dub_languages),
                    "subtitle_languages": list(way.subtitle_languages),
                    "note": way.note or "",
                }
                for way in self.ways_of(value, context)
            ]
        }

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        return {**context, "ways": self.ways_of(value, context)}

    def get_preview_value(self) -> Any:
        # A service that exists nowhere: a preview needs no database.
        rows = self.child_blocks["ways"].child_block
        service = rows.child_blocks["service"].model_class(name="The Archive")
        return self.normalize(
            {
                "ways": [
                    {
                        **{name: child.get_default() for name, child in rows.child_blocks.items()},
                        "kind": "stream",
                        "service": service,
                        "country": "FR",
                        "captions": True,
                    }
                ],
                "include_film": False,
            }
        )

    class Meta:
        icon = "view"
        label = _("Where to watch")
        group = _("Review")
        description = _("Cinemas, services and discs; the film's own ways unless you add some")
        template = "wagtail_filmreview/blocks/where_to_watch.html"
        label_format = ""


def _film_ways(film: Any) -> Iterable[WayToWatch]:
    for way in in_order(film.ways_to_watch) if film is not None else ():
        yield WayToWatch(*(getattr(way, name) for name in WayToWatch.__dataclass_fields__ if name != "note"))


def _key(way: WayToWatch) -> tuple[Any, ...]:
    return (way.country or "", way.service and way.service.pk, way.kind)


def _annotate(row: WayToWatch, known: WayToWatch | None) -> WayToWatch:
    """What a row leaves open is as the film says."""
    if known is None:
        return row
    return replace(known, **{name: given for name, given in vars(row).items() if given})
