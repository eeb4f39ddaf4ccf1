"""What the benchmark's reviews say: records made from numbers alone, the same on every machine.

Both sites are filled from these records, and what the servers answer is compared with them. Nothing here
knows Wagtail or the package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from random import Random
from uuid import UUID

from tests.benchmarks import words
from tests.benchmarks.records import Advisory, CastRow, Credit, Film, Person, Review, Way

SEED = 1927
CHUNK = 2000
CRITICS = 24
RENAMED_PERSON = CRITICS + 1
"""Plays in the first 25 films, and so in 50 reviews."""
FILMS_OF_RENAMED_PERSON = 25

GENRES = (
    "Action Adventure Animation Biography Comedy Crime Documentary Drama Family Fantasy History Horror Music "
    "Mystery Romance Thriller War Western"
).split()
SERVICES = (
    "Arcadia Bioscope Cinelane Dayglow Everreel Filmhaus Greyscale Highlight Intermission Jubilee".split()
)
COUNTRIES = ["US", "GB", "FR", "DE", "KR", "NL", "JP", "IT"]
LANGUAGES = ["en", "fr", "de", "ko", "nl", "ja", "it", "es"]
CERTIFICATES = {
    "US": ["PG", "PG-13", "R"],
    "GB": ["PG", "12A", "15", "18"],
    "DE": ["6", "12", "16", "18"],
    "KR": ["All", "12", "15"],
}

# Category, its broad group, and how many reviews of a hundred warn of it: common and rare ones.
ASKED_ADVISORIES = (
    ("violence", "violence", 45),
    ("language", "mature-content", 40),
    ("threat", "fear-and-senses", 30),
    ("alcohol-tobacco", "mature-content", 25),
    ("sex", "mature-content", 20),
    ("gore", "violence", 15),
    ("drugs", "mature-content", 12),
    ("nudity", "mature-content", 10),
    ("discrimination", "mature-content", 8),
    ("domestic-abuse", "abuse", 6),
    ("flashing", "fear-and-senses", 4),
    ("self-harm", "mental-health", 2),
    ("pregnancy-loss", "body", 1),
)
# These are spoilers, or looked for and absent; no request asks for them.
HIDDEN_ADVISORIES = (("suicide", "mental-health"), ("animal-harm", "abuse"), ("death-grief", "mental-health"))
ABSENT_ADVISORIES = (("medical", "body"), ("phobia", "fear-and-senses"))
INTENSITIES = ("mild", "moderate", "strong")
RECOMMENDATIONS = ("recommended", "recommended-with-reservations", "mixed", "not-recommended")
OLDEST = datetime(2012, 1, 1, 9, tzinfo=UTC)


class Catalogue:
    """``size`` reviews, two of each film, with people, genres and images to match."""

    def __init__(self, size: int) -> None:
        if size < 100 or size % 2:
            raise ValueError("size must be an even number from 100 up")
        self.size = size
        self.films = size // 2
        self.people = RENAMED_PERSON + 2 * self.films
        self.images = self.films * 5
        self.film = lru_cache(maxsize=2 * CHUNK)(self._film)
        self.review = lru_cache(maxsize=2 * CHUNK)(self._review)

    def person(self, pk: int) -> Person:
        return Person(pk, words.person_name(pk))

    def chunks(self) -> Iterator[range]:
        """Numbers of reviews, as many at a time as records are kept in memory."""
        for start in range(0, self.size, CHUNK):
            yield range(start, min(start + CHUNK, self.size))

    @cached_property
    def newest_first(self) -> list[int]:
        """Numbers of the reviews in the order of lists, which is not the order of their ids."""
        return sorted(range(self.size), key=lambda number: (self._age(number), -number))

    def _age(self, number: int) -> int:
        return number * 7919 % self.size

    def _film(self, pk: int) -> Film:
        random = Random(f"{SEED}-film-{pk}")
        title = words.title(random)
        cast = [self._anybody(random) for _actor in range(8)]
        if pk <= FILMS_OF_RENAMED_PERSON:
            cast[4] = RENAMED_PERSON
        crew = [("director", 1), ("writer", 2), ("composer", 1)]
        credits = [
            Credit(self._anybody(random), role, "", "none") for role, count in crew for _one in range(count)
        ]
        for position, person in enumerate(dict.fromkeys(cast)):
            level = "ending" if position == 5 and pk % 3 == 0 else "none"
            credits.append(Credit(person, "actor", f"{random.choice(words.NOUNS).title()} keeper", level))
        ways = (
            Way(
                random.choice(COUNTRIES),
                service,
                random.choice(("stream", "rent", "buy")),
                f"https://service.example/{pk}/{service}",
                random.random() < 0.5,
                tuple(random.sample(LANGUAGES, 2)),
            )
            for service in random.sample(range(1, len(SERVICES) + 1), 3)
        )
        return Film(
            pk=pk,
            title=title,
            original_title=words.title(random) if pk % 4 == 0 else title,
            year=random.randint(1925, 2026),
            countries=tuple(random.sample(COUNTRIES, 2)),
            languages=tuple(random.sample(LANGUAGES, 2)),
            runtime=random.randint(70, 180),
            genres=tuple(sorted(random.sample(range(1, len(GENRES) + 1), 2 + pk % 2))),
            certificates=tuple(
                (country, random.choice(known), "moderate threat") for country, known in CERTIFICATES.items()
            ),
            credits=tuple(credits),
            ways=tuple(ways),
        )

    def _anybody(self, random: Random) -> int:
        return random.randint(RENAMED_PERSON + 1, self.people)

    def _review(self, number: int) -> Review:
        random = Random(f"{SEED}-review-{number}")
        film = self.film(number // 2 + 1)

        def new_id() -> str:
            return str(UUID(int=random.getrandbits(128), version=4))

        actors = [credit for credit in film.credits if credit.role == "actor"]
        marked = f"the {random.choice(words.NOUNS)} was the {random.choice(words.NOUNS)} all along"
        return Review(
            number=number,
            title=f"{words.title(random)[4:]} and {random.choice(words.NOUNS)}",
            standfirst=words.sentences(random, 2),
            film=film,
            critics=tuple(random.sample(range(1, CRITICS + 1), 1 + (number % 5 == 0))),
            published_on=OLDEST + timedelta(minutes=17 * (self.size - self._age(number))),
            stars=random.choice(("0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5")),
            recommendation=random.choice(RECOMMENDATIONS),
            pull_quote=words.sentences(random, 1),
            pros=tuple(words.sentences(random, 1) for _point in range(2)),
            cons=(words.sentences(random, 1),),
            summary=words.sentences(random, 2),
            cast=tuple(
                CastRow(new_id(), credit, words.sentences(random, 1) if position < 2 else "")
                for position, credit in enumerate(actors[:6])
            ),
            advisories=tuple(self._advisories(number, random, new_id)),
            all_assessed=number % 2 == 0,
            synopsis=tuple(
                (new_id(), level, words.sentences(random, 4)) for level in ("none", "mild", "ending")
            ),
            # About 400 words.
            paragraphs=tuple(words.sentences(random, 6) for _paragraph in range(5)),
            marked=marked if number % 4 == 0 else "",
            quote=words.sentences(random, 1),
            caption=words.sentences(random, 1),
            ids=tuple(new_id() for _block in range(14)),
        )

    def advisories_of(self, number: int) -> list[tuple[str, str, str, str]]:
        """Category, group, intensity and spoiler level: all that filters need, without the rest."""
        random = Random(f"{SEED}-advisories-{number}")
        rows = [
            (category, group, random.choice(INTENSITIES), "none")
            for category, group, share in ASKED_ADVISORIES
            if random.randrange(100) < share
        ]
        if random.random() < 0.3:
            rows.append((*random.choice(HIDDEN_ADVISORIES), "strong", "ending"))
        rows.append((*random.choice(ABSENT_ADVISORIES), "none", "none"))
        return rows

    def _advisories(self, number: int, random: Random, new_id: Callable[[], str]) -> list[Advisory]:
        return [
            Advisory(
                id=new_id(),
                category=category,
                group=group,
                intensity=intensity,
                note=words.sentences(random, 1) if position < 2 else "",
                scene="0:48:10" if position == 0 and intensity != "none" else "",
                spoiler_level=level,
            )
            for position, (category, group, intensity, level) in enumerate(self.advisories_of(number))
        ]
