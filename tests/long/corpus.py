"""The files that the fuzz starts from: ours always, real ones when they stand beside."""

import csv
import gzip
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import xlsxwriter

from tests.data.importers.made_files import FILES

_SHARED = Path(__file__).resolve().parents[3] / "shared"
_SUFFIXES = {".csv", ".geojson", ".json", ".gpkg", ".gz", ".xml", ".txt"}
_MOST = 1_000_000
_ACTIONS = (
    "Code;Action;Statut;Échéance;Pilote\nA-1;Planter;En cours;31/12/2027;\nA-2;Ouvrir;Réalisé;;\n"
)
_VALUES = "Indicateur;Territoire;Année;Valeur;Unité\nArbres;62765;2026;12;arbres\n"
_PROMISES = (
    "D’ici la fin du mandat, la ville augmentera de 50 % le nombre de caméras en service.",
    "En lien avec l’adjointe en charge des écoles, un plan sera défini avant l’été 2027.",
)


@dataclass(frozen=True)
class Original:
    """A file before it is spoilt.

    Attributes:
        name: as the officer knows it.
        format: its code, when it reads well as it is; empty otherwise.
    """

    name: str
    content: bytes
    format: str = ""


def originals() -> Iterator[Original]:
    """Give every file to start from, the formats not yet known."""
    made = [Original(name, content) for name, content in FILES.items()]
    yield from made
    yield from _ours()
    yield from (wrapped for one in made for wrapped in _wrapped(one))
    for path in sorted(_SHARED.glob("s*/**/*")):
        if path.suffix in _SUFFIXES and path.stat().st_size < _MOST:
            real = Original(path.name, path.read_bytes())
            yield real
            if len(real.content) % 3 == 0:
                yield from _wrapped(real)


def _ours() -> Iterator[Original]:
    """Give a small file of each format that is a town's own, and the outlines in a database."""
    yield Original("suivi.csv", _ACTIONS.encode())
    yield Original("valeurs.csv", _VALUES.encode())
    yield Original("suivi.xlsx", _workbook(_ACTIONS))
    document = docx.Document()
    document.add_heading("Feuille de route par délégation 2026-2032", 0)
    document.add_heading("Sécurité", 1)
    document.add_paragraph("L’adjointe déléguée à la sécurité aura en charge :")
    document.add_heading("Vidéoprotection", 2)
    for rank, promise in enumerate(_PROMISES, start=1):
        document.add_paragraph(f"{rank}. {promise}")
    written = io.BytesIO()
    document.save(written)
    yield Original("feuille.docx", written.getvalue())
    yield from _shapes("QP2024_France_Hexagonale_Outre_Mer_WGS84")
    yield from _shapes("communes-62-pas-de-calais")


def _shapes(name: str) -> Iterator[Original]:
    """Give the same outlines as a GeoPackage, a zipped shapefile, and in Lambert 93."""
    import geopandas

    frame = geopandas.read_file(io.BytesIO(FILES[f"{name}.geojson"]))
    frame = frame.drop(columns="fid", errors="ignore")
    with TemporaryDirectory(prefix="mandascope-corpus-") as place:
        folder = Path(place)
        frame.to_file(folder / f"{name}.gpkg", driver="GPKG")
        yield Original(f"{name}.gpkg", _compact(folder / f"{name}.gpkg"))
        (folder / "shp").mkdir()
        frame.to_crs(2154).to_file(folder / "shp" / f"{name}.shp", engine="pyogrio")
        with zipfile.ZipFile(folder / "shp.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for part in sorted((folder / "shp").iterdir()):
                archive.write(part, f"SHP/{part.name}")
        yield Original(f"{name}-shp.zip", (folder / "shp.zip").read_bytes())


def _compact(path: Path) -> bytes:
    base = sqlite3.connect(path)
    base.execute("vacuum")
    base.close()
    return path.read_bytes()


def _wrapped(original: Original) -> Iterator[Original]:
    """Give a file in a zip, in gzip and, when it is a table, as a workbook."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lisezmoi.txt", "Données publiées sous Licence Ouverte 2.0.")
        archive.writestr(f"donnees/{original.name}", original.content)
    yield Original(f"{Path(original.name).stem}.zip", packed.getvalue())
    yield Original(f"{original.name}.gz", gzip.compress(original.content))
    if original.name.endswith(".csv"):
        text = original.content.decode("utf-8-sig", "replace")
        yield Original(f"{Path(original.name).stem}.xlsx", _workbook(text))


def _workbook(text: str) -> bytes:
    """Return a delimited text as a workbook, its numbers as text as portals often do."""
    written = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(written, options) as book:
        sheet = book.add_worksheet("Données")
        for line, row in enumerate(csv.reader(io.StringIO(text), delimiter=";")):
            for rank, cell in enumerate(row[:60]):
                sheet.write_string(line, rank, cell)
    return written.getvalue()


def write_corpus(folder: Path, found: list[Original]) -> None:
    """Write the files, numbered, and what is known of them."""
    folder.mkdir(parents=True, exist_ok=True)
    for rank, one in enumerate(found):
        (folder / str(rank)).write_bytes(one.content)
    known = [{"name": one.name, "format": one.format} for one in found]
    (folder / "known.json").write_text(json.dumps(known, ensure_ascii=False), "utf-8")


def read_corpus(folder: Path) -> list[Original]:
    """Read back what ``write_corpus`` wrote."""
    known = json.loads((folder / "known.json").read_text("utf-8"))
    return [
        Original(one["name"], (folder / str(rank)).read_bytes(), one["format"])
        for rank, one in enumerate(known)
    ]
