"""The package's models. Only what other people's code may use is named here."""

from wagtail_filmreview.models.film_rows import (
    FilmCertificate,
    FilmCredit,
    FilmRelease,
    FilmText,
    FilmWayToWatch,
)
from wagtail_filmreview.models.films import Film, FormerFilmSlug
from wagtail_filmreview.models.genres import Genre, GenreText, WatchService
from wagtail_filmreview.models.listing import ReviewSummary
from wagtail_filmreview.models.look_ups import FilmLookUp
from wagtail_filmreview.models.people import Person, PersonText
from wagtail_filmreview.models.reviews import (
    FilmReviewIndexMixin,
    FilmReviewMixin,
    review_models,
)

__all__ = [
    "Film",
    "FilmCertificate",
    "FilmCredit",
    "FilmLookUp",
    "FilmRelease",
    "FilmReviewIndexMixin",
    "FilmReviewMixin",
    "FilmText",
    "FilmWayToWatch",
    "FormerFilmSlug",
    "Genre",
    "GenreText",
    "Person",
    "PersonText",
    "ReviewSummary",
    "WatchService",
    "review_models",
]
