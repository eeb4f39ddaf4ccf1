"""The schema of every block's JSON. OpenAPI, JSON Schema and TypeScript types come out of these.

A node that can carry a spoiler has two shapes, told apart by ``redacted``: shown, with its content, and
hidden, with nothing from which the content could be guessed.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from wagtail_filmreview.blocks.formats import (
    Address,
    AdvisoryCategory,
    AdvisoryTopic,
    Date,
    Decimal,
    Flat,
    Link,
    Vocabulary,
)

SpoilerLevel = Annotated[Literal["none", "mild", "major", "ending"], Vocabulary("SpoilerLevel")]
HiddenLevel = Annotated[Literal["mild", "major", "ending"], Vocabulary("HiddenLevel")]
Recommendation = Annotated[
    Literal["recommended", "recommended-with-reservations", "mixed", "not-recommended"],
    Vocabulary("Recommendation"),
]
AdvisoryGroup = Annotated[
    Literal["violence", "abuse", "mental-health", "mature-content", "fear-and-senses", "body"],
    Vocabulary("AdvisoryGroup"),
]
Intensity = Annotated[Literal["none", "mild", "moderate", "strong", "extreme"], Vocabulary("Intensity")]
Presence = Annotated[Literal["shown", "implied", "discussed"], Vocabulary("Presence")]
Frequency = Annotated[Literal["once", "some", "frequent"], Vocabulary("Frequency")]
WatchKind = Annotated[
    Literal["cinema", "stream", "rent", "buy", "free", "broadcast", "physical"], Vocabulary("WatchKind")
]
Score = Annotated[int, Field(ge=0, le=100, description="0 to 100 along the scale, rounded half up.")]
Html = Annotated[str, Field(description="HTML with every link resolved.")]
WordCount = Annotated[int, Field(ge=25, description="Length in words, to the nearest 25.")]


def _untitled(described: dict[str, Any]) -> None:
    """Pydantic calls every key by its own name again, of which generators make one more type each."""
    for key in described.get("properties", {}).values():
        key.pop("title", None)


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_extra=_untitled)


class Node(Shape):
    """Something with an identity in a body or list, shown."""

    id: str
    type: str
    spoiler_level: SpoilerLevel
    redacted: Literal[False]


class HiddenNode(Shape):
    """What is left of a node above the reader's level."""

    id: str
    type: str
    spoiler_level: HiddenLevel
    redacted: Literal[True]


# -- what nodes point to ---------------------------------------------------------------------------


class FocalPoint(Shape):
    """Centre and size, in pixels of the original."""

    x: int
    y: int
    width: int
    height: int


class Rendition(Shape):
    url: Address
    width: int
    height: int


class Image(Shape):
    alt: Annotated[str, Field(description="Empty for an image that only decorates.")]
    width: int
    height: int
    focal_point: FocalPoint | None
    renditions: dict[str, Rendition]


class Person(Shape):
    id: int
    name: str
    native_name: str
    slug: str


class WatchService(Shape):
    id: int
    name: str
    slug: str
    link: Link
    logo: Image | None


class NumericRating(Shape):
    """A rating on a scale of numbers; all four are decimal strings."""

    kind: Literal["numeric"]
    value: Decimal
    min: Decimal
    max: Decimal
    step: Decimal
    score: Score


class LabelRating(Shape):
    """A rating by label; ``index`` counts from 1, the worst, to ``of``."""

    kind: Literal["label"]
    label: str
    index: int
    of: int
    score: Score


Rating = Annotated[NumericRating | LabelRating, Field(discriminator="kind")]

# -- prose -----------------------------------------------------------------------------------------


class Heading(Node):
    type: Literal["heading"]
    text: str


class HiddenHeading(HiddenNode):
    type: Literal["heading"]


class Paragraph(Node):
    type: Literal["paragraph"]
    html: Html
    word_count: WordCount


class HiddenParagraph(HiddenNode):
    type: Literal["paragraph"]
    word_count: WordCount


class Quote(Node):
    type: Literal["quote"]
    text: str
    attribution: str


class HiddenQuote(HiddenNode):
    type: Literal["quote"]


