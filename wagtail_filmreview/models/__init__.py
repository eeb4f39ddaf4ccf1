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
from wagtail_filmreview.models.published import (
    GoneReview,
    PublishedReview,
    ReviewSource,
    ReviewTerm,
    StoreState,
)
from wagtail_filmreview.models.rendered import RenderedReview
from wagtail_filmreview.models.reviews import (
    FilmReviewIndexMixin,
    FilmReviewMixin,
    base_page,
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
    "GoneReview",
    "Person",
    "PersonText",
    "PublishedReview",
    "RenderedReview",
    "ReviewSource",
    "ReviewSummary",
    "ReviewTerm",
    "StoreState",
    "WatchService",
    "base_page",
    "review_models",
]
