"""What the reader chose of the map; every choice has its word in the URL."""

from dataclasses import dataclass
from enum import StrEnum

from data.indicators.classes import ClassMethod


class Layer(StrEnum):
    """What may be added to the coloured quarters."""

    COMMUNES = "communes"
    EARLIER = "qpv2015"
    FRAGILE = "fragiles"
    WATCHED = "veille"
    NEIGHBOURHOODS = "vecus"
    SCHOOLS = "ecoles"
    ACTIONS = "actions"


LAYERS: dict[Layer, str] = {
    Layer.COMMUNES: "Communes",
    Layer.EARLIER: "Contours QPV 2015",
    Layer.FRAGILE: "Quartiers fragiles",
    Layer.WATCHED: "Veille active",
    Layer.NEIGHBOURHOODS: "Quartiers vécus",
    Layer.SCHOOLS: "Écoles",
    Layer.ACTIONS: "Actions situées",
}
METHODS: dict[ClassMethod, str] = {
    ClassMethod.QUANTILES: "Quantiles",
    ClassMethod.NATURAL: "Seuils naturels",
    ClassMethod.FIXED: "Bornes rondes",
}
USUAL_LAYERS = frozenset({Layer.COMMUNES})


@dataclass(frozen=True)
class Drawing:
    """How the quarters are drawn.

    Attributes:
        compared: the second map: a period of the same indicator, or another indicator's code.
        is_wide: every quarter is framed, rather than those around the one chosen.
    """

    method: ClassMethod = ClassMethod.QUANTILES
    layers: frozenset[Layer] = USUAL_LAYERS
    compared: str | None = None
    is_wide: bool = False
