"""The schema of a whole review, put together from the shapes that its blocks own."""

from typing import Annotated, Any, Literal

from pydantic import Field, create_model
from pydantic.json_schema import models_json_schema

from wagtail_filmreview.blocks import shapes
from wagtail_filmreview.blocks.formats import Address, Link, Moment, Vocabulary
from wagtail_filmreview.blocks.shapes import Shape
from wagtail_filmreview.representations.body_schema import body_node
from wagtail_filmreview.representations.naming import with_named_vocabularies

DEFINITIONS = "#/$defs/"


class Genre(Shape):
    id: int
    slug: str
    name: str


class Certificate(Shape):
    country: Annotated[str, Field(description="ISO 3166-1 alpha-2 or 3166-3.")]
    certificate: Annotated[str, Field(description="As the board writes it.")]
    descriptors: Annotated[str, Field(description="The board's own words on why.")]


FilmKind = Annotated[
    Literal["feature", "short", "documentary", "series", "season", "episode", "programme", "other"],
    Vocabulary("FilmKind"),
]


class Film(Shape):
    id: int
    slug: str
    kind: FilmKind
    title: str
    original_title: str
    year: int
    production_countries: Annotated[list[str], Field(description="ISO 3166-1 alpha-2 or 3166-3.")]
    languages: Annotated[list[str], Field(description="BCP 47; zxx for a film without words.")]
    runtime_minutes: int | None
    directors: list[shapes.Person]
    writers: list[shapes.Person]
    genres: list[Genre]
    certificates: list[Certificate]
    poster: shapes.Image | None
    trailer: Link
    imdb_id: str | None
    tmdb_id: int | None
    tmdb_type: Literal["movie", "tv"] | None
    wikidata_id: str | None


class Meta(Shape):
    type: Annotated[str, Field(description="app_label.ModelName of the page.")]
    detail_url: Annotated[Address, Field(description="Of the whole review, in the API that was asked.")]
    html_url: Annotated[Address, Field(description="Of the page that people read.")]
    slug: str
    locale: Annotated[str, Field(description="Language code of the site's WAGTAIL_CONTENT_LANGUAGES.")]
    first_published_at: Moment | None
    last_published_at: Moment | None


class FilmReviewCard(Shape):
    """A review as lists show it, complete enough for a card."""

    id: int
    meta: Meta
    title: str
    standfirst: str
    film: Film | None
    reviewers: list[shapes.Person]
    hero_image: shapes.Image | None
    published_on: Annotated[Moment | None, Field(description="What lists are ordered by.")]
    rating: shapes.Rating | None
    score: shapes.Score | None
    recommendation: shapes.Recommendation | None
    pull_quote: str
    cast: list[shapes.AnyCredit]
    content_advisories: shapes.ContentAdvisories | None
    spoilers: Annotated[shapes.SpoilerLevel, Field(description="The level this was cut to.")]


class Translation(Shape):
    """Where the review is in another language."""

    id: int
    locale: Annotated[str, Field(description="Language code of the site's WAGTAIL_CONTENT_LANGUAGES.")]
    html_url: Annotated[Address, Field(description="Of the page that people read.")]
    detail_url: Annotated[Address, Field(description="Of the whole review, in the API that was asked.")]


class FilmReviewBase(FilmReviewCard):
    """All of a review but its body, whose type depends on the site's blocks."""

    seen_as: str | None
    disclosure: str
    where_to_watch: list[shapes.WayToWatch]
    json_ld: Annotated[
        str,
        Field(
            description="What schema.org has words for, as JSON for a script element; without spoilers, "
            "whatever level is asked for.",
            json_schema_extra={"contentMediaType": "application/ld+json"},
        ),
    ]
    translations: Annotated[list[Translation], Field(description="Those that are public on this site.")]


def review_schema() -> type[FilmReviewBase]:
    """The type of a whole review, ``body`` included, for the blocks that the site uses."""
    node: Any = body_node()
    fields: dict[str, Any] = {"body": (list[node], ...)}
    return create_model("FilmReview", __base__=FilmReviewBase, **fields)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a whole review; what lists show of it is ``$defs.FilmReviewCard``."""
    review = review_schema()
    # Both as they are given out, not as they might be taken in.
    names, described = models_json_schema([(review, "serialization"), (FilmReviewCard, "serialization")])
    vocabularies: dict[str, Any] = {}
    definitions = with_named_vocabularies(described["$defs"], vocabularies, DEFINITIONS)
    whole = definitions.pop(names[review, "serialization"]["$ref"].removeprefix(DEFINITIONS))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **whole,
        "$defs": dict(sorted({**definitions, **vocabularies}.items())),
    }
