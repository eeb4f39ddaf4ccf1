"""A review's HTML is rendered once and kept; what readers get is what would be rendered at that moment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.models import Page, Site

from tests import bodies, factories
from wagtail_filmreview.models import FilmCredit, PublishedReview, RenderedReview
from wagtail_filmreview.representations.store import own_templates, rendered
from wagtail_filmreview.representations.store.verifying import verify_reviews

pytestmark = pytest.mark.django_db

SECRET = "He lets go of the clock"


@pytest.fixture
def review(index: Any) -> Any:
    """A published review with secrets of every kind."""
    film = factories.FilmFactory()
    factories.FilmCreditFactory(film=film, person=factories.PersonFactory(name="Ada Lind"), role="actor")
    return factories.publish(
        factories.FilmReviewPageFactory(
            parent=index,
            slug="hanging-on",
            film=film,
            hero_image=factories.ImageFactory(),
            live=False,
            body=[
                bodies.cast(),
                bodies.synopsis(bodies.section("A clerk."), bodies.section(SECRET, "ending")),
                bodies.paragraph(f'In the end <span data-spoiler="ending">{SECRET}</span>.'),
            ],
        )
    )


def page_of(client: Client, query: str = "") -> str:
    response = client.get(f"/reviews/hanging-on/{query}", headers={"host": "localhost"})
    assert response.status_code == 200
    return response.content.decode()


def spoil_what_is_kept(words: str = "from what is kept") -> None:
    """Make it visible whether a page is shown from what is kept."""
    for one in RenderedReview.objects.all():
        one.parts = one.parts.replace('<article class=\\"', f'{words}<article class=\\"')
        one.save()


def is_kept(html: str) -> bool:
    return "from what is kept" in html


@pytest.fixture
def kept(review: Any, client: Client) -> Any:
    """The review, after somebody has read it; what is kept of it can be told apart."""
    page_of(client)
    spoil_what_is_kept()
    assert is_kept(page_of(client))
    return review


# -- what readers get ------------------------------------------------------------------------------


def test_the_second_reader_gets_the_same_as_the_first_and_as_who_has_it_rendered(
    review: Any, client: Client, monkeypatch: Any
) -> None:
    first, second = page_of(client), page_of(client)
    assert first == second
    monkeypatch.setattr("wagtail_filmreview.templatetags.filmreview_tags.kept_part", lambda *_: None)
    assert page_of(client) == first


@pytest.mark.parametrize("query", ["?utm_source=a&x=%22%3E", "?spoilers=none", "?spoilers=nonsense"])
def test_links_keep_what_a_reader_came_with(
    review: Any, client: Client, monkeypatch: Any, query: str
) -> None:
    page_of(client)
    shown = page_of(client, query)
    assert SECRET not in shown
    monkeypatch.setattr("wagtail_filmreview.templatetags.filmreview_tags.kept_part", lambda *_: None)
    assert page_of(client, query) == shown


def test_a_page_from_what_is_kept_asks_the_database_for_nothing_but_that(review: Any, client: Client) -> None:
    page_of(client)
    with CaptureQueriesContext(connection) as asked:
        page_of(client)
    # Where the page is and who may see it is Wagtail's to find out, and the same for every page.
    ours = [query["sql"] for query in asked if "wagtail_filmreview_" in query["sql"]]
    assert len([sql for sql in ours if "wagtail_filmreview_pages_" not in sql]) == 1
    assert len(asked) <= 9


@pytest.mark.parametrize("level", ["mild", "major", "ending"])
def test_no_other_level_is_shown_from_what_is_kept(kept: Any, client: Client, level: str) -> None:
    shown = page_of(client, f"?spoilers={level}")
    assert not is_kept(shown)
    assert (SECRET in shown) == (level == "ending")
    assert RenderedReview.objects.count() == 1
    assert SECRET not in RenderedReview.objects.get().parts


def test_previews_and_drafts_are_rendered(kept: Any) -> None:
    kept.title = "Only a draft"
    kept.save_revision()
    preview = kept.make_preview_request().content.decode()
    assert "Only a draft" in preview
    assert not is_kept(preview)
    assert "Only a draft" not in page_of(Client())


def test_each_language_and_each_site_has_its_own(kept: Any, client: Client, home: Page, site: Site) -> None:
    with translation.override("de"):
        assert not is_kept(page_of(client))
    second = factories.SiteFactory(root_page=home)
    page_of(client)  # the addresses of a site's pages have changed
    assert client.get("/reviews/hanging-on/", headers={"host": second.hostname}).status_code == 200
    found = set(RenderedReview.objects.values_list("language", "site"))
    assert found == {("en", site.pk), ("de", site.pk), ("en", second.pk)}


def test_another_time_zone_is_rendered_every_time(kept: Any, client: Client) -> None:
    with timezone.override("Asia/Seoul"):
        assert not is_kept(page_of(client))
    assert is_kept(page_of(client))


# -- changes ---------------------------------------------------------------------------------------


def test_a_credit_that_becomes_a_spoiler_is_gone_at_once(kept: Any, client: Client) -> None:
    assert "Ada Lind" in page_of(client)
    credit = FilmCredit.objects.get()
    credit.spoiler_level = "ending"
    credit.save()
    assert "Ada Lind" not in page_of(client)


def test_what_was_rendered_before_a_change_is_never_shown_after_it(
    review: Any, client: Client, monkeypatch: Any
) -> None:
    """Somebody publishes between a reader's look at the page and the writing of what was rendered."""
    render = rendered.render

    def publish_meanwhile(*args: Any) -> Any:
        parts = render(*args)
        monkeypatch.setattr(rendered, "render", render)
        review.standfirst = "Another one"
        review.save_revision().publish()
        return parts

    monkeypatch.setattr(rendered, "render", publish_meanwhile)
    page_of(client)
    assert 'filmreview-standfirst">Another one' in page_of(client)


