"""The films of the demo, their genres and the services they are watched on."""

from .facts import FilmFacts
from .silent import SILENT_FILMS
from .sound import SOUND_FILMS

__all__ = ["FILMS", "GENRES", "SERVICES", "FilmFacts"]

FILMS: tuple[FilmFacts, ...] = SILENT_FILMS + SOUND_FILMS

GENRES = {
    "action": "Action",
    "comedy": "Comedy",
    "drama": "Drama",
    "fantasy": "Fantasy",
    "film-noir": "Film noir",
    "horror": "Horror",
    "mystery": "Mystery",
    "romance": "Romance",
    "science-fiction": "Science fiction",
    "thriller": "Thriller",
    "war": "War",
}

# slug -> (name, address)
SERVICES = {"netflix": ("Netflix", "https://www.netflix.com/")}
