"""Settings for a laptop: what ``manage.py`` uses unless told otherwise."""

from .base import *  # noqa: F403

DEBUG = True
# Known to everybody who reads this file, so good for nothing but a laptop.
SECRET_KEY = "changeover-on-a-laptop-not-for-the-open-internet"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost", "testserver"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
