"""The idea of each sound film, as a picture."""

import math

from .sheet import Sheet


def blade_en_pointe(s: Sheet) -> None:
    """A dancer's tutu turning round a blade that stands on its point."""
    x, y = (s.w * 0.5, s.h * 0.37) if s.is_poster else (s.w * 0.62, s.h * 0.4)
    u = s.unit
    floor = s.h * (0.76 if s.is_poster else 0.9)
    for i in range(7):
        s.loop(x, floor, u * (0.08 + 0.07 * i), u * (0.012 + 0.012 * i), 0, "#3b1f49", u * 0.004)
    for i in range(15):
        turn = -35 + 5 * i
        colour = ("#ff4f8b", "#d5367a", "#8c2a6b", "#54d6cf")[0 if i % 6 == 0 else 1 if i % 2 else 2]
        s.loop(x, y + u * 0.08, u * 0.42, u * 0.1, turn, colour, u * 0.0035)
    s.loop(x, y + u * 0.08, u * 0.45, u * 0.06, -8, "#54d6cf", u * 0.005)
    s.polygon([(x - u * 0.024, y - u * 0.02), (x + u * 0.024, y - u * 0.02), (x + u * 0.03, y + u * 0.3), (x, floor)],
              "#f7f0f5")  # fmt: skip
    s.polygon(
        [(x, y - u * 0.02), (x + u * 0.024, y - u * 0.02), (x + u * 0.03, y + u * 0.3), (x, floor)], "#b9a8bd"
    )
    s.box(x - u * 0.07, y - u * 0.035, x + u * 0.07, y - u * 0.015, "#54d6cf")
    s.polygon([(x - u * 0.016, y - u * 0.035), (x - u * 0.012, y - u * 0.21), (x + u * 0.012, y - u * 0.21),
               (x + u * 0.016, y - u * 0.035)], "#ff4f8b")  # fmt: skip
    s.disc(x, y - u * 0.24, u * 0.034, "#f7f0f5")


def crosstalk(s: Sheet) -> None:
    """Columns of type that interrupt each other."""
    w, h, u = s.w, s.h, s.unit
    band = u * 0.058
    rows = int(h * (0.74 if s.is_poster else 1) / band)
    for i in range(rows):
        y = i * band + band * 0.2
        # two voices from either side; the seam between them is where they talk at once
        seam = 0.5 + 0.17 * math.sin(i * 1.9) + 0.08 * math.sin(i * 0.7)
        overlap = 0.09 + 0.05 * math.cos(i * 2.3)
        s.box(w * 0.05 * (i % 3), y, w * (seam + overlap), y + band * 0.62, "#16130f")
        s.box(w * (seam - overlap), y, w * (1 - 0.04 * (i % 4)), y + band * 0.62, "#f2b705")
        s.box(w * (seam - overlap), y, w * (seam + overlap), y + band * 0.62, "#cf3a24")
    # a telephone, off the hook
    x, y = (w * 0.3, h * 0.36) if s.is_poster else (w * 0.24, h * 0.42)
    s.disc(x, y, u * 0.2, "#f6efdc")
    s.disc(x, y - u * 0.06, u * 0.075, "#16130f")
    s.disc(x, y - u * 0.06, u * 0.05, "#f6efdc")
    s.disc(x, y - u * 0.06, u * 0.028, "#cf3a24")
    s.box(x - u * 0.016, y, x + u * 0.016, y + u * 0.11, "#16130f")
    s.oval(x, y + u * 0.115, u * 0.085, u * 0.022, "#16130f")


def kinked_road(s: Sheet) -> None:
    """A night road whose centre line goes wrong."""
    w, h = s.w, s.h
    u = s.unit
    horizon = h * (0.3 if s.is_poster else 0.36)
    x = w * (0.5 if s.is_poster else 0.6)
    s.box(0, horizon, w, h, "#15161c")
    s.polygon(
        [(x - u * 0.02, horizon), (x + u * 0.02, horizon), (x + w * 0.62, h), (x - w * 0.62, h)], "#2b2c35"
    )
    for i in range(9):
        near, far = (
            horizon + (h - horizon) * (0.93**i) ** 8,
            horizon + (h - horizon) * (0.93 ** (i + 0.55)) ** 8,
        )
        bend = u * 0.16 if i in (1, 2) else 0
        for_near, for_far = (near - horizon) / (h - horizon), (far - horizon) / (h - horizon)
        s.polygon([(x + bend * for_near - u * 0.022 * for_near, near), (x + bend * for_near + u * 0.022 * for_near, near),
                   (x + u * 0.022 * for_far - bend * 0.6 * for_far, far), (x - u * 0.022 * for_far - bend * 0.6 * for_far, far)],
                  "#e9b44c")  # fmt: skip
    # one car, coming the other way
    lx, ly = x - w * 0.07, horizon + u * 0.075
    for dx in (-0.06, 0.06):
        s.disc(lx + u * dx, ly, u * 0.044, "#8d7f5b")
        s.disc(lx + u * dx, ly, u * 0.028, "#fff1c4")
    for i in range(6):
        px = w * (0.04 + i * 0.045)
        s.line(
            [(px, horizon + u * (0.03 - 0.004 * i)), (px, horizon - u * (0.16 - 0.022 * i))],
            "#15161c",
            u * 0.006,
        )


