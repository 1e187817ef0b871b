"""A PPI into a base and back: recognised, all or nothing, changed, exported, taken back."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from components.data_table import as_xlsx
from data.base.comparison import Difference
from data.base.database import migrate
from data.base.problems import RefusedFileError
from data.base.views import Scope
from data.exporters.service import export_content
from data.exporters.spreadsheets import template
from data.finances.investments.cells import flat_table
from data.finances.investments.service import held_operations
from data.finances.investments.views import Measure, Operation
from data.importers import service
from data.importers.asking import ask_about
from data.importers.registry import recognised
from tests.data.finances.investments.made import town
from tests.data.importers.tables.files import an_xlsx, opened

OPERATIONS = [
    "Programme", "Intitulé du programme", "AP votée", "Date de l’AP", "N° d’opération",
    "Intitulé de l’opération", "Budget", "Actions", "Quartiers",
]  # fmt: skip
YEARS = ["Opération", "Exercice", "Prévu", "CP", "Engagé", "Mandaté", "RAR", "Subventions prévues"]
SCHOOL = [
    "ECO", "Écoles", 500_000, date(2027, 3, 18), "0101", "École", "principal", "1", "Q1 ; Sud",
]  # fmt: skip
YARD = ["ECO", None, None, None, "0102", "Cour", None, None, None]
FIRST = ["0101", 2027, 1200.5, "1 000", None, 0, None, None]
SECOND = ["0102", 2028, 300, None, None, None, None, "100"]


@pytest.fixture
def scope(no_base: Path) -> Scope:
    migrate()
    return town()


def a_book(path: Path, operations: list[Any], years: list[Any]) -> Path:
    sheets = {"Opérations": [OPERATIONS, *operations], "Années": [YEARS, *years]}
    return an_xlsx(path, sheets)


def saved(folder: Path, operations: list[Any], years: list[Any], name: str = "ppi.xlsx") -> Any:
    path = a_book(folder / name, operations, years)
    return service.save(service.preview_file(path, path.name), author="Finances")


def refused(folder: Path, operations: list[Any], years: list[Any]) -> str:
    path = a_book(folder / "refus.xlsx", operations, years)
    with pytest.raises(RefusedFileError) as caught:
        service.preview_file(path, path.name)
    return " ".join(map(str, caught.value.problems)).replace("\u00a0", " ").replace("\u202f", " ")


def held(scope: Scope) -> tuple[Operation, ...]:
    return held_operations(scope)[0]


def test_a_ppi_is_recognised_by_its_sheets_and_saved(scope: Scope, tmp_path: Path) -> None:
    report = saved(tmp_path, [SCHOOL, YARD], [FIRST, SECOND])
    assert (report.format, report.added) == ("ppi", 5)
    assert (report.counts["investment_operations"], report.counts["operation_years"]) == (2, 2)
    school, yard = held(scope)
    assert (school.code, school.budget, school.programme.authorised_eur) == (
        "0101", "principal", Decimal(500_000),
    )  # fmt: skip
    assert [one.code for one in school.territories] == ["Q1", "Q2"]
    assert [one.reference for one in school.actions] == ["1"]
    (money,) = school.years
    assert money.typed(Measure.PLANNED) == Decimal("1200.50")
    assert money.typed(Measure.OPENED) == Decimal(1000)
    assert money.typed(Measure.COMMITTED) is None
    assert money.typed(Measure.EXECUTED) == 0
    assert yard.programme == school.programme


def test_the_same_workbook_twice_changes_nothing(scope: Scope, tmp_path: Path) -> None:
    saved(tmp_path, [SCHOOL, YARD], [FIRST, SECOND])
    again = saved(tmp_path, [SCHOOL, YARD], [FIRST, SECOND], "encore.xlsx")
    assert (again.batch_id, again.unchanged) == (None, 5)


def test_a_correction_changes_what_it_says_and_erases_nothing(scope: Scope, tmp_path: Path) -> None:
    saved(tmp_path, [SCHOOL, YARD], [FIRST, SECOND])
    corrected = ["ECO", None, 600_000, None, "0101", "École du centre", None, None, None]
    year = ["0101", 2027, None, None, 900, None, None, None]
    path = a_book(tmp_path / "suite.xlsx", [corrected], [year])
    preview = service.preview_file(path, path.name)
    lines = {
        one.code: [field.name for field in one.fields]
        for one in preview.comparison.lines
        if one.difference is Difference.CHANGED
    }
    assert lines == {
        "Programme ECO": ["AP votée (€)"],
        "0101": ["Intitulé de l’opération"],
        "0101 · 2027": ["Engagé (€)"],
    }
    service.save(preview)
    school, yard = held(scope)
    assert (school.title, len(school.actions), len(school.territories)) == ("École du centre", 1, 2)
    assert school.years[0].typed(Measure.PLANNED) == Decimal("1200.50")
    assert school.years[0].typed(Measure.COMMITTED) == 900
    assert yard.title == "Cour"


def test_a_wrong_year_in_the_last_line_saves_nothing(scope: Scope, tmp_path: Path) -> None:
    told = refused(tmp_path, [SCHOOL], [FIRST, ["0101", "bientôt", 1, *[None] * 5]])
    assert "Feuille « Années », ligne 3, colonne « Exercice » : « bientôt » n’est pas" in told
    assert held(scope) == ()


def test_every_wrong_cell_is_told_by_sheet_line_and_column(scope: Scope, tmp_path: Path) -> None:
    told = refused(
        tmp_path,
        [SCHOOL, [None, None, "12.500", "jamais", "0103", None, None, None, None], SCHOOL],
        [FIRST, FIRST, ["0101", None, -5, *[None] * 5]],
    )
    for words in (
        "Feuille « Opérations », ligne 3, colonne « Programme » : la cellule est vide",
        "ligne 3, colonne « AP votée » : « 12.500 » : le point se lit de deux façons",
        "ligne 3, colonne « Date de l’AP » : « jamais » n’est pas une date",
        "ligne 3, colonne « Intitulé de l’opération » : la cellule est vide",
        "ligne 4, colonne « N° d’opération » : l’opération « 0101 » est déjà décrite ligne 2",
        "Feuille « Années », ligne 3, colonne « Exercice » : l’exercice 2027 de l’opération",
        "ligne 4, colonne « Exercice » : la cellule est vide",
        "ligne 4, colonne « Prévu » : « -5 » : un montant ne peut pas être négatif",
    ):
        assert words in told, told


def test_what_the_base_does_not_know_is_refused(scope: Scope, tmp_path: Path) -> None:
    told = refused(
        tmp_path,
        [["NEW", None, None, None, "0101", "École", "annexe", "Z9 ; 1", "Est"]],
        [["0999", 2027, 1, *[None] * 5]],
    )
    for words in (
        "colonne « Budget » : « annexe » n’est pas un budget connu",
        "colonne « Actions » : « Z9 » n’est le code d’aucune action",
        "colonne « Territoires » : « Est » n’est pas un territoire connu",
        "le programme « NEW » est nouveau et n’a pas d’intitulé",
        "Feuille « Années », ligne 2, colonne « Opération » : « 0999 » n’est le numéro d’aucune",
    ):
        assert words in told, told


def test_two_rows_of_a_programme_must_say_the_same_ap(scope: Scope, tmp_path: Path) -> None:
    other = ["ECO", "Écoles", 1, None, "0102", "Cour", None, None, None]
    told = refused(tmp_path, [SCHOOL, other], [])
    assert "ligne 3, colonne « AP votée (€) » : « 1 » : le programme ECO a déjà « 500 000 »" in told


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_is_exported_comes_back_unchanged(scope: Scope, tmp_path: Path, kind: str) -> None:
    hostile = ["ECO", None, None, None, "=1+1", "@SUM(A1)", None, None, None]
    saved(tmp_path, [SCHOOL, YARD, hostile], [FIRST, ["=1+1", 2027, 0.01, *[None] * 5]])
    path = tmp_path / f"sortie.{kind}"
    export_content(kind, "ppi", path)
    preview = service.preview_file(path, path.name)
    assert preview.reading.format == "ppi"
    assert preview.comparison.changes_nothing
    assert preview.reading.warnings == ()
    if kind == "csv":
        cells = [
            cell for row in csv.reader(path.read_text("utf-8-sig").splitlines()) for cell in row
        ]
        assert not [cell for cell in cells if cell[:1] in {"=", "@"}]


def test_what_the_screen_gives_comes_back_unchanged(scope: Scope, tmp_path: Path) -> None:
    saved(tmp_path, [SCHOOL, YARD], [FIRST])
    path = tmp_path / "ecran.xlsx"
    path.write_bytes(as_xlsx(flat_table(*held_operations(scope)), (("Contenu", "PPI"),)))
    preview = service.preview_file(path, path.name)
    assert preview.reading.format == "ppi"
    assert preview.comparison.changes_nothing


def test_one_flat_sheet_has_operations_and_their_years(scope: Scope, tmp_path: Path) -> None:
    headings = [*OPERATIONS, *YEARS[1:]]
    rows = [headings, [*SCHOOL, *FIRST[1:]], [*SCHOOL, 2028, 7, *[None] * 5], [*YARD, *[None] * 7]]
    path = an_xlsx(tmp_path / "plat.xlsx", rows)
    service.save(service.preview_file(path, path.name))
    school, yard = held(scope)
    assert [one.year for one in school.years] == [2027, 2028]
    assert yard.years == ()


def test_taking_an_import_back_leaves_the_base_as_it_was(scope: Scope, tmp_path: Path) -> None:
    saved(tmp_path, [SCHOOL], [FIRST])
    before = held(scope)
    other = ["SPO", "Sports", None, None, "0101", "Autre", None, None, None]
    report = saved(tmp_path, [other, YARD], [["0101", 2027, 9, *[None] * 5], SECOND], "suite.xlsx")
    assert held(scope)[0].title != before[0].title
    service.undo(report.batch_id)
    (after,) = held(scope)
    assert (after.title, after.programme.code, after.years, after.actions) == (
        before[0].title, "ECO", before[0].years, before[0].actions,
    )  # fmt: skip


def test_a_workbook_of_amounts_alone_completes_the_base(scope: Scope, tmp_path: Path) -> None:
    saved(tmp_path, [SCHOOL], [FIRST])
    # A spreadsheet that took the number for an amount lost its zeros.
    path = an_xlsx(tmp_path / "années.xlsx", [YEARS, [101, 2028, 1, *[None] * 5]])
    assert service.preview_file(path, path.name).comparison.counted(Difference.ADDED) == 1
    path = an_xlsx(tmp_path / "fausses.xlsx", [YEARS, ["9", 2028, 1, *[None] * 5]])
    with pytest.raises(RefusedFileError, match="numéro d’aucune opération"):
        service.preview_file(path, path.name)


def test_a_table_of_actions_is_not_taken_for_a_ppi(tmp_path: Path) -> None:
    rows = [["Code", "Action", "Pilote", "Statut", "Budget"], ["A1", "Jardin", "X", "Réalisé", 12]]
    assert recognised(opened(an_xlsx(tmp_path / "suivi.xlsx", rows))).code == "actions"


def test_the_template_is_recognised_and_says_that_it_is_empty(scope: Scope, tmp_path: Path) -> None:
    path = tmp_path / "modele.xlsx"
    template("ppi", path)
    with pytest.raises(RefusedFileError, match="aucune opération") as caught:
        service.preview_file(path, path.name)
    assert caught.value.format_code == "ppi"
    asked = ask_about(path, path.name)
    assert asked is not None
    assert [one.sheet for one in asked.matchings] == ["Opérations", "Années"]
    assert asked.questions == ()
