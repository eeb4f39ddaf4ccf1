import django.db.models.deletion
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.fields
from django.db import migrations, models
from wagtail.images import get_image_model_string

import wagtail_filmreview.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtail_filmreview", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(get_image_model_string()),
    ]

    operations = [
        migrations.CreateModel(
            name="FilmReviewIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "introduction",
                    wagtail.fields.RichTextField(blank=True, verbose_name="introduction"),
                ),
            ],
            options={
                "verbose_name": "film review index",
                "verbose_name_plural": "film review indexes",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="FilmReviewTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name="slug"),
                ),
            ],
            options={
                "verbose_name": "review tag",
                "verbose_name_plural": "review tags",
            },
        ),
        migrations.CreateModel(
            name="FilmReviewPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "bylines",
                    wagtail_filmreview.fields.LateStreamField(
                        blank=True,
                        block="wagtail_filmreview.blocks.BylinesBlock",
                        help_text="The critics, in the order of the byline.",
                        verbose_name="written by",
                    ),
                ),
                (
                    "standfirst",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences that stand for the review in lists. No spoilers.",
                        max_length=400,
                        verbose_name="standfirst",
                    ),
                ),
                (
                    "published_on",
                    models.DateTimeField(
                        blank=True,
                        db_index=True,
                        help_text="Orders the reviews. Left empty, the time when it is first published.",
                        null=True,
                        verbose_name="published on",
                    ),
                ),
                (
                    "seen_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cinema", "In a cinema"),
                            ("press-screening", "Press screening"),
                            ("festival", "At a festival"),
                            ("screener", "Screener"),
                            ("stream", "Streaming"),
                            ("broadcast", "Broadcast"),
                            ("home-video", "Home video"),
                        ],
                        max_length=16,
                        verbose_name="seen",
                    ),
                ),
                (
                    "disclosure",
                    models.TextField(
                        blank=True,
                        help_text="What readers should know about the critic and this film.",
                        verbose_name="disclosure",
                    ),
                ),
                (
                    "source_system",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=60,
                        null=True,
                        verbose_name="source system",
                    ),
                ),
                (
                    "source_id",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        editable=False,
                        max_length=120,
                        null=True,
                        verbose_name="source id",
                    ),
                ),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        db_index=True, editable=False, null=True, verbose_name="score"
                    ),
                ),
                (
                    "body",
                    wagtail_filmreview.fields.ReviewStreamField(blank=True, verbose_name="review"),
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
                    "hero_image",
                    models.ForeignKey(
                        blank=True,
                        help_text="Everybody sees it, so it must not give anything away.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=get_image_model_string(),
                        verbose_name="main image",
                    ),
                ),
            ],
            options={
                "verbose_name": "film review",
                "verbose_name_plural": "film reviews",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="TaggedFilmReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tagged_items",
                        to="wagtail_filmreview_pages.filmreviewpage",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tagged_reviews",
                        to="wagtail_filmreview_pages.filmreviewtag",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="filmreviewpage",
            name="tags",
            field=modelcluster.contrib.taggit.ClusterTaggableManager(
                blank=True,
                help_text="A comma-separated list of tags.",
                through="wagtail_filmreview_pages.TaggedFilmReview",
                to="wagtail_filmreview_pages.FilmReviewTag",
                verbose_name="tags",
            ),
        ),
    ]
