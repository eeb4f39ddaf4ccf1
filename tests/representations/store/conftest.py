"""A world to change, made once for all tests of a module that ask for it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.test import TestCase

from tests import factories
from tests.api.conftest import door  # noqa: F401 - a fixture
from tests.representations.store.checking import assert_apis_agree, assert_store_is_right
from tests.representations.store.world import make_world


@pytest.fixture(scope="module")
def first_world(shared_database: None) -> Any:
    with TestCase.captureOnCommitCallbacks(execute=True):
        return make_world(factories.FilmReviewIndexPageFactory(title="Reviews", slug="reviews"))


@pytest.fixture
def world(first_world: Any, db: None) -> Any:
    return copy.deepcopy(first_world)


@pytest.fixture
def settled(
    django_capture_on_commit_callbacks: Any,
) -> Callable[[], AbstractContextManager[None]]:
    """Does what comes after the commit, then looks at the store and at what both APIs say."""

    @contextmanager
    def settling() -> Iterator[None]:
        with django_capture_on_commit_callbacks(execute=True):
            yield
        assert_store_is_right()
        assert_apis_agree()

    return settling
