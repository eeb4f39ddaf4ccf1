"""Motif, colours and title of each film's pictures, and which parts are shown as details."""

from collections.abc import Callable
from dataclasses import dataclass

from . import motifs_silent, motifs_sound, motifs_weimar
from .sheet import Part, Sheet


@dataclass(frozen=True)
class Art:
    """What a film's pictures are made of; ``lines`` is the title as the poster breaks it."""

    motif: Callable[[Sheet], None]
    shows: str
    paper: str
    ink: str
    lines: tuple[str, ...]
    small: str
    cue: str = "#ffc53d"
    # What the title stands on, where that is not the paper.
    band: str = ""


ART = {
    "ballerina-2023": Art(
        motifs_sound.blade_en_pointe,
        "Fine pink ellipses turn like a tutu round an upright white blade that stands on its point",
        "#170f22",
        "#f7f0f5",
        ("BALLERINA",),
        "LEE CHUNG-HYUN  2023",
    ),
    "a-trip-to-the-moon-1902": Art(
        motifs_silent.moon,
        "A capsule sticks in the right eye of a smiling yellow moon",
        "#13233a",
        "#f2d98b",
        ("A TRIP TO", "THE MOON"),
        "GEORGES MÉLIÈS  1902",
    ),
    "the-cabinet-of-dr-caligari-1920": Art(
        motifs_weimar.shards,
        "Crooked black houses lean over a zigzag path on which a thin black figure stands",
        "#d9c48b",
        "#15120d",
        ("DR. CALIGARI",),
        "ROBERT WIENE  1920",
        "#a8321f",
    ),
    "nosferatu-1922": Art(
        motifs_weimar.stair_shadow,
        "The shadow of a hand with long pointed fingers reaches up a staircase",
        "#a9bf8f",
        "#e6efd2",
        ("NOSFERATU",),
        "F. W. MURNAU  1922",
        "#0a110d",
        band="#0a110d",
    ),
    "safety-last-1923": Art(
        motifs_silent.bent_clock,
        "A man in a straw hat hangs from the bent minute hand of a huge clock",
        "#f4dfb9",
        "#2a2522",
        ("SAFETY LAST!",),
        "NEWMEYER & TAYLOR  1923",
        "#c23a22",
    ),
    "sherlock-jr-1924": Art(
        motifs_silent.screen_in_screen,
        "A man in a flat hat walks out of a nest of tilted screens",
        "#3a1d14",
        "#f7e2b5",
        ("SHERLOCK JR.",),
        "BUSTER KEATON  1924",
    ),
    "the-general-1926": Art(
        motifs_silent.driving_wheel,
        "A small man sits on the connecting rod between the red driving wheels of a locomotive",
        "#2c3c52",
        "#f6efe0",
        ("THE GENERAL",),
        "BRUCKMAN & KEATON  1926",
    ),
    "metropolis-1927": Art(
        motifs_weimar.ringed_city,
        "Rings of light surround a golden tower in a stepped city at night",
        "#17161f",
        "#f0c75a",
        ("METROPOLIS",),
        "FRITZ LANG  1927",
        "#fff4cf",
    ),
    "his-girl-friday-1940": Art(
        motifs_sound.crosstalk,
        "Black and yellow bars run in from both sides and overlap in red behind a telephone",
        "#f6efdc",
        "#16130f",
        ("HIS GIRL", "FRIDAY"),
        "HOWARD HAWKS  1940",
        "#cf3a24",
    ),
    "detour-1945": Art(
        motifs_sound.kinked_road,
        "Headlights come up a night road whose centre line is bent",
        "#3d4156",
        "#e9b44c",
        ("DETOUR",),
        "EDGAR G. ULMER  1945",
        "#fff1c4",
    ),
    "charade-1963": Art(
        motifs_sound.misfit_tile,
        "A bright pattern of curved tiles, one of them black with a keyhole",
        "#fdf3e3",
        "#101018",
        ("CHARADE",),
        "STANLEY DONEN  1963",
        "#fdf3e3",
    ),
    "night-of-the-living-dead-1968": Art(
        motifs_sound.boarded_window,
        "A black hand reaches through a gap between boards nailed across a bright window",
        "#101011",
        "#e9e6dc",
        ("NIGHT OF THE", "LIVING DEAD"),
        "GEORGE A. ROMERO  1968",
    ),
}


# Which part of which wide picture.
DETAILS: dict[str, tuple[str, Part]] = {
    "detail-ballerina": ("ballerina-2023", (0.34, 0.1, 0.9, 0.66)),
    "detail-caligari-house": ("the-cabinet-of-dr-caligari-1920", (0.52, 0.0, 1.0, 0.48)),
    "detail-caligari-figure": ("the-cabinet-of-dr-caligari-1920", (0.3, 0.3, 0.75, 0.75)),
    "detail-nosferatu": ("nosferatu-1922", (0.28, 0.08, 0.82, 0.62)),
    "detail-sherlock": ("sherlock-jr-1924", (0.34, 0.22, 0.86, 0.74)),
    "detail-metropolis-rings": ("metropolis-1927", (0.3, 0.06, 0.7, 0.46)),
    "detail-metropolis-city": ("metropolis-1927", (0.52, 0.4, 0.98, 0.86)),
    "detail-friday": ("his-girl-friday-1940", (0.4, 0.2, 0.92, 0.72)),
    "detail-living-dead": ("night-of-the-living-dead-1968", (0.4, 0.42, 0.9, 0.92)),
}
