"""Every endpoint can be asked whether it has anything new, and says how its answers may be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests import bodies, factories
from tests.api.conftest import HAS_V3
from wagtail_filmreview.models import FilmText

LEVELS = ("none", "mild", "major", "ending")
LOCALES = ("en", "de", "fr")


@dataclass(frozen=True)
class Endpoint:
    """An address, with ``{review}``, ``{film}`` and ``{person}`` for ids, and what its answers depend on."""

    path: str
    dated: bool = False
    """Whether it is known since when the answer is what it is."""
    levels: Sequence[str] = ()
    locales: Sequence[str] = ()
    redirects: bool = False


REVIEWS = (
    Endpoint("film-reviews/", dated=True, levels=LEVELS, locales=LOCALES),
    Endpoint("film-reviews/?search=harbour", levels=LEVELS, locales=LOCALES),
    Endpoint("film-reviews/?limit=1&fields=title", dated=True, levels=LEVELS),
    Endpoint("film-reviews/{review}/", dated=True, levels=LEVELS),
)
FILMS = (Endpoint("films/", locales=LOCALES), Endpoint("films/{film}/", locales=LOCALES))
ONLY_V2 = (Endpoint("film-reviews/find/?html_path=/reviews/harbour/", redirects=True),)
ONLY_V3 = (
    Endpoint("film-reviews/find/?html_path=/reviews/harbour/", dated=True, levels=LEVELS),
    Endpoint("film-reviews/facets/", dated=True, locales=LOCALES),
    Endpoint("film-reviews/facets/?search=harbour", locales=LOCALES),
    Endpoint("film-reviews/{review}/related/", dated=True, levels=LEVELS),
    Endpoint("film-reviews/changes/", dated=True),
    Endpoint("film-reviews/openapi.json"),
    Endpoint("films/{film}/contains/violence/"),
    Endpoint("people/", locales=LOCALES),
    Endpoint("people/{person}/", locales=LOCALES),
    Endpoint("genres/", locales=LOCALES),
    Endpoint("vocabulary/", locales=LOCALES),
)
ENDPOINTS = [("/api/v2/", one) for one in (*REVIEWS, *FILMS, *ONLY_V2)]
if HAS_V3:
    ENDPOINTS += [("/api/v3/", one) for one in (*REVIEWS, *FILMS, *ONLY_V3)]
BY_NAME = [pytest.param(*one, id=f"{one[0][5:7]} {one[1].path}") for one in ENDPOINTS]


class Asking:
    """Asks one endpoint as a client does that is logged in, which must make no difference."""

    def __init__(self, api: str, endpoint: Endpoint, ids: dict[str, int]) -> None:
        self._address = api + endpoint.path.format(**ids)
        self._client = Client()
        self._client.force_login(factories.AdminFactory())

    def __call__(self, method: str = "get", more: str = "", **headers: str) -> Any:
        address = f"{self._address}{'&' if '?' in self._address else '?'}{more}" if more else self._address
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return getattr(self._client, method)(address, headers={"host": "localhost", **named})


@pytest.fixture(scope="module")
def made(shared_database: None) -> dict[str, int]:
    index = factories.FilmReviewIndexPageFactory(title="Reviews", slug="reviews")
    person, genre = factories.PersonFactory(), factories.GenreFactory(name="Noir")
    film = factories.FilmFactory(genres=[genre])
    factories.FilmCreditFactory(film=film, person=person, role="director")
    # Enough of it to be worth compressing.
    FilmText.objects.create(film=film, locale=factories.LocaleFactory(), title="Umweg", logline="x" * 300)
    reviews = [
        factories.publish(
            factories.FilmReviewPageFactory(
                parent=index,
                live=False,
                film=film,
                title=f"{slug.title()} {'and again ' * 10}",
                slug=slug,
                reviewers=[person],
                body=[bodies.advisories(bodies.advisory("violence"))],
            )
        )
        for slug in ("harbour", "another-harbour")
    ]
    return {"review": reviews[0].pk, "film": film.pk, "person": person.pk}


@pytest.fixture
def ids(made: dict[str, int], db: None) -> dict[str, int]:
    return made


def test_no_endpoint_is_left_out() -> None:
    """Whoever adds one adds it here."""
    if not HAS_V3:
        pytest.skip("Wagtail has API v3 from 8.0 on")
    from wagtail_filmreview.api.v3 import ROUTERS

    known = {one.path.partition("?")[0] for one in (*REVIEWS, *FILMS, *ONLY_V3)}
    ours = {
        (prefix.strip("/") + path).replace("_id}", "}").replace("{category}", "violence")
        for prefix, router in ROUTERS.items()
        for path in router.path_operations
    }
    assert ours == known | {"film-reviews/preview/"}  # which nobody is to keep: see test_drafts


@pytest.mark.parametrize(("api", "endpoint"), BY_NAME)
def test_what_a_client_has_is_not_sent_again(
    api: str, endpoint: Endpoint, ids: dict[str, int], filmreview_settings: Any, settings: Any
) -> None:
    filmreview_settings(CACHE_CONTROL="public, max-age=60")
    ask = Asking(api, endpoint, ids)
    fresh, head = ask(), ask("head")
    assert (head.status_code, head.content) == (fresh.status_code, b"")
    # Nobody's session decides, and no language of a browser does.
    assert {"Cookie", "Accept-Language"}.isdisjoint(fresh.get("Vary", "").split(", "))
    assert fresh["Cache-Control"] == head["Cache-Control"] == "public, max-age=60"
    if endpoint.redirects:
        assert fresh.status_code == 302
        return
    assert fresh.status_code == 200, fresh.content
    assert dict(head.headers) == dict(fresh.headers)
    tag = fresh["ETag"]
    assert tag.startswith('"')
    assert ("Last-Modified" in fresh) == endpoint.dated
    if endpoint.dated:
        last = fresh["Last-Modified"]
        assert parsedate_to_datetime(last) <= timezone.now()
        assert ask(if_modified_since=last).status_code == 304
        assert ask(if_modified_since=last, if_none_match='"another"').status_code == 200
        for date in ("Sat, 01 Jan 2000 00:00:00 GMT", "yesterday"):
            assert ask(if_modified_since=date).content == fresh.content

    for known in (tag, f"W/{tag}", f'"another", {tag}', "*"):
        for method in ("get", "head"):
            again = ask(method, if_none_match=known)
            assert (again.status_code, again.content) == (304, b""), (method, known)
            # What would have stood in the whole answer about keeping it.
            names = ("ETag", "Cache-Control", "Vary")
            assert [again.get(name) for name in names] == [fresh.get(name) for name in names]
    assert ask(if_none_match='"another"').content == fresh.content

    settings.MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *settings.MIDDLEWARE]
    ask = Asking(api, endpoint, ids)  # a client keeps the middleware that it began with
    small = ask(accept_encoding="gzip")
    if len(fresh.content) >= 1000:  # Django adds a random number of bytes, and sends the smaller one
        assert (small["Content-Encoding"], small["ETag"]) == ("gzip", f"W/{tag}")
        assert "Accept-Encoding" in small["Vary"]
    assert ask(accept_encoding="gzip", if_none_match=small["ETag"]).status_code == 304


@pytest.mark.parametrize(("api", "endpoint"), BY_NAME)
def test_each_level_and_each_language_has_a_tag_of_its_own(
    api: str, endpoint: Endpoint, ids: dict[str, int], filmreview_settings: Any
) -> None:
    filmreview_settings(CACHE_CONTROL="")
    ask = Asking(api, endpoint, ids)
    assert "Cache-Control" not in ask()
    for name, values in (("spoilers", endpoint.levels), ("locale", endpoint.locales)):
        answers = {value: ask(more=f"{name}={value}") for value in values}
        assert {answer.status_code for answer in answers.values()} <= {200}
        assert len({answer["ETag"] for answer in answers.values()}) == len(values)
        for value, answer in answers.items():
            for other in values:
                again = ask(more=f"{name}={other}", if_none_match=answer["ETag"])
                assert again.status_code == (304 if other == value else 200)


@pytest.mark.parametrize(("api", "endpoint"), BY_NAME)
def test_what_is_not_there_is_not_known_already(api: str, endpoint: Endpoint, ids: dict[str, int]) -> None:
    if "{" not in endpoint.path:
        pytest.skip("is always there")
    ask = Asking(api, endpoint, dict.fromkeys(ids, 999_999))
    for known in ("*", '"another"'):
        answer = ask(if_none_match=known)
        assert (answer.status_code, "ETag" in answer) == (404, False)
