"""What the raw JSON of a body amounts to, block by block."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags
from django.utils.module_loading import import_string
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.rich_text import expand_db_html

from wagtail_filmreview import conf
from wagtail_filmreview.blocks import advisories, cast, prose, synopsis, verdict, watching
from wagtail_filmreview.representations.store.witness import advice, credits, ways
from wagtail_filmreview.representations.store.witness.comparing import ANY, Html, strictest
from wagtail_filmreview.representations.store.witness.facts import Facts

Raw = dict[str, Any]


@dataclass(frozen=True)
class Review:
    """What a block may need to know of the review that it stands in."""

    facts: Facts
    film_id: int | None
    base_url: str | None


def items(raw: Any) -> Iterator[tuple[Any, Any]]:
    """Id and value of each item of a list block. Where no id is stored, any will do."""
    for item in raw or ():
        if isinstance(item, dict) and item.get("type") == "item" and {"id", "value"} <= set(item):
            yield item["id"] or ANY, item["value"]
        else:
            yield ANY, item


def html(source: Any) -> Html | str:
    return Html(expand_db_html(source)) if source else ""


def word_count(source: Any) -> int:
    return max(25, (len(strip_tags(source or "").split()) + 12) // 25 * 25)


def heading(raw: Raw, review: Review) -> Raw:
    return {"text": raw.get("text") or ""}


def paragraph(raw: Raw, review: Review) -> Raw:
    return {"html": html(raw.get("text")), "word_count": word_count(raw.get("text"))}


def quote(raw: Raw, review: Review) -> Raw:
    return {"text": raw.get("text") or "", "attribution": raw.get("attribution") or ""}


def image(raw: Raw, review: Review) -> Raw:
    chosen = raw.get("image")
    if isinstance(chosen, dict):
        alt = "" if chosen.get("decorative") else chosen.get("alt_text") or ""
        shown = review.facts.image(chosen.get("image"), "body", review.base_url, alt)
    else:
        shown = review.facts.image(chosen, "body", review.base_url)
    return {"image": shown, "caption": raw.get("caption") or "", "credit": raw.get("credit") or ""}


def gallery(raw: Raw, review: Review) -> Raw:
    return {"images": [node(id_, "image", value, image, review) for id_, value in items(raw.get("images"))]}


def embed(raw: Raw, review: Review) -> Raw:
    url = raw.get("url") or ""
    width = prose.EmbedBlock.base_blocks["url"].meta.max_width
    found = review.facts.rows(Embed, "pk", hash=get_embed_hash(url, width)) if url else []
    known = found[0] if found else {"title": "", "html": ""}
    return {
        "url": url,
        "title": known["title"],
        "html": known["html"],
        "caption": raw.get("caption") or "",
    }


def sections(raw: Raw, review: Review) -> Raw:
    def section(raw: Raw, review: Review) -> Raw:
        return {"heading": raw.get("heading") or "", **paragraph(raw, review)}

    return {
        "sections": [
            # A section that says nothing of its level is about the premise.
            node(id_, "section", {"spoiler_level": "mild", **value}, section, review)
            for id_, value in items(raw.get("sections"))
        ]
    }


def rating(raw: Any) -> Raw | None:
    if not raw:
        return None
    if raw["kind"] == "label":
        low, high, value = 1.0, float(raw["of"]), float(raw["index"])
    else:
        low, high, value = (float(raw[name]) for name in ("min", "max", "value"))
    # Half up; the small surplus is for what floating point loses.
    return {**raw, "score": int((value - low) / (high - low) * 100 + 0.5 + 1e-9)}


def opinion(raw: Raw, review: Review) -> Raw:
    return {
        "rating": rating(raw.get("rating")),
        "recommendation": raw.get("recommendation") or None,
        "summary": html(raw.get("summary")),
        "pros": [text for _id, text in items(raw.get("pros"))],
        "cons": [text for _id, text in items(raw.get("cons"))],
        "pull_quote": raw.get("pull_quote") or "",
        "criteria": [
            {
                "name": one.get("name") or "",
                "rating": rating(one.get("rating")),
                "comment": one.get("comment") or "",
            }
            for _id, one in items(raw.get("criteria"))
        ],
    }


Reader = Callable[[Raw, Review], Raw]

# By exact class: of a site's own blocks, and of its subclasses of ours, only the site knows what they say.
READERS: dict[type[Any], Reader] = {
    advisories.ContentAdvisoriesBlock: lambda raw, review: {
        "all_assessed": bool(raw.get("all_assessed")),
        "advisories": [
            {**advice.advisory(value), "id": id_, "note": html(value.get("note"))}
            for id_, value in items(raw.get("advisories"))
            if value.get("category") and value.get("intensity")
        ],
    },
    cast.CastBlock: lambda raw, review: {
        "credits": credits.cast(
            [
                {**value, "id": id_, "note": html(value.get("note"))}
                for id_, value in items(raw.get("credits"))
            ],
            bool(raw.get("include_others")),
            review.facts,
            review.film_id,
        )
    },
    watching.WhereToWatchBlock: lambda raw, review: {
        "ways": ways.ways(
            [value for _id, value in items(raw.get("ways"))],
            bool(raw.get("include_film", True)),
            review.facts,
            review.film_id,
            review.base_url,
        )
    },
    synopsis.SynopsisBlock: sections,
    verdict.VerdictBlock: opinion,
    prose.HeadingBlock: heading,
    prose.ParagraphBlock: paragraph,
    prose.QuoteBlock: quote,
    prose.PictureBlock: image,
    prose.GalleryBlock: gallery,
    prose.EmbedBlock: embed,
}


def node(id_: Any, type_: str, raw: Raw, reader: Reader, review: Review) -> Raw:
    return {
        "id": id_,
        "type": type_,
        "spoiler_level": strictest(raw.get("spoiler_level")),
        "redacted": False,
        **reader(raw, review),
    }


def body(raw: list[Raw], review: Review) -> list[Any]:
    """Every node of a body, spoilers included; ``ANY`` for blocks that are not ours."""
    blocks = import_string(conf.get("BODY_BLOCK"))().child_blocks
    return [
        node(child.get("id") or ANY, child["type"], child["value"], READERS[type(block)], review)
        if type(block := blocks[child["type"]]) in READERS
        else ANY
        for child in raw
        if child["type"] in blocks
    ]
