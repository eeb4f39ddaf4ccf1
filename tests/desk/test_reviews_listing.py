"""The listing of reviews: what it shows, finds, sorts, filters and exports, and what that costs."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page, Workflow

from tests import bodies, factories
from wagtail_filmreview.models import Film, ReviewSummary
from wagtail_filmreview.pages.models import FilmReviewPage

pytestmark = pytest.mark.django_db

URL = "/admin/film-reviews/"

COLUMNS = (
    "poster",
    "title",
    "film",
    "reviewers",
    "score",
    "recommendation",
    "advisories",
    "spoilers",
    "missing",
    "status",
    "updated",
)
TITLE, STATUS = COLUMNS.index("title"), COLUMNS.index("status")


def rows_of(response: Any) -> list[list[str]]:
    assert response.status_code == 200
    table = BeautifulSoup(response.content, "html.parser").select_one("table.listing")
    if table is None:
        return []
    rows = []
    for row in table.select("tbody tr"):
        for actions in row.select("ul.actions"):
            actions.decompose()
        rows.append([cell.get_text(" ", strip=True) for cell in row.select("td")])
    return rows


def titles_of(response: Any) -> list[str]:
    return [row[TITLE] for row in rows_of(response)]


def csv_of(response: Any) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode()
    return list(csv.reader(io.StringIO(text)))


@pytest.fixture
def noir(index: Any) -> Any:
    """A live review with everything the listing shows."""
    review = factories.FilmReviewPageFactory(
        parent=index,
        title="All in the shadows",
        film=factories.FilmFactory(title="Laura", original_title="Laura Hunt", year=1944),
        reviewers=(factories.PersonFactory(name="Ada Reel"), factories.PersonFactory(name="Bo Cut")),
        body=[
            bodies.verdict(bodies.stars("0"), recommendation="not-recommended"),
            bodies.advisories(
                bodies.advisory("violence"),
                bodies.advisory("phobia", "none", spoiler_level="ending"),
                all_assessed=True,
            ),
        ],
    )
    return factories.publish(review)


@pytest.fixture
def draft(index: Any) -> Any:
    """A review that nobody but editors has seen."""
    review = factories.FilmReviewPageFactory(
        parent=index, title="Unfinished", live=False, film=factories.FilmFactory(year=2023)
    )
    review.save_revision()
    return review


def test_a_row_says_what_an_editor_asks_for(editor_client: Any, noir: Any) -> None:
    row = rows_of(editor_client.get(URL))[0]
    assert row[:-1] == [
        "",
        "All in the shadows",
        "Laura (1944)",
        "Bo Cut, Ada Reel",
        "0 out of 5 0 %",
        "Not recommended",
        "Violence: Strong",
        "Ending",
        "Standfirst Main image",
        "live",
    ]


def test_advisories_are_the_strongest_the_number_of_others_and_what_is_open(
    editor_client: Any, index: Any
) -> None:
    rows = [
        ("sex", "mild"),
        ("violence", "strong"),
        ("phobia", "none"),
        ("sexual-violence", "moderate"),
        ("death-grief", "mild"),
    ]
    stated = [bodies.advisory(category, intensity) for category, intensity in rows]
    factories.FilmReviewPageFactory(parent=index, body=[bodies.advisories(*stated)])
    said = dict(zip(COLUMNS, rows_of(editor_client.get(URL))[0], strict=True))["advisories"]
    assert said.startswith("Violence: Strong")
    assert said.endswith("1 more Not all assessed")
    assert "Absent" not in said


def test_the_poster_of_the_film_stands_beside_the_title(editor_client: Any, index: Any) -> None:
    film = factories.FilmFactory(poster=factories.ImageFactory(title="A poster"))
    factories.FilmReviewPageFactory(parent=index, film=film)
    page = BeautifulSoup(editor_client.get(URL).content, "html.parser")
    (poster,) = page.select("table.listing td.field-poster img")
    # The title says what it is.
    assert poster["alt"] == ""
    (heading, row) = csv_of(editor_client.get(URL, {"export": "csv"}))
    assert dict(zip(heading, row, strict=True))["Poster"] == "A poster"


def test_the_title_leads_to_the_editor_of_the_page(editor_client: Any, noir: Any) -> None:
    page = BeautifulSoup(editor_client.get(URL).content, "html.parser")
    address = page.find("a", string="All in the shadows")["href"]
    assert (
        editor_client.get(address, follow=True)
        .redirect_chain[-1][0]
        .startswith(f"/admin/pages/{noir.pk}/edit/")
    )


def test_every_review_class_and_every_draft_is_listed(
    editor_client: Any, noir: Any, draft: Any, home: Any
) -> None:
    factories.FestivalReviewPageFactory(parent=home, title="From the festival")
    assert set(titles_of(editor_client.get(URL))) == {
        "All in the shadows",
        "Unfinished",
        "From the festival",
    }


def test_the_draft_is_what_is_listed_where_it_differs_from_what_is_live(
    editor_client: Any, noir: Any
) -> None:
    noir.title = "Brighter than it looks"
    noir.save_revision()
    assert titles_of(editor_client.get(URL))[0] == "Brighter than it looks"


def test_markup_in_names_stays_text(editor_client: Any, index: Any) -> None:
    script = "<script>alert(1)</script>"
    film = factories.FilmFactory(title=script)
    critic = factories.PersonFactory(name=script)
    page = factories.FilmReviewPageFactory(parent=index, title=script, film=film, reviewers=(critic,))
    row = ReviewSummary.objects.get(page_id=page.pk)
    for url in (URL, f"{URL}inspect/{row.pk}/", f"{URL}create/"):
        assert script not in editor_client.get(url).content.decode()


def test_a_row_whose_page_is_gone_is_not_listed(editor_client: Any, noir: Any, draft: Any) -> None:
    ReviewSummary.objects.filter(page_id=draft.pk).update(page_id=0)
    assert titles_of(editor_client.get(URL)) == ["All in the shadows"]


class TestStatus:
    """Read from the page itself, also where the page changed without the row."""

    def status(self, client: Any) -> str:
        return rows_of(client.get(URL))[0][STATUS]

    def test_draft(self, editor_client: Any, draft: Any) -> None:
        assert self.status(editor_client) == "draft"

    def test_live_with_a_draft(self, editor_client: Any, noir: Any) -> None:
        noir.save_revision()
        assert self.status(editor_client) == "live + draft"

    def test_scheduled(self, editor_client: Any, draft: Any) -> None:
        draft.go_live_at = timezone.now() + timedelta(days=3)
        draft.save_revision().publish()
        assert self.status(editor_client) == "scheduled"

    def test_live_with_a_scheduled_change(self, editor_client: Any, noir: Any) -> None:
        noir.go_live_at = timezone.now() + timedelta(days=3)
        noir.save_revision().publish()
        assert self.status(editor_client) == "live + scheduled"

    def test_in_moderation(self, editor_client: Any, draft: Any) -> None:
        Workflow.objects.get().start(draft, factories.AdminFactory())
        assert self.status(editor_client) == "in moderation"

    def test_unpublished_by_a_query(self, editor_client: Any, noir: Any) -> None:
        type(noir).objects.filter(pk=noir.pk).update(live=False)
        assert self.status(editor_client) == "draft"

    def test_expired(self, editor_client: Any, noir: Any) -> None:
        noir.unpublish(set_expired=True)
        assert self.status(editor_client) == "expired"


@pytest.mark.parametrize(
    "words", ["shadow", "laura", "hunt", "1944", "reel", "laura bo", "Laura (1944)", "LAURA-1944"]
)
def test_search_looks_at_title_film_year_and_reviewers(
    editor_client: Any, noir: Any, draft: Any, words: str
) -> None:
    assert titles_of(editor_client.get(URL, {"q": words})) == ["All in the shadows"]


def test_every_word_of_a_search_must_be_found(editor_client: Any, noir: Any) -> None:
    assert titles_of(editor_client.get(URL, {"q": "laura nobody"})) == []


class TestFilters:
    @pytest.mark.parametrize(
        ("name", "value", "found"),
        [
            ("standing", "live", "All in the shadows"),
            ("standing", "draft", "Unfinished"),
            ("recommendation", "not-recommended", "All in the shadows"),
            ("advisories_assessed", "yes", "All in the shadows"),
            ("advisories_assessed", "no", "Unfinished"),
            ("decade", "1940", "All in the shadows"),
            ("decade", "2020", "Unfinished"),
            ("recommendation", "none", "Unfinished"),
            ("score", "0-19", "All in the shadows"),
            ("score", "none", "Unfinished"),
            ("advisory", "violence", "All in the shadows"),
            ("spoilers", "ending", "All in the shadows"),
            ("spoilers", "none", "Unfinished"),
            ("missing", "verdict", "Unfinished"),
            ("poster", "yes", "Unfinished"),
            ("poster", "no", "All in the shadows"),
            ("updated", "longer", "All in the shadows"),
            ("updated", "7", "Unfinished"),
            ("turn", "drafts", "Unfinished"),
        ],
    )
    def test_by_value(
        self, editor_client: Any, noir: Any, draft: Any, name: str, value: str, found: str
    ) -> None:
        ReviewSummary.objects.filter(page_id=noir.pk).update(updated_at=timezone.now() - timedelta(days=400))
        Film.objects.filter(pk=draft.film_id).update(poster=factories.ImageFactory())
        type(draft).objects.filter(pk=draft.pk).update(owner=editor_client.session["_auth_user_id"])
        assert titles_of(editor_client.get(URL, {name: value})) == [found]

    def test_by_reviewer(self, editor_client: Any, noir: Any, draft: Any) -> None:
        reviewer = noir.get_reviewers()[0]
        response = editor_client.get(URL, {"reviewers": reviewer.pk})
        assert titles_of(response) == ["All in the shadows"]

    def test_what_is_absent_is_not_contained(self, editor_client: Any, noir: Any) -> None:
        assert titles_of(editor_client.get(URL, {"advisory": "phobia"})) == []

    def test_by_what_is_missing(self, editor_client: Any, noir: Any, draft: Any) -> None:
        assert set(titles_of(editor_client.get(URL, {"missing": "anything"}))) == {noir.title, draft.title}
        assert titles_of(editor_client.get(URL, {"missing": "nothing"})) == []

    def test_by_a_film_that_a_link_names(self, editor_client: Any, noir: Any, draft: Any) -> None:
        response = editor_client.get(URL, {"film": noir.film_id})
        assert titles_of(response) == ["All in the shadows"]
        assert b'name="film"' in response.content
        assert b'name="film"' not in editor_client.get(URL).content

    def test_by_whose_turn_it_is_to_moderate(self, editor_client: Any, noir: Any, draft: Any) -> None:
        assert titles_of(editor_client.get(URL, {"turn": "moderation"})) == []
        Workflow.objects.get().start(draft, factories.AdminFactory())
        assert titles_of(editor_client.get(URL, {"turn": "moderation"})) == ["Unfinished"]

    def test_by_page_type_only_where_there_is_more_than_one(
        self, editor_client: Any, noir: Any, home: Any
    ) -> None:
        assert b'name="page_type"' not in editor_client.get(URL).content
        factories.FestivalReviewPageFactory(parent=home, title="From the festival")
        response = editor_client.get(URL, {"page_type": "testapp.FestivalReviewPage"})
        assert titles_of(response) == ["From the festival"]

    def test_together_and_with_a_search(self, editor_client: Any, noir: Any, draft: Any) -> None:
        query = {"q": "laura", "standing": "live", "decade": "1940", "o": "1"}
        assert titles_of(editor_client.get(URL, query)) == ["All in the shadows"]
        assert titles_of(editor_client.get(URL, {**query, "standing": "draft"})) == []

    @pytest.mark.parametrize(
        "query",
        [
            "standing=unheard-of",
            "decade=x",
            "reviewers=x",
            "film=x",
            "film=99999999999999999999",
            "score=none,80-100",
            "turn=x",
            "nonsense=1",
            "film__title=Laura",
            "p=x",
            "p=999",
            "p=-1",
            "o=x",
            "o=99",
        ],
    )
    def test_what_makes_no_sense_is_left_out(
        self, editor_client: Any, noir: Any, draft: Any, query: str
    ) -> None:
        assert len(titles_of(editor_client.get(f"{URL}?{query}"))) == 2


@pytest.mark.parametrize(
    ("column", "lowest_first"),
    [
        ("title", ["All in the shadows", "Unfinished", "Zenith"]),
        ("film", ["Unfinished", "All in the shadows", "Zenith"]),
        ("reviewers", ["Unfinished", "All in the shadows", "Zenith"]),
        ("score", ["Unfinished", "All in the shadows", "Zenith"]),
        ("recommendation", ["Unfinished", "All in the shadows", "Zenith"]),
        ("advisories", ["Unfinished", "All in the shadows", "Zenith"]),
        ("spoilers", ["Unfinished", "Zenith", "All in the shadows"]),
        ("missing", ["All in the shadows", "Zenith", "Unfinished"]),
        ("status", ["Unfinished", "All in the shadows", "Zenith"]),
        ("updated", ["All in the shadows", "Unfinished", "Zenith"]),
    ],
)
def test_columns_sort_both_ways(
    editor_client: Any, noir: Any, index: Any, column: str, lowest_first: list[str]
) -> None:
    factories.FilmReviewPageFactory(
        parent=index,
        title="Unfinished",
        film=factories.FilmFactory(title="Ballerina", year=2023),
        live=False,
    )
    zenith = factories.FilmReviewPageFactory(
        parent=index,
        title="Zenith",
        film=factories.FilmFactory(title="Zorro", year=1998),
        reviewers=(factories.PersonFactory(name="Cy Zoom"),),
        body=[
            bodies.verdict(bodies.stars("5")),
            bodies.advisories(bodies.advisory("violence", "extreme", spoiler_level="mild")),
        ],
    )
    zenith.save_revision()
    number = COLUMNS.index(column)
    # One more thing than the first lacks, so that no two are equal.
    ReviewSummary.objects.filter(page_id=zenith.pk).update(missing=["a", "b", "c"])
    assert titles_of(editor_client.get(URL, {"o": str(number)})) == lowest_first
    assert titles_of(editor_client.get(URL, {"o": f"-{number}"})) == lowest_first[::-1]


class TestExport:
    HEADINGS = [
        "Title",
        "Film",
        "Year",
        "Poster",
        "Reviewers",
        "Rating",
        "Score",
        "Recommendation",
        "Advisories",
        "All advisories assessed",
        "Spoiler levels",
        "Missing",
        "Status",
        "Page type",
        "Language",
        "Published on",
        "Updated",
    ]

    def test_csv_holds_every_column(self, editor_client: Any, noir: Any) -> None:
        response = editor_client.get(URL, {"export": "csv"})
        assert "film-reviews.csv" in response["Content-Disposition"]
        heading, row = csv_of(response)
        assert heading == self.HEADINGS
        assert row[:15] == [
            "All in the shadows",
            "Laura",
            "1944",
            "",
            "Bo Cut, Ada Reel",
            "0 out of 5",
            "0",
            "Not recommended",
            "Violence: Strong",
            "yes",
            "Ending",
            "Standfirst, Main image",
            "live",
            "film review",
            "English",
        ]

    @pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@cmd", "\t=1", " =HYPERLINK(1)", "＝1+1"])
    def test_no_text_becomes_a_formula(self, editor_client: Any, index: Any, title: str) -> None:
        page = factories.FilmReviewPageFactory(parent=index)
        ReviewSummary.objects.filter(page_id=page.pk).update(title=title)
        _heading, row = csv_of(editor_client.get(URL, {"export": "csv"}))
        assert row[0] == f"'{title}"
        response = editor_client.get(URL, {"export": "xlsx"})
        sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
        assert sheet["A2"].value == title
        assert sheet["A2"].data_type == "s"

    def test_signs_that_no_spreadsheet_can_hold_are_left_out(self, editor_client: Any, index: Any) -> None:
        page = factories.FilmReviewPageFactory(parent=index)
        ReviewSummary.objects.filter(page_id=page.pk).update(title="Bell\x07 and \x0btab")
        response = editor_client.get(URL, {"export": "xlsx"})
        sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
        assert sheet["A2"].value == "Bell and tab"

    def test_xlsx_holds_every_column_and_an_unrated_review_has_an_empty_score(
        self, editor_client: Any, draft: Any
    ) -> None:
        response = editor_client.get(URL, {"export": "xlsx"})
        sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
        heading, row = sheet.iter_rows(values_only=True)
        assert list(heading) == self.HEADINGS
        assert row[0] == "Unfinished"
        assert not row[self.HEADINGS.index("Score")]

    def test_it_holds_what_is_listed_and_no_more(self, editor_client: Any, noir: Any, draft: Any) -> None:
        response = editor_client.get(URL, {"export": "csv", "standing": "draft"})
        assert [row[0] for row in csv_of(response)] == ["Title", "Unfinished"]


@pytest.fixture
def hundred_reviews(index: Any) -> None:
    """More reviews than one page of the listing shows, each by two of five critics."""
    critics = [factories.PersonFactory(name=f"Critic {number}") for number in range(5)]
    for number in range(102):
        factories.FilmReviewPageFactory(
            parent=index,
            reviewers=(critics[number % 5], critics[(number + 1) % 5]),
            body=[bodies.verdict(bodies.stars("3.5"))],
            live=bool(number % 3),
        )


def test_a_hundred_rows_cost_at_most_20_queries_whoever_asks(
    editor_client: Any, login: Any, desk_user: Any, index: Any, hundred_reviews: None
) -> None:
    of_one_section = login(desk_user(on=index, pages=("add", "change", "publish")))
    for client in (editor_client, of_one_section):
        client.get(URL)
        for query in ({}, {"q": "take"}, {"o": "2.-6"}, {"recommendation": "recommended"}):
            with CaptureQueriesContext(connection) as queries:
                response = client.get(URL, query)
            assert len(rows_of(response)) == 100
            assert len(queries) <= 20, query
    with CaptureQueriesContext(connection) as queries:
        response = of_one_section.get(URL, {"export": "csv"})
        lines = b"".join(response.streaming_content).splitlines()
    assert len(lines) == 103
    assert len(queries) <= 20


TWENTY_THOUSAND = 20_000


@pytest.fixture
def archive(index: Any) -> None:
    """As many reviews as a large magazine has, written without going through each page's saving."""
    film = factories.FilmFactory()
    page, locale = ContentType.objects.get_for_model(FilmReviewPage), index.locale
    now = timezone.now()
    pages = [
        Page(
            title=f"Review {number}",
            slug=f"review-{number}",
            path=Page._get_path(index.path, index.depth + 1, number),
            depth=index.depth + 1,
            content_type=page,
            locale=locale,
            url_path=f"{index.url_path}review-{number}/",
            live=True,
        )
        for number in range(1, TWENTY_THOUSAND + 1)
    ]
    ReviewSummary.objects.bulk_create(
        (
            ReviewSummary(
                page_id=one.pk,
                page_type="wagtail_filmreview_pages.FilmReviewPage",
                title=one.title,
                locale=locale,
                film=film,
                score=number % 101,
                missing=["verdict"] if number % 2 else [],
                spoiler_levels=["ending"] if number % 3 else [],
                advisory_categories={"violence": "strong"} if number % 4 else {},
                advisories_assessed=bool(number % 5),
            )
            for number, one in enumerate(Page.objects.bulk_create(pages, batch_size=2000))
        ),
        batch_size=2000,
    )
    ReviewSummary.objects.update(updated_at=now)


