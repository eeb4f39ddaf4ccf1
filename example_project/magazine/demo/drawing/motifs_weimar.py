"""The idea of each German film of the nineteen-twenties, as a picture."""

import math

from .sheet import Sheet


def shards(s: Sheet) -> None:
    """No right angles, and the light painted on."""
    w, h = s.w, s.h
    s.polygon(
        [(0, h), (0, h * 0.72), (w * 0.42, h * 0.6), (w * 0.58, h * 0.64), (w, h * 0.7), (w, h)], "#b79b5b"
    )
    houses = [
        ([(0, 0.78), (0.03, 0.2), (0.16, 0.06), (0.22, 0.3), (0.28, 0.72)], "#1b1813"),
        ([(0.2, 0.72), (0.3, 0.34), (0.4, 0.22), (0.43, 0.66)], "#3a3226"),
        ([(1, 0.8), (0.98, 0.14), (0.82, 0.0), (0.8, 0.36), (0.7, 0.74)], "#1b1813"),
        ([(0.78, 0.72), (0.7, 0.3), (0.61, 0.2), (0.57, 0.66)], "#3a3226"),
    ]
    for outline, colour in houses:
        s.polygon([(x * w, y * h) for x, y in outline], colour)
    for pane in [
        [(0.07, 0.34), (0.13, 0.28), (0.16, 0.42), (0.08, 0.47)],
        [(0.31, 0.42), (0.36, 0.36), (0.37, 0.48)],
        [(0.87, 0.24), (0.94, 0.3), (0.92, 0.46), (0.85, 0.38)],
        [(0.63, 0.36), (0.68, 0.44), (0.64, 0.5)],
    ]:
        s.polygon([(x * w, y * h) for x, y in pane], "#efe3bf")
    path = [(0.36, 1), (0.5, 0.84), (0.38, 0.76), (0.54, 0.7), (0.47, 0.645), (0.51, 0.645)]
    back = [(0.6, 0.7), (0.47, 0.77), (0.64, 0.85), (0.62, 1)]
    s.polygon([(x * w, y * h) for x, y in path + back], "#efe3bf")
    # the sleeper: one upright sliver with a shadow that is longer than it should be
    x, foot, tall = w * 0.5, h * 0.74, h * 0.34
    s.polygon([(x, foot), (x + s.unit * 0.05, foot), (x + s.unit * 0.34, foot + s.unit * 0.3)], "#1b1813")
    s.polygon(
        [(x - s.unit * 0.035, foot), (x + s.unit * 0.012, foot - tall), (x + s.unit * 0.055, foot)], "#0c0a08"
    )
    s.oval(x + s.unit * 0.013, foot - tall, s.unit * 0.022, s.unit * 0.032, "#efe3bf")
    s.polygon([(x + s.unit * 0.02, foot - tall * 0.7), (x + s.unit * 0.16, foot - tall * 0.98),
               (x + s.unit * 0.03, foot - tall * 0.58)], "#0c0a08")  # fmt: skip


def stair_shadow(s: Sheet) -> None:
    """A hand goes up the stairs ahead of its owner."""
    w, h, u = s.w, s.h, s.unit
    steps, left = 9, w * (0.02 if s.is_poster else 0.2)
    run, rise = (w - left) / steps, h * (0.5 if s.is_poster else 0.62) / steps
    top = h * (0.8 if s.is_poster else 0.94)
    outline = [(left, h), (left, top)]
    for i in range(steps):
        outline += [(left + run * i, top - rise * i), (left + run * (i + 1), top - rise * i)]
    s.polygon([*outline, (w, h)], "#25372f")
    for i in range(steps):
        s.box(left + run * i, top - rise * i, left + run * (i + 1), top - rise * i + u * 0.008, "#5f7f63")
    # the hand: a palm, four nails of unreasonable length, an arm from below
    px, py = (w * 0.4, h * 0.47) if s.is_poster else (w * 0.5, h * 0.52)
    s.polygon([(px - u * 0.62, h), (px - u * 0.1, py + u * 0.06), (px + u * 0.07, py + u * 0.1), (px - u * 0.3, h)],
              "#0a110d")  # fmt: skip
    s.oval(px, py + u * 0.02, u * 0.1, u * 0.115, "#0a110d")
    for turn, length in [(-112, 0.3), (-88, 0.38), (-66, 0.41), (-44, 0.38), (8, 0.24)]:
        a = math.radians(turn)
        knuckle = (px + u * 0.075 * math.cos(a), py + u * 0.075 * math.sin(a))
        tip = (px + u * length * math.cos(a + 0.1), py + u * length * math.sin(a + 0.1))
        nx, ny = math.cos(a + math.pi / 2) * u * 0.033, math.sin(a + math.pi / 2) * u * 0.033
        s.polygon([(knuckle[0] + nx, knuckle[1] + ny), (knuckle[0] - nx, knuckle[1] - ny), tip], "#0a110d")


def ringed_city(s: Sheet) -> None:
    """A stepped city, and rings of light climbing a column."""
    w, h, u = s.w, s.h, s.unit
    mid = w * 0.5
    base = h * (0.8 if s.is_poster else 1.0)
    layers = [("#2b2a35", 0.5, 0.62), ("#4a3f3a", 0.4, 0.5), ("#7c5f3a", 0.29, 0.36), ("#b98a3e", 0.18, 0.2)]
    for colour, reach, drop in layers:
        for side in (-1, 1):
            for i in range(5):
                inner = mid + side * (u * 0.06 + w * reach * i / 5)
                outer = mid + side * (u * 0.06 + w * reach * (i + 1) / 5 + 1)
                top = h * (0.16 + drop * 0.55) + h * 0.05 * i * (1 + reach)
                s.box(min(inner, outer), top, max(inner, outer), base, colour)
    for side in (-1, 1):
        for i in range(9):
            for j in range(12):
                if (i * 7 + j * 5) % 3 == 0:
                    x, y = mid + side * (u * 0.11 + i * w * 0.048), h * 0.45 + j * h * 0.036
                    s.box(x, y, x + u * 0.013, y + u * 0.02, "#f7e3a1")
    s.polygon([(mid - u * 0.055, base), (mid - u * 0.03, h * 0.14), (mid + u * 0.03, h * 0.14), (mid + u * 0.055, base)],
              "#f0c75a")  # fmt: skip
    s.oval(mid, h * 0.12, u * 0.032, u * 0.042, "#f0c75a")
    for i, y in enumerate((0.2, 0.3, 0.42, 0.56)):
        s.loop(mid, h * y, u * (0.13 + 0.05 * i), u * (0.03 + 0.012 * i), 0, "#fff4cf", u * 0.009)
