"""Comparing two versions: every block of a review, and the rows of a film, in words."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from tests import bodies, factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def named() -> dict[str, Any]:
    """What a stream holds as a number, with names that nothing else has."""
    return {
        "ada": factories.PersonFactory(name="Ada Lind"),
        "jun": factories.PersonFactory(name="Jun Park"),
        "archive": factories.WatchServiceFactory(name="The Archive"),
        "attic": factories.WatchServiceFactory(name="The Attic"),
        "tower": factories.ImageFactory(title="A tower"),
        "clock": factories.ImageFactory(title="A clock"),
    }


@pytest.fixture
def compared(editor_client: Any, index: Any) -> Any:
    """The comparison of a page with one body and the same with another, as text, marked where it is new."""

    def compare(before: list[Any], after: list[Any], **fields: Any) -> str:
        page = factories.FilmReviewPageFactory(parent=index)
        ids = [{"id": f"0000000{number}"} for number in range(9)]
        for number, body in enumerate((before, after)):
            page.body = page._meta.get_field("body").to_python(
                [{**bodies.with_row_ids(block), **one} for block, one in zip(body, ids, strict=False)]
            )
            for name, values in fields.items():
                setattr(page, name, values[number])
            page.save_revision()
        address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "earliest", "latest"])
        html = editor_client.get(address).content.decode()
        found = re.search(r"<tbody>(.*)</tbody>", html, re.DOTALL)
        assert found, html
        marked = re.sub(r'<span class="deletion">(.*?)</span>', r"[-\1-]", found[1])
        marked = re.sub(r'<span class="addition">(.*?)</span>', r"[+\1+]", marked)
        return " ".join(strip_tags(re.sub(r"</(dt|dd|li|b|i)>|<div", r" \g<0>", marked)).split())

    return compare


def test_a_rating(compared: Any) -> None:
    said = compared([bodies.verdict(bodies.stars("3.5"))], [bodies.verdict(bodies.stars("4"))])
    assert "Verdict Rating [-3.5 out of 5-] → [+4 out of 5+] Recommendation Recommended" in said
    assert "numeric" not in said
    said = compared(
        [bodies.verdict(None, pros=["Jokes"])],
        [
            bodies.verdict(
                bodies.stars("1"),
                recommendation="not-recommended",
                pros=["Jokes", "Trams"],
                criteria=[{"name": "Sound", "rating": bodies.stars("2"), "comment": "Thin"}],
            )
        ],
    )
    assert "Rating [-none-] → [+1 out of 5+]" in said
    assert "[-Recommended-] → [+Not recommended+]" in said
    assert "Added: Point for the film Trams" in said
    assert "Criterion Sound" in said and "2 out of 5" in said


def test_the_cast(compared: Any, named: Any) -> None:
    before = [bodies.cast(bodies.credit(named["ada"], character="The clerk"))]
    after = [
        bodies.cast(
            bodies.credit(named["ada"], character="The driver", spoiler_level="ending"),
            bodies.credit(named["jun"], role="director"),
        )
    ]
    said = compared(before, after)
    assert "Person Ada Lind" in said
    assert "The [-clerk-][+driver+]" in said
    assert "[-No spoiler-] → [+The ending+]" in said
    assert "Added: Credit Person Jun Park Role Director" in said
    assert str(named["jun"].pk) not in said.replace("Jun Park", "").split()


def test_advisories(compared: Any) -> None:
    before = [bodies.advisories(bodies.advisory("threat", "mild"))]
    after = [
        bodies.advisories(
            bodies.advisory("threat", "strong", scenes=[bodies.scene("0:12:30", "0:14:00")]),
            bodies.advisory("flashing", "none"),
            all_assessed=True,
        )
    ]
    said = compared(before, after)
    assert "All categories assessed [-none-] → [+yes+]" in said
    assert "Category Threat and horror Intensity [-Mild-] → [+Strong+]" in said
    assert "Starts at 0:12:30" in said and "Safe again from 0:14:00" in said
    assert re.search(r"Added: Advisory Category \S.* Intensity Absent", said)
    assert "flashing" not in said


def test_ways_to_watch(compared: Any, named: Any) -> None:
    before = [bodies.where_to_watch(bodies.way("stream", named["archive"], country="US"))]
    after = [
        bodies.where_to_watch(
            bodies.way(
                "stream",
                named["attic"],
                country="KR",
                available_until="2027-01-31",
                captions=True,
                subtitle_languages=["de", "pt-BR"],
            ),
            include_film=False,
        )
    ]
    said = compared(before, after)
    assert "[-The Archive-] → [+The Attic+]" in said
    assert "[-United States-] → [+South Korea+]" in said
    assert "[-none-] → [+Jan. 31, 2027+]" in said
    assert "Captions for the hard of hearing [-none-] → [+yes+]" in said
    assert "German, Portuguese (Brazil)" in said
    assert "Then the film's other ways to watch [-yes-] → [+none+]" in said.replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            bodies.synopsis(bodies.section("He climbs.", "mild")),
            bodies.synopsis(bodies.section("He falls.", "ending")),
            ["[-Mild: premise and first act-] → [+The ending+]", "He [-climbs.-][+falls.+]"],
        ),
        (
            bodies.paragraph('He is <span data-spoiler="major">the driver</span>.'),
            bodies.paragraph('He is <span data-spoiler="ending">the driver</span>.'),
            ["[Spoiler: ", "[-a twist-]", "[+the ending+]"],
        ),
        (bodies.heading("A slow start"), bodies.heading("A slow end"), ["A slow [-start-][+end+]"]),
        (
            bodies.quote("We had faces.", "Norma"),
            bodies.quote("We had voices.", "Norma"),
            ["We had [-faces.-][+voices.+]", "Who said it Norma"],
        ),
        (
            bodies.embed("https://film.example/1"),
            bodies.embed("https://film.example/2", "The trailer"),
            ["[-https://film.example/1-] → [+https://film.example/2+]", "The trailer"],
        ),
    ],
)
def test_prose(compared: Any, before: Any, after: Any, expected: list[str]) -> None:
    said = compared([before], [after])
    for words in expected:
        assert words in said


def test_pictures(compared: Any, named: Any) -> None:
    said = compared(
        [bodies.image(named["tower"], "Eleven floors")], [bodies.image(named["clock"], "A hand slips")]
    )
    assert "[-A tower-] → [+A clock+]" in said
    assert "[-Eleven floors-][+A hand slips+]" in said
    said = compared(
        [bodies.gallery(bodies.picture(named["tower"]))],
        [bodies.gallery(bodies.picture(named["tower"]), bodies.picture(named["clock"], caption="Noon"))],
    )
    assert "Added: Image" in said
    assert "A clock" in said and "Noon" in said
    assert "Added: Image Image A tower" not in said


def test_bylines_films_and_what_is_as_it_was(compared: Any, named: Any) -> None:
    films = [factories.FilmFactory(title=title, year=1931) for title in ("The Slow Chase", "The Fast Chase")]
    field = factories.FilmReviewPageFactory._meta.model._meta.get_field("bylines")
    bylines = [
        field.to_python([{"type": "person", "value": named[name].pk, "id": name} for name in names])
        for names in (["ada"], ["ada", "jun"])
    ]
    paragraph = bodies.paragraph("Nobody hurries here.")
    said = compared(
        [paragraph, bodies.heading("One")], [paragraph, bodies.heading("Two")], film=films, bylines=bylines
    )
    assert "[-The Slow Chase (1931)-][+The Fast Chase (1931)+]" in said
    assert "Added: Person Jun Park" in said
    assert "Paragraph as it was Text Nobody hurries here." in said
    assert compared([paragraph], [paragraph]).startswith("There are no differences")


def test_a_block_of_the_sites_own(compared: Any, filmreview_settings: Any, index: Any) -> None:
    page = factories.FilmReviewPageFactory._meta.model
    stream = page._meta.get_field("body")
    filmreview_settings(BODY_BLOCK="tests.testapp.blocks.FestivalBodyBlock")
    vars(stream).pop("stream_block", None)
    try:
        said = compared(
            [{"type": "jury_note", "value": {"text": "First prize"}}],
            [{"type": "jury_note", "value": {"text": "Second prize"}}],
        )
    finally:
        vars(stream).pop("stream_block", None)
    assert "Jury note Text [-First-][+Second+] prize" in said


def test_the_rows_of_a_film(editor_client: Any, named: Any) -> None:
    film = factories.FilmFactory(production_countries=["US"], languages=["en"], runtime_minutes=70)
    credit = factories.FilmCreditFactory(film=film, person=named["ada"], character="The clerk")
    factories.FilmWayToWatchFactory(film=film, service=named["archive"])
    film.refresh_from_db()
    film.save_revision()
    film.production_countries, film.languages, film.runtime_minutes = ["US", "KR"], ["zxx"], 71
    credit.person, credit.spoiler_level = named["jun"], "ending"
    film.credits.add(credit)
    way = film.ways_to_watch.get()
    way.captions = True
    film.ways_to_watch.add(way)
    film.save_revision()
    address = reverse(
        type(film).snippet_viewset.get_url_name("revisions_compare"), args=[film.pk, "earliest", "latest"]
    )
    said = " ".join(strip_tags(editor_client.get(address).content.decode()).split())
    assert "United States → United States, South Korea" in said
    assert "English → No linguistic content" in said
    assert "70 → 71" in said
    assert "Ada LindJun Park" in said
    assert "No spoilerThe ending" in said
    assert "none → yes" in said
    assert "None" not in said
