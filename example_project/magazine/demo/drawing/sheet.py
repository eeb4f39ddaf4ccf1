"""A sheet of paper to draw on: smooth edges, flat colours, small files."""

import math
import unicodedata
from collections.abc import Iterable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

Point = tuple[float, float]
# Left, top, right and bottom, as fractions of the sheet.
Part = tuple[float, float, float, float]
WHOLE: Part = (0, 0, 1, 1)
COLOURS = 32
# Drawn this many times larger, then reduced: that is what makes the edges smooth.
FINENESS = 2


class Sheet:
    """Coordinates are in final pixels; ``unit`` is the shorter side, for sizes that suit both formats."""

    def __init__(self, width: int, height: int, paper: str) -> None:
        self.w, self.h = width, height
        self.unit = min(width, height)
        self.is_poster = height > width
        self._image = Image.new("RGB", (width * FINENESS, height * FINENESS), paper)
        self._pen = ImageDraw.Draw(self._image)

    def polygon(self, points: Iterable[Point], fill: str) -> None:
        self._pen.polygon([(x * FINENESS, y * FINENESS) for x, y in points], fill=fill)

    def box(self, left: float, top: float, right: float, bottom: float, fill: str) -> None:
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], fill)

    def line(self, points: Iterable[Point], fill: str, width: float = 2) -> None:
        self._pen.line(
            [(x * FINENESS, y * FINENESS) for x, y in points],
            fill=fill,
            width=max(1, round(width * FINENESS)),
            joint="curve",
        )

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self.oval(x, y, radius, radius, fill)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: str) -> None:
        f = FINENESS
        self._pen.ellipse([(x - rx) * f, (y - ry) * f, (x + rx) * f, (y + ry) * f], fill=fill)

    def ring(self, x: float, y: float, radius: float, fill: str, width: float = 2) -> None:
        self.arc(x, y, radius, 0, 360, fill, width)

    def arc(
        self, x: float, y: float, radius: float, start: float, end: float, fill: str, width: float = 2
    ) -> None:
        """Degrees run clockwise from three o'clock; ``radius`` is the middle of the stroke."""
        f, outer = FINENESS, radius + width / 2
        self._pen.arc(
            [(x - outer) * f, (y - outer) * f, (x + outer) * f, (y + outer) * f],
            start,
            end,
            fill=fill,
            width=max(1, round(width * f)),
        )

    def loop(self, x: float, y: float, rx: float, ry: float, turn: float, fill: str, width: float) -> None:
        """The outline of an ellipse turned by ``turn`` degrees."""
        t = math.radians(turn)
        points = []
        for i in range(121):
            a = math.tau * i / 120
            u, v = rx * math.cos(a), ry * math.sin(a)
            points.append((x + u * math.cos(t) - v * math.sin(t), y + u * math.sin(t) + v * math.cos(t)))
        self.line(points, fill, width)

    def text(self, x: float, y: float, words: str, size: float, fill: str, tracking: float = 0) -> None:
        """Words with their letters' tops near ``y``; ``tracking`` is extra room between letters."""
        font = ImageFont.load_default(size * FINENESS)
        for letter in words:
            # Pillow's own typeface stops at ASCII, so accents are drawn as what they are: strokes.
            plain, *accents = unicodedata.normalize("NFD", letter)
            width = font.getlength(plain) / FINENESS
            self._pen.text((x * FINENESS, y * FINENESS), plain, font=font, fill=fill)
            for accent in accents:
                lean = {"\u0301": 1, "\u0300": -1}.get(accent, 0) * size * 0.08
                middle = x + width * 0.5
                self.line(
                    [(middle - lean, y + size * 0.2), (middle + lean, y + size * 0.08)], fill, size * 0.07
                )
            x += width + tracking

    @staticmethod
    def text_width(words: str, size: float, tracking: float = 0) -> float:
        font = ImageFont.load_default(size * FINENESS)
        plain = unicodedata.normalize("NFD", words).encode("ascii", "ignore").decode()
        return sum(font.getlength(letter) for letter in plain) / FINENESS + tracking * (len(words) - 1)

    def cue(self, fill: str, part: Part = WHOLE) -> None:
        """The mark that tells a projectionist to change reels: every picture carries one, top right."""
        left, top, right, _bottom = part
        radius = self.unit * 0.022 * (right - left)
        self.disc(self.w * right - radius * 2.6, self.h * top + radius * 2.6, radius, fill)

    def png(self, part: Part = WHOLE, size: tuple[int, int] | None = None) -> bytes:
        """The picture, or a part of it, in few enough colours to stay small."""
        width, height = self._image.size
        left, top, right, bottom = part
        cut = self._image.crop(
            (round(left * width), round(top * height), round(right * width), round(bottom * height))
        )
        reduced = cut.resize(size or (self.w, self.h), Image.Resampling.BOX)
        # A palette taken from a small copy is as good, and found ten times faster.
        small = reduced.resize((reduced.width // 4, reduced.height // 4), Image.Resampling.NEAREST)
        palette = small.quantize(COLOURS, method=Image.Quantize.MEDIANCUT)
        flat = reduced.quantize(palette=palette, dither=Image.Dither.NONE)
        out = BytesIO()
        flat.save(out, "PNG", optimize=True)
        return out.getvalue()
