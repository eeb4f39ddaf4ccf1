"""Countries and languages: ISO 3166 and BCP 47 codes, and their names in the reader's language."""

import gettext
from functools import lru_cache

import langcodes
import pycountry
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


def country_code(given: str) -> str:
    """Return the ISO 3166-1 alpha-2 code, or the ISO 3166-3 code of a country that is no more.

    ``given`` is a code, or a name in English or the active language. Raises ``ValidationError`` where no
    country is meant.
    """
    given = given.strip()
    for find in (_code_of_country, _code_of_name, _code_of_former_country):
        if (code := find(given)) is not None:
            return code
    raise ValidationError(
        _("“%(given)s” is no country. Use an ISO code such as KR, or the country's name."),
        code="country",
        params={"given": given},
    )


def _code_of_country(given: str) -> str | None:
    try:
        return pycountry.countries.lookup(given).alpha_2
    except LookupError:
        return None


def _code_of_name(given: str) -> str | None:
    """By the names in common use, such as “UK” or “Turkey”, which are not those of the standard."""
    for language in ((get_language() or "en").split("-")[0], "en"):
        try:
            territory = langcodes.Language.find_name("territory", given, language).territory
        except LookupError:
            continue
        # Continents have names too.
        if territory and pycountry.countries.get(alpha_2=territory) is not None:
            return territory
    return None


def _code_of_former_country(given: str) -> str | None:
    try:
        return pycountry.historic_countries.lookup(given).alpha_4
    except LookupError:
        pass
    for country in pycountry.historic_countries:
        # “Czechoslovakia, Czechoslovak Socialist Republic”
        if country.name.partition(",")[0].casefold() == given.casefold():
            return country.alpha_4
    return None


def language_tag(given: str) -> str:
    """Return the normalised BCP 47 tag (``zxx`` for a film without words).

    ``given`` is a tag or a language's name. Raises ``ValidationError`` where no language is meant.
    """
    given = given.strip()
    if langcodes.tag_is_valid(given):
        return langcodes.standardize_tag(given)
    try:
        return langcodes.find(given).to_tag()
    except LookupError:
        raise ValidationError(
            _("“%(given)s” is no language. Use a tag such as ko or pt-BR, or the language's name."),
            code="language",
            params={"given": given},
        ) from None


def country_name(code: str) -> str:
    """The name of a country in the active language; the code itself where it is unknown."""
    country = pycountry.countries.get(alpha_2=code)
    if country is not None:
        name = getattr(country, "common_name", country.name)
        return _translated("iso3166-1", get_language() or "en", name)
    former = pycountry.historic_countries.get(alpha_4=code)
    if former is not None:
        return _translated("iso3166-3", get_language() or "en", former.name)
    return code


def language_name(tag: str) -> str:
    """The name of a language in the active language; the tag itself where it is unknown."""
    if not langcodes.tag_is_valid(tag):
        return tag
    return langcodes.Language.get(tag).display_name(get_language() or "en")


@lru_cache(maxsize=1024)
def _translated(domain: str, language: str, name: str) -> str:
    languages = [language.replace("-", "_"), language.split("-")[0]]
    catalogue = gettext.translation(domain, pycountry.LOCALES_DIR, languages=languages, fallback=True)
    return catalogue.gettext(name)
