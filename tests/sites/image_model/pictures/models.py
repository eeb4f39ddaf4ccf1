"""A site's own image model, to which films, people and reviews must point."""

from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class SiteImage(AbstractImage):
    photographer = models.CharField(max_length=120, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "photographer")


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_site_rendition"
            )
        ]
