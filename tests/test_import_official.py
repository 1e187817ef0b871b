"""Official files on the command line: what is printed, what is refused, what is left unchanged."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from typer.testing import CliRunner, Result

from data.__main__ import app
from data.importers.formats import COUNTS
from tests.data.importers.accounts.made_acts import an_act
from tests.data.importers.made import content_of_base, unchanged
from tests.data.importers.made_files import FILES, written
from tests.data.importers.made_lines import lines

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "import.schema.json").read_text("utf-8"))
FORMATS = {
    "QP2024_France_Hexagonale_Outre_Mer_WGS84.geojson": "contours",
    "communes-62-pas-de-calais.geojson": "communes",
    "REVN_2021.csv": "insee-qpv",
    "FILO2018_DISP_COM.csv": "filosofi",
    "populations_legales_2022_communes.csv": "populations",
    "fr-en-ips_ecoles_2021-2022.csv": "ips",
    "donnee-data.gouv-2025-geographie2025.csv": "ssmsi",
    "liste-correspondance-qp2024-qp2015.csv": "correspondance-qpv",
    "ofgl-base-communes.csv": "ofgl",
    "balances-comptables-des-communes-en-2024.csv": "balances",
    "comptes-individuels-des-communes-2023.csv": "comptes-individuels",
    "CA_2024.xml": "totem",
}
REVN = FILES["REVN_2021.csv"].decode("utf-8-sig")
BALANCE = FILES["balances-comptables-des-communes-en-2024.csv"].decode("utf-8-sig")
LILLE = "2024;21590350100017;059;LILLE;350;1;101;00;M57;215903501;032;40;;;;Commune;DEF"

pytestmark = pytest.mark.usefixtures("no_base")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def answer(result: Result) -> dict[str, Any]:
    """Return the one object on standard output, and check that it and the exit code agree."""
    found: dict[str, Any] = json.loads(result.stdout)
    Draft202012Validator(SCHEMA).validate(found)
    assert result.exit_code == (1 if found["errors"] else 0)
    return found


def town(name: str = "Saint-Omer", code: str = "62765", *more: str) -> None:
    days = ("--mandate-start", "2026-03-23", "--mandate-end", "2032-03-31")
    assert run("init", "--name", name, "--insee", code, *days, *more).exit_code == 0


def file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def imported(path: Path, *more: str) -> dict[str, Any]:
    return answer(run("import", path, "--json", *more))


def refused(path: Path, *more: str) -> dict[str, Any]:
    """Import what must be refused; return what is said, all messages as one."""
    with unchanged():
        found = imported(path, *more)
    assert found["errors"]
    assert found["counts"] == dict.fromkeys(COUNTS, 0)
    assert found["batch"] is None
    return {**found, "said": " ".join(one["message"] for one in found["errors"])}


@pytest.mark.parametrize("name", FILES)
def test_a_dry_run_on_no_base_recognises_each_format_and_keeps_all_of_it(
    tmp_path: Path, name: str
) -> None:
    found = imported(written(tmp_path, name), "--dry-run")
    assert (found["format"], found["dry_run"], found["batch"]) == (FORMATS[name], True, None)
    assert (found["ignored"], found["kept"]) == (0, "") or FORMATS[name] == "totem"
    assert sum(found["counts"].values()) > 0
    assert found["changes"]["added"] > 0


@pytest.mark.parametrize("name", FILES)
def test_each_format_is_saved_once_and_taken_back_exactly(tmp_path: Path, name: str) -> None:
    town()
    path = written(tmp_path, name)
    before = content_of_base()
    would = imported(path, "--dry-run")
    assert content_of_base() == before
    did = imported(path)
    assert {**would, "dry_run": False, "batch": did["batch"]} == did
    again = imported(path)
    assert (again["changes"]["added"], again["changes"]["changed"], again["batch"]) == (0, 0, None)
    assert run("undo", str(did["batch"])).exit_code == 0
    sources = {"source"}
    left = content_of_base()
    assert {key: rows for key, rows in left.items() if key not in sources} == {
        key: rows for key, rows in before.items() if key not in sources
    }


@pytest.mark.parametrize("name", FILES)
def test_a_town_of_elsewhere_keeps_nothing(tmp_path: Path, name: str) -> None:
    town("Rennes", "35238")
    assert refused(written(tmp_path, name))["format"] == FORMATS[name]


@pytest.mark.parametrize("name", FILES)
def test_a_belgian_town_is_not_the_french_one_of_the_same_code(tmp_path: Path, name: str) -> None:
    town("Ville belge", "62765", "--belgique")
    refused(written(tmp_path, name))


def test_a_belgian_town_may_draw_its_own_commune(tmp_path: Path) -> None:
    town("Saint-Omer", "62765", "--belgique")
    found = imported(written(tmp_path, "communes-62-pas-de-calais.geojson"))
    assert (found["counts"]["territories"], found["ignored"]) == (1, 4)


def test_a_town_says_what_it_kept_of_a_national_file(tmp_path: Path) -> None:
    town()
    found = imported(written(tmp_path, "REVN_2021.csv"))
    assert found["ignored"] == 1
    assert found["kept"] == "Gardés : les 4 quartiers prioritaires du département (Pas-de-Calais)."
    assert found["counts"]["territories"] == 4
    assert (found["counts"]["observations"], found["counts"]["suppressed"]) == (16, 1)


def test_a_base_without_a_town_says_to_create_it_and_what_it_recognised(tmp_path: Path) -> None:
    found = imported(written(tmp_path, "REVN_2021.csv"))
    assert found["format"] == "insee-qpv"
    assert "commencez par créer la vôtre" in found["errors"][0]["message"]


def test_several_towns_of_accounts_are_told_apart_before_the_base_has_its_own(
    tmp_path: Path,
) -> None:
    for name, budgets in {
        "balances-comptables-des-communes-en-2024.csv": 2,
        "ofgl-base-communes.csv": 3,
    }.items():
        found = imported(written(tmp_path, name), "--dry-run")
        assert found["counts"]["budgets"] == budgets, name


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("REVN_2021.csv", "2021"),
        ("INSEE_QP2015_REVN_2021_DEP62.CSV", "2021"),
        ("telechargement_2024-05-12_REVN_2021.csv", "2021"),
        ("REVN_2021_corrige_2023.csv", "2021"),
    ],
)
def test_the_edition_is_the_year_that_the_producer_s_name_says(
    tmp_path: Path, name: str, edition: str
) -> None:
    assert imported(file(tmp_path, name, REVN), "--dry-run")["source"]["edition"] == edition


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("revenus.csv", "rien n’y dit l’année de l’édition"),
        ("revenus 2021 et 2023.csv", "plusieurs années (2021, 2023)"),
    ],
)
def test_an_edition_that_the_name_does_not_say_is_asked(
    tmp_path: Path, name: str, said: str
) -> None:
    town()
    path = file(tmp_path, name, REVN)
    found = refused(path)
    assert said in found["said"]
    assert "--edition" in found["said"]
    assert imported(path, "--edition", "2021")["source"]["edition"] == "2021"


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
