"""Drafts for whoever holds a token: one page each, as it was when the token was made, and not for ever."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.core import signing
from wagtail.models import Revision

from wagtail_filmreview import conf
from wagtail_filmreview.blocks.verdict import score_of
from wagtail_filmreview.models import FilmReviewMixin, base_page

SALT = "wagtail_filmreview.drafts"


def draft_token(page: Any) -> str:
    """A token for the latest draft of a review page. Whoever has it may read that draft.

    It ends after ``PREVIEW_SECONDS``, and at once where the site's secret key changes or the draft is gone.
    """
    return signing.dumps([page.pk, page.latest_revision_id], salt=SALT)


def draft_of(token: str) -> FilmReviewMixin | None:
    """The page that a token is for, as the draft has it; None where the token is for nothing, or too old."""
    lasting = timedelta(seconds=conf.get("PREVIEW_SECONDS"))
    try:
        page_id, revision_id = signing.loads(token, salt=SALT, max_age=lasting)
    except signing.BadSignature:
        draft = _of_headless_preview(token, lasting)
    else:
        draft = _as_it_was(page_id, revision_id)
    if not isinstance(draft, FilmReviewMixin):
        return None
    verdict = draft.get_verdict()  # saving the page, which a draft is not, finds out the score
    draft.score = score_of(verdict["rating"]) if verdict else None
    return draft


def _as_it_was(page_id: int, revision_id: int | None) -> Any:
    page = base_page()._default_manager.filter(pk=page_id).first()
    if page is None or revision_id is None:
        return page and page.specific
    revision = Revision.page_revisions.filter(pk=revision_id, object_id=str(page_id)).first()
    return revision and revision.as_object()


def _of_headless_preview(token: str, lasting: timedelta) -> Any:
    """What an editor of a site with wagtail-headless-preview is looking at, saved or not."""
    if not apps.is_installed("wagtail_headless_preview"):
        return None
    from wagtail_headless_preview.models import HeadlessPreviewMixin, PagePreview

    try:
        HeadlessPreviewMixin.get_preview_signer().unsign(token, max_age=lasting)
    except signing.BadSignature:
        return None
    kept = PagePreview.objects.filter(token=token).first()
    return kept and kept.as_page()
