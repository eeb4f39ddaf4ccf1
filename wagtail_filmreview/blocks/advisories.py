"""Content advisories: contains, assessed and absent, or not assessed — three answers, never two."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError

from wagtail_filmreview import conf, spoilers
from wagtail_filmreview.blocks import shapes
from wagtail_filmreview.blocks.nodes import (
    ChoiceBlock,
    Context,
    NodeBlock,
    NodeListBlock,
    SpoilerLevelBlock,
    TextBlock,
    html_of,
)
from wagtail_filmreview.blocks.phrases import html_for_readers
from wagtail_filmreview.blocks.scenes import SceneBlock, is_scene_time
from wagtail_filmreview.vocabulary import (
    HEALTH_HAZARDS,
    AdvisoryGroup,
    Frequency,
    Intensity,
    Presence,
    SpoilerLevel,
)


def _category_choices() -> list[Any]:
    by_group: dict[str, list[Any]] = {}
    for category in conf.advisory_categories().values():
        by_group.setdefault(category.group, []).append((category.slug, category.label))
    return [(AdvisoryGroup(group).label, choices) for group, choices in by_group.items()]


def _topic_choices() -> list[Any]:
    categories = conf.advisory_categories()
    by_category: dict[str, list[Any]] = {}
    for topic in conf.advisory_topics().values():
        by_category.setdefault(topic.category, []).append((topic.slug, topic.label))
    return [(categories[slug].label, topics) for slug, topics in by_category.items()]


class AdvisoryBlock(NodeBlock):
    shape = shapes.Advisory
    hidden_shape = shapes.HiddenAdvisory
    node_type = "advisory"

    category = ChoiceBlock(
        choices=_category_choices,
        label=_("Category"),
        help_text=_("What some viewers may want to know beforehand."),
    )
    intensity = ChoiceBlock(
        choices=Intensity.choices,
        label=_("Intensity"),
        help_text=_("“Absent” says: looked for, and not there."),
    )
    topic = ChoiceBlock(
        choices=_topic_choices,
        required=False,
        label=_("Topic"),
        help_text=_("What exactly, where people ask for it by name; it belongs to one category."),
    )
    presence = ChoiceBlock(
        choices=Presence.choices,
        required=False,
        label=_("Presence"),
        help_text=_("Whether it is seen, happens out of sight, or is only spoken of."),
    )
    frequency = ChoiceBlock(
        choices=Frequency.choices, required=False, label=_("Frequency"), help_text=_("How often it comes.")
    )
    note = TextBlock(required=False, label=_("Note"), help_text=_("A calm fact, no judgement."))
    scenes = blocks.ListBlock(
        SceneBlock(), default=[], label=_("Scenes"), help_text=_("When to look away, and when it is over.")
    )
    spoiler_level = SpoilerLevelBlock(
        help_text=_("Below this level readers learn only the broad group, such as “Mental health”.")
    )

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        errors: dict[str, ValidationError] = {}
        category, intensity = value["category"], value["intensity"]
        if category in HEALTH_HAZARDS and value["spoiler_level"] not in ("", SpoilerLevel.NONE):
            errors["spoiler_level"] = ValidationError(
                _("This can hurt a viewer and is never hidden: choose no spoiler."), code="hazard"
            )
        if value["topic"] and category:
            topic = conf.advisory_topics().get(value["topic"])
            if topic is not None and topic.category != category:
                errors["topic"] = ValidationError(
                    _("This topic belongs to the category “%(category)s”."),
                    code="topic",
                    params={"category": conf.advisory_categories()[topic.category].label},
                )
        if intensity == Intensity.NONE:
            for name in ("presence", "frequency"):
                if value[name]:
                    errors[name] = ValidationError(
                        _("What is absent has none: leave this empty."), code="absent"
                    )
            if len(value["scenes"]):
                errors["scenes"] = ValidationError(
                    _("What is absent has no scenes: remove them."), code="absent"
                )
        if errors:
            raise StructBlockValidationError(errors)
        return value

    def represent_content(self, value: Any, context: Context) -> dict[str, Any]:
        category = conf.advisory_categories().get(value["category"])
        return {
            "group": category.group if category else AdvisoryGroup.MATURE_CONTENT.value,
            "category": value["category"],
            "intensity": value["intensity"],
            "topic": value["topic"] or None,
            "presence": value["presence"] or None,
            "frequency": value["frequency"] or None,
            "note": html_of(value["note"]),
            "scenes": [
                SceneBlock().get_api_representation(scene)
                for scene in value["scenes"]
                # Drafts and imports may hold what publishing would refuse; it tells nobody anything.
                if is_scene_time(scene["start"])
            ],
        }

    def level_of_value(self, value: Any) -> SpoilerLevel:
        # A hazard is shown whatever the row says: a draft or an import may say the wrong thing.
        if value and value.get("category") in HEALTH_HAZARDS:
            return SpoilerLevel.NONE
        return super().level_of_value(value)

    class Meta:
        icon = "warning"
        label = _("Advisory")
        label_format = "{intensity} ({spoiler_level})"
        form_classname = "struct-block filmreview-two-choices"
        form_layout = BlockGroup(
            children=["category", "intensity"],
            settings=["topic", "presence", "frequency", "note", "spoiler_level", "scenes"],
        )


class ContentAdvisoriesBlock(NodeBlock):
    shape = shapes.ContentAdvisories
    # Nothing said is an answer of its own: not assessed.
    speaks_when_blank = True

    all_assessed = blocks.BooleanBlock(
        required=False,
        label=_("All categories assessed"),
        help_text=_(
            "Tick this when you looked for every category: what is not listed then counts as absent. "
            "Without it, what is not listed counts as not assessed."
        ),
    )
    advisories = NodeListBlock(
        AdvisoryBlock(),
        default=[],
        label=_("Advisories"),
        help_text=_(
            "A category and its intensity are enough. The cog holds details, scenes and a spoiler level."
        ),
    )

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        seen: set[tuple[str, str]] = set()
        errors: dict[int, ValidationError] = {}
        for position, row in enumerate(value["advisories"]):
            key = (row["category"], row["topic"])
            if row["category"] and key in seen:
                errors[position] = StructBlockValidationError(
                    {"category": ValidationError(_("This is listed already."), code="duplicate")}
                )
            seen.add(key)
        if errors:
            raise StructBlockValidationError({"advisories": ListBlockValidationError(errors)})
        return value

    def represent_content(self, value: Any, context: Context) -> dict[str, Any]:
        rows = self.child_blocks["advisories"].represent(value["advisories"], context)
        return {
            "all_assessed": bool(value["all_assessed"]),
            # A draft's row may lack what publishing asks for; it says nothing yet.
            "advisories": [row for row in rows if row["category"] and row["intensity"]],
        }

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``contains`` and ``absent``, rows by answer, and ``hidden``: groups of what is cut by level."""
        context = super().get_context(value, parent_context)
        level = spoilers.level_of(context)
        known = self.represent_content(value, context)["advisories"]
        shown = [row for row in known if spoilers.visible(row["spoiler_level"], level)]
        categories, topics = conf.advisory_categories(), conf.advisory_topics()
        rows = [
            {
                **row,
                "label": getattr(categories.get(row["category"]), "label", row["category"]),
                "topic_label": getattr(topics.get(row["topic"]), "label", None),
                "intensity_label": Intensity(row["intensity"]).label,
                "presence_label": row["presence"] and Presence(row["presence"]).label,
                "frequency_label": row["frequency"] and Frequency(row["frequency"]).label,
                "note": html_for_readers(row["note"], context),
            }
            for row in shown
        ]
        groups = {
            hidden: dict.fromkeys(
                AdvisoryGroup(row["group"]).label
                for row in known
                if row not in shown and row["spoiler_level"] == hidden
            )
            for hidden in SpoilerLevel
        }
        return {
            **context,
            "contains": [row for row in rows if row["intensity"] != Intensity.NONE],
            "absent": [row for row in rows if row["intensity"] == Intensity.NONE],
            # A link for each level: whoever asks for the premise has not asked for the ending.
            "hidden": [{"level": hidden, "groups": [*labels]} for hidden, labels in groups.items() if labels],
        }

    class Meta:
        icon = "warning"
        label = _("Content advisories")
        group = _("Review")
        description = _("What viewers may want to know beforehand, and what was looked for")
        template = "wagtail_filmreview/blocks/content_advisories.html"
        # Whether that is all is known when the list is done.
        form_layout = BlockGroup(children=["advisories", "all_assessed"])
        label_format = ""
        preview_value = {
            "all_assessed": True,
            "advisories": [
                {
                    "category": "imitable",
                    "intensity": "strong",
                    "topic": "",
                    "presence": "shown",
                    "frequency": "frequent",
                    "note": "<p>A climb without a rope.</p>",
                    "scenes": [],
                    "spoiler_level": "none",
                },
                {
                    "category": "phobia",
                    "intensity": "moderate",
                    "topic": "heights",
                    "presence": "shown",
                    "frequency": "",
                    "note": "",
                    "scenes": [{"start": "0:48:10", "safe_from": "1:07:00"}],
                    "spoiler_level": "none",
                },
            ],
        }
