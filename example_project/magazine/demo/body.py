"""Words for writing a review's body: what a block stores, with references by name.

``PersonNamed("buster-keaton")`` stands where the database wants a number; the loader puts it in.
"""

from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]


@dataclass(frozen=True)
class PersonNamed:
    slug: str


@dataclass(frozen=True)
class ServiceNamed:
    slug: str


@dataclass(frozen=True)
class PictureNamed:
    key: str


def prose(*paragraphs: str) -> str:
    return "".join(f"<p>{' '.join(text.split())}</p>" for text in paragraphs)


def paragraph(*paragraphs: str, spoilers: str = "none") -> Block:
    return {"type": "paragraph", "value": {"text": prose(*paragraphs), "spoiler_level": spoilers}}


def heading(text: str, spoilers: str = "none") -> Block:
    return {"type": "heading", "value": {"text": text, "spoiler_level": spoilers}}


def quote(text: str, attribution: str = "", spoilers: str = "none") -> Block:
    return {
        "type": "quote",
        "value": {"text": text, "attribution": attribution, "spoiler_level": spoilers},
    }


def _picture(key: str, alt: str, caption: str, spoilers: str) -> Block:
    return {
        "image": {"image": PictureNamed(key), "alt_text": alt, "decorative": False},
        "caption": caption,
        "credit": "Changeover",
        "spoiler_level": spoilers,
    }


def image(key: str, alt: str, caption: str = "", spoilers: str = "none") -> Block:
    return {"type": "image", "value": _picture(key, alt, caption, spoilers)}


def gallery(*pictures: tuple[str, str, str], spoilers: str = "none") -> Block:
    """Each picture: its name, what it shows, its caption."""
    return {
        "type": "gallery",
        "value": {
            "images": [_picture(key, alt, caption, "none") for key, alt, caption in pictures],
            "spoiler_level": spoilers,
        },
    }


def embed(url: str, caption: str, spoilers: str = "none") -> Block:
    return {"type": "embed", "value": {"url": url, "caption": caption, "spoiler_level": spoilers}}


def credit(
    person: str, note: str = "", *, role: str = "actor", character: str = "", spoilers: str = "none"
) -> Block:
    return {
        "person": PersonNamed(person),
        "role": role,
        "character": character,
        "note": prose(note) if note else "",
        "spoiler_level": spoilers,
    }


def cast(*credits: Block, include_others: bool = True) -> Block:
    return {"type": "cast", "value": {"credits": list(credits), "include_others": include_others}}


def section(*paragraphs: str, spoilers: str, heading: str = "") -> Block:
    return {"heading": heading, "text": prose(*paragraphs), "spoiler_level": spoilers}


def synopsis(*sections: Block) -> Block:
    return {"type": "synopsis", "value": {"sections": list(sections)}}


def stars(value: str) -> Block:
    return {"kind": "numeric", "value": value, "min": "0", "max": "5", "step": "0.5"}


def criterion(name: str, rating: Block | None, comment: str) -> Block:
    return {"name": name, "rating": rating, "comment": comment}


def verdict(
    rating: Block | None,
    recommendation: str,
    summary: str,
    *,
    pros: tuple[str, ...] = (),
    cons: tuple[str, ...] = (),
    pull_quote: str = "",
    criteria: tuple[Block, ...] = (),
) -> Block:
    return {
        "type": "verdict",
        "value": {
            "rating": rating,
            "recommendation": recommendation,
            "summary": prose(summary) if summary else "",
            "pros": list(pros),
            "cons": list(cons),
            "pull_quote": pull_quote,
            "criteria": list(criteria),
        },
    }


def advisory(
    category: str,
    intensity: str,
    presence: str = "",
    note: str = "",
    *,
    topic: str = "",
    frequency: str = "",
    spoilers: str = "none",
    scenes: tuple[tuple[str, str], ...] = (),
) -> Block:
    return {
        "category": category,
        "intensity": intensity,
        "topic": topic,
        "presence": presence,
        "frequency": frequency,
        "note": prose(note) if note else "",
        "spoiler_level": spoilers,
        "scenes": [{"start": start, "safe_from": safe} for start, safe in scenes],
    }


def absent(category: str) -> Block:
    """Looked for, and not there: more than silence."""
    return advisory(category, "none")


def advisories(*rows: Block, all_assessed: bool) -> Block:
    return {
        "type": "content_advisories",
        "value": {"all_assessed": all_assessed, "advisories": list(rows)},
    }


def way(country: str, service: str, kind: str = "stream", note: str = "") -> Block:
    return {
        "country": country,
        "service": ServiceNamed(service),
        "kind": kind,
        "link": "",
        "available_from": None,
        "available_until": None,
        "audio_description": False,
        "captions": False,
        "dub_languages": [],
        "subtitle_languages": [],
        "note": note,
    }


def where_to_watch(*ways: Block, include_film: bool = True) -> Block:
    return {"type": "where_to_watch", "value": {"ways": list(ways), "include_film": include_film}}
