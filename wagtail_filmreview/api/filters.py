"""Which reviews a client may ask for: the filters of lists and facets, the same in every API.

No filter knows a spoiler, but for the one exception that docs/spoilers.md gives the reason of:
``exclude_advisory`` is answered by all that is known, because who must avoid a theme has asked for just that.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Literal

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale

from wagtail_filmreview import conf
from wagtail_filmreview.blocks.shapes import CreditRole, Recommendation, WatchKind
from wagtail_filmreview.codes import country_code
from wagtail_filmreview.models import (
    Film,
    Genre,
    Person,
    PublishedReview,
    ReviewTerm,
    WatchService,
    base_page,
)
from wagtail_filmreview.representations.schema import FilmKind
from wagtail_filmreview.representations.store.rows import ALL_CATEGORIES
from wagtail_filmreview.representations.store.statement import (
    Condition,
    ids_of,
    listed,
    table,
    unrestricted,
    with_term,
    with_term_of,
)
from wagtail_filmreview.vocabulary import Intensity

MANY = 100
"""So many values one parameter takes."""


class Refused(Exception):
    """A parameter asks for something that there is not: names it, and says why."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.message = message


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("this holds a character that no text holds")
    return text


def _country(code: str) -> str:
    try:
        return country_code(code)
    except ValidationError:
        raise ValueError("this is no country: give its ISO 3166 code") from None


def _language(code: str) -> str:
    try:
        return get_supported_content_language_variant(code)
    except LookupError:
        raise ValueError("this site has no such language") from None


def _category(slug: str) -> str:
    if slug not in conf.advisory_categories():
        raise ValueError(f"{slug!r} is no category of advisories")
    return slug


def _limit(text: str) -> str:
    slug, colon, intensity = text.partition(":")
    _category(slug)
    if colon and intensity not in Intensity.values[1:]:
        raise ValueError(f"an intensity is one of {', '.join(Intensity.values[1:])}")
    return text


Text = Annotated[
    str,
    Field(max_length=255, json_schema_extra={"pattern": r"^[^\u0000]*$"}),
    AfterValidator(_without_nul),
]
Texts = Annotated[list[Text], Field(max_length=MANY)]
Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
Country = Annotated[
    str, AfterValidator(_country), Field(max_length=80, json_schema_extra={"format": "iso-3166"})
]
Language = Annotated[str, AfterValidator(_language), Field(json_schema_extra={"format": "bcp-47"})]
Category = Annotated[str, AfterValidator(_category), Field(json_schema_extra={"format": "advisory-category"})]
Limit = Annotated[str, AfterValidator(_limit), Field(json_schema_extra={"format": "advisory-limit"})]
Score = Annotated[int, Field(ge=0, le=100)]
Year = Annotated[int, Field(ge=1, le=32767)]
When = datetime | date


