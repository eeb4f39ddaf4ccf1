"""People who are probably the same person, found without comparing everybody with everybody.

Everybody is put under a few keys, such as the name without accents. Whoever meets under a key may be one
person; keys that overlap make one group. The time grows with the number of people and no faster.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail_filmreview.models.people import Person


class Sameness(models.TextChoices):
    """Why two people are probably one, the strongest reason first."""

    ID = "id", _("the same id in a catalogue")
    USER = "user", _("the same user account")
    NAME = "name", _("the same name")
    NATIVE = "native", _("the same name in native script")
    SWAPPED = "swapped", _("the name of one is the name in native script of another")
    ORDER = "order", _("the same name in another order")


@dataclass(frozen=True)
class ProbablySame:
    """Keys and names of people who are probably one person, in the order of keys, and why."""

    people: tuple[int, ...]
    names: tuple[str, ...]
    reasons: tuple[Sameness, ...]


class _Known(NamedTuple):
    """What tells somebody from others; every id is as its catalogue writes it."""

    pk: int
    name: str
    native_name: str
    imdb_id: str | None
    tmdb_id: int | None
    wikidata_id: str | None
    user_id: int | None


def probably_same_people() -> list[ProbablySame]:
    """Groups of two or more, by name; one query.

    Namesakes are no group if each of them has an id in the same catalogue: then they are known to differ.
    """
    rows = Person.objects.order_by("sort_name", "pk").values_list(*_Known._fields)
    people = {person.pk: person for person in map(_Known._make, rows.iterator(chunk_size=5000))}
    reasons: dict[int, set[Sameness]] = defaultdict(set)
    groups: dict[int, set[int]] = {}
    for reason, same in _meetings(people.values()):
        if reason is Sameness.ID or not _known_to_differ([people[pk] for pk in same]):
            whole = set().union(*(groups.get(pk, {pk}) for pk in same))
            groups.update(dict.fromkeys(whole, whole))
            reasons[min(same)].add(reason)
    found: list[ProbablySame] = []
    seen: set[int] = set()
    for pk in people:
        if pk in groups and pk not in seen:
            keys = tuple(sorted(groups[pk]))
            seen.update(keys)
            why = set().union(*(reasons[key] for key in keys if key in reasons))
            names = tuple(people[key].name for key in keys)
            found.append(ProbablySame(keys, names, tuple(one for one in Sameness if one in why)))
    return found


def _meetings(people: Iterable[_Known]) -> Iterator[tuple[Sameness, set[int]]]:
    """Everybody who meets somebody else under a key."""
    ids: dict[object, set[int]] = defaultdict(set)
    users: dict[object, set[int]] = defaultdict(set)
    names: dict[str, set[int]] = defaultdict(set)
    natives: dict[str, set[int]] = defaultdict(set)
    orders: dict[str, set[int]] = defaultdict(set)
    for person in people:
        for number in _numbers(person):
            ids[number].add(person.pk)
        if person.user_id:
            users[person.user_id].add(person.pk)
        if name := plain_name(person.name):
            names[name].add(person.pk)
            orders[" ".join(sorted(name.split()))].add(person.pk)
        if native := plain_name(person.native_name):
            natives[native].add(person.pk)
    kinds: dict[Sameness, dict[Any, set[int]]] = {
        Sameness.ID: ids,
        Sameness.USER: users,
        Sameness.NAME: names,
        Sameness.NATIVE: natives,
    }
    for reason, meeting in kinds.items():
        yield from ((reason, same) for same in meeting.values() if len(same) > 1)
    for name, same in names.items():
        if len(either := same | natives.get(name, set())) > len(same):
            yield Sameness.SWAPPED, either
    spelt = {frozenset(same) for same in names.values()}
    yield from (
        (Sameness.ORDER, same) for same in orders.values() if len(same) > 1 and frozenset(same) not in spelt
    )


def _numbers(person: _Known) -> Iterator[tuple[str, int]]:
    """Ids as numbers: catalogues write one with more or fewer zeros, imports with other letters."""
    for catalogue in ("imdb_id", "tmdb_id", "wikidata_id"):
        digits = "".join(filter(str.isdecimal, str(getattr(person, catalogue) or "")))
        if digits:
            yield catalogue, int(digits)


def _known_to_differ(people: list[_Known]) -> bool:
    ids: dict[str, set[int]] = defaultdict(set)
    for person in people:
        for catalogue, number in _numbers(person):
            ids[catalogue].add(number)
    return any(len(numbers) == len(people) for numbers in ids.values())


_PLAIN = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def plain_name(name: str) -> str:
    """A name without accents, case and punctuation, as people type it who have no such keys.

    Marks that make another letter, as in Devanagari and Japanese, stay.
    """
    apart = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f").translate(_PLAIN)
    # An apostrophe or full stop joins (O'Brien, J.J.), every other sign separates.
    bare = "".join(letter for letter in bare if letter not in "'’‘.`´")
    signs = (letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in bare)
    plain = " ".join(unicodedata.normalize("NFC", "".join(signs)).split())
    # Initials: J. J. is J.J.
    return re.sub(r"\b(\w) (?=\w\b)", r"\1", plain) or name.strip().casefold()
