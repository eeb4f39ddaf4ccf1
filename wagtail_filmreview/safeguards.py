"""System checks that tell a site where its own code or settings re-open a hole in the spoiler policy."""

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.utils.module_loading import import_string
from wagtail import blocks
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import features as rich_text_features

from wagtail_filmreview import conf, spoilers
from wagtail_filmreview.blocks import SpoilerLevelBlock, TextBlock
from wagtail_filmreview.blocks.nodes import SPOILER_FEATURES
from wagtail_filmreview.models import review_models
from wagtail_filmreview.models.review_form import FilmReviewForm
from wagtail_filmreview.vocabulary import SpoilerLevel

PROBE = "filmreviewprobe"
"""A word that no site writes, put where a block says that it holds a spoiler."""


def check_api_fields(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """API v3 must not write a body (E004), nor stock endpoints show it under its column's name (W001)."""
    found: list[checks.CheckMessage] = []
    for model in review_models():
        for given in model.api_fields:
            field = given if isinstance(given, APIField) else APIField(given)
            if field.name not in ("body", "review_body"):
                continue
            where = f"{model._meta.label}.api_fields"
            if getattr(field, "writable", False):  # 7.4 has no writable fields
                found.append(
                    checks.Error(
                        f"{where} makes {field.name!r} writable.",
                        hint="What an API shows is cut: written back, it would wipe out what was hidden.",
                        obj=model,
                        id="wagtail_filmreview.E004",
                    )
                )
            elif field.name == "body":
                found.append(
                    checks.Warning(
                        f"{where} names 'body', so anybody can filter and order by what is stored in it.",
                        hint="FilmReviewMixin.api_fields shows it as 'review_body', which is no column.",
                        obj=model,
                        id="wagtail_filmreview.W001",
                    )
                )
    return found


def check_forms(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """A form of the site's own that does not say why a review cannot be published (W005)."""
    return [
        checks.Warning(
            f"{model._meta.label}.base_form_class does not extend FilmReviewForm.",
            hint="Extend wagtail_filmreview.models.review_form.FilmReviewForm: it tells editors of embargoes "
            "and of what publishing requires before anything is stored.",
            obj=model,
            id="wagtail_filmreview.W005",
        )
        for model in review_models()
        if not issubclass(model.base_form_class, FilmReviewForm)
    ]


def check_body_block(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """A block of the body that shows what it calls a spoiler: to search, in JSON or HTML (W002)."""
    try:
        body = import_string(conf.get("BODY_BLOCK"))()
    except (ImportError, AttributeError):
        return []  # check_settings says so
    found: list[checks.CheckMessage] = []
    for name, block in body.child_blocks.items():
        channels = {
            "search": body.get_searchable_content,
            "JSON": body.get_api_representation,
            "HTML": body.render,
        }
        found += [
            checks.Warning(
                f"The block {name!r} of the body tells spoilers to everybody, by {channel}.",
                hint="Make it a wagtail_filmreview.blocks.NodeBlock, which is cut by its spoiler level, and "
                "leave its get_searchable_content to that class.",
                id="wagtail_filmreview.W002",
            )
            for channel, show in channels.items()
            if _tells(show, body, name, block)
        ]
    return found


def _tells(show: Callable[[Any], Any], body: blocks.StreamBlock, name: str, block: blocks.Block) -> bool:
    try:
        return PROBE in str(show(body.normalize([(name, _filled(block))])))
    except Exception:
        return (
            False  # It needs more than a made-up value, a database perhaps: nothing is known, nothing said.
        )


def _filled(block: blocks.Block, secret: bool = False) -> Any:
    """A value of that block with ``PROBE`` in every text that the block says is a spoiler."""
    if isinstance(block, TextBlock):
        return block.normalize(f'<p><span {spoilers.MARK}="ending">{PROBE}</span></p>')
    if isinstance(block, SpoilerLevelBlock):
        return SpoilerLevel.ENDING.value
    if isinstance(block, blocks.StructBlock):
        children = block.child_blocks
        secret = secret or any(isinstance(child, SpoilerLevelBlock) for child in children.values())
        return block.normalize({name: _filled(child, secret) for name, child in children.items()})
    if isinstance(block, blocks.ListBlock):
        return block.normalize([_filled(block.child_block, secret)])
    if isinstance(block, blocks.StreamBlock):
        return block.normalize([(name, _filled(child, secret)) for name, child in block.child_blocks.items()])
    if secret and isinstance(
        block, blocks.CharBlock | blocks.TextBlock | blocks.RichTextBlock | blocks.RawHTMLBlock
    ):
        return block.normalize(PROBE)
    return block.get_default()


def check_rich_text(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Rich text that offers the marks for spoilers and prints them as they stand (W003)."""
    return [
        checks.Warning(
            f"{where} offers {', '.join(marks)}: Wagtail prints such phrases for everybody.",
            hint="Offer them in wagtail_filmreview.blocks.TextBlock only, which cuts them.",
            id="wagtail_filmreview.W003",
        )
        for where, features in _rich_texts()
        if (marks := [feature for feature in SPOILER_FEATURES if feature in (features or ())])
    ]


def _rich_texts() -> Iterator[tuple[str, Any]]:
    """Every place that names features of rich text, but for those blocks that cut marks."""
    yield "The default of Wagtail's rich text", rich_text_features.get_default_features()
    for name, editor in getattr(settings, "WAGTAILADMIN_RICH_TEXT_EDITORS", {}).items():
        yield (
            f"WAGTAILADMIN_RICH_TEXT_EDITORS[{name!r}]",
            editor.get("OPTIONS", {}).get("features"),
        )
    for model in apps.get_models():
        for field in model._meta.get_fields():
            where = f"{model._meta.label}.{field.name}"
            if isinstance(field, RichTextField):
                yield where, field.features
            elif isinstance(field, StreamField):
                yield from _rich_text_blocks(field.stream_block, where)


def _rich_text_blocks(block: blocks.Block, where: str) -> Iterator[tuple[str, Any]]:
    if isinstance(block, blocks.RichTextBlock) and not isinstance(block, TextBlock):
        yield where, block.features
    elif isinstance(block, blocks.ListBlock):
        yield from _rich_text_blocks(block.child_block, where)
    elif isinstance(block, blocks.BaseStructBlock | blocks.BaseStreamBlock):
        for name, child in block.child_blocks.items():
            yield from _rich_text_blocks(child, f"{where}.{name}")
