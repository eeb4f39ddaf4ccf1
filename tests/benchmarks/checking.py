"""Before anything is timed: is each answer right, how many queries did it take, how long is it?

What is right is recorded for the bare views, and becomes what the load client insists on.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from tests.benchmarks.cases import LIMIT, PREFIXES, Ask, Cases, Part, spread
from tests.benchmarks.client import Answer, Request, get
from tests.benchmarks.counting import HEADER
from tests.benchmarks.package.bare import Recorded

WARMING = 4
BARE = {"v2": "bare in v2", "v3": "bare in v3"}


@dataclass
class Checked:
    """A contender in a case: right and ready to be timed, or why it is not."""

    contender: str
    site: str
    requests: list[Request] = field(default_factory=list)
    queries: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    missing: str = ""
    """Why there is nothing to measure: the endpoint refused."""
    capped: str = ""
    """The first address that it refused on purpose; the others are measured."""
    wrong: list[str] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        return bool(self.missing or self.wrong)

    @property
    def usable(self) -> bool:
        return bool(self.requests) and not (self.missing or self.wrong)


class Checker:
    """Asks servers that count their queries."""

    def __init__(self, ports: dict[str, int], recording: Path) -> None:
        self._ports = ports
        self._recording = recording
        self._answers: dict[str, Answer] = {}

    def run(self, cases: Cases, say: Callable[[str], None], only: list[str]) -> dict[str, list[Checked]]:
        """Every case, or ``only`` some of those whose addresses are known beforehand."""
        found: dict[str, list[Checked]] = {}
        for name, parts in cases.known().items():
            if not only or name in only:
                say(f"  checking: {name}")
                found[name] = [self.check(part) for part in parts]
        if not only:
            self._further(cases, say, found)
        for name, parts in found.items():
            for part in parts:
                if part.failed:
                    say(f"    {name}, {part.contender}: {part.missing or part.wrong[0]}")
        return found

    def _further(self, cases: Cases, say: Callable[[str], None], found: dict[str, list[Checked]]) -> None:
        say("  checking: cursor, 304, bare views")
        found["deep cursor"] = [self.check_cursor(cases, api) for api in cases.apis]
        found["304 list"] = [self.check_unchanged(one) for one in found["list"] if one.contender in BARE]
        found["304 detail"] = [self.check_unchanged(one) for one in found["detail"] if one.contender in BARE]
        self._record()
        for name in ("list", "detail", "304 list", "304 detail"):
            found[name] += self.bare(found[name])

    def check(self, part: Part) -> Checked:
        checked = Checked(part.contender, part.site)
        # What the package remembers of an address, or keeps of it, is there when it is counted and timed.
        for ask in part.asks if part.site == "package" else part.asks[:WARMING]:
            get(self._ports[part.site], ask.request)
        for ask in part.asks:
            self._look(checked, ask)
            if checked.failed:
                break
        return checked

    def _look(self, checked: Checked, ask: Ask) -> Answer | None:
        answer = get(self._ports[checked.site], ask.request)
        if answer.status != ask.request.status:
            said = f"{answer.status} to {ask.request.path}"
            if ask.may_be_capped and "cursor" in answer.body.decode(errors="replace"):
                checked.capped = checked.capped or said
            else:
                checked.missing = said
            return None
        problems = ask.check(answer)
        checked.wrong += [f"{ask.request.path}: {problem}" for problem in problems]
        checked.queries.append(int(answer.headers[HEADER.lower()]))
        checked.lengths.append(len(answer.body))
        checked.requests.append(replace(ask.request, length=len(answer.body)))
        if answer.status == 200:
            self._answers[ask.request.path] = answer
        return answer

    def check_cursor(self, cases: Cases, api: str) -> Checked:
        """Walk from the first page to the last; then a spread of its pages is asked for anew."""
        checked = Checked(api, "package")
        numbers = cases.catalogue.newest_first
        request = Request(f"{PREFIXES[api]}?limit={LIMIT}&cursor=")
        asks: list[Ask] = []
        for offset in range(0, len(numbers), LIMIT):
            answer = get(self._ports["package"], request)
            if answer.status != 200:
                checked.missing = f"{answer.status} to {request.path}"
                return checked
            asks.append(Ask(request, cases.page_check(numbers[offset : offset + LIMIT], None)))
            cursor = next_cursor(answer)
            if cursor is None and offset + LIMIT < len(numbers):
                checked.missing = f"no next cursor in the answer to {request.path}"
                return checked
            if cursor is not None:
                request = Request(f"{PREFIXES[api]}?limit={LIMIT}&cursor={cursor}")
        return self.check(Part(api, "package", tuple(asks[i] for i in spread(range(len(asks)), cases.most))))

    def check_unchanged(self, fresh: Checked) -> Checked:
        """The same addresses, asked for with the entity tag that they gave."""
        checked = Checked(
            fresh.contender, fresh.site, missing="" if fresh.usable else "no answer to ask again for"
        )
        for request in fresh.requests if fresh.usable else []:
            etag = self._answers[request.path].headers.get("etag")
            if etag is None:
                checked.missing = f"no ETag at {request.path}"
                return checked
            conditional = Request(request.path, (("If-None-Match", etag),), status=304)
            self._look(checked, Ask(conditional, lambda answer: []))
            if checked.failed:
                return checked
        return checked

    def _record(self) -> None:
        recorded = {
            path: Recorded(answer.body, answer.headers["content-type"], answer.headers.get("etag", ""))
            for path, answer in self._answers.items()
        }
        self._recording.write_bytes(pickle.dumps(recorded))

    def bare(self, real: list[Checked]) -> list[Checked]:
        """The bare views' part: the same addresses, inside each router and as a plain Django view."""
        measured = [one for one in real if one.contender in BARE]
        made = [
            self._bare(one, BARE[one.contender], lambda path: path.replace("/film-reviews/", "/bare/", 1))
            for one in measured
        ]
        made += [self._bare(one, "bare view", lambda path: f"/bare{path}") for one in measured[-1:]]
        return made

    def _bare(self, real: Checked, contender: str, address: Callable[[str], str]) -> Checked:
        checked = Checked(contender, "package", missing="" if real.usable else "no answer to repeat")
        for request in real.requests if real.usable else []:
            same = self._answers[request.path].body if request.status == 200 else b""

            def check(answer: Answer, same: bytes = same) -> list[str]:
                return [] if answer.body == same else ["other bytes than the endpoint's"]

            self._look(checked, Ask(replace(request, path=address(request.path), length=None), check))
            if checked.failed:
                break
        return checked


def next_cursor(answer: Answer) -> str | None:
    """The cursor of the next page, from the Link header."""
    for target, relation in re.findall(r'<([^>]*)>;\s*rel="?(\w+)', answer.headers.get("link", "")):
        if relation == "next":
            return quote(parse_qs(urlsplit(target).query)["cursor"][0], safe="")
    return None
