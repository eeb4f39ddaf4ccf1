"""What a check finds."""

from dataclasses import dataclass
from typing import Any

from wagtail_filmreview.vocabulary import ReviewCheck


@dataclass(frozen=True)
class Finding:
    check: ReviewCheck
    text: str
    """One sentence that says what to do, in the editor's language."""
    path: str
    """Where the form has it, as Wagtail's content paths say it: ``body.<id of a block>.rating``."""

    @property
    def label(self) -> str:
        return str(self.check.label)


def path_of(child: Any, *names: str) -> str:
    """The content path of a field of a block of the body; of the body, where the block has no id yet."""
    return ".".join(["body", child.id, *names]) if child is not None and child.id else "body"
