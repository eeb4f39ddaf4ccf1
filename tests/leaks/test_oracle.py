"""Nobody can ask a site for what is hidden: two that differ in nothing else answer the same, to the byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import ndiff
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.db import transaction
from django.test import Client
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.images import get_image_model
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page

from tests import factories
from tests.api.conftest import needs_v3
from tests.leaks import catalogue
from tests.leaks.channels import CHANNELS, HAS_V3, Answer, answer_of
from tests.leaks.twins import NOW, ONE, OPEN, OTHER, REVIEWS, body_with, site_with, with_ids
from wagtail_filmreview import conf
from wagtail_filmreview.api.asked import ListParameters, encoded
from wagtail_filmreview.api.mirrored import token_of
from wagtail_filmreview.pages.models import FilmReviewPage
from wagtail_filmreview.representations.store.mirroring import Place
from wagtail_filmreview.representations.store.orders import NEWEST_FIRST, ORDERS

Query = dict[str, str]
TYPE = "wagtail_filmreview_pages.FilmReviewPage"

# Each site has both secrets, in different places: to ask for the one is to ask for the other.
GUESSES = ONE.words
SEARCHES = [
    *GUESSES,
    OTHER.text,
    # Beginnings, other cases, and in company of what everybody may find.
    *(guess for secret in (ONE, OTHER) for guess in (secret.text[:5], secret.text.upper())),
    *(f"clerk {secret.text}" for secret in (ONE, OTHER)),
    "clerk",
    "Spoiler ending",
    "lets go",
]
# What a parameter is asked that says which pages, not what is in them.
ASKED: dict[str, list[str]] = {
    "limit": ["1", "2"],
    "offset": ["1", "2"],
    "page": ["2"],
    "type": [TYPE, "wagtailcore.Page", "tests.FestivalReviewPage"],
    "child_of": ["root", "{index}", str(REVIEWS[0])],
    "descendant_of": ["root", "{index}", str(REVIEWS[0])],
    "ancestor_of": [str(REVIEWS[0]), str(REVIEWS[2])],
    "translation_of": [str(REVIEWS[0])],
    "locale": ["en"],
    "site": ["localhost"],
    "format": ["json", "api"],
    "fields": ["*", "_", "review_body", "-review_body", "body", "_,review_body(text)"],
    "rich_text_format": ["html", "db_html", "markdown", "db_markdown"],
    "search_operator": ["or", "and"],
    "spoilers": ["none"],
    "_": ["1"],
    "search": SEARCHES,
    # What filters of ours are asked: whatever is hidden on the one site and not on the other.
    "film": [str(catalogue.FILM), "0"],
    "person": [
        *(str(secret.person.key) for secret in (ONE, OTHER)),
        *(name for secret in (ONE, OTHER) for name in secret.person.words.values()),
        str(OPEN.key),
    ],
    "genre": ["comedy", "1"],
    "advisory": [*(str(secret.category.key) for secret in (ONE, OTHER)), "gore"],
    "recommendation": ["recommended", "mixed"],
    "score_min": ["0", "60", "61"],
    "score_max": ["59", "60"],
    "year_min": ["1900"],
    "year_max": ["1900", "2100"],
    "cursor": [encoded((NOW.isoformat(), pk), NEWEST_FIRST) for pk in REVIEWS],
    "imdb_id": ["tt0000001"],
    "tmdb_id": ["1"],
    "kind": ["feature", "short"],
    "role": ["actor"],
    "reviewer": [str(OPEN.key), *(str(secret.person.key) for secret in (ONE, OTHER))],
    "production_country": ["KR", "FR"],
    "exclude_advisory": ["violence", "violence:strong"],
    "unassessed": ["include"],
    "watch": ["stream"],
    "service": ["1"],
    "watch_country": ["KR"],
    "audio_description": ["true", "false"],
    "published_after": [NOW.isoformat(), "2020-01-01"],
    "published_before": [NOW.isoformat(), "2020-01-01"],
    "since": ["", "nonsense", token_of(Place(1, "x", 1, 1))],
}
OF_A_GENERATION = re.compile(r"/film-reviews/((facets|changes|\d+/related)/)?\?")
PLACE = re.compile(r'"next":"[\w-]+"')
# Random is random, whatever is hidden.
ORDERS_OF_NO_COLUMN = ["random"]


def lookups() -> Iterator[str]:
    """Every name that could be taken for a column, whether an API takes it or not."""
    for model_field in FilmReviewPage._meta.get_fields():
        yield model_field.name
    for path in ("body", "film__credits__person__name", "film__credits__character", "review_body"):
        yield from (path, f"{path}__contains", f"{path}__icontains", f"{path}__startswith")


def stored() -> list[str]:
    """A whole body as it is in the database, for whoever guesses it all."""
    return [json.dumps(with_ids(body_with(secret, "ending"), REVIEWS[0])) for secret in (ONE, OTHER)]


def of_pages(known: set[str], columns: set[str]) -> Iterator[Query]:
    """Every way of asking a list of pages: known parameters, then any column to filter and order by."""
    undecided = known - set(ASKED) - {"order"}
    assert not undecided, f"decide what is asked of {sorted(undecided)}"
    for name in sorted(known - {"order"}):
        for value in ASKED[name]:
            yield {"type": TYPE, name: value}
    for search in SEARCHES:
        yield {"search": search}
        yield {"type": TYPE, "search": search, "search_operator": "or"}
    for column in sorted(columns):
        for order in (column, f"-{column}"):
            yield {"type": TYPE, "order": order}
            yield {"type": TYPE, "search": "clerk", "order": order}
        yield {"order": column}
    for column in sorted({*columns, *lookups()}):
        yield {"type": TYPE, "order": f"-{column}"}
        yield {"type": TYPE, column: ONE.text}
    for column in ("body", "review_body"):
        yield from ({"type": TYPE, column: value} for value in stored())


def v2_queries() -> Iterator[tuple[str, Query]]:
    columns = set(PagesAPIViewSet.get_available_fields(FilmReviewPage, db_fields_only=True))
    columns |= set(PagesAPIViewSet.get_available_fields(Page, db_fields_only=True))
    for query in of_pages(set(PagesAPIViewSet.known_query_parameters), columns):
        yield "/api/v2/pages/", query
    for name in ImagesAPIViewSet.known_query_parameters - {"order"}:
        for value in ASKED[name]:
            yield "/api/v2/images/", {name: value}
    yield from of_ours("/api/v2/film-reviews/", {"format", "_", *ListParameters.model_fields})


def of_ours(address: str, known: set[str]) -> Iterator[tuple[str, Query]]:
    """Each of our own parameters, alone and with each hidden thing; all others are refused."""
    undecided = known - set(ASKED) - {"order"}
    assert not undecided, f"decide what is asked of {sorted(undecided)}"
    for name in sorted(known - {"order"}):
        for value in ASKED[name]:
            yield address, {name: value}
    for order in ORDERS:
        yield address, {"order": order}
        yield address, {"order": order, "search": "clerk"}
    for secret in (ONE, OTHER):
        for role in ("actor", "director", "writer"):
            yield address, {"person": str(secret.person.key), "role": role}
    for name in ("order", "body", "exclude_advisory", "film__title"):
        yield address, {name: ONE.text}


def v3_queries() -> Iterator[tuple[str, Query]]:
    from wagtail.api.v3.api import api
    from wagtail.api.v3.schemas.pages import BASE_PAGE_READ_FIELDS

    described = api.get_openapi_schema()["paths"]

    def known(address: str) -> set[str]:
        return {parameter["name"] for parameter in described[address]["get"]["parameters"]}

    for query in of_pages(known("/api/v3/pages/"), set(BASE_PAGE_READ_FIELDS)):
        yield "/api/v3/pages/", query
    for name in sorted(known("/api/v3/images/") - {"order"}):
        for value in ASKED[name]:
            yield "/api/v3/images/", {name: value}
    for address in ("", "facets/", "changes/"):
        yield from of_ours(f"/api/v3/film-reviews/{address}", known(f"/api/v3/film-reviews/{address}"))
    related = "/api/v3/film-reviews/{review_id}/related/"
    for pk in REVIEWS:
        asked = known(related) - {"review_id"}
        yield from of_ours(related.replace("{review_id}", str(pk)), asked)


def everything(index: Any) -> list[str]:
    """Every question, as an address."""
    questions = list(v2_queries())
    if HAS_V3:
        questions += v3_queries()
    for search in SEARCHES:
        questions.append(("/search/", {"query": search}))
    addresses = [f"{address}?{urlencode(query)}" for address, query in questions]
    addresses = [address.replace("%7Bindex%7D", str(index.pk)) for address in addresses]
    pages = FilmReviewPage(pk=REVIEWS[0]), FilmReviewPage(pk=REVIEWS[2])
    for page in pages:
        page.url_path = "/"
        addresses += [
            f"{channel.address(page)}?{urlencode(channel.query)}"
            for channel in CHANNELS
            if channel.name not in WITH_A_PAGE
        ]
    addresses += ["/reviews/", "/reviews/feed/", *(f"/reviews/review-{at}/" for at in range(3))]
    return list(dict.fromkeys(addresses))


# Addresses of these are made from a page in the tree; they are named above.
WITH_A_PAGE = {"page", "index page", "feed"}


def ask(addresses: list[str]) -> dict[str, Answer]:
    """What comes back, an error of the server's own included: some of Wagtail's filters give one."""
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    answers = {}
    for address in addresses:
        with transaction.atomic():
            answers[address] = without_generation(address, answer_of(client.get(address)))
            # What a database refuses would stop all that comes after.
            transaction.set_rollback(True)
    return answers


def without_generation(address: str, answer: Answer) -> Answer:
    """The answer without what is made of a generation: chance names it, whenever anything changes.

    Nor is it of interest that one site was made before the other.
    """
    passing = ("ETag:", "Last-Modified:") if OF_A_GENERATION.search(address) else ("Last-Modified:",)
    headers = [line for line in answer.headers.splitlines() if not line.startswith(passing)]
    if len(passing) == 1:
        return replace(answer, headers="\n".join(headers))
    return replace(answer, headers="\n".join(headers), body=PLACE.sub("", answer.body))


def alike_in(reviews: list[Any]) -> set[str]:
    """The columns by which these reviews cannot be told apart."""
    columns = [field.attname for field in FilmReviewPage._meta.concrete_fields]
    rows = FilmReviewPage.objects.filter(pk__in=[review.pk for review in reviews]).values(*columns)
    alike = {name for name in columns if len({str(row[name]) for row in rows}) < len(reviews)}
    return alike | {name.removesuffix("_id") for name in alike}


def in_any_order(answers: dict[str, Answer], columns: set[str]) -> dict[str, Answer]:
    """The answers, and those that are ordered by one of these columns as if they were in no order.

    What is alike in a column comes in the order in which the database finds it, from one run to the next.
    """
    return {
        # Brackets apart: whichever row comes last has that of the list behind it.
        address: replace(answer, body="\n".join(sorted(re.split(r"[,\[\]{}\n]", answer.body))))
        if parse_qs(urlsplit(address).query).get("order", [""])[0].lstrip("-") in columns
        else answer
        for address, answer in answers.items()
    }


def differing(one: dict[str, Answer], other: dict[str, Answer]) -> dict[str, list[str]]:
    """The lines by which answers can be told apart, by address."""
    return {
        address: [
            line
            for line in ndiff(
                f"{one[address].status}\n{one[address].text}".splitlines(),
                f"{other[address].status}\n{other[address].text}".splitlines(),
            )
            if line[0] in "+-"
        ]
        for address in one
        if one[address] != other[address]
    }


@pytest.fixture
def reviews(film: Any, index: Any, settings: Any) -> Any:
    """An index page, and what the twins have in common."""
    # Or the cookie of a form says when it ends, to the second.
    settings.CSRF_COOKIE_AGE = None
    index.first_published_at = index.last_published_at = None
    index.save()
    # A file that is drawn twice gets another name the second time.
    everybodys = get_image_model().objects.get(pk=catalogue.IMAGES[4].key)
    everybodys.get_renditions("max-1200x1200", *conf.renditions("body").values())
    return index


def test_two_sites_that_differ_in_what_is_hidden_answer_the_same(reviews: Any) -> None:
    addresses = everything(reviews)
    with site_with(reviews, ONE, OTHER) as pages:
        alike = alike_in(pages)
        answers = in_any_order(ask(addresses), alike)
    with site_with(reviews, OTHER, ONE):
        others = in_any_order(ask(addresses), alike)
    assert not {"published_on", "title", "slug", "id"} & alike
    assert differing(answers, others) == {}
    assert sum(answer.status == 200 for answer in answers.values()) > 200


@pytest.mark.parametrize(
    "address", ["/api/v2/film-reviews/", pytest.param("/api/v3/film-reviews/", marks=needs_v3)]
)
def test_whoever_asks_for_everything_finds_as_much_in_the_same_order(reviews: Any, address: str) -> None:
    """At a level that shows the secrets the cards differ, but not which there are."""
    queries: list[Query] = [{}, {"limit": "1"}, {"limit": "1", "offset": "1"}, {"offset": "2"}]
    addresses = [f"{address}?{urlencode({**query, 'spoilers': 'ending'})}" for query in queries]

    def outline(answer: Answer) -> Any:
        found = json.loads(answer.body)
        return answer.status, found.get("count"), found.get("meta"), [item["id"] for item in found["items"]]

    with site_with(reviews, ONE, OTHER):
        answers = ask(addresses)
    with site_with(reviews, OTHER, ONE):
        others = ask(addresses)
    assert answers != others
    assert [outline(answers[one]) for one in addresses] == [outline(others[one]) for one in addresses]


def test_the_questions_would_tell_what_is_not_hidden(reviews: Any) -> None:
    """The same two sites with everything open, so that what is asked can be seen to be heard."""
    addresses = [
        "/reviews/review-0/",
        f"/search/?query={ONE.text}",
        f"/api/v2/pages/?search={ONE.text}",
        *([f"/api/v3/pages/?search={ONE.text}"] if HAS_V3 else []),
    ]
    assert set(addresses) <= set(everything(reviews))
    with site_with(reviews, ONE, OTHER, level="none"):
        answers = ask(addresses)
    with site_with(reviews, OTHER, ONE, level="none"):
        others = ask(addresses)
    assert set(differing(answers, others)) == set(addresses)


def test_a_festivals_own_reviews_are_no_different(reviews: Any) -> None:
    """A site's own class has the same API fields; what it adds is its own."""
    review = factories.FestivalReviewPageFactory(parent=reviews)
    added = {field.name for field in review.api_fields} - {field.name for field in FilmReviewPage.api_fields}
    assert added == set()
