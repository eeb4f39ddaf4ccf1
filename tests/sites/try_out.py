"""Write a review on the site that DJANGO_SETTINGS_MODULE names, and print what readers get as JSON."""

import json
import sys

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402 - models need the setup above
from django.core.files.images import ImageFile  # noqa: E402
from django.db.models.deletion import ProtectedError  # noqa: E402
from django.test import Client  # noqa: E402
from wagtail import VERSION as WAGTAIL_VERSION  # noqa: E402
from wagtail.images import get_image_model  # noqa: E402
from wagtail.images.tests.utils import get_test_image_file  # noqa: E402
from wagtail.models import Site, get_page_models  # noqa: E402

from wagtail_filmreview.models import (  # noqa: E402
    Film,
    FilmReviewIndexMixin,
    Person,
    ReviewSummary,
    review_models,
)


def write_review(extra: list) -> object:
    image: ImageFile = get_test_image_file(size=(800, 600))
    still = get_image_model().objects.create(title="Still", file=image)
    film = Film.objects.create(title="Safety Last!", year=1923, poster=still)
    critic = Person.objects.create(name="Ingrid Vale", photo=still)
    (review_page,) = review_models()
    (index_page,) = (model for model in get_page_models() if issubclass(model, FilmReviewIndexMixin))
    home = Site.objects.get(is_default_site=True).root_page
    index = home.add_child(instance=index_page(title="Reviews", slug="reviews"))
    page = review_page(title="Hanging on", slug="hanging-on", film=film, hero_image=still, live=False)
    page.bylines = [("person", critic)]
    page.body = [
        {"type": "heading", "value": {"text": "Gravity", "spoiler_level": "none"}},
        {"type": "paragraph", "value": {"text": "<p>He lets go.</p>", "spoiler_level": "ending"}},
        {
            "type": "image",
            "value": {
                "image": {"image": still.pk, "alt_text": "A clock", "decorative": False},
                "caption": "",
                "credit": "",
                "spoiler_level": "none",
            },
        },
        *extra,
    ]
    index.add_child(instance=page)
    page.save_revision().publish()
    return page


def deletion_is_refused(film: Film) -> bool:
    try:
        film.delete()
    except ProtectedError:
        return True
    return False


def main(extra: list) -> dict:
    page = write_review(extra)
    reader = Client(headers={"host": "localhost"})
    editor = Client(headers={"host": "localhost"})
    editor.force_login(get_user_model().objects.create_superuser("editor", "editor@example.com", "x"))
    addresses = {
        "html": f"/reviews/{page.slug}/",
        "index": "/reviews/",
        "feed": "/reviews/feed/",
        "v2": "/api/v2/film-reviews/",
        "v2_detail": f"/api/v2/film-reviews/{page.pk}/",
    }
    if WAGTAIL_VERSION >= (8, 0):
        addresses |= {
            "v3": "/api/v3/film-reviews/",
            "v3_detail": f"/api/v3/film-reviews/{page.pk}/",
        }
    answers = {}
    for name, address in addresses.items():
        response = reader.get(address)
        assert response.status_code == 200, (address, response.status_code, response.content)
        answers[name] = response.content.decode()
    edit = editor.get(f"/admin/pages/{page.pk}/edit/")
    return {
        **answers,
        "edit_view": edit.status_code,
        "summaries": list(ReviewSummary.objects.values_list("page_type", "title")),
        "deletion_is_refused": deletion_is_refused(page.film),
    }


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.argv[1]))))
