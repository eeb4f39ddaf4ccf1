"""Who may see, edit and add reviews: whoever Wagtail lets do so with the pages, and nobody else.

The rows of the listing have no permissions of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, Length, Substr
from django.urls import reverse
from wagtail.models import TaskState
from wagtail.permission_policies.pages import PagePermissionPolicy

from wagtail_filmreview.models import FilmReviewIndexMixin, ReviewSummary, base_page, review_models

# What counts as having to do with a page, as in Wagtail's explorer.
ANY_PERMISSION = {"add", "change", "publish", "bulk_delete", "lock", "unlock"}

# Where reviews could stand anywhere, a choice of more than this is no choice.
MOST_PLACES = 50


def may_list(user: Any) -> bool:
    return PagePermissionPolicy().user_has_any_permission(user, ANY_PERMISSION)


def listed_for(user: Any) -> QuerySet[ReviewSummary]:
    """The reviews a user has any page permission on, each with ``may_edit``."""
    policy = PagePermissionPolicy()
    visible = policy.instances_user_has_any_permission_for(user, ANY_PERMISSION)
    editable = policy.instances_user_has_any_permission_for(user, {"change"})
    return ReviewSummary.objects.filter(page_id__in=visible.order_by().values("pk")).annotate(
        may_edit=Exists(editable.order_by().filter(pk=OuterRef("page_id")))
    )


def drafts_of(reviews: QuerySet[ReviewSummary], user: Any) -> QuerySet[ReviewSummary]:
    """Those of the reviews that somebody began and that have something nobody has published yet."""
    unpublished = Q(live=False) | Q(has_unpublished_changes=True)
    pages = base_page()._default_manager.filter(unpublished, owner=user)
    return reviews.filter(page_id__in=pages.order_by().values("pk"))


def waiting_for(reviews: QuerySet[ReviewSummary], user: Any) -> QuerySet[ReviewSummary]:
    """Those of the reviews that somebody may approve or send back: their task in a workflow has come."""
    if not getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True):
        return reviews.none()
    pages = ContentType.objects.get_for_model(base_page())
    states = TaskState.objects.reviewable_by(user).filter(workflow_state__base_content_type=pages)
    keys = states.order_by().annotate(page=Cast("workflow_state__object_id", BigIntegerField()))
    return reviews.filter(page_id__in=keys.values("page"))


@dataclass(frozen=True)
class Place:
    """A page below which a user may add a review of one class."""

    review_model: type[Any]
    parent: Any

    @property
    def url(self) -> str:
        opts = self.review_model._meta
        return reverse("wagtailadmin_pages:add", args=[opts.app_label, opts.model_name, self.parent.pk])

    @property
    def type_name(self) -> str:
        return str(self.review_model._meta.verbose_name)

    @property
    def path(self) -> str:
        """The titles from the site's home page down."""
        above = self.parent.get_ancestors(inclusive=True).filter(depth__gt=1)
        return " › ".join(page.get_admin_display_title() for page in above) or self.parent.title


def places_for_reviews(user: Any) -> Iterator[Place]:
    """Review indexes and pages that have reviews; only where there are none, any page that allows them."""
    offered = False
    for place in _places(user, _usual_parents()):
        offered = True
        yield place
    if not offered:
        yield from _places(user, Q())


def _places(user: Any, wanted: Q) -> Iterator[Place]:
    allowed = PagePermissionPolicy().instances_user_has_any_permission_for(user, {"add"})
    for model in review_models():
        if not model.is_creatable:
            continue
        types = ContentType.objects.get_for_models(*model.allowed_parent_page_models()).values()
        parents = allowed.filter(wanted, content_type__in=types, alias_of=None).order_by("path")
        for parent in parents[:MOST_PLACES]:
            if parent.permissions_for_user(user).can_add_subpage() and model.can_create_at(parent):
                yield Place(model, parent)


def _usual_parents() -> Q:
    page = base_page()
    indexes = [
        model
        for review_model in review_models()
        for model in review_model.allowed_parent_page_models()
        if issubclass(model, FilmReviewIndexMixin)
    ]
    types = ContentType.objects.get_for_models(*review_models()).values()
    reviews = page._default_manager.filter(content_type__in=types).order_by()
    above = reviews.annotate(above=Substr("path", 1, Length(F("path")) - page.steplen))
    return Q(content_type__in=ContentType.objects.get_for_models(*indexes).values()) | Q(
        path__in=above.values("above").distinct()
    )
