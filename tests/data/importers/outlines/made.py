"""Boundary files of our own making: square quarters, written as portals write them."""

import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import geopandas
from shapely import Geometry, box
from shapely.geometry import mapping

from data.base.problems import RefusedFileError
from data.importers.files import IncomingFile
from data.importers.formats import Reading, Town
from data.importers.opened import OpenedFile
from data.importers.outlines import communes, quarters
from data.territories.surroundings import Surroundings

SQUARE = box(2.25, 50.74, 2.26, 50.75)
ELSEWHERE = box(1.6, 50.7, 1.61, 50.71)
CAPSO = Surroundings(
    commune="62765",
    communes={
        "62765": "Saint-Omer",
        "62525": "Longuenesse",
        "62757": "Saint-Martin-lez-Tatinghem",
    },
    former={"62807": "62757"},
    epci="200069037",
    epci_name="CA du Pays de Saint-Omer",
)
TOWN = Town(date(2026, 11, 21), surroundings=CAPSO)
NOWHERE = Town(date(2026, 11, 21))

Row = tuple[Mapping[str, Any], Geometry | Mapping[str, Any] | None]


def a_quarter(code: str = "QN06236M", **values: Any) -> dict[str, Any]:
    """Return the attributes of a quarter of Saint-Omer."""
    return {"code_qp": code, "lib_qp": "Saint-Exupéry", "insee_com": "62765"} | values


def geojson(*rows: Row, **members: Any) -> str:
    """Write a collection, a feature a line."""
    features = ",\n".join(
        json.dumps(
            {
                "type": "Feature",
                "properties": dict(values),
                "geometry": mapping(shape) if isinstance(shape, Geometry) else shape,
            }
        )
        for values, shape in rows
    )
    start = json.dumps({"type": "FeatureCollection"} | members)[:-1]
    return f'{start}, "features": [\n{features}\n]}}'


def frame(*rows: Row, crs: str | int | None = 4326) -> geopandas.GeoDataFrame:
    """Return rows as a table with shapes, moved from WGS 84."""
    shapes = geopandas.GeoSeries([shape for _, shape in rows], crs=4326)
    moved = shapes.to_crs(crs) if crs else shapes.set_crs(None, allow_override=True)
    return geopandas.GeoDataFrame([dict(values) for values, _ in rows], geometry=moved)


def zipped_shapefile(
    path: Path,
    table: geopandas.GeoDataFrame,
    stem: str = "quartiers",
    folder: str = "SHP/",
    without: tuple[str, ...] = (),
    encoding: str = "UTF-8",
) -> Path:
    """Write a shapefile, then zip its files under a folder; added to the zip if it exists."""
    around = path.parent / f"{path.stem}-{stem}"
    around.mkdir()
    table.to_file(around / f"{stem}.shp", encoding=encoding)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for one in sorted(around.iterdir()):
            if one.suffix not in without:
                archive.write(one, f"{folder}{one.name}")
    return path


def opened(path: Path) -> OpenedFile:
    """Open a file under its own name."""
    return OpenedFile(IncomingFile(path.name, path))


def written(folder: Path, text: str | bytes, name: str = "contours.geojson") -> Path:
    """Write a file."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def quarters_of(path: Path, town: Town = TOWN) -> Reading:
    """Read the quarters of a file."""
    return quarters.read(opened(path), town)


def communes_of(path: Path, town: Town = TOWN) -> Reading:
    """Read the communes of a file."""
    return communes.read(opened(path), town)


def refusal(read: Callable[[Path], Reading], path: Path) -> str:
    """Return why a file is refused."""
    try:
        read(path)
    except RefusedFileError as error:
        return str(error)
    raise AssertionError("the file was read")


def warned(reading: Reading) -> str:
    """Return the warnings of a reading, as they are shown."""
    return "\n".join(str(one) for one in reading.warnings)
