"""Settings for a server. Everything secret or local comes from the environment.

- ``SECRET_KEY`` (required)
- ``ALLOWED_HOSTS``: host names, separated by commas
- ``PUBLIC_URL``: as in ``base.py``; with ``https`` the site insists on it
- ``BEHIND_PROXY``: any value, where a proxy that sets ``X-Forwarded-Proto`` itself ends the encryption

Static files are served by WhiteNoise; uploads (``/media/``) are the web server's to serve.
"""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import MIDDLEWARE, PUBLIC_URL, os

DEBUG = False

SECRET_KEY = os.environ.get("SECRET_KEY", "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "The production settings need a secret key: set the environment variable SECRET_KEY "
        "to a long random string."
    )

ALLOWED_HOSTS = [host.strip() for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host.strip()]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

MIDDLEWARE = [
    MIDDLEWARE[0],
    "whitenoise.middleware.WhiteNoiseMiddleware",
    *MIDDLEWARE[1:],
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

if PUBLIC_URL.startswith("https://"):
    SECURE_SSL_REDIRECT = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 3600
    if os.environ.get("BEHIND_PROXY"):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
