from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilmReviewPagesConfig(AppConfig):
    name = "wagtail_filmreview.pages"
    label = "wagtail_filmreview_pages"
    verbose_name = _("Film review pages")
    default_auto_field = "django.db.models.BigAutoField"
