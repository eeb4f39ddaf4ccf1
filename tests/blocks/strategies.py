"""Hypothesis strategies for raw stream values: every optional field, nesting and spoiler level.

People, services, images and embeds are named by ids that the ``catalogue`` fixture creates, so the
strategies themselves need no database. ``rows`` is how many items every list has at least.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from html import escape
from typing import Any

from hypothesis import strategies as st

from wagtail_filmreview import vocabulary

PEOPLE = (9001, 9002, 9003, 9004)
SERVICES = (9101, 9102)
IMAGES = (9201, 9202)
FILM = 9301
EMBEDS = ("https://video.example/watch/1", "https://video.example/watch/2")

Raw = dict[str, Any]
Values = st.SearchStrategy[Any]

# -- texts -----------------------------------------------------------------------------------------

_CHARACTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z"))
_AWKWARD = st.sampled_from(
    [
        "Sherlock Jr. & “the” <camera>",
        "<script>alert('reel')</script>",
        "{% now %} {{ value }} {# #}",
        "이충현 발레리나",
        "\u202ecinema\u202c مرحبا",
        "🎬🧨",
        "0",
    ]
)


def texts(longest: int = 120) -> Values:
    """Text that an editor can type, never empty, up to exactly as long as a field takes."""
    plain = st.text(_CHARACTERS, min_size=1, max_size=min(longest, 20))
    return plain | _AWKWARD.map(lambda text: text[:longest]) | st.just("x" * longest)


def rich_texts() -> Values:
    def marked_up(text: str, wrap: str) -> str:
        return wrap.format(escape(text))

    wraps = st.sampled_from(
        [
            "<p>{}</p>",
            "<p>Not <b>so</b> <i>{}</i></p><p>Second paragraph</p>",
            '<p><a href="https://example.com/?a=1&amp;b=2">{}</a></p>',
            '<p><a linktype="page" id="2">{}</a></p>',
            '<p><a linktype="page" id="999999">{}</a></p>',
            "<ul><li>{}</li><li>other</li></ul>",
        ]
    )
    return st.builds(marked_up, texts(), wraps)


def optional(values: Values, blank: Any = "") -> Values:
    return st.just(blank) | values


def levels() -> Values:
    return st.sampled_from(vocabulary.SpoilerLevel.values)


# -- families of blocks ----------------------------------------------------------------------------


def credits_of_people() -> Values:
    return st.fixed_dictionaries(
        {
            "person": st.sampled_from(PEOPLE),
            "role": st.sampled_from(vocabulary.CreditRole.values),
            "character": optional(texts(120)),
            "note": optional(rich_texts()),
            "spoiler_level": levels(),
        }
    )


def casts(rows: int = 0) -> Values:
    return st.fixed_dictionaries(
        {
            "credits": st.lists(credits_of_people(), min_size=rows, max_size=rows + 3),
            "include_others": st.booleans(),
        }
    )


def synopses(rows: int = 1) -> Values:
    section = st.fixed_dictionaries(
        {"heading": optional(texts(120)), "text": rich_texts(), "spoiler_level": levels()}
    )
    return st.fixed_dictionaries({"sections": st.lists(section, min_size=max(rows, 1), max_size=rows + 3)})


@st.composite
def numeric_ratings(draw: st.DrawFn) -> Raw:
    """On any scale, also one that starts below zero or in the middle."""
    step = draw(st.sampled_from([Decimal(text) for text in ("0.1", "0.25", "0.5", "1", "5")]))
    low = step * draw(st.integers(-4, 10))
    steps = draw(st.integers(1, 40))
    value = low + step * draw(st.integers(0, steps))
    numbers = {"value": value, "min": low, "max": low + step * steps, "step": step}
    return {"kind": "numeric", **{name: format(number, "f") for name, number in numbers.items()}}


@st.composite
def label_ratings(draw: st.DrawFn) -> Raw:
    of = draw(st.integers(2, 15))
    return {
        "kind": "label",
        "label": draw(st.sampled_from(["A+", "F", "Must see", "a|b", "★★", "볼만함"])),
        "index": draw(st.integers(1, of)),
        "of": of,
    }


def ratings() -> Values:
    return st.none() | numeric_ratings() | label_ratings()


def verdicts(rows: int = 0) -> Values:
    criterion = st.fixed_dictionaries(
        {"name": texts(60), "rating": ratings(), "comment": optional(texts(250))}
    )
    return st.fixed_dictionaries(
        {
            "rating": ratings(),
            "recommendation": st.sampled_from(vocabulary.Recommendation.values),
            "summary": optional(rich_texts()),
            "pros": st.lists(texts(250), min_size=rows, max_size=rows + 2),
            "cons": st.lists(texts(250), min_size=rows, max_size=rows + 2),
            "pull_quote": optional(texts(200)),
            "criteria": st.lists(criterion, min_size=rows, max_size=rows + 2),
        }
    )


def scene_time(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds % 3600 // 60:02}:{seconds % 60:02}"


@st.composite
def scenes(draw: st.DrawFn) -> Raw:
    start = draw(st.integers(0, 20000))
    lasts = draw(st.none() | st.integers(1, 3000))
    return {
        "start": scene_time(start),
        "safe_from": "" if lasts is None else scene_time(start + lasts),
    }


@st.composite
def advisory_rows(draw: st.DrawFn, category: str, rows: int = 0) -> Raw:
    topics = [topic.slug for topic in vocabulary.ADVISORY_TOPICS.values() if topic.category == category]
    intensity = draw(st.sampled_from(vocabulary.Intensity.values if not rows else ["mild", "extreme"]))
    absent = intensity == "none"
    hazard = category in vocabulary.HEALTH_HAZARDS
    how = st.just("") if absent else optional(st.sampled_from(vocabulary.Presence.values))
    often = st.just("") if absent else optional(st.sampled_from(vocabulary.Frequency.values))
    return {
        "category": category,
        "intensity": intensity,
        "topic": draw(st.sampled_from(["", *topics])),
        "presence": draw(how),
        "frequency": draw(often),
        "note": draw(optional(rich_texts())),
        "scenes": [] if absent else draw(st.lists(scenes(), min_size=rows, max_size=rows + 2)),
        "spoiler_level": "none" if hazard else draw(levels()),
    }


@st.composite
def content_advisories(draw: st.DrawFn, rows: int = 0) -> Raw:
    with_topics = [topic.category for topic in vocabulary.ADVISORY_TOPICS.values()]
    slugs = st.sampled_from([*vocabulary.ADVISORY_CATEGORIES, *with_topics])
    # No category twice: that would be listed already.
    chosen = dict.fromkeys(draw(st.lists(slugs, min_size=rows, max_size=8)))
    return {
        "all_assessed": draw(st.booleans()),
        "advisories": [draw(advisory_rows(category, rows)) for category in chosen],
    }


COUNTRIES = ("US", "KR", "GB", "SUHH", "DDDE")
LANGUAGES = ("en", "ko", "pt-BR", "zh-Hant", "zxx")


@st.composite
def ways_to_watch(draw: st.DrawFn) -> Raw:
    start = draw(st.none() | st.dates())
    long = timedelta(days=draw(st.integers(0, 400)))
    end = draw(st.none() | st.dates())
    if start and end:
        end = max(start, min(end, start + long))
    languages = st.lists(st.sampled_from(LANGUAGES), unique=True, max_size=3)
    return {
        "kind": draw(st.sampled_from(vocabulary.WatchKind.values)),
        "service": draw(st.none() | st.sampled_from(SERVICES)),
        "country": draw(optional(st.sampled_from(COUNTRIES))),
        "link": draw(optional(st.just("https://watch.example/?film=1&from=2"))),
        "available_from": start and start.isoformat(),
        "available_until": end and end.isoformat(),
        "audio_description": draw(st.booleans()),
        "captions": draw(st.booleans()),
        "dub_languages": draw(languages),
        "subtitle_languages": draw(languages),
        "note": draw(optional(texts(250))),
    }


def where_to_watch(rows: int = 0) -> Values:
    return st.fixed_dictionaries(
        {
            "ways": st.lists(ways_to_watch(), min_size=rows, max_size=rows + 3),
            "include_film": st.booleans(),
        }
    )


def headings(rows: int = 0) -> Values:
    return st.fixed_dictionaries({"text": texts(120), "spoiler_level": levels()})


def paragraphs(rows: int = 0) -> Values:
    return st.fixed_dictionaries({"text": rich_texts(), "spoiler_level": levels()})


def quotes(rows: int = 0) -> Values:
    return st.fixed_dictionaries(
        {"text": texts(600), "attribution": optional(texts(120)), "spoiler_level": levels()}
    )


def pictures(rows: int = 0) -> Values:
    described = {"decorative": st.just(False), "alt_text": texts(100)}
    decorative = {"decorative": st.just(True), "alt_text": st.just("")}
    return st.fixed_dictionaries(
        {
            "image": st.one_of(
                st.fixed_dictionaries({"image": st.sampled_from(IMAGES), **how})
                for how in (described, decorative)
            ),
            "caption": optional(texts(250)),
            "credit": optional(texts(120)),
            "spoiler_level": levels(),
        }
    )


def galleries(rows: int = 1) -> Values:
    images = st.lists(pictures(), min_size=max(rows, 1), max_size=rows + 2)
    return st.fixed_dictionaries({"images": images, "spoiler_level": levels()})


def embeds(rows: int = 0) -> Values:
    return st.fixed_dictionaries(
        {"url": st.sampled_from(EMBEDS), "caption": optional(texts(250)), "spoiler_level": levels()}
    )


VALUES: dict[str, Callable[[int], Values]] = {
    "cast": casts,
    "content_advisories": content_advisories,
    "embed": embeds,
    "gallery": galleries,
    "heading": headings,
    "image": pictures,
    "paragraph": paragraphs,
    "quote": quotes,
    "synopsis": synopses,
    "verdict": verdicts,
    "where_to_watch": where_to_watch,
}
"""Strategy of the raw value of each block type of a body."""

ONCE = ("cast", "content_advisories", "verdict")


def block(name: str, rows: int = 0) -> Values:
    """One child of a body, as it is stored."""
    return st.builds(lambda value: {"type": name, "value": value}, VALUES[name](rows))


@st.composite
def orders(draw: st.DrawFn) -> list[str]:
    """The block types of a body, in any order; those that may stand there once at most once."""
    names = draw(st.lists(st.sampled_from(list(VALUES)), max_size=6))
    return [name for at, name in enumerate(names) if name not in ONCE or name not in names[:at]]


@st.composite
def bodies(draw: st.DrawFn) -> list[Raw]:
    """A whole body, as it is stored."""
    return [draw(block(name)) for name in draw(orders())]
