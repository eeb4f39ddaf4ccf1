"""Whether a review is shown by nothing but the package's own templates and blocks.

These are known to show the same to everybody, so their HTML can be kept. What a site puts in their place may
greet a reader by name, and is rendered every time.
"""

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.template import Engine
from django.utils.module_loading import import_string
from pydantic_core import to_json
from wagtail.blocks import Block

from wagtail_filmreview import conf
from wagtail_filmreview.models import FilmReviewMixin

PARTS = ("wagtail_filmreview/review_head.html", "wagtail_filmreview/review.html")
"""Templates whose HTML is kept."""

INCLUDED = ("film_facts.html", "rating.html", "spoiler_control.html", "spoiler_tag.html", "blocks/*.html")

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def version_of(engine: Engine) -> str | None:
    """What kept HTML depends on beside reviews; None where a site has a template in the place of ours."""
    # Whoever works on templates wants to see what they do.
    digest = None if engine.debug else _digest(engine)
    if digest is None:
        return None
    shaping = [digest, {name: conf.get(name) for name in conf.DEFAULTS}, settings.MEDIA_URL]
    return blake2b(to_json(shaping, fallback=str), digest_size=8).hexdigest()


_digests: WeakKeyDictionary[Engine, str | None] = WeakKeyDictionary()


def _digest(engine: Engine) -> str | None:
    if engine not in _digests:
        _digests[engine] = _digest_of_sources(engine)
    return _digests[engine]


def _digest_of_sources(engine: Engine) -> str | None:
    folder = TEMPLATES / "wagtail_filmreview"
    files = [TEMPLATES / name for name in PARTS]
    files += [file for pattern in INCLUDED for file in sorted(folder.glob(pattern))]
    found = blake2b(digest_size=16)
    for file in files:
        template = engine.get_template(file.relative_to(TEMPLATES).as_posix())
        if Path(template.origin.name).resolve() != file:
            return None
        found.update(str(template.source).encode())
    return found.hexdigest()


METHODS = ("get_reviewers", "get_body_blocks", "get_verdict", "get_spoiler_levels", "get_review_context")


def is_shown_by_us(model: type[FilmReviewMixin]) -> bool:
    """Whether a class of reviews has our blocks, and none of the methods that templates ask is its own."""
    body: Any = model._meta.get_field("body")
    ours = all(getattr(model, name) is getattr(FilmReviewMixin, name) for name in METHODS)
    return ours and _blocks_are_ours(body.get_block_path())


@cache
def _blocks_are_ours(path: str) -> bool:
    return _is_ours(import_string(path)())


def _is_ours(block: Block) -> bool:
    templates = [getattr(meta, "template", None) for meta in (block.meta, type(block)._meta_class)]
    children = [*getattr(block, "child_blocks", {}).values()]
    if child := getattr(block, "child_block", None):
        children.append(child)
    return (
        type(block).__module__.partition(".")[0] in ("wagtail", "wagtail_filmreview")
        and templates[0] == templates[1]
        and all(map(_is_ours, children))
    )
