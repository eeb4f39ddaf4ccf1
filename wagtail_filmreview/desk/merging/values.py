"""What two people differ in, and whose value is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from json import dumps
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail.utils.text import text_from_html

from wagtail_filmreview.codes import language_name
from wagtail_filmreview.models import Person, PersonText


@dataclass(frozen=True)
class Option:
    person: Person
    value: Any
    shown: str
    image: Any = None


class Aspect:
    """One thing that can be said about a person: a field, or the biography in one language."""

    key: str
    label: str

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = people

    def value_of(self, person: Person) -> Any:
        raise NotImplementedError

    def put(self, person: Person, value: Any) -> None:
        raise NotImplementedError

    def option(self, person: Person) -> Option:
        value = self.value_of(person)
        return Option(person, value, "" if value in (None, "") else str(value))

    @cached_property
    def options(self) -> list[Option]:
        """What each of the people has, in their order."""
        return [self.option(person) for person in self.people]

    @cached_property
    def filled(self) -> list[Option]:
        return [option for option in self.options if option.value not in (None, "")]

    @property
    def asks(self) -> bool:
        """Whether there is anything to choose from: what only one of them has is not lost."""
        return len({str(option.value) for option in self.filled}) > 1

    def chosen(self, kept: Person, wanted: Any = None) -> Option:
        """The value of the person with the key ``wanted``, else that of whoever stays, else the only one."""
        by_person = {str(option.person.pk): option for option in self.filled}
        first = self.filled[0] if self.filled else self.options[0]
        return by_person.get(str(wanted)) or by_person.get(str(kept.pk)) or first


class FieldAspect(Aspect):
    def __init__(self, people: Sequence[Person], field: Any) -> None:
        super().__init__(people)
        self.field, self.key = field, field.name
        self.label = capfirst(str(field.verbose_name))

    def value_of(self, person: Person) -> Any:
        return getattr(person, self.field.attname)

    def option(self, person: Person) -> Option:
        related = getattr(person, self.field.name) if self.field.is_relation else None
        value = self.value_of(person)
        shown = "" if value in (None, "") else str(related or value)
        return Option(person, value, shown, related if self.field.name == "photo" else None)

    def put(self, person: Person, value: Any) -> None:
        setattr(person, self.field.attname, value)


class BiographyAspect(Aspect):
    def __init__(self, people: Sequence[Person], locale: Locale) -> None:
        super().__init__(people)
        self.locale, self.key = locale, f"biography-{locale.pk}"
        self.label = _("Biography (%(language)s)") % {"language": language_name(locale.language_code)}

    def value_of(self, person: Person) -> Any:
        texts: Any = person.texts.all()
        return next((text.biography for text in texts if text.locale_id == self.locale.pk), "")

    def option(self, person: Person) -> Option:
        value = self.value_of(person)
        return Option(person, value, text_from_html(value))

    def put(self, person: Person, value: Any) -> None:
        if value:
            PersonText.objects.update_or_create(
                person=person, locale=self.locale, defaults={"biography": value}
            )


def aspects_of(people: Sequence[Person]) -> list[Aspect]:
    """Everything that is known of them, in the order of the model, then the biographies."""
    fields: list[Field[Any, Any]] = [field for field in Person._meta.concrete_fields if not field.primary_key]
    texts = PersonText.objects.filter(person__in=people)
    locales = Locale.objects.filter(pk__in=texts.values("locale")).order_by("pk")
    return [
        *(FieldAspect(people, field) for field in fields),
        *(BiographyAspect(people, locale) for locale in locales),
    ]


def state_of(people: Sequence[Person]) -> str:
    """What tells whether anybody has changed these people meanwhile."""
    said = [(person.pk, {one.key: one.value_of(person) for one in aspects_of([person])}) for person in people]
    return sha256(dumps(sorted(said), cls=DjangoJSONEncoder).encode()).hexdigest()[:32]


Wanted = Mapping[str, Any]
"""By the key of an aspect, the key of the person whose value is kept."""
