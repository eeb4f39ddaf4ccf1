"""A film magazine on Wagtail's API v2, written the usual way. Frozen: it is what the package is measured by.

It holds the same reviews as the package's site and knows nothing of the package. Its lists cost about 106
queries for 20 reviews, a detail about 12; the benchmark counts them and says so where they do not.
"""
