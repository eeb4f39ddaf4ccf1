"""Who wrote a review: a small stream of people, in the order of the byline."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from wagtail_filmreview.blocks.cards import represent_person


class BylinesBlock(blocks.StreamBlock):
    person = SnippetChooserBlock("wagtail_filmreview.Person", icon="user", label=_("Person"))

    def get_api_representation(self, value: Any, context: Any = None) -> list[dict[str, Any]]:
        return [represent_person(child.value) for child in value or () if child.value is not None]

    class Meta:
        required = False
