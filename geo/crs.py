"""Named coordinate reference systems of France."""

from typing import Final

from geo.errors import CrsError

WGS84: Final = "EPSG:4326"
LAMBERT93: Final = "EPSG:2154"

GUADELOUPE_MARTINIQUE_UTM20N: Final = "EPSG:5490"
GUYANE_UTM22N: Final = "EPSG:2972"
REUNION_UTM40S: Final = "EPSG:2975"
MAYOTTE_UTM38S: Final = "EPSG:4471"
POLYNESIE_UTM6S: Final = "EPSG:3297"

# (west, south, east, north) in degrees → the official projection in metres. The first box also
# holds the neighbours within reach of Lambert 93, Belgium included.
_METRIC_BOXES: Final = (
    ((-6.0, 41.0, 10.5, 52.0), LAMBERT93),
    ((-64.0, 14.0, -60.0, 19.0), GUADELOUPE_MARTINIQUE_UTM20N),
    ((-55.0, 2.0, -51.0, 6.5), GUYANE_UTM22N),
    ((55.0, -21.6, 56.0, -20.7), REUNION_UTM40S),
    ((44.8, -13.2, 45.5, -12.4), MAYOTTE_UTM38S),
    ((-155.0, -28.0, -134.0, -7.0), POLYNESIE_UTM6S),
)


def metric_crs(lon: float, lat: float) -> str:
    """Official projection, in metres, of the French territory that holds this point.

    Args:
        lon: longitude in WGS 84 degrees.
        lat: latitude in WGS 84 degrees.

    Raises:
        CrsError: the point is outside the known territories, or is not in degrees.
    """
    for (west, south, east, north), crs in _METRIC_BOXES:
        if west <= lon <= east and south <= lat <= north:
            return crs
    raise CrsError(
        f"Le point ({lon}, {lat}) n'est dans aucun territoire connu : des degrés WGS 84 "
        "(longitude, latitude) sont attendus."
    )


def is_french(west: float, south: float, east: float, north: float) -> bool:
    """Tell whether bounds in WGS 84 degrees lie within one of the known French territories."""
    return any(
        box[0] <= west and box[1] <= south and east <= box[2] and north <= box[3]
        for box, _ in _METRIC_BOXES
    )
