"""The poster that a catalogue offers, as an image of this site."""

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form

from wagtail_filmreview.desk.look_up.places import Place
from wagtail_filmreview.lookup import NoAnswer, Provider
from wagtail_filmreview.lookup.facts import PosterFact
from wagtail_filmreview.models import Film


class PosterPlace(Place):
    """Its value is the address it comes from; of a poster that is there already, its number."""

    key = "poster"
    label = _("poster")

    def __init__(self, fact: PosterFact, title: str, provider: Provider, user: Any) -> None:
        self.new, self.hint, self.title = fact.url, fact.credit, title
        self.provider, self.user = provider, user

    def now(self, film: Film) -> Any:
        return film.poster_id

    def put(self, film: Film) -> None:
        """Fetch and store it. Raises ``NoAnswer`` where that fails, whatever the reason."""
        try:
            film.poster = self._stored(self.provider.picture(self.new))
        except NoAnswer:
            raise NoAnswer(_("The poster could not be stored. Everything else was.")) from None

    def shown(self, value: Any) -> str:
        return gettext("the poster that is here") if isinstance(value, int) else gettext("a poster")

    def _stored(self, content: bytes) -> Any:
        title = gettext("Poster of %(film)s") % {"film": self.title}
        # The form refuses a file whose ending does not say what it is.
        ending = PurePosixPath(urlsplit(self.new).path).suffix.lower()
        folders = collections_for(self.user)
        form = get_image_form(get_image_model())(
            data={"title": title[:255], "collection": str(folders[0].pk) if folders else ""},
            files={"file": SimpleUploadedFile(f"poster{ending}", content)},
            instance=get_image_model()(uploaded_by_user=self.user),
            user=self.user,
        )
        # A site's own image model may ask for what nobody here knows.
        if not form.is_valid():
            raise NoAnswer(form.errors.as_text())
        return form.save()


def collections_for(user: Any) -> list[Any]:
    """Where a user may add images; nowhere, where they may not."""
    policy = get_image_form(get_image_model())().permission_policy
    return list(policy.collections_user_has_permission_for(user, "add"))
