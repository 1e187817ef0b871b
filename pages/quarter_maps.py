"""The maps of the quarters with what the other worlds write on them."""

from data.base.views import Scope
from data.indicators.maps.choices import Drawing, Layer
from data.indicators.views import NeighbourhoodsView
from data.mandate.service import with_located_actions
from data.territories.views import MapView


def maps_of(scope: Scope, view: NeighbourhoodsView, drawing: Drawing) -> tuple[MapView, ...]:
    """Return the map, and the one to set beside it, with the layers asked for."""
    maps = tuple(one for one in (view.map, view.beside) if one is not None)
    if Layer.ACTIONS not in drawing.layers:
        return maps
    return tuple(with_located_actions(scope, one) for one in maps)
