"""``manage.py filmreview``: the store is brought up to date, whatever happened to it before."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from wagtail.models import Page

from tests import bodies, factories
from wagtail_filmreview.models import GoneReview, PublishedReview, ReviewSummary, StoreState
from wagtail_filmreview.pages.models import FilmReviewPage
from wagtail_filmreview.representations.store import rebuilding, refreshing, writing

pytestmark = pytest.mark.django_db


def filmreview(*arguments: str, out: Any = None, **options: Any) -> str:
    out = out or io.StringIO()
    call_command("filmreview", *arguments, stdout=out, stderr=out, **options)
    return out.getvalue()


def stored() -> list[int]:
    return sorted(PublishedReview.objects.values_list("pk", flat=True))


@pytest.fixture
def reviews(index: Any) -> list[Any]:
    """Five live reviews that came about behind the store's back."""
    made = [factories.FilmReviewPageFactory(parent=index, slug=f"review-{n}") for n in range(5)]
    PublishedReview.objects.all().delete()
    return made


# -- rebuild ---------------------------------------------------------------------------------------


def test_what_is_missing_is_stored(reviews: list[Any]) -> None:
    assert "5 reviews stored, 0 were up to date, 0 removed." in filmreview("rebuild")
    assert stored() == sorted(page.pk for page in reviews)


def test_rows_of_the_listing_are_written_where_they_are_missing(reviews: list[Any], index: Any) -> None:
    draft = factories.FilmReviewPageFactory(parent=index, title="A draft", live=False)
    ReviewSummary.objects.exclude(page_id=reviews[0].pk).delete()
    ReviewSummary.objects.update(title="Behind")
    assert "rows of the editors' listing written" in filmreview("rebuild")
    assert ReviewSummary.objects.get(page_id=draft.pk).title == "A draft"
    assert set(ReviewSummary.objects.values_list("page_id", flat=True)) == {
        draft.pk,
        *(review.pk for review in reviews),
    }
    assert "editors' listing" not in filmreview("rebuild")
    filmreview("rebuild", "--all")
    assert not ReviewSummary.objects.filter(title="Behind").exists()


@pytest.mark.parametrize("doing", ["rebuild", "verify", "schema"])
def test_what_every_command_takes_may_stand_at_the_end(reviews: Any, doing: str) -> None:
    filmreview("rebuild")
    options = ["--verbosity=0", "--no-color", "--traceback", "--settings=tests.settings"]
    assert filmreview(doing, *options) == (filmreview(doing) if doing == "schema" else "")


def test_what_is_up_to_date_is_left_alone(reviews: list[Any]) -> None:
    filmreview("rebuild")
    before = dict(PublishedReview.objects.values_list("pk", "sequence"))
    assert "0 reviews stored, 5 were up to date, 0 removed." in filmreview("rebuild")
    assert dict(PublishedReview.objects.values_list("pk", "sequence")) == before


def test_all_of_them_are_built_on_demand(reviews: list[Any]) -> None:
    filmreview("rebuild")
    PublishedReview.objects.update(card="{}")
    assert "0 reviews stored" in filmreview("rebuild")
    assert "5 reviews stored" in filmreview("rebuild", "--all")
    assert not PublishedReview.objects.filter(card="{}").exists()


def test_rows_of_other_code_and_rows_that_visibly_differ_are_built_anew(reviews: list[Any]) -> None:
    filmreview("rebuild")
    older, renamed, scored, *_others = reviews
    PublishedReview.objects.filter(pk=older.pk).update(version="other")
    FilmReviewPage.objects.filter(pk=renamed.pk).update(title="Behind the back")
    FilmReviewPage.objects.filter(pk=scored.pk).update(score=12)
    assert "3 reviews stored, 2 were up to date" in filmreview("rebuild")
    assert PublishedReview.objects.get(pk=renamed.pk).title == "Behind the back"


def test_a_part_of_the_site_is_named_by_id_or_path_or_address(reviews: list[Any], home: Any) -> None:
    other = factories.FilmReviewPageFactory(parent=home, slug="elsewhere")
    PublishedReview.objects.all().delete()
    assert "1 reviews stored" in filmreview("rebuild", "--below", str(reviews[0].pk))
    assert "4 reviews stored, 1 were" in filmreview("rebuild", "--below", "/reviews/")
    assert "0 reviews stored, 5 were" in filmreview("rebuild", "--below", "http://localhost/reviews")
    assert other.pk not in stored()
    assert "1 reviews stored, 5 were" in filmreview("rebuild", "--below", "/")


@pytest.mark.parametrize("place", ["/nowhere/", "0", "9" * 40, "http://other.example/reviews/"])
def test_a_page_that_is_not_there_is_an_error(reviews: list[Any], place: str) -> None:
    with pytest.raises(CommandError, match="There is no page"):
        filmreview("rebuild", "--below", place)
    assert stored() == []


