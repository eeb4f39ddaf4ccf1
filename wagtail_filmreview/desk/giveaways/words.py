"""Words as the search for giveaways compares them: without case, accents, possessives and endings.

Nothing in here knows a language. A script without capitals loses the hint that a word is a name; one
without spaces is compared by runs of characters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

# Signs that belong to the letter before them and that \w leaves out: accents, points, vowel signs.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
    "\u0981-\u0983\u09bc-\u09cd\u0b82\u0bbe-\u0bcd\u0e31-\u0e3a\u0e47-\u0e4e\u3099\u309a"
)
_MARK = re.compile(f"[{_MARKS}]+")
_LETTERS = rf"(?:[^\W_]|[{_MARKS}])+"
_WORD = re.compile(rf"{_LETTERS}(?:['’ʼ‘]{_LETTERS})*")
_OPENING = re.compile(r"(?:^|[.!?…:;\n\r\"“”„«»‘(\[])[\s\"“„«‘(\[—–-]*$")
_POSSESSIVE = re.compile(r"['’ʼ‘]s?$")
_ELISION = re.compile(r"^\w{1,2}['’ʼ‘](?=\w\w)")
_HYPHENS = frozenset("-‐‑·・")
_LETTERS_OF_THEIR_OWN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i"})
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})

_DENSE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_HIRAGANA = re.compile("[\u3040-\u309f]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")

LONGEST_PHRASE = 4
"""Words of a phrase that is looked for; a longer one is found by its parts."""


@dataclass(frozen=True, slots=True)
class Word:
    key: str
    """What is compared."""
    start: int
    end: int
    is_capital: bool
    opens: bool
    """Whether it opens a sentence, where any word has a capital."""


def folded(text: str) -> str:
    """The text without case and accents."""
    text = text.casefold()
    if text.isascii():
        return text
    plain = _MARK.sub("", unicodedata.normalize("NFKD", text)).translate(_LETTERS_OF_THEIR_OWN)
    return unicodedata.normalize("NFC", plain)


def key_of(word: str) -> str:
    """What a word is compared by: “Orlok’s”, “ORLOK” and “d’Orlok” are all ``orlok``."""
    key = folded(word)
    if key.isalnum():
        return key
    return "".join(char for char in _ELISION.sub("", _POSSESSIVE.sub("", key)) if char.isalnum())


class Text:
    """A text and its words."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> list[Word]:
        """The words in order. “Spider-Man” is two."""
        found = []
        for match in _WORD.finditer(self.text):
            if key := key_of(match[0]):
                opens = _OPENING.search(self.text, max(0, match.start() - 6), match.start()) is not None
                found.append(Word(key, match.start(), match.end(), match[0][0].isupper(), opens))
        return found

    @property
    def variants(self) -> Iterator[Word]:
        """Other ways to write words that are in the text: “Spiderman”, “Mueller” for “Müller”."""
        for first, second in pairwise(self.words):
            if self.text[first.end : second.start] in _HYPHENS:
                yield replace(first, key=first.key + second.key, end=second.end)
        if not self.text.isascii():
            for word in self.words:
                spelt_out = key_of(self.text[word.start : word.end].casefold().translate(_SPELT_OUT))
                if spelt_out != word.key:
                    yield replace(word, key=spelt_out)

    @property
    def capitals(self) -> tuple[int, int]:
        """How many words could show by a capital that they are names, and how many have one."""
        inner = [word.is_capital for word in self.words if not word.opens and not word.key.isdecimal()]
        return len(inner), sum(inner)

    def phrases(self) -> Iterator[tuple[tuple[str, ...], int, int]]:
        """Every run of two to four words without their endings, the longest first, and where it stands."""
        stems = [stem(word.key) for word in self.words]
        for length in range(LONGEST_PHRASE, 1, -1):
            for first in range(len(stems) - length + 1):
                last = self.words[first + length - 1]
                yield tuple(stems[first : first + length]), self.words[first].start, last.end


def stem(key: str) -> str:
    """A word without what may be its ending."""
    return key if len(key) <= 5 else key[: max(5, len(key) - 3)]


def least_letters(key: str) -> int:
    """How many characters a word has that says something; a Korean syllable is one character."""
    return 2 if _HANGUL.match(key) else 3


def _least(key: str) -> int:
    """How many characters all forms of a word share."""
    return 2 if _HANGUL.match(key) else 4


def alike(one: str, other: str, longest_ending: int = 3) -> bool:
    """Whether two keys may be forms of one word: “drown” and “drowned”, “Орлов” and “Орлова”."""
    if one == other:
        return True
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    ending = max(len(one), len(other)) - common
    return common >= _least(one) and ending <= longest_ending and ending * 2 <= common + 2


class Vocabulary:
    """Words to look others up in, whatever their endings."""

    def __init__(self, keys: Iterable[str], longest_ending: int = 3) -> None:
        self._by_start: dict[str, set[str]] = {}
        self._longest_ending = longest_ending
        for key in keys:
            self._by_start.setdefault(key[: _least(key)], set()).add(key)

    def like(self, key: str) -> list[str]:
        """The words in here that are a form of ``key``."""
        near = self._by_start.get(key[: _least(key)], ())
        return [other for other in near if alike(key, other, self._longest_ending)]


def is_dense(key: str) -> bool:
    """Whether the word has characters of a script that puts no spaces between words."""
    return _DENSE.search(key) is not None


def shared_runs(key: str, hidden: str, public: str) -> Iterator[tuple[int, int]]:
    """Where a run of characters of ``key`` is also in ``hidden`` and not in ``public``."""
    start = 0
    while start < len(key) - 1:
        end = start
        while end < len(key) and key[start : end + 1] in hidden:
            end += 1
        run = key[start:end]
        # Most kana between other characters are endings; two Han characters are a word.
        telling = len(_HIRAGANA.sub("", run))
        if telling >= (2 if _HAN.search(run) else 3) and run not in public:
            yield start, end
            start = end
        else:
            start += 1
