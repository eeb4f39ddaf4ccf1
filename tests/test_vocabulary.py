"""Slugs are public API: these lists may only ever grow where the vocabulary says so."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db.models import TextChoices

from wagtail_filmreview import vocabulary
from wagtail_filmreview.blocks import shapes
from wagtail_filmreview.representations import schema

SLUGS = {
    "SpoilerLevel": "none mild major ending",
    "FilmKind": "feature short documentary series season episode programme other",
    "CreditRole": ("director writer actor producer cinematographer editor composer creator other"),
    "ReleaseKind": "premiere limited theatrical digital physical tv",
    "CatalogueType": "movie tv",
    "Intensity": "none mild moderate strong extreme",
    "Presence": "shown implied discussed",
    "Frequency": "once some frequent",
    "Recommendation": "recommended recommended-with-reservations mixed not-recommended",
    "WatchKind": "cinema stream rent buy free broadcast physical",
    "SeenAs": "cinema press-screening festival screener stream broadcast home-video",
    "AdvisoryAnswer": "contains absent not-assessed",
    "AdvisoryGroup": "violence abuse mental-health mature-content fear-and-senses body",
    "ReviewCheck": "film bylines standfirst hero_image alt_text verdict contradiction content_advisories "
    "availability",
}

CATEGORIES_BY_GROUP = {
    "violence": "violence gore torture war-terror captivity",
    "abuse": ("sexual-violence sexual-exploitation domestic-abuse child-harm animal-harm"),
    "mental-health": "suicide self-harm eating-disorder mental-distress death-grief",
    "mature-content": ("sex nudity language slurs discrimination drugs alcohol-tobacco imitable"),
    "fear-and-senses": "threat jump-scares phobia flashing motion-sound",
    "body": "medical pregnancy-loss vomiting",
}

TOPICS = (
    "dog-dies cat-dies horse-dies spiders snakes needles clowns drowning heights covert-filming "
    "car-crash infant-death"
)


@pytest.mark.parametrize("name", SLUGS)
def test_slugs_of_a_vocabulary_and_their_order(name: str) -> None:
    assert getattr(vocabulary, name).values == SLUGS[name].split()


def test_every_vocabulary_is_pinned_here() -> None:
    defined = {
        value.__name__
        for value in vars(vocabulary).values()
        if isinstance(value, type) and issubclass(value, TextChoices) and value is not TextChoices
    }
    assert defined == set(SLUGS)


def test_advisory_categories_and_their_groups() -> None:
    by_group: dict[str, list[str]] = {}
    for category in vocabulary.ADVISORY_CATEGORIES.values():
        by_group.setdefault(str(category.group), []).append(category.slug)
    assert {group: " ".join(slugs) for group, slugs in by_group.items()} == CATEGORIES_BY_GROUP


def test_no_group_gives_its_category_away() -> None:
    """A cut advisory shows its group: with fewer than three categories in it, that would tell."""
    sizes = Counter(category.group for category in vocabulary.ADVISORY_CATEGORIES.values())
    assert set(sizes) == set(vocabulary.AdvisoryGroup)
    assert min(sizes.values()) >= 3


def test_every_category_says_what_it_covers() -> None:
    for category in vocabulary.ADVISORY_CATEGORIES.values():
        assert str(category.label)
        assert str(category.covers)


def test_topics_belong_to_categories() -> None:
    assert list(vocabulary.ADVISORY_TOPICS) == TOPICS.split()
    for topic in vocabulary.ADVISORY_TOPICS.values():
        assert topic.category in vocabulary.ADVISORY_CATEGORIES
        assert str(topic.label)


def test_health_hazards_are_categories() -> None:
    assert vocabulary.HEALTH_HAZARDS == {"flashing", "motion-sound"}
    assert set(vocabulary.ADVISORY_CATEGORIES) >= vocabulary.HEALTH_HAZARDS


def test_spoiler_levels_are_ordered() -> None:
    ranks = {level.value: level.rank for level in vocabulary.SpoilerLevel}
    assert ranks == {"none": 0, "mild": 1, "major": 2, "ending": 3}


def test_intensities_are_ordered() -> None:
    ranks = {intensity.value: intensity.rank for intensity in vocabulary.Intensity}
    assert ranks == {"none": 0, "mild": 1, "moderate": 2, "strong": 3, "extreme": 4}


@pytest.mark.parametrize(
    ("shape", "field", "name"),
    [
        (shapes.Node, "spoiler_level", "SpoilerLevel"),
        (shapes.Credit, "role", "CreditRole"),
        (shapes.Verdict, "recommendation", "Recommendation"),
        (shapes.Advisory, "intensity", "Intensity"),
        (shapes.Advisory, "presence", "Presence"),
        (shapes.Advisory, "frequency", "Frequency"),
        (shapes.WayToWatch, "kind", "WatchKind"),
        (schema.Film, "kind", "FilmKind"),
        (schema.Film, "tmdb_type", "CatalogueType"),
        (schema.FilmReviewCard, "recommendation", "Recommendation"),
    ],
)
def test_the_schema_of_json_allows_exactly_the_vocabulary(shape, field: str, name: str) -> None:
    property_ = shape.model_json_schema()["properties"][field]
    either = property_.get("anyOf", [property_])
    allowed = next(choice["enum"] for choice in either if "enum" in choice)
    assert allowed == SLUGS[name].split()
