"""The cast block selects, orders and annotates the film's credits, and adds what the film lacks."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests import bodies, factories
from tests.blocks.errors import refusal
from wagtail_filmreview.blocks import CastBlock, ReviewBodyBlock
from wagtail_filmreview.blocks.cast import in_order

pytestmark = pytest.mark.django_db
CAST = CastBlock()


@pytest.fixture
def film() -> Any:
    return factories.FilmFactory()


@pytest.fixture
def ada(film: Any) -> Any:
    """The film's lead."""
    person = factories.PersonFactory(name="Ada Lind")
    factories.FilmCreditFactory(film=film, person=person, character="The clerk", sort_order=1)
    return person


@pytest.fixture
def jun(film: Any) -> Any:
    """The film's second name."""
    person = factories.PersonFactory(name="Jun Park", native_name="박준")
    factories.FilmCreditFactory(film=film, person=person, character="The friend", sort_order=2)
    return person


@pytest.fixture
def cameo(film: Any) -> Any:
    """Somebody nobody should expect."""
    person = factories.PersonFactory(name="Surprise Guest")
    factories.FilmCreditFactory(
        film=film, person=person, character="The ghost", spoiler_level="ending", sort_order=3
    )
    return person


def credits(raw: Any, film: Any, level: str = "none") -> list[dict[str, Any]]:
    context = {"review": SimpleNamespace(film=film), "spoilers": level}
    return CAST.get_api_representation(CAST.to_python(raw["value"]), context)["credits"]


def billed(raw: Any, film: Any, level: str = "none") -> list[tuple[str, str]]:
    shown = [credit for credit in credits(raw, film, level) if not credit["redacted"]]
    return [(credit["person"]["name"], credit["character"]) for credit in shown]


def html(raw: Any, film: Any, level: str = "none") -> str:
    context = {"review": SimpleNamespace(film=film), "spoilers": level}
    return str(CAST.render(CAST.to_python(raw["value"]), context))


# -- which credits ---------------------------------------------------------------------------------


def test_empty_it_is_the_films_own_cast_in_billing_order(film: Any, jun: Any, ada: Any) -> None:
    director = factories.PersonFactory()
    factories.FilmCreditFactory(film=film, person=director, role="director", sort_order=0)
    assert billed(bodies.cast(), film) == [("Ada Lind", "The clerk"), ("Jun Park", "The friend")]


def test_billing_order_is_the_same_however_rows_are_read() -> None:
    rows = [SimpleNamespace(sort_order=place, pk=pk) for place, pk in [(0, 9), (1, 3), (1, 4), (None, 2)]]
    for given in (rows, rows[::-1]):
        assert in_order(SimpleNamespace(all=lambda given=given: given)) == rows


def test_rows_select_and_order(film: Any, ada: Any, jun: Any) -> None:
    raw = bodies.cast(bodies.credit(jun), bodies.credit(ada))
    assert billed(raw, film) == [("Jun Park", "The friend"), ("Ada Lind", "The clerk")]


def test_a_row_without_a_character_has_the_films(film: Any, ada: Any) -> None:
    assert billed(bodies.cast(bodies.credit(ada)), film) == [("Ada Lind", "The clerk")]


def test_a_row_may_name_the_character_otherwise(film: Any, ada: Any) -> None:
    assert billed(bodies.cast(bodies.credit(ada, character="Clerk 12")), film) == [("Ada Lind", "Clerk 12")]


def test_a_row_adds_whom_the_film_lacks(film: Any, ada: Any) -> None:
    extra = factories.PersonFactory(name="Ola Vik")
    raw = bodies.cast(bodies.credit(extra, character="Passer-by"))
    assert billed(raw, film) == [("Ola Vik", "Passer-by")]


def test_the_same_person_in_another_role_is_another_credit(film: Any, ada: Any) -> None:
    (credit,) = credits(bodies.cast(bodies.credit(ada, role="director")), film)
    assert (credit["role"], credit["character"]) == ("director", "")


def test_the_others_follow_if_the_critic_wants_them(film: Any, ada: Any, jun: Any) -> None:
    raw = bodies.cast(bodies.credit(jun, note="<p>Steals it.</p>"), include_others=True)
    assert billed(raw, film) == [("Jun Park", "The friend"), ("Ada Lind", "The clerk")]


def test_nothing_is_copied_from_the_film(film: Any, ada: Any) -> None:
    raw = bodies.cast(bodies.credit(ada))
    film.credits.update(character="The cashier")
    assert billed(raw, film) == [("Ada Lind", "The cashier")]


def test_without_a_film_the_rows_stand_alone(ada: Any) -> None:
    raw = bodies.cast(bodies.credit(ada), include_others=True)
    assert billed(raw, None) == [("Ada Lind", "")]
    assert billed(bodies.cast(), None) == []


def test_a_credit_whose_person_was_deleted_is_left_out(film: Any, ada: Any) -> None:
    factories.FilmCreditFactory(film=film, person=None)
    raw = bodies.cast(bodies.credit(999999), bodies.credit(ada), include_others=True)
    assert billed(raw, film) == [("Ada Lind", "The clerk")]


# -- spoilers --------------------------------------------------------------------------------------


