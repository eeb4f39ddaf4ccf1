"""Embargoes in Wagtail's admin: who may override them, what its logs say, and what saving a film means."""

from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Revision

from wagtail_filmreview.models import Film, base_page, embargo, review_models


def permissions() -> QuerySet[Permission]:
    """A ``register_permissions`` hook: what Wagtail's form of a group offers."""
    app_label, codename = embargo.PERMISSION.split(".")
    return Permission.objects.filter(content_type__app_label=app_label, codename=codename)


def log_actions(actions: Any) -> None:
    """A ``register_log_actions`` hook."""
    actions.register_action(
        embargo.OVERRIDDEN,
        gettext_lazy("Override embargo"),
        gettext_lazy("Allowed to be published despite the embargo on its film"),
    )
    actions.register_action(
        embargo.PUT_OFF,
        gettext_lazy("Put off by embargo"),
        gettext_lazy("Put off until the embargo on its film ends"),
    )


def tell_what_an_embargo_means(request: HttpRequest, film: Any) -> None:
    """An ``after_create_snippet`` and ``after_edit_snippet`` hook: which reviews have to wait, or do not."""
    if not isinstance(film, Film) or not request.accepts("text/html"):
        return
    until = embargo.ends_at(film.pk)
    meant = film.embargo_until
    if meant and meant > timezone.now() and meant != until:
        messages.warning(request, _("The embargo counts once the film is published."))
    if until is None:
        return
    early = scheduled_before(film.pk, until)
    if early:
        _tell(
            request,
            _("These reviews were to appear before %(time)s. They will be put off until then:")
            % {"time": embargo.in_both_zones(until)},
            early,
        )
    if public := public_reviews(film.pk):
        _tell(request, _("These reviews are public already, and stay so:"), public)


def scheduled_before(film_id: int, until: Any) -> list[Any]:
    """The reviews of a film that are scheduled to be public before that time, and will be put off."""
    types = ContentType.objects.get_for_models(*review_models(), for_concrete_models=False).values()
    revisions = Revision.objects.filter(
        content_type__in=types, approved_go_live_at__lt=until, content__film=film_id
    ).order_by("approved_go_live_at")
    return [
        revision.as_object()
        for revision in revisions
        if not embargo.is_overridden(int(revision.object_id), revision.pk, until)
    ]


def public_reviews(film_id: int) -> list[Any]:
    live = base_page()._default_manager.filter(live=True)
    return [
        page for model in review_models() for page in model._default_manager.filter(film=film_id, pk__in=live)
    ]


def _tell(request: HttpRequest, lead: str, pages: list[Any]) -> None:
    messages.warning(request, format_html('{}<ul class="filmreview-giveaways">{}</ul>', lead, _links(pages)))


def _links(pages: list[Any]) -> SafeString:
    rows = (
        (reverse("wagtailadmin_pages:edit", args=[page.pk]), page.get_admin_display_title()) for page in pages
    )
    return format_html_join("", '<li><a href="{}">{}</a></li>', rows)
