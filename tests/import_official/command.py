"""The command line as the tests of official files call it, and what it answers."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from typer.testing import CliRunner, Result

from data.__main__ import app
from data.importers.formats import COUNTS
from tests.data.importers.made import unchanged
from tests.data.importers.made_files import FILES

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "import.schema.json").read_text("utf-8"))
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
    "fr-en-annuaire-education.csv": "annuaire-education",
    "Filosofi2021_carreaux_200m_met.csv": "carreaux",
}
REVN = FILES["REVN_2021.csv"].decode("utf-8-sig")


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
