"""One stored review compared with its page, twice over: by a fresh build and by a witness."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.template import Engine
from django.utils.translation import override

from wagtail_filmreview.models import GoneReview, PublishedReview, RenderedReview, ReviewSource, ReviewTerm
from wagtail_filmreview.representations.store.own_templates import version_of
from wagtail_filmreview.representations.store.rendered import render
from wagtail_filmreview.representations.store.rows import Rows, version
from wagtail_filmreview.representations.store.witness.comparing import (
    ABSENT,
    ANY,
    Found,
    compare,
    leaks,
    without_spoilers,
)
from wagtail_filmreview.representations.store.witness.facts import Facts
from wagtail_filmreview.representations.store.witness.pages import told
from wagtail_filmreview.representations.store.witness.reviews import OF_A_CARD, Witnessed, people_in

TEXTS = ("card", "free", "full")
# The tag of the whole is made with the site's secret key, which may be another by now.
LEFT_OUT = {*TEXTS, "page_id", "sequence", "version", "entity_tag", "full_tag", "json_ld", "changed_at"}
COLUMNS = [field.attname for field in PublishedReview._meta.concrete_fields if field.attname not in LEFT_OUT]


class Stored:
    """What is stored of some reviews."""

    def __init__(self, ids: Collection[int]) -> None:
        self.rows = PublishedReview.objects.in_bulk(list(ids))
        self.gone = set(GoneReview.objects.filter(pk__in=ids).values_list("pk", flat=True))
        self.terms: dict[int, set[tuple[str, ...]]] = defaultdict(set)
        self.tags: dict[int, set[str]] = defaultdict(set)
        fields = ("kind", "value", "detail", "spoiler_level")
        for pk, *term in ReviewTerm.objects.filter(review__in=ids).values_list("review_id", *fields):
            self.terms[pk].add(tuple(term))
        for pk, tag in ReviewSource.objects.filter(review__in=ids).values_list("review_id", "tag"):
            self.tags[pk].add(tag)
        self.rendered: dict[int, list[RenderedReview]] = defaultdict(list)
        for one in RenderedReview.objects.filter(review__in=ids).select_related("site"):
            self.rendered[one.review_id].append(one)


def differences(page: Any, fresh: Rows, stored: Stored, facts: Facts) -> dict[str, tuple[Any, Any]]:
    """By field, what is stored and what is expected. A field that both comparisons find is in it once.

    ``fresh`` has to be built before: that makes the renditions which the witness looks for.
    """
    if page.pk not in stored.rows:
        return {"review": (ABSENT, "there")}
    row, terms, tags = stored.rows[page.pk], stored.terms[page.pk], stored.tags[page.pk]
    found: dict[str, tuple[Any, Any]] = {}
    if page.pk in stored.gone:
        found["tombstone"] = ("one", ABSENT)
    if row.version != version():
        found["version"] = (row.version, version())
    witnessed = Witnessed(page, facts)
    for path, there, expected in (
        *_by_witness(row, terms, tags, witnessed),
        *_by_build(row, terms, tags, fresh, without_ids=_lacks_ids(witnessed.full)),
        *_by_rendering(row, stored.rendered[page.pk], witnessed.full),
    ):
        found.setdefault(path, (there, expected))
    return found


def _by_witness(
    row: PublishedReview, terms: set[tuple[str, ...]], tags: set[str], witnessed: Witnessed
) -> Iterator[Found]:
    full = witnessed.full
    free = {**without_spoilers(full), "spoilers": "none"}
    card = {name: free[name] for name in OF_A_CARD}
    for name, expected in (("card", card), ("free", free), ("full", full)):
        try:
            there = json.loads(getattr(row, name), strict=False)
        except ValueError as error:
            yield name, f"no JSON ({error})", "JSON"
            continue
        yield from compare(expected, there, cut=name != "full")
        if name != "full":
            yield from leaks(there)
    columns = witnessed.columns()
    yield from compare(columns, {name: getattr(row, name) for name in columns}, cut=False)
    for kind, expected in witnessed.terms().items():
        if expected is not ANY:
            wanted = {(kind, *term) for term in expected}
            yield from _terms({term for term in terms if term[0] == kind}, wanted)
    people = {tag for tag in row.cache_tags.split() if tag.startswith("person-")}
    if ANY not in (free["cast"], free["reviewers"]) and (told := people - people_in(free)):
        yield "cache_tags", sorted(told), "only people whom everybody may know"
    for tag in sorted(witnessed.sources() - tags):
        yield f"source {tag}", ABSENT, "there"


def _by_build(
    row: PublishedReview, terms: set[tuple[str, ...]], tags: set[str], fresh: Rows, without_ids: bool
) -> Iterator[Found]:
    same = True
    for name in TEXTS:
        there, expected = getattr(row, name), getattr(fresh.review, name)
        if there == expected:
            continue
        same = False
        try:
            built, kept = (json.loads(text, strict=False) for text in (expected, there))
        except ValueError:
            continue  # the witness has said so
        if without_ids:
            built, kept = _without_ids(built), _without_ids(kept)
        found = list(compare(built, kept, cut=False))
        yield from found or ([] if without_ids else [(name, "other bytes", "the same, as it is built")])
    # Where a text differs, these have to.
    for name in ("json_ld", "entity_tag") if same else ():
        if getattr(row, name) != getattr(fresh.review, name):
            yield name, getattr(row, name), getattr(fresh.review, name)
            break
    for column in COLUMNS:
        there, expected = getattr(row, column), getattr(fresh.review, column)
        # Without a date of its own a review gets that of the moment it is stored.
        if there != expected and not (column == "published_on" and '"published_on":null' in row.card):
            yield column, there, expected
    yield from _terms(terms, set(fresh.terms))
    for tag in sorted(tags ^ fresh.tags):
        yield f"source {tag}", *(("there", ABSENT) if tag in tags else (ABSENT, "there"))


def _by_rendering(row: PublishedReview, rendered: list[RenderedReview], full: Any) -> Iterator[Found]:
    """What of the HTML that readers are shown differs from what the page is now, or gives something away."""
    engine = Engine.get_default()
    for one in rendered:
        if (one.sequence, one.version) != (row.sequence, version_of(engine)):
            continue  # nobody is shown it any more
        with override(one.language):
            expected = render(row.page_id, one.site, engine) or {}
        parts = json.loads(one.parts)
        for name in sorted(parts.keys() | expected.keys()):
            path = f"{name} ({one.site.hostname}, {one.language})"
            if words := told(full, parts.get(name, "")):
                yield path, words, "nothing of what is hidden"
            elif parts.get(name) != expected.get(name):
                yield path, "other HTML", "the same, as it is rendered"


def _terms(stored: set[tuple[str, ...]], expected: set[tuple[str, ...]]) -> Iterator[Found]:
    """Terms that differ, each by its kind, value and detail, with the levels it is there at."""
    for about in sorted({term[:3] for term in stored ^ expected}):
        there, wanted = (
            ", ".join(sorted(term[3] for term in terms if term[:3] == about)) or ABSENT
            for terms in (stored, expected)
        )
        yield " ".join(("term", *(part for part in about if part))), there, wanted


def _lacks_ids(expected: Any) -> bool:
    """Whether something in a body was stored without an id: each build then makes up another one."""
    if isinstance(expected, dict):
        return expected.get("id") is ANY or any(_lacks_ids(value) for value in expected.values())
    return isinstance(expected, list) and any(_lacks_ids(value) for value in expected)


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {name: item for name, item in value.items() if name != "id" or not isinstance(item, str)}
        return {name: _without_ids(item) for name, item in kept.items()}
    return [_without_ids(item) for item in value] if isinstance(value, list) else value
