"""Films, people, images, reviews and the pages above them, each as small as it can be."""

from __future__ import annotations

from typing import Any

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, Site

from tests.testapp.models import FestivalReviewPage
from wagtail_filmreview import models
from wagtail_filmreview.pages.models import FilmReviewIndexPage, FilmReviewPage


def home_page() -> Page:
    """The root page of the default site, which Wagtail's own migrations make."""
    return Site.objects.get(is_default_site=True).root_page


def publish(page: Any) -> Any:
    """Publish a page as an editor does, and return it as it then is in the database."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


class UserFactory(DjangoModelFactory):
    username = factory.Sequence(lambda n: f"editor-{n}")
    password = factory.django.Password("open sesame")

    class Meta:
        model = get_user_model()


class AdminFactory(UserFactory):
    is_staff = True
    is_superuser = True


class LocaleFactory(DjangoModelFactory):
    language_code = "de"

    class Meta:
        model = Locale
        django_get_or_create = ["language_code"]


class ImageFactory(wagtail_factories.ImageFactory):
    title = factory.Sequence(lambda n: f"Still {n}")
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.django.ImageField(width=800, height=600, color="navy")

    class Meta:
        model = get_image_model()


class GenreFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Genre {n}")

    class Meta:
        model = models.Genre


class PersonFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Robin Reel {n}")

    class Meta:
        model = models.Person


class WatchServiceFactory(DjangoModelFactory):
    name = factory.Sequence(lambda n: f"Service {n}")

    class Meta:
        model = models.WatchService


class FilmFactory(DjangoModelFactory):
    title = factory.Sequence(lambda n: f"The Long Take {n}")
    year = 1927

    class Meta:
        model = models.Film
        skip_postgeneration_save = True

    @factory.post_generation
    def genres(film: Any, create: bool, genres: Any, **kwargs: Any) -> None:
        if create and genres:
            film.genres.set(genres)
            film.save()


class FilmCreditFactory(DjangoModelFactory):
    film = factory.SubFactory(FilmFactory)
    person = factory.SubFactory(PersonFactory)
    role = "actor"

    class Meta:
        model = models.FilmCredit


class FilmWayToWatchFactory(DjangoModelFactory):
    film = factory.SubFactory(FilmFactory)
    service = factory.SubFactory(WatchServiceFactory)
    kind = "stream"

    class Meta:
        model = models.FilmWayToWatch


class PageFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda n: f"Page {n}")
    parent = factory.LazyFunction(home_page)

    class Meta:
        model = Page


class FilmReviewIndexPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"Reviews {n}")

    class Meta:
        model = FilmReviewIndexPage


class _ReviewFactory(PageFactory):
    title = factory.Sequence(lambda n: f"A review {n}")
    film = factory.SubFactory(FilmFactory)

    class Meta:
        abstract = True

    class Params:
        reviewers: tuple[Any, ...] = ()

    @factory.lazy_attribute
    def bylines(self) -> Any:
        return [("person", person) for person in self.reviewers]


class FilmReviewPageFactory(_ReviewFactory):
    class Meta:
        model = FilmReviewPage


class FestivalReviewPageFactory(_ReviewFactory):
    """A site's own review class."""

    class Meta:
        model = FestivalReviewPage


class SiteFactory(wagtail_factories.SiteFactory):
    """Another site beside the default one, with a root page of its own."""

    hostname = factory.Sequence(lambda n: f"site-{n}.example")
    port = 80
    root_page = factory.SubFactory(PageFactory, parent=factory.LazyFunction(Page.get_first_root_node))
