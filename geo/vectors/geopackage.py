"""GeoPackage, which is a SQLite base: a stranger's, so read with care and never written."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Final

import shapely

from geo.errors import ShapeError, UnreadableVectorError
from geo.vectors.model import (
    LONGEST_TEXT,
    MOST_COORDINATES,
    SAMPLE,
    Attributes,
    Keep,
    RawFeature,
    RawLayer,
    text_of,
)
from geo.vectors.polygons import NO_SHAPE, polygon_of_wkb

_MOST_BYTES: Final = 1_500_000_000
_MOST_SECONDS: Final = 60.0
_STEPS_BETWEEN_LOOKS: Final = 100_000
_LONGEST_VALUE: Final = 100_000_000
_MOST_LAYERS: Final = 50
_NOT_SURFACES: Final = ("POINT", "MULTIPOINT", "LINESTRING", "MULTILINESTRING")
_DAMAGED: Final = (
    "le fichier GeoPackage est abîmé ou incomplet. Téléchargez-le de nouveau, puis recommencez"
)
_TOO_SLOW: Final = (
    "le fichier GeoPackage ne se lit pas en un temps raisonnable, il a pu être fabriqué pour nuire."
    " Demandez l’original"
)
_TOO_BIG: Final = (
    "le fichier est trop gros (plus de 1,5 gigaoctet). Choisissez le fichier de votre département"
)
_TOO_DETAILED: Final = (
    "les contours ont trop de points (plus de cinq millions). Choisissez une version simplifiée"
)
_LAYERS: Final = """
SELECT c.table_name, c.data_type, g.column_name, upper(g.geometry_type_name), m.type, m.sql,
       upper(s.organization), s.organization_coordsys_id, s.definition
FROM gpkg_contents AS c
JOIN gpkg_geometry_columns AS g ON g.table_name = c.table_name
JOIN sqlite_master AS m ON m.name = c.table_name
LEFT JOIN gpkg_spatial_ref_sys AS s ON s.srs_id = g.srs_id
LIMIT 51
"""


@dataclass(frozen=True)
class GeoPackageLayer:
    """A table of features.

    Attributes:
        shape_column: where its shapes are.
        crs: ``EPSG:…``, else what its definition says; missing when undefined.
        only: the columns to read; all of them when empty. A national file has dozens.
    """

    path: Path
    name: str
    shape_column: str
    crs: str | None
    only: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Its columns but the shapes; computed ones are left alone."""
        with _opened(self.path) as base:
            rows = base.execute(f"PRAGMA table_info({_quoted(self.name)})")
            names = tuple(str(row[1]) for row in rows if row[1] != self.shape_column)
        return tuple(one for one in names if not self.only or one in self.only)

    @cached_property
    def sample(self) -> tuple[Attributes, ...]:
        """Attributes of its first rows."""
        with _opened(self.path) as base:
            return tuple(attributes for _, attributes in islice(self._rows(base), SAMPLE))

    def read(self, keep: Keep) -> RawLayer:
        """Read the attributes of all rows, then the shapes of those to keep."""
        with _opened(self.path) as base:
            wanted, seen = [], 0
            for row, attributes in self._rows(base):
                seen += 1
                if keep(attributes):
                    wanted.append((row, attributes))
            return RawLayer(tuple(self._features(base, wanted)), seen, self.crs)

    def _rows(self, base: sqlite3.Connection) -> Iterator[tuple[int, Attributes]]:
        values = "".join(f", {_as_text(_quoted(column))}" for column in self.columns)
        for row in base.execute(f"SELECT rowid{values} FROM {_quoted(self.name)}"):
            texts = (text_of(value) for value in row[1:])
            yield int(row[0]), dict(zip(self.columns, texts, strict=True))

    def _features(
        self, base: sqlite3.Connection, wanted: list[tuple[int, Attributes]]
    ) -> Iterator[RawFeature]:
        column, table = _quoted(self.shape_column), _quoted(self.name)
        points = 0
        for row, attributes in wanted:
            found = base.execute(f"SELECT {column} FROM {table} WHERE rowid = ?", (row,)).fetchone()
            feature = _feature(row, attributes, found[0] if found else None)
            yield feature
            points += shapely.get_num_coordinates(feature.shape) if feature.shape is not None else 0
            if points > MOST_COORDINATES:
                raise UnreadableVectorError(_TOO_DETAILED)


