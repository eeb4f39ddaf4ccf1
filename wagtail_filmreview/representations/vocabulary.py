"""Every vocabulary with labels and definitions, so that a client needs to know no slug by heart."""

from typing import Annotated, Any, Literal

from django.db.models import TextChoices
from django.utils.translation import override
from pydantic import Field

from wagtail_filmreview import conf, vocabulary
from wagtail_filmreview.blocks import shapes
from wagtail_filmreview.blocks.formats import AdvisoryCategory, AdvisoryTopic, Decimal, Vocabulary
from wagtail_filmreview.blocks.shapes import Shape
from wagtail_filmreview.representations.catalogue_shapes import AdvisoryAnswer, Language, ReleaseKind
from wagtail_filmreview.representations.definitions import DEFINITIONS
from wagtail_filmreview.representations.schema import FilmKind

SeenAs = Annotated[
    Literal["cinema", "press-screening", "festival", "screener", "stream", "broadcast", "home-video"],
    Vocabulary("SeenAs"),
]


class Term(Shape):
    """A slug in words."""

    slug: str
    label: str
    definition: str


class SpoilerLevelTerm(Term):
    slug: shapes.SpoilerLevel


class FilmKindTerm(Term):
    slug: FilmKind


class CreditRoleTerm(Term):
    slug: shapes.CreditRole


class ReleaseKindTerm(Term):
    slug: ReleaseKind


class AdvisoryAnswerTerm(Term):
    slug: AdvisoryAnswer


class AdvisoryGroupTerm(Term):
    slug: shapes.AdvisoryGroup


class AdvisoryCategoryTerm(Term):
    slug: AdvisoryCategory
    group: shapes.AdvisoryGroup
    is_health_hazard: Annotated[bool, Field(description="Can hurt a viewer, so it is never hidden.")]


class AdvisoryTopicTerm(Shape):
    slug: AdvisoryTopic
    label: str
    category: AdvisoryCategory


class IntensityTerm(Term):
    slug: shapes.Intensity


class PresenceTerm(Term):
    slug: shapes.Presence


class FrequencyTerm(Term):
    slug: shapes.Frequency


class RecommendationTerm(Term):
    slug: shapes.Recommendation


class WatchKindTerm(Term):
    slug: shapes.WatchKind


class SeenAsTerm(Term):
    slug: SeenAs


class NumericScale(Shape):
    kind: Literal["numeric"]
    min: Decimal
    max: Decimal
    step: Decimal


class LabelScale(Shape):
    kind: Literal["label"]
    labels: Annotated[list[str], Field(description="Worst first.")]


RatingScale = Annotated[NumericScale | LabelScale, Field(discriminator="kind")]


class VocabularyAnswer(Shape):
    """All slugs that answers can have, what stands in an order in that order, with the site's own."""

    locale: Annotated[Language, Field(description="The language of labels and definitions.")]
    spoiler_levels: Annotated[list[SpoilerLevelTerm], Field(description="The lowest first.")]
    film_kinds: list[FilmKindTerm]
    credit_roles: list[CreditRoleTerm]
    release_kinds: list[ReleaseKindTerm]
    advisory_answers: list[AdvisoryAnswerTerm]
    advisory_groups: list[AdvisoryGroupTerm]
    advisory_categories: list[AdvisoryCategoryTerm]
    advisory_topics: list[AdvisoryTopicTerm]
    intensities: Annotated[list[IntensityTerm], Field(description="The weakest first.")]
    presences: list[PresenceTerm]
    frequencies: list[FrequencyTerm]
    recommendations: Annotated[list[RecommendationTerm], Field(description="The best first.")]
    watch_kinds: list[WatchKindTerm]
    seen_as: list[SeenAsTerm]
    rating_scales: Annotated[
        list[RatingScale], Field(description="What critics may rate on now; old ratings carry their own.")
    ]


def build_vocabulary(language: str) -> dict[str, Any]:
    """Everything in ``VocabularyAnswer``, with the words of that language where they are translated."""
    with override(language):
        return {
            "locale": language,
            "spoiler_levels": _terms(vocabulary.SpoilerLevel),
            "film_kinds": _terms(vocabulary.FilmKind),
            "credit_roles": _terms(vocabulary.CreditRole),
            "release_kinds": _terms(vocabulary.ReleaseKind),
            "advisory_answers": _terms(vocabulary.AdvisoryAnswer),
            "advisory_groups": _terms(vocabulary.AdvisoryGroup),
            "advisory_categories": [
                {
                    "slug": category.slug,
                    "label": str(category.label),
                    "definition": str(category.covers),
                    "group": category.group,
                    "is_health_hazard": category.slug in vocabulary.HEALTH_HAZARDS,
                }
                for category in conf.advisory_categories().values()
            ],
            "advisory_topics": [
                {"slug": topic.slug, "label": str(topic.label), "category": topic.category}
                for topic in conf.advisory_topics().values()
            ],
            "intensities": _terms(vocabulary.Intensity),
            "presences": _terms(vocabulary.Presence),
            "frequencies": _terms(vocabulary.Frequency),
            "recommendations": _terms(vocabulary.Recommendation),
            "watch_kinds": _terms(vocabulary.WatchKind),
            "seen_as": _terms(vocabulary.SeenAs),
            "rating_scales": [_scale(scale) for scale in conf.rating_scales()],
        }


def _terms(choices: type[TextChoices]) -> list[dict[str, str]]:
    definitions = DEFINITIONS[choices]
    return [
        {"slug": slug, "label": str(label), "definition": str(definitions[slug])}
        for slug, label in choices.choices
    ]


def _scale(scale: conf.NumericScale | conf.LabelScale) -> dict[str, Any]:
    if isinstance(scale, conf.LabelScale):
        return {"kind": "label", "labels": list(scale.labels)}
    return {
        "kind": "numeric",
        **{name: f"{getattr(scale, name):f}" for name in ("min", "max", "step")},
    }
