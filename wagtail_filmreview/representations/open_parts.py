"""Who took part in films, as far as everybody may know it.

A part is open when the film does not hide it and no published review of the film does, on whichever site and
for whomever that review is: where two disagree, the stricter holds.
"""

from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from wagtail_filmreview.models import FilmCredit, ReviewTerm
from wagtail_filmreview.models.published import TermKind
from wagtail_filmreview.vocabulary import SpoilerLevel

OPEN = SpoilerLevel.NONE.value


def open_credits() -> QuerySet[FilmCredit]:
    """The open credits of live films."""
    person = Cast(OuterRef("person_id"), CharField())
    hidden = _hidden(OuterRef("film_id"), person, OuterRef("role"))
    return FilmCredit.objects.filter(
        ~Exists(hidden), person__isnull=False, spoiler_level=OPEN, film__live=True
    )


def open_terms(person_id: int, public: RawSQL) -> QuerySet[ReviewTerm]:
    """What public reviews of live films tell of somebody's parts. ``public`` gives the ids of reviews."""
    hidden = _hidden(OuterRef("review__film_id"), str(person_id), OuterRef("detail"))
    return ReviewTerm.objects.filter(
        ~Exists(hidden),
        kind=TermKind.PERSON,
        value=str(person_id),
        spoiler_level=OPEN,
        review_id__in=public,
        review__film__live=True,
    )


def known(public: RawSQL) -> Q:
    """Whom everybody may know of: by an open part, or as a critic or in the cast of a public review."""
    named = ReviewTerm.objects.filter(
        kind__in=[TermKind.PERSON, TermKind.REVIEWER],
        value=Cast(OuterRef("pk"), CharField()),
        spoiler_level=OPEN,
        review_id__in=public,
    )
    return Q(Exists(open_credits().filter(person=OuterRef("pk")))) | Q(Exists(named))


def _hidden(film: Any, person: Any, role: Any) -> QuerySet[ReviewTerm]:
    terms = ReviewTerm.objects.filter(kind=TermKind.PERSON, value=person, detail=role, review__film=film)
    return terms.exclude(spoiler_level=OPEN)
