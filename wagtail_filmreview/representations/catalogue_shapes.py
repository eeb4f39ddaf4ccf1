"""The schema of films, people and genres as endpoints of their own show them."""

from typing import Annotated, Literal

from pydantic import Field

from wagtail_filmreview.blocks import shapes
from wagtail_filmreview.blocks.formats import Address, AdvisoryCategory, Date, Link, Vocabulary
from wagtail_filmreview.blocks.shapes import Shape
from wagtail_filmreview.representations.schema import Certificate, FilmKind, Genre

AdvisoryAnswer = Annotated[Literal["contains", "absent", "not-assessed"], Vocabulary("AdvisoryAnswer")]
ReleaseKind = Annotated[
    Literal["premiere", "limited", "theatrical", "digital", "physical", "tv"], Vocabulary("ReleaseKind")
]
Language = Annotated[str, Field(description="The language that texts were looked up in.")]
Strictest = Annotated[
    shapes.Intensity | None, Field(description="The strongest that any review names; null unless contained.")
]


class ItemMeta(Shape):
    detail_url: Annotated[Address, Field(description="Of the whole, in the API that was asked.")]


class FilmReference(Shape):
    id: int
    slug: str
    kind: FilmKind
    title: str
    year: int
    number: Annotated[int | None, Field(description="Of a season or an episode.")]


class FilmCard(Shape):
    """A film as lists show it."""

    id: int
    meta: ItemMeta
    slug: str
    kind: FilmKind
    number: Annotated[int | None, Field(description="Of a season or an episode.")]
    title: str
    original_title: str
    year: int
    production_countries: Annotated[list[str], Field(description="ISO 3166-1 alpha-2 or 3166-3.")]
    languages: Annotated[list[str], Field(description="BCP 47; zxx for a film without words.")]
    runtime_minutes: int | None
    directors: Annotated[list[shapes.Person], Field(description="Those whose credit is no spoiler.")]
    genres: list[Genre]
    poster: shapes.Image | None
    trailer: Link
    imdb_id: str | None
    tmdb_id: int | None
    tmdb_type: Literal["movie", "tv"] | None
    wikidata_id: str | None


class OpenCredit(Shape):
    """Somebody's part that is no spoiler; nothing tells whether there are others."""

    person: shapes.Person
    role: shapes.CreditRole
    character: str


class Release(Shape):
    country: Annotated[str, Field(description="ISO 3166-1 alpha-2; empty for everywhere.")]
    kind: ReleaseKind
    date: Date
    note: str


class ReviewReference(Shape):
    """A public review of this site, in short."""

    id: int
    title: str
    url: Annotated[Address | None, Field(description="Of the page that people read.")]
    locale: str
    reviewers: list[shapes.Person]
    score: shapes.Score | None
    recommendation: shapes.Recommendation | None


class AggregateScore(Shape):
    average: shapes.Score
    count: Annotated[int, Field(ge=1, description="Of scores; translations of one review count once.")]


class FilmAdvisory(Shape):
    """What everybody may know of one category. For the whole truth, ask about that category alone."""

    category: AdvisoryCategory
    group: shapes.AdvisoryGroup
    answer: AdvisoryAnswer
    intensity: Strictest


class FilmDetail(FilmCard):
    """A film with all that is known of it, and what this site says about it."""

    locale: Language
    logline: str
    part_of: FilmReference | None
    parts: list[FilmReference]
    credits: list[OpenCredit]
    certificates: list[Certificate]
    releases: list[Release]
    ways_to_watch: list[shapes.WayToWatch]
    reviews: list[ReviewReference]
    aggregate_score: Annotated[
        AggregateScore | None, Field(description="Null where too few reviews have a score.")
    ]
    advisories: Annotated[list[FilmAdvisory], Field(description="An answer for every category.")]


class ContainsAnswer(Shape):
    """The whole truth about one category, at every spoiler level."""

    film: Annotated[int, Field(description="`id` of the film.")]
    category: AdvisoryCategory
    answer: AdvisoryAnswer
    intensity: Strictest


class FilmList(Shape):
    count: Annotated[int, Field(ge=0, description="Of all films that were asked for, on every page.")]
    locale: Language
    items: list[FilmCard]


class PersonCard(Shape):
    """Somebody as lists show them."""

    id: int
    meta: ItemMeta
    slug: str
    name: str
    native_name: str
    sort_name: Annotated[str, Field(description="What lists are ordered by.")]
    photo: shapes.Image | None


class Part(Shape):
    """What somebody did in one film."""

    film: FilmReference
    role: shapes.CreditRole
    character: str


class ReviewsWritten(Shape):
    count: Annotated[int, Field(ge=0)]
    items: Annotated[list[ReviewReference], Field(description="The newest of them.")]


class PersonDetail(PersonCard):
    """Somebody with their open parts in films, newest first, and the reviews that they wrote here."""

    locale: Language
    biography: shapes.Html
    website: Link
    imdb_id: str | None
    tmdb_id: int | None
    wikidata_id: str | None
    filmography: list[Part]
    reviews: ReviewsWritten


class PersonList(Shape):
    count: Annotated[int, Field(ge=0, description="Of all people that were asked for, on every page.")]
    locale: Language
    items: list[PersonCard]


class GenreList(Shape):
    count: Annotated[int, Field(ge=0, description="Of all genres.")]
    locale: Language
    items: list[Genre]
