"""What the setting ``REQUIRED_TO_PUBLISH`` asks of a review before somebody publishes it."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from wagtail_filmreview.models.checks import Finding, required_findings


class NotReady(PermissionDenied):
    """A review lacks what the site requires of what is published. Its text says what."""


def require_ready(revision: Any) -> None:
    """Raise ``NotReady`` where the revision of a review lacks what publishing it requires."""
    page = revision.as_object()
    if found := required_findings(page):
        raise NotReady(refusal(page, found))


def refusal(page: Any, found: list[Finding]) -> str:
    """Why a review cannot be published yet, in one sentence per finding."""
    sentences = [_("“%(title)s” is not ready to be published.") % {"title": page.title}]
    return " ".join([*sentences, *(f"{finding.label}: {finding.text}" for finding in found)])


def errors_of(page: Any, found: list[Finding], fields: Any) -> dict[str, list[ValidationError]]:
    """The findings as errors of a form: by field, those of blocks where the blocks are.

    ``fields`` are the names that the form has; what belongs to no field is an error of the form.
    """
    errors: dict[str, list[ValidationError]] = {}
    in_body: list[Finding] = []
    for finding in found:
        name = finding.path.partition(".")[0]
        if name == "body" and name in fields:
            in_body.append(finding)
        else:
            where = name if name in fields else NON_FIELD_ERRORS
            errors.setdefault(where, []).append(ValidationError(finding.text, code="required_to_publish"))
    if in_body:
        # A stream shows one error only, which holds all others.
        body: Any = page.body
        paths = [(finding.path.split(".")[1:], finding) for finding in in_body]
        errors["body"] = [_nested(body.stream_block, body, paths)]
    return errors


Placed = list[tuple[list[str], Finding]]


def _nested(block: blocks.Block, value: Any, placed: Placed) -> ValidationError:
    """One error of a block that holds those of its children, as Wagtail's editor shows them."""
    here = [ValidationError(finding.text) for path, finding in placed if not path]
    deeper: dict[str, Placed] = {}
    for path, finding in placed:
        if path:
            deeper.setdefault(path[0], []).append((path[1:], finding))
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        children = list(value if isinstance(block, blocks.StreamBlock) else value.bound_blocks)
        inner: dict[Any, ValidationError] = {
            position: _nested(child.block, child.value, deeper[child.id])
            for position, child in enumerate(children)
            if child.id in deeper
        }
        error = (
            StreamBlockValidationError if isinstance(block, blocks.StreamBlock) else ListBlockValidationError
        )
        return error(block_errors=inner, non_block_errors=here)
    if isinstance(block, blocks.StructBlock):
        fields: dict[Any, ValidationError] = {
            name: _nested(block.child_blocks[name], value[name], below)
            for name, below in deeper.items()
            if name in block.child_blocks
        }
        return StructBlockValidationError(block_errors=fields, non_block_errors=here)
    return ValidationError([finding.text for _path, finding in placed])