def test_a_path_that_two_sites_have_asks_for_the_id(reviews: list[Any]) -> None:
    there = factories.FilmReviewIndexPageFactory(parent=factories.SiteFactory().root_page, slug="reviews")
    with pytest.raises(CommandError, match=f"give its id, one of .*{there.pk}"):
        filmreview("rebuild", "--below", "/reviews/")


@pytest.mark.parametrize("arguments", [[], ["mend"], ["rebuild", "--bellow", "2"]])
def test_a_wrong_command_line_is_an_error(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        filmreview(*arguments)


def test_rows_of_pages_that_are_no_more_are_removed(reviews: list[Any]) -> None:
    filmreview("rebuild")
    unpublished, deleted, *_others = reviews
    FilmReviewPage.objects.filter(pk=unpublished.pk).update(live=False)
    before = stored()
    stray = PublishedReview.objects.get(pk=deleted.pk)
    stray.pk = 987654
    stray.save(force_insert=True)
    # Where the page of the stray row was, nobody knows.
    assert "1 removed" in filmreview("rebuild", "--below", "/reviews/")
    assert "1 removed" in filmreview("rebuild")
    assert stored() == [pk for pk in before if pk != unpublished.pk]
    assert set(GoneReview.objects.values_list("pk", flat=True)) == {unpublished.pk, 987654}


def test_reviews_that_were_public_once_get_their_tombstone(index: Any) -> None:
    unpublished, back = (
        factories.publish(factories.FilmReviewPageFactory(parent=index, live=False)) for _ in range(2)
    )
    deleted = factories.publish(factories.FilmReviewPageFactory(parent=index, live=False))
    factories.FilmReviewPageFactory(parent=index, live=False)  # never public
    pk = deleted.pk
    for page in (unpublished, back):
        page.unpublish()
    deleted.delete()
    factories.publish(FilmReviewPage.objects.get(pk=back.pk))
    GoneReview.objects.all().delete()
    assert "1 more are now told to be gone" in filmreview("rebuild", "--below", "/reviews/")
    assert "1 more are now told to be gone" in filmreview("rebuild")
    assert set(GoneReview.objects.values_list("pk", flat=True)) == {unpublished.pk, pk}
    assert set(GoneReview.objects.values_list("sequence", flat=True)) <= set(
        range(StoreState.objects.get().sequence + 1)
    )


def test_a_review_is_not_both_there_and_gone(reviews: list[Any]) -> None:
    filmreview("rebuild")
    GoneReview.objects.create(pk=reviews[0].pk, sequence=1)
    filmreview("rebuild")
    assert not GoneReview.objects.exists()


class Interrupted(BaseException):
    """As a killed process ends."""


@pytest.fixture
def in_small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "SCAN", 2)
    monkeypatch.setattr(refreshing, "BATCH", 2)


