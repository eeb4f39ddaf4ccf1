"""Looking films up in the catalogues that the settings name. Nothing is asked unless an editor asks."""

from wagtail_filmreview import conf
from wagtail_filmreview.lookup.facts import FilmFacts, Hit
from wagtail_filmreview.lookup.fetching import NoAnswer
from wagtail_filmreview.lookup.provider import Provider

__all__ = ["FilmFacts", "Hit", "NoAnswer", "Provider", "providers"]


def providers() -> dict[str, Provider]:
    """The site's catalogues by slug, the preferred one first; none where looking up is switched off."""
    found = [conf.lookup_provider(row) for row in conf.get("LOOKUP_PROVIDERS")]
    return {provider.slug: provider for provider in found}
