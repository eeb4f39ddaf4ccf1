"""Does what changes many reviews in processes that are killed in the middle, and looks at what is left.

Started by ``test_faults`` with the database of that test; prints what is wrong, and nothing if all is well.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import django


class KillAt:
    """Ends the process before the statement with that number."""

    def __init__(self, number: int) -> None:
        self._left = number

    def __call__(self, execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def killed_at_every(step: int, does: Callable[[], Any]) -> Iterator[int]:
    """Do it in a process that is killed, each time a little later, until one lives to the end."""
    from django.db import connection

    for number in count(1, step):
        connection.close()
        if (process := os.fork()) == 0:
            with connection.execute_wrapper(KillAt(number)):
                does()
            os._exit(0)
        _process, status = os.waitpid(process, 0)
        yield number
        if not os.WIFSIGNALED(status):
            return


def main() -> None:
    django.setup()
    from tests.representations.store.checking import (
        assert_agreeing_or_known_to_be_behind,
        assert_store_is_right,
    )
    from wagtail_filmreview.models import Person, PublishedReview
    from wagtail_filmreview.pages.models import FilmReviewPage
    from wagtail_filmreview.representations.store import bulk, rebuilding, refreshing

    # Five reviews are then many.
    refreshing.AT_ONCE = refreshing.BATCH = 2

    def publish() -> None:
        page = FilmReviewPage.objects.first()
        page.title += "."
        page.save_revision().publish()

    def rename() -> None:
        person = Person.objects.get()
        person.name += "."
        person.save()

    def save_many() -> None:
        with bulk.bulk():
            for page in FilmReviewPage.objects.all()[:3]:
                page.title += "."
                page.save()

    def rebuild() -> None:
        refreshing.mark(PublishedReview.objects.all())
        rebuilding.rebuild_reviews()

    def delete_and_rebuild() -> None:
        PublishedReview.objects.all().delete()
        rebuilding.rebuild_reviews()

    steps = {publish: 11, rename: 29, save_many: 37, rebuild: 19, delete_and_rebuild: 23}
    for does, step in steps.items():
        for number in killed_at_every(step, does):
            try:
                if does is publish:
                    assert_store_is_right()
                else:
                    assert_agreeing_or_known_to_be_behind()
                    rebuilding.rebuild_reviews()
                    assert_store_is_right()
            except AssertionError as error:
                sys.stdout.write(f"{does.__name__}, killed at statement {number}: {error}\n")


if __name__ == "__main__":
    main()
