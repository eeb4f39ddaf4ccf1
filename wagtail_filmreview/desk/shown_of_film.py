"""What readers will see of a film in a review's cast and ways to watch, while the review is being written."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST
from wagtail import blocks

from wagtail_filmreview.blocks.cast import CastBlock
from wagtail_filmreview.blocks.watching import WhereToWatchBlock
from wagtail_filmreview.desk.access import may_list
from wagtail_filmreview.desk.policies import may
from wagtail_filmreview.fields import ReviewStreamField
from wagtail_filmreview.models import Film
from wagtail_filmreview.models.panels import SHOWN_OF_FILM


@require_POST
def shown_of_film(request: HttpRequest) -> HttpResponse:
    """What a block amounts to with the film and the rows that the form holds, spoilers included and named.

    ``film`` is the id of a film or empty, ``type`` the name of the block in the body, ``prefix`` that of its
    fields, which are sent along. Nothing is stored, and what is typed only by half is left out.
    """
    if not may_list(request.user):
        raise PermissionDenied
    block = ReviewStreamField().stream_block.child_blocks.get(request.POST.get("type", ""))
    if not isinstance(block, CastBlock | WhereToWatchBlock):
        # Inside a block of the site's own, whose names nobody here knows.
        return HttpResponse(status=204)
    try:
        sent = block.value_from_datadict(request.POST, {}, request.POST.get("prefix", ""))
    except (KeyError, ValueError):
        return HttpResponse(status=400)
    given = request.POST.get("film", "")
    film = Film.objects.filter(pk=given).first() if given.isdecimal() else None
    of_review = {"review": SimpleNamespace(film=film)}
    value = _understood(block, sent)
    is_cast = isinstance(block, CastBlock)
    context = {
        "film": film,
        "edit": reverse(Film.snippet_viewset.get_url_name("edit"), args=[film.pk])
        if film and may(request.user, "change", Film)
        else "",
        "is_cast": is_cast,
        "credits": block.credits_of(value, of_review) if is_cast else [],
        "ways": [] if is_cast else block.ways_of(value, of_review),
    }
    return render(request, "wagtail_filmreview/desk/shown_of_film.html", context)


def admin_urls() -> list[Any]:
    """A ``register_admin_urls`` hook."""
    return [path("film-reviews/shown-of-film/", shown_of_film, name=SHOWN_OF_FILM)]


def _understood(block: blocks.Block, value: Any) -> Any:
    """A value as it would be stored, with what is no valid value yet left out."""
    if isinstance(block, blocks.BaseStructBlock) and isinstance(value, Mapping):
        return block.normalize({name: _understood(block.child_blocks[name], value[name]) for name in value})
    if isinstance(block, blocks.ListBlock):
        return block.normalize([_understood(block.child_block, item) for item in value])
    try:
        return block.clean(value)
    except ValidationError:
        return block.get_default()
