"""The fixed vocabularies. Slugs are public API and never change; labels are translatable.

The categories follow the NEON typology of content warnings (Charles et al. 2022) and the factors that
BBFC, Kijkwijzer and KMRB publish; the definitions are ours. What a site may add is read by ``conf``.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SpoilerLevel(TextChoices):
    """How much of a film a text gives away. A reader's level shows all that is at or below it."""

    NONE = "none", _("No spoiler")
    MILD = "mild", _("Mild: premise and first act")
    MAJOR = "major", _("Major: twists")
    ENDING = "ending", _("The ending")

    @cached_property
    def rank(self) -> int:
        """0 for ``none`` up to 3 for ``ending``."""
        return list(SpoilerLevel).index(self)


class FilmKind(TextChoices):
    FEATURE = "feature", _("Feature film")
    SHORT = "short", _("Short film")
    DOCUMENTARY = "documentary", _("Documentary")
    SERIES = "series", _("Series")
    SEASON = "season", _("Season")
    EPISODE = "episode", _("Episode")
    PROGRAMME = "programme", _("Programme of shorts")
    OTHER = "other", _("Other")


class CreditRole(TextChoices):
    DIRECTOR = "director", _("Director")
    WRITER = "writer", _("Writer")
    ACTOR = "actor", _("Actor")
    PRODUCER = "producer", _("Producer")
    CINEMATOGRAPHER = "cinematographer", _("Cinematographer")
    EDITOR = "editor", _("Editor")
    COMPOSER = "composer", _("Composer")
    CREATOR = "creator", _("Creator")
    OTHER = "other", pgettext_lazy("credit role", "Other")


class ReleaseKind(TextChoices):
    PREMIERE = "premiere", _("Premiere")
    LIMITED = "limited", _("Limited release")
    THEATRICAL = "theatrical", _("Theatrical release")
    DIGITAL = "digital", _("Digital release")
    PHYSICAL = "physical", _("Physical release")
    TV = "tv", _("Television")


class CatalogueType(TextChoices):
    """TMDB numbers films and series separately, so its id means nothing without the type."""

    MOVIE = "movie", _("Movie")
    TV = "tv", _("TV series")


class Intensity(TextChoices):
    """How strong the content is; ``none`` states that it was looked for and is absent."""

    NONE = "none", _("Absent")
    MILD = "mild", _("Mild")
    MODERATE = "moderate", _("Moderate")
    STRONG = "strong", _("Strong")
    EXTREME = "extreme", _("Extreme")

    @cached_property
    def rank(self) -> int:
        """0 for ``none`` up to 4 for ``extreme``."""
        return list(Intensity).index(self)


class AdvisoryAnswer(TextChoices):
    """Three answers, never two: what nobody has looked for must not look safe."""

    CONTAINS = "contains", _("Contains it")
    ABSENT = "absent", _("Assessed and absent")
    NOT_ASSESSED = "not-assessed", _("Not assessed")


class Presence(TextChoices):
    SHOWN = "shown", _("Shown")
    IMPLIED = "implied", _("Implied")
    DISCUSSED = "discussed", _("Discussed")


class Frequency(TextChoices):
    ONCE = "once", _("Once")
    SOME = "some", _("Some")
    FREQUENT = "frequent", _("Frequent")


class Recommendation(TextChoices):
    RECOMMENDED = "recommended", _("Recommended")
    WITH_RESERVATIONS = "recommended-with-reservations", _("Recommended with reservations")
    MIXED = "mixed", _("Mixed")
    NOT_RECOMMENDED = "not-recommended", _("Not recommended")


class WatchKind(TextChoices):
    CINEMA = "cinema", _("In cinemas")
    STREAM = "stream", _("Stream")
    RENT = "rent", _("Rent")
    BUY = "buy", _("Buy")
    FREE = "free", _("Free")
    BROADCAST = "broadcast", _("Broadcast")
    PHYSICAL = "physical", _("Disc")


