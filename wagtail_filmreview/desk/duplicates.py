"""Films and people that may be the one somebody is about to add."""

from typing import Any

from django.db.models import Q

from wagtail_filmreview.desk.columns import with_directors, with_images
from wagtail_filmreview.models import Film, Person

MOST_SHOWN = 5


def films_like(
    titles: list[str],
    year: int | None,
    imdb_id: str = "",
    wikidata_id: str = "",
    tmdb: tuple[str, int] | None = None,
    besides: Any = None,
) -> list[Film]:
    """Films with the same id in a catalogue, then those with one of the titles and the same year.

    ``besides`` is the key of a film that is not meant. What a listing shows of them is fetched.
    """
    same_id = Q(pk__in=[])
    if imdb_id:
        same_id |= Q(imdb_id=imdb_id)
    if wikidata_id:
        same_id |= Q(wikidata_id=wikidata_id)
    if tmdb:
        same_id |= Q(tmdb_type=tmdb[0], tmdb_id=tmdb[1])
    same_title = Q(pk__in=[])
    for title in filter(None, (title.strip() for title in titles)):
        same_title |= Q(title__iexact=title) | Q(original_title__iexact=title)
    films = with_images(with_directors(Film.objects.exclude(pk=besides)), "poster", of="poster")
    found = list(films.filter(same_id)[:MOST_SHOWN])
    if year:
        known = [film.pk for film in found]
        found += films.filter(same_title, year=year).exclude(pk__in=known)[:MOST_SHOWN]
    return found


def people_like(
    names: list[str], imdb_id: str = "", wikidata_id: str = "", tmdb_id: str = ""
) -> list[Person]:
    """People with the same id in a catalogue or with one of the names, in either script."""
    same = Q(imdb_id=imdb_id) if imdb_id else Q(pk__in=[])
    if wikidata_id:
        same |= Q(wikidata_id=wikidata_id)
    if tmdb_id.isdecimal():
        same |= Q(tmdb_id=tmdb_id)
    for name in filter(None, (name.strip() for name in names)):
        same |= Q(name__iexact=name) | Q(native_name__iexact=name)
    return list(with_images(Person.objects.filter(same), "photo", of="photo")[:MOST_SHOWN])
