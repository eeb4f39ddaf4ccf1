"""A review as its first reader meets it: what they see before the film, what else is free to know, and
what they must ask for.
"""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from wagtail_filmreview import spoilers
from wagtail_filmreview.blocks import CastBlock, NodeBlock, VerdictBlock
from wagtail_filmreview.codes import country_name
from wagtail_filmreview.models import FilmReviewMixin
from wagtail_filmreview.models.films import SHOWN_WITH_A_REVIEW
from wagtail_filmreview.vocabulary import SpoilerLevel

# Tags that may stand inside a word.
_INLINE = re.compile(rf"</?(?:{'|'.join(sorted(spoilers.INLINE))})\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Exposed:
    """A text that is read without or before the review: in lists, searches, shares."""

    label: str
    path: str
    """Where the editor finds it, as Wagtail's content paths say it."""
    text: str


@dataclass(frozen=True)
class Hidden:
    """A text that a reader has to ask for."""

    text: str
    level: SpoilerLevel
    is_name: bool = False


@dataclass
class Reading:
    exposed: list[Exposed] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    public: list[str] = field(default_factory=list)
    """What may be read without asking in the review itself, and the public facts of the film."""


def read(page: FilmReviewMixin) -> Reading:
    """Read a review as it is in memory; an incomplete one is read as far as it goes."""
    reading = Reading()
    _read_fields(page, reading)
    if page.hero_image is not None:
        _read_image(page.hero_image, "hero_image", reading)
    reading.public += [person.name for person in page.get_reviewers()]
    _read_film(page, reading)
    body: Any = page.body
    _read_block(body.stream_block, body, SpoilerLevel.NONE, ("body",), page, reading)
    return reading


def _read_fields(page: FilmReviewMixin, reading: Reading) -> None:
    for model_field in exposed_fields(type(page)):
        if text := getattr(page, model_field.name, None):
            label = str(model_field.verbose_name)
            reading.exposed.append(Exposed(label[:1].upper() + label[1:], model_field.name, plain(str(text))))


def exposed_fields(model: type[models.Model]) -> list[Any]:
    """The page's own texts: those of every page and review, and a site's that are searched or in an API."""
    published = {
        getattr(named, "name", None) or getattr(named, "field_name", "")
        for named in [*getattr(model, "api_fields", ()), *getattr(model, "search_fields", ())]
    }
    known = {"title", "slug", "seo_title", "search_description", "standfirst"}
    return [
        model_field
        for model_field in model._meta.concrete_fields
        if isinstance(model_field, models.CharField | models.TextField)
        and model_field.editable
        and not model_field.choices
        and model_field.name in known | published
    ]


def _read_image(image: Any, path: str, reading: Reading, alt: str | None = None) -> None:
    alt = image.default_alt_text if alt is None else alt
    title = str(image.title)
    reading.exposed.append(Exposed(_("Title of the image “%(title)s”") % {"title": title}, path, title))
    if alt and alt != title:
        label = _("Alternative text of the image “%(title)s”") % {"title": title}
        reading.exposed.append(Exposed(label, path, alt))


def _read_film(page: FilmReviewMixin, reading: Reading) -> None:
    if (film := page.film) is None:
        return
    prefetch_related_objects([film], *SHOWN_WITH_A_REVIEW)
    reading.public += [film.title, film.original_title, str(film.year), str(film.part_of or "")]
    for text in film.texts.all():
        reading.public += [text.title, text.logline]
    if film.poster is not None:
        reading.public += [film.poster.title, film.poster.default_alt_text]
    for genre in film.genres.all():
        reading.public += [genre.name, *(text.name for text in genre.texts.all())]
    reading.public += [country_name(code) for code in film.production_countries]
    reading.public += [certificate.descriptors for certificate in film.certificates.all()]
    reading.public += [str(way.service or "") for way in film.ways_to_watch.all()]
    if page.body.first_block_by_name("cast") is None:
        block = CastBlock()
        _read_cast(block, block.get_default(), page, reading)


def _read_cast(block: CastBlock, value: Any, page: FilmReviewMixin, reading: Reading) -> None:
    """Read a cast, and of the film's own credits those that it leaves out."""
    said = set()
    for credit in block.credits_of(value, {"review": page}):
        # A row may hide what the film does not.
        said.add((credit.person, credit.role, credit.character))
        _read_credit(credit.person, credit.character, credit.spoiler_level, reading)
        if credit.note:
            _read_html(credit.note.source, credit.spoiler_level, reading)
    for credit in page.film.credits.all() if page.film else ():
        if credit.person is not None and (credit.person, credit.role, credit.character) not in said:
            _read_credit(credit.person, credit.character, spoilers.highest(credit.spoiler_level), reading)


def _read_credit(person: Any, character: str, level: SpoilerLevel, reading: Reading) -> None:
    names = [name for name in (person.name, person.native_name, character) if name]
    if level is SpoilerLevel.NONE:
        reading.public += names
    else:
        reading.hidden += [Hidden(name, level, is_name=True) for name in names]


def _read_block(
    block: blocks.Block,
    value: Any,
    level: SpoilerLevel,
    path: tuple[str, ...],
    page: FilmReviewMixin,
    reading: Reading,
) -> None:
    """Sort the texts of a block: every level of nesting may hide what is in it."""
    if value is None:
        return
    if isinstance(block, NodeBlock):
        level = spoilers.highest(level, block.level_of_value(value))
    if isinstance(block, CastBlock):
        _read_cast(block, value, page, reading)
    elif isinstance(block, ImageBlock | ImageChooserBlock):
        alt = getattr(value, "contextual_alt_text", None)
        if level is SpoilerLevel.NONE:
            _read_image(value, ".".join(path), reading, alt)
        else:
            reading.hidden.append(Hidden(alt or "", level))
    elif isinstance(block, blocks.StructBlock):
        if "spoiler_level" in block.child_blocks and not isinstance(block, NodeBlock):
            level = spoilers.highest(level, value.get("spoiler_level"))
        for name, child in block.child_blocks.items():
            if name == "pull_quote" and isinstance(block, VerdictBlock) and level is SpoilerLevel.NONE:
                reading.exposed.append(
                    Exposed(str(child.label), ".".join((*path, name)), value.get(name) or "")
                )
            else:
                _read_block(child, value.get(name), level, (*path, name), page, reading)
    elif isinstance(block, blocks.ListBlock):
        for item in value.bound_blocks:
            _read_block(item.block, item.value, level, (*path, item.id or ""), page, reading)
    elif isinstance(block, blocks.StreamBlock):
        for child in value:
            _read_block(child.block, child.value, level, (*path, child.id or ""), page, reading)
    elif isinstance(block, blocks.RichTextBlock):
        _read_html(value.source, level, reading)
    elif isinstance(block, blocks.ChooserBlock):
        _sort(str(value), level, reading)
    elif not isinstance(block, blocks.ChoiceBlock | blocks.MultipleChoiceBlock | blocks.URLBlock):
        for text in block.get_searchable_content(value):
            _sort(str(text), level, reading)


def _read_html(source: str | None, level: SpoilerLevel, reading: Reading) -> None:
    """Marked phrases are hidden by their own level, what is around them by that of the block."""
    source = source or ""
    if spoilers.MARK in source:
        for span in BeautifulSoup(source, "html.parser").find_all("span", attrs={spoilers.MARK: True}):
            marked = spoilers.highest(level, *spoilers.levels_in(str(span)))
            reading.hidden.append(Hidden(span.get_text(), marked))
        source = spoilers.cut_html(source, SpoilerLevel.NONE, lambda _level: "<span>…</span>")
    _sort(plain(source), level, reading)


def _sort(text: str, level: SpoilerLevel, reading: Reading) -> None:
    if level is SpoilerLevel.NONE:
        reading.public.append(text)
    else:
        reading.hidden.append(Hidden(text, level))


def plain(source: str) -> str:
    """HTML as text; where an element ends, so does a word, unless it is an inline one."""
    if "<" not in source and "&" not in source:
        return source
    return html.unescape(_TAG.sub("\n", _INLINE.sub("", source)))