def test_twenty_thousand_reviews_cost_no_more_and_only_a_page_of_them_is_read(
    editor_client: Any, archive: None
) -> None:
    read: list[Any] = []
    editor_client.get(URL)
    post_init.connect(
        lambda sender, **kwargs: read.append(sender), sender=ReviewSummary, weak=False, dispatch_uid="read"
    )
    try:
        for query in (
            {},
            {"q": "review 77"},
            {"o": "-4.8"},
            {"missing": "verdict", "spoilers": "ending", "advisory": "violence", "standing": "live"},
        ):
            read.clear()
            with CaptureQueriesContext(connection) as queries:
                response = editor_client.get(URL, query)
            assert len(rows_of(response)) == 100
            assert len(queries) <= 20, query
            assert len(read) == 100, query
    finally:
        post_init.disconnect(sender=ReviewSummary, dispatch_uid="read")


class TestInspect:
    def facts(self, response: Any) -> dict[str, str]:
        assert response.status_code == 200
        page = BeautifulSoup(response.content, "html.parser")
        terms = page.select("dl dt")
        return {term.get_text(strip=True): term.find_next("dd").get_text(" ", strip=True) for term in terms}

    def test_it_is_a_fact_sheet_of_the_review(self, editor_client: Any, noir: Any) -> None:
        row = ReviewSummary.objects.get(page_id=noir.pk)
        facts = self.facts(editor_client.get(f"{URL}inspect/{row.pk}/"))
        assert facts["Film"] == "Laura (1944)"
        assert facts["Score"] == "0 of 100"
        assert facts["Content advisories"].startswith("All categories assessed Violence: Strong ")
        assert facts["Content advisories"].endswith(": Absent")
        assert "Standfirst" in facts["Still missing"]
        assert facts["Status"] == "live"

    def test_a_review_of_which_nothing_is_known_yet(self, editor_client: Any, index: Any) -> None:
        page = factories.FilmReviewPageFactory(parent=index, film=None, live=False)
        row = ReviewSummary.objects.get(page_id=page.pk)
        facts = self.facts(editor_client.get(f"{URL}inspect/{row.pk}/"))
        assert facts["Rating"] == "Not rated"
        assert facts["Content advisories"] == "Not all categories assessed"
        assert facts["Film"] == "–"
