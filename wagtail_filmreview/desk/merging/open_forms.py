"""Who has something open in the desk: what they save next is what their form was loaded with."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.models import EditingSession

from wagtail_filmreview.desk.merging.owners import owner
from wagtail_filmreview.models.usage import Use


def open_forms(uses: Iterable[Use], user: Any) -> list[dict[str, Any]]:
    """Forms of these that somebody has open: who, and title and address as far as ``user`` may edit it."""
    finder = AdminURLFinder(user)
    by_owner = {owner(type(use.object), use.object.pk): use for use in uses}
    found = []
    for session in EditingSession.objects.available().select_related("user"):
        model = ContentType.objects.get_for_id(session.content_type_id).model_class()
        use = by_owner.get(owner(model, session.object_id)) if model else None
        if use is not None and not session.is_idle:
            url = finder.get_edit_url(use.object)
            found.append({"user": session.user, "title": use.title if url else "", "url": url})
    return found
