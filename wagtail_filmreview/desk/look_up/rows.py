"""Places that are rows of a film: a text in one language, somebody's part, a release, a certificate."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail_filmreview.codes import country_name, language_name
from wagtail_filmreview.desk.look_up.people import Known, People
from wagtail_filmreview.desk.look_up.places import Group, Place
from wagtail_filmreview.lookup.facts import CertificateFact, CreditFact, ReleaseFact
from wagtail_filmreview.models import Film, FilmCertificate, FilmCredit, FilmRelease, FilmText
from wagtail_filmreview.vocabulary import CreditRole


class TextPlace(Place):
    """The title or logline in one language."""

    group = Group.TEXTS

    def __init__(self, locale: Any, name: str, new: str) -> None:
        self.locale, self.name, self.new = locale, name, new
        self.key = f"text:{locale.language_code}:{name}"
        field: Any = FilmText._meta.get_field(name)
        self.label = f"{field.verbose_name} ({language_name(locale.language_code)})"
        if name == "logline":
            self.careful = True
            self.hint = _("Everybody reads a logline: take it only if it gives nothing away.")

    def _row(self, film: Film) -> Any:
        return next((text for text in film.texts.all() if text.locale_id == self.locale.pk), None)

    def now(self, film: Film) -> Any:
        row = self._row(film)
        return getattr(row, self.name) or None if row else None

    def put(self, film: Film) -> None:
        row = self._row(film) or FilmText(locale=self.locale)
        setattr(row, self.name, self.new)
        film.texts.add(row)


class CreditPlace(Place):
    """Somebody's part in the film; the value is whom they play, which may be nobody known."""

    group = Group.CREDITS

    def __init__(self, fact: CreditFact, people: People) -> None:
        self.fact, self.people = fact, people
        self.new = fact.character[:120]
        self.key = f"credit:{fact.role}:{fact.person.key}"
        self.person, self.known = people.find(fact.person)
        self.label = CreditRole(fact.role).label
        self.hint = {
            Known.BY_ID: "",
            Known.BY_NAME: _("somebody of this name is here already"),
            Known.NOT_YET: _("will be added to people"),
        }[self.known]

    def _row(self, film: Film) -> Any:
        for credit in film.credits.all():
            if self.person and credit.person_id == self.person.pk and credit.role == self.fact.role:
                return credit
        return None

    def now(self, film: Film) -> Any:
        row = self._row(film)
        return row.character if row else None

    def put(self, film: Film) -> None:
        row = self._row(film)
        if row is None:
            self.person = self.people.find_or_add(self.fact.person)
            orders = [credit.sort_order or 0 for credit in film.credits.all()]
            row = FilmCredit(person=self.person, role=self.fact.role, sort_order=max(orders, default=-1) + 1)
        # Its spoiler level stays what the editor made it.
        row.character = self.new
        film.credits.add(row)

    def shown(self, value: Any) -> str:
        if not value:
            return self.fact.person.name
        return gettext("%(person)s as %(character)s") % {
            "person": self.fact.person.name,
            "character": value,
        }


class ReleasePlace(Place):
    group = Group.RELEASES

    def __init__(self, fact: ReleaseFact) -> None:
        self.fact = fact
        self.new = fact.date.isoformat()
        self.key = f"release:{fact.country}:{fact.kind}"
        self.label = fact.kind.label
        if fact.country:
            self.label = f"{self.label}, {country_name(fact.country)}"

    def _row(self, film: Film) -> Any:
        for row in film.releases.all():
            if (row.country, row.kind) == (self.fact.country, self.fact.kind):
                return row
        return None

    def now(self, film: Film) -> Any:
        row = self._row(film)
        return row.date.isoformat() if row else None

    def put(self, film: Film) -> None:
        row = self._row(film) or FilmRelease(country=self.fact.country, kind=self.fact.kind)
        row.date = self.fact.date
        film.releases.add(row)

    def shown(self, value: Any) -> str:
        return date_format(date.fromisoformat(value))


class CertificatePlace(Place):
    group = Group.RELEASES

    def __init__(self, fact: CertificateFact) -> None:
        self.fact = fact
        self.new = fact.certificate[:20]
        self.key = f"certificate:{fact.country}"
        self.label = gettext("Certificate, %(country)s") % {"country": country_name(fact.country)}

    def _row(self, film: Film) -> Any:
        return next((row for row in film.certificates.all() if row.country == self.fact.country), None)

    def now(self, film: Film) -> Any:
        row = self._row(film)
        return row.certificate if row else None

    def put(self, film: Film) -> None:
        row = self._row(film) or FilmCertificate(country=self.fact.country)
        row.certificate = self.new
        row.descriptors = self.fact.descriptors[:250] or row.descriptors
        film.certificates.add(row)
