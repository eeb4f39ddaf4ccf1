"""Streams whose blocks stay out of migrations, and lists of codes."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.writer import MigrationWriter
from django.urls import reverse
from django.utils import translation
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import RenameStreamChildrenOperation
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backend

from tests import bodies, factories
from tests.testapp.models import FestivalReviewPage
from wagtail_filmreview import fields
from wagtail_filmreview.models import Film, FilmRelease
from wagtail_filmreview.pages.models import FilmReviewPage

BODY_FIELDS = [model._meta.get_field("body") for model in (FilmReviewPage, FestivalReviewPage)]


@pytest.fixture
def trivia_body(filmreview_settings: Any) -> Iterator[None]:
    """A site's own body block, as if it had been in the settings from the start."""
    filmreview_settings(BODY_BLOCK="tests.testapp.blocks.TriviaBodyBlock")
    for field in BODY_FIELDS:
        field.__dict__.pop("stream_block", None)
    yield
    for field in BODY_FIELDS:
        field.__dict__.pop("stream_block", None)


# -- streams and migrations ------------------------------------------------------------------------


@pytest.mark.parametrize("field", BODY_FIELDS)
def test_a_migration_holds_one_line_for_a_body(field: Any) -> None:
    _name, path, args, kwargs = field.deconstruct()
    assert path == "wagtail_filmreview.fields.ReviewStreamField"
    assert args == []
    assert set(kwargs) == {"blank", "verbose_name"}
    written, _imports = MigrationWriter.serialize(field)
    assert "\n" not in written


def test_a_field_is_made_again_from_its_migration() -> None:
    field = FilmReviewPage._meta.get_field("bylines")
    _name, _path, args, kwargs = field.deconstruct()
    again = fields.LateStreamField(*args, **kwargs)
    assert again.get_block_path() == "wagtail_filmreview.blocks.BylinesBlock"
    assert list(again.stream_block.child_blocks) == ["person"]


def test_an_old_migration_follows_the_block_that_the_site_uses_now(trivia_body: None) -> None:
    _name, _path, args, kwargs = BODY_FIELDS[0].deconstruct()
    assert "trivia" in fields.ReviewStreamField(*args, **kwargs).stream_block.child_blocks


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    assert makemigrations() == "No changes detected\n"


@pytest.mark.django_db
def test_another_body_block_asks_for_no_migration(trivia_body: None) -> None:
    assert "trivia" in BODY_FIELDS[1].stream_block.child_blocks
    assert makemigrations() == "No changes detected\n"


def makemigrations() -> str:
    output = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=output, stderr=output)
    return output.getvalue()


def test_limits_given_to_the_field_reach_the_block() -> None:
    field = fields.LateStreamField("wagtail_filmreview.blocks.BylinesBlock", max_num=2)
    assert field.stream_block.meta.max_num == 2


@pytest.mark.django_db
def test_stream_data_can_be_migrated_in_pages_and_revisions() -> None:
    page = factories.FestivalReviewPageFactory(body=[bodies.heading("Before")])
    page.save_revision()
    rename = MigrateStreamData(
        app_name="testapp",
        model_name="FestivalReviewPage",
        field_name="body",
        operations_and_block_paths=[(RenameStreamChildrenOperation("heading", "quote"), "")],
    )
    # As a migration sees the models: made again from what migrations hold.
    historical = MigrationExecutor(connection).loader.project_state().apps
    rename.migrate_stream_data_forward(historical, None)

    stored = FestivalReviewPage.objects.get(pk=page.pk)
    assert [block.block_type for block in stored.body] == ["quote"]
    (revised,) = json.loads(stored.latest_revision.content["body"])
    assert (revised["type"], revised["value"]["text"]) == ("quote", "Before")


# -- streams and what Wagtail does with them -------------------------------------------------------


@pytest.fixture(params=[factories.FilmReviewPageFactory, factories.FestivalReviewPageFactory])
def review(request: Any, home: Any) -> Any:
    """A review with a body, saved, of either class."""
    person = factories.PersonFactory(name="Ingrid Vale")
    return request.param(
        reviewers=[person],
        body=[
            bodies.cast(bodies.credit(person, character="The clerk")),
            bodies.synopsis(bodies.section("A clerk climbs."), bodies.section("He falls.", "ending")),
            bodies.heading("Gravity"),
        ],
    )


