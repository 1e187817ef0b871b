"""A programme into a base and back: recognised, all or nothing, changed, exported, taken back."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from components.data_table import as_xlsx
from data.base.database import migrate
from data.base.problems import RefusedFileError
from data.base.views import Scope
from data.exporters.service import export_content
from data.exporters.spreadsheets import template
from data.importers import service
from data.importers.asking import ask_about
from data.importers.registry import recognised
from data.mandate.contract.programme.cells import lines_table
from data.mandate.contract.programme.columns import PROGRAMME
from data.mandate.contract.programme.service import programme_view
from data.mandate.contract.programme.views import Financer, ProgrammeView
from data.mandate.vocabulary import CreditKind
from tests.contracts import town_with_contract
from tests.data.importers.made import own_town
from tests.data.importers.tables.files import an_ods, an_xlsx, opened

HEADINGS = [
    "Exercice", "Intitulé du projet", "Porteur", "Objectif", "Crédits", "État", "Part EPCI",
    "Ville", "Autres financeurs", "Bilan",
]  # fmt: skip
GARDEN = [2027, "Jardin", "Centre social", "X1.1", "Spécifiques", 1200.5, "2 000", None, 0, None]
WORKSHOP = [2028, "Atelier", "Ville", "Rubrique X1.2", "Droit commun", *[None] * 5]


@pytest.fixture
def scope(no_base: Path) -> Scope:
    migrate()
    return town_with_contract()


def saved(folder: Path, *rows: Any, name: str = "programmation.xlsx") -> Any:
    path = an_xlsx(folder / name, [HEADINGS, *rows])
    return service.save(service.preview_file(path, path.name), author="Évaluation")


def refused(folder: Path, *rows: Any) -> str:
    path = an_xlsx(folder / "refus.xlsx", [HEADINGS, *rows])
    with pytest.raises(RefusedFileError) as caught:
        service.preview_file(path, path.name)
    return " ".join(map(str, caught.value.problems)).replace("\u00a0", " ").replace("\u202f", " ")


def held(scope: Scope) -> ProgrammeView:
    view = programme_view(scope)
    assert view is not None
    return view


def test_a_programme_is_recognised_by_its_headings_and_saved(scope: Scope, tmp_path: Path) -> None:
    report = saved(tmp_path, GARDEN, WORKSHOP)
    assert (report.format, report.added, report.counts["projects"]) == ("programmation", 2, 2)
    garden, workshop = held(scope).lines
    assert (garden.title, garden.objective, garden.credit) == (
        "Jardin", "X1.1", CreditKind.SPECIFIC,
    )  # fmt: skip
    assert dict(garden.amounts_eur) == {
        Financer.STATE: Decimal("1200.50"),
        Financer.EPCI: Decimal(2000),
        Financer.TOWN: None,
        Financer.OTHER: Decimal(0),
    }
    assert (workshop.year, workshop.objective) == (2028, "X1.2")
    assert {one.author for one in held(scope).history} == {"Évaluation"}


def test_an_opendocument_table_is_read_too(scope: Scope, tmp_path: Path) -> None:
    path = an_ods(tmp_path / "p.ods", [HEADINGS, GARDEN])
    assert service.preview_file(path, path.name).reading.format == "programmation"


def test_the_same_file_twice_changes_nothing(scope: Scope, tmp_path: Path) -> None:
    saved(tmp_path, GARDEN, GARDEN)
    again = saved(tmp_path, GARDEN, GARDEN, name="encore.xlsx")
    assert (again.batch_id, again.unchanged, len(held(scope).lines)) == (None, 2, 2)
    assert "déjà ligne 2" in str(again.warnings[0])


def test_a_correction_changes_what_it_says_and_erases_nothing(scope: Scope, tmp_path: Path) -> None:
    saved(tmp_path, GARDEN, WORKSHOP)
    row = [2027, "Jardin", "Régie", None, "Spécifiques", None, None, 300, None, "Ouvert en mai."]
    report = saved(tmp_path, row, name="corrigé.xlsx")
    assert (report.added, report.changed) == (0, 1)
    garden, workshop = held(scope).lines
    assert (garden.bearer, garden.objective, garden.outcome) == ("Régie", "X1.1", "Ouvert en mai.")
    assert garden.amount(Financer.STATE) == Decimal("1200.50")
    assert garden.amount(Financer.TOWN) == Decimal(300)
    assert workshop.title == "Atelier"


def test_what_is_exported_comes_back_unchanged(scope: Scope, tmp_path: Path) -> None:
    saved(tmp_path, GARDEN, WORKSHOP, [2027, "=1+1", "-", "", "Droit commun", 0.01, *[None] * 4])
    for kind in ("xlsx", "csv"):
        path = tmp_path / f"sortie.{kind}"
        export_content(kind, "programmation", path)
        preview = service.preview_file(path, path.name)
        assert preview.reading.format == "programmation"
        assert preview.comparison.changes_nothing
        assert preview.reading.warnings == ()


def test_every_wrong_cell_is_told_by_line_and_column(scope: Scope, tmp_path: Path) -> None:
    told = refused(
        tmp_path,
        GARDEN,
        [None, "A", "B", None, "Droit commun", "12.500", *[None] * 4],
        ["2027", None, "B", None, "Autre", -5, *[None] * 4],
        ["bientôt", "A", None, None, None, 12.125, *[None] * 4],
    )
    for words in (
        "ligne 3, colonne « Exercice » : la cellule est vide",
        "ligne 3, colonne « État » : « 12.500 » : le point se lit de deux façons",
        "ligne 4, colonne « Intitulé du projet » : la cellule est vide",
        "ligne 4, colonne « Crédits » : « Autre » n’est pas connu",
        "ligne 4, colonne « État » : « -5 » : un montant ne peut pas être négatif",
        "ligne 5, colonne « Exercice » : « bientôt » n’est pas une année",
        "ligne 5, colonne « Porteur » : la cellule est vide",
        "ligne 5, colonne « Crédits » : la cellule est vide",
        "ligne 5, colonne « État » : « 12,125 » : un montant s’écrit en euros",
    ):
        assert words in told
    assert held(scope).lines == ()


def test_what_the_contract_does_not_know_is_refused(scope: Scope, tmp_path: Path) -> None:
    told = refused(
        tmp_path,
        [2035, *GARDEN[1:]],
        [2027, "A", "B", "Z9", "Droit commun", 1, *[None] * 4],
    )
    assert "ligne 2, colonne « Année » : le contrat de ville va de 2024 à 2030" in told
    assert "ligne 3, colonne « Objectif » : « Z9 » n’est pas un objectif" in told


@pytest.mark.usefixtures("empty_base")
def test_a_town_without_contract_is_told_to_bring_it_first(tmp_path: Path) -> None:
    own_town()
    assert "aucun contrat de ville n’est connu" in refused(tmp_path, GARDEN)


def test_taking_an_import_back_leaves_the_base_as_it_was(scope: Scope, tmp_path: Path) -> None:
    saved(tmp_path, GARDEN)
    before = held(scope).lines
    row = [2027, "Jardin", "Régie", "X1.3", "Droit commun", 9, *[None] * 4]
    report = saved(tmp_path, row, WORKSHOP, name="suite.xlsx")
    undone = service.undo(report.batch_id)
    assert (undone.removed, undone.restored) == (1, 1)
    (after,) = held(scope).lines
    assert (after.bearer, after.objective, after.credit, after.amounts_eur) == (
        before[0].bearer, before[0].objective, before[0].credit, before[0].amounts_eur,
    )  # fmt: skip


def test_a_table_of_actions_is_not_taken_for_a_programme(scope: Scope, tmp_path: Path) -> None:
    rows = [
        ["Projet", "Porteur", "État", "Commune", "Échéance"],
        ["Jardin", "A", "Réalisé", "B", 1],
    ]
    path = an_xlsx(tmp_path / "suivi.xlsx", rows)
    assert recognised(opened(path)).code == "actions"
    with pytest.raises(RefusedFileError, match=r"Crédits.+ manque"):
        service.preview_file(path, path.name, format_code="programmation")


def test_the_screen_asks_for_columns_and_for_unknown_credits(scope: Scope, tmp_path: Path) -> None:
    rows = [HEADINGS, [*GARDEN[:4], "Fonds propres", *GARDEN[5:]]]
    path = an_xlsx(tmp_path / "p.xlsx", rows)
    asked = ask_about(path, path.name)
    assert asked is not None
    assert [(one.column, one.word) for one in asked.words] == [("Crédits", "Fonds propres")]


def test_the_template_is_recognised_and_says_that_it_is_empty(scope: Scope, tmp_path: Path) -> None:
    path = tmp_path / "modele.xlsx"
    template("programmation", path)
    with pytest.raises(RefusedFileError, match="aucun projet") as caught:
        service.preview_file(path, path.name)
    assert caught.value.format_code == "programmation"
    asked = ask_about(path, path.name)
    assert asked is not None
    assert len(asked.matchings[0].settled) == len(PROGRAMME)


def test_what_the_screen_gives_comes_back_unchanged(scope: Scope, tmp_path: Path) -> None:
    saved(tmp_path, GARDEN, WORKSHOP)
    view = held(scope)
    table = lines_table(view.lines, view.objectives, view.quarters)
    path = tmp_path / "ecran.xlsx"
    path.write_bytes(as_xlsx(table))
    preview = service.preview_file(path, path.name)
    assert preview.reading.format == "programmation"
    assert preview.comparison.changes_nothing
