"""A verdict's signs: an icon, a word and a shade that never speaks alone."""

from components.palette import Palette
from data.indicators.views import GapVerdict

ICONS: dict[GapVerdict, str] = {
    GapVerdict.CLOSING: ":material/compress:",
    GapVerdict.WIDENING: ":material/expand:",
    GapVerdict.INDISTINCT: ":material/drag_handle:",
    GapVerdict.NOT_MEASURABLE: ":material/hourglass_empty:",
    GapVerdict.NO_COMMON_YEAR: ":material/event_busy:",
    GapVerdict.NOT_PUBLISHED: ":material/visibility_off:",
    GapVerdict.UNKNOWN: ":material/help:",
    GapVerdict.NO_RATIO: ":material/block:",
}
SIGNS: dict[GapVerdict, str] = {
    GapVerdict.CLOSING: "→←",
    GapVerdict.WIDENING: "←→",
    GapVerdict.INDISTINCT: "≈",
    GapVerdict.NOT_MEASURABLE: "○",
    GapVerdict.NO_COMMON_YEAR: "≠",
    GapVerdict.NOT_PUBLISHED: "–",
    GapVerdict.UNKNOWN: "?",
    GapVerdict.NO_RATIO: "×",
}
"""The same as plain signs, where a table cannot show icons."""

_STRENGTH = 0.2


def shade(verdict: GapVerdict, colours: Palette) -> str:
    """Return the background of a cell; what says nothing keeps the paper's."""
    if verdict is GapVerdict.CLOSING:
        return blended(colours.accent, colours.paper, _STRENGTH)
    if verdict is GapVerdict.WIDENING:
        return blended(colours.fills["blocked"], colours.paper, _STRENGTH)
    if verdict is GapVerdict.INDISTINCT:
        return colours.track
    return colours.paper


def blended(colour: str, paper: str, strength: float) -> str:
    """Return a colour laid thin on another, both written ``#RRGGBB``."""
    pairs = zip(_channels(colour), _channels(paper), strict=True)
    mixed = (round(top * strength + under * (1 - strength)) for top, under in pairs)
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))
