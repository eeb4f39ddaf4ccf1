"""Columns of the desk's listings and choosers that show more than a field, at a fixed number of queries."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.images import get_image_model
from wagtail.images.shortcuts import get_rendition_or_not_found

from wagtail_filmreview import conf
from wagtail_filmreview.desk.standing import standing_of
from wagtail_filmreview.models import Film, FilmCredit
from wagtail_filmreview.vocabulary import CreditRole


def with_directors(films: QuerySet[Film]) -> QuerySet[Film]:
    """Films whose directors ``directors_of`` can name without asking the database for each."""
    credits = FilmCredit.objects.filter(role=CreditRole.DIRECTOR).select_related("person")
    return films.prefetch_related(Prefetch("credits", queryset=credits, to_attr="director_credits"))


def directors_of(film: Any) -> str:
    """The directors of a film that came from ``with_directors``, in billing order."""
    return ", ".join(credit.person.name for credit in film.director_credits if credit.person)


class FilmStatusColumn(StatusTagColumn):
    """Live or not, for films that came from ``films_with_standing``."""

    def __init__(self) -> None:
        super().__init__(
            "standing",
            label=_("Status"),
            accessor=standing_of,
            primary=lambda film: film.live,
            sort_key="live",
        )


class ImageColumn(Column):
    """A small picture. ``with_images`` fetches those of all rows at once."""

    cell_template_name = "wagtail_filmreview/desk/image_cell.html"

    def __init__(self, name: str, of: str, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.of = of

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        image = getattr(instance, self.name)
        rendition = image and get_rendition_or_not_found(image, thumbnail_spec(self.of))
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "rendition": rendition, "of": self.of}


def with_images(rows: QuerySet[Any], field: str, of: str) -> QuerySet[Any]:
    """``field`` may lead over relations, as in ``film__poster``."""
    images = get_image_model()._default_manager.prefetch_renditions(thumbnail_spec(of))
    return rows.prefetch_related(Prefetch(field, queryset=images))


def thumbnail_spec(of: str) -> str:
    """The filter spec that pages use too, so that no rendition is made for the desk alone."""
    return conf.renditions(of)["thumbnail"]


def poster_of(film: Film | None) -> Any:
    """The small poster of a film, or None; no query for a film that came from ``with_images``."""
    image = film and film.poster
    return get_rendition_or_not_found(image, thumbnail_spec("poster")) if image else None
