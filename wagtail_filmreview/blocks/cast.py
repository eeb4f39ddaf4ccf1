"""The cast block: selects, orders and annotates the film's credits, and adds what the film lacks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_filmreview import spoilers
from wagtail_filmreview.blocks import shapes
from wagtail_filmreview.blocks.cards import represent_person
from wagtail_filmreview.blocks.nodes import (
    ChoiceBlock,
    Context,
    NodeBlock,
    NodeListBlock,
    SpoilerLevelBlock,
    TextBlock,
    html_of,
)
from wagtail_filmreview.vocabulary import CreditRole, SpoilerLevel


@dataclass(frozen=True)
class Credit:
    """One person's part in a film, as a review shows it."""

    id: str
    person: Any
    role: str
    character: str
    note: Any
    spoiler_level: SpoilerLevel

    def get_role_display(self) -> str:
        return str(CreditRole(self.role).label)


class CreditBlock(NodeBlock):
    shape = shapes.Credit
    hidden_shape = shapes.HiddenCredit
    node_type = "credit"

    person = SnippetChooserBlock(
        "wagtail_filmreview.Person", label=_("Person"), help_text=_("Choose somebody, or add who is missing.")
    )
    role = ChoiceBlock(
        choices=CreditRole.choices,
        default=CreditRole.ACTOR,
        label=_("Role"),
        help_text=_("What this person did for the film."),
    )
    character = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("Character"),
        help_text=_("Left empty, the character that the film's own data names."),
    )
    note = TextBlock(required=False, label=_("Note"), help_text=_("A remark on this performance."))
    spoiler_level = SpoilerLevelBlock(
        help_text=_("For a surprise appearance, or a character name that gives something away.")
    )

    class Meta:
        icon = "user"
        label = _("Credit")
        label_format = "{role} ({spoiler_level})"


