"""The two groups that most magazines need: those who write reviews, and those who publish them.

Their names are what finds them again, so they are the same in every language. What a site gave a group
beside this stays as it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from wagtail_filmreview.models import Film, Genre, Person, WatchService, base_page

WORKFLOW = "Film reviews"


@dataclass(frozen=True)
class Kind:
    """What a group may do: with pages at and below a place, with images, and with rows of a model."""

    name: str
    pages: tuple[str, ...]
    images: tuple[str, ...]
    rows: tuple[tuple[type[Any], tuple[str, ...]], ...]


CRITICS = Kind(
    "Film critics",
    # Whoever may add pages edits their own, and hands them in where there is a workflow.
    pages=("add",),
    images=("add", "choose"),
    # A film that is not there yet is added as a draft, which an editor publishes.
    rows=((Film, ("add",)), (Person, ("add",))),
)

EDITORS = Kind(
    "Film editors",
    pages=("add", "change", "publish", "lock", "unlock"),
    images=("add", "change", "choose"),
    rows=(
        (Film, ("add", "change", "delete", "publish", "override_embargo")),
        (Person, ("add", "change", "delete")),
        (Genre, ("add", "change", "delete")),
        (WatchService, ("add", "change", "delete")),
    ),
)


@transaction.atomic
def make_groups(place: Any) -> Iterator[str]:
    """Make both groups, or give them what they lack, for reviews at and below the page ``place``.

    Yields one line for people about each thing done, and about what is left for them to do.
    """
    lines = []
    for kind in (CRITICS, EDITORS):
        group, is_new = Group.objects.get_or_create(name=kind.name)
        before = _granted(group)
        _give(group, kind, place)
        given = _granted(group) - before
        done = "created" if is_new else "given what it lacked" if given else "had everything already"
        lines.append(f"Group “{kind.name}”: {done}.")
    if getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True):
        lines += _give_workflow(place)
    return iter(lines)


def _give(group: Group, kind: Kind, place: Any) -> None:
    group.permissions.add(
        Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin")
    )
    for model, actions in kind.rows:
        group.permissions.add(*_permissions(model, actions))
    for permission in _permissions(base_page(), kind.pages):
        GroupPagePermission.objects.get_or_create(group=group, page=place, permission=permission)
    collection = Collection.get_first_root_node()
    for permission in _permissions(get_image_model(), kind.images):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def _permissions(model: type[Any], actions: Iterable[str]) -> list[Permission]:
    """Those of a model, by what they allow; a permission of its own is named in full."""
    names = [action if "_" in action else f"{action}_{model._meta.model_name}" for action in actions]
    content_type = ContentType.objects.get_for_model(model)
    return [Permission.objects.get(content_type=content_type, codename=name) for name in names]


def _granted(group: Group) -> set[tuple[Any, ...]]:
    return {
        *group.permissions.values_list("pk"),
        *GroupPagePermission.objects.filter(group=group).values_list("page", "permission"),
        *GroupCollectionPermission.objects.filter(group=group).values_list("collection", "permission", "pk"),
    }


def _give_workflow(place: Any) -> Iterator[str]:
    """Let the editors approve what critics hand in: Wagtail locks it for everybody else."""
    editors = Group.objects.get(name=EDITORS.name)
    workflow = Workflow.objects.filter(name=WORKFLOW, active=True).first()
    if workflow is None:
        task = GroupApprovalTask.objects.create(name=EDITORS.name)
        task.groups.add(editors)
        workflow = Workflow.objects.create(name=WORKFLOW)
        WorkflowTask.objects.create(workflow=workflow, task=task)
        yield f"Workflow “{WORKFLOW}”: created; “{EDITORS.name}” approve what is handed in."
    own = WorkflowPage.objects.filter(page=place).select_related("workflow").first()
    if own is None:
        WorkflowPage.objects.create(page=place, workflow=workflow)
        yield f"Workflow “{WORKFLOW}”: used for “{place}” and what is below it."
    elif own.workflow_id != workflow.pk:
        yield (
            f"“{place}” keeps its workflow “{own.workflow}”. Unless “{EDITORS.name}” approve there, they "
            f"cannot publish what is handed in: see Settings, Workflows."
        )