class SeenAs(TextChoices):
    """How the critic saw the film."""

    CINEMA = "cinema", _("In a cinema")
    PRESS_SCREENING = "press-screening", _("Press screening")
    FESTIVAL = "festival", _("At a festival")
    SCREENER = "screener", _("Screener")
    STREAM = "stream", _("Streaming")
    BROADCAST = "broadcast", _("Broadcast")
    HOME_VIDEO = "home-video", _("Home video")


class AdvisoryGroup(TextChoices):
    """The broad group is all that a cut advisory shows, so each holds at least three categories."""

    VIOLENCE = "violence", _("Violence")
    ABUSE = "abuse", _("Abuse")
    MENTAL_HEALTH = "mental-health", _("Mental health")
    MATURE_CONTENT = "mature-content", _("Mature content")
    FEAR_AND_SENSES = "fear-and-senses", _("Fear and senses")
    BODY = "body", _("Body")


@dataclass(frozen=True)
class AdvisoryCategory:
    slug: str
    group: str
    label: "str | Promise"
    covers: "str | Promise"
    """What the category takes in, one phrase."""


@dataclass(frozen=True)
class AdvisoryTopic:
    slug: str
    category: str
    label: "str | Promise"


_G = AdvisoryGroup

ADVISORY_CATEGORIES: dict[str, AdvisoryCategory] = {
    category.slug: category
    for category in (
        AdvisoryCategory("violence", _G.VIOLENCE, _("Violence"), _("Physical attack, weapons")),
        AdvisoryCategory("gore", _G.VIOLENCE, _("Gore"), _("Blood, wounds, mutilation")),
        AdvisoryCategory("torture", _G.VIOLENCE, _("Torture"), _("Sustained deliberate cruelty")),
        AdvisoryCategory("war-terror", _G.VIOLENCE, _("War and terror"), _("War, terrorism, mass shootings")),
        AdvisoryCategory("captivity", _G.VIOLENCE, _("Captivity"), _("Kidnap, confinement")),
        AdvisoryCategory("sexual-violence", _G.ABUSE, _("Sexual violence"), _("Rape, assault, coercion")),
        AdvisoryCategory(
            "sexual-exploitation",
            _G.ABUSE,
            _("Sexual exploitation"),
            _("Trafficking, covert filming, blackmail"),
        ),
        AdvisoryCategory(
            "domestic-abuse",
            _G.ABUSE,
            _("Domestic abuse"),
            _("Abuse or control by family or partner"),
        ),
        AdvisoryCategory(
            "child-harm",
            _G.ABUSE,
            _("Harm to children"),
            _("Injury, abuse or death of children"),
        ),
        AdvisoryCategory(
            "animal-harm",
            _G.ABUSE,
            _("Harm to animals"),
            _("Cruelty to animals, their injury or death"),
        ),
        AdvisoryCategory("suicide", _G.MENTAL_HEALTH, _("Suicide"), _("Act, attempt, ideation")),
        AdvisoryCategory("self-harm", _G.MENTAL_HEALTH, _("Self-harm"), _("Deliberate self-injury")),
        AdvisoryCategory("eating-disorder", _G.MENTAL_HEALTH, _("Eating disorder"), _("Disordered eating")),
        AdvisoryCategory(
            "mental-distress",
            _G.MENTAL_HEALTH,
            _("Mental distress"),
            _("Breakdown, trauma, psychosis"),
        ),
        AdvisoryCategory("death-grief", _G.MENTAL_HEALTH, _("Death and grief"), _("Bereavement, dying")),
        AdvisoryCategory("sex", _G.MATURE_CONTENT, _("Sex"), _("Sexual activity or references")),
        AdvisoryCategory("nudity", _G.MATURE_CONTENT, _("Nudity"), _("Unclothed bodies")),
        AdvisoryCategory("language", _G.MATURE_CONTENT, _("Language"), _("Profanity")),
        AdvisoryCategory("slurs", _G.MATURE_CONTENT, _("Slurs"), _("Identity-based insults")),
        AdvisoryCategory("discrimination", _G.MATURE_CONTENT, _("Discrimination"), _("Prejudice shown")),
        AdvisoryCategory("drugs", _G.MATURE_CONTENT, _("Drugs"), _("Use, dealing, spiking")),
        AdvisoryCategory(
            "alcohol-tobacco",
            _G.MATURE_CONTENT,
            _("Alcohol and tobacco"),
            _("Prominent drinking or smoking"),
        ),
        AdvisoryCategory(
            "imitable",
            _G.MATURE_CONTENT,
            _("Imitable behaviour"),
            _("Dangerous acts that are easily copied"),
        ),
        AdvisoryCategory("threat", _G.FEAR_AND_SENSES, _("Threat and horror"), _("Sustained menace, horror")),
        AdvisoryCategory("jump-scares", _G.FEAR_AND_SENSES, _("Jump scares"), _("Sudden shocks")),
        AdvisoryCategory(
            "phobia",
            _G.FEAR_AND_SENSES,
            _("Phobias"),
            _("Spiders, heights, drowning and the like"),
        ),
        AdvisoryCategory(
            "flashing",
            _G.FEAR_AND_SENSES,
            _("Flashing light"),
            _("Strobe or flashing light"),
        ),
        AdvisoryCategory(
            "motion-sound",
            _G.FEAR_AND_SENSES,
            _("Motion and sound"),
            _("Shaky camera, sudden or harsh sound"),
        ),
        AdvisoryCategory("medical", _G.BODY, _("Medical"), _("Needles, surgery, body horror")),
        AdvisoryCategory(
            "pregnancy-loss",
            _G.BODY,
            _("Pregnancy loss"),
            _("Loss, abortion, traumatic birth"),
        ),
        AdvisoryCategory("vomiting", _G.BODY, _("Vomiting"), _("Shown or heard")),
    )
}

