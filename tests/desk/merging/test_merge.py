"""After a merge nothing names the person who is gone: no table, no stream, no revision."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone
from wagtail.models import Revision

from tests import bodies, factories
from wagtail_filmreview.desk.merging.people import ACTION, merge_people
from wagtail_filmreview.desk.merging.tables import CannotMerge
from wagtail_filmreview.models import FilmCredit, Person, PersonText, PublishedReview, ReviewSummary

pytestmark = pytest.mark.django_db

# Numbers that nothing else in a test has, so that finding one is finding the person.
GONE, KEPT = 77_100_001, 77_100_002


def anywhere(key: int) -> list[str]:
    """Every column of every table in which a number occurs, as text or as a number."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        # What was done, and to whom, is never rewritten.
        if model._meta.proxy or not model._meta.managed or model._meta.label == "wagtailcore.ModelLogEntry":
            continue
        columns = [field.attname for field in model._meta.local_concrete_fields]
        for row in model._base_manager.values(*columns) if columns else ():
            text = {name: json.dumps(value, default=str) for name, value in row.items()}
            for name, value in row.items():
                if hasattr(value, "get_prep_value"):
                    text[name] = json.dumps(value.get_prep_value(), default=str)
            found += [f"{model._meta.label}.{name}" for name, value in text.items() if str(key) in value]
    return found


@pytest.fixture
def two() -> tuple[Person, Person]:
    kept = factories.PersonFactory(pk=KEPT, name="Buster Keaton")
    return kept, factories.PersonFactory(pk=GONE, name="B. Keaton")


def everything_about(person: Person, index: Any) -> Any:
    """A person who is named wherever one can be."""
    film = factories.FilmCreditFactory(person=person, character="The boy").film
    film.refresh_from_db()
    film.save_revision()
    film.save_revision().publish()
    film.title = "A draft"
    film.save_revision()
    factories.FilmCreditFactory(person=person)
    body = [bodies.cast(bodies.credit(person, character="The boy")), bodies.paragraph("A chase.")]
    page = factories.FilmReviewPageFactory(parent=index, film=film, reviewers=[person], body=body)
    page = factories.publish(page)
    page.standfirst = "A draft."
    page.save_revision()
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    alias = page.create_alias(parent=index.get_parent(), update_slug="again")
    draft = factories.FilmReviewPageFactory(parent=index, live=False, reviewers=[person], body=body)
    draft.save_revision()
    festival = factories.publish(factories.FestivalReviewPageFactory(parent=index, body=body))
    return film, page, alias, draft, festival


def test_nothing_names_who_is_gone(two: Any, index: Any) -> None:
    kept, gone = two
    film, page, alias, draft, festival = everything_about(gone, index)
    PersonText.objects.create(person=gone, locale=page.locale, biography="<p>Never smiled.</p>")
    revisions = Revision.objects.count()
    entry = merge_people(kept.pk, [gone.pk], {}, factories.AdminFactory())

    assert anywhere(GONE) == []
    assert Revision.objects.count() == revisions
    assert [credit.person_id for credit in film.credits.all()] == [KEPT]
    for review in (page, alias, festival):
        review = type(review).objects.get(pk=review.pk)
        assert review.body[0].value["credits"][0]["person"] == kept
    for review in (page, draft):
        latest = type(review).objects.get(pk=review.pk).get_latest_revision_as_object()
        assert latest.get_reviewers() == [kept]
    assert ReviewSummary.objects.get(page_id=draft.pk).reviewers.get() == kept
    stored = PublishedReview.objects.get(page_id=page.pk)
    assert f"person-{KEPT}" in set(stored.sources.values_list("tag", flat=True))
    assert "Buster Keaton" in stored.card
    assert kept.texts.get().biography == "<p>Never smiled.</p>"
    assert entry.action == ACTION
    assert entry.data["gone"] == [{"id": GONE, "name": "B. Keaton"}]
    assert ["wagtail_filmreview.Film", str(film.pk)] in [one[:2] for one in entry.data["owners"]]


def test_what_they_differ_in_is_whose_it_was_chosen_to_be(two: Any) -> None:
    kept, gone = two
    Person.objects.filter(pk=GONE).update(imdb_id="nm0000036", website="https://keaton.example/")
    Person.objects.filter(pk=KEPT).update(wikidata_id="Q103949")
    wanted = {"name": KEPT, "sort_name": GONE, "slug": GONE}
    merge_people(KEPT, [GONE], wanted, factories.AdminFactory())
    person = Person.objects.get()
    assert (person.pk, person.name, person.sort_name, person.slug) == (
        KEPT,
        "Buster Keaton",
        "Keaton, B.",
        "b-keaton",
    )
    # What only one of them has is nothing to choose from, and is not lost.
    assert (person.imdb_id, person.wikidata_id) == ("nm0000036", "Q103949")
    assert person.website == "https://keaton.example/"


