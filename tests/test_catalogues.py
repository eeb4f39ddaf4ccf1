"""Every language that the package speaks says everything, and nothing that is not said any more."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).parents[1] / "wagtail_filmreview"
LANGUAGES = ["de", "fr", "ko"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|{\w*}|</?\w+[^>]*>")

Message = tuple[str | None, str, str]


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


def messages(entries: polib.POFile) -> set[Message]:
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in entries if not entry.obsolete}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> set[Message]:
    """What the code and the templates have to say, as gettext finds it."""
    if shutil.which("xgettext") is None:
        if os.environ.get("CI"):
            pytest.fail("gettext is not installed")
        pytest.skip("gettext is not installed: whether catalogues are stale is not looked at")
    package = tmp_path_factory.mktemp("said") / "package"
    shutil.copytree(ROOT, package, ignore=shutil.ignore_patterns("locale", "__pycache__", "static"))
    (package / "locale").mkdir()
    make = [sys.executable, "-m", "django", "makemessages", "--locale=en"]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(make, cwd=package, check=True, capture_output=True, env=environment)
    return messages(polib.pofile(str(package / "locale" / "en" / "LC_MESSAGES" / "django.po")))


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_nothing_is_missing_or_stale(said: set[Message], language: str) -> None:
    known = messages(catalogue(language))
    assert (said - known, known - said) == (set(), set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(language: str) -> None:
    entries = catalogue(language)
    assert not [entry.msgid for entry in entries if not entry.translated() or entry.obsolete]


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_kept(language: str) -> None:
    for entry in catalogue(language):
        wanted = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for text in entry.msgstr_plural.values() or [entry.msgstr]:
            found = sorted(PLACEHOLDER.findall(text))
            # A singular may say "one" in letters.
            assert found == wanted or (
                entry.msgid_plural and found == sorted(PLACEHOLDER.findall(entry.msgid))
            ), (entry.msgid, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    """Run ``django-admin compilemessages`` in the package after changing a catalogue."""
    written = catalogue(language)
    compiled = polib.mofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.mo"))

    def texts(entries: list[polib.POEntry] | polib.MOFile) -> dict[Message, object]:
        return {
            (entry.msgctxt, entry.msgid, entry.msgid_plural): entry.msgstr_plural or entry.msgstr
            for entry in entries
        }

    assert texts(list(written)) == texts(compiled)
