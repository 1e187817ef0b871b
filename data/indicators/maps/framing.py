"""What the map frames, what is around, and how many points are worth drawing there."""

from collections.abc import Mapping, Sequence
from math import cos, log2, radians

from data.indicators.knowledge import Knowledge
from data.territories.rules import (
    count_points,
    distance_km,
    frame_of,
    joined,
    overlap,
    padded,
    visible_labels,
    widened,
)
from data.territories.views import Frame, Geometry, Outline, Quarter

_NEAR_KM = 5.0
_LEAST_KM = 2.5
_MARGIN = 0.2
_FRANCE: Frame = (-5.0, 41.0, 10.0, 51.5)
_METRES_PER_DEGREE = 111_200.0
_MAP_PIXELS = 900
_MOST_OUTLINES = 150
"""Communes: those of any agglomeration but a few; beyond, they would weigh more than the map."""

_MOST_AVOIDED = 50
"""Quarters that the communes' names keep off: among more, there is no room to choose."""

_FREE_POINTS = 4_000
_MOST_POINTS = 40_000
"""Of all quarters together, about eight hundred kilobytes."""

_LEAST_DETAIL_M, _MOST_DETAIL_M = 2.0, 16.0
"""A quarter is some hundred metres wide: coarser than that, it loses its shape when zoomed in."""


def framed(
    quarters: Sequence[Quarter], around: Quarter | None
) -> tuple[Frame, tuple[Quarter, ...]]:
    """Return the frame of the quarters near one of them, or of all, and the others."""
    frames = {one.code: frame_of(one.shape.geometry) for one in quarters if one.shape}
    centre = frames.get(around.code) if around else None
    near = {
        code: frame
        for code, frame in frames.items()
        if centre is None or distance_km(centre, frame) <= _NEAR_KM
    }
    if not near:
        return _FRANCE, ()
    away = tuple(one for one in quarters if one.code in frames and one.code not in near)
    return widened(padded(joined(near.values()), _MARGIN), _LEAST_KM), away


def outlines(known: Knowledge, frame: Frame) -> tuple[Outline, ...]:
    """Return the communes around the quarters; the others would only make the map heavier."""
    drawn = [one.shape.geometry for one in known.places.quarters if one.shape]
    if not drawn:
        return ()
    around = padded(joined(frame_of(geometry) for geometry in drawn), _MARGIN)
    homes = {commune.code for quarter in known.places.quarters for commune in quarter.communes}
    near = [
        (one, one.shape)
        for one in known.places.communes
        if one.shape and overlap(frame_of(one.shape.geometry), around)
    ]
    if len(near) > _MOST_OUTLINES:
        near = [(one, shape) for one, shape in near if overlap(frame_of(shape.geometry), frame)]
    if len(near) > _MOST_OUTLINES:
        return ()
    covered = [one for one in drawn if overlap(frame_of(one), frame)]
    if len(covered) > _MOST_AVOIDED:
        covered = []
    labels = visible_labels([shape.geometry for _, shape in near], frame, covered)
    return tuple(
        Outline(
            code=one.code,
            name=one.name,
            geometry=shape.geometry,
            label=label or ((shape.label_lon, shape.label_lat) if one.code in homes else None),
        )
        for (one, shape), label in zip(near, labels, strict=True)
    )


def sketches(geometries: Mapping[str, Geometry], frame: Frame) -> dict[str, Geometry]:
    """Return the shapes with no more points than the frame can show; nothing when they are few.

    All are simplified together, so that the borders that neighbours share stay shared: to the
    size of a pixel of the frame, then coarser until they are light enough.
    """
    if sum(map(count_points, geometries.values())) <= _FREE_POINTS:
        return {}
    from data.territories.sketching import sketched

    # By steps of two: pages that frame about the same share one drawing.
    detail = 2.0 ** round(log2(min(max(_pixel_m(frame), _LEAST_DETAIL_M), _MOST_DETAIL_M)))
    return sketched(geometries, detail, _MOST_POINTS)


def _pixel_m(frame: Frame) -> float:
    """Return how many metres a pixel of the map covers when it first shows a frame."""
    west, south, east, north = frame
    across = (east - west) * cos(radians((south + north) / 2))
    return max(across, north - south) * _METRES_PER_DEGREE / _MAP_PIXELS
