"""The idea of each other silent film, as a picture."""

import math

from .sheet import Sheet


def moon(s: Sheet) -> None:
    """A capsule arrives where the face had its eye."""
    x, y = (s.w * 0.5, s.h * 0.42) if s.is_poster else (s.w * 0.64, s.h * 0.54)
    r = s.unit * 0.37
    for i in range(46):  # stars along a spiral: scattered, but never by chance
        a, d = i * 2.39996, s.unit * (0.12 + 0.017 * i)
        s.disc(x + d * math.cos(a), y + d * math.sin(a), 1.2 + (i % 4) * 0.9, "#f3e3b3")
    s.ring(x, y, r * 1.13, "#27405f", s.unit * 0.004)
    s.ring(x, y, r * 1.28, "#27405f", s.unit * 0.003)
    s.disc(x, y, r, "#f2d98b")
    for dx, dy, size in [(-0.5, 0.5, 0.12), (-0.66, 0.1, 0.07), (0.1, 0.72, 0.09), (0.55, 0.5, 0.06)]:
        s.disc(x + dx * r, y + dy * r, size * r, "#e3bf63")
    s.arc(x, y + r * 0.12, r * 0.52, 35, 125, "#8a4b2a", r * 0.035)
    s.disc(x - r * 0.34, y - r * 0.2, r * 0.1, "#8a4b2a")
    s.line([(x, y - r * 0.1), (x - r * 0.1, y + r * 0.22), (x + r * 0.03, y + r * 0.24)], "#8a4b2a", r * 0.03)
    ex, ey = x + r * 0.36, y - r * 0.2
    s.disc(ex, ey, r * 0.2, "#c4512d")
    turn = math.radians(-38)
    cos, sin = math.cos(turn), math.sin(turn)

    def at(u: float, v: float) -> tuple[float, float]:
        return ex + r * (u * cos - v * sin), ey + r * (u * sin + v * cos)

    s.polygon([at(-0.06, -0.12), at(0.56, -0.14), at(0.56, 0.14), at(-0.06, 0.12)], "#b9c4c9")
    s.polygon([at(0.56, -0.18), at(0.64, -0.18), at(0.64, 0.18), at(0.56, 0.18)], "#7e8f98")
    s.polygon([at(0.1, -0.13), at(0.16, -0.13), at(0.16, 0.13), at(0.1, 0.13)], "#7e8f98")
    s.disc(*at(0.36, 0), r * 0.055, "#13233a")


def bent_clock(s: Sheet) -> None:
    """A clock a long way up, and someone's weight on the hand."""
    w, h, u = s.w, s.h, s.unit
    x, y = (w * 0.5, h * 0.39) if s.is_poster else (w * 0.64, h * 0.5)
    for i in range(-8, 9):  # the street, seen from above
        s.line([(w * 0.5 + i * w * 0.02, h * 0.2), (w * 0.5 + i * w * 0.22, h)], "#e3c9a0", u * 0.006)
    for i in range(7):
        s.line([(0, h * (0.45 + 0.012 * i * i)), (w, h * (0.45 + 0.012 * i * i))], "#e3c9a0", u * 0.006)
    r = u * 0.34
    s.disc(x + u * 0.02, y + u * 0.025, r * 1.08, "#c8a878")
    s.disc(x, y, r * 1.08, "#2a2522")
    s.disc(x, y, r, "#fdf4df")
    for i in range(12):
        a = math.tau * i / 12
        inner = 0.8 if i % 3 == 0 else 0.88
        s.line([(x + r * inner * math.cos(a), y + r * inner * math.sin(a)),
                (x + r * 0.95 * math.cos(a), y + r * 0.95 * math.sin(a))], "#2a2522", r * 0.045)  # fmt: skip
    s.line([(x, y), (x - r * 0.42, y - r * 0.3)], "#2a2522", r * 0.07)
    s.line([(x, y), (x + r * 0.3, y - r * 0.06), (x + r * 0.52, y + r * 0.16), (x + r * 0.6, y + r * 0.52)],
           "#c23a22", r * 0.06)  # fmt: skip
    s.disc(x, y, r * 0.07, "#c23a22")
    # straw hat, spectacles, legs: a man in four strokes
    mx, my = x + r * 0.6, y + r * 0.62
    s.oval(mx, my, r * 0.19, r * 0.045, "#c23a22")
    s.box(mx - r * 0.11, my - r * 0.11, mx + r * 0.11, my, "#c23a22")
    for dx in (-0.06, 0.06):
        s.ring(mx + dx * r, my + r * 0.1, r * 0.052, "#2a2522", r * 0.018)
    s.line([(mx, my + r * 0.18), (mx - r * 0.03, my + r * 0.5)], "#2a2522", r * 0.12)
    s.line([(mx - r * 0.04, my + r * 0.48), (mx - r * 0.2, my + r * 0.86)], "#2a2522", r * 0.06)
    s.line([(mx - r * 0.03, my + r * 0.48), (mx + r * 0.1, my + r * 0.82)], "#2a2522", r * 0.06)


