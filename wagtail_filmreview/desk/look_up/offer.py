"""Which places of a film a catalogue's facts can fill, and what this site or this editor has to leave out."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import Locale

from wagtail_filmreview.desk.look_up.people import Known, People
from wagtail_filmreview.desk.look_up.places import FieldPlace, GenresPlace, Group, Place, TMDBPlace
from wagtail_filmreview.desk.look_up.posters import PosterPlace, collections_for
from wagtail_filmreview.desk.look_up.rows import CertificatePlace, CreditPlace, ReleasePlace, TextPlace
from wagtail_filmreview.desk.policies import may
from wagtail_filmreview.lookup import FilmFacts, Provider
from wagtail_filmreview.models import Film, Genre, Person


class Offer:
    """What ``facts`` offer to a film. ``alike`` are other films that may be the same one."""

    def __init__(
        self,
        film: Film,
        facts: FilmFacts,
        provider: Provider,
        user: Any,
        alike: list[Film],
        people: People,
    ) -> None:
        self.film, self.facts, self.provider, self.user = film, facts, provider, user
        self.alike, self.people = alike, people
        self.left_out: list[str] = []
        """People that would have to be added by somebody who may not add people."""

    def places(self) -> Iterator[Place]:
        """In the order of the film's form."""
        facts = self.facts
        yield from self._field("title", facts.title or facts.original_title)
        original = facts.original_title if facts.original_title != facts.title else ""
        yield from self._field("original_title", original)
        yield from self._field("year", facts.year)
        yield from self._field("kind", facts.kind)
        yield from self._field("runtime_minutes", facts.runtime_minutes)
        yield from self._field("production_countries", facts.countries)
        yield from self._field("languages", facts.languages)
        if genres := _genres(facts.genres):
            yield GenresPlace(genres)
        if facts.poster and collections_for(self.user):
            yield PosterPlace(facts.poster, facts.title, self.provider, self.user)
        yield from self._texts()
        yield from self._credits()
        yield from map(ReleasePlace, facts.releases)
        yield from map(CertificatePlace, facts.certificates)
        yield from self._ids()

    def _ids(self) -> Iterator[Place]:
        """An id that another film has already cannot be this one's as well."""
        facts = self.facts
        if not any(film.imdb_id == facts.imdb_id for film in self.alike):
            yield from self._field("imdb_id", facts.imdb_id, Group.IDS)
        if not any(film.wikidata_id == facts.wikidata_id for film in self.alike):
            yield from self._field("wikidata_id", facts.wikidata_id, Group.IDS)
        if facts.tmdb_id and facts.tmdb_type:
            number = (facts.tmdb_type.value, facts.tmdb_id)
            if not any((film.tmdb_type, film.tmdb_id) == number for film in self.alike):
                yield TMDBPlace(*number)

    def _field(self, name: str, value: Any, group: Group = Group.FILM) -> Iterator[Place]:
        if not value:
            return
        try:
            yield FieldPlace(name, value, group)
        except ValidationError:
            # A catalogue may say what no film can have: a year before cinema, an id of another shape.
            return

    def _texts(self) -> Iterator[Place]:
        main = self.facts.title or self.film.title
        for locale in Locale.objects.all():
            text = self.facts.texts.get(locale.language_code) or self.facts.texts.get(
                locale.language_code.split("-")[0]
            )
            # Where there is no text the title of the film stands.
            if text and text.title and text.title != main and len(text.title) <= 250:
                yield TextPlace(locale, "title", text.title)
            if text and text.logline:
                yield TextPlace(locale, "logline", text.logline[:300])

    def _credits(self) -> Iterator[Place]:
        may_add = may(self.user, "add", Person)
        for fact in self.facts.credits:
            place = CreditPlace(fact, self.people)
            if place.known is Known.NOT_YET and not may_add:
                self.left_out.append(fact.person.name)
            else:
                yield place


def _genres(names: list[str]) -> list[Genre]:
    """Genres of this site that have these names, in whatever language."""
    wanted = {name.casefold() for name in names}
    found = []
    for genre in Genre.objects.prefetch_related("texts") if wanted else ():
        known = {genre.name, genre.slug, *(text.name for text in genre.texts.all())}
        if wanted & {name.casefold() for name in known}:
            found.append(genre)
    return found
