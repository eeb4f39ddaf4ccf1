"""How blocks that show what the film has appear in the form: with what readers will see below the fields."""

from django import forms
from django.utils.functional import cached_property
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter

from wagtail_filmreview.blocks.cast import CastBlock
from wagtail_filmreview.blocks.watching import WhereToWatchBlock


class ShownOfFilmAdapter(StructBlockAdapter):
    js_constructor = "wagtail_filmreview.BlockShownOfFilm"

    @cached_property
    def media(self) -> forms.Media:
        scripts = ["wagtailadmin/js/telepath/blocks.js", "wagtail_filmreview/js/shown-of-film.js"]
        return forms.Media(js=[versioned_static(script) for script in scripts])


for block in (CastBlock, WhereToWatchBlock):
    register(ShownOfFilmAdapter(), block)