@pytest.mark.usefixtures("in_small_batches")
def test_an_interrupted_rebuild_goes_on_where_it_was(
    reviews: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild, done = refreshing.rebuild, []

    def fails_in_the_second_batch(ids: Any) -> None:
        if done:
            raise Interrupted
        rebuild(ids)
        done.append(ids)

    with monkeypatch.context() as patch:
        patch.setattr(refreshing, "rebuild", fails_in_the_second_batch)
        with pytest.raises(Interrupted):
            filmreview("rebuild")
    assert len(stored()) == 2
    assert "3 reviews stored, 2 were up to date" in filmreview("rebuild")


@pytest.mark.usefixtures("in_small_batches")
def test_a_review_that_cannot_be_built_is_named_and_keeps_no_other_back(
    reviews: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, rows_of_all = reviews[1], writing.rows_of_all

    def fails_for_one(pages: Any) -> Any:
        if broken in pages:
            raise ValueError("a block without sense")
        return rows_of_all(pages)

    monkeypatch.setattr(writing, "rows_of_all", fails_for_one)
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 reviews could not be built; all others are stored.") as refused:
        filmreview("rebuild", out=out)
    assert refused.value.returncode == 1
    assert f"Page {broken.pk}: ValueError: a block without sense" in out.getvalue()
    assert stored() == sorted(page.pk for page in reviews if page != broken)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("in_small_batches")
def test_a_terminal_gets_a_bar_and_a_log_gets_lines(reviews: list[Any]) -> None:
    shown = filmreview("rebuild", out=Terminal())
    assert f"\r[{'.' * 30}] 0 of 5 reviews" in shown
    assert f"\r[{'#' * 30}] 5 of 5 reviews\n5 reviews stored" in shown
    assert filmreview("rebuild").splitlines()[:3] == [
        "2 of 5 reviews",
        "4 of 5 reviews",
        "5 of 5 reviews",
    ]


def test_it_can_be_silent(reviews: list[Any]) -> None:
    assert filmreview("rebuild", verbosity=0) == ""
    assert len(stored()) == 5


def test_an_empty_site_has_nothing_to_do(home: Page) -> None:
    assert filmreview("rebuild") == "0 reviews stored, 0 were up to date, 0 removed.\n"


# -- verify ----------------------------------------------------------------------------------------


def test_a_store_that_is_right_is_said_to_be(reviews: list[Any]) -> None:
    filmreview("rebuild")
    assert filmreview("verify").splitlines()[-1] == "The store says what the pages say."
    assert filmreview("verify", verbosity=0) == ""


def test_differences_are_named_and_the_exit_status_tells(reviews: list[Any]) -> None:
    filmreview("rebuild")
    page = reviews[0]
    FilmReviewPage.objects.filter(pk=page.pk).update(title="Behind the back")
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 differences in 1 reviews. .*filmreview rebuild --all") as found:
        filmreview("verify", out=out)
    assert found.value.returncode == 1
    assert (
        f"page {page.pk} “Behind the back”: title: stored {page.title!r}, expected 'Behind the back'\n"
        in out.getvalue()
    )
    filmreview("rebuild", "--all")
    filmreview("verify")


def test_a_report_has_an_end(reviews: list[Any]) -> None:
    filmreview("rebuild")
    PublishedReview.objects.update(page_type="x" * 100, kind="short")
    out = io.StringIO()
    with pytest.raises(CommandError, match="10 differences in 5 reviews"):
        filmreview("verify", "--limit-report", "3", out=out)
    lines = [line for line in out.getvalue().splitlines() if line.startswith("page ")]
    assert len(lines) == 3
    assert "x" * 78 + "…, expected 'wagtail_filmreview_pages.FilmReviewPage'" in lines[0]
    assert "… and 7 more." in out.getvalue()


def test_a_part_of_the_site_is_verified(reviews: list[Any], home: Any) -> None:
    other = factories.FilmReviewPageFactory(parent=home, slug="elsewhere")
    filmreview("rebuild")
    PublishedReview.objects.filter(pk=other.pk).delete()
    filmreview("verify", "--below", "/reviews/")
    with pytest.raises(CommandError, match="1 differences"):
        filmreview("verify", "--below", "/elsewhere/")


# -- what tells that it is due ---------------------------------------------------------------------


def checked(*only: str) -> str:
    out = io.StringIO()
    call_command("check", "--database", "default", stdout=out, stderr=out)
    return out.getvalue()


def test_a_check_of_the_database_says_when_a_rebuild_is_due(reviews: list[Any]) -> None:
    assert "5 live reviews are not in the store" in checked()
    filmreview("rebuild")
    assert "no issues" in checked()
    PublishedReview.objects.filter(pk=reviews[0].pk).update(version="other")
    assert "1 stored reviews were built by another version of the code" in checked()
    assert "filmreview rebuild" in checked()


def test_a_plain_check_asks_no_database(reviews: list[Any], django_assert_num_queries: Callable) -> None:
    with django_assert_num_queries(0):
        call_command("check", stdout=io.StringIO())


def test_a_check_counts_blocks_that_the_site_no_longer_has(index: Any) -> None:
    body = [bodies.heading("One"), {"type": "poll", "value": 1}, {"type": "poll", "value": 2}]
    for _ in range(2):
        page = factories.FilmReviewPageFactory(parent=index)
        FilmReviewPage.objects.filter(pk=page.pk).update(body=body)
    raw(page.pk, '[{"type": "poll", "value": 1}, {"type": "quiz", "value": "?"}, {"value": 2}]')
    assert "that the body block no longer has: 'poll' (in 2), 'quiz' (in 1)." in checked()


def raw(pk: int, body: str) -> None:
    """Put a body into the database as it would never be saved."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {FilmReviewPage._meta.db_table} SET body = %s WHERE page_ptr_id = %s",  # noqa: S608
            [body, pk],
        )


def test_migrating_tells_of_reviews_that_are_not_stored_yet(reviews: list[Any]) -> None:
    out = io.StringIO()
    call_command("migrate", stdout=out)
    assert "5 live reviews are not in the store yet. Run `manage.py filmreview rebuild`" in out.getvalue()
    filmreview("rebuild")
    out = io.StringIO()
    call_command("migrate", stdout=out)
    assert "not in the store yet" not in out.getvalue()


def test_before_its_tables_exist_nothing_is_said(reviews: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PublishedReview._meta, "db_table", "not_migrated_yet")
    assert "no issues" in checked()
