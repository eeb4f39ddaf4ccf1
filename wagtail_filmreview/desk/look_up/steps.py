"""Looking a film up, step by step: find it, choose among what was found, read what it would fill, store.

The same steps stand in the film chooser and on a page of their own. Nothing is kept between them: what a
catalogue said travels, signed, with the form that agrees to it, so what is stored is what was read.
"""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale

from wagtail_filmreview.desk.look_up.filling import Change, Filling
from wagtail_filmreview.desk.look_up.places import Group
from wagtail_filmreview.lookup import FilmFacts, Hit, NoAnswer, Provider, providers
from wagtail_filmreview.models import Film

SALT = "wagtail_filmreview.look_up"
A_DAY = 24 * 60 * 60


@dataclass
class Stored:
    film: Film
    done: list[Change]
    problem: str = ""


@dataclass
class LookUp:
    """Where somebody is with looking up ``film``, or one that is not here yet. Templates read it."""

    user: Any
    url: str
    film: Film | None = None
    text: str = ""
    step: str = "find"
    problem: str = ""
    provider: Provider | None = None
    hits: list[Hit] = field(default_factory=list)
    filling: Filling | None = None
    token: str = ""
    moved: bool = False
    """Whether this is the answer to somebody's click, which then has to be where the focus is."""

    def __post_init__(self) -> None:
        self.providers = providers()
        self.provider = next(iter(self.providers.values()), None)

    @property
    def known(self) -> list[tuple[Provider, str]]:
        """Catalogues that know the film by one of its ids, and the key they know it by."""
        pairs = [(one, one.key_of(self.film)) for one in self.providers.values()] if self.film else []
        return [(one, key) for one, key in pairs if key]

    @property
    def groups(self) -> list[tuple[Any, list[Change]]]:
        """The changes by what they are about, in the order of the film's form."""
        changes = self.filling.changes if self.filling else []
        grouped = [(group, [one for one in changes if one.place.group is group]) for group in Group]
        return [(group.label, rows) for group, rows in grouped if rows]

    @property
    def asks_for_year(self) -> bool:
        return self.film is None and self.filling is not None and not self.filling.facts.year

    def take(self, data: Any) -> Stored | None:
        """Do what a form asks for. What comes next is then to be shown, unless the film was stored."""
        self.provider = self.providers.get(data.get("provider", ""), self.provider)
        self.moved = True
        self.text = data.get("text", "").strip()[:200]
        if self.provider is None:
            return None
        try:
            if "facts" in data:
                return self._store(self.provider, data)
            if key := data.get("key", ""):
                self._review(self.provider, key)
            elif self.text:
                self.hits = self.provider.search(self.text, languages())
                self.step = "hits"
        except NoAnswer as reason:
            self.step, self.problem = "find", str(reason)
        return None

    def _review(self, provider: Provider, key: str) -> None:
        if not provider.accepts(key):
            raise NoAnswer(_("This is no id of %(provider)s.") % {"provider": provider.name})
        self._show(provider, provider.facts(key, languages()))

    def _show(self, provider: Provider, facts: FilmFacts) -> None:
        self.step = "review"
        self.filling = Filling(self.film or Film(), facts, provider, self.user)
        shown = {change.key: change.now for change in self.filling.changes}
        said = {"provider": provider.slug, "facts": facts.model_dump(mode="json"), "shown": shown}
        self.token = signing.dumps(said, salt=self._salt, compress=True)

    @property
    def _salt(self) -> str:
        # What was read about one film cannot be stored in another.
        return f"{SALT}:{self.film.pk if self.film else 'new'}"

    def _store(self, provider: Provider, data: Any) -> Stored | None:
        try:
            said = signing.loads(data["facts"], salt=self._salt, max_age=A_DAY)
            provider = self.providers[said["provider"]]
        except (signing.BadSignature, KeyError):
            self.problem = _("Too much time has passed. Look the film up again.")
            return None
        facts = FilmFacts.model_validate(said["facts"])
        if not facts.year and (year := data.get("year", "")).isascii() and year.isdigit():
            facts = facts.model_copy(update={"year": int(year)})
        filling = Filling(self.film or Film(live=False), facts, provider, self.user)
        agreed, shown = data.getlist("take"), said["shown"]
        if not filling.film.year and "year" not in {change.key for change in filling.changes}:
            self._show(provider, FilmFacts.model_validate(said["facts"]))
            self.problem = _("Say in which year the film was first shown.")
            return None
        if self.film is None:
            shown.setdefault("year", None)
        problem = ""
        done: list[Change] = []
        try:
            # Outside the transaction: another server may take its time.
            done += filling.apply_poster(agreed, shown)
        except NoAnswer as reason:
            problem = str(reason)
        try:
            with transaction.atomic():
                done += filling.apply(agreed, shown)
                filling.film.full_clean(exclude=["slug"])
                self.save(filling.film, done)
                filling.remember(done)
        except ValidationError as error:
            self._show(provider, facts)
            self.problem = " ".join(error.messages)
            return None
        return Stored(filling.film, done, problem)

    def save(self, film: Film, done: list[Change]) -> None:
        """Store the film. The look-up itself only fills it."""
        raise NotImplementedError


def languages() -> list[str]:
    """The languages to ask in: that of the site's readers, those of its other locales, the editor's own."""
    others = Locale.objects.values_list("language_code", flat=True).order_by("pk")
    return list(dict.fromkeys([settings.LANGUAGE_CODE, *others, get_language() or "en"]))
