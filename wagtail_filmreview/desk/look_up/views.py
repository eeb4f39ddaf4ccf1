"""The steps of looking a film up: on a page of their own, and inside the film chooser."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from wagtail_filmreview.desk.adding import AddEntry, add_film
from wagtail_filmreview.desk.look_up.filling import Change
from wagtail_filmreview.desk.look_up.steps import LookUp, Stored
from wagtail_filmreview.desk.policies import may
from wagtail_filmreview.models import Film


class LookUpNew(LookUp):
    """Looking up a film that is not here yet."""

    def save(self, film: Film, done: list[Change]) -> None:
        add_film(film, self.user)


class LookUpAgain(LookUp):
    """Looking up a film that is here. What is filled is a draft, for an editor to read and publish."""

    def save(self, film: Film, done: list[Change]) -> None:
        if done:
            film.save_revision(user=self.user, changed=True, log_action=True)


class LookUpPage(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A page for a film that is not here yet; a subclass looks one up again."""

    model: Any = Film
    permission_required = "add"
    page_title = gettext_lazy("Look up a film")
    header_icon = "search"
    template_name = "wagtail_filmreview/desk/look_up_page.html"
    edit_url_name = ""
    index_url_name = ""

    def user_has_permission(self, permission: str) -> bool:
        return may(self.request.user, permission, Film)

    def get_look_up(self) -> LookUp:
        return LookUpNew(self.request.user, self.request.path)

    @cached_property
    def look_up(self) -> LookUp:
        look_up = self.get_look_up()
        if not look_up.providers:
            raise Http404
        return look_up

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if stored := self.look_up.take(request.POST):
            self.tell(stored)
            return redirect(self.edit_url_name, stored.film.pk)
        return self.render_to_response(self.get_context_data())

    def tell(self, stored: Stored) -> None:
        messages.success(self.request, _("“%(film)s” was added.") % {"film": stored.film})
        if stored.problem:
            messages.warning(self.request, stored.problem)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": Film._meta.verbose_name_plural},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "look_up": self.look_up, "edit_url_name": self.edit_url_name}


class LookUpFilmAgain(LookUpPage):
    permission_required = "change"
    page_title = gettext_lazy("Look up again")

    def get_look_up(self) -> LookUp:
        film = get_object_or_404(Film, pk=self.kwargs["pk"]).get_latest_revision_as_object()
        return LookUpAgain(self.request.user, self.request.path, film=film, text=film.title)

    def get_page_subtitle(self) -> str:
        return str(self.look_up.film)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, here = super().get_breadcrumbs_items()
        film = {"url": reverse(self.edit_url_name, args=[self.kwargs["pk"]]), "label": str(self.look_up.film)}
        return [*above, film, here]

    def tell(self, stored: Stored) -> None:
        number = len(stored.done)
        if number:
            text = ngettext(
                "%(number)s place was filled. It is a draft: read it, then publish.",
                "%(number)s places were filled. They are a draft: read them, then publish.",
                number,
            )
            messages.success(self.request, text % {"number": number})
        else:
            messages.info(self.request, _("Nothing was changed."))
        if stored.problem:
            messages.warning(self.request, stored.problem)


class WithLookUp:
    """What the tab for adding needs to offer looking up before filling in a form."""

    look_up_url_name = ""
    look_up: LookUp | None = None

    def get_creation_form_context_data(self, form: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_creation_form_context_data(form)  # type: ignore[misc]
        return {**context, "look_up": self.look_up or self.new_look_up()}

    def new_look_up(self) -> LookUp:
        request = self.request  # type: ignore[attr-defined]
        url = self.append_preserved_url_parameters(reverse(self.look_up_url_name))  # type: ignore[attr-defined]
        return LookUpNew(request.user, url, text=request.GET.get("text", "")[:200])


class AddFilm(WithLookUp, AddEntry):
    def save_form(self, form: Any) -> Any:
        film = form.save(commit=False)
        add_film(film, self.request.user)
        form.save_m2m()
        return film


class LookUpInChooser(WithLookUp, AddEntry):
    """Looking up in the tab for adding a film. The film is chosen as soon as it is stored."""

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        # The form below is another one, and still empty.
        return {}

    def get(self, request: HttpRequest) -> HttpResponse:
        self.look_up = self.new_look_up()
        self.look_up.moved = True
        # What was searched for is the title of what is missing.
        self.form = self.get_creation_form_class()(initial={"title": self.look_up.text})
        return self.get_reshow_creation_form_response()

    def post(self, request: HttpRequest) -> HttpResponse:
        if "use" in request.POST:
            return super().post(request)
        self.look_up = self.new_look_up()
        if stored := self.look_up.take(request.POST):
            if stored.problem:
                messages.warning(request, stored.problem)
            return self.get_chosen_response(stored.film)
        self.form = self.get_creation_form()
        return self.get_reshow_creation_form_response()
