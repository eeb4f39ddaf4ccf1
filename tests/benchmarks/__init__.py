"""The benchmark: a plain Wagtail site, this package and bare views, side by side (``make bench``)."""
