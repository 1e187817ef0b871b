"""The targets of an indicator on its sheet: set by file, told in words, drawn, taken away."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.base.database import migrate
from data.importers import service
from data.overview.service import start_town
from tests.data.importers.tables.files import an_xlsx
from tests.hostile import PAYLOAD
from tests.pages.screens import links, markup, opened, said, tables, troubles
from tests.pages.test_every_page import english

DANGERS = ("<b>x", "[lien](", ":red[y]")


@pytest.fixture
def own_town(no_base: Path, tmp_path: Path) -> Path:
    """Give the test a town of its own."""
    migrate()
    start_town("Saint-Omer", "62765", date(2026, 3, 23), date(2032, 3, 31))
    return tmp_path


def imported(folder: Path, reference: str = "Projet alimentaire") -> None:
    """Save an indicator, its values and a target, as an officer's file does."""
    values: list[Any] = [["bio", "62765", year, 20 + year - 2024] for year in (2024, 2026, 2028)]
    sheets: dict[str, Any] = {
        "Indicateurs": [
            ["Code", "Indicateur", "Thème", "Unité", "Décimales", "Sens favorable"],
            ["bio", "Part du bio", "cantines", "%", 1, "À la hausse"],
        ],
        "Valeurs": [["Code de l’indicateur", "Territoire", "Année", "Valeur"], *values],
        "Cibles": [
            ["Code de l’indicateur", "Territoire", "Année de départ", "Valeur de départ",
             "Échéance", "Cible", "Référence", "Décidée le"],
            ["bio", "62765", 2024, 20, 2032, 30, reference, date(2027, 4, 15)],
        ],
    }  # fmt: skip
    path = an_xlsx(folder / "cibles.xlsx", sheets)
    service.save(service.preview_file(path, path.name), author="Cabinet")


def test_a_town_reads_where_its_target_stands(own_town: Path) -> None:
    imported(own_town)
    screen = opened("indicators", indicateur="bio", au="2029-06-30")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "Saint-Omer : au moins 30,0 % en 2032" in text
    assert "En retard de 1,0 point en 2028" in text
    assert "25,0 % attendus en 2028 ; la valeur est 1,0 point au-dessous, en retard" in text
    assert "40 % du chemin" in text
    assert "en 2034 au rythme actuel" in text
    assert "Projet alimentaire, décidée le 15/04/2027" in text
    assert english(text) == []


def test_the_file_of_targets_is_offered_and_imports_are_linked(own_town: Path) -> None:
    imported(own_town)
    screen = opened("indicators", indicateur="bio", au="2029-06-30")
    (table,) = [one for one in tables(screen.main) if "Cible" in one.columns][:1]
    assert list(table["Référence"]) == ["Projet alimentaire"]
    assert ("Aller aux imports", "imports") in [one[:2] for one in links(screen.main)]


def test_before_the_decision_the_sheet_says_how_to_set_a_target(own_town: Path) -> None:
    imported(own_town)
    screen = opened("indicators", indicateur="bio", au="2027-04-14")
    assert troubles(screen) == []
    text = said(screen.main)
    assert "Aucune cible n’est fixée pour cet indicateur à la date regardée" in text
    assert "Pour fixer une cible" in text
    assert "Projet alimentaire" not in text


@pytest.mark.usefixtures("demo_base")
def test_the_demonstration_has_no_invented_target() -> None:
    screen = opened("indicators", indicateur="median_disposable_income")
    assert troubles(screen) == []
    assert "Aucune cible n’est fixée" in said(screen.main)


def test_a_hostile_reference_is_read_as_typed(own_town: Path) -> None:
    imported(own_town, PAYLOAD)
    screen = opened("indicators", indicateur="bio", au="2029-06-30")
    assert troubles(screen) == []
    assert not [text for text in markup(screen.main) if any(one in text for one in DANGERS)]
