"""Official files that are refused: where, why, and with nothing changed."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from tests.data.importers.accounts.made_acts import an_act
from tests.data.importers.made_files import FILES, written
from tests.data.importers.made_lines import lines
from tests.import_official.command import FORMATS, REVN, file, imported, refused, run, town

pytestmark = pytest.mark.usefixtures("no_base")


BALANCE = FILES["balances-comptables-des-communes-en-2024.csv"].decode("utf-8-sig")
LILLE = "2024;21590350100017;059;LILLE;350;1;101;00;M57;215903501;032;40;;;;Commune;DEF"


@pytest.mark.parametrize(
    ("change", "line", "column", "said"),
    [
        (("55,0", "douze"), 2, "TP60", "« douze » n’est pas un nombre"),
        (("11\u202f000", "1e308"), 2, "DISP_Q2", "n’est pas un nombre"),
        (("12\u202f000", "#REF!"), 3, "DISP_Q2", "« #REF! » n’est pas un nombre"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line_and_its_column(
    tmp_path: Path, change: tuple[str, str], line: int, column: str, said: str
) -> None:
    town()
    found = refused(file(tmp_path, "REVN_2021.csv", REVN.replace(*change)))
    where = found["errors"][0]["where"]
    assert (where["line"], where["column"]) == (line, column)
    assert said in found["said"]


@pytest.mark.parametrize("code", sorted({*FORMATS.values(), "feuille-de-route", "indicateurs"}))
def test_a_format_forced_on_another_file_is_refused(tmp_path: Path, code: str) -> None:
    town()
    path = written(tmp_path, "REVN_2021.csv")
    if code == "insee-qpv":
        assert imported(path, "--as", code)["format"] == code
    else:
        found = refused(path, "--as", code)
        assert found["format"] == code
        assert ".text" not in found["said"]


@pytest.mark.parametrize(
    "options", [("--as", "bidule"), ("--edition", "12"), ("--edition", "deux"), ("--nope",)]
)
def test_a_misuse_is_no_refusal(tmp_path: Path, options: tuple[str, ...]) -> None:
    result = run("import", written(tmp_path, "REVN_2021.csv"), "--json", *options)
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_file_that_is_not_there_is_a_misuse(tmp_path: Path) -> None:
    assert run("import", tmp_path / "rien.csv", "--json").exit_code == 2


def test_accounts_of_another_town_are_refused_by_name(tmp_path: Path) -> None:
    town("Lens", "62498")
    assert "SAINT-OMER" in refused(file(tmp_path, "CA.xml", an_act()))["said"]
    alone = lines(BALANCE.split("\r\n")[0], f"{LILLE};60612" + ";0.0" * 10)
    assert "LILLE (59350)" in refused(file(tmp_path, "balances.csv", alone))["said"]


def _archive(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


HOSTILE = {
    "bombe.zip": _archive("REVN_2021.csv", b"0" * 60_000_000),
    "chemin.zip": _archive("../../REVN_2021.csv", REVN.encode()),
    "racine.zip": _archive("/etc/REVN_2021.csv", REVN.encode()),
    "colonnes_2021.csv": b"CODGEO;PMIMP;DISP_Q2;TP60" + b";X" * 1_000_000,
    "entites.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    b'<DocumentBudgetaire xmlns="http://www.minefi.gouv.fr/cp/demat/docbudgetaire">&b;'
    b"</DocumentBudgetaire>",
    "coupe.xml": an_act()[:900],
    "coupe.xml.gz": gzip.compress(an_act())[:200],
    "profond.geojson": b'{"type":"FeatureCollection","features":' + b"[" * 100_000,
    "coupe.geojson": FILES["QP2024_France_Hexagonale_Outre_Mer_WGS84.geojson"][:700],
    "coupe.gpkg": b"SQLite format 3\0" + b"\0" * 200,
    "vide_2021.csv": b"",
    "nul_2021.csv": b"CODGEO;PMIMP;DISP_Q2;TP60\nQP062036;1\0;2;3\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_could_harm_is_refused_in_french_and_changes_nothing(
    tmp_path: Path, name: str
) -> None:
    town()
    said = refused(file(tmp_path, name, HOSTILE[name]))["said"]
    assert "Traceback" not in said
    assert "passwd" not in said
    assert len(said) > 20
