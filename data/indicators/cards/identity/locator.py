"""Where a quarter is: its shape among its communes, flat and small, from the stored boundaries."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, radians
from typing import Any

from data.base.formats import listed
from data.indicators.knowledge import Knowledge
from data.indicators.maps import framing
from data.indicators.views.identity import Locator, LocatorLabel, LocatorShape, Ring
from data.territories.views import Frame, Geometry, Quarter

_WIDTH = 1000
_SHAPE = 1.5
"""Width over height of the drawing."""

_LETTER, _LINE = 10, 30
"""Half of a letter's width and of a name's height, in thousandths of the drawing's width."""


def locator(known: Knowledge, quarter: Quarter) -> Locator | None:
    """Return the map that places a quarter; nothing when its boundary is not known."""
    if quarter.shape is None:
        return None
    frame = _stretched(framing.framed(known.places.quarters, quarter)[0])
    outlines = framing.outlines(known, frame)
    others = [
        one.shape.geometry
        for one in known.places.quarters
        if one.shape is not None and one.code != quarter.code
    ]
    layers = (
        *(("commune", one.geometry) for one in outlines),
        *(("quarter", geometry) for geometry in others),
        ("selected", quarter.shape.geometry),
    )
    height = round(_WIDTH / _SHAPE)
    shapes = [LocatorShape(role, _rings(geometry, frame)) for role, geometry in layers]
    labels = [LocatorLabel(one.name, *_placed(one.label, frame)) for one in outlines if one.label]
    return Locator(
        height=height,
        shapes=tuple(one for one in shapes if _is_seen(one.rings, height)),
        labels=tuple(one for one in labels if _is_whole(one, height)),
        alt=(
            f"Carte de situation, nord en haut : « {quarter.name} » en couleur, "
            f"{listed([one.name for one in quarter.communes])}, parmi les communes voisines."
        ),
    )


def _stretched(frame: Frame) -> Frame:
    """Return a frame of the drawing's shape around another."""
    west, south, east, north = frame
    squeeze = cos(radians((south + north) / 2))
    width, height = (east - west) * squeeze, north - south
    more_width = max(0.0, height * _SHAPE - width) / squeeze / 2
    more_height = max(0.0, width / _SHAPE - height) / 2
    return (west - more_width, south - more_height, east + more_width, north + more_height)


def _placed(point: Sequence[float], frame: Frame) -> tuple[int, int]:
    """Return a point of the ground on the drawing."""
    west, _, east, north = frame
    scale = _WIDTH / (east - west)
    squeeze = cos(radians((frame[1] + north) / 2))
    return round((point[0] - west) * scale), round((north - point[1]) * scale / squeeze)


def _rings(geometry: Geometry, frame: Frame) -> tuple[Ring, ...]:
    """Return the rings of a shape on the drawing, without points that fall on one another."""
    found = []
    for ring in _lines(geometry):
        points = [_placed(point, frame) for point in ring]
        kept = [points[0], *(after for before, after in pairwise(points) if before != after)]
        if len(kept) > 3:
            found.append(tuple(kept))
    return tuple(found)


def _lines(geometry: Geometry) -> Iterator[Any]:
    if geometry["type"] == "Polygon":
        yield from geometry["coordinates"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["coordinates"]:
            yield from polygon


def _is_whole(label: LocatorLabel, height: int) -> bool:
    """Tell whether a name stays inside the drawing."""
    half = _LETTER * len(label.text)
    return half < label.x < _WIDTH - half and _LINE < label.y < height - _LINE


def _is_seen(rings: Sequence[Ring], height: int) -> bool:
    """Tell whether the box around some rings touches the drawing."""
    points = [point for ring in rings for point in ring]
    if not points:
        return False
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across) < _WIDTH and max(across) > 0 and min(down) < height and max(down) > 0