@pytest.mark.parametrize("include_others", [True, False])
def test_a_surprise_credit_of_the_film_is_hidden(
    film: Any, ada: Any, cameo: Any, include_others: bool
) -> None:
    raw = bodies.cast(bodies.credit(ada), include_others=True) if include_others else bodies.cast()
    assert billed(raw, film) == [("Ada Lind", "The clerk")]
    assert billed(raw, film, "ending")[-1] == ("Surprise Guest", "The ghost")
    cut = credits(raw, film)[-1]
    assert set(cut) == {"id", "type", "spoiler_level", "redacted"}
    page = html(raw, film)
    assert "Surprise" not in page
    assert "1 credit is a spoiler: the ending. Show" in page
    assert "?spoilers=ending" in page
    assert "Surprise Guest" in html(raw, film, "ending")


@pytest.mark.parametrize("row", ["none", "mild"])
def test_a_row_does_not_undo_what_the_film_protects(film: Any, cameo: Any, row: str) -> None:
    raw = bodies.cast(bodies.credit(cameo, character="Himself", note="<p>A coup.</p>", spoiler_level=row))
    assert billed(raw, film, "major") == []
    assert billed(raw, film, "ending") == [("Surprise Guest", "Himself")]
    for secret in ("Surprise", "Himself", "coup"):
        assert secret not in html(raw, film, "major")


def test_a_row_may_protect_what_the_film_does_not(film: Any, ada: Any) -> None:
    raw = bodies.cast(bodies.credit(ada, spoiler_level="major"))
    assert billed(raw, film, "mild") == []
    assert billed(raw, film, "major") == [("Ada Lind", "The clerk")]


def test_a_double_role_is_protected_role_by_role(film: Any, ada: Any) -> None:
    factories.FilmCreditFactory(film=film, person=ada, character="Her double", spoiler_level="ending")
    plain = bodies.cast(bodies.credit(ada, character="The clerk"))
    assert billed(plain, film) == [("Ada Lind", "The clerk")]
    secret = bodies.cast(bodies.credit(ada, character="Her double"))
    assert billed(secret, film) == []


def test_a_double_role_is_shown_in_full_where_the_others_follow(film: Any, ada: Any) -> None:
    factories.FilmCreditFactory(film=film, person=ada, character="Her double", sort_order=5)
    raw = bodies.cast(bodies.credit(ada, character="The clerk"), include_others=True)
    assert billed(raw, film) == [("Ada Lind", "The clerk"), ("Ada Lind", "Her double")]


def test_search_knows_no_row_that_the_film_protects(film: Any, ada: Any, cameo: Any) -> None:
    page = factories.FilmReviewPageFactory(
        film=film,
        body=[
            bodies.cast(
                bodies.credit(ada, character="The cashier", note="<p>Nimble.</p>"),
                bodies.credit(cameo, character="Poltergeist", note="<p>Uncanny.</p>"),
            )
        ],
    )
    searched = " ".join(page.body.stream_block.get_searchable_content(page.body))
    assert "cashier" in searched
    assert "Nimble" in searched
    assert "Poltergeist" not in searched
    assert "Uncanny" not in searched


# -- shape and page --------------------------------------------------------------------------------


def test_json_of_a_credit(film: Any, jun: Any) -> None:
    raw = bodies.cast(bodies.credit(jun, note="<p>Steals it.</p>"))
    (credit,) = credits(raw, film)
    assert credit.pop("id")
    assert credit == {
        "type": "credit",
        "spoiler_level": "none",
        "redacted": False,
        "person": {"id": jun.pk, "name": "Jun Park", "native_name": "박준", "slug": "jun-park"},
        "role": "actor",
        "character": "The friend",
        "note": "<p>Steals it.</p>",
    }


def test_html_names_people_and_their_characters(film: Any, ada: Any) -> None:
    writer = factories.PersonFactory(name="Mo Say")
    raw = bodies.cast(
        bodies.credit(ada, note="<p>Nimble &amp; <b>brave</b>.</p>"), bodies.credit(writer, role="writer")
    )
    page = BeautifulSoup(html(raw, film), "html.parser")
    first, second = (item.get_text(" ", strip=True) for item in page.select("li"))
    assert first.startswith("Ada Lind as The clerk")
    assert "Nimble & brave" in first
    assert second == "Mo Say Writer"


def test_html_escapes_names(film: Any) -> None:
    person = factories.PersonFactory(name="<i>Ivo</i>")
    assert "<i>Ivo" not in html(bodies.cast(bodies.credit(person)), film)


def test_the_body_gives_the_block_its_film(film: Any, ada: Any) -> None:
    page = factories.FilmReviewPageFactory(film=film, body=[bodies.cast()])
    assert "Ada Lind" in str(page.body)
    assert "Ada Lind" in json.dumps(page.body.stream_block.get_api_representation(page.body))


# -- validation ------------------------------------------------------------------------------------


def test_a_draft_may_hold_a_row_without_a_person(film: Any) -> None:
    empty = bodies.cast(bodies.credit(None))
    draft = CAST.clean_deferred(CAST.to_python(empty["value"]))
    assert CAST.get_api_representation(draft)["credits"] == []
    named, _words = refusal(CAST, empty["value"])
    assert named == {("credits", 0, "person")}


def test_a_body_has_one_cast_at_most() -> None:
    named, words = refusal(ReviewBodyBlock(), [bodies.cast(), bodies.cast()])
    assert named == {()}
    assert "maximum number of items is 1" in words