def screen_in_screen(s: Sheet) -> None:
    """A screen in a screen in a screen, and a flat hat stepping through."""
    x, y = (s.w * 0.5, s.h * 0.42) if s.is_poster else (s.w * 0.58, s.h * 0.5)
    tones = ["#5b2f1d", "#8a4a26", "#b86c33", "#d9954c", "#ecbf7c", "#f7e2b5"]
    width, height = (s.unit * 1.1, s.unit * 1.05) if s.is_poster else (s.unit * 1.5, s.unit * 1.06)
    turn = 0.0
    for tone in tones:
        c, q = math.cos(turn), math.sin(turn)
        corners = [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)]
        s.polygon(
            [(x + a * width * c - b * height * q, y + a * width * q + b * height * c) for a, b in corners],
            tone,
        )
        width, height, turn = width * 0.78, height * 0.78, turn + 0.11
    u = s.unit
    ink = "#1f1512"
    s.polygon([(x - u * 0.012, y + u * 0.28), (x - u * 0.035, y + u * 0.06), (x + u * 0.055, y + u * 0.06),
               (x + u * 0.17, y + u * 0.26), (x + u * 0.12, y + u * 0.29), (x + u * 0.03, y + u * 0.16),
               (x + u * 0.03, y + u * 0.29)], ink)  # fmt: skip
    s.polygon([(x - u * 0.05, y + u * 0.09), (x - u * 0.04, y - u * 0.06), (x + u * 0.06, y - u * 0.06),
               (x + u * 0.07, y + u * 0.09)], ink)  # fmt: skip
    s.disc(x + u * 0.012, y - u * 0.1, u * 0.043, ink)
    s.oval(x + u * 0.012, y - u * 0.128, u * 0.085, u * 0.013, ink)
    s.box(x - u * 0.04, y - u * 0.165, x + u * 0.064, y - u * 0.128, ink)


def driving_wheel(s: Sheet) -> None:
    """A driving wheel and its rod: a seat, for those who can sit still."""
    w, h, u = s.w, s.h, s.unit
    for i in range(9):
        s.box(0, h * 0.02 + i * h * 0.058, w, h * 0.02 + i * h * 0.058 + u * 0.004, "#3d4f66")
    ground = h * (0.74 if s.is_poster else 0.88)
    s.box(0, ground, w, ground + u * 0.02, "#d8d2c4")
    for i in range(14):
        s.box(
            w * (i / 13) - u * 0.02, ground + u * 0.02, w * (i / 13) + u * 0.03, ground + u * 0.05, "#7a4a34"
        )
    r = u * 0.26
    centres = (
        [w * 0.26, w * 0.26 + r * 2.15] if s.is_poster else [w * 0.3, w * 0.3 + r * 2.15, w * 0.3 + r * 4.3]
    )
    y = ground - r
    pin = math.radians(215)
    for x in centres:
        s.disc(x, y, r, "#b4492d")
        s.disc(x, y, r * 0.84, "#1f2b3c")
        for i in range(12):
            a = math.tau * i / 12
            s.line([(x, y), (x + r * 0.85 * math.cos(a), y + r * 0.85 * math.sin(a))], "#b4492d", r * 0.055)
        s.disc(x, y, r * 0.2, "#b4492d")
        s.arc(x, y, r * 0.68, 12, 68, "#b4492d", r * 0.22)
    px, py = r * 0.5 * math.cos(pin), r * 0.5 * math.sin(pin)
    s.line([(centres[0] + px - r * 0.9, y + py), (centres[-1] + px + r * 0.3, y + py)], "#d8d2c4", r * 0.12)
    for x in centres:
        s.disc(x + px, y + py, r * 0.1, "#f6efe0")
    # the engineer, on the rod
    ex, ey = (centres[0] + centres[1]) / 2 + px, y + py - r * 0.06
    s.polygon([(ex - r * 0.16, ey), (ex - r * 0.12, ey - r * 0.5), (ex + r * 0.1, ey - r * 0.5), (ex + r * 0.16, ey)],
              "#f6efe0")  # fmt: skip
    s.line(
        [(ex, ey - r * 0.04), (ex + r * 0.32, ey - r * 0.02), (ex + r * 0.34, ey + r * 0.34)],
        "#f6efe0",
        r * 0.12,
    )
    s.disc(ex, ey - r * 0.62, r * 0.12, "#f6efe0")
    s.box(ex - r * 0.14, ey - r * 0.76, ex + r * 0.13, ey - r * 0.68, "#f6efe0")
