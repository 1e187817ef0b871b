"""The one map: Leaflet through streamlit-folium, drawn without any network.

Leaflet is served by the app itself. What comes from the base is escaped before it becomes HTML.
"""

from collections.abc import Callable, Collection
from html import escape
from typing import Any

import folium
import streamlit as st
from branca.element import Element
from folium.template import tojavascript
from folium.utilities import JsCode
from streamlit_folium import st_folium

from components.map_layers import add_lines, add_points, collection
from components.map_legend import fill_of, hatch_svg
from components.palette import LIGHT
from data.territories.views import LineStyle, MapFeature, MapMark, MapView, Outline

CLICKED = "last_active_drawing"

# Seen from the component's frame, so that the app also works below another path.
_LEAFLET = "../../app/static/leaflet"
_FONT = "../../app/static/fonts/public-sans-latin-wght-normal.woff2"
_PLAN_IGN = (
    "https://data.geopf.fr/wmts?SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetTile&STYLE=normal"
    "&TILEMATRIXSET=PM&FORMAT=image/png&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2"
    "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}"
)
_STYLE = f"""<style>
@font-face {{ font-family: "Public Sans"; src: url("{_FONT}"); font-weight: 100 900; }}
.leaflet-container {{ background: {LIGHT.track}; font-family: "Public Sans", Arial, sans-serif; }}
.commune, .value {{ color: {LIGHT.muted}; font-size: LABEL_SIZEpx; font-weight: 600;
  line-height: 1.3; text-align: center; white-space: nowrap;
  text-shadow: 0 0 3px {LIGHT.land}, 0 0 3px {LIGHT.land}; }}
.leaflet-bar a {{ font-size: max(22px, LABEL_SIZEpx) !important; }}
.value {{ color: {LIGHT.ink}; }}
.local {{ color: {LIGHT.ink}; font-size: LABEL_SIZEpx; font-style: italic; line-height: 1.3;
  text-align: center; white-space: nowrap; text-shadow: 0 0 3px {LIGHT.paper}; }}
.mark {{ color: {LIGHT.ink}; font-size: LABEL_SIZEpx; line-height: 1.4; text-align: center; }}
.mark b {{ background: {LIGHT.paper}; border: 1px solid {LIGHT.ink}; border-radius: 4px;
  padding: 0 5px; white-space: nowrap; }}
.leaflet-control-scale-line {{ font-size: LABEL_SIZEpx !important; line-height: 1.4; }}
</style>"""
_LABEL_BOX = (12, 1.4)
"""Width and height of a name, in times its size: wide enough not to break."""


def territory_map(
    view: MapView,
    *,
    key: str,
    height: int = 460,
    basemap: bool = False,
    label_size: int = 12,
    with_values: bool = False,
    on_click: Callable[[str], None] | None = None,
) -> str | None:
    """Draw the map and return the code of the feature clicked last.

    Args:
        view: what to draw.
        key: unique on the page.
        height: in pixels.
        label_size: of what is written on the map, in pixels.
        with_values: also write each feature's name and value, and leave the zoom buttons out:
            for a map that nobody can point at.
        basemap: also ask the IGN for its plan; without network the map stays as it is.
        on_click: told the code before the page runs again, so that it may set a control.
    """
    codes = {feature.code for feature in view.features}

    def clicked() -> None:
        code = clicked_code(st.session_state.get(key), codes)
        if code is not None and on_click is not None:
            on_click(code)

    answer = st_folium(
        drawn(view, basemap=basemap, label_size=label_size, with_values=with_values),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[CLICKED],
        on_change=clicked,
    )
    return clicked_code(answer, codes)


def clicked_code(answer: Any, codes: Collection[str]) -> str | None:
    """Return the code held by what the browser answered, when it is one of the map's."""
    feature = answer.get(CLICKED) if isinstance(answer, dict) else None
    code = feature.get("properties", {}).get("code") if isinstance(feature, dict) else None
    return code if code in codes else None