def test_the_page_of_a_reader_who_came_before_a_change_is_not_kept_for_those_after(
    review: Any, client: Client
) -> None:
    """Wagtail has found the page before anything of it is rendered."""
    old = type(review).objects.get(pk=review.pk)
    review.standfirst = "Another one"
    review.save_revision().publish()
    request: Any = RequestFactory(headers={"host": "localhost"}).get("/reviews/hanging-on/")
    request.user = AnonymousUser()
    old.serve(request).render()
    assert RenderedReview.objects.exists()
    assert 'filmreview-standfirst">Another one' in page_of(client)


def test_what_is_known_to_be_behind_is_rendered(kept: Any, client: Client) -> None:
    PublishedReview.objects.update(version="")
    assert not is_kept(page_of(client))


# -- templates and blocks of a site's own ----------------------------------------------------------


@pytest.mark.parametrize("name", ["blocks/paragraph.html", "film_facts.html", "review.html"])
def test_a_site_that_overrides_a_template_gets_its_own_every_time(
    kept: Any, client: Client, settings: Any, tmp_path: Path, name: str
) -> None:
    template = tmp_path / "wagtail_filmreview" / name
    template.parent.mkdir(parents=True)
    template.write_text("{% load filmreview_tags %}Hello {{ request.GET.reader }}")
    settings.TEMPLATES = [{**site_settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    for reader in ("Ada", "Jun"):
        shown = page_of(client, f"?reader={reader}")
        assert f"Hello {reader}" in shown
        assert not is_kept(shown)


def test_what_a_site_puts_around_a_review_is_its_own_and_the_review_is_kept(
    kept: Any, client: Client, settings: Any, tmp_path: Path
) -> None:
    template = tmp_path / "wagtail_filmreview" / "base.html"
    template.parent.mkdir(parents=True)
    template.write_text("Hello {{ request.GET.reader }}{% block content %}{% endblock %}")
    settings.TEMPLATES = [{**site_settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    for reader in ("Ada", "Jun"):
        shown = page_of(client, f"?reader={reader}")
        assert f"Hello {reader}" in shown
        assert is_kept(shown)


def test_blocks_of_a_sites_own_are_rendered() -> None:
    assert own_templates._blocks_are_ours("wagtail_filmreview.blocks.ReviewBodyBlock")
    assert not own_templates._blocks_are_ours("tests.testapp.blocks.FestivalBodyBlock")


def test_a_class_of_reviews_with_methods_of_its_own_is_rendered(
    kept: Any, client: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr(type(kept), "get_reviewers", lambda self: [])
    assert not is_kept(page_of(client))


def test_who_works_on_templates_sees_what_they_do(kept: Any, client: Client, settings: Any) -> None:
    options = {**site_settings.TEMPLATES[0].get("OPTIONS", {}), "debug": True}
    settings.TEMPLATES = [{**site_settings.TEMPLATES[0], "OPTIONS": options}]
    assert not is_kept(page_of(client))


def test_other_settings_are_other_html(kept: Any, client: Client, filmreview_settings: Any) -> None:
    filmreview_settings(RATING_SCALES=[])
    assert not is_kept(page_of(client))


def test_a_database_that_cannot_be_written_keeps_nobody_from_reading(
    review: Any, client: Client, monkeypatch: Any
) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise DatabaseError("read only")

    monkeypatch.setattr(type(RenderedReview.objects.all()), "bulk_create", refuse)
    assert "filmreview-title" in page_of(client)
    assert not RenderedReview.objects.exists()


# -- verify ----------------------------------------------------------------------------------------


def found_by_verify() -> set[str]:
    return {difference.field for difference in verify_reviews()}


def test_verify_is_content_with_what_was_rendered(review: Any, client: Client) -> None:
    page_of(client)
    assert found_by_verify() == set()


def test_verify_finds_other_html(kept: Any) -> None:
    assert found_by_verify() == {"wagtail_filmreview/review.html (localhost, en)"}


def test_verify_finds_what_gives_something_away(review: Any, client: Client) -> None:
    page_of(client)
    spoil_what_is_kept(f"<p>{SECRET}</p>")
    (found,) = verify_reviews()
    assert (found.field, found.stored) == ("wagtail_filmreview/review.html (localhost, en)", [SECRET])


def test_verify_looks_at_nothing_that_nobody_is_shown(kept: Any) -> None:
    RenderedReview.objects.update(sequence=0)
    assert found_by_verify() == set()
