"""The one settings dict, ``WAGTAIL_FILMREVIEW``: its defaults, its reader and its system checks.

Every value is read when it is needed, never when a module is imported, so tests and sites can change
it and no model depends on it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.utils.module_loading import import_string

from wagtail_filmreview import vocabulary

SETTING = "WAGTAIL_FILMREVIEW"

DEFAULTS: dict[str, Any] = {
    # Dotted path of the StreamBlock that review bodies use; extend the default rather than replace it.
    "BODY_BLOCK": "wagtail_filmreview.blocks.ReviewBodyBlock",
    # Blocks that a new review opens with, in order; what is left empty is left out when it is published.
    "BODY_SKELETON": ["content_advisories", "cast", "synopsis", "verdict", "where_to_watch"],
    # Scales a critic may rate on, the first is offered first; an empty list switches ratings off.
    "RATING_SCALES": [{"kind": "numeric", "min": "0", "max": "5", "step": "0.5"}],
    # Additions to the shipped vocabulary: {"slug", "label", "group", "covers"} …
    "ADVISORY_CATEGORIES": [],
    # … and {"slug", "label", "category"}.
    "ADVISORY_TOPICS": [],
    # Named renditions (Wagtail filter specs) that pages use and APIs publish, by what the image is.
    "RENDITIONS": {
        "hero": {"card": "fill-640x360", "wide": "fill-1600x900"},
        "poster": {"thumbnail": "fill-120x180", "card": "fill-320x480"},
        "photo": {"thumbnail": "fill-96x96", "card": "fill-320x320"},
        "body": {"card": "max-640x640", "wide": "max-1600x1600"},
        "logo": {"thumbnail": "max-120x60"},
    },
    # What the APIs' answers say about being kept: the header as it is sent; empty for none.
    "CACHE_CONTROL": "public, no-cache",
    # A film has an aggregate score once so many reviews have given it one.
    "MIN_REVIEWS_FOR_AGGREGATE": 2,
    # Reviews on one page of the index.
    "PAGE_SIZE": 12,
    # Where a front end shows drafts: {token} stands for what it asks the API for the draft with.
    "PREVIEW_URL": "",
    # So many seconds a draft can be asked for.
    "PREVIEW_SECONDS": 3600,
    # Catalogues that editors look films up in, the first is offered first; an empty list switches it off.
    "LOOKUP_PROVIDERS": [{"provider": "wikidata"}],
    # Checks of a review that must find nothing before it is published; a draft is saved all the same.
    "REQUIRED_TO_PUBLISH": [],
}

LOOKUP_PROVIDERS = {
    "wikidata": "wagtail_filmreview.lookup.wikidata.Wikidata",
    "tmdb": "wagtail_filmreview.lookup.tmdb.TMDB",
}


def get(name: str) -> Any:
    """The site's value of a setting, or the default. An unknown ``name`` is a ``KeyError``."""
    return {**DEFAULTS, **getattr(settings, SETTING, {})}[name]


@dataclass(frozen=True)
class NumericScale:
    min: Decimal
    max: Decimal
    step: Decimal

    def values(self) -> list[Decimal]:
        """Every value that can be given, lowest first."""
        count = int((self.max - self.min) / self.step)
        return [self.min + self.step * position for position in range(count + 1)]


@dataclass(frozen=True)
class LabelScale:
    labels: tuple[str, ...]
    """Worst first."""


def rating_scales() -> list[NumericScale | LabelScale]:
    """The scales a critic may rate on, the preferred one first; empty where the site does not rate."""
    return [_scale(given) for given in get("RATING_SCALES")]


def advisory_categories() -> dict[str, vocabulary.AdvisoryCategory]:
    """Shipped categories followed by the site's own, by slug."""
    added = {
        row["slug"]: vocabulary.AdvisoryCategory(
            row["slug"], row["group"], row["label"], row.get("covers", "")
        )
        for row in get("ADVISORY_CATEGORIES")
        if row["slug"] not in vocabulary.ADVISORY_CATEGORIES
    }
    return {**vocabulary.ADVISORY_CATEGORIES, **added}


def advisory_topics() -> dict[str, vocabulary.AdvisoryTopic]:
    """Shipped topics followed by the site's own, by slug."""
    added = {
        row["slug"]: vocabulary.AdvisoryTopic(row["slug"], row["category"], row["label"])
        for row in get("ADVISORY_TOPICS")
        if row["slug"] not in vocabulary.ADVISORY_TOPICS
    }
    return {**vocabulary.ADVISORY_TOPICS, **added}


def renditions(of: str) -> dict[str, str]:
    """Rendition name to filter spec, for ``hero``, ``poster``, ``photo``, ``body`` or ``logo``."""
    return {**DEFAULTS["RENDITIONS"], **get("RENDITIONS")}[of]


