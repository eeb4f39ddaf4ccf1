"""What a look-up would change in a film, and changing what an editor agreed to.

Nothing that an editor has written is overwritten without asking. What an editor has written is whatever
differs from what the last look-up put there.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from wagtail_filmreview.desk.duplicates import films_like
from wagtail_filmreview.desk.look_up.offer import Offer
from wagtail_filmreview.desk.look_up.people import People
from wagtail_filmreview.desk.look_up.places import Place
from wagtail_filmreview.desk.look_up.posters import PosterPlace
from wagtail_filmreview.lookup import FilmFacts, Provider
from wagtail_filmreview.models import Film, FilmLookUp


class Case(Enum):
    """Why a change is offered, and whether it is agreed to unless the editor says no."""

    FILLS = "fills"
    """Nothing was there."""
    UPDATES = "updates"
    """What is there came from a look-up, and the catalogue knows better now."""
    ASKS = "asks"
    """An editor put something else there, or took it out."""


@dataclass(frozen=True)
class Change:
    place: Place
    now: Any
    case: Case

    @property
    def key(self) -> str:
        return self.place.key

    @property
    def asks(self) -> bool:
        return self.case is Case.ASKS

    @property
    def chosen(self) -> bool:
        return not self.asks and not self.place.careful

    @property
    def shown_now(self) -> str:
        return self.place.shown(self.now) if self.now is not None else ""

    @property
    def shown_new(self) -> str:
        return self.place.shown(self.place.new)


class Filling:
    """A film and what a catalogue says about it. ``user`` is who would store it."""

    def __init__(self, film: Film, facts: FilmFacts, provider: Provider, user: Any) -> None:
        self.film, self.facts, self.provider, self.user = film, facts, provider, user
        tmdb = (facts.tmdb_type.value, facts.tmdb_id) if facts.tmdb_type and facts.tmdb_id else None
        self.alike = films_like(
            [facts.title, facts.original_title],
            facts.year,
            facts.imdb_id,
            facts.wikidata_id,
            tmdb,
            besides=film.pk,
        )
        self.people = People(credit.person for credit in facts.credits)
        offer = Offer(film, facts, provider, user, self.alike, self.people)
        self.changes = [change for place in offer.places() if (change := self._change(place))]
        self.left_out = offer.left_out

    @property
    def required(self) -> set[str]:
        """A film that is not stored yet cannot do without these."""
        return set() if self.film.pk else {"title", "year", "kind"}

    def apply(self, agreed: Collection[str], shown: dict[str, Any]) -> list[Change]:
        """Change the film, unsaved, where the editor agreed and nothing else has changed it meanwhile.

        ``shown`` is what stood in each place when the editor was asked. Returns what was changed. People
        who are missing are stored at once, so it belongs into a transaction with saving the film.
        """
        done = []
        for change in self.changes:
            if change.key in {*agreed, *self.required} and shown.get(change.key) == change.now:
                if not isinstance(change.place, PosterPlace):
                    change.place.put(self.film)
                    done.append(change)
        for person in self.people.made:
            log(instance=person, action="wagtail.create", user=self.user, content_changed=True)
        return done

    def apply_poster(self, agreed: Collection[str], shown: dict[str, Any]) -> list[Change]:
        """The poster, if the editor agreed to it. It is fetched, so this may take time and ``NoAnswer``."""
        for change in self.changes:
            if isinstance(change.place, PosterPlace) and change.key in agreed:
                if shown.get(change.key) == change.now:
                    change.place.put(self.film)
                    return [change]
        return []

    def remember(self, done: list[Change]) -> None:
        """Keep what was put where, for the next look-up. The film has to be stored."""
        with transaction.atomic():
            known, _made = FilmLookUp.objects.get_or_create(film=self.film)
            known.provider, known.key = self.provider.slug, self.facts.key
            known.filled |= {change.key: change.place.new for change in done}
            known.save()

    def _change(self, place: Place) -> Change | None:
        now = place.now(self.film)
        if now == place.new or (place.new == "" and now is not None):
            return None
        if not self.film.pk:
            case = Case.FILLS
        elif now in (None, "", []):
            case = Case.ASKS if place.key in self._filled else Case.FILLS
        elif place.key == "poster":
            if self._filled.get("poster") == place.new:
                return None
            case = Case.ASKS
        else:
            case = Case.UPDATES if self._filled.get(place.key) == now else Case.ASKS
        return Change(place, now, case)

    @cached_property
    def _filled(self) -> dict[str, Any]:
        known = FilmLookUp.objects.filter(film=self.film).first() if self.film.pk else None
        return known.filled if known else {}
