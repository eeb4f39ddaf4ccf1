"""The shapes in which The Movie Database answers, version 3: what is read of them, and nothing else."""

from datetime import date
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, BeforeValidator, Field


def _day(value: Any) -> date | None:
    """A day may be missing, empty, no day at all, or have a time behind it that means nothing."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


Text = Annotated[str, BeforeValidator(lambda value: str(value or "").strip())]
Day = Annotated[date | None, BeforeValidator(_day)]


def _also(*names: str) -> Any:
    """A series has a name and a first air date where a film has a title and a release date."""
    return Field("", validation_alias=AliasChoices(*names))


class Genre(BaseModel):
    name: Text = ""


class Country(BaseModel):
    iso_3166_1: Text = ""


class Language(BaseModel):
    iso_639_1: Text = ""


class Work(BaseModel):
    id: int
    title: Text = _also("title", "name")
    original_title: Text = _also("original_title", "original_name")
    original_language: Text = ""
    overview: Text = ""
    release_date: Day = Field(None, validation_alias=AliasChoices("release_date", "first_air_date"))
    runtime: int | None = None
    genres: list[Genre] = []
    production_countries: list[Country] = []
    spoken_languages: list[Language] = []
    poster_path: Text = ""
    popularity: float = 0


class Found(BaseModel):
    results: list[Work]


class Credited(BaseModel):
    id: int
    name: Text
    original_name: Text = ""
    character: Text = ""
    job: Text = ""


class Credits(BaseModel):
    cast: list[Credited]
    crew: list[Credited]


class Release(BaseModel):
    certification: Text = ""
    descriptors: list[str] = []
    release_date: Day = None
    type: int


class CountryReleases(Country):
    release_dates: list[Release]


class Releases(BaseModel):
    results: list[CountryReleases]


class Rating(Country):
    rating: Text = ""
    descriptors: list[str] = []


class Ratings(BaseModel):
    """What a series has instead of certificates among its release dates."""

    results: list[Rating]


class TranslatedTexts(BaseModel):
    title: Text = _also("title", "name")
    overview: Text = ""


class Translation(Language):
    data: TranslatedTexts


class Translations(BaseModel):
    translations: list[Translation]


class Ids(BaseModel):
    imdb_id: Text = ""
    wikidata_id: Text = ""
