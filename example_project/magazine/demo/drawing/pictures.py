"""Posters, wide pictures, details and portraits, by name."""

from .art import ART, DETAILS
from .sheet import Sheet

POSTER, WIDE, DETAIL, SQUARE = (600, 900), (1600, 900), (1200, 675), (600, 600)


def poster(film: str) -> bytes:
    """The motif above, the title as wide as the sheet below."""
    art = ART[film]
    sheet = Sheet(*POSTER, art.paper)
    art.motif(sheet)
    margin = 36
    room = sheet.w - 2 * margin
    size = min(92.0, min(room / Sheet.text_width(line, 100, 3) * 100 for line in art.lines))
    y = sheet.h - 74 - size * 1.04 * len(art.lines)
    # Pictures that reach the foot of the sheet get a band, so that the title stays readable.
    sheet.box(0, y - 22, sheet.w, sheet.h, art.band or art.paper)
    for line in art.lines:
        sheet.text(margin, y, line, size, art.ink, 3)
        y += size * 1.04
    sheet.text(margin + 2, sheet.h - 54, art.small, 19, art.ink, 2.4)
    sheet.cue(art.cue)
    return sheet.png()


def wide(film: str) -> bytes:
    art = ART[film]
    sheet = Sheet(*WIDE, art.paper)
    art.motif(sheet)
    sheet.cue(art.cue)
    return sheet.png()


def detail(name: str) -> bytes:
    """A part of a wide picture, enlarged."""
    film, part = DETAILS[name]
    art = ART[film]
    sheet = Sheet(*WIDE, art.paper)
    art.motif(sheet)
    sheet.cue(art.cue, part)
    return sheet.png(part, DETAIL)


def portrait(paper: str, skin: str, hair: str, coat: str, style: str) -> bytes:
    """A critic in a dozen shapes."""
    s = Sheet(*SQUARE, paper)
    u = s.unit
    x, y = u * 0.5, u * 0.42
    if style == "long":
        s.polygon(
            [(x - u * 0.21, y), (x + u * 0.21, y), (x + u * 0.25, u * 0.78), (x - u * 0.25, u * 0.78)], hair
        )
    s.oval(x, u * 1.02, u * 0.36, u * 0.34, coat)
    s.box(x - u * 0.07, y + u * 0.12, x + u * 0.07, u * 0.72, skin)
    s.oval(x, y - u * 0.03, u * 0.2, u * 0.24, hair)
    s.oval(x, y, u * 0.165, u * 0.205, skin)
    if style in ("long", "bob"):
        s.polygon([(x - u * 0.2, y - u * 0.02), (x - u * 0.15, y - u * 0.2), (x + u * 0.18, y - u * 0.17),
                   (x + u * 0.19, y - u * 0.06), (x - u * 0.02, y - u * 0.13)], hair)  # fmt: skip
    if style == "bob":
        for side in (-1, 1):
            s.box(
                x + side * u * 0.17 - u * 0.035,
                y - u * 0.1,
                x + side * u * 0.17 + u * 0.035,
                y + u * 0.14,
                hair,
            )
    if style == "beard":
        s.oval(x, y + u * 0.13, u * 0.13, u * 0.12, hair)
        s.oval(x, y + u * 0.085, u * 0.06, u * 0.03, skin)
    if style == "glasses":
        for side in (-1, 1):
            s.ring(x + side * u * 0.07, y, u * 0.052, "#1c1a18", u * 0.012)
        s.line([(x - u * 0.02, y), (x + u * 0.02, y)], "#1c1a18", u * 0.012)
    for side in (-1, 1):
        s.disc(x + side * u * 0.07, y, u * 0.013, "#1c1a18")
    s.line(
        [(x, y + u * 0.01), (x - u * 0.022, y + u * 0.065), (x + u * 0.008, y + u * 0.068)],
        "#1c1a18",
        u * 0.007,
    )
    s.line([(x - u * 0.045, y + u * 0.11), (x + u * 0.045, y + u * 0.105)], "#1c1a18", u * 0.009)
    s.polygon([(x - u * 0.07, u * 0.7), (x, u * 0.82), (x + u * 0.07, u * 0.7), (x + u * 0.16, u * 0.73), (x, u * 0.97),
               (x - u * 0.16, u * 0.73)], paper)  # fmt: skip
    s.cue("#ffc53d")
    return s.png()
