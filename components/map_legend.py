"""The legend of the map: each class with its swatch, its bounds and its count."""

from collections.abc import Sequence

from components.palette import LIGHT
from components.swatch import LegendItem, hatch_pattern, legend
from components.texts import note, plain
from data.base.formats import NO_BREAK_SPACE
from data.territories.views import LegendEntry, MapLayer, MapStatus

HATCH_ID = "hatch"
# Which steps of the five to use, so that a few classes stay as far apart as many.
_STEPS = {1: (3,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4)}


def class_colours(count: int) -> tuple[str, ...]:
    """Return the colours of so many classes, from the lightest; the map is always on paper."""
    return tuple(LIGHT.classes[step] for step in _STEPS.get(count, range(len(LIGHT.classes))))


def hatch_svg() -> str:
    """Return the hatching that stands for « not applicable », as an SVG definition."""
    return f"<defs>{hatch_pattern(HATCH_ID, LIGHT.paper, LIGHT.outline)}</defs>"


def fill_of(status: MapStatus, class_index: int | None, count: int) -> str:
    """Return the colour of a feature: its class, grey when missing, hatching when no object."""
    if status is MapStatus.NOT_APPLICABLE:
        return f"url(#{HATCH_ID})"
    if status is MapStatus.MISSING or class_index is None:
        return LIGHT.missing
    return class_colours(count)[class_index]


def map_legend(entries: Sequence[LegendEntry], layers: Sequence[MapLayer] = ()) -> None:
    """Draw the classes from the lowest, then what has no value, each with its count.

    The layers that the reader added come after, named: they are read as words, not as colours.
    """
    count = sum(entry.class_index is not None for entry in entries)
    legend(
        LegendItem(
            entry_words(entry),
            fill_of(entry.status, entry.class_index, count),
            LIGHT.ink,
            hatch_pattern(HATCH_ID, LIGHT.paper, LIGHT.outline),
        )
        for entry in entries
    )
    for layer in layers:
        note(f"**{plain(layer.title)}**{NO_BREAK_SPACE}: {plain(layer.short or layer.words)}.")


def entry_words(entry: LegendEntry) -> str:
    """Return a class with how many it holds, and how many of them the frame does not show."""
    if not entry.outside:
        return f"{entry.label} ({entry.count})"
    if entry.outside == entry.count:
        return f"{entry.label} ({entry.count}, hors du cadre)"
    return f"{entry.label} ({entry.count}, dont {entry.outside} hors du cadre)"
