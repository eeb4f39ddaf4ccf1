"""What a client may ask of films, people and genres: the same parameters on every API."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from django.db.models import Count, Q, QuerySet, Window
from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field, field_validator

from wagtail_filmreview.api.asked import highest_limit
from wagtail_filmreview.api.filters import MANY, Id, Text, Texts, Year
from wagtail_filmreview.models import Film, Genre, Person
from wagtail_filmreview.representations.in_language import genre_name, language_of
from wagtail_filmreview.representations.open_parts import open_credits
from wagtail_filmreview.representations.people import known_people
from wagtail_filmreview.representations.schema import FilmKind
from wagtail_filmreview.representations.store.searching import found_among
from wagtail_filmreview.representations.store.serving import LARGEST_ID

DEEPEST = 100_000
"""Nobody adds a film between two pages as often as somebody publishes; a catalogue may be read to its end."""

Order = Literal["title", "-title", "year", "-year"]
LanguageTag = Annotated[str, Field(max_length=35, pattern=r"^([A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)?$")]


class InLanguage(BaseModel):
    model_config = ConfigDict(extra="forbid")

    locale: LanguageTag = Field(
        "",
        description="Language code. What the site does not have falls back as its languages do, in the end "
        "to the site's own; the answer says which language it is in.",
    )

    @property
    def language(self) -> str:
        return language_of(self.locale)


class Paged(InLanguage):
    limit: int = Field(
        20, ge=1, description="So many at most.", json_schema_extra=lambda schema: _limited(schema)
    )
    offset: int = Field(0, ge=0, le=DEEPEST, description="So many are passed over.")

    @field_validator("limit")
    @classmethod
    def _not_too_many(cls, limit: int) -> int:
        if limit > (highest := highest_limit(limit)):
            raise ValueError(f"limit cannot be higher than {highest}")
        return limit

    def slice_of(self, everything: Any) -> Any:
        return everything[self.offset : self.offset + min(self.limit, highest_limit(self.limit))]


class FilmsAsked(Paged):
    """Repeating a name means “or”, different names mean “and”. No filter knows a spoiler."""

    search: Text = Field("", description="Films whose title or original title has all these words.")
    kind: list[FilmKind] = Field([], max_length=MANY, description="Kind of film.")
    genre: Texts = Field([], description="Id or slug.")
    person: Texts = Field([], description="Id or slug of somebody whose credit is no spoiler.")
    imdb_id: Texts = Field([], description="Such as tt0014429.")
    tmdb_id: list[Id] = Field([], max_length=MANY, description="Of a film or a series.")
    year_min: Year | None = Field(None, description="The first year.")
    year_max: Year | None = Field(None, description="The last year.")
    order: Order | None = Field(
        None,
        description="By what, and with a minus the other way round. Without it by title, or what a search "
        "finds best first. What is alike is told apart by id.",
    )

    def found(self) -> tuple[int, QuerySet[Film], Sequence[int]]:
        films = Film.objects.filter(live=True)
        return paged(self, films.filter(*self._conditions()), films, self.search, self._order())

    def _conditions(self) -> list[Q]:
        given: dict[str, Any] = {
            "kind__in": self.kind,
            "imdb_id__in": self.imdb_id,
            "tmdb_id__in": self.tmdb_id,
        }
        conditions = [Q(**{name: values}) for name, values in given.items() if values]
        if self.genre:
            of_genre = Film.genres.through.objects.filter(genre__in=_named(Genre, self.genre).values("pk"))
            conditions.append(Q(pk__in=of_genre.values("film")))
        if self.person:
            credits = open_credits().filter(person__in=_named(Person, self.person).values("pk"))
            conditions.append(Q(pk__in=credits.values("film")))
        if self.year_min is not None:
            conditions.append(Q(year__gte=self.year_min))
        if self.year_max is not None:
            conditions.append(Q(year__lte=self.year_max))
        return conditions

    def _order(self) -> list[str] | None:
        if self.order is None:
            return None if self.search.strip() else ["title", "pk"]
        return [self.order, "-pk" if self.order.startswith("-") else "pk"]


class PeopleAsked(Paged):
    search: Text = Field("", description="People whose name, in whatever script, has all these words.")

    def found(self, request: HttpRequest) -> tuple[int, QuerySet[Person], Sequence[int]]:
        order = None if self.search.strip() else ["sort_name", "pk"]
        return paged(self, known_people(request), Person.objects.all(), self.search, order)


class GenresAsked(Paged):
    def found(self) -> tuple[int, list[dict[str, Any]]]:
        genres = Genre.objects.annotate(name_here=genre_name(self.language)).order_by("name", "pk")
        rows = self.slice_of(genres.values_list("pk", "slug", "name_here"))
        return Genre.objects.count(), [{"id": pk, "slug": slug, "name": name} for pk, slug, name in rows]


def paged(
    asked: Paged, rows: QuerySet[Any], indexed: QuerySet[Any], search: str, order: list[str] | None
) -> tuple[int, QuerySet[Any], Sequence[int]]:
    """How many there are, those that were asked for in no order, and their ids in order.

    ``indexed`` is what is searched: search backends know fewer conditions than databases.
    """
    if search.strip():
        results = found_among(indexed, search)
        rows = rows.filter(pk__in=results)
        if order is None:
            left = set(rows.values_list("pk", flat=True))
            ranked = [pk for pk in results if pk in left]
            shown = asked.slice_of(ranked)
            return len(ranked), rows.model.objects.filter(pk__in=shown), shown
    # Who may be known is dear to find out: once for the number and for those that are shown.
    counted = rows.order_by(*order or ["pk"]).annotate(_total=Window(Count("pk")))
    found = list(asked.slice_of(counted.values_list("pk", "_total")))
    ids = [pk for pk, _total in found]
    total = found[0][1] if found else rows.count() if asked.offset else 0
    return total, rows.model.objects.filter(pk__in=ids), ids


def _named(model: Any, names: Sequence[str]) -> QuerySet[Any]:
    ids = [int(name) for name in names if name.isascii() and name.isdecimal() and len(name) < 20]
    return model.objects.filter(Q(slug__in=names) | Q(pk__in=[pk for pk in ids if pk <= LARGEST_ID]))


def _limited(schema: dict[str, Any]) -> None:
    if highest := highest_limit(0):
        schema["maximum"] = highest
