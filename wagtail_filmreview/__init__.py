"""Film reviews for Wagtail: page types, blocks and an API that never leaks a spoiler."""

__version__ = "0.1.0"
