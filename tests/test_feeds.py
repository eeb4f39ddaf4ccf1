"""The feed of an index page: an Atom document that knows what everybody may read."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from tests import bodies, factories
from tests.blocks import strategies
from wagtail_filmreview.feeds import ReviewsFeed
from wagtail_filmreview.models import GenreText
from wagtail_filmreview.pages.models import FilmReviewIndexPage, FilmReviewPage

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
WHEN = datetime(2023, 4, 1, 12, 0, tzinfo=UTC)


def get(client: Client, address: str = "/reviews/feed/", **given: Any) -> Any:
    response = client.get(address, headers={"host": "localhost"}, **given)
    assert response.status_code == 200
    return response


def parse(response: Any) -> Any:
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own answer


def texts(element: Any, path: str) -> list[str]:
    return [found.text for found in element.findall(path.replace("@", ATOM))]


def titles(client: Client) -> list[str]:
    return texts(parse(get(client)), "@entry/@title")


def make_review(index: Any, **given: Any) -> Any:
    return factories.FilmReviewPageFactory(parent=index, **{"published_on": WHEN, **given})


# -- the document ----------------------------------------------------------------------------------


def test_a_feed(index: Any, site: Any, client: Client) -> None:
    site.site_name = "Changeover"
    site.save()
    film = factories.FilmFactory(
        genres=[factories.GenreFactory(name="Comedy"), factories.GenreFactory(name="Slapstick")]
    )
    review = factories.publish(
        make_review(
            index,
            title="Hanging on",
            slug="hanging-on",
            film=film,
            standfirst="A clock & a <clerk>.",
            reviewers=[factories.PersonFactory(name="Ingrid Vale"), factories.PersonFactory(name="Ito")],
            live=False,
        )
    )
    response = get(client)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = parse(response)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert texts(feed, "@title") == ["Reviews"]
    assert texts(feed, "@author/@name") == ["Changeover"]
    assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {
        "alternate": "http://localhost/reviews/",
        "self": "http://localhost/reviews/feed/",
    }
    [entry] = feed.findall(f"{ATOM}entry")
    assert texts(entry, "@title") == ["Hanging on"]
    assert entry.find(f"{ATOM}link").get("href") == "http://localhost/reviews/hanging-on/"
    assert texts(entry, "@summary") == ["A clock & a <clerk>."]
    assert entry.find(f"{ATOM}summary").get("type") is None  # which is plain text
    assert texts(entry, "@author/@name") == ["Ingrid Vale", "Ito"]
    assert [term.get("term") for term in entry.findall(f"{ATOM}category")] == ["Comedy", "Slapstick"]
    assert texts(entry, "@published") == ["2023-04-01T12:00:00+00:00"]
    assert texts(entry, "@updated") == [review.last_published_at.isoformat()]
    assert texts(feed, "@updated") == [review.last_published_at.isoformat()]
    assert texts(entry, "@id")[0].startswith("urn:uuid:")


def test_a_review_without_anything_is_an_entry_all_the_same(index: Any, client: Client) -> None:
    review = make_review(index, title="Bare")
    FilmReviewPage.objects.filter(pk=review.pk).update(film=None, published_on=None)
    [entry] = parse(get(client)).findall(f"{ATOM}entry")
    assert {child.tag.removeprefix(ATOM) for child in entry} == {"title", "link", "id", "updated"}


def test_an_empty_feed_is_the_same_from_one_moment_to_the_next(index: Any, client: Client) -> None:
    first, second = get(client), get(client)
    assert first.content == second.content
    assert parse(first).findall(f"{ATOM}entry") == []


def test_an_entry_keeps_its_id_when_its_address_changes(index: Any, client: Client) -> None:
    review = make_review(index, slug="before")
    before = texts(parse(get(client)), "@entry/@id")
    review.slug = "after"
    review.save()
    assert texts(parse(get(client)), "@entry/@id") == before


def test_a_feed_is_in_the_language_of_its_index(index: Any, client: Client) -> None:
    german = factories.LocaleFactory(language_code="de")
    genre = factories.GenreFactory(name="Comedy")
    GenreText.objects.create(genre=genre, locale=german, name="Komödie")
    review = make_review(index, film=factories.FilmFactory(genres=[genre]), live=True)
    factories.home_page().copy_for_translation(german)
    translated = index.copy_for_translation(german)
    translation = review.copy_for_translation(german)
    for page in (translation.get_parent().get_parent(), translated, translation):
        page.specific.save_revision().publish()
    request = RequestFactory().get("/", headers={"host": "localhost"})
    feed = parse(ReviewsFeed(FilmReviewIndexPage.objects.get(pk=translated.pk), request).response())
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    [entry] = feed.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}category").get("term") == "Komödie"
    assert texts(entry, "@id") != texts(parse(get(client)), "@entry/@id")


# -- who is in it ----------------------------------------------------------------------------------


def test_it_has_the_newest_public_reviews_of_every_class(index: Any, home: Any, client: Client) -> None:
    make_review(index, title="Older")
    factories.FestivalReviewPageFactory(
        parent=index, title="Of the site's own class", published_on=WHEN + timedelta(days=1)
    )
    make_review(index, title="Draft", live=False)
    make_review(home, title="Elsewhere")
    private = make_review(index, title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert titles(client) == ["Of the site's own class", "Older"]
    client.force_login(factories.AdminFactory())
    assert titles(client) == ["Of the site's own class", "Older"]


def test_it_has_so_many_and_no_more(index: Any, client: Client, monkeypatch: Any) -> None:
    for number in range(4):
        make_review(index, title=f"Review {number}", published_on=WHEN + timedelta(days=number))
    monkeypatch.setattr(ReviewsFeed, "size", 3)
    assert titles(client) == ["Review 3", "Review 2", "Review 1"]


@pytest.mark.parametrize("restriction", ["login", "password"])
def test_whoever_may_not_see_the_index_does_not_see_its_feed(
    index: Any, client: Client, restriction: str
) -> None:
    make_review(index, title="Behind the door")
    PageViewRestriction.objects.create(page=index, restriction_type=restriction, password="x")
    response = client.get("/reviews/feed/", headers={"host": "localhost"})
    assert b"Behind the door" not in response.content
    assert response.get("Content-Type") != "application/atom+xml; charset=utf-8"


# -- where it is -----------------------------------------------------------------------------------


def test_the_index_names_it(index: Any, client: Client) -> None:
    html = get(client, "/reviews/").content.decode()
    assert re.search(
        r'<link rel="alternate" type="application/atom\+xml" title="Reviews" href="http://localhost/reviews/feed/">',
        html,
    )
    assert "/feed/" in index.get_cached_paths()


@pytest.mark.parametrize("address", ["/reviews/feed/more/", "/reviews/feeds/", "/feed/"])
def test_it_is_nowhere_else(index: Any, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_index_that_is_not_live_has_none(index: Any, client: Client) -> None:
    index.unpublish()
    assert client.get("/reviews/feed/").status_code == 404


def test_a_page_of_that_name_goes_first(index: Any, client: Client) -> None:
    page = make_review(index, title="A review of Feed (2017)", slug="feed")
    assert "A review of Feed (2017)" in get(client).content.decode()
    page.unpublish()
    assert titles(client) == []


def test_a_site_can_do_without(index: Any, client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(FilmReviewIndexPage, "feed_class", "")
    assert client.get("/reviews/feed/").status_code == 404
    assert b"atom+xml" not in get(client, "/reviews/").content
    assert "/feed/" not in index.get_cached_paths()


class LoudFeed(ReviewsFeed):
    def entry(self, review: Any) -> dict[str, Any]:
        return {**super().entry(review), "title": review.title.upper()}


def test_a_site_can_have_one_of_its_own(index: Any, client: Client, monkeypatch: Any) -> None:
    make_review(index, title="Hanging on")
    monkeypatch.setattr(FilmReviewIndexPage, "feed_class", f"{__name__}.LoudFeed")
    assert titles(client) == ["HANGING ON"]


def test_the_index_itself_and_its_preview_are_pages_still(index: Any, client: Client) -> None:
    make_review(index, title="Hanging on")
    assert "<h1" in get(client, "/reviews/").content.decode()
    preview = index.make_preview_request()
    assert "<h1" in preview.content.decode()


def test_who_has_it_already_is_told_so(index: Any, client: Client) -> None:
    review = make_review(index, title="Hanging on")
    etag = get(client)["ETag"]
    again = {"host": "localhost", "if-none-match": etag}
    assert client.get("/reviews/feed/", headers=again).status_code == 304
    review.unpublish()
    assert client.get("/reviews/feed/", headers=again).status_code == 200


# -- what is not in it -----------------------------------------------------------------------------


@pytest.mark.parametrize("level", ["none", "mild", "major", "ending"])
def test_no_level_changes_it(index: Any, client: Client, level: str) -> None:
    person = factories.PersonFactory(name="The ghost")
    film = factories.FilmFactory()
    factories.FilmCreditFactory(film=film, person=person, role="director", spoiler_level="mild")
    review = make_review(
        index,
        film=film,
        body=[bodies.heading("He lets go", "mild"), bodies.paragraph("Not even what is no spoiler.")],
    )
    plain = get(client)
    asked = get(client, data={"spoilers": level, "p": "2"})
    assert asked.content == plain.content
    assert asked["ETag"] == plain["ETag"]
    for word in (b"ghost", b"lets go", b"Not even"):
        assert word not in plain.content
    review.body = []
    review.save()
    assert get(client).content == plain.content


NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=strategies.texts() | st.text(min_size=1), body=strategies.bodies())
def test_whatever_the_words_the_feed_can_be_read(text: str, body: Any, catalogue: Any, index: Any) -> None:
    class Feed(ReviewsFeed):
        def reviews(self) -> list[Any]:
            page = FilmReviewPage(
                title=text, standfirst=text, slug="any", film=catalogue.film, locale=index.locale
            )
            page.url_path = "/home/reviews/any/"
            page.bylines = [("person", catalogue.people[0])]
            page.body = body
            return [page]

    index.title = catalogue.people[0].name = text
    request = RequestFactory().get("/", headers={"host": "localhost"})
    feed = parse(Feed(index, request).response())
    # An XML reader takes any end of a line for a line feed.
    readable = re.sub("\r\n?", "\n", NOT_XML.sub("", text)) or None
    assert texts(feed, "@title") == [readable]
    for path in ("@title", "@author/@name"):
        assert texts(feed, f"@entry/{path}") == [readable]
    assert texts(feed, "@entry/@summary") == ([readable] if readable else [])


# -- what it costs ---------------------------------------------------------------------------------


def queries(client: Client) -> int:
    get(client)
    with CaptureQueriesContext(connection) as captured:
        get(client)
    return len(captured)


def test_it_costs_the_same_however_many_reviews_it_has(index: Any, client: Client) -> None:
    def add() -> None:
        film = factories.FilmFactory(
            poster=factories.ImageFactory(), genres=[factories.GenreFactory(), factories.GenreFactory()]
        )
        factories.FilmCreditFactory(film=film)
        factories.FilmReviewPageFactory(
            parent=index,
            film=film,
            hero_image=factories.ImageFactory(),
            reviewers=[factories.PersonFactory(), factories.PersonFactory()],
        )

    add()
    add()
    few = queries(client)
    for _review in range(4):
        add()
    assert queries(client) == few <= 26
