"""What the reader adds to the map, drawn where it can be, and always said in words."""

from collections.abc import Sequence
from dataclasses import replace

from data.indicators.knowledge import Knowledge
from data.indicators.maps import framing
from data.indicators.maps.choices import LAYERS, Drawing, Layer
from data.indicators.maps.extras import LOCAL_KINDS, Extras
from data.indicators.maps.schools import school_layer, school_points
from data.territories.local.views import LocalTerritory
from data.territories.views import (
    LineLayer,
    LineStyle,
    MapLayer,
    MapPoint,
    MapView,
    Outline,
)

_NO_EARLIER = (
    "aucun contour de 2015 n’est dans la base ; la page Imports lit ceux que publie l’ANCT"
)
_NO_COMMUNES = "aucun contour de commune à dessiner à cette échelle"
_NO_LOCAL = {
    Layer.FRAGILE: "aucun n’est connu ici",
    Layer.WATCHED: "aucun territoire de veille active n’est connu ici ; la page Imports les lit",
    Layer.NEIGHBOURHOODS: "aucun quartier vécu n’est connu ici ; la page Imports les lit",
}
_STYLES = {
    Layer.FRAGILE: (LineStyle.MIXED, "trait mixte, point et tiret"),
    Layer.WATCHED: (LineStyle.DOTTED, "trait pointillé"),
    Layer.NEIGHBOURHOODS: (LineStyle.DOUBLE, "trait double"),
}
_MOST_WRITTEN = 15
"""Names on the map; beyond, they would cover one another."""
_LONGEST_WRITTEN = 28
"""Letters of a name on the map; the list under it gives the whole name."""

_UNMAPPED = "sans contour connu, donc pas dessinés"
_MOST_NAMED, _MOST_LISTED = 40, 10
"""In the alternative; beside the map."""


def with_layers(known: Knowledge, view: MapView, drawing: Drawing, extras: Extras) -> MapView:
    """Return the map with the layers asked for; located actions are another world's to add."""
    asked = drawing.layers
    told: list[MapLayer] = []
    outlines = framing.outlines(known, view.bounds) if Layer.COMMUNES in asked else ()
    if Layer.COMMUNES in asked:
        names = [one.name for one in outlines]
        told.append(_layer(Layer.COMMUNES, names, _NO_COMMUNES, "trait gris"))
    if Layer.EARLIER in asked:
        names = [f"{one.name} ({one.code})" for one in extras.earlier]
        told.append(_layer(Layer.EARLIER, names, _NO_EARLIER, "trait tireté"))
    lines = []
    for layer, kind in LOCAL_KINDS.items():
        if layer in asked:
            ours = [one for one in extras.local if one.kind is kind]
            told.append(_local_words(layer, ours))
            lines.append(LineLayer(_STYLES[layer][0], _outlines(ours)))
    points: tuple[MapPoint, ...] = ()
    if extras.schools is not None:
        points = school_points(extras.schools, dict(extras.indexes))
        told.append(school_layer(extras.schools, points))
    drawn = replace(
        view,
        outlines=outlines,
        earlier=extras.earlier,
        lines=tuple(one for one in lines if one.outlines),
        points=points,
    )
    return with_words(drawn, told)


def _outlines(local: Sequence[LocalTerritory]) -> tuple[Outline, ...]:
    """Return the shapes, their names written while they are few."""
    drawn = [(one, one.shape) for one in local if one.shape is not None]
    is_named = len(drawn) <= _MOST_WRITTEN
    return tuple(
        Outline(
            one.code,
            _written(one.name),
            shape.geometry,
            (shape.label_lon, shape.label_lat) if is_named else None,
        )
        for one, shape in drawn
    )


def _written(name: str) -> str:
    return name if len(name) <= _LONGEST_WRITTEN else f"{name[: _LONGEST_WRITTEN - 1].rstrip()}…"


def _local_words(layer: Layer, local: Sequence[LocalTerritory]) -> MapLayer:
    """Name those that are drawn, then those whose contour nobody gave."""
    drawn = [_named(one) for one in local if one.shape is not None]
    bare = [_named(one) for one in local if one.shape is None]
    if not drawn:
        return _layer(layer, bare, _NO_LOCAL[layer], _UNMAPPED)
    words = _layer(layer, drawn, "", _STYLES[layer][1])
    if not bare:
        return words
    rest = f" ; {_UNMAPPED} : {', '.join(bare)}"
    short = f"{words.short} ; {len(bare)} {_UNMAPPED}" if words.short else ""
    return replace(words, words=words.words + rest, short=short)


def _named(one: LocalTerritory) -> str:
    return f"{one.name} ({', '.join(one.communes)})" if one.communes else one.name


def with_words(view: MapView, layers: Sequence[MapLayer]) -> MapView:
    """Return the map with layers told after those it had, in its alternative too."""
    said = " ".join(f"{one.title} : {one.words}." for one in layers)
    return replace(
        view,
        layers=(*view.layers, *layers),
        alt=f"{view.alt} {said}".strip(),
    )


def _layer(layer: Layer, names: Sequence[str], otherwise: str, how: str = "") -> MapLayer:
    title = f"{LAYERS[layer]} ({how})" if how and names else LAYERS[layer]
    if not names:
        return MapLayer(title, otherwise)
    if len(names) > _MOST_NAMED:
        return MapLayer(title, f"{len(names)} contours")
    return MapLayer(title, ", ".join(names), f"{len(names)} contours" * (len(names) > _MOST_LISTED))