def misfit_tile(s: Sheet) -> None:
    """A pattern that would be perfect but for one tile."""
    size = s.unit / (4 if s.is_poster else 4.5)
    palette = ["#e8436a", "#f59a23", "#1d8a99", "#5b3f8c"]
    columns, rows = math.ceil(s.w / size), math.ceil(s.h * (0.74 if s.is_poster else 1) / size)
    odd = (2, 2) if s.is_poster else (5, 2)
    for i in range(columns):
        for j in range(rows):
            left, top = i * size, j * size
            if (i, j) == odd:
                s.box(left, top, left + size, top + size, "#101018")
                s.disc(left + size / 2, top + size * 0.4, size * 0.16, "#fdf3e3")
                s.polygon([(left + size * 0.46, top + size * 0.45), (left + size * 0.54, top + size * 0.45),
                           (left + size * 0.62, top + size * 0.8), (left + size * 0.38, top + size * 0.8)],
                          "#fdf3e3")  # fmt: skip
                continue
            s.box(left, top, left + size, top + size, palette[(i + 2 * j) % 4])
            inner = palette[(i + 2 * j + 2) % 4]
            flip = (i * 3 + j * 5 + i * j) % 2
            corners = (
                [(left, top), (left + size, top + size)] if flip else [(left + size, top), (left, top + size)]
            )
            for cx, cy in corners:
                start = {(True, True): 0, (False, False): 180, (False, True): 90, (True, False): 270}[
                    (cx == left, cy == top)
                ]
                s.arc(cx, cy, size * 0.5, start, start + 90, inner, size * 0.3)
                s.arc(cx, cy, size * 0.5, start, start + 90, "#fdf3e3", size * 0.06)


def boarded_window(s: Sheet) -> None:
    """Light behind boards, and a hand that found the gap."""
    w, h, u = s.w, s.h, s.unit
    left, top, right, bottom = (
        (w * 0.12, h * 0.08, w * 0.88, h * 0.74) if s.is_poster else (w * 0.3, h * 0.08, w * 0.82, h * 0.95)
    )
    s.box(left, top, right, bottom, "#e9e6dc")
    s.box((left + right) / 2 - u * 0.012, top, (left + right) / 2 + u * 0.012, bottom, "#8e8b83")
    boards = [(0.02, -5, 0.13), (0.2, 4, 0.12), (0.37, -3, 0.13), (0.72, 5, 0.14), (0.88, -4, 0.12)]
    tall, wide = bottom - top, right - left
    for start, tilt, thick in boards:
        y, slope = top + tall * start, math.tan(math.radians(tilt)) * wide * 1.2
        s.polygon([(left - wide * 0.1, y), (right + wide * 0.1, y + slope), (right + wide * 0.1, y + slope + tall * thick),
                   (left - wide * 0.1, y + tall * thick)], "#1a1a1b")  # fmt: skip
        for i in range(2):
            gy = y + tall * thick * (0.35 + 0.3 * i)
            s.line([(left - wide * 0.06, gy), (right + wide * 0.06, gy + slope)], "#2e2e30", u * 0.003)
        for nx in (0.06, 0.94):
            s.disc(left + wide * nx, y + slope * nx + tall * thick * 0.5, u * 0.008, "#8e8b83")
    px, py = left + wide * 0.62, top + tall * 0.6
    s.polygon([(px - u * 0.03, py + u * 0.1), (px - u * 0.04, py), (px + u * 0.07, py), (px + u * 0.09, py + u * 0.1)],
              "#0b0b0c")  # fmt: skip
    for i in range(4):
        fx = px - u * 0.03 + i * u * 0.03
        s.line([(fx, py + u * 0.02), (fx - u * 0.012 + i * u * 0.006, py - u * (0.09, 0.115, 0.105, 0.075)[i])],
               "#0b0b0c", u * 0.021)  # fmt: skip
