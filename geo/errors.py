"""Errors of the geometry package, all under one root.

GeoError
├── UnknownLayerError
└── CrsError
"""


class GeoError(Exception):
    """A geometry cannot be read, repaired or measured."""


class UnknownLayerError(GeoError):
    """No packaged layer has this name."""


class CrsError(GeoError):
    """Coordinates are not in the expected reference system."""
