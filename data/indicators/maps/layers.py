"""What the reader adds to the map, drawn where it can be, and always said in words."""

from collections.abc import Sequence
from dataclasses import replace

from data.indicators.knowledge import Knowledge
from data.indicators.maps import framing
from data.indicators.maps.choices import LAYERS, Drawing, Layer
from data.territories.views import MapLayer, MapView, Outline

_NO_EARLIER = (
    "aucun contour de 2015 n’est dans la base ; la page Imports lit ceux que publie l’ANCT"
)
_NO_COMMUNES = "aucun contour de commune à dessiner à cette échelle"
_NO_FRAGILE = "aucun n’est connu ici"
_UNMAPPED = "sans contour connu, donc pas dessinés"
_MOST_NAMED, _MOST_LISTED = 40, 10
"""In the alternative; beside the map."""


def with_layers(
    known: Knowledge, view: MapView, drawing: Drawing, earlier: Sequence[Outline]
) -> MapView:
    """Return the map with the layers asked for; located actions are another world's to add."""
    told: list[MapLayer] = []
    outlines = framing.outlines(known, view.bounds) if Layer.COMMUNES in drawing.layers else ()
    if Layer.COMMUNES in drawing.layers:
        names = [one.name for one in outlines]
        told.append(_layer(Layer.COMMUNES, names, _NO_COMMUNES, "trait gris"))
    if Layer.EARLIER in drawing.layers:
        names = [f"{one.name} ({one.code})" for one in earlier]
        told.append(_layer(Layer.EARLIER, names, _NO_EARLIER, "trait tireté"))
    if Layer.FRAGILE in drawing.layers:
        fragile = [
            f"{one.name} ({', '.join(town.name for town in one.communes)})"
            for one in known.places.fragile
        ]
        told.append(_layer(Layer.FRAGILE, fragile, _NO_FRAGILE, _UNMAPPED))
    drawn = tuple(earlier) if Layer.EARLIER in drawing.layers else ()
    return with_words(replace(view, outlines=outlines, earlier=drawn), told)


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
