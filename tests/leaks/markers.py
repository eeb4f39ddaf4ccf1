"""Random complete reviews with a marker word in every field that can hold text, at a random level.

What is written where is read off the blocks, so a new block or field gets its marker by itself; a kind of
field that is not known here is an error, not an omission. At which level a word may be seen is said here
once more, in other words than the policy's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from hypothesis import strategies as st
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock as EmbedURLBlock
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from tests.leaks import catalogue
from tests.leaks.catalogue import Thing
from tests.leaks.rich_text import write_rich_text
from tests.leaks.words import scene_time, word
from wagtail_filmreview.blocks import (
    AdvisoryBlock,
    CreditBlock,
    RatingBlock,
    SpoilerLevelBlock,
    TextBlock,
)
from wagtail_filmreview.blocks.scenes import SceneTimeBlock
from wagtail_filmreview.blocks.watching import CountryBlock, LanguageListBlock
from wagtail_filmreview.vocabulary import CreditRole, SpoilerLevel

LEVELS = list(SpoilerLevel)
NONE = SpoilerLevel.NONE
MOST_ROWS = 3
"""In every list."""

AWKWARD = ["", " & “so” <on>", " it’s \\ 이충현", " {{ x }} 🎬"]

Raw = Any
Draw = Callable[[Any], Any]


def strictest(*levels: SpoilerLevel) -> SpoilerLevel:
    return max(levels, key=LEVELS.index)


@dataclass(frozen=True)
class Marker:
    """A word of a review, where it stands, and from which level on it may and must be seen.

    None is for never: nobody may see it, or that kind of channel does not show it.
    """

    word: str
    path: str
    allowed: SpoilerLevel | None
    html: SpoilerLevel | None
    json: SpoilerLevel | None


@dataclass
class MarkedReview:
    """The body as it is stored, the film's credits, and what is where."""

    body: list[Raw] = field(default_factory=list)
    credits: list[dict[str, Any]] = field(default_factory=list)
    markers: dict[str, Marker] = field(default_factory=dict, repr=False)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        # All that Hypothesis prints of an example: what was written, not every word of the catalogue.
        printer.pretty({"body": self.body, "credits": self.credits})

    def above(self, level: SpoilerLevel) -> set[str]:
        """The words that nobody may see who asks for that level."""
        return {
            marker.word
            for marker in self.markers.values()
            if marker.allowed is None or _higher(marker.allowed, level)
        }

    def expected(self, kind: str, level: SpoilerLevel) -> set[str]:
        """The words that a channel which shows bodies as ``html`` or ``json`` must show at that level."""
        return {
            marker.word
            for marker in self.markers.values()
            if (shown := getattr(marker, kind)) is not None and not _higher(shown, level)
        }


def _higher(one: SpoilerLevel, other: SpoilerLevel) -> bool:
    return LEVELS.index(one) > LEVELS.index(other)


@dataclass
class Use:
    """That a review shows a thing, from a level on, in these kinds of channels."""

    thing: Thing
    level: SpoilerLevel
    html: bool = True
    json: bool = True


