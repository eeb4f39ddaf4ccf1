"""What TMDB's answers say of a film."""

from collections.abc import Iterable, Iterator
from typing import Any

from wagtail_filmreview.lookup import tmdb_answers as answers
from wagtail_filmreview.lookup.facts import (
    CertificateFact,
    CreditFact,
    PersonFact,
    ReleaseFact,
    TextFact,
    known_languages,
)
from wagtail_filmreview.vocabulary import CreditRole, ReleaseKind

LONGEST_LOGLINE = 300

# TMDB numbers them in the order of our vocabulary, from premiere to television.
RELEASE_KINDS = dict(enumerate(ReleaseKind, start=1))

# What TMDB calls a film without words, and Cantonese.
OWN_TAGS = {"xx": "zxx", "cn": "yue"}

JOBS = {
    "Director": CreditRole.DIRECTOR,
    "Writer": CreditRole.WRITER,
    "Screenplay": CreditRole.WRITER,
    "Producer": CreditRole.PRODUCER,
    "Director of Photography": CreditRole.CINEMATOGRAPHER,
    "Editor": CreditRole.EDITOR,
    "Original Music Composer": CreditRole.COMPOSER,
}


def languages_of(work: answers.Work) -> list[str]:
    """The original language first."""
    tags = [work.original_language, *(one.iso_639_1 for one in work.spoken_languages)]
    return known_languages(OWN_TAGS.get(tag, tag) for tag in tags if tag)


def text_of(title: str, overview: str) -> TextFact:
    # Half a sentence is no logline.
    return TextFact(title=title, logline=overview if len(overview) <= LONGEST_LOGLINE else "")


def credits_of(given: answers.Credits) -> Iterator[CreditFact]:
    for person in given.crew:
        if person.job in JOBS and person.name:
            yield CreditFact(person=_person(person), role=JOBS[person.job])
    for person in given.cast:
        if person.name:
            yield CreditFact(person=_person(person), role=CreditRole.ACTOR, character=person.character)


def _person(given: answers.Credited) -> PersonFact:
    native = given.original_name if given.original_name != given.name else ""
    return PersonFact(name=given.name, native_name=native, tmdb_id=given.id)


def first_of_each_kind(country: str, given: Iterable[answers.Release]) -> list[ReleaseFact]:
    days: dict[ReleaseKind, Any] = {}
    for release in given:
        kind = RELEASE_KINDS.get(release.type)
        if kind and release.release_date:
            days[kind] = min(days.get(kind, release.release_date), release.release_date)
    return [ReleaseFact(country=country, kind=kind, date=day) for kind, day in days.items()]


def certificate_of(country: str, given: Iterable[answers.Release]) -> list[CertificateFact]:
    """The certificate for cinemas, or whichever there is."""
    rated = [release for release in given if release.certification]
    rated.sort(key=lambda release: RELEASE_KINDS.get(release.type) != ReleaseKind.THEATRICAL)
    return [
        CertificateFact(
            country=country,
            certificate=release.certification,
            descriptors=", ".join(release.descriptors),
        )
        for release in rated[:1]
    ]
