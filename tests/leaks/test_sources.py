"""Who in the package touches what is not cut yet. A newcomer has to say here why that is safe."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import wagtail_filmreview

PACKAGE = Path(wagtail_filmreview.__file__).parent

UNCUT_IN_TEMPLATES = {
    # Of the index page: it has no marks, and its field refuses them.
    ("film_review_index_page.html", "page.introduction|richtext"),
    # From a representation that was cut to the reader's level.
    ("blocks/content_advisories.html", "row.note|safe"),
}

# Attributes by which code gets at text, credits or references as they are stored.
UNCUT = {
    "source",
    "raw_data",
    "represent",
    "represent_content",
    "credits_of",
    "credits",
    "get_prep_value",
    "get_references_to",
}
ALLOWED = {
    "blocks": "own what they hold; it is cut on every way out, by `nodes`",
    "desk": "for editors",
    "fields.py": "stores streams",
    "models/checks/pictures.py": "only whether a picture has a text; for editors",
    "models/panels.py": "what a block opens with, before anybody has written",
    "models/reviews.py": "only which levels occur",
    "models/usage.py": "for editors, and to refuse deletion",
    "representations/build.py": "cut before it is returned",
    "representations/filmography.py": "asks of every credit whether it is visible",
    "representations/films.py": "ways to watch, which have no level; credits are asked for by `open_credits`",
    "representations/published.py": "bylines, which have no level",
    "representations/store/gathering.py": "reads at once what `build` is going to ask for",
    "representations/store/own_templates.py": "sources of templates",
    "representations/store/rows.py": "each term with its level; only those at the lowest find anything",
    "representations/store/sources.py": "names only; headers have those of what everybody sees",
    "representations/store/witness": "to find differences and leaks, never shown",
}


def templates() -> list[Path]:
    folder = PACKAGE / "templates" / "wagtail_filmreview"
    return [path for path in sorted(folder.rglob("*.html")) if "desk" not in path.relative_to(folder).parts]


def test_no_template_prints_what_is_not_cut() -> None:
    folder = PACKAGE / "templates" / "wagtail_filmreview"
    found = {
        (path.relative_to(folder).as_posix(), printed)
        for path in templates()
        for printed in re.findall(r"[\w.]+\|(?:richtext|safe|safeseq)\b|[\w.]+\.source\b", path.read_text())
    }
    assert found == UNCUT_IN_TEMPLATES
    for path in templates():
        assert "autoescape off" not in path.read_text()


def test_rich_text_of_blocks_is_only_printed_by_include_block() -> None:
    """Printed as it is, it would show no marked phrase at any level."""
    for path in templates():
        text = path.read_text()
        assert not re.search(r"{{\s*(?:value|section|credit)\.(?:text|note|summary)\s*}}", text) or (
            path.name in {"heading.html"}
        ), path


def test_whoever_reads_what_is_stored_is_known() -> None:
    readers = {
        _room(path)
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in UNCUT
    }
    assert readers == set(ALLOWED)


def _room(path: Path) -> str:
    name = path.relative_to(PACKAGE).as_posix()
    return next((room for room in ALLOWED if name == room or name.startswith(f"{room}/")), name)
