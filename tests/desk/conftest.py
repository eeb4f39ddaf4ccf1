"""Editors with some permissions, and none more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission

from tests import factories


@pytest.fixture
def desk_user(db: None) -> Callable[..., Any]:
    """Makes somebody who may open the admin and do what is named, on one page and what is below it."""

    def make(*codenames: str, on: Any = None, pages: tuple[str, ...] = ()) -> Any:
        user = factories.UserFactory()
        group = Group.objects.create(name=f"Group of {user.username}")
        names = ["access_admin", *codenames]
        group.permissions.set(Permission.objects.filter(codename__in=names))
        for codename in pages:
            permission = Permission.objects.get(
                content_type__app_label="wagtailcore", codename=f"{codename}_page"
            )
            GroupPagePermission.objects.create(group=group, page=on, permission=permission)
        user.groups.add(group)
        return user

    return make


@pytest.fixture
def login(db: None) -> Callable[[Any], Client]:
    def log_in(user: Any) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return log_in