class Filters(BaseModel):
    """Repeating a name means “or”, different names mean “and”. No filter knows a spoiler."""

    model_config = ConfigDict(extra="forbid")

    film: Texts = Field([], description="Id or slug of the film.")
    imdb_id: Texts = Field([], description="Of the film, such as tt0014429.")
    tmdb_id: list[Id] = Field([], max_length=MANY, description="Of the film.")
    kind: list[FilmKind] = Field([], description="Of the film.")
    person: Texts = Field([], description="Id or slug of somebody who is credited.")
    role: list[CreditRole] = Field([], description="What that person is credited as; goes with person.")
    reviewer: Texts = Field([], description="Id or slug of a critic.")
    genre: Texts = Field([], description="Id or slug.")
    recommendation: list[Recommendation] = Field([], description="What the critic recommends.")
    score_min: Score | None = Field(None, description="The lowest score, from 0 to 100.")
    score_max: Score | None = Field(None, description="The highest score, from 0 to 100.")
    year_min: Year | None = Field(None, description="The first year of films.")
    year_max: Year | None = Field(None, description="The last year of films.")
    production_country: list[Country] = Field([], max_length=MANY, description="ISO 3166-1 alpha-2.")
    advisory: list[Category] = Field(
        [], max_length=MANY, description="A category that the film contains, as far as that is no spoiler."
    )
    exclude_advisory: list[Limit] = Field(
        [],
        max_length=MANY,
        description="Films that were assessed as not containing this category, or as containing it below an "
        "intensity: `category` or `category:intensity`. Repeated, all of them hold. Spoilers count.",
    )
    unassessed: Literal["exclude", "include"] = Field(
        "exclude", description="Whether films that were not assessed pass exclude_advisory."
    )
    watch: list[WatchKind] = Field([], description="A way to watch the film.")
    service: Texts = Field([], description="Id or slug of the service that has it.")
    watch_country: list[Country] = Field(
        [], max_length=MANY, description="Where it can be watched so; a way without country is everywhere."
    )
    audio_description: bool | None = Field(None, description="Whether it is watched with audio description.")
    site: Text = Field(
        "", description="Host name, with or without port, of another site of this installation."
    )
    locale: list[Language] = Field([], max_length=MANY, description="Language of the review.")
    descendant_of: Id | None = Field(None, description="Id of a page that the review is below.")
    published_after: When | None = Field(None, description="At this moment or day, or later.")
    published_before: When | None = Field(None, description="Before this moment or day.")

    @field_validator("role")
    @classmethod
    def _of_somebody(cls, roles: list[str], given: ValidationInfo) -> list[str]:
        if roles and not given.data.get("person"):
            raise ValueError("goes with person")
        return roles

    def conditions(self) -> tuple[Condition, ...]:
        """The same as pieces of SQL; raises ``Refused``."""
        return (
            *self._of_films(),
            *self._of_people(),
            *self._of_reviews(),
            *self._of_ways(),
            *(self._without(limit) for limit in self.exclude_advisory),
        )

    def left_out(self) -> Condition | None:
        """What ``exclude_advisory`` leaves out because nobody assessed it; None if it does no such thing."""
        if not self.exclude_advisory or self.unassessed == "include":
            return None
        unknown = [_unassessed(limit.partition(":")[0]) for limit in self.exclude_advisory]
        return Condition(
            f"({' OR '.join(one.sql for one in unknown)})",
            tuple(value for one in unknown for value in one.parameters),
        )

    def _of_films(self) -> Iterator[Condition]:
        films = table(Film)
        if self.film:
            yield _within("r.film_id", ids_of(Film, self.film))
        for column, given in (("imdb_id", self.imdb_id), ("tmdb_id", self.tmdb_id)):
            if given:
                values = listed(given)
                found = f"SELECT id FROM {films} WHERE {column} IN ({values.sql})"  # noqa: S608
                yield _within("r.film_id", Condition(found, values.parameters))
        if self.kind:
            yield _within("r.kind", listed(self.kind))
        if self.production_country:
            # A list of codes as JSON, each of them in quotation marks.
            having = " OR ".join(
                ["CAST(production_countries AS varchar(4000)) LIKE %s"] * len(self.production_country)
            )
            found = f"SELECT id FROM {films} WHERE {having}"  # noqa: S608
            codes = tuple(f'%"{code}"%' for code in self.production_country)
            yield _within("r.film_id", Condition(found, codes))
        yield from _between("r.year", self.year_min, self.year_max)

    def _of_people(self) -> Iterator[Condition]:
        if self.person:
            roles = [_within("t.detail", listed(self.role))] if self.role else []
            yield with_term_of("person", Person, self.person, *roles)
        if self.reviewer:
            yield with_term_of("reviewer", Person, self.reviewer)

    def _of_reviews(self) -> Iterator[Condition]:
        if self.genre:
            yield with_term_of("genre", Genre, self.genre)
        if self.recommendation:
            yield _within("r.recommendation", listed(self.recommendation))
        if self.advisory:
            yield with_term("advisory", listed(self.advisory), Condition("t.detail <> 'none'"))
        yield from _between("r.score", self.score_min, self.score_max)
        if self.locale:
            codes = listed(self.locale)
            locales = f"SELECT id FROM {table(Locale)} WHERE language_code IN ({codes.sql})"  # noqa: S608
            yield _within("r.locale_id", Condition(locales, codes.parameters))
        if self.descendant_of is not None:
            pages = base_page()._default_manager.filter(pk=self.descendant_of)
            path = pages.values_list("path", flat=True).first()
            if path is None:
                raise Refused("descendant_of", "there is no such page")
            yield Condition("p.path LIKE %s AND p.path <> %s", (f"{path}%", path))
        if self.published_after is not None:
            yield Condition("r.published_on >= %s", (_moment(self.published_after),))
        if self.published_before is not None:
            yield Condition("r.published_on < %s", (_moment(self.published_before),))

    def _of_ways(self) -> Iterator[Condition]:
        """All that is asked of ways to watch is asked of one and the same way."""
        also = []
        if self.service:
            services = ids_of(WatchService, self.service)
            with_service = f"SELECT 1 FROM ({services.sql}) s WHERE t.detail LIKE '%%:' || s.id || ':%%'"  # noqa: S608
            also.append(Condition(f"EXISTS ({with_service})", services.parameters))
        if self.watch_country:
            there = " OR ".join(["t.detail LIKE %s"] * (len(self.watch_country) + 1))
            also.append(Condition(f"({there})", (":%", *(f"{code}:%" for code in self.watch_country))))
        if self.audio_description is not None:
            also.append(Condition("t.detail LIKE %s", (f"%:{int(self.audio_description)}",)))
        if self.watch or also:
            yield with_term("watch", listed(self.watch or WATCH_KINDS), *also)

    def _without(self, limit: str) -> Condition:
        slug, _colon, intensity = limit.partition(":")
        at_least = Intensity(intensity or Intensity.MILD).rank
        too_much = listed([one.value for one in Intensity if one.rank >= at_least])
        contained = _of_the_film(
            Condition(
                f"t.value = %s AND t.detail IN ({too_much.sql})",
                (slug, *too_much.parameters),
            )
        )
        without = Condition(f"NOT {contained.sql}", contained.parameters)
        if self.unassessed == "include":
            return without
        unknown = _unassessed(slug)
        return Condition(f"({without.sql} AND NOT {unknown.sql})", (*without.parameters, *unknown.parameters))


