"""The import on the command line: what it prints, what it refuses, what it leaves."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from typer.testing import CliRunner, Result

from data.__main__ import app
from data.base.database import migrate
from data.base.service import base_view
from data.importers.formats import COUNTS
from tests.data.importers.made import content_of_base, own_town, unchanged
from tests.data.importers.made_files import FILES, written

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "import.schema.json").read_text("utf-8"))
ROADMAP = """# Feuille de route 2026-2032 par délégation

SÉCURITÉ ET PRÉVENTION

L’adjointe déléguée à la sécurité et à la prévention aura en charge les actions suivantes.

PRÉVENTION

1. Avant l’été 2026, un diagnostic des rues sombres sera présenté au conseil.
2. En lien avec l’adjoint en charge des finances, un plan d’éclairage sera financé.

FINANCES

L’adjoint délégué aux finances aura en charge les actions suivantes.

BUDGET

1. Le budget sera présenté chaque année aux habitants.
3. La dette sera réduite d’ici la fin du mandat.
"""


@pytest.fixture
def roadmap(tmp_path: Path) -> Path:
    path = tmp_path / "feuille.md"
    path.write_text(ROADMAP, "utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def answer(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout)
    Draft202012Validator(SCHEMA).validate(found)
    return found


@pytest.mark.usefixtures("no_base")
def test_a_dry_run_works_without_any_base(roadmap: Path) -> None:
    result = run("import", roadmap, "--dry-run", "--json")
    assert result.exit_code == 0
    found = answer(result)
    assert found["format"] == "feuille-de-route"
    assert found["dry_run"] is True
    assert list(found["counts"])[: len(COUNTS)] == list(COUNTS)
    assert found["counts"]["actions"] == 4
    assert found["counts"]["delegations"] == 2
    assert found["counts"]["supports"] == 1
    assert found["counts"]["deadlines"] == 2
    assert found["changes"]["added"] >= 4
    assert any("2" in one["message"] for one in found["warnings"])
    assert base_view().organisation is None


class TestOwnTown:
    @pytest.fixture(autouse=True)
    def town(self, no_base: Path) -> None:
        migrate()
        own_town()

    def test_it_imports_once(self, roadmap: Path) -> None:
        first = answer(run("import", roadmap, "--json"))
        assert first["batch"] is not None
        version = base_view().version
        again = answer(run("import", roadmap, "--json"))
        assert again["changes"]["added"] == again["changes"]["changed"] == 0
        assert again["changes"]["unchanged"] == first["changes"]["added"]
        assert again["batch"] is None
        assert base_view().version == version

    def test_it_says_what_happened(self, roadmap: Path) -> None:
        result = run("import", roadmap, "--author", "Cabinet")
        assert result.exit_code == 0
        assert "4\u00a0actions" in result.stdout
        assert "À vérifier" in result.stdout
        assert "Cabinet" in run("imports").stdout

    def test_it_is_taken_back(self, roadmap: Path) -> None:
        before = content_of_base()
        number = answer(run("import", roadmap, "--json"))["batch"]
        result = run("undo", str(number))
        assert result.exit_code == 0
        assert content_of_base() == before
        assert run("undo", str(number)).exit_code == 1

    def test_strict_refuses_what_is_unsure(self, tmp_path: Path) -> None:
        path = tmp_path / "longue.md"
        wordy = "un plan " + "de rénovation des rues et des places et des chemins " * 6
        path.write_text(ROADMAP.replace("un plan d’éclairage", wordy), "utf-8")
        with unchanged():
            result = run("import", path, "--strict", "--json")
        assert result.exit_code == 1
        assert answer(result)["error_count"] >= 1
        assert run("import", path).exit_code == 0

    def test_a_table_that_names_nobody_we_know_is_refused_whole(self, tmp_path: Path) -> None:
        path = tmp_path / "valeurs.csv"
        path.write_text(
            "Code de l’indicateur;Territoire;Année;Valeur\n"
            "population;62765;2022;15000\n"
            "population;Atlantide;2022;3\n",
            "utf-8",
        )
        with unchanged():
            result = run("import", path, "--json")
        assert result.exit_code == 1
        error = answer(result)["errors"][0]
        assert "Atlantide" in error["message"]
        assert error["where"]["line"] == 3

    @pytest.mark.parametrize("content", [b"", b"\0\1\2", b"%PDF-1.7\nrien", b"PK\3\4rien"])
    def test_what_cannot_be_read_is_refused_in_french(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "fichier"
        path.write_bytes(content)
        with unchanged():
            result = run("import", path, "--json")
        assert result.exit_code == 1
        assert answer(result)["errors"]
        assert "Traceback" not in run("import", path).output


@pytest.mark.usefixtures("demo_copy")
def test_the_demonstration_refuses_real_values(roadmap: Path) -> None:
    with unchanged():
        result = run("import", roadmap)
    assert result.exit_code == 1
    assert "démonstration" in result.output


def test_misuse_is_told_apart(no_base: Path, roadmap: Path) -> None:
    assert run("import", roadmap, "--as", "inconnu").exit_code == 2
    assert run("import", roadmap.with_name("absent.txt")).exit_code == 2


@pytest.mark.parametrize("format_code", ["actions", "indicateurs", "programmation"])
def test_a_template_is_a_workbook(tmp_path: Path, format_code: str) -> None:
    path = tmp_path / "modele.xlsx"
    assert run("template", format_code, "-o", path).exit_code == 0
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.usefixtures("demo_base")
def test_an_export_comes_back_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "actions.csv"
    assert run("export", "csv", "-o", path, "--plan", "CDV").exit_code == 0
    found = answer(run("import", path, "--json", "--dry-run"))
    assert found["format"] == "actions"
    assert found["changes"]["added"] == found["changes"]["changed"] == 0


@pytest.mark.usefixtures("no_base")
def test_an_official_file_says_its_publication_what_is_kept_and_what_is_left(
    tmp_path: Path,
) -> None:
    migrate()
    own_town()
    path = written(tmp_path, "populations_legales_2022_communes.csv")
    said = run("import", path, "--dry-run").stdout.replace("\u00a0", " ")
    assert "Publication : Populations de référence des communes, 2022, INSEE" in said
    assert "communes de la CA du Pays de Saint-Omer" in said
    assert "Laissé de côté : 1 ligne ne concerne ni la commune" in said
    found = answer(run("import", path, "--json"))
    assert (found["ignored"], found["source"]["edition"]) == (1, "2022")
    assert found["kept"].startswith("Gardés :")


@pytest.mark.usefixtures("no_base")
def test_an_edition_that_nothing_says_is_given_on_the_command_line(tmp_path: Path) -> None:
    migrate()
    own_town()
    path = tmp_path / "donnees_communes.csv"
    path.write_bytes(FILES["populations_legales_2022_communes.csv"])
    with unchanged():
        refused = run("import", path, "--json")
    assert refused.exit_code == 1
    assert "--edition" in answer(refused)["errors"][0]["message"]
    found = answer(run("import", path, "--edition", "2022", "--json"))
    assert found["source"]["edition"] == "2022"
