"""The tables and layers of a file that hold a grid, read the same way row after row."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from data.base.problems import Where
from data.importers.files import Container
from data.importers.grid.columns import MOST_CELLS, GridColumns, grid_columns, looks_like_a_grid
from data.importers.official.counting import row_count
from data.importers.official.tables import OfficialTable
from data.importers.opened import OpenedFile
from data.importers.outlines.opening import FoundLayer, refusing
from geo.reading import Attributes, VectorLayer
from geo.vectors.geopackage import GeoPackageLayer

_LAYERED = frozenset({Container.GPKG, Container.ZIP})
Row = tuple[Where, dict[str, str]]
"""Where a row is, and its texts by role."""


@dataclass(frozen=True)
class TableSource:
    """A grid in a delimited text or a sheet."""

    table: OfficialTable

    @property
    def name(self) -> str:
        """Of the file or of the member of the archive, without its folders."""
        return PurePosixPath(self.table.name).name

    @property
    def columns(self) -> GridColumns:
        """Where each thing stands."""
        return grid_columns(self.table.headings)

    def rows(self, needles: Collection[str]) -> Iterator[Row]:
        """Read the rows that hold one of these texts, all of them without any."""
        places = self.columns.places
        for row in self.table.rows(needles):
            where = Where(self.table.sheet, row.line)
            yield where, {role: row.cells[place] for role, place in places.items()}

    def count(self) -> int:
        """Count all the rows."""
        return row_count(self.table)


@dataclass
class LayerSource:
    """A grid in a layer of squares: only its attributes are read, its names say the ground."""

    found: FoundLayer
    seen: int = 0

    @property
    def name(self) -> str:
        """Of the file or of the member of the archive, without its folders."""
        return PurePosixPath(self.found.label.split(" › ")[-1]).name

    @property
    def columns(self) -> GridColumns:
        """Where each thing stands among the columns of the layer."""
        return grid_columns(self.found.layer.columns)

    def rows(self, needles: Collection[str]) -> Iterator[Row]:
        """Read the rows whose communes hold one of these texts, all of them without any."""
        headings, places = self.found.layer.columns, self.columns.places
        wanted = {role: headings[place] for role, place in places.items()}
        layer: VectorLayer = self.found.layer
        if isinstance(layer, GeoPackageLayer):
            layer = replace(layer, only=tuple(wanted.values()))
        heading = wanted["communes"]
        kept: list[Row] = []

        def keep(row: Attributes) -> bool:
            self.seen += 1
            is_wanted = not needles or any(one in row[heading] for one in needles)
            if is_wanted and len(kept) <= MOST_CELLS:
                kept.append((Where(line=self.seen), {role: row[wanted[role]] for role in wanted}))
            # The shapes are not wanted: the name of a square says where it is.
            return False

        with refusing(self.found.label):
            layer.read(keep)
        yield from kept

    def count(self) -> int:
        """Count all the rows, once they were read."""
        return self.seen


GridSource = TableSource | LayerSource


def grid_sources(opened: OpenedFile) -> list[GridSource]:
    """Return what holds a grid in a file: its tables, else its layers.

    Raises:
        RefusedFileError: it cannot be opened.
    """
    tables: list[GridSource] = [
        TableSource(one)
        for one in opened.tables
        if looks_like_a_grid(one.headings, [row.cells for row in one.sample])
    ]
    if tables or opened.file.container not in _LAYERED:
        return tables
    return [LayerSource(one) for one in opened.outlines.matching(_is_a_grid)]


def _is_a_grid(layer: VectorLayer) -> bool:
    sample = [[row.get(name, "") for name in layer.columns] for row in layer.sample]
    return looks_like_a_grid(layer.columns, sample)
