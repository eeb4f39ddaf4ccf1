"""Films in the desk: a listing that tells them apart, and a form in the order a person thinks."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from wagtail_filmreview.desk.alike import AlikePanel, AsksForAlike
from wagtail_filmreview.desk.choosers import FilmChooserViewSet
from wagtail_filmreview.desk.columns import (
    FilmStatusColumn,
    ImageColumn,
    directors_of,
    with_directors,
    with_images,
)
from wagtail_filmreview.desk.duplicates import films_like
from wagtail_filmreview.desk.finding import find_films
from wagtail_filmreview.desk.look_up.views import LookUpFilmAgain, LookUpPage
from wagtail_filmreview.desk.policies import may
from wagtail_filmreview.desk.standing import films_with_standing
from wagtail_filmreview.desk.versions import WordsPanel
from wagtail_filmreview.lookup import providers
from wagtail_filmreview.models import Film, Genre
from wagtail_filmreview.models.findings import films_under_embargo
from wagtail_filmreview.vocabulary import FilmKind

THE_FILM = [
    AlikePanel(_("This is another work of the same title and year")),
    FieldPanel("title"),
    FieldPanel("original_title"),
    FieldRowPanel([FieldPanel("year"), FieldPanel("kind"), WordsPanel("runtime_minutes")]),
    FieldPanel("genres", widget=forms.CheckboxSelectMultiple),
    FieldRowPanel([FieldPanel("production_countries"), FieldPanel("languages")]),
    FieldPanel("poster"),
    FieldPanel("trailer"),
    InlinePanel("texts", heading=_("Title and logline, per language"), label=_("Language")),
    MultiFieldPanel(
        [FieldPanel("part_of"), WordsPanel("number")],
        heading=_("Part of a series or programme"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [WordsPanel("embargo_until"), FieldPanel("embargo_note")],
        heading=_("Embargo"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            FieldPanel("slug"),
            FieldRowPanel([FieldPanel("imdb_id"), FieldPanel("wikidata_id")]),
            FieldRowPanel([FieldPanel("tmdb_type"), FieldPanel("tmdb_id")]),
            FieldRowPanel([FieldPanel("source_system"), FieldPanel("source_id")]),
        ],
        heading=_("Slug and ids in other catalogues"),
        classname="collapsed",
    ),
    PublishingPanel(),
]

CREDITS = [
    MultipleChooserPanel(
        "credits",
        chooser_field_name="person",
        heading=_("Who made it, in billing order"),
        label=_("Credit"),
        panels=[
            FieldPanel("person"),
            FieldRowPanel([FieldPanel("role"), FieldPanel("character")]),
            FieldPanel("spoiler_level"),
        ],
    )
]

RELEASES = [
    InlinePanel(
        "releases",
        heading=_("Release dates"),
        label=_("Release"),
        panels=[
            FieldRowPanel([FieldPanel("kind"), WordsPanel("date")]),
            FieldRowPanel([FieldPanel("country"), FieldPanel("note")]),
        ],
    ),
    InlinePanel(
        "certificates",
        heading=_("Certificates"),
        label=_("Certificate"),
        panels=[
            FieldRowPanel([FieldPanel("country"), FieldPanel("certificate")]),
            FieldPanel("descriptors"),
        ],
    ),
]

WAYS_TO_WATCH = [
    InlinePanel(
        "ways_to_watch",
        heading=_("Where to watch"),
        label=_("Way to watch"),
        panels=[
            FieldRowPanel([FieldPanel("kind"), FieldPanel("service"), FieldPanel("country")]),
            FieldPanel("link"),
            FieldRowPanel([WordsPanel("available_from"), WordsPanel("available_until")]),
            FieldRowPanel([WordsPanel("audio_description"), WordsPanel("captions")]),
            FieldRowPanel([FieldPanel("dub_languages"), FieldPanel("subtitle_languages")]),
        ],
    )
]


class FilmForm(AsksForAlike):
    identified_by = ("title", "original_title", "year", "imdb_id", "wikidata_id", "tmdb_type", "tmdb_id")

    def look_for_alike(self, data: dict[str, Any]) -> list[Any]:
        year, number = str(data["year"] or ""), str(data["tmdb_id"] or "")
        return films_like(
            [data["title"] or "", data["original_title"] or ""],
            int(year) if year.isdecimal() else None,
            imdb_id=data["imdb_id"] or "",
            wikidata_id=data["wikidata_id"] or "",
            tmdb=(data["tmdb_type"], int(number)) if data["tmdb_type"] and number.isdecimal() else None,
            besides=self.instance.pk,
        )


class FilmFilterSet(WagtailFilterSet):
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=FilmKind.choices, widget=forms.CheckboxSelectMultiple
    )
    year = django_filters.NumberFilter(label=_("Year"))
    genres = django_filters.ModelMultipleChoiceFilter(
        label=_("Genre"), queryset=Genre.objects.all(), widget=forms.CheckboxSelectMultiple
    )

    embargo = django_filters.ChoiceFilter(
        label=_("Embargo"),
        method="under_embargo",
        choices=[("ahead", _("Ahead"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Film
        fields = ["kind", "year", "genres"]

    def under_embargo(self, films: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return films.filter(pk__in=films_under_embargo().order_by().values("pk")) if value else films


class FilmIndexView(IndexView):
    is_searchable = True

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return find_films(queryset, self.search_query) if self.is_searching else queryset

    @cached_property
    def header_buttons(self) -> list[Any]:
        buttons = list(super().header_buttons)
        if providers() and may(self.request.user, "add", Film):
            url = reverse(Film.snippet_viewset.get_url_name("look_up"))
            buttons.append(HeaderButton(_("Look up a film"), url=url, icon_name="search"))
        return buttons


class FilmEditView(EditView):
    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons = list(super().header_more_buttons)
        if providers() and may(self.request.user, "change", Film):
            url = reverse(Film.snippet_viewset.get_url_name("look_up_again"), args=[self.object.pk])
            buttons.append(Button(_("Look up again"), url=url, icon_name="search", priority=5))
        return buttons


class FilmViewSet(SnippetViewSet):
    model = Film
    icon = "media"
    list_per_page = 100
    ordering = ["title", "year", "pk"]
    list_display = [
        "title",
        "year",
        "kind",
        Column("directors", label=_("Directed by"), accessor=directors_of),
        ImageColumn("poster", of="poster", label=_("Poster")),
        FilmStatusColumn(),
    ]
    filterset_class = FilmFilterSet
    index_view_class = FilmIndexView
    edit_view_class = FilmEditView
    chooser_viewset_class = FilmChooserViewSet
    edit_handler = TabbedInterface(
        [
            ObjectList(THE_FILM, heading=_("Film")),
            ObjectList(CREDITS, heading=_("Cast and crew")),
            ObjectList(RELEASES, heading=_("Releases and certificates")),
            ObjectList(WAYS_TO_WATCH, heading=_("Where to watch")),
        ],
        base_form_class=FilmForm,
    )

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("look-up/", self.construct_view(LookUpPage), name="look_up"),
            path("look-up/<int:pk>/", self.construct_view(LookUpFilmAgain), name="look_up_again"),
        ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(**{"edit_url_name": self.get_url_name("edit"), **kwargs})

    def get_queryset(self, request: Any) -> QuerySet[Any]:
        films = with_directors(films_with_standing(Film.objects.all()))
        return with_images(films, "poster", of="poster")
