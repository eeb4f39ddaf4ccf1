"""The package in sites unlike ours: set up from nothing by the commands that an owner would type."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from wagtail import VERSION as WAGTAIL_VERSION

import wagtail_filmreview

HERE = Path(__file__).parent
INSTALLED_IN = Path(wagtail_filmreview.__file__).parents[1]


@dataclass
class NewSite:
    """A site in a folder of its own, without a database or a migration yet."""

    name: str
    folder: Path

    def run(self, *arguments: str, fails: bool = False, **surroundings: str) -> str:
        command = [sys.executable, "-W", "error::DeprecationWarning", "-m", *arguments]
        done = subprocess.run(
            command,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": f"sites.{self.name}.settings",
                "PYTHONPATH": f"{self.folder}{os.pathsep}{INSTALLED_IN}",
                "SITE_DATABASE": f"sqlite:///{self.folder / 'db.sqlite3'}",
                **surroundings,
            },
        )
        assert (done.returncode != 0) is fails, f"{done.stdout}\n{done.stderr}"
        return done.stderr if fails else done.stdout

    def django(self, *arguments: str, **surroundings: str) -> str:
        return self.run("django", *arguments, **surroundings)

    def set_up(self, *apps: str, **surroundings: str) -> None:
        """What the owner of a new site types, checked at each step."""
        said = self.run("sites.set_up", *apps, **surroundings)
        assert "No changes detected" in said
        assert "no issues" in said

    def migrations(self) -> list[str]:
        return sorted(path.stem for path in (self.folder / "sites" / self.name / "migrations").glob("0*.py"))

    def try_out(self, *extra_blocks: object) -> dict[str, object]:
        """Write and publish a review, and see what readers and editors get."""
        found = json.loads(self.run("sites.try_out", json.dumps(extra_blocks)))
        for name in ("html", "v2_detail"):
            assert "Gravity" in found[name]
            assert "He lets go" not in found[name]
        assert "Hanging on" in found["index"]
        assert "Hanging on" in found["feed"]
        for name in {"v2", "v3"} & set(found):
            (card,) = json.loads(found[name])["items"]
            assert card["film"]["poster"]["renditions"]["card"]["url"]
            assert card["meta"]["type"] == f"{self.name}.ReviewPage"
        assert found["edit_view"] == 200
        assert found["summaries"] == [[f"{self.name}.ReviewPage", "Hanging on"]]
        assert found["deletion_is_refused"] is True
        return found


@pytest.fixture
def new_site(request: pytest.FixtureRequest, tmp_path: Path) -> NewSite:
    """A copy of the site that the test names."""
    shutil.copytree(HERE, tmp_path / "sites", ignore=shutil.ignore_patterns("__pycache__", "test_*"))
    return NewSite(request.param, tmp_path)


@pytest.mark.skipif(WAGTAIL_VERSION < (8, 0), reason="Wagtail can swap the page base from 8.0 on")
@pytest.mark.parametrize("new_site", ["page_base"], indirect=True)
def test_a_page_base_of_its_own(new_site: NewSite) -> None:
    """Base and review are in the site's first migration, on which Wagtail's own tables wait."""
    first = new_site.folder / "sites" / "page_base" / "migrations" / "0001_initial.py"
    for model in ("SitePage", "ReviewPage", "ReviewIndexPage"):
        assert f"name='{model}'" in first.read_text().replace('"', "'")
    new_site.set_up()
    new_site.try_out()


@pytest.mark.parametrize("new_site", ["image_model"], indirect=True)
def test_an_image_model_of_its_own(new_site: NewSite) -> None:
    new_site.set_up("pictures", "image_model")
    new_site.try_out()


@pytest.mark.parametrize("new_site", ["body_block"], indirect=True)
def test_a_body_block_of_its_own_swapped_in_later(new_site: NewSite) -> None:
    new_site.set_up("body_block", BEFORE_THE_SWAP="1")
    before = new_site.migrations()
    assert "No changes detected" in new_site.django("makemigrations", "--check")
    assert "no issues" in new_site.django("check", "--fail-level=WARNING")
    assert new_site.migrations() == before
    found = new_site.try_out(
        {"type": "trivia", "value": {"text": "The clock is real.", "spoiler_level": "none"}},
        {"type": "trivia", "value": {"text": "The fall is not.", "spoiler_level": "major"}},
    )
    for api in {"v2_detail", "v3_detail"} & set(found):
        shown, cut = json.loads(str(found[api]))["body"][-2:]
        assert (shown["type"], shown["text"]) == ("trivia", "The clock is real.")
        assert set(cut) == {"id", "type", "spoiler_level", "redacted"}
    assert "The clock is real." in str(found["html"])
    assert "The fall is not." not in str(found["html"])


@pytest.mark.parametrize("new_site", ["body_block"], indirect=True)
def test_a_wrong_setting_stops_the_check_with_a_sentence(new_site: NewSite) -> None:
    settings = new_site.folder / "sites" / "body_block" / "settings.py"
    settings.write_text(settings.read_text() + '\nWAGTAIL_FILMREVIEW = {"PAGE_SIZE": 0}\n')
    words = new_site.run("django", "check", fails=True)
    assert "WAGTAIL_FILMREVIEW['PAGE_SIZE']: must be a whole number from 1 to 100." in words
