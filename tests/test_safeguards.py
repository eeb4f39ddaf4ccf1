"""Where a site's own code re-opens a hole in the spoiler policy, a system check says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from wagtail import VERSION as WAGTAIL_VERSION
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import features

from tests.testapp.models import FestivalReviewPage
from wagtail_filmreview import safeguards
from wagtail_filmreview.blocks import NodeBlock, ReviewBodyBlock, SpoilerLevelBlock, TextBlock
from wagtail_filmreview.models import FilmReviewIndexMixin
from wagtail_filmreview.pages.models import FilmReviewIndexPage


class HonestBlock(NodeBlock):
    """A site's node as the docs ask for it."""

    text = blocks.CharBlock()
    remark = TextBlock()
    answers = blocks.ListBlock(blocks.CharBlock())
    spoiler_level = SpoilerLevelBlock()


class TalkativeBlock(NodeBlock):
    text = blocks.CharBlock()
    spoiler_level = SpoilerLevelBlock()

    def get_searchable_content(self, value: Any) -> list[str]:
        return [value["text"]]


class LevelledBlock(blocks.StructBlock):
    """Carries a level that nobody asks: a plain struct is never cut."""

    text = blocks.CharBlock()
    spoiler_level = SpoilerLevelBlock()


class BypassBlock(blocks.StructBlock):
    """Marked text taken out of its value. (In JSON the policy finds it all the same.)"""

    text = TextBlock()

    def render(self, value: Any, context: Any = None) -> str:
        return value["text"].source

    def get_api_representation(self, value: Any, context: Any = None) -> str:
        return value["text"].source


class DemandingBlock(NodeBlock):
    """Cannot be rendered without what only a real review has."""

    text = blocks.CharBlock()
    spoiler_level = SpoilerLevelBlock()

    def render(self, value: Any, context: Any = None) -> str:
        return context["request"].path


class HonestBody(ReviewBodyBlock):
    trivia = HonestBlock()
    demanding = DemandingBlock()
    aside = blocks.CharBlock()


class LeakyBody(ReviewBodyBlock):
    talk = TalkativeBlock()
    levelled = blocks.ListBlock(LevelledBlock())
    bypass = blocks.StreamBlock([("text", BypassBlock())])


class UnguardedText(blocks.StructBlock):
    asides = blocks.ListBlock(
        blocks.StreamBlock([("aside", blocks.RichTextBlock(features=["spoiler-ending"]))])
    )


def ids(found: list[Any]) -> list[str]:
    return [message.id.removeprefix("wagtail_filmreview.") for message in found]


def test_the_package_and_a_site_that_keeps_to_its_ways_are_fine(
    filmreview_settings: Callable[..., None],
) -> None:
    assert safeguards.check_api_fields() == []
    assert safeguards.check_rich_text() == []
    assert safeguards.check_body_block() == []
    filmreview_settings(BODY_BLOCK=f"{__name__}.HonestBody")
    assert safeguards.check_body_block() == []


@pytest.mark.parametrize("field", ["body", APIField("body")])
def test_a_body_shown_under_the_name_of_its_column(monkeypatch: pytest.MonkeyPatch, field: Any) -> None:
    monkeypatch.setattr(FestivalReviewPage, "api_fields", [*FestivalReviewPage.api_fields, field])
    (found,) = safeguards.check_api_fields()
    assert ids([found]) == ["W001"]
    assert "FestivalReviewPage" in found.msg
    assert "review_body" in found.hint


@pytest.mark.skipif(WAGTAIL_VERSION < (8, 0), reason="API fields can be writable from Wagtail 8.0 on")
@pytest.mark.parametrize("name", ["body", "review_body"])
def test_a_writable_body_is_an_error(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(FestivalReviewPage, "api_fields", [APIField(name, writable=True)])
    (found,) = safeguards.check_api_fields()
    assert ids([found]) == ["E004"]
    assert found.is_serious()
    assert name in found.msg


def test_blocks_that_tell_what_they_call_a_spoiler(filmreview_settings: Callable[..., None]) -> None:
    filmreview_settings(BODY_BLOCK=f"{__name__}.LeakyBody")
    found = safeguards.check_body_block()
    assert set(ids(found)) == {"W002"}
    said = {(message.msg.split("'")[1], message.msg.rsplit(" ", 1)[1]) for message in found}
    assert said == {
        ("talk", "search."),
        ("levelled", "search."),
        ("levelled", "HTML."),
        ("bypass", "HTML."),
    }


def test_a_body_block_that_cannot_be_imported_is_for_another_check_to_name(
    filmreview_settings: Callable[..., None],
) -> None:
    filmreview_settings(BODY_BLOCK="nowhere.Body")
    assert safeguards.check_body_block() == []


def test_marks_offered_by_rich_text_that_prints_them(monkeypatch: pytest.MonkeyPatch) -> None:
    (introduction,) = (
        field for field in FilmReviewIndexPage._meta.get_fields() if field.name == "introduction"
    )
    assert isinstance(introduction, RichTextField)
    assert issubclass(FilmReviewIndexPage, FilmReviewIndexMixin)
    monkeypatch.setattr(introduction, "features", ["bold", "spoiler-major", "spoiler-ending"])
    (found,) = safeguards.check_rich_text()
    assert ids([found]) == ["W003"]
    assert "FilmReviewIndexPage.introduction offers spoiler-major, spoiler-ending" in found.msg


def test_marks_offered_by_a_rich_text_block_deep_in_a_stream() -> None:
    stream = StreamField([("story", UnguardedText()), ("safe", TextBlock())]).stream_block
    found = dict(safeguards._rich_text_blocks(stream, "press.Release.body"))
    assert found == {"press.Release.body.story.asides.aside": ["spoiler-ending"]}


def test_marks_offered_by_an_editor_of_the_settings(settings: Any) -> None:
    settings.WAGTAILADMIN_RICH_TEXT_EDITORS = {
        "default": {"WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea"},
        "bold": {
            "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
            "OPTIONS": {"features": ["spoiler-mild"]},
        },
    }
    (found,) = safeguards.check_rich_text()
    assert "WAGTAILADMIN_RICH_TEXT_EDITORS['bold']" in found.msg


def test_marks_among_the_default_features(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "default_features", [*features.get_default_features(), "spoiler-mild"])
    assert any("default" in message.msg for message in safeguards.check_rich_text())


def test_a_form_that_cannot_tell_of_embargoes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert safeguards.check_forms() == []
    monkeypatch.setattr(FestivalReviewPage, "base_form_class", WagtailAdminPageForm)
    (found,) = safeguards.check_forms()
    assert ids([found]) == ["W005"]
    assert "FestivalReviewPage" in found.msg
