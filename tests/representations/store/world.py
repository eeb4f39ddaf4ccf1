"""A site where reviews show something of everything that they can show."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Page

from tests import bodies, factories
from wagtail_filmreview.models import Film


def linking_to(page: Any, document: Any = None) -> dict[str, Any]:
    """A paragraph with a link to a page and one to a document."""
    text = f'<a linktype="page" id="{page.pk}">here</a>'
    if document is not None:
        text += f' and <a linktype="document" id="{document.pk}">there</a>'
    return bodies.paragraph(text)


def make_world(index: Any) -> SimpleNamespace:
    """Reviews below ``index``; what they show of is in the other names."""
    home = index.get_parent()
    german = factories.LocaleFactory()
    logo, poster, hero, still = (factories.ImageFactory(file__width=16, file__height=12) for _ in range(4))
    service = factories.WatchServiceFactory(logo=logo)
    person, actor, critic, annotated = (factories.PersonFactory() for _ in range(4))
    genre = factories.GenreFactory(name="Comedy")
    genre.texts.create(locale=german, name="Komödie")
    genre.save()
    film = factories.FilmFactory(title="Safety Last!", year=1923, poster=poster, genres=[genre])
    text = film.texts.create(locale=german, title="Ausgerechnet Wolkenkratzer!")
    director = film.credits.create(person=person, role="director")
    credit = film.credits.create(person=actor, role="actor", character="The boy")
    certificate = film.certificates.create(country="GB", certificate="U")
    way = film.ways_to_watch.create(service=service, kind="stream", country="US")
    film.save()
    document = get_document_model().objects.create(
        title="Press kit", file=ContentFile(b"kit", name="press-kit.txt")
    )
    linked = factories.PageFactory(parent=home, title="About", slug="about")
    review = factories.publish(
        factories.FilmReviewPageFactory(
            parent=index,
            title="Hanging on",
            slug="hanging-on",
            film=Film.objects.get(pk=film.pk),
            reviewers=[critic],
            hero_image=hero,
            live=False,
            body=[
                bodies.cast(bodies.credit(annotated, note="Quick"), include_others=True),
                bodies.synopsis(bodies.section("A clerk."), bodies.section("He lets go.", "ending")),
                bodies.verdict(bodies.stars("4.5")),
                bodies.advisories(bodies.advisory("violence", "mild")),
                bodies.where_to_watch(bodies.way(service=service, country="GB")),
                bodies.image(still, "The clock"),
                linking_to(linked, document),
            ],
        )
    )
    other = factories.publish(
        factories.FestivalReviewPageFactory(
            parent=index, title="Also", slug="also", film=film, live=False, body=[linking_to(review)]
        )
    )
    translation = review.copy_for_translation(german, copy_parents=True, alias=True)
    alias = other.create_alias(update_slug="also-again", parent=index)
    return SimpleNamespace(
        **{name: value for name, value in locals().items() if name != "index"}, index=index
    )


def fresh(instance: Any) -> Any:
    """The same thing as the database has it now."""
    found = type(instance)._default_manager.get(pk=instance.pk)
    return found.specific if isinstance(found, Page) else found
