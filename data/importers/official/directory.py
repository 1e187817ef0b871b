"""Directory of schools (Éducation nationale): where each of them stands."""

from data.importers.formats import FormatCode, Reading, Town
from data.importers.official import engine
from data.importers.opened import OpenedFile


def score(opened: OpenedFile) -> float:
    """Tell from 0 to 1 how much a file looks like it."""
    return engine.score(opened, FormatCode.SCHOOL_DIRECTORY)


def read(opened: OpenedFile, town: Town) -> Reading:
    """Read it. Raises ``RefusedFileError`` as the engine does."""
    return engine.read(opened, town, FormatCode.SCHOOL_DIRECTORY)
