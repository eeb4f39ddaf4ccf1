"""The site, its front page and the index of reviews."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from magazine.models import HomePage
from wagtail_filmreview.pages.models import FilmReviewIndexPage, FilmReviewPage

from .body import prose

LEAD = "nosferatu-real-trees-real-houses"
OPINIONS = ("metropolis-think-with-the-crowd", "metropolis-the-view-from-upstairs")


def make_home() -> HomePage:
    home = HomePage.objects.first()
    if home is None:
        home = HomePage(
            title="Changeover",
            slug="changeover",
            tagline="Films, one reel at a time",
            search_description="Changeover: a film magazine about what is on the screen.",
        )
        Page.get_first_root_node().add_child(instance=home)
        home.save_revision().publish()
    _serve(home)
    return home


def make_index(home: HomePage) -> FilmReviewIndexPage:
    index = FilmReviewIndexPage.objects.child_of(home).first()
    if index is None:
        index = FilmReviewIndexPage(
            title="Reviews",
            slug="reviews",
            show_in_menus=True,
            introduction=prose(
                """Old films and new ones, the newest review first. Nothing on these pages gives a film
                away unless you ask for it."""
            ),
        )
        home.add_child(instance=index)
        index.save_revision().publish()
    return index


def fill_home(home: HomePage, reset: bool) -> None:
    """Choose what the front page leads with, where nobody has chosen yet."""
    if home.lead_review_id and not reset:
        return
    by_slug = {page.slug: page for page in FilmReviewPage.objects.descendant_of(home)}
    home.lead_review = by_slug.get(LEAD)
    home.argument_heading = "Is Metropolis as clever as it looks?"
    home.argument_introduction = (
        "Our projectionist and our editor went to the same screening, and took different stairs home."
    )
    home.first_opinion, home.second_opinion = (by_slug.get(slug) for slug in OPINIONS)
    home.save_revision().publish()


def _serve(home: HomePage) -> None:
    """Make ``home`` what the default site shows, at the address the settings name."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    before = site.root_page if site.pk else None
    site.root_page = home
    site.site_name = home.title
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.save()
    # The page that a new Wagtail greets with, if nobody has made it theirs.
    if (
        before is not None
        and before.pk != home.pk
        and before.specific_class is Page
        and before.title.startswith("Welcome to your new Wagtail site")
        and not before.get_children().exists()
    ):
        before.delete()
