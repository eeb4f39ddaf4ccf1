"""Refusing to delete what is in use, with a list of where, before Wagtail asks "are you sure"."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_valid_next_url_from_request

from wagtail_filmreview.models import Film, Genre, Person, WatchService
from wagtail_filmreview.models.usage import Use, refusal, uses_of

PROTECTED = (Film, Genre, Person, WatchService)

# A long list of reasons explains nothing more than a short one.
MOST_REFUSED = 20
MOST_USES = 50


@dataclass(frozen=True)
class Refused:
    """Something that cannot be deleted, and what stands in the way."""

    object: Any
    uses: list[Use]
    finder: AdminURLFinder

    @cached_property
    def shown(self) -> list[dict[str, Any]]:
        """Uses with the address of their editor; what the user may not edit stays unnamed."""
        return [{"use": use, "url": self.finder.get_edit_url(use.object)} for use in self.uses[:MOST_USES]]

    @cached_property
    def further(self) -> int:
        return max(len(self.uses) - MOST_USES, 0)


def refuse_if_in_use(request: HttpRequest, instances: Iterable[models.Model]) -> TemplateResponse | None:
    """A ``before_delete_snippet`` hook. Wagtail runs it for one as for many, to ask and to delete."""
    finder = AdminURLFinder(request.user)
    refused: list[Refused] = []
    for instance in instances:
        if isinstance(instance, PROTECTED) and (uses := uses_of(instance)):
            refused.append(Refused(instance, uses, finder))
            if len(refused) == MOST_REFUSED:
                break
    if not refused:
        return None
    viewset = type(refused[0].object).snippet_viewset
    return TemplateResponse(
        request,
        "wagtail_filmreview/desk/in_use.html",
        {
            "refused": refused,
            "header_icon": viewset.icon,
            "back": get_valid_next_url_from_request(request) or viewset.menu_url,
        },
        status=409 if request.method == "POST" else 200,
    )


class InUse(PermissionDenied):
    """Nobody may delete what is in use."""


def register_delete_action(registry: Any) -> None:
    """A ``register_actions`` hook (Wagtail 8): what deletes without a page to show says why in words."""
    from wagtail.actions.delete import DeleteAction

    class DeleteUnusedAction(DeleteAction):
        def execute(self, skip_permission_checks: bool = False) -> Any:
            self.check(skip_permission_checks=skip_permission_checks)
            if uses := uses_of(self.instance):
                raise InUse(refusal(self.instance, uses))
            return super().execute(skip_permission_checks=True)

    for model in PROTECTED:
        registry.register(model, DeleteUnusedAction)
