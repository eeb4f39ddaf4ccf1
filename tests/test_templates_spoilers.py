"""What the templates say of a spoiler: before it is shown, once it is, and how to choose."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests import bodies, factories
from wagtail_filmreview.blocks import CastBlock, ContentAdvisoriesBlock, ReviewBodyBlock, SynopsisBlock
from wagtail_filmreview.blocks.nodes import TextBlock

SYNOPSIS = SynopsisBlock()
TEXT = TextBlock()


def marked(words: str, level: str) -> str:
    return f'<span data-spoiler="{level}">{words}</span>'


def soup(html: Any) -> BeautifulSoup:
    return BeautifulSoup(str(html), "html.parser")


def words(element: Any) -> str:
    return " ".join(element.get_text().split())


def text(html: str, level: str = "none", **context: Any) -> BeautifulSoup:
    return soup(TEXT.render(TEXT.to_python(html), {"spoilers": level, **context}))


# -- phrases ---------------------------------------------------------------------------------------


def test_a_shown_phrase_says_where_it_begins_and_ends() -> None:
    shown = text(f"<p>It is {marked('his sled', 'ending')}.</p>", "ending")
    assert words(shown) == "It is [Spoiler: the ending] his sled [end of the spoiler]."
    assert shown.select_one("span.filmreview-phrase")["data-spoiler"] == "ending"


def test_however_it_is_stored_a_phrase_is_one() -> None:
    html = f"<p>It is <b>{marked('his', 'ending')}</b> {marked('old <i>red</i>', 'ending')} sled.</p>"
    assert words(text(html, "ending")) == "It is [Spoiler: the ending] his old red [end of the spoiler] sled."


def test_a_phrase_ends_with_its_paragraph_and_where_the_level_changes() -> None:
    html = f"<p>{marked('One', 'mild')}</p><p>{marked('two ' + marked('three', 'ending'), 'mild')}</p>"
    assert [words(paragraph) for paragraph in text(html, "ending").select("p")] == [
        "[Spoiler: the premise] One [end of the spoiler]",
        "[Spoiler: the premise] two [end of the spoiler][Spoiler: the ending] three [end of the spoiler]",
    ]


def test_links_of_one_text_are_told_apart_by_where_they_stand() -> None:
    one = f"<p>It is {marked('his sled', 'ending')}.</p>"
    assert words(text(one).a) == "Spoiler: the ending. Show"
    assert words(text(one, place="part 2 of the review").a) == (
        "Spoiler: the ending. Show (part 2 of the review)"
    )
    first, second = text(one + one, place="part 2 of the review").select("a")
    assert words(first) == "Spoiler: the ending. Show (phrase 1, part 2 of the review)"
    assert words(second) == "Spoiler: the ending. Show (phrase 2, part 2 of the review)"


# -- nodes -----------------------------------------------------------------------------------------


def test_a_shown_section_can_be_closed_and_its_heading_is_no_summary() -> None:
    raw = bodies.synopsis(bodies.section("He lets go.", "ending", heading="The clock"))["value"]
    details = soup(SYNOPSIS.render(SYNOPSIS.to_python(raw), {"spoilers": "ending"})).details
    assert details.has_attr("open")
    assert details["data-spoiler"] == "ending"
    assert words(details.summary) == "Spoiler: the ending (synopsis, part 1)"
    assert details.h3 is not None
    assert details.summary.h3 is None


def test_a_hidden_node_says_of_what_kind_it_is() -> None:
    body = ReviewBodyBlock()
    raw = [
        {**bodies.quote("Rosebud.", spoiler_level="ending"), "id": "1"},
        {**bodies.paragraph("Rosebud. " * 40, spoiler_level="ending"), "id": "2"},
    ]
    hidden = soup(body.render(body.to_python(raw))).select(".filmreview-hidden")
    assert [words(note) for note in hidden] == [
        "Spoiler: the ending. Show Quote",
        "Spoiler: the ending. Show About 50 words",
    ]


# -- rows ------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_each_level_of_hidden_credits_has_a_link_of_its_own() -> None:
    ada, jun, ola = (factories.PersonFactory(name=name) for name in ("Ada Lind", "Jun Park", "Ola Vik"))
    raw = bodies.cast(
        bodies.credit(ada, spoiler_level="ending"),
        bodies.credit(jun, spoiler_level="mild"),
        bodies.credit(ola, spoiler_level="ending"),
    )
    cast = CastBlock()
    value = cast.to_python(raw["value"])
    links = soup(cast.render(value, {"spoilers": "none"})).select(".filmreview-hidden a")
    assert [(words(link), link["href"]) for link in links] == [
        ("1 credit is a spoiler: the premise. Show", "?spoilers=mild"),
        ("2 credits are spoilers: the ending. Show", "?spoilers=ending"),
    ]
    at_mild = soup(cast.render(value, {"spoilers": "mild"}))
    assert "Ada Lind" not in str(at_mild)
    assert words(at_mild.li) == "Jun Park Spoiler: the premise"
    assert len(at_mild.select(".filmreview-hidden")) == 1


def advisories(level: str) -> BeautifulSoup:
    raw = bodies.advisories(
        bodies.advisory("violence", note=f"<p>By {marked('the butler', 'ending')}.</p>"),
        bodies.advisory("suicide", spoiler_level="ending"),
        bodies.advisory("gore", spoiler_level="major"),
    )
    block = ContentAdvisoriesBlock()
    return soup(block.render(block.to_python(raw["value"]), {"spoilers": level, "anchor": "block-1"}))


def test_each_level_of_hidden_advisories_has_a_link_of_its_own() -> None:
    hidden = advisories("none").select(".filmreview-hidden")
    assert [(words(note), note.a["href"]) for note in hidden] == [
        ("Also: Violence Details are a spoiler: a twist. Show", "?spoilers=major#block-1"),
        ("Also: Mental health Details are a spoiler: the ending. Show", "?spoilers=ending#block-1"),
    ]


def test_an_advisory_that_a_level_shows_says_so() -> None:
    rows = [words(row) for row in advisories("major").select(".filmreview-contains > li")]
    assert rows == [
        "Violence: strong By Spoiler: the ending. Show.",
        "Gore: strong Spoiler: a twist",
    ]


def test_a_phrase_in_an_advisorys_note_is_a_link_too() -> None:
    assert advisories("none").select_one(".filmreview-note a")["href"] == "?spoilers=ending#block-1"
    assert "the butler" in words(advisories("ending"))


# -- the control -----------------------------------------------------------------------------------


def page(client: Any, index: Any, level: str, *body: Any) -> BeautifulSoup:
    review = factories.FilmReviewPageFactory(parent=index, slug="review", body=json.dumps(body))
    return soup(client.get(factories.publish(review).url, {"spoilers": level}).content.decode())


def test_a_reader_chooses_between_four_levels_of_which_one_is_current(client: Any, index: Any) -> None:
    control = page(client, index, "major", bodies.paragraph("The sled.", "ending")).nav
    assert {link["data-level"]: link["href"] for link in control.select("a")} == {
        "none": "/reviews/review/#filmreview-spoilers",
        "ending": "/reviews/review/?spoilers=ending#filmreview-spoilers",
        "mild": "/reviews/review/?spoilers=mild#filmreview-spoilers",
        "major": "/reviews/review/?spoilers=major#filmreview-spoilers",
    }
    assert [link["data-level"] for link in control.select("a[aria-current]")] == ["major"]
    assert [link["data-level"] for link in control.select("details[open] a")] == ["mild", "major"]
    assert words(control.select_one("[role=status]")) == ""


def test_who_can_lose_nothing_is_asked_nothing(client: Any, index: Any) -> None:
    found = page(client, index, "none", bodies.paragraph("A city.", "none"))
    assert found.select_one(".filmreview-spoilers") is None


def test_the_script_comes_with_reviews_only(client: Any, index: Any) -> None:
    scripts = page(client, index, "none").select("head script[src]")
    assert [script["src"] for script in scripts] == ["/static/wagtail_filmreview/js/spoilers.js"]
    assert scripts[0].has_attr("defer")
    assert not soup(client.get(index.url).content.decode()).select("script[src]")