def geopackage_layers(path: Path) -> tuple[GeoPackageLayer, ...]:
    """Return the tables of surfaces of a GeoPackage, once it is known to be sound.

    Raises:
        UnreadableVectorError: it is damaged, hostile, too big, or holds no table of surfaces.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise UnreadableVectorError(_TOO_BIG)
    with _opened(path) as base:
        if base.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise UnreadableVectorError(_DAMAGED)
        rows = base.execute(_LAYERS).fetchall()
    layers = tuple(layer for row in rows[:_MOST_LAYERS] for layer in _layer(path, row))
    if not layers:
        raise UnreadableVectorError(_nothing(rows))
    return layers


def _layer(path: Path, row: tuple[Any, ...]) -> Iterator[GeoPackageLayer]:
    """Make the layer of a line of the contents; nothing for a view, or for points."""
    name, data_type, column, kind, made_as, sql, organization, code, definition = row
    is_table = made_as == "table" and not _is_virtual(sql)
    if data_type == "features" and is_table and kind not in _NOT_SURFACES:
        yield GeoPackageLayer(path, str(name), str(column), _crs(organization, code, definition))


def _nothing(rows: list[tuple[Any, ...]]) -> str:
    names = ", ".join(f"«\u00a0{str(row[0])[:60]}\u00a0»" for row in rows[:5])
    found = f"Il contient : {names}. " if names else ""
    return (
        f"ce fichier GeoPackage ne contient aucune table de polygones. {found}Attendu : une table "
        "de contours. Enregistrez la couche dans un nouveau fichier, puis recommencez"
    )


def _is_virtual(sql: Any) -> bool:
    return str(sql).lstrip()[:14].upper() == "CREATE VIRTUAL"


def _crs(organization: Any, code: Any, definition: Any) -> str | None:
    if organization == "EPSG" and isinstance(code, int):
        return f"EPSG:{code}"
    text = str(definition or "").strip()
    return None if text.lower() in {"", "undefined"} else text


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a base that may have been made to harm: bounded in time and memory, never written."""
    deadline = time.monotonic() + _MOST_SECONDS
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as base:
            base.text_factory = lambda content: content.decode("utf-8", "replace")
            base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
            base.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)
            base.execute("PRAGMA trusted_schema = OFF")
            base.execute("PRAGMA cell_size_check = ON")
            yield base
    except (sqlite3.Error, OverflowError, ValueError) as error:
        message = _TOO_SLOW if time.monotonic() > deadline else _DAMAGED
        raise UnreadableVectorError(message) from error


def _quoted(name: str) -> str:
    escaped = name.replace('"', '""')
    return f'"{escaped}"'


def _as_text(column: str) -> str:
    """Return the expression of a value that is never a blob nor a book."""
    cut = f"substr({column}, 1, {LONGEST_TEXT})"
    return f"CASE typeof({column}) WHEN 'blob' THEN NULL WHEN 'text' THEN {cut} ELSE {column} END"


def _feature(row: int, attributes: Attributes, content: Any) -> RawFeature:
    try:
        shape = polygon_of_wkb(_wkb(content))
    except ShapeError as error:
        return RawFeature(row, attributes, None, str(error))
    return RawFeature(row, attributes, shape)


def _wkb(content: Any) -> bytes | None:
    """Return the well-known binary of a GeoPackage's shape, which stands after its own header."""
    if content is None:
        return None
    if not isinstance(content, bytes) or content[:2] != b"GP" or len(content) < 8:
        raise ShapeError("la forme est abîmée et ne se lit pas. Attendu : un polygone")
    flags = content[3]
    if flags & 0x10:
        raise ShapeError(NO_SHAPE)
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}.get(flags >> 1 & 7, 0)
    return content[8 + envelope :]
