"""Headings, paragraphs, quotes, pictures, galleries and embeds."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests import bodies, factories
from tests.blocks import strategies
from tests.blocks.errors import refusal
from wagtail_filmreview.blocks import GalleryBlock, ParagraphBlock, PictureBlock, ReviewBodyBlock

pytestmark = pytest.mark.django_db
BODY = ReviewBodyBlock()


def json_of(raw: Any, **context: Any) -> Any:
    (node,) = BODY.get_api_representation(BODY.to_python([raw]), context)
    node.pop("id")
    return node


def html(raw: Any, level: str = "none") -> BeautifulSoup:
    return BeautifulSoup(BODY.render(BODY.to_python([raw]), {"spoilers": level}), "html.parser")


def test_a_heading() -> None:
    raw = bodies.heading("Gravity & <rope>")
    assert json_of(raw) == {
        "type": "heading",
        "spoiler_level": "none",
        "redacted": False,
        "text": "Gravity & <rope>",
    }
    assert html(raw).h2.get_text() == "Gravity & <rope>"


def test_a_paragraph_has_its_length() -> None:
    assert json_of(bodies.paragraph("word " * 60)) == {
        "type": "paragraph",
        "spoiler_level": "none",
        "redacted": False,
        "html": f"<p>{'word ' * 60}</p>",
        "word_count": 50,
    }


def test_links_in_rich_text_are_addresses_and_no_ids(home: Any) -> None:
    page = factories.PageFactory(parent=home, slug="rope")
    raw = bodies.paragraph(f'A <a linktype="page" id="{page.pk}">rope</a>.')
    node = json_of(raw)
    assert node["html"] == '<p>A <a href="/rope/">rope</a>.</p>'
    assert "linktype" not in str(html(raw))


def test_a_quote_with_and_without_a_source() -> None:
    raw = bodies.quote("We had faces.\nThen.", attribution="A projectionist")
    assert json_of(raw) == {
        "type": "quote",
        "spoiler_level": "none",
        "redacted": False,
        "text": "We had faces.\nThen.",
        "attribution": "A projectionist",
    }
    assert html(raw).blockquote.get_text(" ", strip=True) == "We had faces. Then."
    assert html(raw).figcaption.get_text() == "A projectionist"
    assert html(bodies.quote("We had faces.")).figcaption is None


# -- pictures --------------------------------------------------------------------------------------


def test_a_picture_is_named_renditions_with_sizes_and_focal_point() -> None:
    image = factories.ImageFactory(
        focal_point_x=100, focal_point_y=120, focal_point_width=30, focal_point_height=40
    )
    raw = bodies.image(image, "The roof", caption="Eleven floors up", credit="The studio")
    picture = json_of(raw, base_url="https://films.example")
    assert (picture["caption"], picture["credit"]) == ("Eleven floors up", "The studio")
    shown = picture["image"]
    assert (shown["alt"], shown["width"], shown["height"]) == ("The roof", 800, 600)
    assert shown["focal_point"] == {"x": 100, "y": 120, "width": 30, "height": 40}
    assert set(shown["renditions"]) == {"card", "wide"}
    card = shown["renditions"]["card"]
    assert card["url"].startswith("https://films.example/media/images/")
    assert (card["width"], card["height"]) == (640, 480)


def test_a_picture_without_a_focal_point_says_so() -> None:
    assert json_of(bodies.image(factories.ImageFactory(), "Roof"))["image"]["focal_point"] is None


def test_renditions_are_those_that_the_site_names(filmreview_settings: Any) -> None:
    filmreview_settings(RENDITIONS={"body": {"tiny": "fill-10x10"}})
    shown = json_of(bodies.image(factories.ImageFactory(), "Roof"))["image"]
    assert shown["renditions"]["tiny"].keys() == {"url", "width", "height"}
    assert set(shown["renditions"]) == {"tiny"}


def test_a_decorative_picture_has_an_empty_alternative_text() -> None:
    raw = bodies.image(factories.ImageFactory(title="IMG_0042"))
    assert json_of(raw)["image"]["alt"] == ""
    assert html(raw).img["alt"] == ""


def test_html_of_a_picture_has_alternative_text_caption_and_credit() -> None:
    raw = bodies.image(factories.ImageFactory(), "The roof", caption="Up there", credit="The studio")
    assert html(raw).img["alt"] == "The roof"
    caption = html(raw).figcaption.get_text(" ", strip=True)
    assert "Up there" in caption
    assert "The studio" in caption


def test_a_picture_whose_image_was_deleted_is_shown_without_it() -> None:
    raw = bodies.image(999999, "The roof", caption="Up there")
    assert json_of(raw)["image"] is None
    assert "Up there" in html(raw).get_text()


def test_a_picture_needs_an_alternative_text_or_to_be_decorative() -> None:
    picture = bodies.picture(factories.ImageFactory())
    picture["image"]["decorative"] = False
    named, _words = refusal(PictureBlock(), picture)
    assert named == {("image", "alt_text")}
    gallery = {"images": [bodies.picture(factories.ImageFactory(), "x"), picture], "spoiler_level": "none"}
    named, _words = refusal(GalleryBlock(), gallery)
    assert named == {("images", 1, "image", "alt_text")}


def test_a_gallery_hides_single_pictures() -> None:
    image = factories.ImageFactory()
    raw = bodies.gallery(
        bodies.picture(image, "First"), bodies.picture(image, "The body", spoiler_level="major")
    )
    first, second = json_of(raw)["images"]
    assert first["image"]["alt"] == "First"
    assert set(second) == {"id", "type", "spoiler_level", "redacted"}
    assert (first["type"], second["type"]) == ("image", "image")
    assert [item["alt"] for item in html(raw).select("img")] == ["First"]
    assert "The body" not in str(html(raw))
    assert len(html(raw, "major").select("img")) == 2


def test_a_hidden_gallery_does_not_tell_how_many_pictures_it_has() -> None:
    raw = bodies.gallery(bodies.picture(factories.ImageFactory(), "First"), spoiler_level="mild")
    assert set(json_of(raw)) == {"type", "spoiler_level", "redacted"}


# -- embeds ----------------------------------------------------------------------------------------


def test_an_embed_shows_what_was_fetched_when_it_was_saved(catalogue: SimpleNamespace) -> None:
    raw = bodies.embed(strategies.EMBEDS[0], "The trailer")
    assert json_of(raw) == {
        "type": "embed",
        "spoiler_level": "none",
        "redacted": False,
        "url": strategies.EMBEDS[0],
        "title": "A trailer",
        "html": "<iframe></iframe>",
        "caption": "The trailer",
    }
    assert html(raw).iframe is not None


def test_an_embed_that_was_never_fetched_is_a_link() -> None:
    raw = bodies.embed("https://unknown.example/1")
    node = json_of(raw)
    assert (node["url"], node["html"], node["title"]) == ("https://unknown.example/1", "", "")
    assert html(raw).a["href"] == "https://unknown.example/1"


# -- spoilers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        bodies.heading("Her secret", "major"),
        bodies.paragraph("Her secret", "major"),
        bodies.quote("Her secret", "Her secret twin", "major"),
        bodies.embed("https://unknown.example/her-secret", "Her secret", "major"),
    ],
    ids=lambda raw: raw["type"],
)
def test_above_the_level_stands_a_labelled_link(raw: Any) -> None:
    page = html(raw, "mild")
    assert "secret" not in str(page)
    assert page.a["href"].startswith("?spoilers=major")
    assert page.a["rel"] == ["nofollow"]
    assert page.a.get_text() == "Spoiler: a twist. Show"
    node = json_of(raw, spoilers="mild")
    assert node["redacted"] is True
    assert "secret" not in str(node)


@pytest.mark.parametrize(
    "raw", [bodies.heading("Her secret", "major"), bodies.paragraph("Her secret", "major")]
)
def test_what_is_shown_can_be_closed_again(raw: Any) -> None:
    details = html(raw, "major").details
    assert details.has_attr("open")
    assert "Her secret" in details.get_text()
    assert "secret" not in details.summary.get_text()


def test_a_hidden_paragraph_tells_its_rounded_length() -> None:
    raw = bodies.paragraph("word " * 112, "ending")
    assert json_of(raw)["word_count"] == 100
    assert "About 100 words" in html(raw).get_text()


def test_an_unknown_level_is_treated_as_an_ending() -> None:
    raw = bodies.paragraph("Her secret", "twist")
    assert "secret" not in str(html(raw, "major"))
    assert json_of(raw)["spoiler_level"] == "ending"


# -- drafts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        (bodies.heading(" "), ("text",)),
        (bodies.quote("", "A critic"), ("text",)),
        (bodies.image(None, caption="A tram"), ("image", "image")),
        (bodies.gallery(bodies.picture(None, caption="A tram")), ("images", 0, "image", "image")),
        (bodies.embed("", "A trailer"), ("url",)),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else "",
)
def test_a_draft_may_be_half_written_and_what_is_published_may_not(raw: Any, path: Any) -> None:
    draft = BODY.clean_deferred(BODY.to_python([raw]))
    assert BODY.get_api_representation(draft)
    assert BODY.render(draft) is not None
    named, _words = refusal(BODY, [raw])
    assert named == {(0, *path)}


def test_only_features_that_reviews_know_are_kept_by_the_editor() -> None:
    features = ParagraphBlock().child_blocks["text"].features
    assert "embed" not in features
    assert "image" not in features
