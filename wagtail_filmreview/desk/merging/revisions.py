"""Putting one person in the place of others in every revision: drafts, what is scheduled, and history."""

from collections import Counter
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import Revision

from wagtail_filmreview.desk.merging.content import Successor
from wagtail_filmreview.desk.merging.documents import may_name, rewrite
from wagtail_filmreview.desk.merging.owners import Owner, owner

BATCH = 50
"""As many revisions are in memory at a time, and written by one statement."""


def owners_of_revisions(successor: Successor) -> set[Owner]:
    """What may have revisions that ``move`` would change, and perhaps more."""
    found = _candidates(successor).values_list("content_type", "object_id").distinct().order_by()
    return {
        owner(model, key)
        for content_type, key in found
        if (model := ContentType.objects.get_for_id(content_type).model_class())
    }


def move(successor: Successor) -> Counter[Owner]:
    """Change every revision that names one of the former, and say how many of what."""
    moved: Counter[Owner] = Counter()
    keys = list(_candidates(successor).order_by("pk").values_list("pk", flat=True))
    for some in _batches(keys):
        changed = []
        for revision in Revision.objects.select_for_update().filter(pk__in=some).order_by("pk"):
            model = ContentType.objects.get_for_id(revision.content_type_id).model_class()
            before = successor.moved
            if model is not None:
                rewrite(successor, model, revision.content)
            if successor.moved > before:
                changed.append(revision)
                moved[owner(model, revision.object_id)] += 1
        # Wagtail's own way of saving a revision would make it the latest.
        Revision.objects.bulk_update(changed, ["content"])
    return moved


def _batches(keys: list[int]) -> Iterator[list[int]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))


def _candidates(successor: Successor) -> QuerySet[Revision]:
    # The number alone proves nothing, but a revision without it need not be taken apart.
    models = [
        model
        for content_type in ContentType.objects.filter(pk__in=Revision.objects.values("content_type"))
        if (model := content_type.model_class()) and may_name(model, successor)
    ]
    types = ContentType.objects.get_for_models(*models, for_concrete_models=False).values()
    return (
        Revision.objects.filter(content_type__in=[one.pk for one in types])
        .alias(text=Cast("content", TextField()))
        .filter(text__regex=successor.pattern)
    )
