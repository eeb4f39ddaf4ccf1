"""The endpoints do what their description says, whatever is asked of them: schemathesis asks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import bodies, factories
from tests.api.conftest import needs_v3
from tests.contract.conftest import openapi
from wagtail_filmreview.api.asked import encoded
from wagtail_filmreview.representations.store.orders import NEWEST_FIRST

pytestmark = [needs_v3, pytest.mark.django_db]

CURSORS = st.builds(
    lambda moment, pk: encoded((moment.isoformat(), pk), NEWEST_FIRST),
    st.datetimes(),
    st.integers(1, 10_000),
)
for name, examples in {
    "cursor": CURSORS,
    "iso-3166": st.sampled_from(["KR", "DE", "DDDE"]),
    "bcp-47": st.sampled_from(["en", "de", "en-GB"]),
    "advisory-category": st.sampled_from(["gore", "suicide"]),
    "advisory-limit": st.sampled_from(["gore", "suicide:mild"]),
    "keys": st.sampled_from(["title", "id,score"]),
}.items():
    schemathesis.openapi.format(name, examples)

#: What a cursor already says, and may not be said beside it: OpenAPI has no words for that.
NOT_BESIDE_A_CURSOR = ("offset", "search", "order", "site", "descendant_of")
#: What names a site or a page can only be right for those that there are.
NAMES_WHAT_THERE_IS = ("site", "descendant_of")


@pytest.fixture
def reviews(index: Any) -> None:
    """Reviews with everything in them, under low ids, which generated ones are likely to be."""
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
                    bodies.synopsis(bodies.section("A clerk."), bodies.section("He falls.", "ending")),
                    bodies.advisories(bodies.advisory("suicide", spoiler_level="major")),
                ],
            )
        )


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
def test_every_answer_is_as_described(reviews: None, token: str, method: str, who: str) -> None:
    schema = schemathesis.openapi.from_dict(described(head=method == "HEAD"))
    schema.app = get_wsgi_application()
    headers = {"Host": "localhost"} | ({"Authorization": f"Bearer {token}"} if who == "an editor" else {})
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        for mode in schemathesis.GenerationMode:

            @settings(suppress_health_check=list(HealthCheck))
            @given(case=operation.as_strategy(generation_mode=mode))
            def ask(case: Any) -> None:
                nonlocal asked
                asked += 1
                query = case.query or {}
                for name in NOT_BESIDE_A_CURSOR if query.get("cursor") else NAMES_WHAT_THERE_IS:
                    query.pop(name, None)
                if not query.get("person"):
                    query.pop("role", None)
                if "relevance" in str(query.get("order")) and not query.get("search"):
                    del query["order"]
                case.call_and_validate(headers=headers)

            with one_connection():
                ask()
    assert asked > 2 * settings.default.max_examples
