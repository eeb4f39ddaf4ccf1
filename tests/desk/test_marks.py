"""Spoiler marks at the editors' desk: what a copy, a translation, a comparison and a form do with them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.urls import reverse
from wagtail.admin.rich_text import get_rich_text_editor_widget

from tests import bodies, factories
from wagtail_filmreview.blocks.nodes import PLAIN_TEXT_FEATURES, SPOILER_FEATURES
from wagtail_filmreview.pages.models import FilmReviewPage

PLAIN = "<p>Rosebud, somebody remembers, was <b>the childhood</b> sledge of a publisher.</p>"
MARKED = (
    "<p>Rosebud, somebody remembers, was "
    '<span data-spoiler="ending"><b>the childhood</b> sledge</span> of a publisher.</p>'
)


def review_with(html: str, index: Any) -> FilmReviewPage:
    body = [{**bodies.paragraph(""), "id": "1"}, {**bodies.verdict(summary=html), "id": "2"}]
    body[0]["value"]["text"] = html
    return factories.publish(factories.FilmReviewPageFactory(parent=index, body=json.dumps(body)))


def stored(page: Any) -> list[str]:
    """The two rich texts of ``review_with``, as they are in the database."""
    paragraph, verdict = type(page).objects.get(pk=page.pk).body.raw_data
    return [paragraph["value"]["text"], verdict["value"]["summary"]]


class TestCopies:
    def test_a_copy_of_the_page_has_every_mark(self, index: Any) -> None:
        page = review_with(MARKED, index)
        assert stored(page.copy(update_attrs={"slug": "again"})) == [MARKED, MARKED]

    def test_so_has_a_translation(self, index: Any) -> None:
        german = factories.LocaleFactory()
        page = review_with(MARKED, index)
        translated = page.copy_for_translation(german, copy_parents=True)
        assert stored(translated) == [MARKED, MARKED]

    def test_and_an_old_version_that_was_restored(self, index: Any) -> None:
        page = review_with(MARKED, index)
        old = page.latest_revision
        page.body[0].value["text"] = page.body[0].block.child_blocks["text"].normalize(PLAIN)
        page = factories.publish(page)
        assert stored(page) == [PLAIN, MARKED]
        assert stored(factories.publish(old.as_object())) == [MARKED, MARKED]


class TestComparison:
    def compared(self, before: str, after: str, index: Any, client: Any) -> str:
        page = review_with(before, index)
        old = page.latest_revision
        page.body[0].value["text"] = page.body[0].block.child_blocks["text"].normalize(after)
        new = page.save_revision()
        url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, old.pk, new.pk])
        return client.get(url).content.decode()

    @pytest.fixture
    def client(self, login: Any) -> Any:
        return login(factories.AdminFactory())

    def test_a_mark_that_was_set_is_an_addition(self, index: Any, client: Any) -> None:
        html = self.compared(PLAIN, MARKED, index, client)
        assert '<span class="addition">[Spoiler: the ending – </span>the childhood sledge' in html
        assert '<span class="addition">]</span> of a publisher.' in html

    def test_a_mark_that_was_taken_off_is_a_deletion(self, index: Any, client: Any) -> None:
        html = self.compared(MARKED, PLAIN, index, client)
        assert '<span class="deletion">[Spoiler: the ending – </span>the childhood sledge' in html

    def test_another_level_is_a_change(self, index: Any, client: Any) -> None:
        html = self.compared(MARKED, MARKED.replace("ending", "major"), index, client)
        assert '<span class="deletion">the ending</span><span class="addition">a twist</span>' in html

    def test_marked_words_are_compared_as_they_were_written(self, index: Any, client: Any) -> None:
        html = self.compared(MARKED, MARKED.replace("sledge", "bicycle &amp; <i>bell</i>"), index, client)
        assert '<span class="deletion">sledge</span><span class="addition">bicycle &amp; bell</span>' in html

    def test_another_nesting_is_no_change_to_look_at(self, index: Any, client: Any) -> None:
        nested = (
            "<p>Rosebud, somebody remembers, was <b>"
            '<span data-spoiler="ending">the childhood</span></b><span data-spoiler="ending"> sledge</span>'
            " of a publisher.</p>"
        )
        html = self.compared(MARKED, nested, index, client)
        assert "was [Spoiler: the ending – the childhood sledge] of a publisher." in html


class TestEditor:
    def test_there_are_keys_for_the_marks_that_the_field_has_and_for_no_others(self) -> None:
        def keys(*features: str) -> dict[str, str]:
            options = get_rich_text_editor_widget(features=[*PLAIN_TEXT_FEATURES, *features]).options
            return {
                key["digit"]: key["style"] for plugin in options.get("plugins", []) for key in plugin["keys"]
            }

        assert keys() == {}
        assert keys("spoiler-ending") == {"3": "SPOILER_ENDING"}
        assert keys(*SPOILER_FEATURES) == {"1": "SPOILER_MILD", "2": "SPOILER_MAJOR", "3": "SPOILER_ENDING"}

    def test_each_button_says_what_it_does_and_its_keys(self) -> None:
        options = get_rich_text_editor_widget(features=SPOILER_FEATURES).options
        descriptions = [str(style["description"]) for style in options["inlineStyles"]]
        assert descriptions[2] == "Ending: a spoiler, hidden unless readers ask for it\nCtrl + Shift + 3"
        assert len(set(descriptions)) == 3

    def test_fields_are_guarded_wherever_something_is_written(self, index: Any, login: Any) -> None:
        client = login(factories.AdminFactory())
        for url in (
            reverse("wagtailadmin_pages:edit", args=[index.pk]),
            reverse("wagtailimages:edit", args=[factories.ImageFactory().pk]),
            reverse("wagtailsnippets_wagtail_filmreview_person:add"),
        ):
            assert "js/marks-guard.js" in client.get(url).content.decode(), url
