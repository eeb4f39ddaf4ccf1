"""The form of a review: it refuses to publish what may not be public yet, and says where the reason is.

A draft is never refused here, nor is anything lost: what was typed stays in the form.
"""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from wagtail_filmreview.models import embargo
from wagtail_filmreview.models.checks import required_findings
from wagtail_filmreview.models.readiness import errors_of

PUBLISH = "action-publish"

AT_ITS_END = "filmreview-at-embargo"
DESPITE_IT = "filmreview-despite-embargo"
"""Values of the publish button that say what to do about an embargo; any other value asks to keep it."""


class FilmReviewForm(WagtailAdminPageForm):
    def _post_clean(self) -> None:
        publishing = self._is_publishing()
        until = embargo.ends_at(self._film_id()) if publishing else None
        if until is not None and self.data.get(PUBLISH) == AT_ITS_END:
            self.cleaned_data["go_live_at"] = until
        super()._post_clean()
        if until is not None:
            self._keep_embargo(until)
        if publishing or self._is_approving():
            found = required_findings(self.instance)
            for name, errors in errors_of(self.instance, found, self.fields).items():
                if name == NON_FIELD_ERRORS or name not in self.errors:
                    self.add_error(None if name == NON_FIELD_ERRORS else name, errors)

    def save(self, commit: bool = True) -> Any:
        if self.instance._state.adding:
            # Wagtail makes a new page public before it asks whether to publish it, and then publishes it.
            self.instance.live = False
        return super().save(commit=commit)

    def _keep_embargo(self, until: Any) -> None:
        if self.data.get(PUBLISH) == AT_ITS_END:
            # Whatever the form has: a site's own panels may not offer it.
            self.instance.go_live_at = until
            if self.instance.expire_at and self.instance.expire_at <= until:
                self.add_error(None, ValidationError(_("It would expire before the embargo ends.")))
            return
        despite_it = self.data.get(PUBLISH) == DESPITE_IT and embargo.may_override(self.for_user)
        go_live_at = self.instance.go_live_at
        if go_live_at and go_live_at >= until:
            if despite_it:
                # The time that waits for the embargo is not meant any more.
                self.instance.go_live_at = None
            return
        if despite_it:
            return
        self.add_error(None, ValidationError(embargo.refusal(self.instance, until), code="embargo"))

    def _film_id(self) -> int | None:
        film = self.cleaned_data.get("film", self.instance.film)
        return film and film.pk

    def _is_publishing(self) -> bool:
        """As the view sees it: who may not publish saves a draft, whatever they asked for."""
        if not self.data.get(PUBLISH) or self.for_user is None:
            return False
        if self.instance._state.adding:
            return self.parent_page.permissions_for_user(self.for_user).can_publish_subpage()
        return self.instance.permissions_for_user(self.for_user).can_publish()

    def _is_approving(self) -> bool:
        """Whether this is the last approval of a workflow, which publishes."""
        if not self.data.get("action-workflow-action") or self.data.get("workflow-action-name") != "approve":
            return False
        state = self.instance.current_workflow_state
        return state is not None and state.is_at_final_task
