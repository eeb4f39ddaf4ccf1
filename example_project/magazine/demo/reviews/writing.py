"""What a review is before it becomes a page."""

from dataclasses import dataclass
from typing import Any

from magazine.demo.body import prose


@dataclass(frozen=True)
class Review:
    slug: str
    film: str
    critics: tuple[str, ...]
    title: str
    published_on: str
    standfirst: str
    body: list[dict[str, Any]]
    seen_as: str = ""
    disclosure: str = ""
    # "live", "draft", "scheduled" (with go_live_at) or "private" (for those who are logged in)
    state: str = "live"
    go_live_at: str = ""

    @property
    def rich_standfirst(self) -> str:
        return prose(self.standfirst)
