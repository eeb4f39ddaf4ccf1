"""What README and docs/headless.md tell a site to install works in a new project, step by step."""

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.api.conftest import HAS_V3

README = Path(__file__).parent.parent / "README.md"
HEADLESS = README.parent / "docs" / "headless.md"
STEP = re.compile(r"^\d\. (.*?)(?=^\d\. |\Z)", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"^```python\n# (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ADDITION = re.compile(r"^At the end of `(\S+)`.*?^   ```python\n(.*?)^   ```$", re.DOTALL | re.MULTILINE)


def steps() -> list[str]:
    text = README.read_text()
    return STEP.findall(text[text.index("## Install") : text.index("## Documentation")])


def run(*command: str, cwd: Path, **kwargs) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=cwd, capture_output=True, text=True, check=False, **kwargs
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def project(tmp_path, monkeypatch):
    """What `wagtail start mysite` makes."""
    for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "PYTHONPATH", "PYTHONSAFEPATH"):
        monkeypatch.delenv(name, raising=False)
    run("-c", "from wagtail.bin.wagtail import main; main()", "start", "mysite", cwd=tmp_path)
    return tmp_path / "mysite"


CHECK = """
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page
from wagtail_filmreview.models import Film
from wagtail_filmreview.pages.models import FilmReviewIndexPage, FilmReviewPage

call_command("check")
call_command("makemigrations", "--check", "--dry-run")
home = Page.objects.get(depth=2)
index = home.add_child(instance=FilmReviewIndexPage(title="Reviews"))
film = Film.objects.create(title="Detour", year=1945)
index.add_child(instance=FilmReviewPage(title="No way back", film=film))
client = Client(SERVER_NAME="localhost")
assert b"No way back" in client.get("/reviews/").content
assert b"Detour" in client.get("/reviews/no-way-back/").content
[review] = client.get("/api/v2/film-reviews/").json()["items"]
assert review["film"]["title"] == "Detour", review
"""


CHECK_HEADLESS = """
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from mysite.limiting import Readers

call_command("check")
client = Client(SERVER_NAME="localhost")
for version in VERSIONS:
    address = f"/api/{version}/film-reviews/"
    front_end = {"Origin": "https://www.critics.example"}
    answer = client.get(address, headers=front_end)
    assert [review["title"] for review in answer.json()["items"]] == ["No way back"]
    assert answer["Access-Control-Allow-Origin"] == front_end["Origin"]
    assert {"ETag", "Link"} <= set(answer["Access-Control-Expose-Headers"].split(", "))
    asks = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
    allowed = client.options(address, headers={**front_end, **asks})
    assert "if-none-match" in allowed["Access-Control-Allow-Headers"]
    other = client.get(address, headers={"Origin": "https://elsewhere.example"})
    assert "Access-Control-Allow-Origin" not in other

    cache.clear()
    Readers.rate = "3/min"
    answers = [client.get(address, headers={**front_end, "X-Forwarded-For": f"10.0.0.{n}"}) for n in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert 0 < int(answers[-1]["Retry-After"]) <= 60
    assert answers[-1]["Access-Control-Allow-Origin"] == front_end["Origin"]
    assert client.get("/reviews/").status_code == 200
    Readers.rate = "300/min"
"""


def test_the_five_steps_lead_to_a_review_on_the_web_and_as_json(project):
    install, settings, urls, migrate, look = steps()
    # The package itself is what the test environment has installed.
    assert install.strip() == "`pip install wagtail-filmreview`"
    for step in (settings, urls):
        name, code = ADDITION.match(step).groups()
        path = project / name
        path.write_text(path.read_text() + "\n" + textwrap.dedent(code))
    program, *arguments = migrate.strip().strip("`").split()
    assert program == "python"
    run(*arguments, cwd=project)
    assert look.startswith("Start the server, log in")
    run("manage.py", "shell", "-c", CHECK, cwd=project)

    for name, code in FILE.findall(HEADLESS.read_text()):
        if HAS_V3 or "wagtail.api.v3" not in code:
            path = project / name
            path.write_text(f"{path.read_text() if path.exists() else ''}\n{code}")
    versions = ["v2", "v3"] if HAS_V3 else ["v2"]
    run("manage.py", "shell", "-c", f"VERSIONS = {versions}\n{CHECK_HEADLESS}", cwd=project)
