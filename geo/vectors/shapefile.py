"""Shapefiles, by GDAL, once their first bytes say that they are."""

from __future__ import annotations

import codecs
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import shapely

from geo.errors import ShapeError, UnreadableVectorError
from geo.vectors.model import (
    MOST_COORDINATES,
    SAMPLE,
    Attributes,
    Keep,
    RawFeature,
    RawLayer,
    text_of,
)
from geo.vectors.polygons import polygon_of_wkb

if TYPE_CHECKING:
    import numpy as np

SHAPEFILE_START: Final = b"\x00\x00\x27\x0a"
_TABLE_STARTS: Final = frozenset(b"\x02\x03\x04\x05\x30\x31\x32\x43\x83\x87\x8b\x8c\x8e\xcb\xf5")
_BATCH: Final = 20_000
_SHAPES_BATCH: Final = 500
_MOST_ROWS: Final = 1_000_000
_LONGEST_CRS: Final = 10_000
_CODE_PAGE: Final = re.compile(r"(?:ansi |cp|windows-?)?(125\d|850|437)")
_DAMAGED: Final = (
    "le shapefile est abîmé ou incomplet. Attendu : les fichiers .shp, .shx et .dbf d’une même "
    "couche, ensemble dans l’archive. Téléchargez-la de nouveau, puis recommencez"
)
_TOO_LONG: Final = (
    "le shapefile a plus d’un million de lignes. Choisissez le fichier de votre département"
)
_TOO_DETAILED: Final = (
    "les contours ont trop de points (plus de cinq millions). Choisissez une version simplifiée"
)


@dataclass(frozen=True)
class ShapefileLayer:
    """A shapefile, its files side by side under one name.

    Attributes:
        path: the table (``.dbf``); the shapes are asked for when they are read.
    """

    path: Path

    @property
    def name(self) -> str:
        """The name that its files share."""
        return self.path.stem

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Headings of its table."""
        headings, _ = self._table(0, 1)
        return headings

    @cached_property
    def sample(self) -> tuple[Attributes, ...]:
        """Attributes of its first rows."""
        headings, columns = self._table(0, SAMPLE)
        return tuple(_rows(headings, columns))

    def read(self, keep: Keep) -> RawLayer:
        """Read the attributes of all rows, then the shapes of those to keep."""
        shapes = beside(self.path, ".shp")
        if shapes is None or not _starts_with(shapes, SHAPEFILE_START):
            raise UnreadableVectorError(_DAMAGED)
        wanted, seen = [], 0
        while True:
            headings, columns = self._table(seen, _BATCH)
            count = len(columns[0]) if columns else 0
            for row in _rows(headings, columns):
                if keep(row):
                    wanted.append((seen, row))
                seen += 1
            if count < _BATCH:
                break
            if seen > _MOST_ROWS:
                raise UnreadableVectorError(_TOO_LONG)
        return RawLayer(tuple(_features(shapes, wanted)), seen, self._crs())

    def _table(self, start: int, most: int) -> tuple[tuple[str, ...], list[np.ndarray[Any, Any]]]:
        """Read rows of the table alone."""
        if not is_table(self.path):
            raise UnreadableVectorError(_DAMAGED)
        meta, _, _, columns = _gdal_read(
            self.path,
            encoding=self._encoding,
            read_geometry=False,
            skip_features=start,
            max_features=most,
        )
        return tuple(str(name) for name in meta["fields"]), list(columns)

    @cached_property
    def _encoding(self) -> str:
        """What the ``.cpg`` says if the table can be read so, else UTF-8, else that of Windows."""
        code_page = beside(self.path, ".cpg")
        said = _codec(code_page) if code_page else None
        content = self.path.read_bytes()
        # The header says its own length; field names are in it.
        start = int.from_bytes(content[8:10], "little")
        for encoding in (said, "utf-8"):
            if encoding and _is_readable(content[start:], encoding):
                return encoding
        return "cp1252"

    def _crs(self) -> str | None:
        projection = beside(self.path, ".prj")
        if projection is None:
            return None
        return projection.read_bytes()[:_LONGEST_CRS].decode("utf-8", "replace").strip() or None


def beside(path: Path, suffix: str) -> Path | None:
    """Return the file of the same name with another suffix, in whatever letters."""
    same = (one for one in path.parent.iterdir() if one.stem.lower() == path.stem.lower())
    return next((one for one in same if one.suffix.lower() == suffix), None)


def is_table(path: Path) -> bool:
    """Tell whether a file begins like the table of a shapefile."""
    with path.open("rb") as content:
        start = content.read(1)
    return bool(start) and start[0] in _TABLE_STARTS


def _starts_with(path: Path, start: bytes) -> bool:
    with path.open("rb") as content:
        return content.read(len(start)) == start


def _codec(path: Path) -> str | None:
    """Return what Python calls the encoding that a ``.cpg`` names."""
    said = path.read_bytes()[:40].decode("ascii", "ignore").strip().lower()
    page = _CODE_PAGE.fullmatch(said)
    name = f"cp{page[1]}" if page else said.replace("8859_", "8859-").replace("8859-", "iso8859-")
    name = name.replace("iso-iso", "iso").replace("isoiso", "iso")
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def _is_readable(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def _rows(headings: tuple[str, ...], columns: list[np.ndarray[Any, Any]]) -> Iterator[Attributes]:
    for values in zip(*columns, strict=True):
        yield dict(zip(headings, (text_of(value) for value in values), strict=True))


def _features(path: Path, wanted: list[tuple[int, Attributes]]) -> Iterator[RawFeature]:
    points = 0
    for start in range(0, len(wanted), _SHAPES_BATCH):
        batch = wanted[start : start + _SHAPES_BATCH]
        _, _, shapes, _ = _gdal_read(path, columns=[], fids=[row for row, _ in batch])
        for (row, attributes), content in zip(batch, shapes, strict=True):
            feature = _feature(row + 1, attributes, content)
            yield feature
            points += shapely.get_num_coordinates(feature.shape) if feature.shape is not None else 0
            if points > MOST_COORDINATES:
                raise UnreadableVectorError(_TOO_DETAILED)


def _feature(line: int, attributes: Attributes, content: bytes | None) -> RawFeature:
    try:
        shape = polygon_of_wkb(content)
    except ShapeError as error:
        return RawFeature(line, attributes, None, str(error))
    return RawFeature(line, attributes, shape)


def _gdal_read(path: Path, **how: Any) -> tuple[Any, ...]:
    """Read by GDAL, what it mutters put aside."""
    import pyogrio

    # A layer without its index is common; GDAL makes it again, beside, in our own folder.
    pyogrio.set_gdal_config_options({"SHAPE_RESTORE_SHX": True})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found: tuple[Any, ...] = pyogrio.raw.read(path, **how)
    # The last one is how pyogrio trips on a ``.prj`` that cannot be written again.
    except (RuntimeError, ValueError, IndexError, OSError, UnboundLocalError) as error:
        raise UnreadableVectorError(_DAMAGED) from error
    return found
