"""What needs Wagtail's own tables, which are made after the page base."""

import uuid

import django.db.models.deletion
from django.db import migrations, models
from wagtail.models import BootstrapLocaleField, BootstrapTranslatableModel, BootstrapTranslationKeyField


class Migration(migrations.Migration):
    dependencies = [
        ("page_base", "0001_initial"),
        ("wagtail_filmreview", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        BootstrapLocaleField("page_base.SitePage"),
        BootstrapTranslationKeyField("page_base.SitePage"),
        BootstrapTranslatableModel("page_base.SitePage"),
        migrations.AddField("sitepage", "latest_revision", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
        migrations.AddField("sitepage", "live_revision", models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
        migrations.AlterField("sitepage", "locale", models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
        migrations.AlterField("sitepage", "translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterUniqueTogether("sitepage", {("translation_key", "locale")}),
        migrations.AddField("reviewpage", "film", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtail_filmreview.film', verbose_name='film')),
        migrations.AddField("reviewpage", "hero_image", models.ForeignKey(blank=True, help_text='Everybody sees it, so it must not give anything away.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='main image')),
    ]