def lookup_provider(row: Mapping[str, Any]) -> Any:
    """The catalogue that a row of ``LOOKUP_PROVIDERS`` describes: a ``wagtail_filmreview.lookup.Provider``.

    Raise ``ValueError`` with what is allowed, where the row makes no sense.
    """
    given = row.get("provider") if isinstance(row, Mapping) else None
    if not isinstance(given, str):
        raise ValueError(f'"provider" must be {", ".join(LOOKUP_PROVIDERS)} or the dotted path of a class')
    try:
        provider = import_string(LOOKUP_PROVIDERS.get(given, given))
        return provider(**{key: value for key, value in row.items() if key != "provider"})
    except ImportError as error:
        raise ValueError(f"{given!r} cannot be imported: {error}") from error
    except TypeError as error:
        raise ValueError(f"{given!r} does not take these options: {error}") from error


def _scale(given: Mapping[str, Any]) -> NumericScale | LabelScale:
    """Raise ``ValueError`` with what is allowed, where a scale makes no sense."""
    kind = given.get("kind") if isinstance(given, Mapping) else None
    if kind == "label":
        labels = given.get("labels")
        if (
            not isinstance(labels, list | tuple)
            or len(labels) < 2
            or not all(isinstance(label, str) and label for label in labels)
            or len(set(labels)) != len(labels)
        ):
            raise ValueError('"labels" must be two or more different texts, worst first')
        return LabelScale(tuple(labels))
    if kind == "numeric":
        try:
            low, high, step = (Decimal(str(given[key])) for key in ("min", "max", "step"))
        except (KeyError, InvalidOperation) as error:
            raise ValueError('"min", "max" and "step" must be numbers') from error
        if not all(number.is_finite() for number in (low, high, step)) or step <= 0 or high <= low:
            raise ValueError('"step" must be above 0 and "max" above "min"')
        if (high - low) % step:
            raise ValueError('"max" must be reached from "min" in whole steps')
        if (high - low) / step > 1000:
            raise ValueError("a scale may have 1000 steps at most")
        return NumericScale(low, high, step)
    raise ValueError('a scale is {"kind": "numeric", "min", "max", "step"} or {"kind": "label", "labels"}')


# -- system checks ---------------------------------------------------------------------------------


def _check_body_block(value: Any) -> Iterable[str]:
    if not isinstance(value, str):
        yield "must be the dotted path of a StreamBlock class"
        return
    try:
        block = import_string(value)
    except ImportError as error:
        yield f"cannot be imported: {error}"
        return
    # Named by an attribute, because settings know nothing of blocks.
    if not getattr(block, "shapes_review_bodies", False):
        yield "must extend wagtail_filmreview.blocks.ReviewBodyBlock, which shapes and cuts the body"


def _check_body_skeleton(value: Any) -> Iterable[str]:
    if not isinstance(value, list | tuple) or not all(isinstance(name, str) for name in value):
        yield "must be a list of names of body blocks; an empty list opens new reviews empty"
        return
    if list(_check_body_block(get("BODY_BLOCK"))):
        return
    block = import_string(get("BODY_BLOCK"))()
    for name in dict.fromkeys(value):
        most = (block.meta.block_counts or {}).get(name, {}).get("max_num")
        if name not in block.child_blocks:
            yield f"{name!r} is no block of the body; allowed are {', '.join(block.child_blocks)}"
        elif most is not None and value.count(name) > most:
            yield f"{name!r} is there more than {most} time(s), which no review may have"


def _check_rating_scales(value: Any) -> Iterable[str]:
    if not isinstance(value, list | tuple):
        yield "must be a list of scales; an empty list switches ratings off"
        return
    for position, scale in enumerate(value):
        try:
            _scale(scale)
        except ValueError as error:
            yield f"[{position}]: {error}"


_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


def _check_rows(value: Any, shipped: Iterable[str], keys: set[str], optional: set[str]) -> Iterable[str]:
    if not isinstance(value, list | tuple) or not all(isinstance(row, Mapping) for row in value):
        yield f"must be a list of dicts with the keys {', '.join(sorted(keys))}"
        return
    seen = set(shipped)
    for row in value:
        missing, unknown = keys - set(row), set(row) - keys - optional
        if missing:
            yield f"{dict(row)!r} lacks {', '.join(sorted(missing))}"
        if unknown:
            yield f"{dict(row)!r} has unknown keys: {', '.join(sorted(map(str, unknown)))}"
        slug = row.get("slug")
        if slug is None:
            continue
        if not isinstance(slug, str) or not _SLUG.match(slug) or len(slug) > 40:
            yield f"{slug!r} is not a slug: lower-case letters, digits and hyphens, 40 at most"
        elif slug in seen:
            yield f"{slug!r} is taken: a shipped slug cannot be redefined, nor one be given twice"
        else:
            seen.add(slug)


def _check_categories(value: Any) -> Iterable[str]:
    problems = list(
        _check_rows(value, vocabulary.ADVISORY_CATEGORIES, {"slug", "label", "group"}, {"covers"})
    )
    yield from problems
    if not problems:
        groups = vocabulary.AdvisoryGroup.values
        for row in value:
            if row["group"] not in groups:
                yield f"group {row['group']!r} of {row['slug']!r} must be one of {', '.join(groups)}"


