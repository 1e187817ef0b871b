"""Errors of the geometry package, all under one root.

GeoError
├── UnknownLayerError
├── CrsError
├── ShapeError
└── UnreadableVectorError
"""


class GeoError(Exception):
    """A geometry cannot be read, repaired or measured."""


class UnknownLayerError(GeoError):
    """No packaged layer has this name."""


class CrsError(GeoError):
    """Coordinates are not in the expected reference system."""


class ShapeError(GeoError):
    """What stands for the shape of one row is no surface."""


class UnreadableVectorError(GeoError):
    """A vector file is damaged, hostile, or of a kind that is not read.

    Attributes:
        line: where it shows, counted from 1; missing when nothing says where.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        self.line = line
        super().__init__(message)
