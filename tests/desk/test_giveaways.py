"""What the editor is warned of: spoilers in the texts that everybody reads first."""

from __future__ import annotations

from typing import Any

import pytest

from tests import bodies, factories
from wagtail_filmreview.desk.giveaways import find_giveaways

pytestmark = pytest.mark.django_db

PUBLIC = """
    Nobody in this house says what they want. Mother serves the soup, the second guest talks about the
    weather, and the wife of the doctor looks out at a dead garden. The camera stays at the end of the
    corridor all the while. Along the wall there are photographs; a father in each of them, and never the same
    one. It is a slow film and a cold one, and I have not been able to stop thinking of it.
"""


def review(
    *hidden: Any, public: str = PUBLIC, level: str = "ending", pull_quote: str = "", **given: Any
) -> Any:
    """A review whose ``hidden`` texts readers have to ask for; a text or a block each."""
    blocks = [
        bodies.synopsis(bodies.section(text, spoiler_level=level)) if isinstance(text, str) else text
        for text in hidden
    ]
    return factories.FilmReviewPageFactory(
        body=raw(bodies.paragraph(public), *blocks, bodies.verdict(pull_quote=pull_quote)),
        **{"title": "A cold house", "slug": "a-cold-house", "standfirst": "", **given},
    )


def raw(*blocks: Any) -> Any:
    from tests.testapp.models import FestivalReviewPage

    return FestivalReviewPage.body.field.stream_block.to_python([*blocks])


def found_in(page: Any) -> dict[str, list[str]]:
    """The phrases that were found, by the path of the field."""
    found: dict[str, list[str]] = {}
    for giveaway in find_giveaways(page):
        found.setdefault(giveaway.path.rpartition(".")[2], []).append(giveaway.phrase)
    return found


# What is hidden; the field that gives it away, and how; the least that the warning must name.
LEAKS = {
    "a character": (
        "She learns that Marguerite Vane is the killer.",
        ("title", "The quiet rage of Marguerite Vane", "Marguerite Vane"),
    ),
    "a surname at the start of a sentence": (
        "Vane did it, with the lamp.",
        ("standfirst", "A film to remember Vane by.", "Vane"),
    ),
    "a first name": (
        "In the end it was Marguerite who did it.",
        ("seo_title", "Keep an eye on Marguerite", "Marguerite"),
    ),
    "a possessive": (
        "In the end it was Marguerite Vane who did it.",
        ("search_description", "What is in Vane’s letter?", "Vane’s"),
    ),
    "capitals": (
        "In the end it was Marguerite Vane who did it.",
        ("pull_quote", "WHO IS VANE?", "VANE"),
    ),
    "a slug without accents": (
        "Nobody had told them that Zoë is alive.",
        ("slug", "the-return-of-zoe", "zoe"),
    ),
    "a slug with umlauts spelt out": (
        "The body lies in the cellar of Müller.",
        ("slug", "what-mueller-keeps", "mueller"),
    ),
    "a name without its hyphen": (
        "The note was written by Min-hee.",
        ("title", "Minhee writes a letter", "Minhee"),
    ),
    "a place": (
        "They meet again in Nagasaki, years later.",
        ("standfirst", "The long way to Nagasaki, and no way back.", "Nagasaki"),
    ),
    "a thing": (
        "The workmen throw the sled into the fire.",
        ("standfirst", "All this for a sled.", "sled"),
    ),
    "a twist in one word, inflected": (
        "The two lodgers are twins.",
        ("title", "A twin performance", "twin"),
    ),
    "a deed, inflected": (
        "He drowned her in the lake.",
        ("search_description", "With a drowning that you will not forget.", "drowning"),
    ),
    "words that are all public, as a phrase": (
        "We understand that he was dead all along.",
        ("title", "Dead all along", "Dead all along"),
    ),
    "a relation": (
        "The guest is her second husband, and the father of the doctor.",
        ("pull_quote", "Wait for the father of the doctor.", "father of the doctor"),
    ),
    "a phrase that an editor marked": (
        bodies.paragraph('Watch <span data-spoiler="ending">the gardener</span> closely.'),
        ("standfirst", "The gardener is the best thing in it.", "gardener"),
    ),
    "a Russian name in another case": (
        "Убийцей был доктор Орлов.",
        ("title", "Тень Орлова", "Орлова"),
    ),
    "a Korean name with a particle": (
        "범인은 이충현이다.",
        ("title", "이충현의 마지막 밤", "이충현의"),
    ),
    "a Japanese name, without spaces": (
        "犯人は三船先生だった。",
        ("title", "さよなら三船先生", "三船先生"),
    ),
    "a slip of the pen": (
        "In the end it was Marguerite who did it.",
        ("title", "Goodbye, Margerite", "Margerite"),
    ),
    "other words for the same": (
        "He has been a ghost from the first scene.",
        ("standfirst", "A film about a man who did not survive.", "did not survive"),
    ),
}

NOT_FOUND = {"a slip of the pen", "other words for the same"}
"""Only what is written in both places is looked for."""


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_is_found(leak: str, index: Any) -> None:
    hidden, (field, text, phrase) = LEAKS[leak]
    found = found_in(review(hidden, **{field: text}))
    assert any(phrase in one for one in found.get(field, [])) == (leak not in NOT_FOUND), found


def test_at_least_eighteen_leaks_of_twenty_are_found() -> None:
    assert len(LEAKS) == 20
    assert len(set(LEAKS) - NOT_FOUND) >= 18
