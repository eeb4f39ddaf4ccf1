"""``manage.py filmreview``: the store kept right, what it promises, the groups, and what is amiss."""

import json
from argparse import SUPPRESS, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wagtail_filmreview.desk.groups import make_groups
from wagtail_filmreview.management.amiss import REPORTS, find_amiss
from wagtail_filmreview.management.amiss import in_words as line_of
from wagtail_filmreview.management.places import page_named
from wagtail_filmreview.management.progress import Progress, Silence
from wagtail_filmreview.models import base_page
from wagtail_filmreview.models.listing import summarise_pages
from wagtail_filmreview.representations.schema import json_schema
from wagtail_filmreview.representations.store.rebuilding import rebuild_reviews
from wagtail_filmreview.representations.store.verifying import Difference, verify_reviews


def _take_what_every_command_takes(parser: CommandParser) -> None:
    """Django reads its own options before the name of what is to be done; people write them after it."""
    hidden: dict[str, Any] = {"default": SUPPRESS, "help": SUPPRESS}
    parser.add_argument("-v", "--verbosity", type=int, choices=[0, 1, 2, 3], **hidden)
    for name in ("--settings", "--pythonpath"):
        parser.add_argument(name, **hidden)
    for name in ("--traceback", "--no-color", "--force-color", "--skip-checks"):
        parser.add_argument(name, action="store_true", **hidden)


def _days(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 6):
        raise ArgumentTypeError(f"{text!r} is no number of days")
    return int(text)


class Command(BaseCommand):
    help = (
        "Brings the store of published reviews up to date, compares it with the pages, prints the JSON "
        "Schema of a review, makes the groups of those who write and publish reviews, or lists what is "
        "amiss in them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        doing = parser.add_subparsers(
            dest="doing", required=True, metavar="rebuild|verify|schema|groups|check"
        )
        rebuild = doing.add_parser(
            "rebuild",
            help="store live reviews, and rows of the editors' listing, that are missing or behind; "
            "safe to interrupt and repeat",
        )
        rebuild.add_argument(
            "--all", action="store_true", dest="everything", help="build every review anew, behind or not"
        )
        verify = doing.add_parser(
            "verify", help="compare the store with the pages; exit status 1 if anything differs"
        )
        verify.add_argument(
            "--limit-report", type=int, default=100, metavar="N", help="name N differences at most (100)"
        )
        schema = doing.add_parser(
            "schema", help="print the JSON Schema of a review, this site's own blocks and vocabulary included"
        )
        groups = doing.add_parser(
            "groups", help="make the groups “Film critics” and “Film editors”; safe to repeat"
        )
        groups.add_argument(
            "--below",
            metavar="PAGE",
            help="let them work at and below the page with this id, path or address, not everywhere",
        )
        check = doing.add_parser(
            "check", help="list what the reports list; exit status 1 if there is anything to do"
        )
        check.add_argument(
            "--only",
            action="append",
            choices=list(REPORTS),
            default=[],
            metavar="REPORT",
            help=f"one of {', '.join(REPORTS)}; may be given several times",
        )
        check.add_argument(
            "--days", type=_days, default=30, help="ways to watch that end within so many days count (30)"
        )
        check.add_argument("--format", choices=["text", "json"], default="text", help="text, or json")
        for command in (rebuild, verify, schema, groups, check):
            _take_what_every_command_takes(command)
        for command in (rebuild, verify):
            command.add_argument(
                "--below", metavar="PAGE", help="only at or below the page with this id, path or address"
            )

    def handle(self, *args: Any, doing: str, below: str | None = None, **options: Any) -> None:
        if doing == "schema":
            self.stdout.write(json.dumps(json_schema(), indent=2, ensure_ascii=False))
            return
        place = page_named(below) if below else None
        if doing == "groups":
            for line in make_groups(place or base_page().get_first_root_node()):
                self.stdout.write(line)
            return
        if doing == "check":
            self._check(**options)
            return
        progress: Any = Progress(self.stdout) if options["verbosity"] else Silence()
        try:
            if doing == "rebuild":
                self._rebuild(place, progress, **options)
            else:
                self._verify(place, progress, **options)
        finally:
            progress.end()

    def _check(self, only: list[str], days: int, format: str, verbosity: int, **options: Any) -> None:
        amiss = find_amiss(only, days)
        if format == "json":
            self.stdout.write(json.dumps(amiss, indent=2, ensure_ascii=False))
        else:
            for name, rows in amiss.items():
                if rows or verbosity:
                    self.stdout.write(f"{name}: {len(rows)}")
                for row in rows:
                    self.stdout.write(f"  {line_of(row)}")
        if any(amiss.values()):
            # Said already; the status is for whoever called.
            raise SystemExit(1)

    def _rebuild(self, place: Any, progress: Any, everything: bool, verbosity: int, **options: Any) -> None:
        done = rebuild_reviews(place, everything, progress)
        summaries = summarise_pages(place, everything)
        progress.end()
        if verbosity:
            current = done.live - done.written - len(done.failed)
            self.stdout.write(
                f"{done.written} reviews stored, {current} were up to date, {done.removed} removed."
            )
            if summaries:
                self.stdout.write(f"{summaries} rows of the editors' listing written.")
            if done.tombstones:
                self.stdout.write(f"{done.tombstones} more are now told to be gone.")
        if done.failed:
            for pk, why in done.failed.items():
                self.stderr.write(f"Page {pk}: {why}")
            raise CommandError(f"{len(done.failed)} reviews could not be built; all others are stored.")

    def _verify(self, place: Any, progress: Any, limit_report: int, verbosity: int, **options: Any) -> None:
        count, pages = 0, set()
        for difference in verify_reviews(place, progress):
            count += 1
            pages.add(difference.page_id)
            if count <= limit_report:
                progress.end()
                self.stdout.write(in_words(difference))
        progress.end()
        if count > limit_report:
            self.stdout.write(f"… and {count - limit_report} more.")
        if count:
            raise CommandError(
                f"{count} differences in {len(pages)} reviews. `manage.py filmreview rebuild --all` stores "
                "them as their pages are."
            )
        if verbosity:
            self.stdout.write("The store says what the pages say.")


def in_words(difference: Difference) -> str:
    """One line: which page and field, what is stored, what is expected."""
    title = f" “{difference.title}”" if difference.title else ""
    there, expected = shorten(difference.stored), shorten(difference.expected)
    return f"page {difference.page_id}{title}: {difference.field}: stored {there}, expected {expected}"


def shorten(value: Any, length: int = 80) -> str:
    text = repr(value)
    return text if len(text) <= length else f"{text[: length - 1]}…"
