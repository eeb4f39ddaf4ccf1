"""The schema of a whole review, put together from the shapes that its blocks own."""

from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from wagtail_filmreview import conf
from wagtail_filmreview.blocks import shapes
from wagtail_filmreview.blocks.shapes import Shape


class Genre(Shape):
    id: int
    slug: str
    name: str


class Film(Shape):
    id: int
    slug: str
    kind: Literal["feature", "short", "documentary", "series", "season", "episode", "programme", "other"]
    title: str
    original_title: str
    year: int
    production_countries: Annotated[list[str], Field(description="ISO 3166-1 alpha-2 or 3166-3.")]
    languages: Annotated[list[str], Field(description="BCP 47; zxx for a film without words.")]
    runtime_minutes: int | None
    directors: list[shapes.Person]
    genres: list[Genre]
    poster: shapes.Image | None
    imdb_id: str | None
    tmdb_id: int | None
    tmdb_type: Literal["movie", "tv"] | None
    wikidata_id: str | None


class Meta(Shape):
    type: Annotated[str, Field(description="app_label.ModelName of the page.")]
    detail_url: str | None
    html_url: str | None
    slug: str
    locale: str
    first_published_at: str | None
    last_published_at: str | None


class FilmReviewCard(Shape):
    """A review as lists show it, complete enough for a card."""

    id: int
    meta: Meta
    title: str
    standfirst: str
    film: Film | None
    reviewers: list[shapes.Person]
    hero_image: shapes.Image | None
    published_on: str | None
    rating: shapes.Rating | None
    score: shapes.Score | None
    recommendation: Literal["recommended", "recommended-with-reservations", "mixed", "not-recommended"] | None
    pull_quote: str
    cast: list[shapes.Credit | shapes.HiddenCredit]
    content_advisories: shapes.ContentAdvisories | None
    spoilers: Annotated[shapes.SpoilerLevel, Field(description="The level this was cut to.")]


class FilmReviewBase(FilmReviewCard):
    """All of a review but its body, whose type depends on the site's blocks."""

    seen_as: str | None
    disclosure: str
    where_to_watch: list[shapes.WayToWatch]


def body_block_shapes() -> list[type[Shape]]:
    """Shown and hidden shape of every block in the configured body; sites' own blocks included."""
    from django.utils.module_loading import import_string

    found: list[type[Shape]] = []
    for block in import_string(conf.get("BODY_BLOCK"))().child_blocks.values():
        found.append(getattr(block, "shape", shapes.OpaqueNode))
        if (hidden := getattr(block, "hidden_shape", None)) is not None:
            found.append(hidden)
    return list(dict.fromkeys(found))


def review_schema() -> type[FilmReviewBase]:
    """The type of a whole review, ``body`` included, for the blocks that the site uses."""
    node: Any = reduce(or_, body_block_shapes())
    return create_model("FilmReview", __base__=FilmReviewBase, body=(list[node], ...))
