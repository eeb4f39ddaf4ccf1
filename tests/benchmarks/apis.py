"""Which APIs this Wagtail has."""

from wagtail import VERSION as WAGTAIL_VERSION

HAS_API_V3 = WAGTAIL_VERSION >= (8, 0)
APIS = ("v2", "v3") if HAS_API_V3 else ("v2",)
