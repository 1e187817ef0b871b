"""What the screen asks about a spreadsheet before it is read."""

from dataclasses import replace
from pathlib import Path

from data.importers.tables.suggestions import suggestions
from data.mandate.drafts import DelegationDraft
from tests.data.importers.tables.files import TOWN, an_xlsx, opened

CULTURE = DelegationDraft("CUL", "Culture", "Culture et patrimoine", "adjoint")


def test_columns_and_words_of_actions_are_asked_once(tmp_path: Path) -> None:
    rows = [
        ["Projet", "État", "Stade", "Pilote", "Coût"],
        ["Un", "presque", "x", "Cullture", 3],
        ["Deux", "fini", "x", "Culture", 3],
    ]
    sheets = opened(an_xlsx(tmp_path / "a.xlsx", rows)).sheets
    town = replace(TOWN, delegations=(CULTURE,))
    asked = suggestions(sheets, "actions", town)
    assert "plusieurs colonnes peuvent être" in asked.questions[0]
    assert asked.matchings[0].unused == ("Coût",)
    (name,) = asked.words
    assert (name.column, name.word, name.proposed) == ("Pilote", "Cullture", "Culture")
    chosen = replace(
        town, column_choices={"Statut": "État"}, value_choices={"Pilote": {"Cullture": "CUL"}}
    )
    again = suggestions(sheets, "actions", chosen)
    assert again.questions == ()
    (word,) = again.words
    assert (word.column, word.word, word.count) == ("Statut", "presque", 1)
    assert word.expected[0] == "Réalisé"
    words = {"Pilote": {"Cullture": "CUL"}, "Statut": {"presque": "En cours"}}
    settled = replace(chosen, value_choices=words)
    assert suggestions(sheets, "actions", settled).words == ()


def test_words_of_indicators_are_asked(tmp_path: Path) -> None:
    rows = [["Code", "Territoire", 2019, 2020], ["a", "x", "zzz", 3], ["a", "y", "zzz", "s"]]
    asked = suggestions(opened(an_xlsx(tmp_path / "a.xlsx", rows)).sheets, "indicateurs", TOWN)
    assert asked.questions == ()
    assert [(one.column, one.word, one.count) for one in asked.words] == [("Absence", "zzz", 2)]


def test_a_sheet_that_is_nothing_of_ours_asks_for_its_columns(tmp_path: Path) -> None:
    sheets = opened(an_xlsx(tmp_path / "a.xlsx", [["Compte", "Montant"], ["a", 1]])).sheets
    assert "manque" in suggestions(sheets, "actions", TOWN).questions[0]
    assert "ni catalogue" in suggestions(sheets, "indicateurs", TOWN).questions[0]
    assert suggestions((), "actions", TOWN).words == ()