HEALTH_HAZARDS = frozenset({"flashing", "motion-sound"})
"""Categories that can hurt a viewer: they never carry a spoiler level and are never cut."""

ADVISORY_TOPICS: dict[str, AdvisoryTopic] = {
    topic.slug: topic
    for topic in (
        AdvisoryTopic("dog-dies", "animal-harm", _("A dog dies")),
        AdvisoryTopic("cat-dies", "animal-harm", _("A cat dies")),
        AdvisoryTopic("horse-dies", "animal-harm", _("A horse dies")),
        AdvisoryTopic("spiders", "phobia", _("Spiders")),
        AdvisoryTopic("snakes", "phobia", _("Snakes")),
        AdvisoryTopic("needles", "medical", _("Needles")),
        AdvisoryTopic("clowns", "phobia", _("Clowns")),
        AdvisoryTopic("drowning", "phobia", _("Drowning")),
        AdvisoryTopic("heights", "phobia", _("Heights")),
        AdvisoryTopic("covert-filming", "sexual-exploitation", _("Covert filming")),
        AdvisoryTopic("car-crash", "phobia", _("Car crash")),
        AdvisoryTopic("infant-death", "child-harm", _("Death of an infant")),
    )
}


class ReviewCheck(TextChoices):
    """What is looked for in a review while it is written. The label names what should be there."""

    FILM = "film", _("Film")
    BYLINES = "bylines", _("Byline")
    STANDFIRST = "standfirst", _("Standfirst")
    HERO_IMAGE = "hero_image", _("Main image")
    ALT_TEXT = "alt_text", _("Alternative texts")
    VERDICT = "verdict", _("Verdict")
    CONTRADICTION = "contradiction", _("A recommendation that fits the rating")
    CONTENT_ADVISORIES = "content_advisories", _("Content advisories")
    AVAILABILITY = "availability", _("Dates at which the film can be watched")
