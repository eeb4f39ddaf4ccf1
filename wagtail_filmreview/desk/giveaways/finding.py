"""What the texts that everybody reads first give away of what readers have to ask for.

A giveaway is a name, a rare word or a phrase that stands in spoiler text and also in a title, standfirst,
pull quote or the like, but nowhere in what may be read of the review without asking. Rare is what the
site's other reviews do not say in public.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wagtail_filmreview import spoilers
from wagtail_filmreview.desk.giveaways.rarity import WELL_KNOWN, CommonWords
from wagtail_filmreview.desk.giveaways.reading import Exposed, Hidden, Reading, read
from wagtail_filmreview.desk.giveaways.words import Text, Vocabulary, Word, is_dense, shared_runs
from wagtail_filmreview.models import FilmReviewMixin
from wagtail_filmreview.vocabulary import SpoilerLevel

# Where more words than this have a capital, as nouns in German, a capital does not make a name.
NAMES_AT_MOST = 0.2


@dataclass(frozen=True)
class Giveaway:
    """A phrase in a text that everybody reads first, and the level that readers must ask for to read it."""

    label: str
    """The name of the text, as the editor's form has it."""
    path: str
    """Where the form has it, as Wagtail's content paths say it."""
    phrase: str
    level: SpoilerLevel


def find_giveaways(page: FilmReviewMixin) -> list[Giveaway]:
    """The giveaways of a review as it is in memory, in the order of its fields."""
    reading = read(page)
    if not reading.hidden:
        return []
    search = _Search(reading, CommonWords(page))
    return list(dict.fromkeys(found for exposed in reading.exposed for found in search.look_at(exposed)))


@dataclass
class _Meeting:
    """How a hidden word was met: at which level at the lowest, and whether as a name."""

    level: SpoilerLevel
    is_credited: bool = False
    is_capital: bool = False


@dataclass(frozen=True)
class _Hit:
    start: int
    end: int
    level: SpoilerLevel


class _Search:
    """Everything that is hidden, to be looked for in one text after the other."""

    def __init__(self, reading: Reading, common: CommonWords) -> None:
        self.common = common
        public = [Text(text) for text in reading.public if text]
        hidden = [(Text(passage.text), passage) for passage in reading.hidden if passage.text]
        # A garden in public is no reason to be silent about the gardener, so endings are shorter here.
        self.public = Vocabulary(
            (word.key for text in public for word in (*text.words, *text.variants)), longest_ending=1
        )
        self.public_phrases = {phrase for text in public for phrase, _start, _end in text.phrases()}
        self.public_runs = "\n".join(word.key for text in public for word in text.words if is_dense(word.key))
        self.meetings: dict[str, _Meeting] = {}
        self.phrases: dict[tuple[str, ...], SpoilerLevel] = {}
        for text, passage in hidden:
            for word in (*text.words, *text.variants):
                self._meet(word, passage)
            for phrase, _start, _end in text.phrases():
                self.phrases[phrase] = _lowest(passage.level, self.phrases.get(phrase))
        self.hidden = Vocabulary(self.meetings)
        self.hidden_runs = "\n".join(key for key in self.meetings if is_dense(key))
        texts = [*public, *(text for text, _passage in hidden)]
        self.capitals_tell = _capitals_tell(texts)
        self.uncapitalised = {word.key for text in texts for word in text.words if not word.is_capital}

    def _meet(self, word: Word, passage: Hidden) -> None:
        meeting = self.meetings.setdefault(word.key, _Meeting(passage.level))
        meeting.level = _lowest(meeting.level, passage.level)
        meeting.is_credited |= passage.is_name
        meeting.is_capital |= word.is_capital and not word.opens

    def look_at(self, exposed: Exposed) -> Iterator[Giveaway]:
        """The giveaways of one text; what touches is one."""
        text = Text(exposed.text)
        hits = sorted(
            [*self._words(text), *self._phrases(text), *self._runs(text)], key=lambda hit: hit.start
        )
        while hits:
            first = hits.pop(0)
            end, level = first.end, first.level
            while hits and not exposed.text[end : hits[0].start].strip(" -‐‑"):
                after = hits.pop(0)
                end, level = max(end, after.end), spoilers.highest(level, after.level)
            yield Giveaway(exposed.label, exposed.path, exposed.text[first.start : end], level)

    def _words(self, text: Text) -> Iterator[_Hit]:
        for word in text.words:
            if is_dense(word.key) or not self.common.is_content(word.key) or self.public.like(word.key):
                continue
            if met := [key for key in self.hidden.like(word.key) if self._is_telling(key)]:
                yield _Hit(word.start, word.end, _lowest(*(self.meetings[key].level for key in met)))
        for word in text.variants:
            if word.key in self.meetings and not self.public.like(word.key) and self._is_telling(word.key):
                yield _Hit(word.start, word.end, self.meetings[word.key].level)

    def _is_telling(self, key: str) -> bool:
        """Whether a hidden word is a name or rare."""
        if not self.common.is_content(key):
            return False
        meeting = self.meetings[key]
        if meeting.is_credited:
            return not self.common.is_common_noun(key)
        is_name = self.capitals_tell and meeting.is_capital and key not in self.uncapitalised
        return self.common.mentions(key) < (WELL_KNOWN if is_name else 1)

    def _phrases(self, text: Text) -> Iterator[_Hit]:
        """Runs that say something, though each of their words may stand elsewhere in public."""
        for phrase, start, end in text.phrases():
            level = self.phrases.get(phrase)
            if level is None or phrase in self.public_phrases or self.common.has_phrase(phrase):
                continue
            if sum(self.common.is_content(word) for word in phrase) > 1:
                yield _Hit(start, end, level)

    def _runs(self, text: Text) -> Iterator[_Hit]:
        """Runs of characters in scripts that put no spaces between words."""
        for word in text.words:
            if not is_dense(word.key):
                continue
            for start, end in shared_runs(word.key, self.hidden_runs, self.public_runs):
                run = word.key[start:end]
                if not self.common.has_run(run):
                    levels = [meeting.level for key, meeting in self.meetings.items() if run in key]
                    level = _lowest(*levels)
                    if len(word.key) == word.end - word.start:
                        yield _Hit(word.start + start, word.start + end, level)
                    else:  # Vowel signs are not in the key, so there is no telling where it starts.
                        yield _Hit(word.start, word.end, level)


def _capitals_tell(texts: list[Text]) -> bool:
    counts = [text.capitals for text in texts]
    could, have = sum(could for could, _have in counts), sum(have for _could, have in counts)
    return have <= could * NAMES_AT_MOST


def _lowest(*levels: SpoilerLevel | None) -> SpoilerLevel:
    return min((level for level in levels if level is not None), key=lambda level: level.rank)