class CastBlock(NodeBlock):
    shape = shapes.CastList
    # Nothing chosen: the cast as the film has it.
    speaks_when_blank = True

    credits = NodeListBlock(
        CreditBlock(),
        default=[],
        label=_("Credits"),
        help_text=_(
            "Nothing to do where the film's own cast is right. Add rows only to select, order and annotate."
        ),
    )
    include_others = blocks.BooleanBlock(
        required=False,
        default=False,
        label=_("Then the rest of the film's cast"),
        help_text=_("After the rows above."),
    )

    def credits_of(self, value: Any, context: Context) -> list[Credit]:
        """Every credit that the block stands for, spoilers included, in order."""
        film_credits = list(_film_credits(film_of(context)))
        rows = [
            Credit(
                item.id or "",
                item.value["person"],
                item.value["role"] or CreditRole.ACTOR.value,
                item.value["character"] or "",
                item.value["note"],
                spoilers.highest(item.value["spoiler_level"]),
            )
            for item in value["credits"].bound_blocks
            if item.value["person"] is not None
        ]
        if not rows:
            return [credit for credit in film_credits if credit.role == CreditRole.ACTOR]
        matches = [_match(row, film_credits) for row in rows]
        selected = [_annotate(row, match) for row, match in zip(rows, matches, strict=True)]
        if not value["include_others"]:
            return selected
        return selected + [
            credit for credit in film_credits if credit.role == CreditRole.ACTOR and credit not in matches
        ]

    def get_searchable_content(self, value: Any) -> list[str]:
        # A film may protect what a row does not, and only the review knows its film.
        return []

    def searchable_credits(self, value: Any, context: Context) -> list[str]:
        """The texts of those rows that everybody may see."""
        note = self.child_blocks["credits"].child_block.child_blocks["note"]
        found: list[str] = []
        for credit in self.credits_of(value, context):
            # The film's own credits have no note: they are not the review's to be found by.
            if credit.note is not None and spoilers.visible(credit.spoiler_level, SpoilerLevel.NONE):
                found += [credit.character] if credit.character else []
                found += note.get_searchable_content(credit.note)
        return found

    def represent_content(self, value: Any, context: Context) -> dict[str, Any]:
        return {
            "credits": [
                {
                    "id": credit.id,
                    "type": CreditBlock.node_type,
                    "spoiler_level": credit.spoiler_level.value,
                    "redacted": False,
                    "person": represent_person(credit.person),
                    "role": credit.role,
                    "character": credit.character,
                    "note": html_of(credit.note),
                }
                for credit in self.credits_of(value, context)
            ]
        }

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``credits``, those the reader may see, and ``hidden``: how many they may not, by level."""
        context = super().get_context(value, parent_context)
        level = spoilers.level_of(context)
        credits = self.credits_of(value, context)
        shown = [credit for credit in credits if spoilers.visible(credit.spoiler_level, level)]
        hidden = Counter(credit.spoiler_level for credit in credits if credit not in shown)
        # A link for each level: whoever asks for the premise has not asked for the ending.
        by_level = [{"level": level, "count": hidden[level]} for level in SpoilerLevel if hidden[level]]
        return {**context, "credits": shown, "hidden": by_level}

    def get_preview_value(self) -> Any:
        # People who exist nowhere: a preview needs no database.
        person = self.child_blocks["credits"].child_block.child_blocks["person"].model_class
        row = {"role": "actor", "note": "", "spoiler_level": "none"}
        return self.normalize(
            {
                "credits": [
                    {**row, "person": person(name="Ada Lind"), "character": "The clerk"},
                    {**row, "person": person(name="Jun Park"), "character": "The friend"},
                ],
                "include_others": False,
            }
        )

    class Meta:
        icon = "group"
        label = _("Cast")
        group = _("Review")
        description = _("Who is in the film; the film's own cast unless you choose")
        template = "wagtail_filmreview/blocks/cast.html"
        label_format = ""


def film_of(context: Context) -> Any:
    """The film of the review that is being represented or rendered, or None."""
    review = context.get("review") or context.get("page")
    return getattr(review, "film", None)


def credited_openly(film: Any, role: str, review: Any = None) -> list[Any]:
    """The people who have a role in a film, without those whom the film, or the review of it, hides."""
    return [credit.person for credit in open_credits(film, review) if credit.role == role]


def open_credits(film: Any, review: Any = None) -> list[Credit]:
    """The film's own credits, without those that the film, or the review of it, hides."""
    cast = review.body.first_block_by_name("cast") if review is not None else None
    rows = cast.block.credits_of(cast.value, {"review": review}) if cast else []
    hidden = {(row.person.pk, row.role) for row in rows if not _open(row)}
    return [
        credit
        for credit in _film_credits(film)
        if _open(credit) and (credit.person.pk, credit.role) not in hidden
    ]


def in_order(rows: Any) -> list[Any]:
    """The inline rows of a film as an editor left them; the database decides between those with one place."""
    # Rows that code adds have no place of their own, and those of a draft no key.
    last = float("inf")
    return sorted(
        rows.all(), key=lambda row: (last if row.sort_order is None else row.sort_order, row.pk or last)
    )


def _open(credit: Credit) -> bool:
    return spoilers.visible(credit.spoiler_level, SpoilerLevel.NONE)


def _film_credits(film: Any) -> Iterable[Credit]:
    if film is None:
        return
    if film.pk is not None and "credits" not in getattr(film, "_prefetched_objects_cache", ()):
        # Wagtail reads a body several times for one save.
        prefetch_related_objects([film], "credits__person")
    for credit in in_order(film.credits):
        if credit.person is not None:
            yield Credit(
                f"film-credit-{credit.pk}",
                credit.person,
                credit.role,
                credit.character,
                None,
                spoilers.highest(credit.spoiler_level),
            )


def _match(row: Credit, film_credits: list[Credit]) -> Credit | None:
    """The film's credit that a row is about: the same person in the same role, and part if it can be."""
    same = [
        credit for credit in film_credits if credit.person.pk == row.person.pk and credit.role == row.role
    ]
    match = next((credit for credit in same if credit.character == row.character), None)
    return match or next(iter(same), None)


def _annotate(row: Credit, match: Credit | None) -> Credit:
    """Fill a row with what the film knows.

    The stricter spoiler level holds, or a row would undo what the film protects.
    """
    if match is None:
        return row
    return replace(
        row,
        character=row.character or match.character,
        spoiler_level=spoilers.highest(row.spoiler_level, match.spoiler_level),
    )