WATCH_KINDS: Sequence[Any] = ("cinema", "stream", "rent", "buy", "free", "broadcast", "physical")


def _within(column: str, values: Condition) -> Condition:
    return Condition(f"{column} IN ({values.sql})", values.parameters)


def _between(column: str, lowest: int | None, highest: int | None) -> Iterator[Condition]:
    if lowest is not None:
        yield Condition(f"{column} >= %s", (lowest,))
    if highest is not None:
        yield Condition(f"{column} <= %s", (highest,))


def _of_the_film(term: Condition) -> Condition:
    """A public review of the same film, in whatever language and on whatever site, has such an advisory.

    A review without a film speaks for itself.
    """
    found = (
        f"FROM {table(ReviewTerm)} t JOIN {table(PublishedReview)} q ON q.page_id = t.review_id "
        f"JOIN {table(base_page())} qp ON qp.id = q.page_id AND qp.live "
        f"WHERE t.kind = 'advisory' AND ({term.sql}) AND {unrestricted('qp').sql}"
    )
    # NULL among what is not in a list would make the whole of it unknown.
    return Condition(
        f"(r.page_id IN (SELECT q.page_id {found}) OR COALESCE(r.film_id, 0) IN "
        f"(SELECT q.film_id {found} AND q.film_id IS NOT NULL))",
        (*term.parameters, *term.parameters),
    )


def _unassessed(slug: str) -> Condition:
    known = _of_the_film(Condition("t.value IN (%s, %s)", (slug, ALL_CATEGORIES)))
    return Condition(f"NOT {known.sql}", known.parameters)


def _moment(given: When) -> Any:
    if not isinstance(given, datetime):
        given = datetime.combine(given, time.min)
    if timezone.is_naive(given):
        given = timezone.make_aware(given)
    try:
        # PostgreSQL does not know every offset that ISO 8601 can write.
        given = given.astimezone(UTC)
    except OverflowError:
        given = (datetime.min if given.year == 1 else datetime.max).replace(tzinfo=UTC)
    return connection.ops.adapt_datetimefield_value(given)
