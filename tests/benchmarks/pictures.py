"""The benchmark's pictures: what each one shows, and the sizes there are of it."""

from __future__ import annotations

WIDTH, HEIGHT = 2000, 1400

RENDITIONS = {
    "poster": {"fill-120x180": (120, 180), "fill-320x480": (320, 480)},
    "still": {"max-640x640": (640, 448), "max-1200x1200": (1200, 840), "max-1600x1600": (1600, 1120)},
    "hero": {"fill-640x360": (640, 360), "fill-1600x900": (1600, 900), "fill-1200x630": (1200, 630)},
}
"""Every size that one of the sites shows, by what the picture is."""

KINDS = ("poster", "still", "still", "hero", "hero")


def kind_of(image: int) -> str:
    return KINDS[(image - 1) % 5]


def title_of(image: int) -> str:
    return f"{kind_of(image).title()} {image}"


def alt_of(image: int) -> str:
    return f"What {kind_of(image)} {image} shows"


def rendition_file(image: int, spec: str) -> str:
    return f"images/{kind_of(image)}-{image}.{spec}.jpg"
