"""Which person here is the one that a catalogue means."""

from collections.abc import Iterable
from enum import Enum
from typing import Any

from django.db.models import Q
from django.db.models.functions import Lower

from wagtail_filmreview.lookup.facts import PersonFact
from wagtail_filmreview.models import Person


class Known(Enum):
    """How sure it is that somebody is here already."""

    BY_ID = "id"
    BY_NAME = "name"
    NOT_YET = "new"


class People:
    """Finds all the people of a film in one query, and makes those who are missing when they are needed."""

    def __init__(self, facts: Iterable[PersonFact]) -> None:
        facts = list(facts)
        wanted = Q(wikidata_id__in=[fact.wikidata_id for fact in facts if fact.wikidata_id])
        wanted |= Q(tmdb_id__in=[fact.tmdb_id for fact in facts if fact.tmdb_id])
        wanted |= Q(lower_name__in=[fact.name.lower() for fact in facts])
        self._people = list(Person.objects.alias(lower_name=Lower("name")).filter(wanted))
        self.made: list[Person] = []

    def find(self, fact: PersonFact) -> tuple[Person | None, Known]:
        for person in self._people:
            if (fact.wikidata_id and person.wikidata_id == fact.wikidata_id) or (
                fact.tmdb_id and person.tmdb_id == fact.tmdb_id
            ):
                return person, Known.BY_ID
        # Whoever has another id in the same catalogue is somebody else of that name.
        namesakes = [
            person
            for person in self._people
            if person.name.lower() == fact.name.lower()
            and not (fact.wikidata_id and person.wikidata_id)
            and not (fact.tmdb_id and person.tmdb_id)
        ]
        # Of two people with one name none can be chosen without asking.
        return (namesakes[0], Known.BY_NAME) if len(namesakes) == 1 else (None, Known.NOT_YET)

    def find_or_add(self, fact: PersonFact) -> Person:
        person, _known = self.find(fact)
        if person is None:
            ids: dict[str, Any] = {"wikidata_id": fact.wikidata_id or None, "tmdb_id": fact.tmdb_id}
            person = Person(name=fact.name[:200], native_name=fact.native_name[:200], **ids)
            person.save()
            self._people.append(person)
            self.made.append(person)
        return person
