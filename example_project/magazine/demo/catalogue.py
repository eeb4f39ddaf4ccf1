"""Puts genres, services, people and films into the database."""

import datetime
from typing import Any

from wagtail.models import Locale

from wagtail_filmreview.models import (
    Film,
    FilmCertificate,
    FilmCredit,
    FilmRelease,
    FilmText,
    FilmWayToWatch,
    Genre,
    Person,
    PersonText,
    WatchService,
)

from .films import FILMS, GENRES, SERVICES, FilmFacts
from .people import CRITICS, FILM_PEOPLE
from .stored_pictures import PictureLibrary


class Catalogue:
    """Every row by its slug; makes those that are missing, and with ``reset`` rewrites the others."""

    def __init__(self, pictures: PictureLibrary, reset: bool = False) -> None:
        self.pictures = pictures
        self.reset = reset
        self.locale = Locale.get_default()
        self.people: dict[str, Person] = {}
        self.films: dict[str, Film] = {}
        self.genres: dict[str, Genre] = {}
        self.services: dict[str, WatchService] = {}

    def load(self, editor: Any) -> None:
        for slug, name in GENRES.items():
            self.genres[slug] = self._row(Genre, slug, name=name)
        for slug, (name, link) in SERVICES.items():
            self.services[slug] = self._row(WatchService, slug, name=name, link=link)
        for slug, (name, native_name, sort_name) in FILM_PEOPLE.items():
            self.people[slug] = self._row(
                Person, slug, name=name, native_name=native_name, sort_name=sort_name
            )
        for slug, critic in CRITICS.items():
            person = self._row(
                Person,
                slug,
                name=critic.name,
                native_name=critic.native_name,
                sort_name=critic.sort_name,
                photo=self.pictures.portrait(slug),
                user=editor if critic.is_editor else None,
            )
            if self.reset or not person.texts.exists():
                text = PersonText(locale=self.locale, biography=f"<p>{critic.biography}</p>")
                person.texts.set([text])
                person.save()
            self.people[slug] = person
        for facts in FILMS:
            self.films[facts.slug] = self._film(facts)

    def _row(self, model: Any, slug: str, **fields: Any) -> Any:
        row = model.objects.filter(slug=slug).first()
        if row is None:
            row = model(slug=slug)
        elif not self.reset:
            return row
        for name, value in fields.items():
            setattr(row, name, value)
        row.full_clean()
        row.save()
        return row

    def _film(self, facts: FilmFacts) -> Film:
        film = Film.objects.filter(slug=facts.slug).first()
        if film is not None and not self.reset:
            return film
        film = film or Film(slug=facts.slug)
        film.kind = facts.kind
        film.title, film.original_title, film.year = facts.title, facts.original_title, facts.year
        film.production_countries = list(facts.countries)
        film.languages = list(facts.languages)
        film.runtime_minutes = facts.runtime
        film.poster = self.pictures.poster(facts.slug)
        film.imdb_id = facts.imdb or None
        film.tmdb_id, film.tmdb_type = facts.tmdb, "movie" if facts.tmdb else ""
        film.texts.set([FilmText(locale=self.locale, logline=facts.logline)] if facts.logline else [])
        film.credits.set(
            [
                FilmCredit(
                    person=self.people[person],
                    role=role,
                    character=character,
                    spoiler_level=spoilers,
                    sort_order=order,
                )
                for order, (person, role, character, spoilers) in enumerate(facts.credits)
            ]
        )
        film.releases.set(
            [
                FilmRelease(country=country, kind=kind, date=datetime.date.fromisoformat(date))
                for country, kind, date in facts.releases
            ]
        )
        film.certificates.set(
            [
                FilmCertificate(country=country, certificate=certificate)
                for country, certificate in facts.certificates
            ]
        )
        film.ways_to_watch.set(
            [
                FilmWayToWatch(country=country, service=self.services[service], kind=kind)
                for country, service, kind in facts.ways
            ]
        )
        film.full_clean()
        film.save()
        film.genres.set([self.genres[slug] for slug in facts.genres])
        film.save_revision().publish()
        return film
