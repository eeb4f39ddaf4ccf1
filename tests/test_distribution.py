"""What is published: complete, nothing else, and what the tests themselves ran against."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.message import Message
from email.parser import Parser
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import wagtail_filmreview

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "wagtail_filmreview"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

#: Whatever kind of file is not named here has to be thought about before it is shipped.
SHIPPED = {
    "code": {".py", ".typed"},
    "locale": {".mo", ".po"},
    "schemas": {".json"},
    "static": {".css", ".js", ".svg"},
    "templates": {".html", ".txt", ".xml"},
}

#: Imported only where the site has it among its apps.
IF_INSTALLED = {"wagtail_headless_preview"}

#: Modules that are imported where they are there, and not asked for: Wagtail itself brings them from 8.0 on.
BROUGHT_BY_WAGTAIL_8 = {"ninja", "swapper"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the source distribution: those that the suite was given, else new ones."""
    if "FILMREVIEW_WHEEL" in os.environ:
        return Path(os.environ["FILMREVIEW_WHEEL"]), Path(os.environ["FILMREVIEW_SDIST"])
    if not (find_spec("build") and find_spec("flit_core")):
        pytest.skip("`make test` builds the distributions; here the build tools are not installed")
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    (source,) = folder.glob("*.tar.gz")
    return wheel, source


@pytest.fixture(scope="module")
def wheel(built: tuple[Path, Path]) -> dict[str, bytes]:
    """Name and contents of every file in the wheel."""
    with zipfile.ZipFile(built[0]) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def sdist(built: tuple[Path, Path]) -> set[str]:
    """Names in the source distribution, without the folder that holds them all."""
    with tarfile.open(built[1]) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


@pytest.fixture(scope="module")
def metadata(wheel: dict[str, bytes]) -> Message:
    (text,) = (wheel[name] for name in wheel if name.endswith(".dist-info/METADATA"))
    return Parser().parsestr(text.decode())


def package_files() -> set[str]:
    """The checkout's, without what an editor, an interpreter or an operating system left there."""
    left_behind = (".*", "*~", "*.orig", "*.rej", "*.pyc")
    return {
        path.relative_to(ROOT).as_posix()
        for path in SOURCE.rglob("*")
        if path.is_file() and not any(path.match(pattern) for pattern in left_behind)
    }


def kind(name: str) -> str:
    """Which of the kinds in SHIPPED a file of the package belongs to, by the folder it is in."""
    return next((part for part in PurePosixPath(name).parts[:-1] if part in SHIPPED), "code")


def test_wheel_holds_the_package_and_nothing_else(wheel: dict[str, bytes]) -> None:
    beside = {name for name in wheel if not name.startswith("wagtail_filmreview/")}
    assert {PurePosixPath(name).parts[0] for name in beside} == {
        f"wagtail_filmreview-{wagtail_filmreview.__version__}.dist-info"
    }
    assert set(wheel) - beside == package_files()


def test_wheel_holds_only_kinds_of_file_that_a_site_needs(wheel: dict[str, bytes]) -> None:
    inside = {name for name in wheel if name.startswith("wagtail_filmreview/")}
    unexpected = {
        name
        for name in inside
        if PurePosixPath(name).name != "py.typed" and PurePosixPath(name).suffix not in SHIPPED[kind(name)]
    }
    assert not unexpected
    assert not {name for name in inside if "/tests/" in name or "testapp" in name}


@pytest.mark.parametrize(
    "pattern",
    [
        "wagtail_filmreview/py.typed",
        "wagtail_filmreview/migrations/0001_initial.py",
        "wagtail_filmreview/pages/migrations/0001_initial.py",
        "wagtail_filmreview/templates/wagtail_filmreview/**/*.html",
        "wagtail_filmreview/static/wagtail_filmreview/**/*.css",
        "wagtail_filmreview/locale/en/LC_MESSAGES/django.po",
        "wagtail_filmreview/schemas/film-review.schema.json",
    ],
)
def test_wheel_holds_what_a_site_cannot_do_without(wheel: dict[str, bytes], pattern: str) -> None:
    folder, _, name = pattern.partition("/**/")
    found = [
        path
        for path in wheel
        if (path.startswith(f"{folder}/") and PurePosixPath(path).match(name) if name else path == folder)
    ]
    assert found, f"nothing in the wheel is {pattern}"


def test_sdist_holds_the_package_and_what_describes_it(sdist: set[str]) -> None:
    files = {name for name in sdist if not name.startswith("wagtail_filmreview/")}
    assert files == {"CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml"}
    assert sdist - files == package_files()


def test_metadata(metadata: Message) -> None:
    assert metadata["Name"] == "wagtail-filmreview"
    assert metadata["Version"] == wagtail_filmreview.__version__
    assert metadata["License-Expression"] == "BSD-3-Clause"
    assert metadata["Requires-Python"] == ">=3.11"
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])
    required = {Requirement(text) for text in metadata.get_all("Requires-Dist", [])}
    assert required == {Requirement(text) for text in PROJECT["dependencies"]}
    assert metadata["Provides-Extra"] is None, "what developers need is no business of a site's"


def test_suite_ran_against_the_wheel(wheel: dict[str, bytes]) -> None:
    if "FILMREVIEW_WHEEL" not in os.environ:
        pytest.skip("only `make test` installs the wheel")
    installed = Path(wagtail_filmreview.__file__).parents[1]
    assert installed.name == "site-packages"
    assert all(
        (installed / name).read_bytes() == contents
        for name, contents in wheel.items()
        if name.startswith("wagtail_filmreview/")
    )


def imported_names() -> dict[str, set[str]]:
    """Every top-level name that the package imports, and the modules that do."""
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names = [node.module]
            for name in names:
                module = str(path.relative_to(SOURCE))
                found.setdefault(name.partition(".")[0], set()).add(module)
    return found


def test_everything_imported_is_declared() -> None:
    declared = {canonicalize_name(Requirement(text).name) for text in PROJECT["dependencies"]}
    providers = packages_distributions()
    undeclared = {
        name: modules
        for name, modules in imported_names().items()
        if name not in sys.stdlib_module_names | BROUGHT_BY_WAGTAIL_8 | IF_INSTALLED | {"wagtail_filmreview"}
        and not {canonicalize_name(found) for found in providers.get(name, [])} & declared
    }
    assert not undeclared
