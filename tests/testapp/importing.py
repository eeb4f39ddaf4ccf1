"""How a site writes many pages at once."""

from wagtail_filmreview.representations.store.bulk import bulk


def publish_all(pages):
    with bulk():
        for page in pages:
            page.save_revision().publish()
