"""Make a site's tables and fill them, in a process of its own.

    python -m tests.benchmarks.prepare SITE SIZE

SITE is ``plain`` or ``package``; the database is the one that BENCH_DATABASE names.
"""

from __future__ import annotations

import importlib
import os
import sys

import django

from tests.benchmarks.source import Catalogue


def main(site: str, size: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = f"tests.benchmarks.{site}.settings"
    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", verbosity=0)
    load = importlib.import_module(f"tests.benchmarks.{site}.load")
    catalogue = Catalogue(size)
    with transaction.atomic():
        load.fill(catalogue)
    load.finish(catalogue)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(sys.argv[1], int(sys.argv[2]))
