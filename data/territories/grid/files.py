"""Candidate cells as GeoJSON, for GIS software: groups, then cells."""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from data.base.chart import Cell, Table
from data.territories.grid.tables import CELL, GROUP
from data.territories.grid.views import GridView
from geo.grid import GridSquare, grid_square, grounds_of


def as_geojson(view: GridView) -> bytes:
    """Return the shapes of a view in WGS 84 (RFC 7946), each with its figures, rule and source."""
    cells = _rows(view.cells)
    squares = [[square] for one in cells if (square := grid_square(str(one[CELL])))]
    by_group: defaultdict[Cell, list[GridSquare]] = defaultdict(list)
    for row, own in zip(cells, squares, strict=True):
        by_group[row[GROUP]] += own
    groups = _rows(view.groups)
    shapes = grounds_of([*(by_group[one[GROUP]] for one in groups), *squares])
    about = {
        "Règle": view.rule,
        "Source": view.source,
        "Simulé": "oui" if view.is_simulated else "non",
    }
    collection = {
        "type": "FeatureCollection",
        "name": f"carreaux-candidats-{view.vintage}",
        "features": [
            _feature(shape, dict(row) | about)
            for row, shape in zip([*groups, *cells], shapes, strict=True)
        ],
    }
    return json.dumps(collection, ensure_ascii=False).encode()


def _rows(table: Table) -> list[dict[str, Cell]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def _feature(shape: Any, properties: Mapping[str, Cell]) -> dict[str, Any]:
    from shapely.geometry import mapping

    return {"type": "Feature", "geometry": mapping(shape), "properties": properties}
