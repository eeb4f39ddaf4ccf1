"""What a catalogue has to do to be looked things up in."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from wagtail_filmreview.lookup.facts import FilmFacts, Hit
from wagtail_filmreview.lookup.fetching import Fetcher


class Provider:
    """A catalogue of films. The options of its entry in the settings are the arguments it is made with.

    Every method may raise ``NoAnswer``. ``languages`` are codes, the one that readers prefer first.
    """

    slug: ClassVar[str]
    name: ClassVar[str]
    notice: ClassVar[Any] = ""
    """What its terms want to be said wherever its data is shown."""

    address: ClassVar[str]

    def __init__(
        self, *, timeout: float = 10, contact: str = "", posters: bool = False, address: str = ""
    ) -> None:
        if isinstance(timeout, bool) or not isinstance(timeout, int | float) or not 0 < timeout <= 60:
            raise ValueError('"timeout" must be a number of seconds, 60 at most')
        for name, value in (("contact", contact), ("address", address)):
            if not isinstance(value, str):
                raise ValueError(f'"{name}" must be a text')
        if not isinstance(posters, bool):
            raise ValueError('"posters" must be True or False')
        self.posters = posters
        self.root = (address or self.address).rstrip("/")
        self.fetch = Fetcher(self.name, timeout, contact, self.headers())

    def headers(self) -> Mapping[str, str]:
        """What every request carries besides the User-Agent."""
        return {}

    def search(self, text: str, languages: Sequence[str]) -> list[Hit]:
        """Films of which ``text`` may be the title, the likeliest first."""
        raise NotImplementedError

    def facts(self, key: str, languages: Sequence[str]) -> FilmFacts:
        """Everything about one film."""
        raise NotImplementedError

    def key_of(self, film: Any) -> str:
        """What this catalogue knows a film by, from the film's ids; empty where they do not say."""
        raise NotImplementedError

    def accepts(self, key: str) -> bool:
        """Whether ``key`` can be one of this catalogue's: it becomes part of an address."""
        raise NotImplementedError

    def picture(self, url: str) -> bytes:
        """The poster that ``FilmFacts.poster`` named."""
        return self.fetch.content(url)
