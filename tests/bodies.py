"""Raw stream data as it is stored, one function per block, with everything optional left empty."""

from __future__ import annotations

from typing import Any

Raw = dict[str, Any]


def stars(value: str) -> Raw:
    """A rating on the default scale."""
    return {"kind": "numeric", "value": value, "min": "0", "max": "5", "step": "0.5"}


def credit(person: Any, **given: Any) -> Raw:
    blank = {"role": "actor", "character": "", "note": "", "spoiler_level": "none"}
    return {"person": getattr(person, "pk", person), **blank, **given}


def cast(*credits: Raw, include_others: bool = False) -> Raw:
    return {"type": "cast", "value": {"credits": [*credits], "include_others": include_others}}


def section(text: str, spoiler_level: str = "none", heading: str = "") -> Raw:
    return {"heading": heading, "text": f"<p>{text}</p>", "spoiler_level": spoiler_level}


def synopsis(*sections: Raw) -> Raw:
    return {"type": "synopsis", "value": {"sections": [*sections]}}


def verdict(rating: Raw | None = None, **given: Any) -> Raw:
    blank = {"summary": "", "pros": [], "cons": [], "pull_quote": "", "criteria": []}
    return {
        "type": "verdict",
        "value": {"rating": rating, "recommendation": "recommended", **blank, **given},
    }


def scene(start: str, safe_from: str = "") -> Raw:
    return {"start": start, "safe_from": safe_from}


def advisory(category: str, intensity: str = "strong", **given: Any) -> Raw:
    blank = {"topic": "", "presence": "", "frequency": "", "note": "", "scenes": []}
    return {
        "category": category,
        "intensity": intensity,
        **blank,
        "spoiler_level": "none",
        **given,
    }


def advisories(*rows: Raw, all_assessed: bool = False) -> Raw:
    return {
        "type": "content_advisories",
        "value": {"all_assessed": all_assessed, "advisories": [*rows]},
    }


def way(kind: str = "stream", service: Any = None, **given: Any) -> Raw:
    blank = {
        "country": "",
        "link": "",
        "available_from": None,
        "available_until": None,
        "audio_description": False,
        "captions": False,
        "dub_languages": [],
        "subtitle_languages": [],
        "note": "",
    }
    return {"kind": kind, "service": getattr(service, "pk", service), **blank, **given}


def where_to_watch(*ways: Raw, include_film: bool = True) -> Raw:
    return {"type": "where_to_watch", "value": {"ways": [*ways], "include_film": include_film}}


def heading(text: str, spoiler_level: str = "none") -> Raw:
    return {"type": "heading", "value": {"text": text, "spoiler_level": spoiler_level}}


def paragraph(text: str, spoiler_level: str = "none") -> Raw:
    value = {"text": f"<p>{text}</p>", "spoiler_level": spoiler_level}
    return {"type": "paragraph", "value": value}


def quote(text: str, attribution: str = "", spoiler_level: str = "none") -> Raw:
    value = {"text": text, "attribution": attribution, "spoiler_level": spoiler_level}
    return {"type": "quote", "value": value}


def picture(image: Any, alt_text: str = "", **given: Any) -> Raw:
    """The value of an image block, which a gallery has several of."""
    chosen = {
        "image": getattr(image, "pk", image),
        "alt_text": alt_text,
        "decorative": not alt_text,
    }
    return {"image": chosen, "caption": "", "credit": "", "spoiler_level": "none", **given}


def image(image: Any, alt_text: str = "", **given: Any) -> Raw:
    return {"type": "image", "value": picture(image, alt_text, **given)}


def gallery(*pictures: Raw, spoiler_level: str = "none") -> Raw:
    return {"type": "gallery", "value": {"images": [*pictures], "spoiler_level": spoiler_level}}


def embed(url: str, caption: str = "", spoiler_level: str = "none") -> Raw:
    value = {"url": url, "caption": caption, "spoiler_level": spoiler_level}
    return {"type": "embed", "value": value}


ROWS = {"credits", "sections", "advisories", "ways", "images", "pros", "cons", "criteria", "scenes"}


def with_row_ids(raw: Any) -> Any:
    """The same with an id for every row, as the editor gives them: by it two versions of a row are known."""
    if not isinstance(raw, dict):
        return raw
    return {
        name: [{"type": "item", "id": f"row-{n}", "value": with_row_ids(row)} for n, row in enumerate(value)]
        if name in ROWS
        else with_row_ids(value)
        for name, value in raw.items()
    }