def test_what_is_stored_can_be_read_back(review: Any) -> None:
    again = type(review).objects.get(pk=review.pk)
    assert [block.block_type for block in again.body] == ["cast", "synopsis", "heading"]
    assert again.body[0].value["credits"][0]["character"] == "The clerk"
    assert again.bylines[0].value.name == "Ingrid Vale"


def test_a_stream_knows_its_owner(review: Any) -> None:
    again = type(review).objects.get(pk=review.pk)
    assert again.body.owner is again
    again.body = [bodies.heading("New")]
    assert again.body.owner is again


def test_ids_of_blocks_and_list_items_stay_the_same(review: Any) -> None:
    def ids() -> list[str]:
        page = type(review).objects.get(pk=review.pk)
        credits = page.body[0].value["credits"].bound_blocks
        return [*(block.id for block in page.body), *(item.id for item in credits)]

    first = ids()
    assert all(first)
    assert ids() == first


def test_a_revision_has_the_whole_body(review: Any) -> None:
    review.body.append(("heading", {"text": "Drafted", "spoiler_level": "none"}))
    review.save_revision()
    draft = type(review).objects.get(pk=review.pk).get_latest_revision_as_object()
    assert [block.block_type for block in draft.body] == ["cast", "synopsis", "heading", "heading"]
    assert draft.body.owner is draft


def test_a_page_is_pickled_with_its_streams(review: Any) -> None:
    review = type(review).objects.get(pk=review.pk)
    assert review.body
    again = pickle.loads(pickle.dumps(review))  # noqa: S301 - our own page
    assert again.body == review.body
    assert again.body.owner is again


def test_a_copied_page_has_a_body_of_its_own(review: Any) -> None:
    copy = review.copy(update_attrs={"slug": "a-copy", "title": "A copy"})
    copy = type(review).objects.get(pk=copy.pk)
    copy.body[2] = ("heading", {"text": "Changed", "spoiler_level": "none"})
    copy.save()
    assert type(review).objects.get(pk=review.pk).body[2].value["text"] == "Gravity"


def test_a_translated_page_has_the_body(review: Any) -> None:
    german = factories.LocaleFactory(language_code="de")
    factories.home_page().copy_for_translation(german)
    copy = review.copy_for_translation(german)
    assert [block.block_type for block in copy.body] == ["cast", "synopsis", "heading"]
    assert copy.body.owner is copy


def test_revisions_are_compared_block_by_block(review: Any, editor_client: Any) -> None:
    first = review.save_revision()
    review.body[2] = ("heading", {"text": "Levity", "spoiler_level": "none"})
    second = review.save_revision()
    address = reverse("wagtailadmin_pages:revisions_compare", args=[review.pk, first.pk, second.pk])
    page = editor_client.get(address).content.decode()
    assert "Gravity" in page
    assert "Levity" in page


def test_the_edit_view_offers_the_blocks(review: Any, editor_client: Any) -> None:
    response = editor_client.get(reverse("wagtailadmin_pages:edit", args=[review.pk]))
    assert response.status_code == 200
    assert "where_to_watch" in response.content.decode()


def test_whom_a_stream_names_is_in_the_reference_index(review: Any) -> None:
    person = review.bylines[0].value
    paths = {
        reference.model_path
        for reference in ReferenceIndex.get_references_to(person)
        if reference.object_id == str(review.pk)
    }
    assert paths == {"bylines.person", "body.cast.credits.item.person"}


def test_search_finds_a_review_by_its_prose_and_not_by_its_spoilers(review: Any) -> None:
    def found(word: str) -> list[Any]:
        return list(get_search_backend().search(word, type(review).objects.all()))

    assert found("Gravity") == [review]
    assert found("climbs") == [review]
    assert found("falls") == []


# -- countries and languages -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("KR", "KR"),
        ("kr", "KR"),
        (" South Korea ", "KR"),
        ("United States", "US"),
        ("USA", "US"),
        ("France", "FR"),
        ("SUHH", "SUHH"),
        ("SU", "SUHH"),
        ("DDDE", "DDDE"),
        ("German Democratic Republic", "DDDE"),
        ("CSHH", "CSHH"),
        ("YUCS", "YUCS"),
        ("UK", "GB"),
        ("Turkey", "TR"),
        ("Russia", "RU"),
        ("USSR", "SUHH"),
        ("Czechoslovakia", "CSHH"),
    ],
)
def test_a_country_is_kept_as_its_iso_code(given: str, code: str) -> None:
    assert fields.country_code(given) == code


