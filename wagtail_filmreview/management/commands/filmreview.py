"""``manage.py filmreview rebuild`` and ``manage.py filmreview verify``: the store, kept right."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wagtail_filmreview.management.places import page_named
from wagtail_filmreview.management.progress import Progress, Silence
from wagtail_filmreview.representations.store.rebuilding import rebuild_reviews


class Command(BaseCommand):
    help = "Brings the store of published reviews up to date, or compares it with the pages."

    def add_arguments(self, parser: CommandParser) -> None:
        doing = parser.add_subparsers(dest="doing", required=True, metavar="rebuild|verify")
        rebuild = doing.add_parser(
            "rebuild",
            help="store live reviews that are missing or behind; safe to interrupt and repeat",
        )
        rebuild.add_argument(
            "--all", action="store_true", dest="everything", help="build every review anew, behind or not"
        )
        rebuild.add_argument("--below", metavar="PAGE", help="only at or below the page with this id or path")

    def handle(self, *args: Any, doing: str, below: str | None = None, **options: Any) -> None:
        place = page_named(below) if below else None
        progress: Any = Progress(self.stdout) if options["verbosity"] else Silence()
        try:
            {"rebuild": self._rebuild}[doing](place, progress, **options)
        finally:
            progress.end()

    def _rebuild(self, place: Any, progress: Any, everything: bool, verbosity: int, **options: Any) -> None:
        done = rebuild_reviews(place, everything, progress)
        progress.end()
        if verbosity:
            current = done.live - done.written - len(done.failed)
            self.stdout.write(
                f"{done.written} reviews stored, {current} were up to date, {done.removed} removed."
            )
            if done.tombstones:
                self.stdout.write(f"{done.tombstones} more are now told to be gone.")
        if done.failed:
            for pk, why in done.failed.items():
                self.stderr.write(f"Page {pk}: {why}")
            raise CommandError(f"{len(done.failed)} reviews could not be built; all others are stored.")