def test_what_is_there_twice_then_becomes_one_and_keeps_the_stricter_level(two: Any, index: Any) -> None:
    kept, gone = two
    film = factories.FilmFactory()
    rows = [(kept, "actor", "The boy", "none"), (gone, "actor", "", "ending"), (gone, "director", "", "none")]
    for order, (person, role, character, level) in enumerate(rows):
        factories.FilmCreditFactory(
            film=film,
            person=person,
            role=role,
            character=character,
            spoiler_level=level,
            sort_order=order,
        )
    film.refresh_from_db()
    film.save_revision()
    credits = [
        bodies.credit(gone, character="The boy", note="<p>Runs.</p>"),
        bodies.credit(kept, character="The boy"),
        bodies.credit(gone, character="The man"),
    ]
    page = factories.FilmReviewPageFactory(
        parent=index, film=film, reviewers=[kept, gone], body=[bodies.cast(*credits)]
    )
    page = factories.publish(page)
    entry = merge_people(KEPT, [GONE], {}, factories.AdminFactory())

    def said(credits: Any) -> list[tuple[str, str, str]]:
        return [(one.role, one.character, one.spoiler_level) for one in credits]

    expected = [("actor", "The boy", "ending"), ("director", "", "none")]
    assert said(FilmCredit.objects.order_by("sort_order")) == expected
    film.refresh_from_db()
    assert said(film.get_latest_revision_as_object().credits.all()) == expected
    for review in (type(page).objects.get(), page.latest_revision.as_object()):
        rows = review.body[0].value["credits"]
        assert [row["character"] for row in rows] == ["The boy", "The man"]
        assert rows[0]["note"].source == "<p>Runs.</p>"
        assert review.get_reviewers() == [kept]
    assert entry.data["folded"] == 6


def test_what_was_there_twice_before_stays(two: Any, index: Any) -> None:
    kept, gone = two
    credit = bodies.credit(kept)
    page = factories.FilmReviewPageFactory(
        parent=index, body=[bodies.cast(credit, credit, bodies.credit(gone, role="writer"))]
    )
    factories.publish(page)
    merge_people(KEPT, [GONE], {}, factories.AdminFactory())
    rows = type(page).objects.get().body[0].value["credits"]
    assert [row["role"] for row in rows] == ["actor", "actor", "writer"]


def test_blocks_that_the_site_no_longer_has_are_not_lost(two: Any, index: Any) -> None:
    kept, gone = two
    page = factories.FilmReviewPageFactory(parent=index, live=False)
    raw = [bodies.cast(bodies.credit(gone)), {"type": "horoscope", "value": {"sign": "♈"}, "id": "1"}]
    type(page).objects.filter(pk=page.pk).update(body=models.Value(raw, output_field=models.JSONField()))
    merge_people(KEPT, [GONE], {}, factories.AdminFactory())
    page = type(page).objects.get()
    assert page.body.raw_data[0]["value"]["credits"][0]["person"] == KEPT
    assert page.body.unknown_blocks == ["horoscope"]


def test_a_locked_page_changes_and_stays_locked(two: Any, index: Any) -> None:
    kept, gone = two
    page = factories.FilmReviewPageFactory(
        parent=index, reviewers=[gone], locked=True, locked_by=factories.UserFactory()
    )
    merge_people(KEPT, [GONE], {}, factories.AdminFactory())
    page.refresh_from_db()
    assert page.locked
    assert page.get_reviewers() == [kept]


def test_where_something_goes_wrong_nothing_has_changed(
    two: Any, index: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, gone = two
    film, page, *_others = everything_about(gone, index)
    before = anywhere(GONE)

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("The disk is full.")

    monkeypatch.setattr("wagtail_filmreview.desk.merging.people.tell", fail)
    with pytest.raises(RuntimeError):
        merge_people(KEPT, [GONE], {}, factories.AdminFactory())
    assert sorted(anywhere(GONE)) == sorted(before)
    assert "B. Keaton" in PublishedReview.objects.get(page_id=page.pk).card


def test_who_is_gone_meanwhile_or_changed_is_not_merged(two: Any) -> None:
    kept, gone = two
    with pytest.raises(CannotMerge, match="changed one of these"):
        merge_people(KEPT, [GONE], {}, factories.AdminFactory(), state="as it was")
    gone.delete()
    with pytest.raises(CannotMerge, match="no longer here"):
        merge_people(KEPT, [GONE], {}, factories.AdminFactory())


def test_a_hundred_revisions_cost_no_more_statements_than_ten(
    two: Any, index: Any, django_assert_max_num_queries: Any
) -> None:
    kept, gone = two
    page = factories.publish(factories.FilmReviewPageFactory(parent=index, reviewers=[gone]))
    revision = page.latest_revision
    for _number in range(150):
        revision.pk = None
        revision.save_base(force_insert=True)
    with django_assert_max_num_queries(420) as asked:
        merge_people(KEPT, [GONE], {}, factories.AdminFactory())
    revisions = [query for query in asked.captured_queries if "wagtailcore_revision" in query["sql"]]
    assert len(revisions) < 30
    assert anywhere(GONE) == []
