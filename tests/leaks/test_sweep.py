"""A published review with a marker in every field, and whatever a server answers to those without rights."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve
from wagtail.documents import get_document_model
from wagtail.images.utils import generate_signature
from wagtail.models import Collection, Locale, Page, Site, Workflow

from tests import factories
from tests.leaks import catalogue
from tests.leaks.addresses import Undecided, filled, patterns
from tests.leaks.channels import CHANNELS, HAS_V3, Answer
from tests.leaks.markers import LEVELS, NONE, MarkedReview, complete_review
from tests.leaks.test_properties import BODY, write_credits
from tests.leaks.words import words_in
from wagtail_filmreview import spoilers
from wagtail_filmreview.models import Film
from wagtail_filmreview.vocabulary import SpoilerLevel

# What the database begins with is there again afterwards, with the ids it had.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

CRAWLED_AT_MOST = 400
VOCABULARY = {str(thing.key) for thing in (*catalogue.CATEGORIES, *catalogue.TOPICS)}

NAMES_EVERY_CATEGORY = re.compile(r"/api/v\d/(films/\d+|vocabulary)/")
"""Whatever is in the film, so a name tells nothing; ``test_catalogue`` looks at what is said of each."""


@pytest.fixture(autouse=True)
def leave_no_request_behind(transactional_db: None, live_server: Any) -> Iterator[None]:
    """PostgreSQL does not drop a database that a thread of the live server is still connected to."""
    yield
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=20)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@dataclass
class Swept:
    """A site, its marked review, and everything that addresses name."""

    server: str
    review: Any
    marked: MarkedReview
    values: dict[str, Any]
    whole: dict[str, list[str]]
    pages: list[Any]


@pytest.fixture
def swept(transactional_db: None, live_server: Any, filmreview_settings: Any) -> Swept:
    """Published twice, so that there is something to compare; with an alias and a copy in another place."""
    filmreview_settings(**catalogue.ADVISORIES)
    marked = complete_review(BODY, seed=7)
    # Other tests have emptied the tables.
    locale, _made = Locale.objects.get_or_create(language_code="en")
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first() or Page.add_root(instance=Page(title="Root", locale=locale))
    home = root.add_child(instance=Page(title="Home", slug="swept", locale=locale))
    Site.objects.all().delete()
    address = urlsplit(live_server.url)
    Site.objects.create(
        hostname=address.hostname, port=address.port, root_page=home, is_default_site=True, site_name="Swept"
    )
    film = catalogue.store()
    write_credits(film.pk, marked)
    index = factories.FilmReviewIndexPageFactory(parent=home, title="Reviews", slug="reviews")
    review = factories.FilmReviewPageFactory(
        parent=index, title="The review", slug="the-review", film=Film.objects.get(pk=film.pk), live=False
    )
    review.body = marked.body
    review = factories.publish(factories.publish(review))
    alias = review.create_alias(update_slug="alias")
    return Swept(live_server.url, review, marked, *_filling(review, index), [home, index, review, alias])


def _filling(review: Any, index: Any) -> tuple[dict[str, Any], dict[str, list[str]]]:
    film, image = review.film, catalogue.IMAGES[0].key
    film.save_revision().publish()
    user = factories.UserFactory()
    group = Group.objects.create(name="Nobodies")
    workflow = Workflow.objects.create(name="Check")
    document = get_document_model().objects.create(
        title="Press kit", file=ContentFile(b"Nothing to see.", name="press-kit.txt")
    )
    values = {
        "page_id": review.pk,
        "page_pk": review.pk,
        "page_to_move_id": review.pk,
        "parent_page_id": index.pk,
        "destination_id": index.pk,
        "instance_pk": review.pk,
        "review_id": review.pk,
        "revision_id": review.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "image_id": image,
        "document_id": document.pk,
        "doc_id": document.pk,
        "collection_id": Collection.objects.last().pk,
        "workflow_pk": workflow.pk,
        "site_id": Site.objects.get().pk,
        "filter_spec": "original",
        "content_type_app_name": "wagtail_filmreview_pages",
        "content_type_model_name": "filmreviewpage",
        "app_label": "wagtail_filmreview_pages",
        "app_name": "wagtail_filmreview_pages",
        "model_name": "filmreviewpage",
        "object_id": review.pk,
        "type_name": "wagtail_filmreview_pages.FilmReviewPage",
        "action_name": "publish",
        "action": "delete",
        "uidb64": "MQ",
        "token": "set-password",
        # Of these there is none, or only for a moment.
        "redirect_id": 1,
        "task_id": 1,
        "task_state_id": 1,
        "workflow_state_id": 1,
        "session_id": 1,
        "uploaded_file_id": 1,
        "restriction_id": 1,
        "page_view_restriction_id": 1,
        # What `pk` is depends on where it stands.
        "pages:detail pk": review.pk,
        "pages:action pk": review.pk,
        "wagtailadmin_pages: pk": review.pk,
        "images:detail pk": image,
        "documents:detail pk": document.pk,
        "film-reviews:detail pk": review.pk,
        "films:detail pk": film.pk,
        "film_id": film.pk,
        "person_id": catalogue.PEOPLE[0].key,
        # Which one is asked is no matter: a direct question is answered, and nothing else is said.
        "category": "gore",
        "wagtailadmin_collections: pk": Collection.objects.last().pk,
        "wagtailadmin_workflows: pk": workflow.pk,
        "wagtailsites: pk": Site.objects.get().pk,
        "wagtail_filmreview_merged_people pk": 1,
        "wagtailusers_users: pk": user.pk,
        "wagtailusers_groups: pk": group.pk,
        "wagtailusers_api_tokens: pk": 1,
        "wagtaildocs_chooser: pk": document.pk,
        "wagtailimages_chooser: pk": image,
        "simple_translation:submit_snippet_translation pk": film.pk,
        "wagtailsnippets_wagtail_filmreview_film: revision_id": film.latest_revision_id,
        "type": "wagtail_filmreview.Person",
        "wagtailapi_v3: pk": catalogue.PEOPLE[0].key,
    }
    for name, pk in {
        "film": film.pk,
        "person": catalogue.PEOPLE[0].key,
        "genre": factories.GenreFactory().pk,
        "watchservice": catalogue.SERVICES[0].key,
    }.items():
        values[f"wagtailsnippets_wagtail_filmreview_{name}: pk"] = pk
        values[f"wagtailsnippetchoosers_wagtail_filmreview_{name}: pk"] = pk
    signature = generate_signature(image, "width-100")
    compared = f"/admin/pages/{review.pk}/revisions/compare/earliest...latest/"
    whole = {
        "wagtailadmin_pages:revisions_compare": [compared],
        "wagtaildocs_serve": [f"/documents/{document.pk}/{document.filename}"],
        "wagtail_serve": ["/", "/reviews/", "/reviews/feed/", "/reviews/the-review/", "/reviews/alias/"],
        "admin/^.*/$": ["/admin/nothing-is-here/"],
        # Only whoever has the site's secret key can sign; this is somebody who guesses.
        "wagtailimages_serve": [f"/images/{signature[::-1]}/{image}/width-100/"],
    }
    return values, whole


def addresses(swept: Swept) -> list[str]:
    """Every address of every pattern; it is an error if there is one that nobody knows how to fill in."""
    found, undecided = [], []
    for pattern in patterns():
        try:
            found += filled(pattern, swept.values, swept.whole)
        except Undecided as error:
            undecided.append(str(error))
    assert undecided == [], "Decide what stands in these addresses"
    for address in dict.fromkeys(found):
        try:
            resolve(address)
        except Resolver404:
            raise AssertionError(f"{address} does not lead to the pattern that it was made of") from None
    return list(dict.fromkeys(found))


# -- who asks --------------------------------------------------------------------------------------


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *given: Any) -> None:
        return None


_OPENER = build_opener(_NoRedirect)


@dataclass
class Visitor:
    """Somebody who visits all addresses ``below`` one; ``knows`` are words that they may see in the admin."""

    name: str
    server: str
    headers: dict[str, str] = field(default_factory=dict)
    knows: frozenset[str] = frozenset()
    below: str = "/"

    def get(self, address: str) -> Answer:
        request = Request(urljoin(self.server, address), headers=self.headers)  # noqa: S310 - our own server
        try:
            response = _OPENER.open(request, timeout=60)
        except HTTPError as error:
            response = error
        with response:
            body = response.read().decode("utf-8", "replace")
            return Answer(response.status, str(response.headers), body)

    def forbidden(self, address: str, marked: MarkedReview, level: SpoilerLevel) -> set[str]:
        above = marked.above(level)
        if "openapi.json" in address:
            # It names the vocabulary of the site, which says nothing about a film.
            above -= VOCABULARY
        return above - self.knows if address.startswith("/admin/") else above


def visitors(server: str) -> list[Visitor]:
    """Nobody, a user without any right, and an editor of something else."""
    stranger = factories.UserFactory(username="stranger")
    colleague = factories.UserFactory(username="colleague")
    colleague.user_permissions.add(Permission.objects.get(codename="access_admin"))
    # Who may enter the admin may choose people and images there: that they exist is no spoiler.
    things = frozenset(word for thing in catalogue.EVERYTHING for word in thing.words.values())
    return [
        Visitor("nobody", server),
        Visitor("a stranger", server, _session(stranger)),
        Visitor("a colleague", server, _session(colleague), things),
        *([Visitor("a token", server, _token(stranger), below="/api/v3/")] if HAS_V3 else []),
    ]


def _session(user: Any) -> dict[str, str]:
    client = Client()
    client.force_login(user)
    return {"Cookie": f"sessionid={client.cookies['sessionid'].value}"}


def _token(user: Any) -> dict[str, str]:
    from wagtail.models import APIToken

    _made, plaintext = APIToken.create_token(user=user, name="sweep")
    return {"Authorization": f"Bearer {plaintext}"}


# -- the sweep -------------------------------------------------------------------------------------


def with_level(address: str, level: SpoilerLevel | None) -> str:
    joint = "&" if "?" in address else "?"
    return address if level is None else f"{address}{joint}{spoilers.PARAMETER}={level}"


def level_in(address: str) -> SpoilerLevel:
    asked = parse_qs(urlsplit(address).query).get(spoilers.PARAMETER, [])
    return (spoilers.parse(asked[-1]) if asked else None) or NONE


def leaks(swept: Swept, visitor: Visitor, address: str, answer: Answer) -> list[str]:
    level = NONE if address.startswith("/admin/") else level_in(address)
    leaked = words_in(answer.text) & visitor.forbidden(address, swept.marked, level)
    if NAMES_EVERY_CATEGORY.match(address):
        leaked -= {
            word for thing in (*catalogue.CATEGORIES, *catalogue.TOPICS) for word in thing.words.values()
        }
    return [
        f"{visitor.name} at {address} ({answer.status}) sees {swept.marked.markers[word]}"
        for word in sorted(leaked)
    ]


def queries(swept: Swept) -> Iterator[str]:
    """What the channels ask for beyond the plain addresses."""
    for channel in CHANNELS:
        for page in swept.pages[2:]:
            asked = "&".join(f"{name}={value}" for name, value in channel.query.items())
            yield channel.address(page) + (f"?{asked}" if asked else "")


_LINK = re.compile(r"""(?:href|src|action)=["']([^"']+)["']|"(https?://[^"]+)"|>(https?://[^<]+)<""")


