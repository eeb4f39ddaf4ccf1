import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import modelsearch.index
import wagtail.fields
from django.conf import settings
from django.db import migrations, models
from wagtail.images import get_image_model_string

import wagtail_filmreview.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(get_image_model_string()),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Genre",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        blank=True,
                        max_length=80,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
            ],
            options={
                "verbose_name": "genre",
                "verbose_name_plural": "genres",
                "ordering": ["name", "pk"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Film",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="last published at"),
                ),
                (
                    "go_live_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="go live date/time"),
                ),
                (
                    "expire_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time"),
                ),
                (
                    "expired",
                    models.BooleanField(default=False, editable=False, verbose_name="expired"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("feature", "Feature film"),
                            ("short", "Short film"),
                            ("documentary", "Documentary"),
                            ("series", "Series"),
                            ("season", "Season"),
                            ("episode", "Episode"),
                            ("programme", "Programme of shorts"),
                            ("other", "Other"),
                        ],
                        default="feature",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Of the season or episode.",
                        null=True,
                        verbose_name="number",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="As your readers know it.", max_length=250, verbose_name="title"
                    ),
                ),
                (
                    "original_title",
                    models.CharField(blank=True, max_length=250, verbose_name="original title"),
                ),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        blank=True,
                        help_text="Part of addresses and links. Left empty, it is made from title and year.",
                        max_length=255,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="Of the first public showing.",
                        validators=[
                            django.core.validators.MinValueValidator(1870),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "production_countries",
                    wagtail_filmreview.fields.CountryListField(
                        blank=True,
                        default=list,
                        help_text="ISO codes or names, separated by commas, the main one first.",
                        verbose_name="production countries",
                    ),
                ),
                (
                    "languages",
                    wagtail_filmreview.fields.LanguageListField(
                        blank=True,
                        default=list,
                        help_text="Language tags or names, separated by commas, the main one first; zxx if silent.",
                        verbose_name="languages",
                    ),
                ),
                (
                    "runtime_minutes",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="runtime in minutes"
                    ),
                ),
                ("trailer", models.URLField(blank=True, verbose_name="trailer")),
                (
                    "imdb_id",
                    models.CharField(
                        blank=True,
                        help_text="For example tt0017136.",
                        max_length=20,
                        null=True,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^tt\\d{7,12}\\Z", "An IMDb title id is “tt” and at least 7 digits."
                            )
                        ],
                        verbose_name="IMDb id",
                    ),
                ),
                (
                    "tmdb_id",
                    models.PositiveBigIntegerField(blank=True, null=True, verbose_name="TMDB id"),
                ),
                (
                    "tmdb_type",
                    models.CharField(
                        blank=True,
                        choices=[("movie", "Movie"), ("tv", "TV series")],
                        help_text="TMDB numbers films and series separately.",
                        max_length=5,
                        verbose_name="TMDB type",
                    ),
                ),
                (
                    "wikidata_id",
                    models.CharField(
                        blank=True,
                        help_text="For example Q151599.",
                        max_length=20,
                        null=True,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^Q[1-9]\\d*\\Z", "A Wikidata id is “Q” and a number."
                            )
                        ],
                        verbose_name="Wikidata id",
                    ),
                ),
                (
                    "embargo_until",
                    models.DateTimeField(
                        blank=True,
                        help_text="No review of this film should appear before.",
                        null=True,
                        verbose_name="embargo until",
                    ),
                ),
                (
                    "embargo_note",
                    models.CharField(blank=True, max_length=250, verbose_name="embargo note"),
                ),
                (
                    "source_system",
                    models.CharField(
                        blank=True,
                        help_text="Where an import took this from.",
                        max_length=60,
                        null=True,
                        verbose_name="source system",
                    ),
                ),
                (
                    "source_id",
                    models.CharField(blank=True, max_length=120, null=True, verbose_name="source id"),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="The series of a season, the season of an episode, the programme of a short.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="parts",
                        to="wagtail_filmreview.film",
                        verbose_name="part of",
                    ),
                ),
                (
                    "poster",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=get_image_model_string(),
                        verbose_name="poster",
                    ),
                ),
                (
                    "genres",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        related_name="films",
                        to="wagtail_filmreview.genre",
                        verbose_name="genres",
                    ),
                ),
            ],
            options={
                "verbose_name": "film",
                "verbose_name_plural": "films",
                "ordering": ["title", "year", "pk"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="FilmCertificate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "country",
                    wagtail_filmreview.fields.CountryField(max_length=4, verbose_name="country"),
                ),
                (
                    "certificate",
                    models.CharField(
                        help_text="As the board writes it, for example 12A.",
                        max_length=20,
                        verbose_name="certificate",
                    ),
                ),
                (
                    "descriptors",
                    models.CharField(
                        blank=True,
                        help_text="The board's own words on why.",
                        max_length=250,
                        verbose_name="descriptors",
                    ),
                ),
                (
                    "film",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="certificates",
                        to="wagtail_filmreview.film",
                    ),
                ),
            ],
            options={
                "verbose_name": "certificate",
                "verbose_name_plural": "certificates",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FilmRelease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "country",
                    wagtail_filmreview.fields.CountryField(
                        blank=True,
                        help_text="Empty: everywhere.",
                        max_length=4,
                        verbose_name="country",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("premiere", "Premiere"),
                            ("limited", "Limited release"),
                            ("theatrical", "Theatrical release"),
                            ("digital", "Digital release"),
                            ("physical", "Physical release"),
                            ("tv", "Television"),
                        ],
                        default="theatrical",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("date", models.DateField(verbose_name="date")),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Such as a festival.",
                        max_length=120,
                        verbose_name="note",
                    ),
                ),
                (
                    "film",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="releases",
                        to="wagtail_filmreview.film",
                    ),
                ),
            ],
            options={
                "verbose_name": "release date",
                "verbose_name_plural": "release dates",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FormerFilmSlug",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(allow_unicode=True, max_length=255, unique=True)),
                (
                    "film",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_slugs",
                        to="wagtail_filmreview.film",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="GenreText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "genre",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="wagtail_filmreview.genre",
                    ),
                ),
                (
                    "locale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
            ],
            options={
                "verbose_name": "text",
                "verbose_name_plural": "texts",
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "native_name",
                    models.CharField(
                        blank=True,
                        help_text="For example 이충현.",
                        max_length=200,
                        verbose_name="name in native script",
                    ),
                ),
                (
                    "sort_name",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        help_text="How lists sort the name. Left empty, the last word comes first.",
                        max_length=200,
                        verbose_name="sort name",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        blank=True,
                        help_text="Part of addresses and links. Left empty, it is made from the name.",
                        max_length=200,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "imdb_id",
                    models.CharField(
                        blank=True,
                        help_text="For example nm0000036.",
                        max_length=20,
                        null=True,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^nm\\d{7,12}\\Z", "An IMDb name id is “nm” and at least 7 digits."
                            )
                        ],
                        verbose_name="IMDb id",
                    ),
                ),
                (
                    "tmdb_id",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, unique=True, verbose_name="TMDB id"
                    ),
                ),
                (
                    "wikidata_id",
                    models.CharField(
                        blank=True,
                        help_text="For example Q103949.",
                        max_length=20,
                        null=True,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^Q[1-9]\\d*\\Z", "A Wikidata id is “Q” and a number."
                            )
                        ],
                        verbose_name="Wikidata id",
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=get_image_model_string(),
                        verbose_name="photo",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        help_text="For critics who write here.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user account",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["sort_name", "pk"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="FilmCredit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("director", "Director"),
                            ("writer", "Writer"),
                            ("actor", "Actor"),
                            ("producer", "Producer"),
                            ("cinematographer", "Cinematographer"),
                            ("editor", "Editor"),
                            ("composer", "Composer"),
                            ("creator", "Creator"),
                            ("other", "Other"),
                        ],
                        default="actor",
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "character",
                    models.CharField(blank=True, max_length=120, verbose_name="character"),
                ),
                (
                    "spoiler_level",
                    models.CharField(
                        choices=[
                            ("none", "No spoiler"),
                            ("mild", "Mild: premise and first act"),
                            ("major", "Major: twists"),
                            ("ending", "The ending"),
                        ],
                        default="none",
                        help_text="For a surprise appearance, or a character name that gives something away.",
                        max_length=6,
                        verbose_name="spoiler level",
                    ),
                ),
                (
                    "film",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="credits",
                        to="wagtail_filmreview.film",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="credits",
                        to="wagtail_filmreview.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "credit",
                "verbose_name_plural": "credits",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("biography", wagtail.fields.RichTextField(blank=True, verbose_name="biography")),
                (
                    "locale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
                (
                    "person",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="wagtail_filmreview.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "text",
                "verbose_name_plural": "texts",
            },
        ),
        migrations.CreateModel(
            name="ReviewSummary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("page_id", models.BigIntegerField(unique=True, verbose_name="page")),
                (
                    "page_type",
                    models.CharField(
                        help_text="app_label.ModelName", max_length=200, verbose_name="page type"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("rating", models.JSONField(null=True, verbose_name="rating")),
                (
                    "score",
                    models.PositiveSmallIntegerField(db_index=True, null=True, verbose_name="score"),
                ),
                (
                    "recommendation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("recommended", "Recommended"),
                            ("recommended-with-reservations", "Recommended with reservations"),
                            ("mixed", "Mixed"),
                            ("not-recommended", "Not recommended"),
                        ],
                        max_length=40,
                        verbose_name="recommendation",
                    ),
                ),
                (
                    "advisories_assessed",
                    models.BooleanField(default=False, verbose_name="all advisories assessed"),
                ),
                ("advisory_categories", models.JSONField(default=dict, verbose_name="advisories")),
                ("spoiler_levels", models.JSONField(default=list, verbose_name="spoiler levels")),
                ("missing", models.JSONField(default=list, verbose_name="missing")),
                ("published_on", models.DateTimeField(null=True, verbose_name="published on")),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, db_index=True, verbose_name="updated"),
                ),
                (
                    "film",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtail_filmreview.film",
                        verbose_name="film",
                    ),
                ),
                (
                    "locale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
                (
                    "reviewers",
                    models.ManyToManyField(
                        related_name="+", to="wagtail_filmreview.person", verbose_name="reviewers"
                    ),
                ),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
                "ordering": ["-updated_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="WatchService",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        blank=True,
                        max_length=120,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                ("link", models.URLField(blank=True, verbose_name="link")),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=get_image_model_string(),
                        verbose_name="logo",
                    ),
                ),
            ],
            options={
                "verbose_name": "watch service",
                "verbose_name_plural": "watch services",
                "ordering": ["name", "pk"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="FilmWayToWatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "country",
                    wagtail_filmreview.fields.CountryField(
                        blank=True,
                        help_text="Empty: everywhere.",
                        max_length=4,
                        verbose_name="country",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("cinema", "In cinemas"),
                            ("stream", "Stream"),
                            ("rent", "Rent"),
                            ("buy", "Buy"),
                            ("free", "Free"),
                            ("broadcast", "Broadcast"),
                            ("physical", "Disc"),
                        ],
                        max_length=10,
                        verbose_name="way",
                    ),
                ),
                ("link", models.URLField(blank=True, verbose_name="link")),
                ("available_from", models.DateField(blank=True, null=True, verbose_name="from")),
                (
                    "available_until",
                    models.DateField(blank=True, null=True, verbose_name="until, last day"),
                ),
                (
                    "audio_description",
                    models.BooleanField(default=False, verbose_name="audio description"),
                ),
                (
                    "captions",
                    models.BooleanField(default=False, verbose_name="captions for the hard of hearing"),
                ),
                (
                    "dub_languages",
                    wagtail_filmreview.fields.LanguageListField(
                        blank=True, default=list, verbose_name="dubbed in"
                    ),
                ),
                (
                    "subtitle_languages",
                    wagtail_filmreview.fields.LanguageListField(
                        blank=True, default=list, verbose_name="subtitles in"
                    ),
                ),
                (
                    "film",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ways_to_watch",
                        to="wagtail_filmreview.film",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="ways_to_watch",
                        to="wagtail_filmreview.watchservice",
                        verbose_name="service",
                    ),
                ),
            ],
            options={
                "verbose_name": "way to watch",
                "verbose_name_plural": "ways to watch",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FilmText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=250, verbose_name="title")),
                (
                    "logline",
                    models.CharField(
                        blank=True,
                        help_text="One sentence on what the film is about. No spoilers.",
                        max_length=300,
                        verbose_name="logline",
                    ),
                ),
                (
                    "film",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="wagtail_filmreview.film",
                    ),
                ),
                (
                    "locale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
            ],
            options={
                "verbose_name": "text",
                "verbose_name_plural": "texts",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("film", "locale"), name="filmreview_one_text_per_film_and_locale"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="film",
            constraint=models.UniqueConstraint(
                fields=("tmdb_type", "tmdb_id"), name="filmreview_one_film_per_tmdb_id"
            ),
        ),
        migrations.AddConstraint(
            model_name="film",
            constraint=models.UniqueConstraint(
                fields=("source_system", "source_id"), name="filmreview_one_film_per_source_id"
            ),
        ),
        migrations.AddConstraint(
            model_name="genretext",
            constraint=models.UniqueConstraint(
                fields=("genre", "locale"), name="filmreview_one_text_per_genre_and_locale"
            ),
        ),
        migrations.AddConstraint(
            model_name="persontext",
            constraint=models.UniqueConstraint(
                fields=("person", "locale"), name="filmreview_one_text_per_person_and_locale"
            ),
        ),
    ]
