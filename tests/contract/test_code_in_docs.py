"""The TypeScript in the docs compiles strictly, and does what they say it does to a real server."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests import factories
from tests.api.conftest import needs_v3
from tests.browser.conftest import leave_no_request_behind, nobody_connected  # noqa: F401
from tests.contract import critics
from tests.contract.conftest import PROGRAMS, Run
from tests.contract.requests_in_docs import BLOCK
from wagtail_filmreview.api.mirrored import token_of
from wagtail_filmreview.pages.models import FilmReviewPage
from wagtail_filmreview.representations.drafts import draft_token
from wagtail_filmreview.representations.store.mirroring import Place

# What the database begins with is there again afterwards, with the ids it had.
pytestmark = [pytest.mark.node, needs_v3, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

DOCS = Path(__file__).parents[2] / "docs"


def typescript_in(page: str) -> list[str]:
    return [text for language, text in BLOCK.findall((DOCS / page).read_text()) if language == "ts"]


def test_a_front_end_typed_in_from_the_docs(
    live_server: Any, settings: Any, workshop: Path, run: Run, openapi_file: Path
) -> None:
    settings.STORAGES = {**settings.STORAGES}
    server = urlsplit(live_server.url)
    critics.build(server.hostname, server.port)
    for code in typescript_in("headless.md"):
        name = code.partition("\n")[0].removeprefix("// ")
        (workshop / name).write_text(code.replace("https://critics.example", live_server.url))
    (in_contract,) = typescript_in("contract.md")
    (workshop / "contract.ts").write_text(f'import type {{ BodyNode }} from "./api";\nexport {in_contract}')
    (command,) = re.findall(r"^npx openapi-typescript \S+ (.*)$", (DOCS / "headless.md").read_text(), re.M)
    run("openapi-typescript", "openapi.json", *command.split())
    run("tsc", "--project", ".", "--noEmit", "false", "--outDir", "out")
    for code in (workshop / "out").glob("*.js"):
        # What a bundler does.
        code.write_text(re.sub(r'from "\./(\w+)"', r'from "./\1.js"', code.read_text()))
    shutil.copy(PROGRAMS / "headless_docs.mjs", workshop)

    def front_end(*action: str) -> Any:
        return json.loads(run("node", "headless_docs.mjs", *action))

    shown = front_end("show")
    assert shown["reviews"] == ["Hanging on", None]
    titles = [[card["title"] for card in page["cards"]] for page in shown["pages"]]
    assert titles == [["Hanging on"], ["Whom to trust in Paris"]]
    assert [bool(page["next"]) for page in shown["pages"]] == [True, False]
    assert shown["picture"]["srcset"].count(f"{live_server.url}/media/") == 2
    assert shown["picture"]["alt"] == "A man hangs from the hand of a clock"
    assert shown["html"] == [
        "<h2>The city below</h2>",
        '<p><a href="?spoilers=mild">Spoiler: show it</a></p>',
    ]
    found, moved, nothing = shown["found"]
    assert found["id"] == critics.SAFETY_LAST
    assert moved == {"moved": "/reviews/safety-last/", "permanent": True}
    assert nothing is None

    page = FilmReviewPage.objects.get(pk=critics.METROPOLIS)
    page.title = "Not yet"
    page.save_revision()
    drafted, of_nothing = front_end("drafts", draft_token(page))
    assert (drafted["title"], of_nothing) == ("Not yet", None)

    copy = front_end("update", json.dumps({"since": "", "reviews": {}}))
    assert set(copy["reviews"]) == {"41", "42", "43"}
    FilmReviewPage.objects.get(pk=critics.METROPOLIS).unpublish()
    page = FilmReviewPage.objects.get(pk=critics.CHARADE)
    page.title = "Whom to trust"
    factories.publish(page)
    of_another_time = {"since": token_of(Place(999, "lost")), "reviews": {"7": copy["reviews"]["43"]}}
    for kept in (copy, of_another_time):
        now = front_end("update", json.dumps(kept))
        titles_now = {pk: review["title"] for pk, review in now["reviews"].items()}
        assert titles_now == {"41": "Hanging on", "42": "Whom to trust"}