class Writer:
    """Writes one review, block by block, and remembers what it wrote."""

    def __init__(self) -> None:
        self.numbers = iter(range(catalogue.FIRST_FREE, 10**6))
        self.times = iter(range(2000))
        self.uses: list[Use] = []
        self.texts: list[Marker] = []
        self.credits: list[dict[str, Any]] = []
        self.matched: dict[int, list[SpoilerLevel]] = {}
        self.categories: Iterator[tuple[Thing, Thing]] = iter(())

    # -- what is left to chance --------------------------------------------------------------------

    def one_of(self, options: Any) -> Any:
        raise NotImplementedError

    def how_many(self, low: int, high: int) -> int:
        raise NotImplementedError

    def coin(self) -> bool:
        raise NotImplementedError

    def often(self) -> bool:
        """Whether something optional is written."""
        raise NotImplementedError

    def level(self) -> SpoilerLevel:
        return self.one_of(LEVELS)

    def remember(
        self, path: str, level: SpoilerLevel, html: bool = True, json: bool = True, of: str | None = None
    ) -> str:
        written = of or word(next(self.numbers))
        self.texts.append(Marker(written, path, level, level if html else None, level if json else None))
        return written

    # -- the film ----------------------------------------------------------------------------------

    def write_film(self) -> None:
        for _row in range(self.how_many(0, 4)):
            self.credits.append(
                {
                    "person": self.one_of(catalogue.PEOPLE),
                    "role": self.one_of(["actor", "actor", "director", "writer", "composer"]),
                    "character": word(next(self.numbers)) if self.often() else "",
                    "level": self.level(),
                }
            )

    def finish_film(self, cast: Raw | None) -> None:
        """Say from which level on each credit of the film may be seen, now that the rows are known.

        A row of the cast is about the film's credit of that person in that role. Where it has another
        level, the stricter holds, so such a credit is seen where its rows are, and nowhere else.
        """
        for at, credit in enumerate(self.credits):
            rows = self.matched.get(at)
            if rows is None:
                listed = credit["role"] == "actor" and cast is not None
                listed = listed and (cast["include_others"] or not cast["credits"])
                self._use_film_credit(credit, credit["level"], shown=listed)
            elif credit["character"]:
                allowed = strictest(credit["level"], min(rows, key=LEVELS.index))
                self.texts.append(Marker(credit["character"], "film.credits.character", allowed, None, None))

    def _use_film_credit(self, credit: dict[str, Any], level: SpoilerLevel, shown: bool) -> None:
        self.uses.append(Use(credit["person"], level, html=shown, json=shown))
        if credit["role"] in ("director", "writer") and level is NONE:
            # Among the facts of the film; a row that hides one such part hides all that are alike.
            alike = (
                level
                for at, levels in self.matched.items()
                for level in levels
                if self.credits[at]["role"] == credit["role"]
                and self.credits[at]["person"] is credit["person"]
            )
            self.uses.append(Use(credit["person"], level, html=all(one is NONE for one in alike), json=False))
        if credit["character"]:
            self.remember("film.credits.character", level, shown, shown, of=credit["character"])

    def match(self, person: Thing, role: str, named: bool, own: SpoilerLevel) -> tuple[SpoilerLevel, str]:
        """The level of a row, and the character that the film knows: of that part, else of the first."""
        same = [
            (at, credit)
            for at, credit in enumerate(self.credits)
            if credit["person"] is person and credit["role"] == role
        ]
        unnamed = [(at, credit) for at, credit in same if not credit["character"] and not named]
        for at, credit in (unnamed or same)[:1]:
            level = strictest(own, credit["level"])
            self.matched.setdefault(at, []).append(level)
            return level, credit["character"]
        return own, ""

    # -- blocks ------------------------------------------------------------------------------------

    def write(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        """A raw value of the block, which stands in something of the level ``above``."""
        for kinds, how in WRITERS:
            if isinstance(block, kinds):
                return how(self, block, path, above)
        raise TypeError(f"{path}: decide what is written into a {type(block).__name__}")

    def struct(self, block: Any, path: str, above: SpoilerLevel, given: Raw = None) -> Raw:
        value = dict(given or {})
        for name, child in block.child_blocks.items():
            if isinstance(child, SpoilerLevelBlock) and name not in value:
                value[name] = self.level().value
                above = strictest(above, SpoilerLevel(value[name]))
        for name, child in block.child_blocks.items():
            if name not in value:
                value[name] = self.write(child, f"{path}.{name}", above)
        return value

    def list(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        fewest = block.meta.min_num or 0
        rows = self.how_many(fewest, max(fewest, MOST_ROWS))
        return [self.write(block.child_block, f"{path}[]", above) for _row in range(rows)]

    def credit(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        person, role = self.one_of(catalogue.PEOPLE), self.one_of(["actor", *CreditRole.values])
        if self.credits and self.coin():
            of_film = self.one_of(self.credits)
            person, role = of_film["person"], of_film["role"]
        own, named = self.level(), self.often()
        level, known = self.match(person, role, named, strictest(above, own))
        self.uses.append(Use(person, level))
        self.texts.append(Marker(person.words["person.name"], f"{path}.person", None, None, None))
        acts = role == "actor"
        character = self.remember(f"{path}.character", level, html=acts) if named else ""
        if known and not named:
            self.remember("film.credits.character", level, html=acts, of=known)
        given = {"person": person.key, "role": role, "character": character, "spoiler_level": own.value}
        return self.struct(block, path, level, given)

    def advisory(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        """Always of a category that a level can hide; health hazards are shown to everybody."""
        category, topic = next(self.categories)
        own = self.level()
        level = strictest(above, own)
        present = self.often()
        intensity = self.one_of(["mild", "strong", "extreme"]) if present else "none"
        self.uses.append(Use(category, level))
        self.texts.append(Marker(category.key, f"{path}.category", level, None, level))
        with_topic = self.often()
        if with_topic:
            self.uses.append(Use(topic, level, html=present))
            self.texts.append(Marker(topic.key, f"{path}.topic", level, None, level))
        given = {
            "category": category.key,
            "intensity": intensity,
            "topic": topic.key if with_topic else "",
            "spoiler_level": own.value,
        }
        if not present:
            # Of what is absent a page names the category and no more.
            given |= {"presence": "", "frequency": "", "note": "", "scenes": []}
        return self.struct(block, path, level, given)

    def scene(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        text, seconds = scene_time(next(self.times))
        self.remember(path, above, of=text)
        self.remember(path, above, html=False, of=seconds)
        return text

    def image(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        image = self.one_of(catalogue.IMAGES)
        self.uses.append(Use(image, above))
        described = self.often()
        alt_text = self.char(block, f"{path}.alt_text", above)[:100] if described else ""
        self.texts.append(Marker(image.words["image.file"], f"{path}.image", None, None, None))
        return {"image": image.key, "alt_text": alt_text, "decorative": not described}

    def embed(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        thing = self.one_of([*catalogue.EMBEDS, *catalogue.LINKS])
        self.uses.append(Use(thing, above))
        self.texts.append(Marker(thing.words["embed.url"], path, None, None, None))
        return thing.key

    def snippet(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        assert block.target_model.__name__ == "WatchService", f"{path}: decide what is chosen here"
        if not block.required and not self.often():
            return None
        service = self.one_of(catalogue.SERVICES)
        self.uses.append(Use(service, above))
        self.texts.append(Marker(service.words["service.name"], path, None, None, None))
        return service.key

    def rating(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        if not self.often():
            return None
        return {"kind": "label", "label": self.remember(path, above), "index": 2, "of": 3}

    def char(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        if not block.required and not self.often():
            return ""
        return self.remember(path, above) + self.one_of(AWKWARD)

    def url(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        return f"https://watch.example/{self.remember(path, above)}?a=1&b=2"

    def text(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        if not block.required and not self.often():
            return ""
        return write_rich_text(self, path, above)

    def choice(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        flat = [
            inner
            for value, label in block.field.choices
            for inner, _label in (label if isinstance(label, list | tuple) else [(value, label)])
        ]
        return self.one_of([value for value in flat if value] or [""])

    def nothing(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        return None

    def flag(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        return self.coin()

    def languages(self, block: Any, path: str, above: SpoilerLevel) -> Raw:
        return ["en"]

    # -- the whole ---------------------------------------------------------------------------------

    def body(self, block: Any, names: list[str]) -> list[Raw]:
        first = self.how_many(0, len(catalogue.CATEGORIES) - MOST_ROWS)
        self.categories = zip(catalogue.CATEGORIES[first:], catalogue.TOPICS[first:], strict=True)
        children = [
            {"type": name, "value": self.write(block.child_blocks[name], name, NONE)} for name in names
        ]
        cast = next((child["value"] for child in children if child["type"] == "cast"), None)
        self.finish_film(cast)
        return children

    def markers(self) -> dict[str, Marker]:
        """Every word there is. One that is shown in several places may be seen where the first may."""
        found: dict[str, Marker] = {}
        for thing in catalogue.EVERYTHING:
            for path, written in thing.words.items():
                found[written] = Marker(written, path, None, None, None)
        for use in self.uses:
            for path, written in use.thing.words.items():
                html = use.level if use.html and path in use.thing.html else None
                json = use.level if use.json and path in use.thing.json else None
                found[written] = _either(found[written], Marker(written, path, use.level, html, json))
        for marker in self.texts:
            found[marker.word] = _either(found.get(marker.word), marker)
        return found


def _either(one: Marker | None, other: Marker) -> Marker:
    if one is None:
        return other
    return Marker(
        one.word,
        other.path,
        _lowest(one.allowed, other.allowed),
        _lowest(one.html, other.html),
        _lowest(one.json, other.json),
    )


def _lowest(*levels: SpoilerLevel | None) -> SpoilerLevel | None:
    return min((level for level in levels if level is not None), key=LEVELS.index, default=None)


# The first that fits; what is special stands before what it inherits from.
WRITERS: list[tuple[Any, Any]] = [
    (CreditBlock, Writer.credit),
    (AdvisoryBlock, Writer.advisory),
    (ImageBlock, Writer.image),
    (blocks.StructBlock, Writer.struct),
    (blocks.ListBlock, Writer.list),
    (TextBlock, Writer.text),
    (SceneTimeBlock, Writer.scene),
    (RatingBlock, Writer.rating),
    (EmbedURLBlock, Writer.embed),
    (SnippetChooserBlock, Writer.snippet),
    (LanguageListBlock, Writer.languages),
    (CountryBlock, lambda *_given: "KR"),
    (blocks.ChoiceBlock, Writer.choice),
    (blocks.BooleanBlock, Writer.flag),
    (blocks.DateBlock, Writer.nothing),
    (blocks.URLBlock, Writer.url),
    ((blocks.CharBlock, blocks.TextBlock), Writer.char),
]

WITHOUT_TEXT = (
    CountryBlock,
    LanguageListBlock,
    blocks.BooleanBlock,
    blocks.DateBlock,
    SpoilerLevelBlock,
)
"""Fields that hold a date, a code or a level."""


def leaves(block: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every field of a block and of what is in it, by its path."""
    if isinstance(block, ImageBlock):
        yield from ((f"{path}.{name}", child) for name, child in block.child_blocks.items())
    elif isinstance(block, blocks.BaseStructBlock | blocks.BaseStreamBlock):
        for name, child in block.child_blocks.items():
            yield from leaves(child, f"{path}.{name}".lstrip("."))
    elif isinstance(block, blocks.ListBlock):
        yield from leaves(block.child_block, f"{path}[]")
    else:
        yield path, block


class _Drawn(Writer):
    """What Hypothesis draws."""

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._draw = draw

    def one_of(self, options: Any) -> Any:
        return self._draw(st.sampled_from(options))

    def how_many(self, low: int, high: int) -> int:
        return self._draw(st.integers(low, high))

    def coin(self) -> bool:
        return self._draw(st.booleans())

    def often(self) -> bool:
        return self._draw(st.integers(0, 3)) < 3


class _Complete(Writer):
    """Everything that can be written, at levels that chance decides, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._random = Random(seed)

    def one_of(self, options: Any) -> Any:
        return self._random.choice(options)

    def how_many(self, low: int, high: int) -> int:
        return high

    def coin(self) -> bool:
        return self._random.random() < 0.5

    def often(self) -> bool:
        return True


@st.composite
def marked_reviews(draw: Any, block: Any, most: int = 5) -> MarkedReview:
    """A review of the blocks that a body block has, with up to so many of them."""
    drawn = draw(st.lists(st.sampled_from(sorted(block.child_blocks)), min_size=1, max_size=most))
    once = at_most_once(block)
    names = [name for at, name in enumerate(drawn) if name not in once or name not in drawn[:at]]
    return _write(_Drawn(draw), block, names)


def complete_review(block: Any, seed: int) -> MarkedReview:
    """A review with every block and every field, most blocks twice."""
    once = at_most_once(block)
    names = sorted(block.child_blocks)
    return _write(_Complete(seed), block, names + [name for name in names if name not in once])


def at_most_once(block: Any) -> set[str]:
    return {name for name, limits in block.meta.block_counts.items() if limits.get("max_num") == 1}


def _write(writer: Writer, block: Any, names: list[str]) -> MarkedReview:
    writer.write_film()
    body = writer.body(block, names)
    return MarkedReview(body, writer.credits, writer.markers())
