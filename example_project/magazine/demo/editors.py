"""The accounts of the demo and what they may do. Good for a demo, and for nothing else."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from wagtail_filmreview.desk.groups import CRITICS, EDITORS, make_groups
from wagtail_filmreview.models import Film, Genre, Person, ReviewSummary, WatchService

USERNAME = "editor"
PASSWORD = "filmreview"  # noqa: S105 - printed with a warning wherever it is set
GROUP = "Magazine editors"

STAFF = {
    "critic": (CRITICS.name, "Wanda", "Halloran"),
    "chief": (EDITORS.name, "Silas", "Brook"),
}
"""Account to group and name: those who write and hand in, and those who publish."""


def make_editor(magazine: Page) -> Any:
    """The account ``editor``, who may work on ``magazine``; a changed password stays changed."""
    _let_edit(magazine)
    user_model = get_user_model()
    editor = user_model.objects.filter(username=USERNAME).first()
    if editor is None:
        editor = user_model.objects.create_user(
            USERNAME, password=PASSWORD, first_name="Ruth", last_name="Oakeshott"
        )
    editor.groups.add(Group.objects.get(name=GROUP))
    return editor


def make_staff(reviews: Page) -> list[Any]:
    """An account for each of the package's groups, which work at and below ``reviews``."""
    list(make_groups(reviews))
    users = get_user_model().objects
    staff = []
    for username, (group, first_name, last_name) in STAFF.items():
        user = users.filter(username=username).first() or users.create_user(
            username, password=PASSWORD, first_name=first_name, last_name=last_name
        )
        user.groups.add(Group.objects.get(name=group))
        staff.append(user)
    return staff


def _let_edit(magazine: Page) -> None:
    """Let the group write and publish below ``magazine``, and look after films, people and images."""
    group, _created = Group.objects.get_or_create(name=GROUP)
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
        *_permissions_on(Film, Person, Genre, WatchService),
        *_permissions_on(ReviewSummary).filter(codename__startswith="view_"),
    )
    for permission in _permissions_on(Page).filter(
        codename__in=["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=magazine, permission=permission)
    for permission in _permissions_on(get_image_model(), get_document_model()):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )


def _permissions_on(*models: Any) -> Any:
    types = ContentType.objects.get_for_models(*models, for_concrete_models=False).values()
    return Permission.objects.filter(content_type__in=types)