def links(swept: Swept, address: str, answer: Answer) -> Iterator[str]:
    """Every address of the same server that an answer names, in HTML, JSON or XML."""
    for match in _LINK.finditer(answer.body):
        found = urljoin(swept.server + address, unescape(next(part for part in match.groups() if part)))
        if found.startswith(f"{swept.server}/"):
            yield found.removeprefix(swept.server).split("#")[0]


def test_no_address_shows_anybody_more_than_they_asked_for(swept: Swept) -> None:
    everybody = visitors(swept.server)
    known = dict.fromkeys([*addresses(swept), *queries(swept)])
    wrong: list[str] = []
    for visitor in everybody:
        for address in (one for one in known if one.startswith(visitor.below)):
            for level in levels_for(visitor, address):
                asked = with_level(address, level)
                wrong += leaks(swept, visitor, asked, visitor.get(asked))
        assert is_logged_in(visitor) == (visitor.name == "a colleague")
    assert wrong == []


def levels_for(visitor: Visitor, address: str) -> Iterable[SpoilerLevel | None]:
    """Where nothing reads a level, asking for the highest is enough."""
    if address.startswith(("/admin/", "/documents/", "/images/", "/_util/")):
        return [SpoilerLevel.ENDING]
    if address.startswith("/api/v3/") and address.endswith(("/docs/", "/openapi.json")):
        return [SpoilerLevel.ENDING]
    return (None, *LEVELS) if visitor.name == "nobody" else [None]


