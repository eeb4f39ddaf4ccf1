"""Public reviews of the requested site as films and people refer to them."""

from dataclasses import dataclass
from typing import Any

from django.db.models.expressions import RawSQL
from pydantic_core import from_json

from wagtail_filmreview.representations.store.rows import API
from wagtail_filmreview.representations.store.serving import PublicStore
from wagtail_filmreview.representations.store.statement import (
    Condition,
    fetch,
    listed,
    public_below,
    select,
    with_generation,
    with_term,
)


@dataclass(frozen=True)
class Review:
    """One public review; ``told`` is what everybody may read of it."""

    id: int
    told: dict[str, Any]
    translation_key: str
    """Reviews that are one review in several languages have the same."""
    is_alias: bool

    def reference(self) -> dict[str, Any]:
        """In short, for lists beside a film or a person."""
        return {
            "id": self.id,
            "title": self.told["title"],
            "url": self.told["meta"]["html_url"],
            "locale": self.told["meta"]["locale"],
            "reviewers": self.told["reviewers"],
            "score": self.told["score"],
            "recommendation": self.told["recommendation"],
        }


class PublicReferences(PublicStore):
    """Newest first. Each method asks one statement once the site is known."""

    def of_film(self, film_id: int) -> list[Review]:
        _total, found = self._reviews(Condition("r.film_id = %s", (film_id,)))
        return found

    def written_by(self, person_id: int, most: int) -> tuple[int, list[Review]]:
        """How many reviews somebody wrote, and so many of them at most."""
        return self._reviews(with_term("reviewer", listed([str(person_id)])), most)

    def advisories_of_film(self, film_id: int) -> list[dict[str, Any]]:
        """All that reviews of a film say about its content, at every level: for the direct question."""

        def ask(roots: tuple[str, ...]) -> list[tuple[Any, ...]]:
            query = select("r.full", [*public_below(roots), Condition("r.film_id = %s", (film_id,))])
            return fetch(with_generation(query, "x.full"))

        _generation, _roots, rows = self.read(ask)
        return advisories_in(from_json(text.replace(API, "")) for (text,) in rows)

    def ids(self) -> RawSQL:
        """All of them, as a piece of a query: whether they are public is then asked where it is used."""
        _generation, roots, _rows = self.read(
            lambda _roots: fetch(with_generation(select("r.page_id", [Condition("1 = 0")]), "x.page_id"))
        )
        query = select("r.page_id", public_below(roots))
        return RawSQL(query.sql, query.parameters)  # noqa: S611 - of this package's own pieces

    def _reviews(self, condition: Condition, most: int | None = None) -> tuple[int, list[Review]]:
        limit = Condition("" if most is None else "LIMIT %s", () if most is None else (most,))

        def ask(roots: tuple[str, ...]) -> list[tuple[Any, ...]]:
            query = select(
                "r.page_id, r.card, r.published_on, p.translation_key, p.alias_of_id, "
                "COUNT(*) OVER () AS total",
                [*public_below(roots), condition],
                Condition(f"ORDER BY r.published_on DESC, r.page_id DESC {limit.sql}", limit.parameters),
            )
            columns = "x.page_id, x.card, x.translation_key, x.alias_of_id, x.total"
            return fetch(with_generation(query, columns, " ORDER BY x.published_on DESC, x.page_id DESC"))

        _generation, _roots, rows = self.read(ask)
        found = [
            Review(pk, from_json(card.replace(API, "")), str(key), alias is not None)
            for pk, card, key, alias, _total in rows
        ]
        return (rows[0][4] if rows else 0), found


def advisories_in(representations: Any) -> list[dict[str, Any]]:
    """The advisories of those reviews that have any."""
    return [found for one in representations if (found := one["content_advisories"]) is not None]