def _check_topics(value: Any) -> Iterable[str]:
    problems = list(_check_rows(value, vocabulary.ADVISORY_TOPICS, {"slug", "label", "category"}, set()))
    yield from problems
    if not problems and not list(_check_categories(get("ADVISORY_CATEGORIES"))):
        categories = advisory_categories()
        for row in value:
            if row["category"] not in list(categories):
                yield f"category {row['category']!r} of {row['slug']!r} is not an advisory category"


def _check_renditions(value: Any) -> Iterable[str]:
    from wagtail.images.exceptions import InvalidFilterSpecError
    from wagtail.images.models import Filter

    if not isinstance(value, Mapping):
        yield f"must be a dict with any of the keys {', '.join(DEFAULTS['RENDITIONS'])}"
        return
    for of, specs in value.items():
        if of not in DEFAULTS["RENDITIONS"]:
            yield f"{of!r} is unknown; allowed are {', '.join(DEFAULTS['RENDITIONS'])}"
        elif not isinstance(specs, Mapping) or not specs:
            yield f"{of!r} must name at least one rendition: a dict of name to filter spec"
        else:
            for name, spec in specs.items():
                try:
                    _ = Filter(spec=spec).operations
                except (InvalidFilterSpecError, AttributeError, TypeError) as error:
                    yield f"{of!r}, {name!r}: {spec!r} is no image filter spec ({error})"


def _check_cache_control(value: Any) -> Iterable[str]:
    if not isinstance(value, str) or not value.isprintable():
        yield "must be the value of a Cache-Control header, or empty"


def _check_min_reviews(value: Any) -> Iterable[str]:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        yield "must be a whole number from 1 on"


def _check_page_size(value: Any) -> Iterable[str]:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 100:
        yield "must be a whole number from 1 to 100"


def _check_lookup_providers(value: Any) -> Iterable[str]:
    if not isinstance(value, list | tuple):
        yield "must be a list of providers; an empty list switches looking up off"
        return
    seen: set[str] = set()
    for position, row in enumerate(value):
        try:
            slug = lookup_provider(row).slug
        except ValueError as error:
            yield f"[{position}]: {error}"
            continue
        if slug in seen:
            yield f"[{position}]: {slug!r} is there twice"
        seen.add(slug)


def _check_preview_url(value: Any) -> Iterable[str]:
    if value != "" and not (isinstance(value, str) and re.match(r"https?://.*\{token\}", value)):
        yield "must be an address that begins with http:// or https:// and holds {token}, or empty"


def _check_preview_seconds(value: Any) -> Iterable[str]:
    if isinstance(value, bool) or not isinstance(value, int) or not 60 <= value <= 604_800:
        yield "must be a whole number of seconds from 60 to 604800, which is a week"


def _check_required_to_publish(value: Any) -> Iterable[str]:
    allowed = ", ".join(vocabulary.ReviewCheck.values)
    if not isinstance(value, list | tuple):
        yield f"must be a list of any of {allowed}"
        return
    for slug in value:
        if not isinstance(slug, str) or slug not in vocabulary.ReviewCheck.values:
            yield f"{slug!r} is no check; allowed are {allowed}"


_VALIDATORS: dict[str, Callable[[Any], Iterable[str]]] = {
    "BODY_BLOCK": _check_body_block,
    "BODY_SKELETON": _check_body_skeleton,
    "RATING_SCALES": _check_rating_scales,
    "ADVISORY_CATEGORIES": _check_categories,
    "ADVISORY_TOPICS": _check_topics,
    "RENDITIONS": _check_renditions,
    "CACHE_CONTROL": _check_cache_control,
    "MIN_REVIEWS_FOR_AGGREGATE": _check_min_reviews,
    "PAGE_SIZE": _check_page_size,
    "LOOKUP_PROVIDERS": _check_lookup_providers,
    "PREVIEW_URL": _check_preview_url,
    "PREVIEW_SECONDS": _check_preview_seconds,
    "REQUIRED_TO_PUBLISH": _check_required_to_publish,
}


NEEDED_APPS = ("wagtail_modeladmin", "wagtail.snippets", "wagtail.images")


def check_installed_apps(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Name every app that the package needs and the site has not installed (E003)."""
    return [
        checks.Error(f"wagtail_filmreview needs {name!r} in INSTALLED_APPS.", id="wagtail_filmreview.E003")
        for name in NEEDED_APPS
        if not apps.is_installed(name)
    ]


def check_settings(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Name every wrong key (E001) and value (E002) of the settings dict, and say what is allowed."""
    given = getattr(settings, SETTING, {})
    if not isinstance(given, Mapping):
        return [checks.Error(f"{SETTING} must be a dict.", id="wagtail_filmreview.E002")]
    found: list[checks.CheckMessage] = []
    for name, value in given.items():
        if name not in DEFAULTS:
            found.append(
                checks.Error(
                    f"{SETTING}[{name!r}] is not a setting.",
                    hint=f"Allowed are: {', '.join(DEFAULTS)}.",
                    id="wagtail_filmreview.E001",
                )
            )
            continue
        found += [
            checks.Error(f"{SETTING}[{name!r}]: {problem}.", id="wagtail_filmreview.E002")
            for problem in _VALIDATORS[name](value)
        ]
    return found
