"""Whether the store says what the pages say, compared column by column with a fresh build."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client
from django.utils.translation import override
from wagtail import VERSION as WAGTAIL_VERSION
from wagtail.models import Site

from wagtail_filmreview.jsonld import review_json_ld
from wagtail_filmreview.models import PublishedReview, ReviewSource, ReviewTerm, review_models
from wagtail_filmreview.representations.build import build_review
from wagtail_filmreview.representations.published import PublicReviews
from wagtail_filmreview.representations.store.refreshing import BEHIND
from wagtail_filmreview.representations.store.rows import rows_of
from wagtail_filmreview.representations.store.writing import COLUMNS


def differences() -> list[str]:
    """What is wrong with the store, in words; empty if nothing is."""
    live = {page.pk: page for model in review_models() for page in model.objects.live()}
    stored = PublishedReview.objects.in_bulk()
    found = [f"{pk} is live and not stored" for pk in live.keys() - stored.keys()]
    found += [f"{pk} is stored and not live" for pk in stored.keys() - live.keys()]
    for pk in live.keys() & stored.keys():
        fresh = rows_of(live[pk])
        for column in COLUMNS:
            if column not in ("sequence", "changed_at"):
                found += _difference(pk, column, getattr(stored[pk], column), getattr(fresh.review, column))
        terms = ReviewTerm.objects.filter(review=pk).values_list("kind", "value", "detail", "spoiler_level")
        found += _difference(pk, "terms", sorted(terms), sorted(fresh.terms))
        tags = ReviewSource.objects.filter(review=pk).values_list("tag", flat=True)
        found += _difference(pk, "tags", sorted(tags), sorted(fresh.tags))
    return found


def _difference(pk: int, name: str, stored: Any, fresh: Any) -> list[str]:
    return [] if stored == fresh else [f"{pk} {name}:\n  stored {stored!r}\n  fresh  {fresh!r}"]


def assert_store_is_right() -> None:
    assert not (found := differences()), "\n".join(found)


def assert_agreeing_or_known_to_be_behind() -> None:
    """Every live review is stored as it is, or a rebuild will find it."""
    behind = set(PublishedReview.objects.filter(version=BEHIND).values_list("pk", flat=True))
    found = [
        text
        for text in differences()
        if "is live and not stored" not in text and int(text.split()[0]) not in behind
    ]
    assert not found, "\n".join(found)


def assert_apis_agree() -> None:
    """Both APIs show, to whoever asks next, exactly the public reviews, each as a fresh build has it."""
    site = Site.objects.get(is_default_site=True)
    public = {page.pk: page for page in PublicReviews(site=site)[0:1000]}
    for address, items_of, count_of in DOORS:
        client = Client(headers={"host": site.hostname})
        listed = client.get(address, {"limit": 20}).json()
        assert count_of(listed) == len(public)
        assert {item["id"] for item in items_of(listed)} == public.keys()
        for pk in PublishedReview.objects.values_list("pk", flat=True):
            answer = client.get(f"{address}{pk}/")
            if pk not in public:
                assert answer.status_code == 404
                continue
            shown = answer.json()
            others = {one["id"] for one in shown.pop("translations")}
            assert others == {page.pk for page in public.values() if _translates(page, public[pk])}
            assert json.loads(shown.pop("json_ld")) == review_json_ld(public[pk])
            shown["meta"]["detail_url"] = None
            assert shown == json.loads(json.dumps(build_in_its_language(public[pk])))


def _translates(page: Any, other: Any) -> bool:
    return page.translation_key == other.translation_key and page.pk != other.pk and not page.alias_of_id


def build_in_its_language(page: Any) -> Any:
    with override(page.locale.language_code):
        return build_review(page)


V2 = ("/api/v2/film-reviews/", lambda a: a["items"], lambda a: a["meta"]["total_count"])
V3 = ("/api/v3/film-reviews/", lambda a: a["items"], lambda a: a["count"])
DOORS = [V2, V3] if WAGTAIL_VERSION >= (8, 0) else [V2]