def drawn(
    view: MapView, *, basemap: bool = False, label_size: int = 12, with_values: bool = False
) -> folium.Map:
    """Return the map as folium describes it."""
    west, south, east, north = view.bounds
    drawing = folium.Map(
        location=[(south + north) / 2, (west + east) / 2],
        tiles=None,
        zoom_control=False,
        attributionControl=basemap,
        zoomSnap=0.25,
        scrollWheelZoom=False,
        # Else a first click takes the focus, which scrolls the page from under the pointer: a map
        # that goes below the window's edge would lose it. The zoom buttons keep their place in Tab.
        keyboard=False,
    )
    drawing.default_js = [("leaflet", f"{_LEAFLET}/leaflet.js")]
    drawing.default_css = [("leaflet_css", f"{_LEAFLET}/leaflet.css")]
    figure: Any = drawing.get_root()
    figure.header.add_child(Element(_STYLE.replace("LABEL_SIZE", str(label_size))))
    figure.html.add_child(
        Element(f'<svg width="0" height="0" aria-hidden="true">{hatch_svg()}</svg>')
    )
    # Before the shapes, which would otherwise be drawn twice: where the map starts, then here.
    drawing.fit_bounds([[south, west], [north, east]])
    if basemap:
        folium.TileLayer(_PLAN_IGN, attr="© IGN, Géoplateforme", control=False).add_to(drawing)
    _add_outlines(drawing, view.outlines, is_filled=not basemap)
    _add_features(drawing, view)
    add_lines(drawing, LineStyle.DASHED, view.earlier)
    for layer in view.lines:
        add_lines(drawing, layer.style, layer.outlines)
        _add_names(drawing, layer.outlines, label_size, "local")
    add_points(drawing, view.points)
    _add_marks(drawing, view.marks, label_size)
    _add_names(drawing, view.outlines, label_size)
    # Their corners are Leaflet's own: with a position, this folium writes broken arguments.
    if with_values:
        _add_values(drawing, view.features, label_size)
    else:
        folium.Control("Zoom", zoomInTitle="Agrandir", zoomOutTitle="Réduire").add_to(drawing)
    folium.Control("Scale", imperial=False).add_to(drawing)
    return drawing


def _add_outlines(drawing: folium.Map, outlines: Collection[Outline], *, is_filled: bool) -> None:
    if outlines:
        style = {
            "color": LIGHT.outline,
            "weight": 1,
            "opacity": 0.7,
            "fillColor": LIGHT.land,
            "fillOpacity": 1 if is_filled else 0,
        }
        folium.GeoJson(
            collection([(outline.geometry, {}) for outline in outlines]),
            style_function=lambda _feature: style,
            interactive=False,
        ).add_to(drawing)


def _add_marks(drawing: folium.Map, marks: Collection[MapMark], size: int) -> None:
    for mark in marks:
        _write(drawing, mark.point, [f"<b>{escape(mark.text)}</b>"], "mark", size)


def _add_names(
    drawing: folium.Map, outlines: Collection[Outline], size: int, style: str = "commune"
) -> None:
    for outline in outlines:
        if outline.label is not None:
            _write(drawing, outline.label, [escape(outline.name)], style, size)


def _add_values(drawing: folium.Map, features: Collection[MapFeature], size: int) -> None:
    """Write each feature's name and value just above it."""
    for feature in features:
        if feature.label is not None and feature.is_framed:
            lines = [escape(feature.short_name), f"<b>{escape(feature.value_text)}</b>"]
            _write(drawing, feature.label, lines, "value", size, is_above=True)


def _write(
    drawing: folium.Map,
    point: tuple[float, float],
    lines: list[str],
    style: str,
    size: int,
    *,
    is_above: bool = False,
) -> None:
    """Write lines of HTML around a point, or above it.

    Their icon is there from the start: set afterwards, as folium does, it lets Leaflet ask first
    for the image of its own pin.
    """
    width = round(_LABEL_BOX[0] * size)
    height = round(_LABEL_BOX[1] * size * len(lines))
    options = {
        "html": "<br>".join(lines),
        "icon_size": [width, height],
        "icon_anchor": [width // 2, height if is_above else height // 2],
        "class_name": style,
    }
    longitude, latitude = point
    text: Any = folium.Marker([latitude, longitude], interactive=False, keyboard=False)
    text.options["icon"] = JsCode(f"L.divIcon({tojavascript(options)})")
    text.add_to(drawing)


def _add_features(drawing: folium.Map, view: MapView) -> None:
    count = len(view.class_bounds)
    styles = {
        feature.code: {
            "color": LIGHT.ink,
            "weight": 4 if feature.code == view.selected else 1.5,
            "fillColor": fill_of(feature.status, feature.class_index, count),
            "fillOpacity": 1 if feature.class_index is None else 0.9,
        }
        for feature in view.features
    }
    # The one selected comes last, so that its outline lies over its neighbours'.
    features = sorted(view.features, key=lambda feature: feature.code == view.selected)
    if features:
        folium.GeoJson(
            collection(
                [
                    (
                        feature.sketch or feature.geometry,
                        {"code": feature.code, "tooltip": tooltip(feature)},
                    )
                    for feature in features
                ]
            ),
            style_function=lambda feature: styles[feature["properties"]["code"]],
            tooltip=folium.GeoJsonTooltip(["tooltip"], labels=False),
        ).add_to(drawing)


def tooltip(feature: MapFeature) -> str:
    """Return what hovering says: name, value, year and perimeter, as safe HTML."""
    lines = [escape(line) for line in (feature.value_text, feature.detail) if line]
    return f"<b>{escape(feature.name)}</b><br>{'<br>'.join(lines)}"
