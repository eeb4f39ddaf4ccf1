"""``manage.py load_demo``: fill the magazine with its films, people and reviews."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from magazine.demo import editors, front
from magazine.demo.catalogue import Catalogue
from magazine.demo.review_pages import ReviewDesk
from magazine.demo.stored_pictures import PictureLibrary


class Command(BaseCommand):
    help = (
        "Fills the magazine with its demo content. Safe to repeat: it adds what is missing and leaves "
        "everything else, edited or new, as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reset",
            action="store_true",
            help="put the demo's own films, people, pictures and reviews back as they were shipped",
        )

    def handle(self, *args: Any, reset: bool = False, **options: Any) -> None:
        with transaction.atomic():
            home = front.make_home()
            index = front.make_index(home)
            editor = editors.make_editor(home)
            staff = [editor, *editors.make_staff(index)]
            pictures = PictureLibrary(redraw=reset)
            catalogue = Catalogue(pictures, reset)
            catalogue.load(editor)
            desk = ReviewDesk(index, catalogue, editor)
            desk.load()
            front.fill_home(home, reset)
        self.stdout.write(
            f"Changeover has {len(catalogue.films)} films and {len(catalogue.people)} people; "
            f"{desk.made} reviews written, {pictures.drawn} pictures drawn."
        )
        known = [user.get_username() for user in staff if user.check_password(editors.PASSWORD)]
        if known:
            self.stdout.write(
                self.style.WARNING(
                    f"The password “{editors.PASSWORD}”, which everybody knows, opens these accounts: "
                    f"{', '.join(known)}. They are for this demo only: never put it on a public server."
                )
            )