def test_a_country_may_be_named_in_the_language_of_the_editor() -> None:
    with translation.override("de"):
        assert fields.country_code("Frankreich") == "FR"
        assert fields.country_code("South Korea") == "KR"


@pytest.mark.parametrize("given", ["Atlantis", "Europe", "XX", "", "korea, south, maybe"])
def test_what_is_no_country_is_refused(given: str) -> None:
    with pytest.raises(ValidationError, match="is no country"):
        fields.country_code(given)


@pytest.mark.parametrize(
    ("given", "tag"),
    [
        ("ko", "ko"),
        ("KO", "ko"),
        ("Korean", "ko"),
        ("pt-br", "pt-BR"),
        ("zh_hant", "zh-Hant"),
        ("zxx", "zxx"),
        (" French ", "fr"),
    ],
)
def test_a_language_is_kept_as_its_normalised_tag(given: str, tag: str) -> None:
    assert fields.language_tag(given) == tag


@pytest.mark.parametrize("given", ["Elvish, perhaps", "", "qq-qq-qq"])
def test_what_is_no_language_is_refused(given: str) -> None:
    with pytest.raises(ValidationError, match="is no language"):
        fields.language_tag(given)


class FilmForm(forms.ModelForm):
    class Meta:
        model = Film
        fields = ["title", "year", "production_countries", "languages"]


def film_form(**given: str) -> FilmForm:
    return FilmForm({"title": "Kuhle Wampe", "year": 1932, **given})


@pytest.mark.django_db
def test_a_form_takes_codes_and_names_in_order_each_once() -> None:
    form = film_form(production_countries="Germany, kr,, DE", languages="German, zxx")
    assert form.is_valid(), form.errors
    film = form.save()
    film.refresh_from_db()
    assert film.production_countries == ["DE", "KR"]
    assert film.languages == ["de", "zxx"]


@pytest.mark.django_db
def test_a_form_names_the_field_and_what_is_wrong() -> None:
    form = film_form(production_countries="DE, Atlantis", languages="Elvish")
    assert set(form.errors) == {"production_countries", "languages"}
    assert "“Atlantis” is no country" in form.errors["production_countries"][0]


def test_a_form_shows_codes_as_an_editor_types_them() -> None:
    form = FilmForm(instance=Film(title="Solaris", year=1972, production_countries=["SUHH", "DE"]))
    assert 'value="SUHH, DE"' in str(form["production_countries"])


def test_a_form_that_says_the_same_in_other_words_has_not_changed() -> None:
    film = Film(title="Solaris", year=1972, production_countries=["SUHH", "DE"], languages=["ru"])
    same = {"title": "Solaris", "year": 1972, "production_countries": "suhh, Germany", "languages": "ru"}
    assert FilmForm(same, instance=film).changed_data == []
    other_order = {**same, "production_countries": "DE, SUHH"}
    assert FilmForm(other_order, instance=film).changed_data == ["production_countries"]


@pytest.mark.parametrize(
    ("value", "message"),
    [(["Atlantis"], "is no country"), ("DE", "list of codes"), ([1], "list of codes")],
)
def test_a_model_checks_its_codes(value: Any, message: str) -> None:
    film = Film(title="Solaris", year=1972, production_countries=value)
    with pytest.raises(ValidationError) as refused:
        film.clean_fields()
    assert set(refused.value.message_dict) == {"production_countries"}
    assert message in refused.value.message_dict["production_countries"][0]


def test_a_model_normalises_its_codes() -> None:
    film = Film(title="Solaris", year=1972, production_countries=["su", "Germany"], languages=["RU"])
    film.clean_fields()
    assert film.production_countries == ["SUHH", "DE"]
    assert film.languages == ["ru"]


def test_a_single_country_may_be_a_name_longer_than_its_code() -> None:
    field = FilmRelease._meta.get_field("country")
    assert field.formfield().clean("German Democratic Republic") == "German Democratic Republic"
    assert field.clean("German Democratic Republic", None) == "DDDE"
    assert field.clean("", None) == ""
