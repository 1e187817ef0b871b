"""The layers that lie over the coloured quarters: perimeters as lines, places as points."""

from collections.abc import Collection
from html import escape
from typing import Any

import folium

from components.palette import LIGHT
from data.territories.views import LineStyle, MapPoint, Outline

_WIDE, _NARROW = 5, 2
_LINES: dict[LineStyle, tuple[dict[str, Any], ...]] = {
    LineStyle.DASHED: ({"weight": 2, "dashArray": "6 5"},),
    LineStyle.DOTTED: ({"weight": 3, "dashArray": "1 6", "lineCap": "round"},),
    LineStyle.MIXED: ({"weight": 2, "dashArray": "10 4 2 4"},),
    # A thin paper line over a thick one leaves two.
    LineStyle.DOUBLE: ({"weight": _WIDE}, {"weight": _NARROW, "color": LIGHT.paper}),
}
"""The strokes of each style, one over the other: told apart in black and white."""
_RADIUS = 5


def add_lines(drawing: folium.Map, style: LineStyle, outlines: Collection[Outline]) -> None:
    """Draw perimeters as lines that hide no colour and take no click."""
    if not outlines:
        return
    shapes = collection([(outline.geometry, {}) for outline in outlines])
    for stroke in _LINES[style]:
        whole = {"color": LIGHT.ink, "fill": False} | stroke
        folium.GeoJson(
            shapes,
            style_function=lambda _feature, whole=whole: whole,
            interactive=False,
        ).add_to(drawing)


def add_points(drawing: folium.Map, points: Collection[MapPoint]) -> None:
    """Draw places as white rounds; hovering says each one's name and what is known of it."""
    if not points:
        return
    folium.GeoJson(
        collection(
            [
                ({"type": "Point", "coordinates": list(one.point)}, {"tooltip": _words(one)})
                for one in points
            ]
        ),
        marker=folium.CircleMarker(
            radius=_RADIUS,
            color=LIGHT.ink,
            weight=2,
            fill=True,
            fill_color=LIGHT.paper,
            fill_opacity=1,
        ),
        tooltip=folium.GeoJsonTooltip(["tooltip"], labels=False),
    ).add_to(drawing)


def _words(point: MapPoint) -> str:
    return f"<b>{escape(point.name)}</b><br>{escape(point.detail)}"


def collection(pairs: list[tuple[dict[str, Any], dict[str, str]]]) -> dict[str, Any]:
    """Return shapes with their properties as GeoJSON."""
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "geometry": geometry, "properties": properties}
            for geometry, properties in pairs
        ],
    }
