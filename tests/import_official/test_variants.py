"""An official table that a spreadsheet, an archive or a new edition went over."""

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.data.importers.made_files import FILES
from tests.data.importers.made_lines import lines
from tests.import_official.command import FORMATS, REVN, file, imported, refused, town

pytestmark = pytest.mark.usefixtures("no_base")


def _columns(text: str, change: Callable[[list[list[str]]], list[list[str]]]) -> str:
    return "\n".join(";".join(row) for row in change([line.split(";") for line in text.split()]))


TABLE = "CODGEO;PMIMP;DISP_Q2;TP60;A\nQP062036;20,4;11770;58,2;305\nQP062037;25,0;12000;;250\n"
VARIANTS: dict[str, bytes] = {
    "columns in another order": _columns(TABLE, lambda rows: [row[::-1] for row in rows]).encode(),
    "lower case": TABLE.lower().encode(),
    "a mark and Windows lines": TABLE.replace("\n", "\r\n").encode("utf-8-sig"),
    "commas and quotes": "\n".join(
        ",".join(f'"{cell}"' for cell in line.split(";")) for line in TABLE.split()
    ).encode(),
    "tabs": TABLE.replace(";", "\t").encode(),
    "UTF-16": TABLE.encode("utf-16"),
    "a title above": f"Revenus des quartiers, INSEE\n\n{TABLE}".encode(),
    "an empty first column": _columns(TABLE, lambda rows: [["", *row] for row in rows]).encode(),
    "empty columns after": _columns(
        TABLE, lambda rows: [row + [""] * 900 for row in rows]
    ).encode(),
    "doubled rows": (TABLE + TABLE.split("\n")[1] + "\n").encode(),
    "other quarters unread": f"{TABLE}QP062036bis;1;2;3;4\n".encode(),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_table_that_a_spreadsheet_went_over_gives_the_same(tmp_path: Path, variant: str) -> None:
    town()
    imported(file(tmp_path, "REVN_2021.csv", TABLE))
    again = imported(file(tmp_path, "copie_REVN_2021.csv", VARIANTS[variant]))
    assert (again["changes"]["added"], again["changes"]["changed"]) == (0, 0)
    assert (again["counts"]["observations"], again["counts"]["suppressed"]) == (8, 1)


def test_a_zip_or_a_gzip_gives_the_same(tmp_path: Path) -> None:
    town()
    imported(file(tmp_path, "REVN_2021.csv", TABLE))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("dossier/REVN_2021.csv", TABLE)
        archive.writestr("dossier/meta_REVN_2021.csv", "COD_VAR;LIB_VAR\nTP60;Taux\n")
    for name, content in (
        ("revenus.zip", packed.getvalue()),
        ("REVN_2021.csv.gz", gzip.compress(TABLE.encode())),
    ):
        assert imported(file(tmp_path, name, content))["changes"]["added"] == 0, name


def test_a_newer_layout_says_which_columns_are_new_and_which_are_gone(tmp_path: Path) -> None:
    town()
    header = "CODGEO;PMIMP;DISP_Q2;TP60;DISP_Q1;DISP_Q3"
    core = "DECUC_Q1;DECUC_Q2;DECUC_Q3;DECUC_D1;DECUC_D9;DISP_D1;DISP_D9;PACT;PPEN;PPSOC;PIMPOT"
    heading = f"{header};{core};PPAT;BREV;A;ARSAS;AAAH".replace("DECUC_Q2", "DECUC_MED")
    row = ";".join(["QP062036", *["12"] * heading.count(";")])
    found = imported(file(tmp_path, "REVN_2027.csv", lines(heading, row)))
    said = " ".join(one["message"] for one in found["warnings"])
    assert "1 colonne inconnue de cette version : DECUC_MED" in said
    assert "1 colonne attendue manque : DECUC_Q2." in said


@pytest.mark.parametrize(
    ("name", "old", "new", "missing"),
    [
        ("REVN_2021.csv", "TP60", "TAUX", "TP60"),
        ("balances-comptables-des-communes-en-2024.csv", "obnetdeb", "debit", "obnetdeb"),
        ("ofgl-base-communes.csv", ";Montant;", ";Somme;", "montant"),
        ("comptes-individuels-des-communes-2023.csv", "pop1", "population", "pop1"),
    ],
)
def test_a_layout_that_lost_what_it_is_read_by_says_what_is_missing(
    tmp_path: Path, name: str, old: str, new: str, missing: str
) -> None:
    town()
    content = FILES[name].decode("utf-8-sig")
    assert old in content
    found = refused(file(tmp_path, name, content.replace(old, new, 1)))
    assert found["format"] == FORMATS[name]
    assert missing in found["said"]


def test_a_zero_is_a_value_and_a_blank_is_none(tmp_path: Path) -> None:
    with_zero = REVN.replace(";13\u202f000;;", ";13\u202f000;0;")
    assert with_zero != REVN
    counts = [
        imported(file(tmp_path, "REVN_2021.csv", text), "--dry-run")["counts"]
        for text in (REVN, with_zero)
    ]
    assert [one["suppressed"] for one in counts] == [1, 0]
    assert counts[0]["observations"] == counts[1]["observations"]
