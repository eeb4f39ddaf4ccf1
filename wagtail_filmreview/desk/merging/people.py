"""Making one person of several: in one transaction, or not at all."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.deletion import ProtectedError
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex

from wagtail_filmreview.desk.merging import revisions, tables
from wagtail_filmreview.desk.merging.content import Successor
from wagtail_filmreview.desk.merging.owners import Owner, tell
from wagtail_filmreview.desk.merging.tables import CannotMerge
from wagtail_filmreview.desk.merging.values import Wanted, aspects_of, state_of
from wagtail_filmreview.models import Person, StoreState, base_page
from wagtail_filmreview.representations.store.bulk import bulk

ACTION = "wagtail_filmreview.merge_people"

MOST_PEOPLE = 10
"""As many can be looked at side by side."""


def merge_people(kept: int, former: Collection[int], wanted: Wanted, user: Any, state: str = "") -> Any:
    """Have one person stay for all of them, and return the log entry that says what was done.

    ``wanted`` says whose value is kept where they differ. ``state`` is that of the people when they were
    shown. Raises ``CannotMerge``; nothing has been changed then.
    """
    # The inner block undoes everything before the store is brought up to date for nothing.
    with transaction.atomic(), bulk(), transaction.atomic():
        _hold_pages(Successor(Person, former, kept))
        # From here on nobody publishes, or saves a film or person.
        StoreState.take_turn()
        keys = [kept, *former]
        found = {person.pk: person for person in Person.objects.select_for_update().filter(pk__in=keys)}
        if len(found) < len(set(keys)) or len(found) < 2:
            raise CannotMerge(
                _("One of these people is no longer here: somebody else has merged or deleted them.")
            )
        people = [found[key] for key in keys]
        if state and state != state_of(people):
            raise CannotMerge(_("Somebody has changed one of these people meanwhile. Look at them again."))
        return _merge(people, wanted, user)


def _merge(people: list[Person], wanted: Wanted, user: Any) -> Any:
    kept, *former = people
    values = [(aspect, aspect.chosen(kept, wanted.get(aspect.key)).value) for aspect in aspects_of(people)]
    successor = Successor(Person, [person.pk for person in former], kept.pk)
    saved = tables.move(successor)
    drafts = revisions.move(successor)
    for person in former:
        _bring_references_up_to_date(person)
    gone = [{"id": person.pk, "name": person.name} for person in former]
    for person in former:
        _delete(person, user)
    for aspect, value in values:
        aspect.put(kept, value)
    kept.save()
    for one in saved:
        tell(*one)
    return log(
        instance=kept,
        action=ACTION,
        user=user,
        content_changed=True,
        data={
            "kept": kept.name,
            "gone": gone,
            "places": sum(saved.values()),
            "revisions": sum(drafts.values()),
            "folded": successor.folded,
            "owners": _owners(saved, drafts),
        },
    )


def _owners(saved: Counter[Owner], drafts: Counter[Owner]) -> list[list[Any]]:
    return [
        [one[0]._meta.label, str(one[1]), saved[one], drafts[one]] for one in dict.fromkeys([*saved, *drafts])
    ]


def _hold_pages(successor: Successor) -> None:
    """Lock the pages that will change: whoever publishes one holds it while waiting for a turn."""
    owners = tables.owners_in_tables(successor) | revisions.owners_of_revisions(successor)
    keys = [key for model, key in owners if model is base_page()]
    pages = base_page()._default_manager.filter(pk__in=keys).order_by("path")
    list(pages.select_for_update(no_key=True).values_list("pk"))


def _bring_references_up_to_date(person: Person) -> None:
    """A task writes the index of references: what it still says would keep anybody from deleting."""
    references = ReferenceIndex.get_references_to(person)
    for content_type, key in set(references.values_list("content_type", "object_id")):
        model = ContentType.objects.get_for_id(content_type).model_class()
        row = model._default_manager.filter(pk=key).first() if model else None
        if row is not None:
            ReferenceIndex.create_or_update_for_object(row)
    # Of what is gone itself, and what is the person's own.
    references.filter(object_id=str(person.pk)).delete()


def _delete(person: Person, user: Any) -> None:
    log(instance=person, action="wagtail.delete", user=user, deleted=True)
    key = person.pk
    try:
        # It looks for whatever still names the person, and refuses.
        with transaction.atomic():
            person.delete()
    except (ProtectedError, models.RestrictedError) as error:
        raise CannotMerge(
            _("This site keeps “%(person)s” in a place that cannot be changed here. %(why)s")
            % {"person": person, "why": error.args[0]}
        ) from error
    ReferenceIndex.objects.filter(
        to_content_type=ReferenceIndex._get_base_content_type(Person), to_object_id=str(key)
    ).delete()
