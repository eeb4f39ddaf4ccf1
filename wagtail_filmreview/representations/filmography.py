"""What a person did in films, as far as readers of some spoiler level may know it."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import ReferenceIndex, Site

from wagtail_filmreview import spoilers
from wagtail_filmreview.blocks.cast import Credit
from wagtail_filmreview.models import Film, FilmCredit, Person
from wagtail_filmreview.representations.published import PublicReviews
from wagtail_filmreview.vocabulary import CreditRole, SpoilerLevel


@dataclass(frozen=True)
class Part:
    """One person's part in one film; ``character`` is empty where none is known."""

    film: Film
    role: str
    character: str

    def get_role_display(self) -> str:
        return str(CreditRole(self.role).label)


def filmography(person: Person, *, site: Site, level: SpoilerLevel = SpoilerLevel.NONE) -> list[Part]:
    """The parts of ``person`` at or below ``level``, the newest film first.

    They are the films' own credits and what the cast blocks of the site's public reviews add, each at its
    own spoiler level. A part above the level is not there at all, nor does anything tell that it is missing.
    """
    credits = FilmCredit.objects.filter(person=person, film__live=True).select_related("film")
    parts = {
        Part(credit.film, credit.role, credit.character)
        for credit in credits
        if spoilers.visible(credit.spoiler_level, level)
    }
    # A review may call the same part by another name; what the film says of it is enough.
    known = {(part.film, part.role) for part in parts}
    # The index only says where to look: it knows no spoiler levels.
    mentions = ReferenceIndex.get_references_to(person).filter(model_path__startswith="body.")
    for review in PublicReviews(site=site).among(mentions.values_list("object_id", flat=True)):
        parts |= {
            Part(review.film, credit.role, credit.character)
            for credit in _cast(review)
            if credit.person == person
            and (review.film, credit.role) not in known
            and spoilers.visible(credit.spoiler_level, level)
        }
    return sorted(parts, key=lambda part: (-part.film.year, part.film.title, part.role, part.character))


def _cast(review: Any) -> list[Credit]:
    block = review.body.first_block_by_name("cast") if review.film else None
    return block.block.credits_of(block.value, {"review": review}) if block else []
