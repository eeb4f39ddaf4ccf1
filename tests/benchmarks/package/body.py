"""The body of a review as an editor's saving leaves it."""

from __future__ import annotations

from typing import Any

from tests import bodies
from tests.benchmarks.pictures import alt_of
from tests.benchmarks.records import Review


def body_of(review: Review) -> list[bodies.Raw]:
    """The stream as an editor's saving leaves it, every list item with an id of its own."""
    *paragraphs, last = [f"<p>{text}</p>" for text in review.paragraphs]
    if review.marked:
        last = last.replace("</p>", f' In the end <span data-spoiler="ending">{review.marked}</span>.</p>')
    prose = [
        {"type": "paragraph", "value": {"text": text, "spoiler_level": "none"}}
        for text in (*paragraphs, last)
    ]
    advisories = [
        _item(
            row.id,
            bodies.advisory(
                row.category,
                row.intensity,
                note=f"<p>{row.note}</p>" if row.note else "",
                presence="" if row.intensity == "none" else "shown",
                scenes=[_item(review.ids[11], bodies.scene(row.scene))] if row.scene else [],
                spoiler_level=row.spoiler_level,
            ),
        )
        for row in review.advisories
    ]
    credits = [
        _item(
            row.id,
            bodies.credit(
                row.credit.person,
                character=row.credit.character,
                note=f"<p>{row.note}</p>" if row.note else "",
                spoiler_level=row.credit.spoiler_level,
            ),
        )
        for row in review.cast
    ]
    sections = [_item(section_id, bodies.section(text, level)) for section_id, level, text in review.synopsis]
    points = {"pros": list(review.pros), "cons": list(review.cons)}
    blocks = [
        bodies.advisories(*advisories, all_assessed=review.all_assessed),
        bodies.synopsis(*sections),
        prose[0],
        bodies.image(review.still, alt_of(review.still), caption=review.caption),
        prose[1],
        bodies.quote(review.quote),
        prose[2],
        prose[3],
        prose[4],
        bodies.cast(*credits),
        bodies.verdict(
            bodies.stars(review.stars),
            recommendation=review.recommendation,
            summary=f"<p>{review.summary}</p>",
            pull_quote=review.pull_quote,
            **{
                name: [
                    _item(f"{review.ids[10][:-2]}{name[0]}{position}", text)
                    for position, text in enumerate(given)
                ]
                for name, given in points.items()
            },
        ),
        bodies.where_to_watch(),
    ]
    return [{**block, "id": block_id} for block, block_id in zip(blocks, review.ids, strict=False)]


def _item(item_id: str, value: Any) -> bodies.Raw:
    return {"type": "item", "value": value, "id": item_id}
