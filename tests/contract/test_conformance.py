"""The endpoints do what their description says, whatever is asked of them: schemathesis asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import response_schema_conformance

from tests import bodies, factories
from tests.api.conftest import needs_v3
from tests.contract.conftest import openapi
from wagtail_filmreview.api.asked import encoded
from wagtail_filmreview.api.mirrored import token_of
from wagtail_filmreview.pages.models import FilmReviewPage
from wagtail_filmreview.representations.drafts import draft_token
from wagtail_filmreview.representations.store.mirroring import Place
from wagtail_filmreview.representations.store.orders import NEWEST_FIRST

pytestmark = [needs_v3, pytest.mark.django_db]

CURSORS = st.builds(
    lambda moment, pk: encoded((moment.isoformat(), pk), NEWEST_FIRST),
    st.datetimes(),
    st.integers(1, 10_000),
)
#: Only places before the first change are always known.
PLACES = st.builds(lambda pk: token_of(Place(page_id=pk)), st.integers(0, 100))
for name, examples in {
    "cursor": CURSORS,
    "place": PLACES,
    "iso-3166": st.sampled_from(["KR", "DE", "DDDE"]),
    "bcp-47": st.sampled_from(["en", "de", "en-GB"]),
    "advisory-category": st.sampled_from(["gore", "suicide"]),
    "advisory-limit": st.sampled_from(["gore", "suicide:mild"]),
    "keys": st.sampled_from(["title", "id,score"]),
    "token": st.sampled_from(["of a draft", "of nothing"]),
}.items():
    schemathesis.openapi.format(name, examples)

#: What a cursor already says, and may not be said beside it: OpenAPI has no words for that.
NOT_BESIDE_A_CURSOR = ("offset", "search", "order", "site", "descendant_of")
#: What names a site or a page can only be right for those that there are.
NAMES_WHAT_THERE_IS = ("site", "descendant_of")


@pytest.fixture
def there_is(index: Any) -> dict[str, int]:
    """Reviews with everything in them; the ids of one and of its film and somebody in it."""
    genre = factories.GenreFactory(slug="slapstick")
    person = factories.PersonFactory(slug="ada-lind")
    for number in range(3):
        film = factories.FilmFactory(genres=[genre])
        factories.FilmCreditFactory(film=film, person=person, spoiler_level="none" if number else "ending")
        factories.publish(
            factories.FilmReviewPageFactory(
                parent=index,
                live=False,
                film=film,
                body=[
                    bodies.verdict(bodies.stars("4.5")),
                    bodies.cast(bodies.credit(person)),
                    bodies.synopsis(bodies.section("A clerk."), bodies.section("He falls.", "ending")),
                    bodies.advisories(bodies.advisory("suicide", spoiler_level="major")),
                ],
                reviewers=[person],
            )
        )
    review = FilmReviewPage.objects.last()
    return {"review_id": review.pk, "film_id": review.film_id, "person_id": person.pk}


@contextmanager
def one_connection() -> Iterator[None]:
    """Served like a request from outside, an answer would close the connection that the test lies in."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


@pytest.fixture
def token() -> str:
    from wagtail.models import APIToken

    _token, plaintext = APIToken.create_token(user=factories.AdminFactory(), name="test")
    return plaintext


def described(*, head: bool) -> dict[str, Any]:
    """Our document; with ``head``, of HEAD in place of GET: the same answers without what is in them."""
    document = openapi()
    if head:
        for path, methods in document["paths"].items():
            operation = deepcopy(methods["get"])
            operation["operationId"] += "_head"
            for response in operation["responses"].values():
                response.pop("content", None)
            document["paths"][path] = {"head": operation}
    return document


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("who", ["anybody", "an editor"])
def test_every_answer_is_as_described(there_is: dict[str, int], token: str, method: str, who: str) -> None:
    schema = schemathesis.openapi.from_dict(described(head=method == "HEAD"))
    schema.app = get_wsgi_application()
    headers = {"Host": "localhost"} | ({"Authorization": f"Bearer {token}"} if who == "an editor" else {})
    answered: dict[str, Counter[int]] = {}
    # What differs between the four is asked about less often than what they have in common.
    most = settings.default.max_examples
    examples = most if (method, who) == ("GET", "anybody") else max(5, most // 3)
    for found in schema.get_all_operations():
        operation = found.ok()
        answered[operation.path] = Counter()
        for mode in schemathesis.GenerationMode:

            @settings(suppress_health_check=list(HealthCheck), max_examples=examples)
            @given(case=operation.as_strategy(generation_mode=mode))
            def ask(case: Any) -> None:
                for name, number in case.path_parameters.items():
                    # No generated number would often be one that there is.
                    if name in there_is and isinstance(number, int) and number > 0 and number % 4:
                        case.path_parameters[name] = there_is[name]
                query = case.query or {}
                for name in NOT_BESIDE_A_CURSOR if query.get("cursor") else NAMES_WHAT_THERE_IS:
                    query.pop(name, None)
                if query.get("token") == "of a draft":
                    query["token"] = draft_token(FilmReviewPage.objects.get(pk=there_is["review_id"]))
                if not query.get("person"):
                    query.pop("role", None)
                if "relevance" in str(query.get("order")) and not query.get("search"):
                    del query["order"]
                # What is described is the whole answer; no description says which keys were asked for.
                without = [response_schema_conformance] if query.get("fields") else []
                code = case.call_and_validate(headers=headers, excluded_checks=without).status_code
                answered[case.operation.path][code] += 1

            with one_connection():
                ask()
    assert set(answered) == set(openapi()["paths"])
    for path, codes in answered.items():
        assert codes.total() > examples, path
        # No generated text is the path of a page.
        assert 200 in codes or path.endswith("/find/"), (path, codes)


@pytest.mark.parametrize("path", ["film-reviews/", "film-reviews/{}/"])
def test_fields_leave_every_other_key_as_described(there_is: dict[str, int], path: str) -> None:
    def ask(**asked: str) -> Any:
        address = f"/api/v3/{path.format(page.pk)}"
        answer = Client(headers={"host": "localhost"}).get(address, asked).json()
        return answer["items"][0] if "items" in answer else answer

    page = FilmReviewPage.objects.order_by("-published_on", "-pk").first()
    whole = ask()
    for key in whole:
        assert ask(fields=key) == {"id": page.pk, key: whole[key]}


RARE = {
    "/api/v3/film-reviews/find/": [
        ({"html_path": "/reviews/the-clock/"}, 200),
        ({"html_path": "/reviews/the-hand/"}, 301),
        ({"html_path": "/reviews/"}, 404),
    ],
    "/api/v3/film-reviews/changes/": [({"since": token_of(Place(1, "nowhere"))}, 410)],
    "/api/v3/film-reviews/": [
        ({"site": "localhost", "exclude_advisory": "gore", "limit": 1}, 200),
        ({"site": "nowhere.example"}, 422),
        ({"descendant_of": 2**40}, 422),
    ],
}


@pytest.mark.parametrize("path", RARE)
def test_what_generated_questions_do_not_come_upon_is_as_described(
    there_is: dict[str, int], path: str, django_capture_on_commit_callbacks: Any
) -> None:
    page = FilmReviewPage.objects.first()
    for slug in ("the-hand", "the-clock"):
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page = factories.publish(page)
    schema = schemathesis.openapi.from_dict(openapi())
    schema.app = get_wsgi_application()
    for query, code in RARE[path]:
        with one_connection():
            response = schema[path]["GET"].Case(query=query).call(headers={"Host": "localhost"})
        assert response.status_code == code, response.content
        schema[path]["GET"].validate_response(response)
