"""The places of a film that a look-up can fill: what stands there, what is offered, and putting it there.

Values are what JSON has, so that they can be remembered and compared. None says that nothing is there.
"""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wagtail_filmreview.codes import country_name, language_name
from wagtail_filmreview.models import Film, Genre
from wagtail_filmreview.vocabulary import FilmKind


class Group(TextChoices):
    FILM = "film", _("Film")
    TEXTS = "texts", _("Titles and loglines in other languages")
    CREDITS = "credits", _("Cast and crew")
    RELEASES = "releases", _("Releases and certificates")
    IDS = "ids", _("Ids in other catalogues")


class Place:
    """One thing about a film. ``key`` names it from one look-up to the next."""

    group: Group = Group.FILM
    key: str
    label: Any
    hint: Any = ""
    careful: bool = False
    """Whether an editor should read it before it goes to readers, so that it is never chosen beforehand."""

    new: Any

    def now(self, film: Film) -> Any:
        raise NotImplementedError

    def put(self, film: Film) -> None:
        """Put ``new`` there."""
        raise NotImplementedError

    def shown(self, value: Any) -> str:
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


class FieldPlace(Place):
    """A field of the film. What the field does not accept raises ``ValidationError`` here and now."""

    def __init__(self, name: str, new: Any, group: Group = Group.FILM) -> None:
        field: Any = Film._meta.get_field(name)
        self.key, self.group = name, group
        self.label = field.verbose_name
        self.new = field.clean(new, None)

    def now(self, film: Film) -> Any:
        return getattr(film, self.key) or None

    def put(self, film: Film) -> None:
        setattr(film, self.key, self.new)

    def shown(self, value: Any) -> str:
        if self.key == "kind":
            return str(FilmKind(value).label)
        names = {"production_countries": country_name, "languages": language_name}.get(self.key)
        return ", ".join(map(names, value)) if names else super().shown(value)


class TMDBPlace(Place):
    """The id and its type, which mean nothing without each other."""

    group = Group.IDS
    key = "tmdb"
    label = _("TMDB id")

    def __init__(self, of: str, number: int) -> None:
        self.new = [of, number]

    def now(self, film: Film) -> Any:
        return [film.tmdb_type, film.tmdb_id] if film.tmdb_id else None

    def put(self, film: Film) -> None:
        film.tmdb_type, film.tmdb_id = self.new

    def shown(self, value: Any) -> str:
        return "/".join(map(str, value))


class GenresPlace(Place):
    """Genres that the site has. A look-up adds none to its list."""

    key = "genres"
    label = _("genres")

    def __init__(self, genres: list[Genre]) -> None:
        self.genres = {genre.pk: genre for genre in genres}
        self.new = sorted(self.genres)

    def now(self, film: Film) -> Any:
        self.genres |= {genre.pk: genre for genre in film.genres.all()}
        return sorted(genre.pk for genre in film.genres.all()) or None

    def put(self, film: Film) -> None:
        film.genres.set([self.genres[pk] for pk in self.new])

    def shown(self, value: Any) -> str:
        known = [self.genres[pk].name_in() for pk in value if pk in self.genres]
        return ", ".join(sorted(known))
