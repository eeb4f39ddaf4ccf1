"""Films have endpoints of their own, with the same films on both APIs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.translation import override
from wagtail.models import Locale, PageViewRestriction

from tests import bodies, factories
from tests.api.conftest import Door, needs_v3
from wagtail_filmreview.models import FilmCertificate, FilmRelease, FilmText, GenreText
from wagtail_filmreview.representations.films import renditions_of

V2 = ("/api/v2/films/", 400, lambda a: a["items"], lambda a: a["meta"]["total_count"])
V3 = ("/api/v3/films/", 422, lambda a: a["items"], lambda a: a["count"])
Review = Callable[..., Any]


@pytest.fixture(params=[pytest.param(V2, id="v2"), pytest.param(V3, id="v3", marks=needs_v3)])
def films(request: Any, db: None, home: Any) -> Door:
    return Door(*request.param)


@pytest.fixture
def film(db: None) -> Any:
    return factories.FilmFactory(title="Safety Last!", year=1923)


@pytest.fixture
def review(index: Any, film: Any) -> Review:
    def of_film(*body: Any, **given: Any) -> Any:
        given = {"parent": index, "film": film, **given}
        return factories.publish(factories.FilmReviewPageFactory(live=False, body=[*body], **given))

    return of_film


def shown(films: Door, film: Any, **parameters: Any) -> Any:
    response = films.get(f"{film.pk}/", **parameters)
    assert response.status_code == 200, response.content
    return response.json()


# -- lists -----------------------------------------------------------------------------------------


@pytest.fixture
def three(film: Any) -> list[Any]:
    """Safety Last! 1923, Detour 1945 and a series, Dark Rooms 1960."""
    slapstick = factories.GenreFactory(name="Slapstick", slug="slapstick")
    film.imdb_id = "tt0014429"
    film.genres.set([slapstick])
    film.save()
    noir = factories.FilmFactory(
        title="Detour", original_title="Umweg", year=1945, tmdb_id=20367, tmdb_type="movie"
    )
    return [film, noir, factories.FilmFactory(title="Dark Rooms", year=1960, kind="series")]


def test_films_are_listed_by_title_and_drafts_are_not(films: Door, three: list[Any]) -> None:
    factories.FilmFactory(title="A draft", live=False)
    assert films.titles() == ["Dark Rooms", "Detour", "Safety Last!"]
    assert films.count_of(films.get().json()) == 3


def test_an_embargo_is_for_reviews_and_hides_no_film(films: Door, film: Any) -> None:
    film.embargo_until = "2999-01-01T00:00:00Z"
    film.save()
    assert films.titles() == ["Safety Last!"]


@pytest.mark.parametrize(
    ("parameters", "titles"),
    [
        ({"search": "detour"}, ["Detour"]),
        ({"search": "umweg"}, ["Detour"]),
        ({"search": "nothing"}, []),
        ({"search": "detour", "year_max": "1944"}, []),
        ({"search": "detour", "order": "-year"}, ["Detour"]),
        ({"kind": "series"}, ["Dark Rooms"]),
        ({"kind": ["series", "feature"]}, ["Dark Rooms", "Detour", "Safety Last!"]),
        ({"year_min": "1945"}, ["Dark Rooms", "Detour"]),
        ({"year_min": "1945", "year_max": "1945"}, ["Detour"]),
        ({"genre": "slapstick"}, ["Safety Last!"]),
        ({"genre": "noir"}, []),
        ({"imdb_id": "tt0014429"}, ["Safety Last!"]),
        ({"tmdb_id": "20367"}, ["Detour"]),
        ({"order": "title"}, ["Dark Rooms", "Detour", "Safety Last!"]),
        ({"order": "-title"}, ["Safety Last!", "Detour", "Dark Rooms"]),
        ({"order": "year"}, ["Safety Last!", "Detour", "Dark Rooms"]),
        ({"order": "-year"}, ["Dark Rooms", "Detour", "Safety Last!"]),
        ({"limit": "1"}, ["Dark Rooms"]),
        ({"limit": "1", "offset": "1"}, ["Detour"]),
        ({"offset": "3"}, []),
    ],
    ids=str,
)
def test_filters_and_orders(
    films: Door, three: list[Any], parameters: dict[str, Any], titles: list[str]
) -> None:
    assert films.titles(**parameters) == titles


def test_a_genre_can_be_named_by_its_id_and_a_film_is_listed_once(films: Door, three: list[Any]) -> None:
    genre = three[0].genres.get()
    other = factories.GenreFactory()
    three[0].genres.set([genre, other])
    three[0].save()
    assert films.titles(genre=[genre.pk, other.slug]) == ["Safety Last!"]


def test_films_of_somebody(films: Door, film: Any) -> None:
    person = factories.FilmCreditFactory(film=film, role="director").person
    factories.FilmFactory()
    assert films.titles(person=person.pk) == films.titles(person=person.slug) == ["Safety Last!"]


def test_what_is_alike_is_told_apart_by_id(films: Door) -> None:
    made = [factories.FilmFactory(title="Twice", year=year).pk for year in (1950, 1940, 1960)]
    ids = [item["id"] for item in films.items_of(films.get().json())]
    assert ids == made
    assert [item["id"] for item in films.items_of(films.get(order="-title").json())] == made[::-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("limit", "0"),
        ("limit", "21"),
        ("offset", "-1"),
        ("offset", "100001"),
        ("kind", "opera"),
        ("order", "id"),
        ("tmdb_id", str(2**63)),
        ("year_min", "x"),
        ("locale", "nöne"),
        ("search", "a\0b"),
        ("spoilers", "ending"),
        ("title", "Detour"),
    ],
)
def test_what_is_unknown_or_wrong_is_refused_by_name(films: Door, name: str, value: str) -> None:
    response = films.get(**{name: value})
    assert response.status_code == films.refusal
    assert name in response.content.decode()


# -- languages -------------------------------------------------------------------------------------


@pytest.fixture
def translated(film: Any) -> Any:
    german = factories.LocaleFactory(language_code="de")
    FilmText.objects.create(
        film=film, locale=german, title="Ausgerechnet Wolkenkratzer!", logline="Er hängt."
    )
    genre = factories.GenreFactory(name="Comedy")
    GenreText.objects.create(genre=genre, locale=german, name="Komödie")
    film.genres.set([genre])
    film.save()
    return film


@pytest.mark.parametrize(
    ("asked", "language", "title", "genre"),
    [
        ("", "en", "Safety Last!", "Comedy"),
        ("de", "de", "Ausgerechnet Wolkenkratzer!", "Komödie"),
        ("de-AT", "de", "Ausgerechnet Wolkenkratzer!", "Komödie"),
        ("fr", "fr", "Safety Last!", "Comedy"),
        ("tlh", "en", "Safety Last!", "Comedy"),
    ],
)
def test_texts_are_in_the_language_that_is_asked_for(
    films: Door, translated: Any, asked: str, language: str, title: str, genre: str
) -> None:
    answer = films.get(locale=asked).json()
    (item,) = films.items_of(answer)
    assert (answer.get("meta") or answer)["locale"] == language
    assert (item["title"], item["genres"][0]["name"]) == (title, genre)
    whole = shown(films, translated, locale=asked)
    assert (whole["locale"], whole["title"], whole["genres"][0]["name"]) == (language, title, genre)
    assert whole["logline"] == ("Er hängt." if language == "de" else "")


@pytest.mark.parametrize("languages", [[], ["en"], ["de"], ["fr", "en"], ["ko", "de"]])
@pytest.mark.parametrize("asked", ["en", "de", "fr", "ko"])
def test_the_database_chooses_the_same_title_as_the_model(
    films: Door, film: Any, languages: list[str], asked: str
) -> None:
    for code in languages:
        locale, _made = Locale.objects.get_or_create(language_code=code)
        # A logline alone does not take away the title.
        FilmText.objects.create(film=film, locale=locale, title="" if code == "ko" else code, logline=code)
    with override(asked):
        expected = film.title_in(), film.logline_in()
    whole = shown(films, film, locale=asked)
    assert (whole["title"], whole["logline"]) == expected


# -- one film --------------------------------------------------------------------------------------


def test_a_film_with_all_its_facts(films: Door, film: Any) -> None:
    series = factories.FilmFactory(title="The Heights", kind="series", year=1920)
    film.part_of, film.number, film.poster = series, 2, factories.ImageFactory()
    film.save()
    first = factories.FilmFactory(title="First part", part_of=film, number=1, year=1925)
    factories.FilmFactory(title="Draft part", part_of=film, live=False)
    FilmCertificate.objects.create(film=film, country="GB", certificate="U", descriptors="mild threat")
    FilmRelease.objects.create(film=film, country="US", kind="premiere", date="1923-04-01", note="A gala")
    service = factories.WatchServiceFactory(logo=factories.ImageFactory())
    factories.FilmWayToWatchFactory(film=film, service=service, kind="rent", country="FR")
    factories.FilmCreditFactory(film=film, role="director")
    factories.FilmCreditFactory(film=film, role="actor", character="The Boy")
    answer = shown(films, film)
    assert answer["part_of"]["id"] == series.pk
    assert [part["id"] for part in answer["parts"]] == [first.pk]
    assert answer["certificates"] == [{"country": "GB", "certificate": "U", "descriptors": "mild threat"}]
    assert answer["releases"] == [
        {"country": "US", "kind": "premiere", "date": "1923-04-01", "note": "A gala"}
    ]
    (way,) = answer["ways_to_watch"]
    assert (way["kind"], way["country"], way["service"]["id"]) == ("rent", "FR", service.pk)
    assert [(one["role"], one["character"]) for one in answer["credits"]] == [
        ("director", ""),
        ("actor", "The Boy"),
    ]
    assert [person["id"] for person in answer["directors"]] == [answer["credits"][0]["person"]["id"]]
    assert answer["poster"]["renditions"]["card"]["url"].startswith("http://localhost/media/")
    assert answer["meta"]["detail_url"] == f"http://localhost{films.address}{film.pk}/"


def test_what_a_film_is_part_of_is_not_told_while_that_is_a_draft(films: Door, film: Any) -> None:
    film.part_of = factories.FilmFactory(live=False)
    film.save()
    assert shown(films, film)["part_of"] is None


def test_a_draft_is_not_found_like_what_never_was(films: Door) -> None:
    draft = factories.FilmFactory(live=False)
    answers = [films.get(f"{pk}/") for pk in (draft.pk, draft.pk + 1)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_reviews_are_those_that_the_public_of_this_site_reads(films: Door, film: Any, review: Review) -> None:
    critic = factories.PersonFactory(name="Ingrid Vale")
    here = review(bodies.verdict(bodies.stars("4.5")), title="Up there", reviewers=[critic])
    PageViewRestriction.objects.create(page=review(), restriction_type=PageViewRestriction.LOGIN)
    factories.FilmReviewPageFactory(film=film, live=False)
    elsewhere = factories.SiteFactory()
    review(parent=elsewhere.root_page)
    review(film=factories.FilmFactory())
    (reference,) = shown(films, film)["reviews"]
    assert reference == {
        "id": here.pk,
        "title": "Up there",
        "url": here.full_url,
        "locale": "en",
        "reviewers": [{"id": critic.pk, "name": "Ingrid Vale", "native_name": "", "slug": "ingrid-vale"}],
        "score": 90,
        "recommendation": "recommended",
    }
    assert [one["id"] for one in shown(films, film, host=elsewhere.hostname)["reviews"]] != [here.pk]


# -- the aggregate score ---------------------------------------------------------------------------


def test_an_average_is_told_once_enough_reviews_gave_a_score(
    films: Door, film: Any, review: Review, filmreview_settings: Any
) -> None:
    review(bodies.verdict(bodies.stars("4.5")))
    review(bodies.verdict(None))
    assert shown(films, film)["aggregate_score"] is None
    review(bodies.verdict(bodies.stars("3")))
    assert shown(films, film)["aggregate_score"] == {"average": 75, "count": 2}
    filmreview_settings(MIN_REVIEWS_FOR_AGGREGATE=3)
    assert shown(films, film)["aggregate_score"] is None


def test_an_average_is_rounded_half_up(films: Door, film: Any, review: Review) -> None:
    for value in ("3", "3", "3", "3.5"):
        review(bodies.verdict(bodies.stars(value)))
    assert shown(films, film)["aggregate_score"] == {"average": 63, "count": 4}  # 62.5


def test_a_translation_and_an_alias_are_no_further_reviews(
    films: Door, film: Any, review: Review, index: Any
) -> None:
    original = review(bodies.verdict(bodies.stars("5")))
    locale = factories.LocaleFactory(language_code="de")
    for page in (index.get_parent(), index, original):
        page.copy_for_translation(locale)
    factories.publish(original.get_translation(locale))
    original.create_alias(update_slug="alias")
    answer = shown(films, film)
    assert len(answer["reviews"]) == 3
    assert answer["aggregate_score"] is None


# -- credits that give something away --------------------------------------------------------------


def names(answer: Any) -> list[str]:
    return [credit["person"]["name"] for credit in answer["credits"]]


def test_a_credit_that_the_film_hides_is_nowhere(films: Door, film: Any) -> None:
    credit = factories.FilmCreditFactory(film=film, role="director", spoiler_level="mild")
    answer = shown(films, film)
    assert answer["credits"] == answer["directors"] == []
    assert films.items_of(films.get().json())[0]["directors"] == []
    assert films.titles(person=credit.person_id) == films.titles(person=credit.person.slug) == []


@pytest.mark.parametrize("where", ["here", "restricted", "on another site"])
def test_a_credit_that_a_review_hides_is_nowhere_either(
    films: Door, film: Any, review: Review, where: str
) -> None:
    guest = factories.FilmCreditFactory(film=film, role="director").person
    factories.FilmCreditFactory(film=film, role="actor", person=guest, character="The Boy")
    parent = {"parent": factories.SiteFactory().root_page} if where == "on another site" else {}
    row = bodies.credit(guest, role="director", spoiler_level="ending")
    page = review(bodies.cast(row), **parent)
    if where == "restricted":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    answer = shown(films, film)
    assert [credit["role"] for credit in answer["credits"]] == ["actor"]
    assert answer["directors"] == films.items_of(films.get().json())[0]["directors"] == []


def test_of_two_reviews_the_stricter_holds(films: Door, film: Any, review: Review) -> None:
    guest = factories.FilmCreditFactory(film=film).person
    review(bodies.cast(bodies.credit(guest)))
    assert names(shown(films, film)) == [guest.name]
    review(bodies.cast(bodies.credit(guest, spoiler_level="mild")))
    assert names(shown(films, film)) == []
    assert films.titles(person=guest.pk) == []


# -- caches ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "{film}/"])
def test_an_entity_tag_changes_with_the_answer_and_only_then(
    films: Door, film: Any, review: Review, path: str
) -> None:
    path = path.format(film=film.pk)
    first = films.get(path)
    again = films.client.get(
        f"{films.address}{path}", headers={"host": "localhost", "if-none-match": first["ETag"]}
    )
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    factories.FilmReviewPageFactory(film=factories.FilmFactory(live=False))
    assert films.get(path)["ETag"] == first["ETag"]
    film.runtime_minutes = 73
    film.save()  # no review shows it
    assert films.get(path)["ETag"] != first["ETag"]


def test_languages_and_hosts_have_tags_of_their_own(films: Door, film: Any) -> None:
    parameters: list[dict[str, str]] = [{}, {"locale": "de"}, {"host": "other.example"}]
    assert len({films.get(f"{film.pk}/", **one)["ETag"] for one in parameters}) == 3


def test_caches_know_an_answer_by_the_film_and_its_reviews(films: Door, film: Any, review: Review) -> None:
    page = review()
    tags = films.get(f"{film.pk}/")["Surrogate-Key"].split()
    assert tags == [f"film-{film.pk}", "film-reviews", f"film-review-{page.pk}"]
    assert films.get()["Cache-Tag"].split(",") == ["film-reviews", f"film-{film.pk}"]


# -- the price -------------------------------------------------------------------------------------


def make_films(many: int, review: Review) -> list[Any]:
    made = []
    for _number in range(many):
        film = factories.FilmFactory(
            poster=factories.ImageFactory(), genres=[factories.GenreFactory() for _genre in range(2)]
        )
        for role in ("director", "director", "actor"):
            factories.FilmCreditFactory(film=film, role=role)
        for _way in range(2):
            logo = factories.ImageFactory()
            factories.FilmWayToWatchFactory(film=film, service=factories.WatchServiceFactory(logo=logo))
        factories.FilmFactory(part_of=film, live=True)
        review(bodies.verdict(bodies.stars("3")), film=film)
        made.append(film)
    return made


@pytest.mark.parametrize("many", [1, 4])
def test_a_list_costs_five_queries_however_much_there_is(
    films: Door, review: Review, django_assert_num_queries: Any, many: int
) -> None:
    make_films(many, review)
    films.get()  # renditions are made once
    with django_assert_num_queries(5):
        films.get()


@pytest.mark.parametrize("many", [1, 4])
def test_a_film_costs_ten(films: Door, review: Review, django_assert_num_queries: Any, many: int) -> None:
    (film, *_others) = make_films(many, review)
    for _number in range(many):
        review(film=film)
    films.get(f"{film.pk}/")
    with django_assert_num_queries(10):
        films.get(f"{film.pk}/")


def test_renditions_of_a_film_without_poster_are_no_trouble(films: Door, film: Any) -> None:
    assert renditions_of("poster", "poster").prefetch_to == "poster__prefetched_renditions"
    assert shown(films, film)["poster"] is None