def is_logged_in(visitor: Visitor) -> bool:
    """Whether the admin lets them in, still: no address may have ended the session."""
    return visitor.get("/admin/").status == 200


def test_no_link_leads_to_more_either(swept: Swept) -> None:
    nobody = Visitor("nobody", swept.server)
    queue = ["/", "/sitemap.xml", *queries(swept)]
    seen, wrong = set(queue), []
    while queue and len(seen) < CRAWLED_AT_MOST:
        address = queue.pop(0)
        answer = nobody.get(address)
        wrong += leaks(swept, nobody, address, answer)
        new = [link for link in dict.fromkeys(links(swept, address, answer)) if link not in seen]
        seen.update(new)
        queue += new
    assert any("spoilers=ending" in address for address in seen)
    assert any("/media/" in address for address in seen)
    assert queue == [], f"more than {CRAWLED_AT_MOST} addresses"
    assert wrong == []


def test_a_limit_is_that_images_are_listed_unless_their_collection_is_restricted(swept: Swept) -> None:
    """By Wagtail's own image endpoints, on a site that has them; title and address tell what is in one."""
    nobody = Visitor("nobody", swept.server)
    factories.ImageFactory(title="She is the twin", file__filename="twin.png")
    lists = ["/api/v2/images/?fields=*", *(["/api/v3/images/"] if HAS_V3 else [])]
    for address in lists:
        assert "She is the twin" in nobody.get(address).body
        assert words_in(nobody.get(address).text) == set()


def test_the_markers_are_there_for_whoever_asks(swept: Swept) -> None:
    """Or the sweep could find nothing because there is nothing to find."""
    nobody = Visitor("nobody", swept.server)
    for level in LEVELS:
        for address, kind in (
            ("/reviews/the-review/", "html"),
            (f"/api/v2/film-reviews/{swept.review.pk}/", "json"),
        ):
            words = words_in(nobody.get(with_level(address, level)).text)
            assert swept.marked.expected(kind, level) <= words
    assert len(swept.marked.above(NONE)) > 100
