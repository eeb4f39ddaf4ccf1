"""What the editor is warned of: spoilers in the texts that everybody reads first."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

import pytest
from wagtail.api import APIField

from tests import bodies, factories
from tests.testapp.models import FestivalReviewPage
from wagtail_filmreview.desk.giveaways.finding import find_giveaways
from wagtail_filmreview.desk.giveaways.words import alike, key_of
from wagtail_filmreview.vocabulary import SpoilerLevel

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

number = count(1)

PUBLIC = """
    Nobody in this house says what they want. Mother serves the soup, the second guest talks about the
    weather, and the wife of the doctor looks out at a dead garden. The camera stays at the end of the
    corridor all the while. Along the wall there are photographs; a father in each of them, and never the same
    one. It is a slow film and a cold one, and I have not been able to stop thinking of it.
"""


def review(
    *hidden: Any, public: str = PUBLIC, level: str = "ending", pull_quote: str = "", **given: Any
) -> Any:
    """A review whose ``hidden`` texts readers have to ask for; a text or a block each."""
    blocks = [
        bodies.synopsis(bodies.section(text, spoiler_level=level)) if isinstance(text, str) else text
        for text in hidden
    ]
    return factories.FilmReviewPageFactory(
        body=raw(bodies.paragraph(public), *blocks, bodies.verdict(pull_quote=pull_quote)),
        **{"title": "A cold house", "slug": f"a-cold-house-{next(number)}", "standfirst": "", **given},
    )


def raw(*blocks: Any) -> Any:
    return FestivalReviewPage.body.field.stream_block.to_python([*blocks])


def found_in(page: Any) -> dict[str, list[str]]:
    """The phrases that were found, by the path of the field."""
    found: dict[str, list[str]] = {}
    for giveaway in find_giveaways(page):
        found.setdefault(giveaway.path.rpartition(".")[2], []).append(giveaway.phrase)
    return found


# What is hidden; the field that gives it away, and how; the least that the warning must name.
LEAKS = {
    "a character": (
        "She learns that Marguerite Vane is the killer.",
        ("title", "The quiet rage of Marguerite Vane", "Marguerite Vane"),
    ),
    "a surname at the start of a sentence": (
        "Vane did it, with the lamp.",
        ("standfirst", "A film to remember Vane by.", "Vane"),
    ),
    "a first name": (
        "In the end it was Marguerite who did it.",
        ("seo_title", "Keep an eye on Marguerite", "Marguerite"),
    ),
    "a possessive": (
        "In the end it was Marguerite Vane who did it.",
        ("search_description", "What is in Vane’s letter?", "Vane’s"),
    ),
    "capitals": (
        "In the end it was Marguerite Vane who did it.",
        ("pull_quote", "WHO IS VANE?", "VANE"),
    ),
    "a slug without accents": (
        "Nobody had told them that Zoë is alive.",
        ("slug", "the-return-of-zoe", "zoe"),
    ),
    "a slug with umlauts spelt out": (
        "The body lies in the cellar of Müller.",
        ("slug", "what-mueller-keeps", "mueller"),
    ),
    "a name without its hyphen": (
        "The note was written by Min-hee.",
        ("title", "Minhee writes a letter", "Minhee"),
    ),
    "a place": (
        "They meet again in Nagasaki, years later.",
        ("standfirst", "The long way to Nagasaki, and no way back.", "Nagasaki"),
    ),
    "a thing": (
        "The workmen throw the sled into the fire.",
        ("standfirst", "All this for a sled.", "sled"),
    ),
    "a twist in one word, inflected": (
        "The two lodgers are twins.",
        ("title", "A twin performance", "twin"),
    ),
    "a deed, inflected": (
        "He drowned her in the lake.",
        ("search_description", "With a drowning that you will not forget.", "drowning"),
    ),
    "words that are all public, as a phrase": (
        "We understand that he was dead all along.",
        ("title", "Dead all along", "Dead all along"),
    ),
    "a relation": (
        "The guest is her second husband, and the father of the doctor.",
        ("pull_quote", "Wait for the father of the doctor.", "father of the doctor"),
    ),
    "a phrase that an editor marked": (
        bodies.paragraph('Watch <span data-spoiler="ending">the gardener</span> closely.'),
        ("standfirst", "The gardener is the best thing in it.", "gardener"),
    ),
    "a Russian name in another case": (
        "Убийцей был доктор Орлов.",
        ("title", "Тень Орлова", "Орлова"),
    ),
    "a Korean name with a particle": (
        "범인은 이충현이다.",
        ("title", "이충현의 마지막 밤", "이충현의"),
    ),
    "a Japanese name, without spaces": (
        "犯人は三船先生だった。",
        ("title", "さよなら三船先生", "三船先生"),
    ),
    "a slip of the pen": (
        "In the end it was Marguerite who did it.",
        ("title", "Goodbye, Margerite", "Margerite"),
    ),
    "other words for the same": (
        "He has been a ghost from the first scene.",
        ("standfirst", "A film about a man who did not survive.", "did not survive"),
    ),
}

NOT_FOUND = {"a slip of the pen", "other words for the same"}
"""Only what is written in both places is looked for."""


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_is_found(leak: str, index: Any) -> None:
    hidden, (field, text, phrase) = LEAKS[leak]
    found = found_in(review(hidden, **{field: text}))
    assert any(phrase in one for one in found.get(field, [])) == (leak not in NOT_FOUND), found


def test_at_least_eighteen_leaks_of_twenty_are_found() -> None:
    assert len(LEAKS) == 20
    assert len(set(LEAKS) - NOT_FOUND) >= 18


class TestWhatIsHidden:
    def test_a_surprise_guest_of_the_film(self) -> None:
        film = factories.FilmFactory()
        guest = factories.PersonFactory(name="Bill Murphy", native_name="빌 머피")
        factories.FilmCreditFactory(film=film, person=guest, character="Himself", spoiler_level="major")
        for text in ("Murphy, of all people", "And then: 머피!"):
            assert found_in(review(film=film, title=text))["title"]

    def test_a_surprise_guest_of_the_cast(self) -> None:
        guest = factories.PersonFactory(name="Bill Murphy")
        cast = bodies.cast(bodies.credit(guest, character="Old Nick", spoiler_level="mild"))
        assert found_in(review(cast, title="Murphy’s law", standfirst="Nick is back.")) == {
            "title": ["Murphy’s"],
            "standfirst": ["Nick"],
        }

    def test_a_guest_of_the_film_whom_only_the_review_hides(self) -> None:
        film = factories.FilmFactory()
        guest = factories.PersonFactory(name="Bill Murphy")
        factories.FilmCreditFactory(film=film, person=guest, character="Nick")
        cast = bodies.cast(bodies.credit(guest, spoiler_level="mild"))
        assert found_in(review(film=film, title="Murphy")) == {}
        assert found_in(review(cast, film=film, title="Murphy")) == {"title": ["Murphy"]}

    def test_the_level_is_the_lowest_at_which_it_can_be_read(self) -> None:
        page = review("Vane did it.", title="Vane")
        page.body = raw(
            bodies.synopsis(
                bodies.section("Vane did it.", "ending"), bodies.section("There comes Vane.", "mild")
            )
        )
        assert [giveaway.level for giveaway in find_giveaways(page)] == [SpoilerLevel.MILD]

    def test_the_higher_level_of_a_block_holds_for_what_is_in_it(self) -> None:
        gallery = bodies.gallery(
            bodies.picture(None, caption="The sled in the fire", spoiler_level="none"),
            spoiler_level="ending",
        )
        assert found_in(review(gallery, title="The sled")) == {"title": ["sled"]}


class TestWhereEverybodyReads:
    def test_title_and_alternative_text_of_the_main_image(self) -> None:
        image = factories.ImageFactory(title="The sled", description="A child on a sled")
        page = review("He burns the sled.", hero_image=image)
        labels = [(giveaway.label, giveaway.path) for giveaway in find_giveaways(page)]
        assert labels == [
            ("Title of the image “The sled”", "hero_image"),
            ("Alternative text of the image “The sled”", "hero_image"),
        ]

    def test_images_in_the_body_unless_they_are_hidden_themselves(self) -> None:
        image = factories.ImageFactory(title="Still")
        shown = bodies.image(image, "A sled in the snow")
        hidden = bodies.image(image, "The sled in the fire", spoiler_level="ending")
        page = review(shown, hidden)
        (giveaway,) = find_giveaways(page)
        assert giveaway.path == f"body.{page.body[1].id}.image"
        assert giveaway.phrase == "sled"

    def test_the_pull_quote_and_where_it_stands(self) -> None:
        page = review("He burns the sled.", pull_quote="Remember the sled.")
        (giveaway,) = find_giveaways(page)
        assert giveaway.label == "Pull quote"
        assert giveaway.path == f"body.{page.body[-1].id}.pull_quote"

    def test_a_text_of_the_site_s_own_that_it_publishes(self, monkeypatch: Any) -> None:
        page = factories.FestivalReviewPageFactory(
            section="Sleds", body=raw(bodies.synopsis(bodies.section("He burns the sled.", "ending")))
        )
        assert found_in(page) == {}
        monkeypatch.setattr(FestivalReviewPage, "api_fields", [APIField("section")])
        assert found_in(page) == {"section": ["Sleds"]}

    def test_the_rest_of_the_review_may_talk_about_the_film(self) -> None:
        verdict = bodies.verdict(summary="<p>See the sled.</p>", pros=["A sled"], cons=["One sled"])
        assert found_in(review("He burns the sled.", verdict)) == {}


class TestWhatIsNoGiveaway:
    def test_what_may_be_read_without_asking(self) -> None:
        public = "There is a sled, and there is Marguerite Vane, who would not give it to a museum."
        page = review("Vane burns the sled.", public=public, title="Vane and the sleds")
        assert found_in(page) == {}

    def test_the_film_and_its_people(self) -> None:
        film = factories.FilmFactory(
            title="Vane", original_title="La girouette", genres=[factories.GenreFactory(name="Western")]
        )
        star = factories.PersonFactory(name="Ada Lind")
        factories.FilmCreditFactory(film=film, person=star, character="Sheriff Doll")
        page = review(
            "In this western Vane turns out to be Doll, and so does Lind; la girouette turns.",
            film=film,
            title="Vane, or: Ada Lind is Doll",
            standfirst="La girouette is a western.",
        )
        assert found_in(page) == {}

    def test_words_that_say_nothing(self) -> None:
        page = review("There is nothing else that they could have done.", title="They could do nothing else")
        assert found_in(page) == {}

    def test_words_that_other_reviews_use(self) -> None:
        hidden, title = "The lodger paints the staircase.", "A staircase"
        assert found_in(review(hidden, title=title))
        factories.FilmReviewPageFactory(body=raw(bodies.paragraph("A tour of staircases.")))
        assert found_in(review(hidden, title=title)) == {}

    def test_but_not_those_that_are_hidden_there(self) -> None:
        factories.FilmReviewPageFactory(body=raw(bodies.paragraph("They are twins.", "ending")))
        assert found_in(review("They are twins.", title="Twins"))

    def test_nor_those_that_only_a_draft_has(self) -> None:
        factories.FilmReviewPageFactory(title="Twins", live=False)
        assert found_in(review("They are twins.", title="Twins"))

    def test_nor_those_of_a_title_on_the_same_film(self) -> None:
        film = factories.FilmFactory()
        factories.FilmReviewPageFactory(title="Twins", film=film)
        assert found_in(review("They are twins.", title="Twins", film=film))

    def test_a_name_that_one_other_review_has_is_still_a_giveaway_and_one_that_many_have_is_not(self) -> None:
        hidden, title = "In the end they escape to Nagasaki.", "To Nagasaki"
        for _ in range(2):
            factories.FilmReviewPageFactory(body=raw(bodies.paragraph("Seen in Nagasaki.")))
        assert found_in(review(hidden, title=title))
        factories.FilmReviewPageFactory(body=raw(bodies.paragraph("It was made in Nagasaki.")))
        assert found_in(review(hidden, title=title)) == {}

    def test_a_review_without_spoilers_asks_nobody(self, django_assert_num_queries: Any) -> None:
        page = review(title="A sled")
        page.film = None
        with django_assert_num_queries(0):
            assert find_giveaways(page) == []

    def test_a_language_that_writes_every_noun_with_a_capital_has_no_more_names_for_that(self) -> None:
        german = "Das Haus steht am See. Der Regen fällt auf das Dach, und der Vater sieht aus dem Fenster."
        hidden = "Am Ende liegt im Keller der Koffer mit dem Geld."
        for _ in range(2):
            factories.FilmReviewPageFactory(
                body=raw(bodies.paragraph("Wieder ein Koffer, wieder ein Keller."))
            )
        assert found_in(review(hidden, public=german, title="Koffer")) == {}


UNFINISHED = [
    bodies.cast(),
    bodies.synopsis(),
    bodies.image(None),
    bodies.embed(""),
    bodies.where_to_watch(bodies.way("")),
    bodies.advisories(bodies.advisory("", "")),
    {"type": "paragraph", "value": {"text": None, "spoiler_level": None}},
    {"type": "paragraph", "value": {}},
]


@pytest.mark.parametrize(
    "given",
    [{"film": None}, {"title": "", "slug": ""}, {"body": json.dumps(UNFINISHED)}],
    ids=["nothing", "no title", "empty blocks"],
)
def test_a_draft_is_looked_at_as_far_as_it_goes(given: dict[str, Any], index: Any) -> None:
    page = FestivalReviewPage(locale=index.locale, **given)
    assert find_giveaways(page) == []


def test_a_long_review_costs_few_queries(django_assert_max_num_queries: Any) -> None:
    film = factories.FilmFactory()
    for _ in range(10):
        factories.FilmCreditFactory(film=film, spoiler_level="major")
    for _ in range(10):
        factories.FilmReviewPageFactory(body=raw(bodies.paragraph(PUBLIC)))
    images = [factories.ImageFactory() for _ in range(5)]
    page = review(*[bodies.image(image, "A door") for image in images], "Vane did it.", film=film)
    page = type(page).objects.get(pk=page.pk)
    with django_assert_max_num_queries(25):
        find_giveaways(page)


class TestWords:
    @pytest.mark.parametrize(
        ("written", "key"),
        [
            ("Orlok’s", "orlok"),
            ("ORLOK", "orlok"),
            ("d’Orlok", "orlok"),
            ("Zoë", "zoe"),
            ("Łódź", "lodz"),
            ("Straße", "strasse"),
            ("O’Hara", "hara"),
            ("이충현", "이충현"),
            ("ががく", "かかく"),
        ],
    )
    def test_are_compared_without_what_varies(self, written: str, key: str) -> None:
        assert key_of(written) == key

    @pytest.mark.parametrize(
        ("one", "other", "expected"),
        [
            ("drown", "drowning", True),
            ("sled", "sleds", True),
            ("орлов", "орлова", True),
            ("이충현", "이충현이", True),
            ("die", "died", False),
            ("vane", "vanity", False),
            ("mother", "brother", False),
        ],
    )
    def test_have_forms(self, one: str, other: str, expected: bool) -> None:
        assert alike(one, other) == alike(other, one) == expected

    @pytest.mark.parametrize(
        ("hidden", "public", "title", "phrase"),
        [
            ("凶手是管家", "一部慢电影", "小心管家", "管家"),
            ("ケインはそりを燃やした", "静かな映画だ", "ケインの秘密", "ケイン"),
            ("ฆาตกรคือคนสวน", "ภาพยนตร์ช้า", "ระวังคนสวน", "คนสวน"),
        ],
    )
    def test_need_no_spaces(self, hidden: str, public: str, title: str, phrase: str) -> None:
        assert any(phrase in one for one in found_in(review(hidden, public=public, title=title))["title"])
        assert found_in(review(hidden, public=f"{public}。{title}", title=title)) == {}