class Picture(Node):
    type: Literal["image"]
    image: Image | None
    caption: str
    credit: str


class HiddenPicture(HiddenNode):
    type: Literal["image"]


class Gallery(Node):
    type: Literal["gallery"]
    images: list[Annotated[Picture | HiddenPicture, Field(discriminator="redacted"), Flat()]]


class HiddenGallery(HiddenNode):
    type: Literal["gallery"]


class Embed(Node):
    type: Literal["embed"]
    url: Link
    title: str
    html: Annotated[str, Field(description="The provider's markup; empty where it is not known.")]
    caption: str


class HiddenEmbed(HiddenNode):
    type: Literal["embed"]


# -- cast, synopsis, verdict -----------------------------------------------------------------------

CreditRole = Annotated[
    Literal[
        "director",
        "writer",
        "actor",
        "producer",
        "cinematographer",
        "editor",
        "composer",
        "creator",
        "other",
    ],
    Vocabulary("CreditRole"),
]


class Credit(Node):
    type: Literal["credit"]
    person: Person
    role: CreditRole
    character: str
    note: Html


class HiddenCredit(HiddenNode):
    type: Literal["credit"]


AnyCredit = Annotated[Credit | HiddenCredit, Field(discriminator="redacted"), Flat()]


class CastList(Node):
    """The film's cast as the critic selects, orders and annotates it."""

    type: Literal["cast"]
    credits: list[AnyCredit]


class SynopsisSection(Node):
    type: Literal["section"]
    heading: str
    html: Html
    word_count: WordCount


class HiddenSynopsisSection(HiddenNode):
    type: Literal["section"]
    word_count: WordCount


class Synopsis(Node):
    type: Literal["synopsis"]
    sections: list[
        Annotated[SynopsisSection | HiddenSynopsisSection, Field(discriminator="redacted"), Flat()]
    ]


class Criterion(Shape):
    name: str
    rating: Rating | None
    comment: str


class Verdict(Node):
    type: Literal["verdict"]
    rating: Rating | None
    recommendation: Recommendation | None
    summary: Html
    pros: list[str]
    cons: list[str]
    pull_quote: Annotated[str, Field(max_length=200)]
    criteria: list[Criterion]


# -- advisories, watching --------------------------------------------------------------------------


SceneTime = Annotated[str, Field(pattern=r"^[0-9]+:[0-5][0-9]:[0-5][0-9]$")]
Seconds = Annotated[int, Field(ge=0)]


class Scene(Shape):
    """When to look away and when it is over: ``h:mm:ss``, and seconds from the start."""

    start: SceneTime
    start_seconds: Seconds
    safe_from: SceneTime | None
    safe_from_seconds: Seconds | None


class Advisory(Node):
    type: Literal["advisory"]
    group: AdvisoryGroup
    category: AdvisoryCategory
    intensity: Intensity
    topic: AdvisoryTopic | None
    presence: Presence | None
    frequency: Frequency | None
    note: Html
    scenes: list[Scene]


class HiddenAdvisory(HiddenNode):
    """Only the broad group is told."""

    type: Literal["advisory"]
    group: AdvisoryGroup


class ContentAdvisories(Node):
    """``all_assessed`` with no advisory says: assessed, nothing to warn about."""

    type: Literal["content_advisories"]
    all_assessed: bool
    advisories: list[Annotated[Advisory | HiddenAdvisory, Field(discriminator="redacted"), Flat()]]


class WayToWatch(Shape):
    country: Annotated[str, Field(description="ISO 3166-1 alpha-2; empty for everywhere.")]
    service: WatchService | None
    kind: WatchKind
    link: Link
    available_from: Date | None
    available_until: Annotated[Date | None, Field(description="The last day.")]
    audio_description: bool
    captions: bool
    dub_languages: list[str]
    subtitle_languages: list[str]
    note: str


class WhereToWatch(Node):
    type: Literal["where_to_watch"]
    ways: list[WayToWatch]


# -- a block of the site's own ---------------------------------------------------------------------


class OpaqueNode(Node):
    """A block of the site's own, for which it has registered no shape."""

    value: Annotated[object, Field(description="Whatever the block gives; the site promises nothing.")]
