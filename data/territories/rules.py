"""Where things stand: frames around shapes and what is near what. No database, no clock."""

from collections.abc import Iterable, Iterator, Sequence
from math import cos, hypot, radians
from typing import Any

from data.territories.views import Frame, Geometry

_KM_PER_DEGREE = 111.2


def frame_of(geometry: Geometry) -> Frame:
    """Return the smallest frame that holds a geometry."""
    longitudes, latitudes, *_ = zip(*_points(geometry["coordinates"]), strict=False)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def joined(frames: Iterable[Frame]) -> Frame:
    """Return the smallest frame that holds all the others; at least one is expected."""
    wests, souths, easts, norths = zip(*frames, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def padded(frame: Frame, share: float) -> Frame:
    """Return the frame enlarged on each side by a share of its size."""
    west, south, east, north = frame
    across, upward = (east - west) * share, (north - south) * share
    return west - across, south - upward, east + across, north + upward


def widened(frame: Frame, least_km: float) -> Frame:
    """Return the frame, enlarged around its centre when it is smaller than a distance."""
    lon, lat = _centre(frame)
    upward = least_km / _KM_PER_DEGREE / 2
    across = upward / cos(radians(lat))
    return joined([frame, (lon - across, lat - upward, lon + across, lat + upward)])


def overlap(one: Frame, other: Frame) -> bool:
    """Tell whether two frames share some ground."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def count_points(geometry: Geometry) -> int:
    """Return how many positions a geometry holds."""
    return sum(1 for _ in _points(geometry["coordinates"]))


def above(frame: Frame) -> tuple[float, float]:
    """Return the middle of the upper side of a frame, longitude first."""
    return _centre(frame)[0], frame[3]


def distance_km(one: Frame, other: Frame) -> float:
    """Return the distance between the centres of two frames, on flat ground."""
    (lon, lat), (other_lon, other_lat) = _centre(one), _centre(other)
    across = (other_lon - lon) * cos(radians((lat + other_lat) / 2))
    return hypot(across, other_lat - lat) * _KM_PER_DEGREE


def visible_labels(
    geometries: Sequence[Geometry], frame: Frame, avoid: Iterable[Geometry]
) -> list[tuple[float, float] | None]:
    """Return where each name stands on the part of its shape inside a frame, off other shapes.

    Nothing when that part is small.
    """
    seen = [overlap(frame_of(one), frame) for one in geometries]
    if not any(seen):
        return [None for _ in seen]
    from shapely import union_all
    from shapely.geometry import shape

    from geo.shapes import label_point_within, repaired

    avoided = [repaired(shape(one)) for one in avoid]
    # The union of nothing is no surface, and would be refused.
    covered = [union_all(avoided)] if avoided else []
    return [
        label_point_within(shape(one), frame, covered) if is_seen else None
        for one, is_seen in zip(geometries, seen, strict=True)
    ]


def _centre(frame: Frame) -> tuple[float, float]:
    west, south, east, north = frame
    return (west + east) / 2, (south + north) / 2


def _points(coordinates: Any) -> Iterator[Sequence[float]]:
    """Yield every position of a GeoJSON coordinate list, however nested."""
    if isinstance(coordinates[0][0], int | float):
        yield from coordinates
        return
    for part in coordinates:
        yield from _points(part)
