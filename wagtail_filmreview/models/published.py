"""What the public reads of reviews: written when a review is published, served nearly as it is stored.

No row here has a foreign key to a page: a swapped page base would break it. Whether a review may be seen
by the public is not here either. That is Wagtail's to say, and is read from its tables in the statement
that serves a row, because a copy could be stale.
"""

import time

from django.db import connection, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from wagtail_filmreview.vocabulary import FilmKind, Recommendation, SpoilerLevel


class PublishedReview(models.Model):
    """One live review page: its representations as ready JSON, and what lists filter and order by.

    All columns but ``full`` are free of spoilers.
    """

    page_id = models.BigIntegerField(primary_key=True)
    page_type = models.CharField(max_length=150)
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    film = models.ForeignKey(
        "wagtail_filmreview.Film", null=True, on_delete=models.SET_NULL, related_name="published_reviews"
    )
    title = models.CharField(max_length=255)
    published_on = models.DateTimeField()
    year = models.PositiveSmallIntegerField(null=True)
    kind = models.CharField(max_length=16, choices=FilmKind.choices, blank=True)
    score = models.PositiveSmallIntegerField(null=True)
    recommendation = models.CharField(max_length=32, choices=Recommendation.choices, blank=True)
    # JSON as text. A control character, which JSON never holds, stands where the address of an API goes.
    card = models.TextField()
    free = models.TextField()
    full = models.TextField()
    # The node for search engines, as text for a script element.
    json_ld = models.TextField(default="")
    # Of the texts without spoilers, and of the whole. The first tells nothing of what is hidden: not even
    # whether it changed. Nobody can guess at the second, which has the site's secret in it.
    entity_tag = models.CharField(max_length=32)
    full_tag = models.CharField(max_length=32)
    # What caches know an answer by, separated by spaces: everybody may read them.
    cache_tags = models.TextField()
    version = models.CharField(max_length=16)
    # When what everybody may read of it changed last.
    changed_at = models.DateTimeField(default=timezone.now)
    sequence = models.BigIntegerField(db_index=True)

    # Derived from pages: a use of a film is reported for the page.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("published review")
        verbose_name_plural = _("published reviews")
        indexes = [
            models.Index(fields=["-published_on", "-page_id"], name="filmreview_newest_first"),
            models.Index(fields=["score", "page_id"], name="filmreview_by_score"),
            models.Index(fields=["year", "page_id"], name="filmreview_by_year"),
            models.Index(fields=["recommendation", "page_id"], name="filmreview_by_recommendation"),
        ]

    def __str__(self) -> str:
        return self.title


class TermKind(models.TextChoices):
    """What a term is about: the names of the filters that ask for it."""

    PERSON = "person", _("person")
    REVIEWER = "reviewer", _("reviewer")
    GENRE = "genre", _("genre")
    ADVISORY = "advisory", _("advisory")
    WATCH = "watch", _("way to watch")


