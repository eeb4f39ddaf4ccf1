"""Who may do what with films and people, asked the same way on both lines of Wagtail."""

from typing import Any

from wagtail import VERSION as WAGTAIL_VERSION


def may(user: Any, action: str, model: type[Any]) -> bool:
    """Whether a user may ``add``, ``change`` or ``publish`` rows of one of the desk's snippets."""
    if WAGTAIL_VERSION >= (8, 0):
        from wagtail.permissions import policy_registry

        return policy_registry.get_by_type(model).user_has_permission(user, action)
    return model.snippet_viewset.permission_policy.user_has_permission(user, action)


def may_see_rows_of(user: Any, model: type[Any]) -> bool:
    """Whoever Wagtail lets open the listing of the model."""
    return any(may(user, action, model) for action in ("change", "add", "delete", "view"))
