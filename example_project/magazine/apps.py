from django.apps import AppConfig


class MagazineConfig(AppConfig):
    """Changeover, the example magazine: its home page, theme, search and demo content."""

    name = "magazine"
    verbose_name = "Changeover"
    default_auto_field = "django.db.models.BigAutoField"
