"""What the docs show is true: settings pass the checks, code is the code that tests run, JSON is JSON."""

import json
import re
from pathlib import Path

import pytest
from django.test import override_settings

from wagtail_filmreview import conf, spoilers
from wagtail_filmreview.blocks import shapes

DOCS = Path(__file__).parent.parent / "docs"
TESTED = {
    "festival/models.py": Path(__file__).parent / "testapp" / "models.py",
    "festival/blocks.py": Path(__file__).parent / "testapp" / "blocks.py",
    "festival/caching.py": Path(__file__).parent / "testapp" / "caching.py",
    "festival/embargo.py": Path(__file__).parent / "testapp" / "embargo.py",
    "festival/importing.py": Path(__file__).parent / "testapp" / "importing.py",
}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PAGES = sorted(DOCS.glob("*.md"))


def blocks_of(page: Path, language: str) -> list[str]:
    return [text for found, text in BLOCK.findall(page.read_text()) if found == language]


def test_the_settings_shown_are_valid_and_complete():
    [shown] = blocks_of(DOCS / "settings.md", "python")
    values: dict = {}
    exec(shown, values)  # noqa: S102 - our own docs
    assert set(values[conf.SETTING]) == set(conf.DEFAULTS)
    with override_settings(WAGTAIL_FILMREVIEW=values[conf.SETTING]):
        assert conf.check_settings() == []


@pytest.mark.parametrize(
    "code",
    [code for page in PAGES for code in blocks_of(page, "python") if code.startswith("# festival/")],
    ids=lambda code: code.splitlines()[0],
)
def test_code_for_a_site_stands_word_for_word_in_the_site_that_is_tested(code):
    named, _newline, body = code.partition("\n")
    assert body.strip() in TESTED[named.removeprefix("# ")].read_text()


def test_every_python_block_is_either_settings_or_tested_code():
    """What belongs into ``mysite/`` is put into a new project by ``test_readme``."""
    for page in PAGES:
        tested = "# mysite/" if page.name == "headless.md" else "# festival/"
        for code in blocks_of(page, "python"):
            assert code.startswith(tested) or page.name == "settings.md", code


def test_the_cut_node_shown_is_what_a_cut_leaves():
    [shown] = [text for text in blocks_of(DOCS / "api.md", "json") if "redacted" in text]
    node = json.loads(shown)
    shapes.HiddenSynopsisSection.model_validate(node)
    whole = {**node, "redacted": False, "heading": "x", "html": "<p>x</p>"}
    assert spoilers.cut(whole, spoilers.SpoilerLevel.NONE) == node


@pytest.mark.parametrize("picture", sorted((DOCS / "images").iterdir()), ids=lambda picture: picture.name)
def test_pictures_load_quickly(picture):
    assert picture.stat().st_size < 150_000


@pytest.mark.parametrize("page", [*PAGES, DOCS.parent / "README.md"], ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text()):
        assert (page.parent / target).exists(), target
