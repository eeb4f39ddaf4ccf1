"""The benchmark: a plain Wagtail site, this package and bare views, measured side by side (``make bench``)."""
