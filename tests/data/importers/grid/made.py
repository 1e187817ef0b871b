"""A grid made by hand, in the forms that INSEE publishes; its figures are invented."""

import sqlite3
import struct
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

NAME_2021 = "Filosofi2021_carreaux_200m_met.csv"
HEADINGS = {
    2015: "IdINSPIRE,Id_carr1km,I_est_cr,Id_carr_n,Groupe,Depcom,I_pauv,Ind,Men,Men_pauv",
    2017: "Idcar_200m,Idcar_1km,I_est_200,Idcar_nat,Groupe,lcog_geo,I_est_1km,Ind,Men,Men_pauv",
    2021: "idcar_200m,idcar_1km,i_est_200,idcar_nat,men_surf,lcog_geo,i_est_1km,ind,men,men_pauv",
}
Made = tuple[int, int, str, str, str, str, str]
"""Column, row, imputed, communes, people, households, poor households."""

CELLS: tuple[Made, ...] = (
    (0, 0, "0", "62765", "120.5", "60", "30.5"),
    (1, 0, "0", "6276562525", "80", "52", "26"),
    (2, 2, "1", "62040", "21", "9.5", "1.5"),
    (9, 9, "0", "6276559350", "300", "150", "12"),
    (20, 20, "0", "59350", "999", "500", "400"),
)
"""The third is imputed, the fourth lies also on a commune of elsewhere, the last one all on it."""


def code_of(column: int, row: int) -> str:
    """Return the name of a square near Saint-Omer."""
    return f"CRS3035RES200mN{3088000 + 200 * row}E{3774000 + 200 * column}"


def rows(cells: Sequence[Made] = CELLS) -> list[tuple[str, ...]]:
    """Return the cells in the order of the headings."""
    return [
        (code_of(x, y), "CRS3035RES1000mN1E1", imputed, "n", "1", communes, "0", *counts)
        for x, y, imputed, communes, *counts in cells
    ]


def written_csv(
    folder: Path, cells: Sequence[Made] = CELLS, *, name: str = NAME_2021, year: int = 2021
) -> Path:
    """Write a CSV as INSEE does."""
    lines = [HEADINGS[year], *(",".join(row) for row in rows(cells))]
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def written_zip(folder: Path) -> Path:
    """Write an archive of two territories, as INSEE does: its name alone tells the year."""
    path = folder / "Filosofi2021_carreaux_200m_csv.zip"
    with ZipFile(path, "w") as archive:
        archive.write(written_csv(folder, name="m.csv"), "carreaux_200m_met.csv")
        island = [(0, 0, "0", "97411", "10", "5", "1")]
        archive.write(written_csv(folder, island, name="r.csv"), "carreaux_200m_reun.csv")
    return path


def written_gpkg(folder: Path, cells: Sequence[Made] = CELLS) -> Path:
    """Write a GeoPackage of squares in Lambert 93, whose shapes are not read."""
    path = folder / "Filosofi2019_carreaux_200m_met.gpkg"
    names = HEADINGS[2021].split(",")
    with closing(sqlite3.connect(path)) as base, base:
        base.executescript(_GPKG)
        columns = ", ".join(f"{name} {'REAL' if name in _REAL else 'TEXT'}" for name in names)
        base.execute(f"CREATE TABLE grille (fid INTEGER PRIMARY KEY, geom BLOB, {columns})")
        marks = ", ".join("?" for _ in names)
        for row in rows(cells):
            base.execute(
                f"INSERT INTO grille (geom, {', '.join(names)}) VALUES (?, {marks})",
                (_SQUARE, *row),
            )
    return path


_REAL = frozenset({"ind", "men", "men_pauv"})
_RING = ((650000.0, 7070000.0), (650200.0, 7070000.0), (650200.0, 7070200.0), (650000.0, 7070000.0))
_SQUARE = (
    b"GP\x00\x01"
    + struct.pack("<i", 2154)
    + struct.pack("<BIII", 1, 3, 1, len(_RING))
    + b"".join(struct.pack("<dd", *point) for point in _RING)
)
_GPKG = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER, organization TEXT,
    organization_coordsys_id INTEGER, definition TEXT, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES ('Lambert 93', 2154, 'EPSG', 2154, '', '');
CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, srs_id INTEGER);
INSERT INTO gpkg_contents VALUES ('grille', 'features', 2154);
CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT,
    srs_id INTEGER);
INSERT INTO gpkg_geometry_columns VALUES ('grille', 'geom', 'POLYGON', 2154);
"""
