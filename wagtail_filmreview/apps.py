from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _


class FilmReviewConfig(AppConfig):
    name = "wagtail_filmreview"
    verbose_name = _("Film reviews")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail_filmreview.api import mount_v3
        from wagtail_filmreview.conf import check_installed_apps, check_settings
        from wagtail_filmreview.representations.body_schema import check_shapes
        from wagtail_filmreview.safeguards import (
            check_api_fields,
            check_body_block,
            check_forms,
            check_rich_text,
        )

        for check in (
            check_settings,
            check_installed_apps,
            check_api_fields,
            check_body_block,
            check_forms,
            check_rich_text,
            check_shapes,
        ):
            checks.register(check)
        self._watch_models()
        self._keep_the_store()
        mount_v3()

    def _watch_models(self) -> None:
        from wagtail_filmreview.models import Film, Genre, Person, WatchService, review_models
        from wagtail_filmreview.models.embargo import keep_when_scheduling
        from wagtail_filmreview.models.listing import refresh_summary, remove_summary
        from wagtail_filmreview.models.usage import refuse_deletion_in_use

        for model in (Film, Person, Genre, WatchService):
            pre_delete.connect(
                refuse_deletion_in_use,
                sender=model,
                dispatch_uid=f"filmreview-use-{model.__name__}",
            )
        pre_save.connect(
            keep_when_scheduling, sender="wagtailcore.Revision", dispatch_uid="filmreview-embargo"
        )
        for model in review_models():
            uid = f"filmreview-summary-{model._meta.label}"
            post_save.connect(refresh_summary, sender=model, dispatch_uid=uid)
            post_delete.connect(remove_summary, sender=model, dispatch_uid=uid)

    def _keep_the_store(self) -> None:
        from wagtail_filmreview.representations.store.readiness import check_store, tell_after_migrating
        from wagtail_filmreview.representations.store.receivers import connect

        connect()
        checks.register(check_store, checks.Tags.database)
        post_migrate.connect(tell_after_migrating, sender=self, dispatch_uid="filmreview-store")
