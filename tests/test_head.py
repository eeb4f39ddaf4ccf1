"""The head of a page, and the sitemap: what others show of a review before anybody has opened it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import Client
from wagtail.models import PageViewRestriction

from tests import bodies, factories
from wagtail_filmreview.pages.models import FilmReviewPage
from wagtail_filmreview.vocabulary import SpoilerLevel

pytestmark = pytest.mark.django_db
WHEN = datetime(2023, 4, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def review(index: Any, site: Any) -> Any:
    """A published review with something at every level."""
    site.site_name = "Changeover"
    site.save()
    return factories.publish(
        factories.FilmReviewPageFactory(
            parent=index,
            title="Hanging “on” & <on>",
            slug="hanging-on",
            standfirst="A clock, a clerk.",
            hero_image=factories.ImageFactory(title="A man on a clock"),
            published_on=WHEN,
            live=False,
            body=[
                bodies.synopsis(
                    bodies.section("He starts.", "mild"), bodies.section("He lets go.", "ending")
                ),
                bodies.paragraph('He <span data-spoiler="major">hesitates</span>.'),
            ],
        )
    )


def head(client: Client, address: str = "/reviews/hanging-on/", **query: str) -> Any:
    response = client.get(address, query, headers={"host": "localhost"})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").head


def metas(head: Any) -> dict[str, str]:
    """Content by name or property; each stands there once."""
    found = [(tag.get("property") or tag.get("name"), tag.get("content")) for tag in head.find_all("meta")]
    assert len(dict(found)) == len(found)
    return {name: content for name, content in found if name}


def links(head: Any, rel: str) -> list[str]:
    return [tag["href"] for tag in head.find_all("link", rel=rel)]


def test_a_review_can_be_shared(review: Any, client: Client) -> None:
    shown = metas(head(client))
    assert "fill-1200x630" in shown.pop("og:image")
    assert shown == {
        "description": "A clock, a clerk.",
        "og:type": "article",
        "og:title": "Hanging “on” & <on>",
        "og:description": "A clock, a clerk.",
        "og:url": "http://localhost/reviews/hanging-on/",
        "og:site_name": "Changeover",
        "og:image:width": "800",
        "og:image:height": "420",
        "og:image:alt": "A man on a clock",
        "article:published_time": "2023-04-01T12:00:00+00:00",
        "article:modified_time": review.last_published_at.isoformat(),
        "twitter:card": "summary_large_image",
    }


def test_the_image_has_the_address_of_the_site_not_of_its_desk(
    review: Any, client: Client, settings: Any
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://desk.example"
    assert metas(head(client))["og:image"].startswith("http://localhost/media/")


def test_a_review_of_few_words_says_nothing_empty(index: Any, client: Client) -> None:
    factories.FilmReviewPageFactory(parent=index, title="Bare", slug="hanging-on", live=True)
    shown = metas(head(client))
    assert set(shown) == {
        *("og:type", "og:title", "og:url", "og:site_name", "article:published_time", "twitter:card"),
    }
    assert shown["og:site_name"] == "localhost"
    assert shown["twitter:card"] == "summary"


def test_what_editors_write_for_search_engines_goes_first(review: Any, client: Client) -> None:
    review.seo_title, review.search_description = "Safety Last!, reviewed", "A man, a clock."
    review.save()
    shown = metas(head(client))
    assert shown["og:title"] == "Safety Last!, reviewed"
    assert shown["og:description"] == "A man, a clock."
    # A site's base.html prints the search description; a second one would contradict it.
    assert "description" not in shown


@pytest.mark.parametrize("level", [level for level in SpoilerLevel if level is not SpoilerLevel.NONE])
def test_a_level_changes_nothing_but_that_no_search_engine_keeps_it(
    review: Any, client: Client, level: SpoilerLevel
) -> None:
    plain, asked = head(client), head(client, spoilers=level.value)
    robots = asked.find("meta", attrs={"name": "robots"}).extract()
    assert robots["content"] == "noindex"
    assert plain.find("meta", attrs={"name": "robots"}) is None
    assert [str(tag) for tag in asked.find_all(True)] == [str(tag) for tag in plain.find_all(True)]
    assert links(asked, "canonical") == ["http://localhost/reviews/hanging-on/"]


def test_an_index(review: Any, client: Client) -> None:
    shown = head(client, "/reviews/")
    assert metas(shown) == {
        "og:type": "website",
        "og:title": "Reviews",
        "og:url": "http://localhost/reviews/",
        "og:site_name": "Changeover",
    }
    assert links(shown, "canonical") == ["http://localhost/reviews/"]
    assert links(shown, "alternate") == ["http://localhost/reviews/feed/"]
    assert shown.find("script", type="application/ld+json") is None


def test_a_later_page_of_an_index_does_not_pass_for_the_first(review: Any, client: Client) -> None:
    assert links(head(client, "/reviews/", p="2"), "canonical") == []
    assert links(head(client, "/reviews/", p="1"), "canonical") == ["http://localhost/reviews/"]
    assert links(head(client, p="2"), "canonical") == ["http://localhost/reviews/hanging-on/"]


def test_a_page_of_the_site_that_is_no_page_of_wagtail_has_a_head_too() -> None:
    assert "filmreview.css" in render_to_string("wagtail_filmreview/base.html", {})


def test_a_preview_of_what_was_never_saved(index: Any, rf: Any) -> None:
    page = FilmReviewPage(title="New", slug="new", standfirst="A clock.", film=factories.FilmFactory())
    page.set_url_path(index)
    page.locale = index.locale
    html = page.make_preview_request(original_request=rf.get("/", headers={"host": "localhost"})).content
    assert b"A clock." in html
    assert b"application/ld+json" in html


# -- sitemap ---------------------------------------------------------------------------------------


def test_the_sitemap_has_public_reviews_at_their_plain_addresses(
    review: Any, index: Any, client: Client
) -> None:
    factories.FestivalReviewPageFactory(parent=index, slug="festival")
    factories.FilmReviewPageFactory(parent=index, slug="draft", live=False)
    private = factories.FilmReviewPageFactory(parent=index, slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    response = client.get("/sitemap.xml", {"spoilers": "ending"}, headers={"host": "localhost"})
    assert response.status_code == 200
    urls = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
    addresses = [loc.text.removeprefix("http://localhost") for loc in urls.findall("{*}url/{*}loc")]
    assert sorted(addresses) == [
        "/",
        "/reviews/",
        "/reviews/festival/",
        "/reviews/hanging-on/",
    ]
