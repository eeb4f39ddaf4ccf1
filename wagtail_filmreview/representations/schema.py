"""The schema of a whole review, put together from the shapes that its blocks own."""

from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from django.utils.module_loading import import_string
from pydantic import ConfigDict, Field, create_model

from wagtail_filmreview import conf
from wagtail_filmreview.blocks import NodeBlock, shapes
from wagtail_filmreview.blocks.shapes import Shape


class Genre(Shape):
    id: int
    slug: str
    name: str


class Certificate(Shape):
    country: Annotated[str, Field(description="ISO 3166-1 alpha-2 or 3166-3.")]
    certificate: Annotated[str, Field(description="As the board writes it.")]
    descriptors: Annotated[str, Field(description="The board's own words on why.")]


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
    writers: list[shapes.Person]
    genres: list[Genre]
    certificates: list[Certificate]
    poster: shapes.Image | None
    trailer: Annotated[str, Field(description="Address of a page or video; empty where there is none.")]
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


def body_node_shapes() -> list[type[Shape]]:
    """Shown and hidden shape of every block in the configured body; sites' own blocks included."""
    found: list[type[Shape]] = []
    for name, block in import_string(conf.get("BODY_BLOCK"))().child_blocks.items():
        shape = getattr(block, "shape", None)
        hidden = getattr(block, "hidden_shape", None)
        if isinstance(block, NodeBlock) and "shape" not in vars(type(block)):
            # A site's own node, or a subclass of ours that may have more in it than ours says.
            found += [_open(name, shape or shapes.Node), _open(f"hidden_{name}", hidden or shapes.HiddenNode)]
        elif shape is not None and issubclass(shape, shapes.Node):
            found += [shape, hidden] if hidden is not None else [shape]
        else:
            found.append(_wrapped(name, shape))
    return list(dict.fromkeys(found))


def _open(name: str, base: type[Shape]) -> type[Shape]:
    """``base`` with whatever else the site puts into it."""
    fields: dict[str, Any] = {}
    if base in (shapes.Node, shapes.HiddenNode):
        fields["type"] = (Literal[name.removeprefix("hidden_")], ...)
    # Pydantic takes a base or a configuration, not both.
    open_base = type(base.__name__, (base,), {"model_config": ConfigDict(extra="allow")})
    return create_model(_camel_case(name), __base__=open_base, **fields)


def _wrapped(name: str, shape: type[Shape] | None) -> type[Shape]:
    """The node around a site's own block that is no node itself: untyped where it has no shape."""
    base = shapes.OpaqueNode if shape is None else shapes.Node
    fields: dict[str, Any] = {"type": (Literal[name], ...)}
    if shape is not None:
        fields["value"] = (shape, ...)
    return create_model(f"{_camel_case(name)}Node", __base__=base, **fields)


def _camel_case(name: str) -> str:
    return name.title().replace("_", "")


def review_schema() -> type[FilmReviewBase]:
    """The type of a whole review, ``body`` included, for the blocks that the site uses."""
    node: Any = reduce(or_, body_node_shapes())
    return create_model("FilmReview", __base__=FilmReviewBase, body=(list[node], ...))
