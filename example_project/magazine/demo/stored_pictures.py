"""The drawings as images in Wagtail's library, made when first asked for."""

import hashlib
from functools import cached_property, partial
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Collection

from .drawing import pictures
from .drawing.art import ART, DETAILS
from .films import FILMS
from .people import CRITICS

COLLECTION = "Changeover demo"


class PictureLibrary:
    """Finds a drawing by its name in the demo's collection; draws it if it is not there yet.

    What is there stays: an editor may have set a focal point. ``redraw`` replaces the files.
    """

    def __init__(self, redraw: bool = False) -> None:
        self.redraw = redraw
        self.drawn = 0
        self._found: dict[str, Any] = {}
        self._films = {film.slug: film for film in FILMS}

    @cached_property
    def collection(self) -> Collection:
        root = Collection.get_first_root_node()
        found = root.get_children().filter(name=COLLECTION).first()
        return found or root.add_child(name=COLLECTION)

    def poster(self, film: str) -> Any | None:
        return self.get(f"poster-{film}") if film in ART else None

    def wide(self, film: str) -> Any:
        return self.get(f"wide-{film}")

    def portrait(self, critic: str) -> Any:
        return self.get(f"portrait-{critic}")

    def get(self, name: str) -> Any:
        if name not in self._found:
            self._found[name] = self._find_or_draw(name)
        return self._found[name]

    def _find_or_draw(self, name: str) -> Any:
        title, shows, draw = self._plan(name)
        model = get_image_model()
        image = model.objects.filter(collection=self.collection, title=title).first()
        if image is not None and not self.redraw:
            return image
        image = image or model(collection=self.collection, title=title)
        content = ContentFile(draw(), name=f"{name}.png")
        self.drawn += 1
        image.description = shows
        with Image.open(content) as drawing:
            image.width, image.height = drawing.size
        image.file_size = content.size
        if image.pk:
            # Files know no transactions: the old one goes when the new row is sure.
            transaction.on_commit(partial(image.file.storage.delete, image.file.name))
            image.renditions.all().delete()
        content.seek(0)
        image.file_hash = hashlib.sha1(content.read(), usedforsecurity=False).hexdigest()
        image.file.save(content.name, content)
        return image

    def _plan(self, name: str) -> tuple[str, str, Any]:
        """Title, description and how to draw it."""
        kind, _, subject = name.partition("-")
        if kind == "portrait":
            critic = CRITICS[subject]
            return (
                f"{critic.name}, portrait",
                f"Drawn portrait of {critic.name}",
                lambda: pictures.portrait(*critic.portrait),
            )
        if kind == "detail":
            film = self._films[DETAILS[name][0]]
            part = name.rsplit("-", 1)[-1]
            title = f"{film.title} ({film.year}), detail: {part}"
            return title, f"Detail: {ART[film.slug].shows}", lambda: pictures.detail(name)
        film = self._films[subject]
        shows = ART[film.slug].shows
        if kind == "poster":
            return (
                f"{film.title} ({film.year}), poster",
                f"Drawn poster of {film.title}: {shows[0].lower()}{shows[1:]}",
                lambda: pictures.poster(subject),
            )
        return f"{film.title} ({film.year}), wide", shows, lambda: pictures.wide(subject)
