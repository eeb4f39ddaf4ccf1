"""Which words are too common to give anything away: those that other reviews say in public."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from wagtail_filmreview import spoilers
from wagtail_filmreview.desk.giveaways.reading import plain
from wagtail_filmreview.desk.giveaways.words import Vocabulary, folded, is_dense, least_letters, stem
from wagtail_filmreview.models import FilmReviewMixin, review_models
from wagtail_filmreview.vocabulary import SpoilerLevel

OTHER_REVIEWS = 30
"""How many of them are asked, of each class of page."""

WELL_KNOWN = 3
"""A name that so many other reviews mention is no secret of this film: a country, a festival, a studio."""

# What no text can do without. A young site has few other reviews that could say so.
FUNCTION_WORDS = {
    "en": """
        about above after again all also and any anybody anyone anything are around as at be because been
        before being below between both but by can cannot could did do does doing down during each either else
        every everybody everyone everything few for from had has have having he her here hers herself him
        himself his how if in into is it its itself just less may might more most much must my myself
        neither never no nobody none nor not nothing now of off on once one only or other others our ours
        out over own same shall she should since so some somebody someone something such than that the
        their theirs them themselves then there these they this those through to too under until up upon
        us very was we were what when where whether which while who whom whose why will with within
        without would yet you your yours yourself
    """,
    "de": """
        aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bist
        da dann das dass dein dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch
        dort du durch ein eine einem einen einer eines er es etwas euch für gegen hab habe haben hat hatte
        hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ist ja jede jedem jeden
        jeder jedes jetzt kann kein keine keinem keinen keiner können machen man mehr mein mich mir mit muss
        nach nicht nichts noch nun nur ob oder ohne schon sehr sein seine seinem seinen seiner seit sich sie
        sind so über um und uns unter vom von vor wann war waren warum was weil weiter wenn wer werde werden
        wie wieder will wir wird wirst wo wurde wurden zu zum zur zwischen
    """,
    "fr": """
        ai aussi autre autres aux avait avant avec avoir bien car ce cela celle celui ces cet cette ceux chez
        comme dans de depuis des deux dit donc du elle elles en encore entre est et était été être eux fait
        il ils je la le les leur leurs lui mais même mes moi moins mon ne nos notre nous on ont ou où par pas
        peu peut plus pour pourquoi quand que quel quelle quelque qui quoi sa sans se sera ses si son sont
        sous sur ta tes toi ton tous tout toute toutes très trop tu un une vers vos votre vous
    """,
    "es": """
        algo al ante antes aquel aquella así aun aunque bajo bien cada casi como con contra cual cuando de
        del desde donde dos el ella ellas ellos en entre era es esa ese eso esta estaba este esto está están
        fue ha había hace hacia han hasta hay la las le les lo los más me menos mi mientras muy nada ni no
        nos nosotros o otra otro para pero poco por porque pues que quien quién se sea según ser si sido sin
        sobre solo son su sus también tan tanto te tiene todo todos tu un una unas uno unos y ya
    """,
}


class CommonWords:
    """What the site's other reviews in the same language say where everybody reads it."""

    def __init__(self, page: FilmReviewMixin) -> None:
        self._page = page
        language = page.locale.language_code.partition("-")[0]
        self._function_words = {folded(word) for word in FUNCTION_WORDS.get(language, "").split()}

    def is_content(self, key: str) -> bool:
        """Whether a word says anything by itself, in any text."""
        return len(key) >= least_letters(key) and key not in self._function_words

    def mentions(self, key: str) -> int:
        """How many other reviews have a form of the word; no more than needed to call it well known."""
        return len({number for like in self._words.like(key) for number in self._reviews_with[like]})

    def is_common_noun(self, key: str) -> bool:
        """Whether other reviews write the word without a capital."""
        return key in self._uncapitalised

    def has_phrase(self, stems: tuple[str, ...]) -> bool:
        return f" {' '.join(stems)} " in self._stems

    def has_run(self, run: str) -> bool:
        return run in self._texts_joined

    @cached_property
    def _tokens(self) -> list[list[str]]:
        return [re.findall(r"[^\W_]+", text) for text in _public_texts(self._page)]

    @cached_property
    def _reviews_with(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for number, tokens in enumerate(self._tokens):
            for token in set(tokens):
                found.setdefault(folded(token), set()).add(number)
        return found

    @cached_property
    def _words(self) -> Vocabulary:
        return Vocabulary(self._reviews_with)

    @cached_property
    def _uncapitalised(self) -> set[str]:
        return {folded(token) for tokens in self._tokens for token in set(tokens) if token.islower()}

    @cached_property
    def _stems(self) -> str:
        return " ".join(["", *(stem(folded(token)) for tokens in self._tokens for token in tokens), ""])

    @cached_property
    def _texts_joined(self) -> str:
        return "\n".join(key for key in self._reviews_with if is_dense(key))


def _public_texts(page: FilmReviewMixin) -> Iterator[str]:
    """The latest other reviews, as they are without asking.

    Of a copy, or a colleague's review of the same film, only the body: its title may make the same mistake.
    """
    for model in review_models():
        others = model._default_manager.live().filter(locale_id=page.locale_id).exclude(pk=page.pk)
        rows = others.order_by("-pk").values_list("film", "title", "standfirst", "body")
        for film, title, standfirst, body in rows[:OTHER_REVIEWS]:
            stored = spoilers.cut(body.get_prep_value(), SpoilerLevel.NONE)
            same_film = film is not None and film == page.film_id
            first_read = [] if same_film else [title, standfirst]
            yield plain(
                "\n".join([*first_read, *_strings(stored, {"id", "pull_quote" if same_film else "id"})])
            )


def _strings(value: Any, without: set[str]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in without:
                yield from _strings(item, without)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item, without)
