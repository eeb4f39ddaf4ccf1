"""The example magazine, as `make demo` sets it up: from an empty database to pages and JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from wagtail_filmreview.representations.schema import FilmReviewCard, json_schema, review_schema

MANAGE = Path(__file__).parent.parent / "example_project" / "manage.py"

VISIT = """
import json
from django.test import Client
from wagtail import VERSION
from wagtail.models import Page, PageViewRestriction
from wagtail_filmreview.jsonld import review_json_ld
from wagtail_filmreview.desk.giveaways.finding import find_giveaways
from wagtail_filmreview.models import Film
from wagtail_filmreview.pages.models import FilmReviewPage

client = Client(SERVER_NAME="localhost", SERVER_PORT="8000")
restricted = Page.objects.filter(view_restrictions__isnull=False).values_list("pk", flat=True)
reviews = FilmReviewPage.objects.all()
found = {
    "home": client.get("/").status_code,
    "pages": {review.slug: client.get(review.url).status_code for review in reviews if review.live},
    "public": sorted(r.pk for r in reviews if r.live and r.pk not in restricted),
    "private": [r.slug for r in reviews if r.live and r.pk in restricted],
    "drafts": [r.slug for r in reviews if not r.live and not r.scheduled_revision],
    "scheduled": [r.slug for r in reviews if r.scheduled_revision],
    "v2": sorted(item["id"] for item in client.get("/api/v2/film-reviews/").json()["items"]),
    "cards": {
        level: client.get(f"/api/v2/film-reviews/?spoilers={level}&limit=20").json()["items"]
        for level in ("none", "ending")
    },
    "whole": {
        level: [
            client.get(f"/api/v2/film-reviews/{r.pk}/?spoilers={level}").json()
            for r in reviews
            if r.live and r.pk not in restricted
        ]
        for level in ("none", "ending")
    },
    "feed": client.get("/reviews/feed/").content.count(b"<entry>"),
    "json_ld": {r.slug: review_json_ld(r) for r in reviews if r.live},
    "block_types": sorted({child.block_type for review in reviews for child in review.body}),
    "words": {
        review.slug: sum(
            len(str(child.value["text"].source).split()) for child in review.body.blocks_by_name("paragraph")
        )
        for review in reviews
    },
    "giveaways": sorted(
        [review.slug, giveaway.path, giveaway.phrase]
        for review in reviews
        for giveaway in find_giveaways(review)
    ),
    "by_film": [review.film_id for review in reviews if review.live],
    "films": Film.objects.count(),
    "known_block_types": sorted(FilmReviewPage.body.field.stream_block.child_blocks),
}
if VERSION >= (8, 0):
    answer = client.get("/api/v3/film-reviews/?limit=20").json()
    found["v3"] = sorted(item["id"] for item in answer["items"])
    assert answer["count"] == len(found["v3"])
print(json.dumps(found))
"""


def manage(*arguments: str, data: Path) -> str:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE")
    }
    done = subprocess.run(
        [sys.executable, MANAGE, *arguments],
        env={**environment, "FILMREVIEW_DEMO_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def magazine(tmp_path_factory):
    """What is to be found in the magazine after the demo was loaded twice."""
    data = tmp_path_factory.mktemp("demo")
    manage("migrate", "--verbosity=0", data=data)
    first = manage("load_demo", data=data)
    second = manage("load_demo", data=data)
    assert "demo only" in first
    assert "0 reviews written, 0 pictures drawn" in second
    return json.loads(manage("shell", "--verbosity=0", "-c", VISIT, data=data).splitlines()[-1])


def test_the_front_page_and_every_public_review_answer(magazine):
    assert magazine["home"] == 200
    private = set(magazine["private"])
    assert {status for slug, status in magazine["pages"].items() if slug not in private} == {200}
    assert {status for slug, status in magazine["pages"].items() if slug in private} == {302}


def test_one_review_is_a_draft_one_scheduled_one_private(magazine):
    assert [len(magazine[kind]) for kind in ("drafts", "scheduled", "private")] == [1, 1, 1]


def test_the_apis_list_what_is_public_and_nothing_else(magazine):
    assert magazine["v2"] == magazine["public"]
    assert magazine.get("v3", magazine["public"]) == magazine["public"]


@pytest.mark.parametrize("level", ["none", "ending"])
def test_every_answer_has_the_promised_shape(magazine, level):
    described = json_schema()
    card = {"$ref": "#/$defs/FilmReviewCard", "$defs": described["$defs"]}
    for schema, model, answers in (
        (described, review_schema(), magazine["whole"][level]),
        (card, FilmReviewCard, magazine["cards"][level]),
    ):
        assert len(answers) == len(magazine["public"])
        validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        for answer in answers:
            model.model_validate(answer, strict=True)
            validator.validate(answer)


def test_the_feed_has_every_public_review(magazine):
    assert magazine["feed"] == len(magazine["public"])


def test_search_engines_are_told_all_that_they_ask_for(magazine):
    for slug, node in magazine["json_ld"].items():
        needed = {"url", "name", "description", "image", "author", "publisher", "datePublished", "reviewBody"}
        assert needed <= set(node), slug
        assert {"name", "image", "dateCreated", "director", "actor", "genre"} <= set(node["itemReviewed"]), (
            slug
        )
    ratings = [node["reviewRating"] for node in magazine["json_ld"].values() if "reviewRating" in node]
    assert len(ratings) >= 9
    assert all({"ratingValue", "worstRating", "bestRating"} <= set(rating) for rating in ratings)


def test_there_is_enough_to_read(magazine):
    assert magazine["films"] >= 13
    assert len(magazine["public"]) >= 9
    assert sum(words >= 400 for words in magazine["words"].values()) >= 4
    assert len(magazine["by_film"]) > len(set(magazine["by_film"])), "two critics on one film"


def test_every_block_type_is_in_use_somewhere(magazine):
    assert magazine["block_types"] == magazine["known_block_types"]


def test_the_spoiler_lint_is_wrong_about_two_texts(magazine):
    """No review gives anything away: these are the false alarms, of which there may be two."""
    review = "metropolis-the-view-from-upstairs"
    # A critic who answers a colleague says so in the standfirst, and again where the ending is discussed.
    assert magazine["giveaways"] == [
        [review, "search_description", "colleague"],
        [review, "standfirst", "colleague"],
    ]
