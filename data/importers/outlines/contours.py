"""Contours of quarters: the priority ones that the State publishes, or a town's own territories."""

from data.importers.formats import Reading, Town
from data.importers.opened import OpenedFile
from data.importers.outlines import quarters
from data.importers.outlines.own import reader as own


def score(opened: OpenedFile) -> float:
    """Tell from 0 to 1 how much a file looks like contours of quarters."""
    return quarters.score(opened) or own.score(opened)


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read what the file holds. Raises ``RefusedFileError`` with all of its errors."""
    # A file without any code of quarter, nor any named shape, is told what official ones hold.
    is_own = not quarters.score(opened) and own.score(opened)
    return own.read(opened, town) if is_own else quarters.read(opened, town)
