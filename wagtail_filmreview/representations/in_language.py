"""Texts about works in the language that is asked for, chosen by the database."""

from django.conf import settings
from django.db.models import Case, CharField, Expression, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf
from wagtail.coreutils import get_supported_content_language_variant

from wagtail_filmreview.models import FilmText, GenreText


def language_of(asked: str) -> str:
    """The language of the site's content that answers to what is asked for, else the site's own."""
    for code in (asked, asked.lower(), settings.LANGUAGE_CODE):
        try:
            return str(get_supported_content_language_variant(code))
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def film_title(language: str, film: str = "pk") -> Expression:
    """The title of the film whose id is in the column ``film``, as ``Film.title_in`` chooses it."""
    texts = FilmText.objects.filter(film=OuterRef(film))
    title = "title" if film == "pk" else f"{film.removesuffix('_id')}__title"
    return Coalesce(NullIf(nearest_text(texts, "title", language), Value("")), title)


def film_logline(language: str) -> Expression:
    texts = FilmText.objects.filter(film=OuterRef("pk"))
    return Coalesce(nearest_text(texts, "logline", language), Value(""))


def genre_name(language: str) -> Expression:
    """As ``Genre.name_in`` chooses it."""
    return Coalesce(nearest_text(GenreText.objects.filter(genre=OuterRef("pk")), "name", language), "name")


def nearest_text(texts: QuerySet, field: str, language: str) -> Subquery:
    """``field`` of the text that a reader of the language gets; NULL where there is none.

    The same choice that ``models.texts.text_in_locale`` makes among texts in memory.
    """
    generic = language.partition("-")[0]
    relatives = Q(locale__language_code=generic) | Q(locale__language_code__startswith=f"{generic}-")
    distance = Case(
        When(locale__language_code=language, then=0),
        When(relatives, then=1),
        When(locale__language_code=language_of(""), then=2),
    )
    near = texts.order_by().annotate(_distance=distance).filter(_distance__isnull=False)
    return Subquery(near.order_by("_distance", "pk").values(field)[:1], output_field=CharField())