class ReviewTerm(models.Model):
    """Something that a filter finds a review by, at its own spoiler level.

    ``value`` is an id or a slug of the vocabulary, ``detail`` the role of a person, the intensity of an
    advisory (``none``: assessed and absent), or of a way to watch its country, service and whether it has
    audio description: ``KR:12:1``. The advisory ``*`` says that all categories were assessed.
    """

    review = models.ForeignKey(
        PublishedReview, on_delete=models.CASCADE, related_name="terms", db_index=False
    )
    kind = models.CharField(max_length=8, choices=TermKind.choices)
    value = models.CharField(max_length=40)
    detail = models.CharField(max_length=20, blank=True)
    spoiler_level = models.CharField(max_length=6, choices=SpoilerLevel.choices, default=SpoilerLevel.NONE)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("term of a review")
        verbose_name_plural = _("terms of reviews")
        constraints = [
            models.UniqueConstraint(
                fields=["review", "kind", "value", "detail", "spoiler_level"],
                name="filmreview_one_term",
            )
        ]
        indexes = [models.Index(fields=["kind", "value", "review"], name="filmreview_by_term")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class ReviewSource(models.Model):
    """Something that a stored review was built from, named as caches name it: ``person-12``."""

    review = models.ForeignKey(PublishedReview, on_delete=models.CASCADE, related_name="sources")
    tag = models.CharField(max_length=120)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("source of a review")
        verbose_name_plural = _("sources of reviews")
        constraints = [models.UniqueConstraint(fields=["tag", "review"], name="filmreview_one_source")]

    def __str__(self) -> str:
        return self.tag


class GoneReview(models.Model):
    """A review that was public and is no more, so that whoever mirrors the site learns of it."""

    page_id = models.BigIntegerField(primary_key=True)
    sequence = models.BigIntegerField(db_index=True)

    class Meta:
        verbose_name = _("gone review")
        verbose_name_plural = _("gone reviews")

    def __str__(self) -> str:
        return str(self.page_id)


def new_generation() -> str:
    """A name that no other generation has, and that says when it began: see ``begun_at``."""
    return f"{int(time.time()):08x}{get_random_string(14)}"


def begun_at(generation: str) -> float | None:
    """When a generation began, in seconds since 1970; None for a name that is not of that form."""
    try:
        return float(int(generation[:8], 16))
    except ValueError:
        return None


class _Present(models.Manager["StoreState"]):
    """The one row that says how things are; the others say how they were."""

    def get_queryset(self) -> models.QuerySet["StoreState"]:
        return super().get_queryset().filter(pk=1)


class StoreState(models.Model):
    """Which generation of the store this is, and the number of its last change: the row with the key 1.

    The generation is new whenever what lists show may have changed. It is random, because a number would
    repeat after a backup is restored, and caches would take the new for the old. The other rows are the
    last ``KEPT`` states, so that whoever goes on from one of them can be told whether there was such a one.
    """

    KEPT = 10_000

    generation = models.CharField(max_length=22, default=new_generation)
    sequence = models.BigIntegerField(default=0)

    objects = _Present()
    past_too = models.Manager["StoreState"]()

    class Meta:
        verbose_name = _("state of the published reviews")
        verbose_name_plural = _("state of the published reviews")

    def __str__(self) -> str:
        return self.generation

    @classmethod
    def key_of(cls, sequence: int) -> int:
        """Where the state with that number is kept, until ``KEPT`` changes later."""
        return 2 + sequence % cls.KEPT

    @classmethod
    def take_turn(cls) -> None:
        """Wait for whoever changes the store, and let the others wait until this transaction ends.

        What is read from here on is what the last of them committed. A transaction that waits after its
        snapshot was taken (REPEATABLE READ) is refused by the database instead of working on the past.
        """
        if connection.features.has_select_for_update:
            if cls.objects.select_for_update().filter(pk=1).values_list("pk"):
                return
        # Where rows cannot be locked, writing keeps others from writing.
        elif cls.objects.filter(pk=1).update(sequence=F("sequence")):
            return
        cls.objects.get_or_create(pk=1)
        cls.take_turn()

    @classmethod
    @transaction.atomic(savepoint=False)
    def advance(cls) -> int:
        """Take a turn, begin a new generation and return the number of the change.

        The row stays locked until the transaction ends, so changes are seen in the order of their numbers.
        What gets the number must be written in the same transaction.
        """
        table = connection.ops.quote_name(cls._meta.db_table)
        generation = new_generation()
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {table} SET generation = %s, sequence = sequence + 1 "  # noqa: S608
                "WHERE id = 1 RETURNING sequence",
                [generation],
            )
            if found := cursor.fetchone():
                sequence = int(found[0])
                cursor.execute(
                    f"INSERT INTO {table} (id, generation, sequence) VALUES (%s, %s, %s) "  # noqa: S608
                    "ON CONFLICT (id) DO UPDATE "
                    "SET generation = excluded.generation, sequence = excluded.sequence",
                    [cls.key_of(sequence), generation, sequence],
                )
                return sequence
        cls.objects.get_or_create(pk=1)
        return cls.advance()
