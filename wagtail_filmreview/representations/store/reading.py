"""Reading one review, and where it is to be read in other languages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from pydantic_core import from_json, to_json

from wagtail_filmreview.models import base_page
from wagtail_filmreview.models.published import begun_at
from wagtail_filmreview.representations.store.remembered import Remembered
from wagtail_filmreview.representations.store.rows import API
from wagtail_filmreview.representations.store.serving import LARGEST_ID, PublicStore, cut
from wagtail_filmreview.representations.store.statement import (
    Condition,
    fetch,
    named,
    public_below,
    select,
    table,
    with_generation,
)
from wagtail_filmreview.vocabulary import SpoilerLevel

_translations = Remembered(4096)
"""The ids of a page's translations, public or not: which are is asked again each time."""


@dataclass(frozen=True)
class Found:
    """One review: JSON text, entity tag, cache tags, and when it changed last in seconds since 1970."""

    text: str
    tag: str
    cache_tags: list[str]
    changed: float | None


class ReadingStore(PublicStore):
    """Single public reviews."""

    def review(self, page_id: int, level: SpoilerLevel) -> Found | None:
        """One review; None where it is not public here."""
        column = "free" if level is SpoilerLevel.NONE else "full"
        json = f"CASE WHEN r.page_id = %s THEN r.{column} ELSE r.card END AS json"
        columns = Condition(f"{json}, r.json_ld, r.cache_tags, r.changed_at", (page_id,))
        names = "x.json, x.json_ld, x.cache_tags, x.changed_at"
        generation, rows = self._rows(page_id, level, columns, names)
        if page_id not in rows:
            return None
        text, json_ld, cache_tags, changed_at = rows[page_id][1:]
        if level not in (SpoilerLevel.NONE, SpoilerLevel.ENDING):
            text = cut(text, level)
        text = completed(text, json_ld, _links(page_id, rows))
        if isinstance(changed_at, str):  # SQLite has no type for it, and times in UTC
            changed_at = datetime.fromisoformat(changed_at).replace(tzinfo=UTC)
        # That a translation is public no more is no change of this review's own row, nor is one of what is
        # hidden at the lowest level.
        is_told = level is SpoilerLevel.NONE and not _known(page_id)[1]
        changed = changed_at.timestamp() if is_told else begun_at(generation)
        return Found(text, _tag(page_id, rows), cache_tags.split(), changed)

    def entity_tag(self, page_id: int, level: SpoilerLevel) -> str | None:
        """The entity tag alone, for a client that has the rest already."""
        _generation, rows = self._rows(page_id, level)
        return _tag(page_id, rows) if page_id in rows else None

    def translations(self, page_id: int) -> list[str]:
        """Where the public translations of a page are, each as JSON; the page itself may be a draft."""
        _generation, rows = self._rows(page_id, SpoilerLevel.NONE, Condition("r.card"), "x.card")
        return _links(page_id, rows)

    def _rows(
        self, page_id: int, level: SpoilerLevel, columns: Condition | None = None, names: str = ""
    ) -> tuple[str, dict[int, tuple[Any, ...]]]:
        """The generation; by id, entity tag and columns of a review and of its public translations.

        Which pages are translations is remembered, so that one statement does.
        """
        if page_id > LARGEST_ID:
            return "", {}
        since, others = _known(page_id)
        own_tag = "entity_tag" if level is SpoilerLevel.NONE else "full_tag"
        tag = f"CASE WHEN r.page_id = %s THEN r.{own_tag} ELSE r.entity_tag END AS tag"
        further = Condition(f", {columns.sql}", columns.parameters) if columns else Condition("")
        for _attempt in range(3):  # who publishes every moment is not waited for

            def ask(
                roots: tuple[str, ...], ids: tuple[int, ...] = (page_id, *others)
            ) -> list[tuple[Any, ...]]:
                query = select(
                    Condition(f"r.page_id, {tag}{further.sql}", (page_id, *further.parameters)),
                    [*public_below(roots), *named(ids)],
                )
                return fetch(with_generation(query, ", ".join(filter(None, ["x.page_id, x.tag", names]))))

            generation, _roots, rows = self.read(ask)
            if generation == since:
                break
            found = _translations_of(page_id)
            _translations.put(generation, page_id, found)
            if found == others:
                break
            since, others = generation, found
        return generation, {row[0]: row[1:] for row in rows}


def completed(stored: str, json_ld: str, translations: Iterable[str]) -> str:
    """A whole review as it is served, from its stored text and what stands beside it."""
    return f'{stored[:-1]},"json_ld":{to_json(json_ld).decode()},"translations":[{",".join(translations)}]}}'


def _known(page_id: int) -> tuple[str, tuple[int, ...]]:
    return _translations.last(page_id) or ("", ())


def _translations_of(page_id: int) -> tuple[int, ...]:
    """The pages that are translations of one, public or not. An alias is in the language of its original."""
    pages = table(base_page())
    query = (
        f"SELECT t.id FROM {pages} p JOIN {pages} t ON t.translation_key = p.translation_key "  # noqa: S608
        "WHERE p.id = %s AND t.id <> p.id AND t.alias_of_id IS NULL ORDER BY t.id"
    )
    return tuple(row[0] for row in fetch(Condition(query, (page_id,))))


def _tag(page_id: int, rows: dict[int, tuple[Any, ...]]) -> str:
    own: str = rows[page_id][0]
    others = [f"{pk} {row[0]}" for pk, row in sorted(rows.items()) if pk != page_id]
    return blake2b("\n".join([own, *others]).encode(), digest_size=12).hexdigest() if others else own


_META = re.compile(r'"meta":(\{[^}]*\})')
"""Stands before all that an editor writes."""


def _links(page_id: int, rows: dict[int, tuple[Any, ...]]) -> list[str]:
    return [_link(pk, row[1]) for pk, row in sorted(rows.items()) if pk != page_id]


def _link(page_id: int, card: str) -> str:
    """Where a translation is, from its card."""
    found = _META.search(card)
    meta = from_json(found[1].replace(API, "")) if found else {}
    known = to_json({"id": page_id, "locale": meta["locale"], "html_url": meta["html_url"]}).decode()
    return f'{known[:-1]},"detail_url":"{API}{page_id}/"}}'
